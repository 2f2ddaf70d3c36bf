//! Clients with event streams, as an application has them: generated from models with cases, compiled outside the
//! workspace, and run against what the cases say is on the wire.
//!
//! The cases of `tests/streams/model.json` are ours. Those of restJson1 in the conformance data have frames that
//! others encoded; what is in a frame is the same in awsJson, so their model is given that protocol. Cases about
//! the members beside the events are left out there: REST binds them to HTTP. All of them are run once more with the
//! payloads in CBOR.

mod cbor;
mod clients;

use std::path::{Path, PathBuf};

use serde_json::Value;
use smithy_codegen::emit::{self, FileSystem, Mode};
use smithy_codegen::{Generated, Options, PackageName, PackageVersion, RuntimeSource};
use smithy_model::SourceFile;
use tests::conformance;

use super::{lock, run};
use crate::support::repository;
use clients::{frames, radio, suite, Client};

/// Changes to cases of ours that make each of them wrong: operation, case, place in it, value there.
fn changes() -> Vec<(String, String, String, Value)> {
    let path = repository().join("tests/streams/wrong.json");
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

/// The same model with a wrong thing in every case.
fn wrong(mut model: Value) -> Value {
    let mut cases = std::collections::BTreeMap::new();
    for (operation, id, place, value) in changes() {
        let pointer =
            format!("/shapes/example.radio#{operation}/traits/smithy.test#eventStreamTests");
        let all = model.pointer(&pointer).and_then(Value::as_array).unwrap();
        let mut case = all.iter().find(|case| case["id"] == *id).unwrap().clone();
        let (parent, key) = place.rsplit_once('/').unwrap();
        case.pointer_mut(parent).unwrap()[key] = value.clone();
        case["id"] = format!("{id} with {value} at {place}").into();
        cases.entry(pointer).or_insert_with(Vec::new).push(case);
    }
    for (pointer, cases) in cases {
        *model.pointer_mut(&pointer).unwrap() = cases.into();
    }
    model
}

/// The folder of a program with its clients.
fn folder(program: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(program)
}

impl Client {
    /// Generates the crate of some operations, or of all for none.
    fn generate(&self, operations: &[&str]) -> Generated {
        let files = [SourceFile::new("model.json", self.model.to_string())];
        let model = smithy_model::load(&files).unwrap();
        let runtime = repository().join("runtime").to_string_lossy().into_owned();
        let operations = operations.iter().map(|name| (*name).to_owned());
        let options = Options {
            service: None,
            operations: operations.collect(),
            protocol: None,
            package: PackageName::new(&self.package).unwrap(),
            version: PackageVersion::new("0.1.0").unwrap(),
            runtime: RuntimeSource::Path(runtime),
            manifest: smithy_codegen::ManifestKeys::default(),
        };
        let generated = smithy_codegen::generate(&model, &options);
        generated.unwrap_or_else(|diagnostics| panic!("{}", diagnostics.render(&files)))
    }

    /// Writes the crate into the folder of a program, and keeps its model beside it.
    fn write(&self, folder: &Path) {
        let path = folder.join(format!("{}.json", self.package));
        std::fs::create_dir_all(folder).unwrap();
        std::fs::write(path, self.model.to_string()).unwrap();
        let files = self.generate(self.operations).files;
        let folder = folder.join(&self.package);
        emit::write_or_check(&FileSystem, &folder, &files, Mode::Write).unwrap();
    }

    /// The statement that runs the cases of a model with this client and prints the report.
    fn run(&self, model: &str) -> String {
        format!(
            "    let model = std::fs::read_to_string(\"{model}.json\").unwrap();\n    \
             println!(\"{{}}\", events::run(&model, {:?}, &[{}]).unwrap());\n",
            self.protocol, self.rows
        )
    }
}

/// Compiles a program with these clients and this body of its `main`, runs it, and gives the reports that it printed.
fn reports(program: &str, clients: &[Client], body: &str) -> Vec<Value> {
    let folder = folder(program);
    let harness = repository().join("tests/conformance");
    let loopback = repository().join("tests/streams/loopback.rs");
    let mut manifest = format!(
        "[package]\nname = {program:?}\nversion = \"0.1.0\"\nedition = \"2021\"\n\n[workspace]\n\n\
         [profile.dev]\ndebug = false\n\n[dependencies]\nserde_json = \"1\"\n\
         conformance-harness = {{ path = {harness:?} }}\n\
         tokio = {{ version = \"1\", features = [\"rt\"] }}\n"
    );
    for client in clients {
        client.write(&folder);
        let package = &client.package;
        manifest.push_str(&format!("{package} = {{ path = {package:?} }}\n"));
    }
    let loopback = match body.contains("loopback::") {
        true => format!("#[path = {loopback:?}]\nmod loopback;\n\n"),
        false => String::new(),
    };
    let main = format!(
        "use conformance_harness::{{event_operation, events}};\n\n{loopback}fn main() {{\n{body}}}\n"
    );
    std::fs::create_dir_all(folder.join("src")).unwrap();
    std::fs::write(folder.join("Cargo.toml"), manifest).unwrap();
    std::fs::write(folder.join("src/main.rs"), main).unwrap();
    lock(&folder);
    let out = run(&folder, &[]);
    let reports = out.lines().map(|line| serde_json::from_str(line).unwrap());
    reports.collect()
}

/// How many cases a report has; one that failed is an error.
fn passed(report: &Value) -> usize {
    let cases = report["cases"].as_array().unwrap();
    let failed: Vec<String> = cases
        .iter()
        .filter(|case| !case["why"].is_null())
        .map(|case| format!("{}: {}", case["id"], case["why"]))
        .collect();
    assert!(failed.is_empty(), "{}", failed.join("\n"));
    cases.len()
}

#[test]
fn streams_are_what_our_cases_say() {
    let radio = radio();
    let radio_cbor = radio.in_cbor();
    let wrong = wrong(radio.model.clone());
    std::fs::create_dir_all(folder("streams")).unwrap();
    let wrong_cbor = cbor::model(wrong.clone(), radio.protocol);
    for (name, model) in [("wrong", wrong), ("wrong_cbor", wrong_cbor)] {
        let path = folder("streams").join(format!("{name}.json"));
        std::fs::write(path, model.to_string()).unwrap();
    }
    let loopback =
        "    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();\n    \
         println!(\"{}\", serde_json::json!(runtime.block_on(loopback::run())));\n";
    let runs = [
        radio.run("radio"),
        radio.run("wrong"),
        radio_cbor.run("radio_cbor"),
        radio_cbor.run("wrong_cbor"),
    ];
    let body = [&runs.concat(), loopback].concat();
    let reports = reports("streams", &[radio, radio_cbor], &body);
    let [json, wrong_json, cbor, wrong_cbor, loopback] = reports.as_slice() else {
        panic!("{reports:#?}");
    };
    assert!(passed(json) > 0);
    assert_eq!(passed(cbor), passed(json));
    for wrong in [wrong_json, wrong_cbor] {
        let wrong = wrong["cases"].as_array().unwrap();
        assert_eq!(wrong.len(), changes().len());
        let missed: Vec<_> = wrong.iter().filter(|case| case["why"].is_null()).collect();
        assert!(missed.is_empty(), "{missed:#?}");
    }
    let output = "WXYZ Some(\"hall\") Some(\"the-id\")";
    let songs = ["Some(\"One\")", "Some(\"Two\")"];
    let bytes = "la la la Some(\"the-id\")";
    let error = "true Some(\"quiet!\")";
    let first = "Some(\"the-id\") Listen: unhandled error (HTTP status 200) (request id the-id) Some(\"the-id\")";
    let expected = [
        output, songs[0], songs[1], "end", output, "broken", bytes, error, first,
    ];
    assert_eq!(*loopback, serde_json::json!(expected));
}

#[test]
#[cfg_attr(
    not(all(data = "protocol-tests", data = "protocol-suites")),
    ignore = "needs ast/smithy-protocol-tests and botocore-protocols of CONFORMANCE_DATA"
)]
fn streams_are_what_the_published_cases_say() {
    let mut clients = [frames(), suite()].map(Client::chosen).to_vec();
    clients.extend(clients.clone().iter().map(Client::in_cbor));
    let body: String = clients
        .iter()
        .map(|client| client.run(&client.package))
        .collect();
    let reports = reports("published-streams", &clients, &body);
    assert_eq!(reports.len(), clients.len());
    for (report, client) in reports.iter().zip(&clients) {
        conformance::ran(
            &format!("event streams of {}", client.package),
            passed(report),
        );
    }
}

#[test]
fn a_crate_without_events_has_nothing_of_them() {
    let text = |operation: &str| -> String {
        let files = radio().generate(&[operation]).files;
        files.iter().map(|(_, text)| text).collect()
    };
    for (operation, has_events, has_bytes) in [
        ("Listen", true, false),
        ("Sing", true, false),
        ("Record", false, true),
    ] {
        let text = text(operation);
        for sign in [
            "features = [\"event-stream\"]",
            "runtime::event_stream::",
            "EventReceiver,",
        ] {
            assert_eq!(text.contains(sign), has_events, "{operation}: {sign}");
        }
        assert_eq!(text.contains("ByteStream"), has_bytes, "{operation}");
    }
}
