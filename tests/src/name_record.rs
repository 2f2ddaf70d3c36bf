//! The names of Partner Central Account: what its model calls things, and what the published crate calls them.
//!
//! `data/partnercentral-names.txt` holds one thing a line: its kind, its name in the model, its name in Rust;
//! below it, indented, its members or an operation's errors. It also serves as a model, for names are all
//! that naming looks at.

use std::fmt::Write;

/// The service's namespace in the model that [`model_json`] makes.
pub const NAMESPACE: &str = "partnercentral";

/// An operation of the model only, which refers to all types so that they belong to the service.
pub const GATHERING_OPERATION: &str = "GatherAllTypes";

/// One thing that has a name.
#[derive(Debug)]
pub struct Entry {
    /// `operation`, `input`, `output`, `structure`, `union`, `enumeration` or `error`.
    pub kind: String,
    /// Its name in the model; for an input or output that of the operation.
    pub model: String,
    /// Its name in Rust; for an operation that of module and method.
    pub rust: String,
    /// Its members or values, or an operation's errors: their names in the model and in Rust.
    pub members: Vec<(String, String)>,
}

/// Everything on record.
pub fn entries() -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for line in include_str!("../data/partnercentral-names.txt").lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        match (words.as_slice(), entries.last_mut()) {
            ([kind, model, rust], _) => entries.push(Entry {
                kind: (*kind).to_owned(),
                model: (*model).to_owned(),
                rust: (*rust).to_owned(),
                members: Vec::new(),
            }),
            ([model, rust], Some(entry)) => {
                entry
                    .members
                    .push(((*model).to_owned(), (*rust).to_owned()));
            }
            _ => panic!("not a line of the record: {line:?}"),
        }
    }
    entries
}

/// The Smithy model whose names are those on record; every member is a string.
pub fn model_json() -> String {
    let entries = entries();
    let mut shapes = Vec::new();
    let mut types = Vec::new();
    let mut operations = vec![format!(
        r#"{{"target":"{NAMESPACE}#{GATHERING_OPERATION}"}}"#
    )];
    for entry in &entries {
        let Entry { kind, model, .. } = entry;
        match kind.as_str() {
            "operation" => {
                shapes.push(operation(entry));
                operations.push(format!(r#"{{"target":"{NAMESPACE}#{model}"}}"#));
            }
            "input" => shapes.push(shape(&format!("{model}Request"), "structure", "", entry)),
            "output" => shapes.push(shape(&format!("{model}Response"), "structure", "", entry)),
            "enumeration" => shapes.push(shape(model, "enum", "", entry)),
            "error" => {
                let error = r#","traits":{"smithy.api#error":"client"}"#;
                shapes.push(shape(model, "structure", error, entry));
            }
            kind => shapes.push(shape(model, kind, "", entry)),
        }
        if matches!(kind.as_str(), "structure" | "union" | "enumeration") {
            types.push(format!(r#""{model}":{{"target":"{NAMESPACE}#{model}"}}"#));
        }
    }
    let types = types.join(",");
    let operations = operations.join(",");
    shapes.push(format!(
        r#""{NAMESPACE}#AllTypes":{{"type":"structure","members":{{{types}}}}},
           "{NAMESPACE}#{GATHERING_OPERATION}":{{"type":"operation","output":{{"target":"{NAMESPACE}#AllTypes"}}}},
           "{NAMESPACE}#Service":{{"type":"service","version":"1","operations":[{operations}]}}"#
    ));
    format!(r#"{{"smithy":"2.0","shapes":{{{}}}}}"#, shapes.join(",\n"))
}

fn operation(entry: &Entry) -> String {
    let name = &entry.model;
    let errors = entry.members.iter();
    let errors: Vec<String> = errors
        .map(|(error, _)| format!(r#"{{"target":"{NAMESPACE}#{error}"}}"#))
        .collect();
    format!(
        r#""{NAMESPACE}#{name}":{{"type":"operation","input":{{"target":"{NAMESPACE}#{name}Request"}},
            "output":{{"target":"{NAMESPACE}#{name}Response"}},"errors":[{}]}}"#,
        errors.join(",")
    )
}

fn shape(name: &str, kind: &str, traits: &str, entry: &Entry) -> String {
    let target = if kind == "enum" { "Unit" } else { "String" };
    let mut members = String::new();
    for (position, (member, _)) in entry.members.iter().enumerate() {
        let comma = if position == 0 { "" } else { "," };
        write!(
            members,
            r#"{comma}"{member}":{{"target":"smithy.api#{target}"}}"#
        )
        .expect("writing to a text cannot fail");
    }
    format!(r#""{NAMESPACE}#{name}":{{"type":"{kind}","members":{{{members}}}{traits}}}"#)
}
