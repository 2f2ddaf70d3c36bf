//! Reading `codegen.toml`: its text comes in, the crates that it asks for go out.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use smithy_codegen::options::InvalidOption;
use smithy_codegen::{GitReference, PackageName, PackageVersion, RuntimeSource};
use smithy_model::{Diagnostic, Diagnostics, Origin, SourceFile};
use toml::de::DeTable;

use super::table::{parse, Table, Text};
use super::{codes, CrateConfig};
use crate::paths;

/// The version of a crate for which none is given.
pub const DEFAULT_VERSION: &str = "0.1.0";

/// All crates of a configuration file; paths are resolved against `folder`.
pub(super) fn crates(file: &SourceFile, folder: &Path) -> Result<Vec<CrateConfig>, Diagnostics> {
    let origin = Origin::file(file.name());
    let document = parse(file)?;
    let mut found = Diagnostics::new();
    let mut root = Table::new(document.get_ref(), origin, "the file");
    let mut crates = Vec::new();
    for (table, origin) in root.tables("crate", &mut found) {
        crates.extend(one_crate(table, origin, folder, &mut found));
    }
    if !root.has("crate") {
        let help = "say in a table `[[crate]]` what to generate: models, output, runtime";
        found.push(root.missing("crate").help(help));
    }
    root.refuse_unknown_keys(&mut found);
    refuse_shared_outputs(&crates, &mut found);
    if found.has_errors() {
        Err(found)
    } else {
        Ok(crates)
    }
}

/// One crate; none when something is wrong with it.
fn one_crate(
    table: &DeTable<'_>,
    origin: Origin,
    folder: &Path,
    found: &mut Diagnostics,
) -> Option<CrateConfig> {
    let mut table = Table::new(table, origin.clone(), "[[crate]]");
    let models = models(&mut table, folder, found);
    let service = table.text("service", found).map(|text| text.value);
    let operations = table.texts("operations", found).unwrap_or_default();
    let protocol = table.text("protocol", found).map(|text| text.value);
    let output = table.required("output", found);
    let package = match (table.text("package", found), &output) {
        (Some(text), _) => check("package", &text, PackageName::new, found),
        // A crate without a name of its own is called like its folder.
        (None, Some(text)) => {
            let of_folder = |path: &str| PackageName::of_folder(Path::new(path));
            check("package", text, of_folder, found)
        }
        (None, None) => None,
    };
    let version = match table.text("version", found) {
        Some(text) => check("version", &text, PackageVersion::new, found),
        None => PackageVersion::new(DEFAULT_VERSION).ok(),
    };
    let runtime = runtime(&mut table, folder, found);
    table.refuse_unknown_keys(found);
    Some(CrateConfig {
        models: models?,
        service,
        operations: operations.into_iter().map(|text| text.value).collect(),
        protocol,
        output: folder.join(output?.value),
        package: package?,
        version: version?,
        runtime: runtime?,
        origin,
    })
}

/// The model files, at least one.
fn models(
    table: &mut Table<'_, '_>,
    folder: &Path,
    found: &mut Diagnostics,
) -> Option<Vec<PathBuf>> {
    if !table.has("models") {
        let help = "name the model files: models = [\"model.json\"]";
        found.push(table.missing("models").help(help));
    }
    let texts = table.texts("models", found)?;
    if texts.is_empty() {
        let message = "`models` names no file";
        found.push(Diagnostic::error(
            codes::INVALID_VALUE,
            message,
            table.origin.clone(),
        ));
        return None;
    }
    Some(texts.iter().map(|text| folder.join(&text.value)).collect())
}

/// A text that has to pass a check.
fn check<T>(
    key: &str,
    text: &Text,
    check: impl Fn(&str) -> Result<T, InvalidOption>,
    found: &mut Diagnostics,
) -> Option<T> {
    match check(&text.value) {
        Ok(value) => Some(value),
        Err(InvalidOption(reason)) => {
            found.push(text.invalid(key, reason));
            None
        }
    }
}

/// Where the support crate is: one of `path`, `git` and `version`.
fn runtime(
    table: &mut Table<'_, '_>,
    folder: &Path,
    found: &mut Diagnostics,
) -> Option<RuntimeSource> {
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
        (Some(path), None, None) => {
            let full = paths::absolute(&folder.join(path.value));
            RuntimeSource::Path(full.display().to_string())
        }
        (None, Some(url), None) if references.len() <= 1 => RuntimeSource::Git {
            url: url.value,
            reference: references.pop(),
        },
        (None, None, Some(version)) => RuntimeSource::Version(version.value),
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

/// Two crates in one folder would remove each other's files, and so would one in a folder of the other.
fn refuse_shared_outputs(crates: &[CrateConfig], found: &mut Diagnostics) {
    let mut taken = BTreeMap::new();
    for one in crates {
        let folder = folder_of(one);
        let other = *taken.entry(folder.clone()).or_insert(one);
        if !std::ptr::eq(one, other) {
            let message = format!(
                "two crates have the output folder {}",
                paths::shown(&folder)
            );
            found.push(
                Diagnostic::error(codes::SHARED_OUTPUT, message, one.origin.clone())
                    .related(other.origin.clone())
                    .help("give each crate a folder of its own"),
            );
        }
    }
    for (folder, one) in &taken {
        let mut around = folder.ancestors().skip(1);
        let around = around.find_map(|above| taken.get_key_value(above));
        if let Some((outer, other)) = around {
            let message = format!(
                "the output folder {} of {} lies in {}, that of {}",
                paths::shown(folder),
                one.package,
                paths::shown(outer),
                other.package,
            );
            found.push(
                Diagnostic::error(codes::SHARED_OUTPUT, message, one.origin.clone())
                    .related(other.origin.clone())
                    .help("put the folders side by side"),
            );
        }
    }
}

/// The folder of a crate; where links lead, as far as it is there already.
fn folder_of(one: &CrateConfig) -> PathBuf {
    let folder = paths::absolute(&one.output);
    let known = folder.ancestors().find_map(|above| {
        let real = above.canonicalize().ok()?;
        Some(real.join(folder.strip_prefix(above).ok()?))
    });
    known.unwrap_or(folder)
}
