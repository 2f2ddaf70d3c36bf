//! Reading `codegen.toml`: its text comes in, the crates that it asks for go out.

mod runtime;
mod shared;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use smithy_codegen::options::InvalidOption;
use smithy_codegen::{PackageName, PackageVersion};
use smithy_model::{Diagnostic, Diagnostics, Origin, SourceFile};
use toml::de::DeTable;

use super::table::{parse, Table, Text};
use super::{codes, CrateConfig, Places, Runtime};
use crate::paths;

/// The version of a crate for which none is given.
pub const DEFAULT_VERSION: &str = "0.1.0";

/// All crates of a configuration file, and whether it has a support crate for all of them; paths are resolved against
/// `folder`.
pub(super) fn crates(
    file: &SourceFile,
    folder: &Path,
) -> Result<(Vec<CrateConfig>, bool), Diagnostics> {
    let origin = Origin::file(file.name());
    let document = parse(file)?;
    let mut found = Diagnostics::new();
    let mut root = Table::new(document.get_ref(), origin, "the file");
    let mut crates = Vec::new();
    let defaults = root.table("defaults", &mut found);
    let runtime = defaults.and_then(|(table, origin)| {
        let mut table = Table::new(table, origin, "[defaults]");
        let runtime = table.value("runtime").is_some();
        table.refuse_unknown_keys(&mut found);
        runtime.then(|| runtime::read(&mut table, folder, &mut found))
    });
    let place = Place {
        file,
        folder,
        runtime: runtime.as_ref(),
    };
    for (table, origin) in root.tables("crate", &mut found) {
        crates.extend(one_crate(place, table, origin, &mut found));
    }
    if !root.has("crate") {
        let help = "say in a table `[[crate]]` what to generate: models, output, runtime";
        found.push(root.missing("crate").help(help));
    }
    root.refuse_unknown_keys(&mut found);
    shared::refuse_outputs(&crates, &mut found);
    shared::refuse_packages(&crates, &mut found);
    if found.has_errors() {
        Err(found)
    } else {
        Ok((crates, runtime.is_some()))
    }
}

/// Where a crate stands.
#[derive(Clone, Copy)]
struct Place<'a> {
    file: &'a SourceFile,
    folder: &'a Path,
    /// The support crate of all that name none, if there is one; none within it when it is wrong.
    runtime: Option<&'a Option<Runtime>>,
}

/// One crate; none when something is wrong with it.
fn one_crate(
    place: Place<'_>,
    table: &DeTable<'_>,
    origin: Origin,
    found: &mut Diagnostics,
) -> Option<CrateConfig> {
    let Place { file, folder, .. } = place;
    let mut table = Table::new(table, origin.clone(), "[[crate]]");
    let models = models(&mut table, folder, found);
    let service = table.text("service", found);
    let operations = table.texts("operations", found).unwrap_or_default();
    refuse_repeated(&operations, found);
    let protocol = table.text("protocol", found);
    let output = table.required("output", found);
    let package = match (table.text("package", found), &output) {
        (Some(text), _) => check("package", &text, PackageName::new, found),
        (None, Some(text)) => package_of_folder(text, folder, found),
        (None, None) => None,
    };
    let version = match table.text("version", found) {
        Some(text) => check("version", &text, PackageVersion::new, found),
        None => PackageVersion::new(DEFAULT_VERSION).ok(),
    };
    let runtime = match place.runtime {
        Some(default) if table.value("runtime").is_none() => default.clone(),
        _ => runtime::read(&mut table, folder, found),
    };
    table.refuse_unknown_keys(found);
    let places = Places::new(file, service.as_ref(), &operations, protocol.as_ref());
    Some(CrateConfig {
        models: models?,
        service: service.map(|text| text.value),
        operations: operations.into_iter().map(|text| text.value).collect(),
        protocol: protocol.map(|text| text.value),
        output: folder.join(output?.value),
        package: package?,
        version: version?,
        runtime: runtime?,
        origin,
        places,
    })
}

/// A crate without a name of its own is called like its folder; `.` has the name of the folder that it leads to.
fn package_of_folder(output: &Text, folder: &Path, found: &mut Diagnostics) -> Option<PackageName> {
    let full = paths::absolute(&folder.join(&output.value));
    match PackageName::of_folder(&full) {
        Ok(name) => Some(name),
        Err(InvalidOption(reason)) => {
            let help = "set `package`, since the name of the folder is no name of a package";
            found.push(output.invalid("package", reason).help(help));
            None
        }
    }
}

/// An operation that is named twice. An operation has one name in its service, whatever its namespace.
fn refuse_repeated(operations: &[Text], found: &mut Diagnostics) {
    let mut seen: BTreeMap<&str, &Text> = BTreeMap::new();
    for text in operations {
        let name = text.value.rsplit('#').next().unwrap_or_default();
        let first = *seen.entry(name).or_insert(text);
        if !std::ptr::eq(first, text) {
            let message = format!("`operations` names `{}` twice", name.escape_debug());
            found.push(
                Diagnostic::error(codes::REPEATED, message, text.origin.clone())
                    .related(first.origin.clone())
                    .help("name it once"),
            );
        }
    }
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
