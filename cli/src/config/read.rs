//! Reading `codegen.toml`: its text comes in, the crates that it asks for go out.

mod package;
mod requirement;
pub(super) mod runtime;
pub(super) mod shared;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use smithy_codegen::options::InvalidOption;
use smithy_codegen::{ManifestKeys, PackageName, PackageVersion};
use smithy_model::{Diagnostic, Diagnostics, Origin, SourceFile};
use toml::de::DeTable;

use super::table::{parse, Table, Text};
use super::{accepted, codes, CrateConfig, Places, Runtime};
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
    let (mut runtime, mut manifest) = (None, ManifestKeys::default());
    if let Some((table, origin)) = defaults {
        let mut table = Table::new(table, origin, "[defaults]");
        manifest = package::read(&mut table, &manifest, &mut found);
        let place = table.value("runtime").map(|value| table.at(value.span()));
        table.refuse_unknown_keys(&mut found);
        runtime = place.map(|place| (runtime::read(&mut table, folder, &mut found), place));
    }
    let place = Place {
        file,
        folder,
        runtime: runtime.as_ref(),
        manifest: &manifest,
    };
    for (table, origin) in root.tables("crate", &mut found) {
        crates.extend(one_crate(place, table, origin, &mut found));
    }
    let help = "add a table `[[crate]]` with models, output and runtime";
    root.require("crate", help, &mut found);
    refuse_no_crates(&mut root, help, &mut found);
    root.refuse_unknown_keys(&mut found);
    shared::publish_together(&mut crates);
    shared::refuse_folders(&crates, &mut found);
    shared::refuse_packages(&crates, &mut found);
    if found.has_errors() {
        Err(found)
    } else {
        Ok((crates, runtime.is_some()))
    }
}

/// Refuses an empty list: a run without crates would find everything in order.
fn refuse_no_crates(root: &mut Table<'_, '_>, help: &str, found: &mut Diagnostics) {
    let Some(value) = root.value("crate") else {
        return;
    };
    if value
        .get_ref()
        .as_array()
        .is_some_and(|list| list.is_empty())
    {
        let origin = root.at(value.span());
        let error = Diagnostic::error(codes::INVALID_VALUE, "`crate` lists no crate", origin);
        found.push(error.help(help));
    }
}

/// Where a crate stands.
#[derive(Clone, Copy)]
struct Place<'a> {
    file: &'a SourceFile,
    folder: &'a Path,
    /// The support crate of crates that name none, if there is one, and its place; the inner option is empty when it is wrong.
    runtime: Option<&'a (Option<Runtime>, Origin)>,
    /// What the manifests of all crates say that do not say something else.
    manifest: &'a ManifestKeys,
}

/// One crate; none if it has an error.
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
    // The name of an operation is unique in its service, whatever its namespace.
    let name = |text: &Text| text.value.rsplit('#').next().unwrap_or_default().to_owned();
    refuse_repeated("operations", &operations, name, found);
    let protocol = table.text("protocol", found);
    let help = "name the folder of the crate: output = \"client\"";
    table.require("output", help, found);
    let output = table.text("output", found);
    let package = match (table.text("package", found), &output) {
        (Some(text), _) => {
            let help = "choose a package name such as `weather-client`";
            text.checked("package", PackageName::new, help, found)
        }
        (None, Some(text)) => package_of_folder(text, folder, found),
        (None, None) => None,
    };
    let version_text = table.text("version", found);
    let version = match &version_text {
        Some(text) => {
            let help = "a version has three numbers: version = \"0.1.0\"";
            text.checked("version", PackageVersion::new, help, found)
        }
        None => PackageVersion::new(DEFAULT_VERSION).ok(),
    };
    let own_runtime = table.value("runtime").map(|value| table.at(value.span()));
    let (runtime, runtime_place) = match place.runtime {
        Some((default, place)) if own_runtime.is_none() => (default.clone(), Some(place.clone())),
        _ => (runtime::read(&mut table, folder, found), own_runtime),
    };
    let manifest = package::read(&mut table, place.manifest, found);
    let accepted = table.tables("accept", found).into_iter();
    let accepted = accepted.filter_map(|(table, origin)| accepted::read(table, origin, found));
    let accepted = accepted.collect();
    table.refuse_unknown_keys(found);
    let mut places = Places::new(
        file,
        service.as_ref(),
        &operations,
        protocol.as_ref(),
        version_text.as_ref(),
    );
    places.runtime = runtime_place;
    Some(CrateConfig {
        models: models?,
        service: service.map(|text| text.value),
        operations: operations.into_iter().map(|text| text.value).collect(),
        protocol: protocol.map(|text| text.value),
        output: folder.join(output?.value),
        package: package?,
        version: version?,
        runtime: runtime?,
        manifest,
        accepted,
        origin,
        places,
    })
}

/// A crate without a name of its own has that of its folder; `.` stands for the name of the folder that it leads to.
fn package_of_folder(output: &Text, folder: &Path, found: &mut Diagnostics) -> Option<PackageName> {
    let full = paths::absolute(&folder.join(&output.value));
    match PackageName::of_folder(&full) {
        Ok(name) => Some(name),
        Err(InvalidOption(reason)) => {
            let help = "set `package`: the name of the folder cannot be that of a package";
            found.push(output.invalid("package", reason, help));
            None
        }
    }
}

/// Refuses what a list has twice, where `meant` tells what a text means.
fn refuse_repeated<T: Ord>(
    key: &str,
    texts: &[Text],
    meant: impl Fn(&Text) -> T,
    found: &mut Diagnostics,
) {
    let mut seen: BTreeMap<T, &Text> = BTreeMap::new();
    for text in texts {
        let first = *seen.entry(meant(text)).or_insert(text);
        if !std::ptr::eq(first, text) {
            let message = format!("`{key}` names `{}` twice", text.value.escape_debug());
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
    let help = "name the model files: models = [\"model.json\"]";
    table.require("models", help, found);
    let texts = table.texts("models", found)?;
    if texts.is_empty() {
        let (message, origin) = ("`models` names no file", table.origin.clone());
        found.push(Diagnostic::error(codes::INVALID_VALUE, message, origin).help(help));
        return None;
    }
    let full = |text: &Text| folder.join(&text.value);
    refuse_repeated("models", &texts, |text| paths::real(&full(text)), found);
    Some(texts.iter().map(full).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each code that a configuration can meet, by a configuration that meets it.
    #[test]
    fn every_finding_says_what_to_do() {
        let with = |text: &str| format!("[[crate]]\nmodels = [\"a\"]\noutput = \"o\"\n{text}");
        let runtime = "runtime = { version = \"1\" }";
        let crates = |first: &str, second: &str| {
            let one = |text: &str| format!("[[crate]]\nmodels = [\"a\"]\n{text}\n{runtime}\n");
            one(first) + &one(second)
        };
        let two = "output = \"o\"\npackage = \"p\"";
        let cases = [
            ("[[crate]".to_owned(), codes::SYNTAX),
            (String::new(), codes::MISSING_KEY),
            ("[[crate]]".to_owned(), codes::MISSING_KEY),
            (with("zzz = 1"), codes::UNKNOWN_KEY),
            (with("service = 1"), codes::WRONG_TYPE),
            (with("operations = [1]"), codes::WRONG_TYPE),
            (with("runtime = 1"), codes::WRONG_TYPE),
            ("crate = 1".to_owned(), codes::WRONG_TYPE),
            ("crate = []".to_owned(), codes::INVALID_VALUE),
            (with("protocol = \"\""), codes::INVALID_VALUE),
            (with("package = \"fn\""), codes::INVALID_VALUE),
            (with("version = \"1\""), codes::INVALID_VALUE),
            (
                with("runtime = { path = \"nowhere\" }"),
                codes::INVALID_VALUE,
            ),
            (
                with("runtime = { version = \"1\", tag = \"a\" }"),
                codes::INVALID_VALUE,
            ),
            (with("runtime = {}"), codes::INVALID_VALUE),
            (with("edition = \"2018\""), codes::INVALID_VALUE),
            (with("publish = \"no\""), codes::WRONG_TYPE),
            (with("publish = [1]"), codes::WRONG_TYPE),
            (with("authors = \"me\""), codes::WRONG_TYPE),
            (
                "[defaults]\nlicense = 1\n".to_owned() + &with(runtime),
                codes::WRONG_TYPE,
            ),
            (
                "[[crate]]\nmodels = []\noutput = \"/\"".to_owned(),
                codes::INVALID_VALUE,
            ),
            (with("operations = [\"A\", \"A\"]"), codes::REPEATED),
            (
                "[[crate]]\nmodels = [\"a\", \"./b/../a\"]\noutput = \"o\"".to_owned(),
                codes::REPEATED,
            ),
            (with("runtime = { version = \"x\" }"), codes::INVALID_VALUE),
            (crates(two, two), codes::SHARED_OUTPUT),
            (crates(two, "output = \"o/inner\""), codes::SHARED_OUTPUT),
            (
                crates(two, "output = \"x\"\npackage = \"p\""),
                codes::REPEATED,
            ),
        ];
        for (text, code) in cases {
            let file = SourceFile::new("codegen.toml", text.as_str());
            let found = crates_of(&file);
            assert!(
                found.iter().any(|one| one.code == code),
                "{text}: {found:?}"
            );
            for one in found.iter() {
                assert!(one.help.is_some(), "{text}: {one:?}");
            }
        }
    }

    fn crates_of(file: &SourceFile) -> Diagnostics {
        super::crates(file, Path::new("")).unwrap_err()
    }
}
