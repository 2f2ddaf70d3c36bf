//! The public surface of a generated crate: two sets of source files come in, and the public items that
//! one has and the other lacks go out. So a user learns of removed items before the compiler reports them.
//!
//! Paths are those that a user writes: re-exports are followed, private modules are not named.

mod collect;
mod resolve;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use collect::SourceTree;
pub use resolve::Surface;

/// The change that a regeneration makes to the public items of a crate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SurfaceChange {
    /// Items that disappear, sorted by path, without the members of types that disappear.
    pub removed: Vec<PublicItem>,
    /// How many items are new.
    pub added: usize,
}

/// A public item.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PublicItem {
    /// Its path in the crate, without the crate's name.
    pub path: String,
    /// The word for its kind: `struct`, `enum`, `variant`, `field`, `method`, …
    pub kind: &'static str,
}

/// Reads the public items out of the Rust files of a crate, given as paths (`src/types.rs`) and texts.
///
/// A file that does not parse counts as empty.
pub fn surface<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Surface {
    let mut tree = SourceTree::default();
    for (path, text) in files {
        if let Some(module) = module_path(path) {
            if let Ok(file) = syn::parse_file(text) {
                tree.add_items(&module, &file.items);
            }
        }
    }
    tree.public_items()
}

/// The files that decide about public items when some files of a crate change: these, the files of the modules above them,
/// and those that re-export from them. The items of all other files stay.
pub fn bearing_files<'a>(
    files: impl IntoIterator<Item = (&'a str, &'a str)>,
    changed: &BTreeSet<&str>,
) -> BTreeSet<&'a str> {
    let mut modules = BTreeSet::from(["src/lib".to_owned()]);
    let mut names = BTreeSet::new();
    for path in changed {
        let folders = path
            .match_indices('/')
            .filter_map(|(end, _)| path.get(..end));
        modules.extend(folders.map(str::to_owned));
        let stem = path.strip_suffix(".rs").unwrap_or(path);
        names.extend(stem.rsplit('/').find(|part| *part != "mod"));
    }
    let bears = |path: &str, text: &str| {
        let module = path.strip_suffix(".rs").unwrap_or(path);
        let module = module.strip_suffix("/mod").unwrap_or(module);
        changed.contains(path) || modules.contains(module) || exports_from(text, &names)
    };
    let bearing = files.into_iter().filter(|(path, text)| bears(path, text));
    bearing.map(|(path, _)| path).collect()
}

/// Whether a re-export in a file names one of some modules.
fn exports_from(text: &str, modules: &BTreeSet<&str>) -> bool {
    text.match_indices("pub use ").any(|(start, _)| {
        let statement = text.get(start..).unwrap_or_default().split(';').next();
        let mut words = statement
            .unwrap_or_default()
            .split(|c: char| !(c.is_alphanumeric() || c == '_'));
        words.any(|word| modules.contains(word))
    })
}

/// Compares two surfaces.
pub fn compare(old: &Surface, new: &Surface) -> SurfaceChange {
    let is_gone = |path: &str| old.contains_key(path) && !new.contains_key(path);
    let removed = old
        .iter()
        .filter(|(path, _)| is_gone(path))
        .filter(|(path, _)| {
            // The item around it is listed instead.
            !path
                .rsplit_once("::")
                .is_some_and(|(parent, _)| is_gone(parent))
        })
        .map(|(path, kind)| PublicItem {
            path: path.clone(),
            kind,
        })
        .collect();
    let added = new.keys().filter(|path| !old.contains_key(*path)).count();
    SurfaceChange { removed, added }
}

/// The module that a source file is: `src/types/builders.rs` is `types`, `builders`; none for files that
/// are not below `src`.
fn module_path(path: &str) -> Option<Vec<String>> {
    let inner = path.strip_prefix("src/")?.strip_suffix(".rs")?;
    let mut parts: Vec<String> = inner.split('/').map(str::to_owned).collect();
    if parts.last().is_some_and(|last| last == "mod") || inner == "lib" {
        parts.pop();
    }
    Some(parts)
}
