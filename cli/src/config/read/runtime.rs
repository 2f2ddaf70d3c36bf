//! Where the support crate is: the key `runtime` of a crate comes in, a checked [`Runtime`] goes out.

use std::path::Path;

use smithy_codegen::{GitReference, RuntimeSource};
use smithy_model::{Diagnostic, Diagnostics};

use super::super::table::{Table, Text};
use super::super::{codes, Runtime};
use crate::paths;

/// Where the support crate is: one of `path`, `git` and `version`.
pub(super) fn read(
    table: &mut Table<'_, '_>,
    folder: &Path,
    found: &mut Diagnostics,
) -> Option<Runtime> {
    const HELP: &str = "say where the support crate is: runtime = { path = \"../runtime\" }, \
                        { git = \"…\", rev = \"…\" } or { version = \"…\" }";
    if !table.has("runtime") {
        found.push(table.missing("runtime").help(HELP));
    }
    let (inner, origin) = table.table("runtime", found)?;
    let mut inner = Table::new(inner, origin, "`runtime`");
    let path = inner.text("path", found);
    let url = inner.text("git", found);
    let version = inner.text("version", found);
    let revision = inner
        .text("rev", found)
        .map(|text| GitReference::Revision(text.value));
    let branch = inner
        .text("branch", found)
        .map(|text| GitReference::Branch(text.value));
    let tag = inner
        .text("tag", found)
        .map(|text| GitReference::Tag(text.value));
    let before = found.len();
    inner.refuse_unknown_keys(found);
    if found.len() > before {
        // A misspelt key would be reported once more, as a missing one.
        return None;
    }

    let mut references: Vec<GitReference> = [revision, branch, tag].into_iter().flatten().collect();
    let source = match (path, url, version) {
        (Some(path), None, None) => in_folder(&path, folder, found)?,
        (None, Some(url), None) if references.len() <= 1 => Runtime::Source(RuntimeSource::Git {
            url: url.value,
            reference: references.pop(),
        }),
        (None, None, Some(version)) => Runtime::Source(RuntimeSource::Version(version.value)),
        _ => {
            let message = "`runtime` must say exactly one of `path`, `git` and `version`, \
                           and with `git` at most one of `rev`, `branch` and `tag`";
            let origin = inner.origin.clone();
            found.push(Diagnostic::error(codes::INVALID_VALUE, message, origin).help(HELP));
            return None;
        }
    };
    if !references.is_empty() {
        let message = "`rev`, `branch` and `tag` go with `git` alone";
        let origin = inner.origin.clone();
        found.push(Diagnostic::error(codes::INVALID_VALUE, message, origin));
        return None;
    }
    Some(source)
}

/// A support crate in a folder. It is written by hand, so it has to be there before anything is generated.
fn in_folder(path: &Text, folder: &Path, found: &mut Diagnostics) -> Option<Runtime> {
    let full = paths::absolute(&folder.join(&path.value));
    if !full.join("Cargo.toml").is_file() {
        let help = format!(
            "there is no Cargo.toml in {}; the support crate is the folder `runtime` of the generator",
            paths::shown(&full)
        );
        found.push(
            path.invalid("path", "is not the folder of a crate")
                .help(help),
        );
        return None;
    }
    Some(match Path::new(&path.value).is_absolute() {
        true => Runtime::Source(RuntimeSource::Path(path.value.clone())),
        false => Runtime::Folder(full),
    })
}
