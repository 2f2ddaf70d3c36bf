//! rustdoc's JSON of one crate. In: the workspace that depends on it. Out: its items by id, and for each
//! item of another crate its defining path and a path by which sources can name it.

use crate::tools::{finish, read, Outcome, Problem, Workspace};
use serde_json::Value;
use std::collections::HashMap;

/// What rustdoc says about one crate.
pub struct Documented {
    document: Value,
    /// The crate's name in sources.
    pub name: String,
    /// How the crate's own sources spell an item of another crate, from its root.
    written: HashMap<u64, String>,
}

impl Documented {
    /// Lets rustdoc write its JSON for `package`, whose library is `library`.
    pub fn produce(workspace: &Workspace, package: &str, library: &str) -> Outcome<Self> {
        let mut command = workspace.cargo(&[
            "rustdoc",
            "--quiet",
            "--lib",
            "--package",
            package,
            "--",
            "-Z",
            "unstable-options",
            "--output-format",
            "json",
            "--document-hidden-items",
        ]);
        // rustdoc's JSON is not stable yet; this lets a stable compiler write it.
        command.env("RUSTC_BOOTSTRAP", "1");
        finish(&mut command, &format!("rustdoc of {package}"))?;
        let path = workspace
            .target()
            .join("doc")
            .join(format!("{library}.json"));
        let document: Value = serde_json::from_str(&read(&path)?)
            .map_err(|error| Problem::file("read", &path, error))?;
        let mut written = HashMap::new();
        if let Some(index) = document["index"].as_object() {
            for item in index.values().filter(|item| item["crate_id"] == 0) {
                collect_written(&item["inner"], &mut written);
            }
        }
        Ok(Self {
            document,
            name: library.to_owned(),
            written,
        })
    }

    /// The id of the root module.
    pub fn root(&self) -> u64 {
        self.document["root"].as_u64().unwrap_or_default()
    }

    /// An item of this crate.
    pub fn item(&self, id: u64) -> Option<Item<'_>> {
        let value = &self.document["index"][id.to_string()];
        (value["crate_id"] == 0).then_some(Item { value })
    }

    /// The path at which an item is defined, crate name first.
    pub fn defining_path(&self, id: u64) -> Option<String> {
        let segments = self.document["paths"][id.to_string()]["path"].as_array()?;
        let segments: Option<Vec<&str>> = segments.iter().map(Value::as_str).collect();
        Some(segments?.join("::"))
    }

    /// Whether an item is defined in the crate that generated crates build upon.
    pub fn is_support(&self, id: u64) -> bool {
        let path = self.defining_path(id);
        path.is_some_and(|path| path.starts_with("smithy_client_runtime::"))
    }

    /// A path by which sources can name an item of another crate.
    pub fn nameable_path(&self, id: u64) -> Option<String> {
        match self.written.get(&id) {
            Some(written) => Some(written.clone()),
            None => self.defining_path(id).map(|path| outside(&path)),
        }
    }
}

/// Modules that have no name outside, with the one that its items are re-exported from.
const INNER_MODULES: [(&str, &str); 4] = [
    ("panic::unwind_safe::", "panic::"),
    ("iter::traits::collect::", "iter::"),
    ("iter::traits::iterator::", "iter::"),
    (
        "aws_smithy_schema::schema::serde::serializer::",
        "aws_smithy_schema::serde::",
    ),
];

/// The path by which sources name an item that is defined at this one.
fn outside(path: &str) -> String {
    let mut path = format!("::{path}");
    for (inner, outer) in INNER_MODULES {
        path = path.replace(inner, outer);
    }
    path
}

/// Notes every path from a root (`::crate_name::…`) with the item that it names.
fn collect_written(value: &Value, written: &mut HashMap<u64, String>) {
    match value {
        Value::Object(object) => {
            let spelled = object.get("path").or_else(|| object.get("source"));
            if let (Some(Value::String(path)), Some(id)) =
                (spelled, object.get("id").and_then(Value::as_u64))
            {
                if path.starts_with("::") {
                    written.entry(id).or_insert_with(|| path.clone());
                }
            }
            object
                .values()
                .for_each(|inner| collect_written(inner, written));
        }
        Value::Array(list) => list
            .iter()
            .for_each(|inner| collect_written(inner, written)),
        _ => {}
    }
}

/// One item of the crate.
#[derive(Clone, Copy)]
pub struct Item<'a> {
    value: &'a Value,
}

impl<'a> Item<'a> {
    /// Its name; an impl has none.
    pub fn name(&self) -> &'a str {
        self.value["name"].as_str().unwrap_or_default()
    }

    /// Its kind, as rustdoc calls it, and what belongs to that kind.
    pub fn inner(&self) -> (&'a str, &'a Value) {
        let first = self.value["inner"]
            .as_object()
            .and_then(|inner| inner.iter().next());
        first.map_or(("", &Value::Null), |(kind, body)| (kind.as_str(), body))
    }

    /// Whether it is visible outside the crate, where its container is.
    pub fn is_public(&self) -> bool {
        matches!(
            self.value["visibility"].as_str(),
            Some("public" | "default")
        )
    }

    /// Whether it is marked as deprecated.
    pub fn is_deprecated(&self) -> bool {
        !self.value["deprecation"].is_null()
    }

    /// Whether it may grow in later versions.
    pub fn is_non_exhaustive(&self) -> bool {
        self.attributes()
            .any(|attribute| attribute == "non_exhaustive")
    }

    /// Whether rustdoc leaves it out of the pages.
    pub fn is_hidden(&self) -> bool {
        self.attributes()
            .any(|attribute| attribute.contains("doc(hidden)"))
    }

    fn attributes(&self) -> impl Iterator<Item = &'a str> {
        let attributes = self.value["attrs"]
            .as_array()
            .map(Vec::as_slice)
            .unwrap_or_default();
        attributes
            .iter()
            .filter_map(|attribute| attribute.as_str().or_else(|| attribute["other"].as_str()))
    }
}

/// The ids in a list.
pub fn ids(list: &Value) -> Vec<u64> {
    let list = list.as_array().map(Vec::as_slice).unwrap_or_default();
    list.iter().filter_map(Value::as_u64).collect()
}

/// The values in a list.
pub fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}
