//! The crates in `codegen.toml`: its text and what it has to say of crates come in, the new text goes out. Comments and
//! everything else in the file stay.

use std::path::PathBuf;

use crate::config::edited::{edited, set};
use toml_edit::{value, Array, ArrayOfTables, DocumentMut, Item, Table, Value};

/// What `codegen.toml` has to say of a crate.
#[derive(Debug)]
pub(super) struct Entry {
    /// Its place among the crates of the file; none if it is not there yet.
    pub(super) index: Option<usize>,
    /// Its package.
    pub(super) package: String,
    /// The version that it has to have; none if the present one fits.
    pub(super) version: Option<String>,
    /// The operations that it must have; none named: all.
    pub(super) operations: Vec<String>,
    /// The document of its model, relative to the file. A crate that is there keeps its own.
    pub(super) model: String,
    /// The text of that document, if it is still to be written.
    pub(super) document: Option<String>,
    /// Its folder, relative to the file. A crate that is there keeps its own.
    pub(super) output: String,
    /// Its folder.
    pub(super) folder: PathBuf,
}

/// What stands before the first crate that is added.
const COMMENT: &str = "
# aws-config depends on these crates, and [patch.crates-io] in Cargo.toml names them. The command `aws-config` brings version
# and operations up to date. You may add operations; without a list, a crate has all.
";

/// The text with the crates, and with a support crate for all crates if one is given.
///
/// # Errors
///
/// Why that is not possible.
pub(super) fn extended(
    text: &str,
    runtime: Option<&str>,
    entries: &[Entry],
) -> Result<String, String> {
    edited(text, |document| extend(document, runtime, entries))
}

fn extend(
    document: &mut DocumentMut,
    runtime: Option<&str>,
    entries: &[Entry],
) -> Result<(), String> {
    if let Some(runtime) = runtime {
        let source: Item = format!("runtime = {runtime}")
            .parse::<DocumentMut>()
            .map_err(|error| format!("{error}"))?
            .remove("runtime")
            .unwrap_or_default();
        let defaults = document
            .entry("defaults")
            .or_insert_with(|| Item::Table(Table::new()));
        let defaults = defaults.as_table_like_mut();
        defaults
            .ok_or("`defaults` is not a table")?
            .insert("runtime", source);
    }
    let crates = document
        .entry("crate")
        .or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
    let crates = crates.as_array_of_tables_mut();
    let crates = crates.ok_or("its crates have another form than tables `[[crate]]`")?;
    let mut comment = COMMENT;
    for entry in entries {
        match entry.index {
            Some(index) => {
                let table = crates.get_mut(index);
                update(table.ok_or("it has changed meanwhile")?, entry);
            }
            None => crates.push(added(entry, std::mem::replace(&mut comment, "\n"))),
        }
    }
    Ok(())
}

/// A table for a new crate, and what stands before it.
fn added(entry: &Entry, before: &str) -> Table {
    let mut table = Table::new();
    table.insert("models", value(Array::from_iter([entry.model.as_str()])));
    if !entry.operations.is_empty() {
        table.insert("operations", value(Array::from_iter(&entry.operations)));
    }
    table.insert("output", value(entry.output.as_str()));
    table.insert("package", value(entry.package.as_str()));
    if let Some(version) = &entry.version {
        table.insert("version", value(version.as_str()));
    }
    table.decor_mut().set_prefix(before);
    table
}

/// Brings a crate up to date: it gets the version, and the operations that it lacks. Without a list it has all.
fn update(table: &mut Table, entry: &Entry) {
    if let Some(version) = &entry.version {
        set(table, "version", version);
    }
    let Some(named) = table.get_mut("operations").and_then(Item::as_array_mut) else {
        return;
    };
    if entry.operations.is_empty() {
        table.remove("operations");
        return;
    }
    for operation in &entry.operations {
        let is_it = |name: &str| name.rsplit('#').next() == Some(operation);
        if !named.iter().any(|one| one.as_str().is_some_and(is_it)) {
            push(named, operation);
        }
    }
}

/// Adds a text to a list: on a line of its own, after the comment of the last one, if the list has several lines.
fn push(list: &mut Array, text: &str) {
    let rest = list.trailing().as_str().unwrap_or_default().to_owned();
    if !list.trailing_comma() || !rest.contains('\n') {
        list.push(text);
        return;
    }
    let mut item = Value::from(text);
    let before = format!("{}\n    ", rest.trim_end());
    item.decor_mut().set_prefix(before);
    list.push_formatted(item);
    list.set_trailing("\n");
}

#[cfg(test)]
mod tests {
    use super::{extended, Entry, COMMENT};

    fn entry(index: Option<usize>, operations: &[&str]) -> Entry {
        Entry {
            index,
            package: "aws-sdk-sts".to_owned(),
            version: Some("1.2.3".to_owned()),
            operations: operations.iter().map(|one| (*one).to_owned()).collect(),
            model: "models/sts.json".to_owned(),
            document: None,
            output: "clients/sts".to_owned(),
            folder: "/a/clients/sts".into(),
        }
    }

    #[test]
    fn a_new_file_names_support_crate_and_crates() {
        let text = extended("", Some("{ path = \"runtime\" }"), &[entry(None, &["A"])]);
        let expected = format!(
            "[defaults]\nruntime = {{ path = \"runtime\" }}\n{COMMENT}[[crate]]\nmodels = [\"models/sts.json\"]\n\
             operations = [\"A\"]\noutput = \"clients/sts\"\npackage = \"aws-sdk-sts\"\nversion = \"1.2.3\"\n"
        );
        assert_eq!(text, Ok(expected));
    }

    #[test]
    fn what_is_there_stays() {
        const OLD: &str = "\
# mine
[[crate]]
models = [\"a.json\"] # the one
operations = [
    \"x#A\", # why
]
output = \"o\"
version = \"1.0.0\"

[defaults]
runtime = { path = \"r\" }
";
        let text = extended(OLD, None, &[entry(Some(0), &["A", "B"]), entry(None, &[])]);
        let added = format!(
            "{COMMENT}[[crate]]\nmodels = [\"models/sts.json\"]\noutput = \"clients/sts\"\n\
             package = \"aws-sdk-sts\"\nversion = \"1.2.3\"\n"
        );
        let expected = OLD
            .replace("# why\n", "# why\n    \"B\",\n")
            .replace("\"1.0.0\"\n", &format!("\"1.2.3\"\n{added}"));
        assert_eq!(text, Ok(expected));
    }

    #[test]
    fn crates_in_another_form_are_refused() {
        let refused = extended("crate = [{ output = \"o\" }]", None, &[entry(None, &[])]);
        assert!(refused.unwrap_err().contains("[[crate]]"));
    }
}
