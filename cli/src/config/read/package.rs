//! What the manifest of a crate says beside its name and version: the keys of a table come in, checked values go out, in
//! the place of those that hold for all crates.

use smithy_codegen::{Edition, ManifestKeys, Publish};
use smithy_model::Diagnostics;

use super::super::table::Table;

/// The values of a table; where it has none, those of `defaults`.
pub(super) fn read(
    table: &mut Table<'_, '_>,
    defaults: &ManifestKeys,
    found: &mut Diagnostics,
) -> ManifestKeys {
    let license = table.text("license", found).map(|text| text.value);
    let authors = table.texts("authors", found);
    let authors = authors.map(|texts| {
        texts
            .into_iter()
            .map(|text| text.value)
            .collect::<Vec<String>>()
    });
    ManifestKeys {
        license: license.unwrap_or_else(|| defaults.license.clone()),
        publish: publish(table, found).unwrap_or_else(|| defaults.publish.clone()),
        authors: authors.unwrap_or_else(|| defaults.authors.clone()),
        edition: edition(table, found).unwrap_or(defaults.edition),
    }
}

/// `publish`, which is a boolean or a list of registries, as in a manifest.
fn publish(table: &mut Table<'_, '_>, found: &mut Diagnostics) -> Option<Publish> {
    let value = table.value("publish")?;
    if let Some(anywhere) = value.get_ref().as_bool() {
        return Some(match anywhere {
            true => Publish::Anywhere,
            false => Publish::Never,
        });
    }
    if value.get_ref().as_array().is_none() {
        let expected = "true, false or a list of registries";
        found.push(table.wrong_type("publish", expected, "false", value));
        return None;
    }
    let names = table.texts("publish", found)?;
    Some(Publish::Registries(
        names.into_iter().map(|text| text.value).collect(),
    ))
}

fn edition(table: &mut Table<'_, '_>, found: &mut Diagnostics) -> Option<Edition> {
    let text = table.text("edition", found)?;
    let known = Edition::ALL
        .into_iter()
        .find(|one| one.year() == text.value);
    if known.is_none() {
        let years = Edition::ALL.map(|one| format!("edition = \"{}\"", one.year()));
        let help = format!("write {}", years.join(" or "));
        found.push(text.invalid(
            "edition",
            "is none that the generated code is checked with",
            help,
        ));
    }
    known
}
