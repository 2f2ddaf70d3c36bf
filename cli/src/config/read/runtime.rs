//! The place of the support crate: the key `runtime` of a crate comes in, a checked [`Runtime`] goes out.

use std::path::Path;

use smithy_codegen::options::toml_string;
use smithy_codegen::{GitReference, RuntimeSource};
use smithy_model::{Diagnostic, Diagnostics};
use toml::de::DeTable;

use super::super::table::{Table, Text};
use super::super::{codes, Runtime};
use super::requirement;
use crate::{paths, support};

/// Where the support crate is: one of `vendored`, `path`, `git` and `version`.
pub(super) fn read(
    table: &mut Table<'_, '_>,
    folder: &Path,
    found: &mut Diagnostics,
) -> Option<Runtime> {
    const HELP: &str = "say where the support crate is: runtime = { vendored = \"…\" } with a folder to which it is \
                        written, { path = \"…\" } with the folder `runtime` of the generator's repository, \
                        { git = \"…\", rev = \"…\" } or { version = \"…\" }";
    table.require("runtime", HELP, found);
    let (inner, origin) = table.table("runtime", found)?;
    let mut inner = Table::new(inner, origin, "`runtime`");
    let before = found.len();
    let vendored = inner.text("vendored", found);
    let path = inner.text("path", found);
    let url = inner.text("git", found);
    let version = inner.text("version", found);
    let mut named = |key, reference: fn(String) -> GitReference| {
        let name = inner.text(key, found);
        name.map(|name| reference(name.value))
    };
    let references = [
        named("rev", GitReference::Revision),
        named("branch", GitReference::Branch),
        named("tag", GitReference::Tag),
    ];
    let mut references: Vec<GitReference> = references.into_iter().flatten().collect();
    inner.refuse_unknown_keys(found);
    if let Some(text) = &version {
        let help = "write it as in any manifest: runtime = { version = \"1.2\" }";
        text.checked("version", requirement::check, help, found);
    }
    if found.len() > before {
        // A wrong value or a misspelt key would be reported a second time, as a missing one.
        return None;
    }

    let source = match (vendored, path, url, version) {
        (Some(path), None, None, None) => {
            Runtime::vendored_in(paths::absolute(&folder.join(path.value)))
        }
        (None, Some(path), None, None) => in_folder(&path, folder, found)?,
        (None, None, Some(url), None) if references.len() <= 1 => {
            Runtime::Source(RuntimeSource::Git {
                url: url.value,
                reference: references.pop(),
            })
        }
        (None, None, None, Some(version)) => Runtime::Source(RuntimeSource::Version(version.value)),
        _ => {
            let message =
                "`runtime` must say exactly one of `vendored`, `path`, `git` and `version`, \
                           and with `git` at most one of `rev`, `branch` and `tag`";
            let origin = inner.origin.clone();
            found.push(Diagnostic::error(codes::INVALID_VALUE, message, origin).help(HELP));
            return None;
        }
    };
    if !references.is_empty() {
        let message = "`rev`, `branch` and `tag` go with `git` alone";
        let origin = inner.origin.clone();
        found.push(Diagnostic::error(codes::INVALID_VALUE, message, origin).help(HELP));
        return None;
    }
    Some(source)
}

/// A support crate in a folder. It is written by hand, so it has to be there before anything is generated.
fn in_folder(path: &Text, folder: &Path, found: &mut Diagnostics) -> Option<Runtime> {
    let full = paths::absolute(&folder.join(&path.value));
    if let Err(problem) = is_support_crate(&full) {
        let help = format!(
            "{problem}; the support crate is the folder `runtime` of the generator's repository; \
             {{ vendored = \"…\" }} has it written"
        );
        found.push(path.invalid("path", "is not the folder of the support crate", help));
        return None;
    }
    Some(match Path::new(&path.value).is_absolute() {
        true => Runtime::Source(RuntimeSource::Path(path.value.clone())),
        false => Runtime::Folder(full),
    })
}

/// Whether the package in a folder is the one that generated crates name; otherwise what is wrong.
pub(crate) fn is_support_crate(folder: &Path) -> Result<(), String> {
    let manifest = folder.join("Cargo.toml");
    let text = std::fs::read_to_string(&manifest);
    let text = text.map_err(|_| format!("there is no Cargo.toml in {}", paths::shown(folder)))?;
    let table = DeTable::parse(&text).ok();
    let package = table
        .as_ref()
        .and_then(|table| table.get_ref().get("package"));
    let name = package.and_then(|package| package.get_ref().get("name")?.get_ref().as_str());
    match name {
        Some(support::NAME) => Ok(()),
        Some(other) => Err(format!(
            "the package in {} is {}",
            paths::shown(folder),
            other.escape_debug()
        )),
        None => Err(format!("{} names no package", paths::shown(&manifest))),
    }
}

impl Runtime {
    /// The value of `runtime` in a `codegen.toml` of this folder.
    pub(crate) fn text(&self, folder: &Path) -> String {
        let quoted = |text: &str| toml_string(text);
        let (key, value, reference) = match self {
            Runtime::Folder(path) => ("path", &paths::relative(folder, path), None),
            Runtime::Vendored { folder: path, .. } => {
                ("vendored", &paths::relative(folder, path), None)
            }
            Runtime::Source(RuntimeSource::Path(path) | RuntimeSource::Published { path, .. }) => {
                ("path", path, None)
            }
            Runtime::Source(RuntimeSource::Version(version)) => ("version", version, None),
            Runtime::Source(RuntimeSource::Git { url, reference }) => {
                ("git", url, reference.as_ref())
            }
        };
        let reference = reference.map_or_else(String::new, |reference| match reference {
            GitReference::Revision(name) => format!(", rev = {}", quoted(name)),
            GitReference::Branch(name) => format!(", branch = {}", quoted(name)),
            GitReference::Tag(name) => format!(", tag = {}", quoted(name)),
        });
        format!("{{ {key} = {}{reference} }}", quoted(value))
    }
}
