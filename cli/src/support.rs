//! The support crate as this program brings it along: nothing comes in, the files of a package that needs no workspace go
//! out.

use smithy_codegen::emit::{self, EmitError, Files, RenderedFile};
use smithy_codegen::render::settings_of_tools;
use smithy_codegen::Publish;
use toml_edit::{DocumentMut, Item, Table, TableLike, Value};

/// The source files, by their paths in the package.
const SOURCE: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/support.rs"));

/// Its manifest, which takes versions from that of the workspace.
const MANIFEST: &str = include_str!("../../runtime/Cargo.toml");
const WORKSPACE: &str = include_str!("../../Cargo.toml");

/// Its name.
pub(crate) const NAME: &str = "smithy-client-runtime";

/// Its version: all packages of the workspace have one.
pub(crate) const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The license under which the copy may be passed on.
const LICENSE: &str = include_str!("../../LICENSE-MIT");

/// The files of the package, marked as generated. It may be published where the crates that depend on it may.
///
/// # Errors
///
/// The manifests that the program was built with are not what it expects.
pub(crate) fn files(publish: &Publish) -> Result<Files, EmitError> {
    let manifest = manifest(publish).ok_or_else(|| EmitError {
        path: "Cargo.toml".to_owned(),
        subject: None,
        message: "the manifest of the support crate names what its workspace does not have"
            .to_owned(),
    })?;
    let source = SOURCE.iter();
    let source = source.map(|(path, text)| RenderedFile::text(*path, *text));
    let source = source
        .chain(settings_of_tools())
        .chain([RenderedFile::text("README.md", readme())]);
    emit::finish(
        [RenderedFile::text("Cargo.toml", manifest)]
            .into_iter()
            .chain(source)
            .collect(),
    )
}

/// What the folder is, for people who come across it.
fn readme() -> String {
    format!(
        "# {NAME}\n\nThe support crate of generated clients, written by smithy-codegen. Licensed under MIT or Apache-2.0, as \
         you like.\n\n## MIT\n\n```text\n{}\n```\n",
        LICENSE.trim()
    )
}

/// The manifest with the values of the workspace in it, and without its lints and tests.
fn manifest(publish: &Publish) -> Option<String> {
    let mut manifest: DocumentMut = MANIFEST.parse().ok()?;
    let workspace: DocumentMut = WORKSPACE.parse().ok()?;
    let workspace = workspace.get("workspace")?;
    for (key, value) in manifest.get_mut("package")?.as_table_mut()?.iter_mut() {
        if is_inherited(value) {
            *value = workspace.get("package")?.get(key.get())?.clone();
        }
    }
    for (name, value) in manifest.get_mut("dependencies")?.as_table_mut()?.iter_mut() {
        if is_inherited(value) {
            let shared = workspace.get("dependencies")?.get(name.get())?;
            *value = dependency(value.as_table_like()?, shared)?;
        }
    }
    let publish = match publish {
        Publish::Never => Value::from(false),
        Publish::Anywhere => Value::from(true),
        Publish::Registries(names) => Value::Array(names.iter().collect()),
    };
    let package = manifest.get_mut("package")?.as_table_mut()?;
    package.insert("publish", Item::Value(publish));
    manifest.remove("lints");
    manifest.remove("dev-dependencies");
    // The tests of a workspace that it becomes a member of are not to run its own.
    let mut library = Table::new();
    library.insert("test", toml_edit::value(false));
    library.insert("doctest", toml_edit::value(false));
    manifest.insert("lib", Item::Table(library));
    Some(manifest.to_string())
}

fn is_inherited(value: &Item) -> bool {
    let inherited = value
        .as_table_like()
        .and_then(|table| table.get("workspace"));
    inherited.and_then(Item::as_bool) == Some(true)
}

/// A dependency with the version of the workspace, and with its own features beside those of the workspace.
fn dependency(own: &dyn TableLike, shared: &Item) -> Option<Item> {
    let mut merged = match shared.as_value()? {
        Value::InlineTable(table) => table.clone(),
        version => {
            let mut table = toml_edit::InlineTable::new();
            table.insert("version", version.clone().decorated(" ", ""));
            table
        }
    };
    for (key, value) in own.iter().filter(|(key, _)| *key != "workspace") {
        let mut value = value.as_value()?.clone();
        if let (Some(all), Some(more)) =
            (merged.get(key).and_then(Value::as_array), value.as_array())
        {
            let mut all = all.clone();
            all.extend(more.iter().cloned());
            value = Value::Array(all);
        }
        merged.insert(key, value);
    }
    merged.fmt();
    Some(Item::Value(Value::InlineTable(merged)))
}

#[cfg(test)]
mod tests {
    use super::{files, manifest};
    use smithy_codegen::Publish;

    #[test]
    fn the_manifest_needs_no_workspace() {
        let manifest = manifest(&Publish::Registries(vec!["internal".to_owned()])).unwrap();
        assert!(manifest.contains("publish = [\"internal\"]"), "{manifest}");
        assert!(!manifest.contains("workspace = true"), "{manifest}");
        assert!(!manifest.contains(".workspace"), "{manifest}");
        assert!(
            manifest.contains("features = [\"client\", \"http-auth\"]"),
            "{manifest}"
        );
        assert!(manifest.contains("edition = \"2021\""), "{manifest}");
    }

    #[test]
    fn the_package_has_its_root_and_modules() {
        let files = files(&Publish::Never).unwrap();
        for path in [
            "Cargo.toml",
            "rustfmt.toml",
            "src/lib.rs",
            "src/shape/table.rs",
        ] {
            assert!(files.contains(path), "{path}");
        }
    }
}
