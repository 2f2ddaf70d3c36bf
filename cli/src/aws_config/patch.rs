//! `[patch.crates-io]` of a manifest: its text and the folders of crates come in, the new text goes out.

use std::path::{Path, PathBuf};

use toml_edit::{InlineTable, Item, Table, TableLike};

use crate::config::edited::edited;
use crate::paths;

/// The names by which manifests call the registry.
const REGISTRY: [&str; 2] = ["crates-io", "https://github.com/rust-lang/crates.io-index"];

/// The text of a manifest in a folder, with a line for each crate, by package and folder. Everything else in it stays.
///
/// # Errors
///
/// Why that is not possible, such as that a line replaces a crate already.
pub(super) fn patched(
    text: &str,
    root: &Path,
    crates: &[(&str, PathBuf)],
) -> Result<String, String> {
    edited(text, |document| {
        let patch = inner(document.as_table_mut(), "patch", true)?;
        let name = REGISTRY.into_iter().find(|name| patch.contains_key(name));
        let name = name.unwrap_or(REGISTRY[0]);
        let registry = inner(patch, name, false)?;
        for (package, folder) in crates {
            let relative = paths::relative(root, folder);
            match place(registry, package) {
                None => {
                    let mut line = InlineTable::new();
                    line.insert("path", relative.into());
                    registry.insert(package, Item::Value(line.into()));
                }
                Some(Some(there)) if paths::is_same(&root.join(&there), folder) => {}
                Some(_) => {
                    return Err(format!(
                        "[patch.{name}] replaces {package} already, and not by {package} = {{ path = \"{relative}\" }}"
                    ))
                }
            }
        }
        Ok(())
    })
}

/// The path of the line for a package, if there is such a line; it may have no path.
fn place(registry: &dyn TableLike, package: &str) -> Option<Option<String>> {
    let mut lines = registry.iter();
    let (_, line) = lines.find(|(key, line)| {
        let renamed = line.get("package").and_then(Item::as_str);
        renamed.unwrap_or(key) == package
    })?;
    let path = line.get("path").and_then(Item::as_str);
    Some(path.map(str::to_owned))
}

/// The table of a key, which is made if it is not there. An implicit one has no header of its own.
fn inner<'t>(
    table: &'t mut dyn TableLike,
    key: &str,
    implicit: bool,
) -> Result<&'t mut dyn TableLike, String> {
    let new = || {
        let mut table = Table::new();
        table.set_implicit(implicit);
        Item::Table(table)
    };
    let inner = table.entry(key).or_insert_with(new).as_table_like_mut();
    inner.ok_or_else(|| format!("`{key}` is not a table"))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::patched;

    fn with(text: &str) -> Result<String, String> {
        let root = Path::new("/a");
        patched(text, root, &[("aws-sdk-sts", root.join("clients/sts"))])
    }

    #[test]
    fn a_line_is_added_once_and_the_rest_stays() {
        let first = with("[package]\nname = \"a\" # mine\n").unwrap();
        let line = "aws-sdk-sts = { path = \"clients/sts\" }\n";
        assert_eq!(
            first,
            format!("[package]\nname = \"a\" # mine\n\n[patch.crates-io]\n{line}")
        );
        assert_eq!(with(&first), Ok(first));
        let own = "[patch.crates-io]\nother = { path = \"o\" } # why\n";
        assert_eq!(with(own), Ok(format!("{own}{line}")));
    }

    #[test]
    fn lines_in_other_forms_are_seen() {
        for text in [
            "patch.crates-io.aws-sdk-sts.path = \"./clients/sts\"\n",
            "[patch]\ncrates-io = { aws-sdk-sts = { path = \"/a/clients/sts\" } }\n",
            "[patch.crates-io]\nsts2 = { package = \"aws-sdk-sts\", path = \"clients/sts\" }\n",
            "[patch.\"https://github.com/rust-lang/crates.io-index\"]\naws-sdk-sts = { path = \"clients/sts\" }\n",
        ] {
            assert_eq!(with(text).as_deref(), Ok(text));
        }
    }

    #[test]
    fn a_line_of_the_user_is_never_changed() {
        let refused = with("[patch.crates-io]\naws-sdk-sts = { git = \"g\" }\n");
        assert!(refused
            .unwrap_err()
            .contains("replaces aws-sdk-sts already"));
        assert!(with("patch = 1").is_err());
        assert!(with("[").is_err());
    }
}
