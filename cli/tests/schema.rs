//! The schema of `codegen.toml` says what the reader of the configuration takes, judged by a validator that is not ours:
//! they have the same keys, and agree on each configuration in which one value is missing or is of another type.

use std::fs;
use std::path::{Path, PathBuf};

use boon::{Compiler, SchemaIndex, Schemas};
use serde_json::{json, Map, Value};
use smithy_codegen::diff::kinds;
use smithy_codegen::Edition;
use smithy_codegen_cli::config::{codes, Config, ConfigError};
use smithy_codegen_cli::schema::SCHEMA;
use toml::de::{DeTable, DeValue};

const REPOSITORY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// The tables of a configuration, each with the place of its keys in the schema.
const TABLES: [(&str, &str); 6] = [
    ("", "/properties"),
    ("/defaults", "/properties/defaults/properties"),
    ("/defaults/runtime", "/definitions/runtime/properties"),
    ("/crate/0", "/definitions/crate/properties"),
    ("/crate/0/runtime", "/definitions/runtime/properties"),
    ("/crate/0/accept/0", "/definitions/accept/properties"),
];

/// A configuration with every key, but for those of `runtime` that exclude each other.
fn whole() -> Value {
    json!({
        "defaults": {
            "runtime": { "path": "text" },
            "license": "MIT",
            "authors": ["Team Maps <maps@example.com>"],
            "publish": ["internal"],
            "edition": "2024",
        },
        "crate": [{
            "models": ["model.json"],
            "service": "example#Cities",
            "operations": ["GetCity", "PutCity"],
            "protocol": "awsJson1_0",
            "output": "client",
            "package": "cities",
            "version": "1.0.0-beta.1+build",
            "runtime": { "git": "https://git.example/generator", "rev": "0123abc" },
            "license": "MIT",
            "authors": ["Team Maps <maps@example.com>"],
            "publish": false,
            "edition": "2021",
            "accept": [{
                "event": "field-removed",
                "item": "types::City::name",
                "as": "minor",
                "reason": "no program of ours reads it",
                "until": "2027-03-31",
            }],
        }],
    })
}

/// Values of every type, and those that some key may find too few.
fn others() -> Vec<Value> {
    let mut all = vec![json!("text"), json!(""), json!(1), json!(1.5), json!(true)];
    all.extend([
        json!([]),
        json!(["text"]),
        json!([""]),
        json!([1]),
        json!({}),
        json!([{}]),
    ]);
    all
}

/// A validator that knows the schema.
struct Validator {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Validator {
    fn new() -> Validator {
        let mut schemas = Schemas::new();
        let mut compiler = Compiler::new();
        let place = "file:///codegen.schema.json";
        compiler.add_resource(place, schema()).unwrap();
        let index = compiler.compile(place, &mut schemas).unwrap();
        Validator { schemas, index }
    }

    /// What it says against a configuration.
    fn complaint(&self, value: &Value) -> Option<String> {
        let result = self.schemas.validate(value, self.index);
        result.err().map(|error| format!("{error:#}"))
    }
}

fn schema() -> Value {
    serde_json::from_str(SCHEMA).unwrap()
}

/// A folder with the support crate that configurations name.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(folder.join("text")).unwrap();
    let manifest = "[package]\nname = \"smithy-client-runtime\"\n";
    fs::write(folder.join("text/Cargo.toml"), manifest).unwrap();
    folder
}

/// Reads a configuration as the commands do.
fn read(value: &Value, folder: &Path) -> Result<Config, ConfigError> {
    let path = folder.join("codegen.toml");
    let lines = value.as_object().unwrap().iter();
    let lines = lines.map(|(key, value)| format!("{key:?} = {}\n", written(value)));
    fs::write(&path, lines.collect::<String>()).unwrap();
    Config::open(&path)
}

/// A value as TOML.
fn written(value: &Value) -> String {
    let list = |parts: Vec<String>| parts.join(", ");
    match value {
        Value::Array(items) => format!("[{}]", list(items.iter().map(written).collect())),
        Value::Object(fields) => {
            let fields = fields.iter();
            let fields = fields.map(|(key, value)| format!("{key:?} = {}", written(value)));
            format!("{{ {} }}", list(fields.collect()))
        }
        // Strings, numbers and booleans are written alike.
        other => other.to_string(),
    }
}

/// A table of TOML as JSON.
fn json_of(table: &DeTable<'_>) -> Value {
    fn value(one: &DeValue<'_>) -> Value {
        match one {
            DeValue::Array(items) => items.iter().map(|item| value(item.get_ref())).collect(),
            DeValue::Table(table) => json_of(table),
            DeValue::Boolean(value) => json!(value),
            DeValue::String(text) => json!(text),
            // No key takes a number or a date.
            other => json!({ "type": other.type_str() }),
        }
    }
    let fields = table.iter();
    let fields = fields.map(|(key, one)| (key.get_ref().to_string(), value(one.get_ref())));
    Value::Object(fields.collect::<Map<String, Value>>())
}

#[test]
fn the_schema_has_the_keys_that_the_reader_knows() {
    let (schema, folder) = (schema(), folder("schema-keys"));
    for (table, keys) in TABLES {
        let mut configuration = whole();
        let fields = configuration.pointer_mut(table).unwrap();
        fields["unknown_to_all"] = json!("");
        let found = read(&configuration, &folder).unwrap_err().diagnostics;
        let unknown = found.iter().find(|one| one.code == codes::UNKNOWN_KEY);
        let help = unknown.unwrap().help.as_deref().unwrap();
        let known = help.strip_prefix("its keys are ").unwrap().split(", ");
        let mut known: Vec<&str> = known.collect();
        known.sort_unstable();
        let described = schema.pointer(keys).unwrap().as_object().unwrap();
        let mut keys: Vec<&str> = described.keys().map(String::as_str).collect();
        keys.sort_unstable();
        assert_eq!(keys, known, "{table}");
        for (key, value) in described {
            let says = value.get("description").or(value.get("$ref"));
            assert!(says.is_some(), "{table}: {key} is not described");
        }
    }
}

#[test]
fn the_schema_refuses_what_the_reader_refuses() {
    let (schema, folder, validator) = (schema(), folder("schema-values"), Validator::new());
    let mut count = 0;
    let mut agree = |configuration: &Value| {
        count += 1;
        let read = read(configuration, &folder)
            .map(|_| ())
            .map_err(|error| error.diagnostics);
        let complaint = validator.complaint(configuration);
        assert_eq!(
            read.is_ok(),
            complaint.is_none(),
            "{configuration:#}\n{read:?}\n{complaint:?}"
        );
    };
    agree(&whole());
    for (table, keys) in TABLES {
        let keys = schema.pointer(keys).unwrap().as_object().unwrap();
        for key in keys.keys() {
            let mut without = whole();
            let fields = without.pointer_mut(table).unwrap().as_object_mut().unwrap();
            fields.remove(key);
            agree(&without);
            for other in others() {
                let mut with = whole();
                with.pointer_mut(table).unwrap()[key] = other;
                agree(&with);
            }
        }
    }
    // No default for the support crate, one of all kinds in a crate, and one crate without a list.
    for runtime in [
        json!({ "path": "text" }),
        json!({ "version": "1" }),
        json!({ "vendored": "support" }),
        json!({ "vendored": "support", "path": "text" }),
        json!({ "git": "https://git.example/generator", "tag": "v1" }),
        json!({ "git": "https://git.example/generator", "tag": "v1", "branch": "main" }),
        json!({ "version": "1", "branch": "main" }),
        json!({}),
        Value::Null,
    ] {
        let mut one = json!({ "models": ["model.json"], "output": "client" });
        if !runtime.is_null() {
            one["runtime"] = runtime;
        }
        agree(&json!({ "crate": [one.clone()] }));
        agree(&json!({ "defaults": {}, "crate": one.clone() }));
        agree(&json!({ "defaults": { "runtime": { "version": "1" } }, "crate": [one] }));
    }
    for edition in Edition::ALL {
        let mut of_edition = whole();
        of_edition["defaults"]["edition"] = json!(edition.year());
        agree(&of_edition);
    }
    for kind in kinds::ALL {
        let mut accepted = whole();
        accepted["crate"][0]["accept"][0]["event"] = json!(kind.code);
        agree(&accepted);
    }
    println!("{count} configurations judged");
    assert!(count > 500);
}

/// The explanations of diagnostics show configurations that are wrong; those whose fault is in the text itself.
#[test]
fn configurations_of_the_repository_and_its_documentation_are_valid() {
    let validator = Validator::new();
    let refused = |text: &str| {
        let table = DeTable::parse(text).ok()?;
        let mut value = json_of(table.get_ref());
        // Documentation shows parts.
        let whole = json!({
            "crate": [{ "models": ["model.json"], "output": "client" }],
            "defaults": { "runtime": { "path": "runtime" } },
        });
        for (key, part) in whole.as_object().unwrap() {
            if value.get(key).is_none() {
                value[key] = part.clone();
            }
        }
        validator.complaint(&value)
    };
    let own = fs::read_to_string(Path::new(REPOSITORY).join("codegen.toml")).unwrap();
    assert_eq!(refused(&own), None);
    let mut judged = 0;
    for page in [
        "README.md",
        "docs/users-guide.md",
        "docs/model-changes.md",
        "docs/diagnostics/README.md",
    ] {
        let text = fs::read_to_string(Path::new(REPOSITORY).join(page)).unwrap();
        for block in text.split("```toml").skip(1) {
            let block = block.split_once('\n').unwrap().1;
            let block = block.split("```").next().unwrap();
            if block.contains("[[crate]]") || block.contains("[defaults]") {
                judged += 1;
                assert_eq!(refused(block), None, "{page}: {block}");
            }
        }
    }
    assert!(judged > 3, "{judged}");
    let mut wrong = Vec::new();
    for one in smithy_codegen_cli::explain::diagnostics() {
        let block = one.text.split("```toml\n").nth(1);
        let block = block.map(|block| block.split("```").next().unwrap());
        if block.is_some_and(|block| refused(block).is_some()) {
            wrong.push(one.code);
        }
    }
    assert_eq!(wrong, ["C003", "C004", "C005", "C006", "C009"]);
}
