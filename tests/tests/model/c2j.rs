//! Documents of C2J: small ones with a snapshot each, and all of botocore where it is.
//!
//! A case is `tests/cases/c2j/<name>.json`, an object of documents by the names of their files. The snapshot is the
//! Smithy document that they become, or the list of diagnostics.

use serde_json::Value;
use smithy_codegen_cli::parallel;
use smithy_model::botocore::Botocore;
use smithy_model::{load, read, write, Diagnostics, SourceFile};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use tests::conformance;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/c2j")
}

/// The documents of a case.
fn files(text: &str) -> Vec<SourceFile> {
    let documents: BTreeMap<String, Value> = serde_json::from_str(text).unwrap();
    let files = documents.into_iter();
    files
        .map(|(name, document)| SourceFile::new(name, format!("{document:#}")))
        .collect()
}

/// Read without resolving; there must be no finding.
fn written(files: &[SourceFile]) -> String {
    let mut found = Diagnostics::new();
    let documents = read::documents(files, &mut found);
    assert!(found.is_empty(), "{}", found.render(files));
    documents.iter().map(write::json_ast).collect()
}

#[test]
fn small_documents_become_smithy_or_are_refused() {
    let mut names: Vec<PathBuf> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "json"))
        .collect();
    names.sort();
    assert!(names.len() >= 6);
    for path in names {
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.lines().count() <= 40, "{}", path.display());
        let files = files(&text);
        let shown = match load(&files) {
            Ok(_) => written(&files),
            Err(found) => found.render(&files),
        };
        insta::with_settings!({
            snapshot_path => folder(), prepend_module_to_snapshot => false, omit_expression => true,
        }, {
            insta::assert_snapshot!(path.file_stem().unwrap().to_str().unwrap(), shown);
        });
    }
}

/// What an independent reading of a document counts.
#[derive(Debug, Default, PartialEq)]
struct Counts {
    operations: usize,
    shapes: usize,
    members: usize,
    values: usize,
}

impl Counts {
    fn of_c2j(document: &Value) -> Counts {
        let mut counts = Counts {
            operations: document["operations"].as_object().unwrap().len(),
            ..Counts::default()
        };
        for (name, shape) in document["shapes"].as_object().unwrap() {
            let kind = shape["type"].as_str().unwrap();
            // The prelude of Smithy has it.
            if name == "Unit" && kind == "structure" && shape["members"] == serde_json::json!({}) {
                continue;
            }
            counts.shapes += 1;
            counts.members += match kind {
                "structure" if shape["document"] == true => 0,
                "structure" => shape["members"]
                    .as_object()
                    .map_or(0, |members| members.len()),
                "list" => 1,
                "map" => 2,
                _ => 0,
            };
            let mut values: Vec<&Value> = shape["enum"].as_array().into_iter().flatten().collect();
            values.sort_by_key(|value| value.as_str());
            values.dedup();
            counts.values += values.len();
        }
        counts
    }

    fn of_smithy(document: &Value, operations: &str) -> Counts {
        let mut counts = Counts::default();
        for (id, shape) in document["shapes"].as_object().unwrap() {
            let members = shape["members"]
                .as_object()
                .map_or(0, |members| members.len());
            let is_made = ["#SynthesizedJson", "#Streaming", "codegen.c2j#"]
                .iter()
                .any(|made| id.contains(made));
            match shape["type"].as_str().unwrap() {
                "service" => continue,
                kind if kind == operations => {
                    counts.operations += 1;
                    continue;
                }
                "enum" => counts.values += members,
                "list" => counts.members += 1,
                "map" => counts.members += 2,
                "string" | "blob" if is_made => continue,
                // The definition of a trait.
                _ if id.contains("codegen.c2j#") => continue,
                _ => counts.members += members,
            }
            counts.shapes += 1;
        }
        counts
    }
}

#[test]
#[cfg_attr(not(data = "botocore"), ignore = "needs BOTOCORE")]
fn every_service_of_botocore_holds_what_its_json_says() {
    let path = std::env::var_os("BOTOCORE").unwrap();
    let botocore = Botocore::open(Path::new(&path)).unwrap_or_else(|error| panic!("{error}"));
    let names: Vec<&str> = botocore.services().collect();
    let names = conformance::sample(names, |name| (*name).to_owned());
    let jobs = std::thread::available_parallelism().map_or(1, usize::from);
    let read = |name: &str| holds_what_its_json_says(&botocore, name);
    let counts = parallel::each(names, jobs, |_| 0, || (), |(), name| read(name), |_| {});
    conformance::ran("services of botocore", counts.len());
    conformance::ran(
        "operations of botocore",
        counts.iter().map(|(operations, _)| operations).sum(),
    );
    conformance::ran(
        "members of botocore",
        counts.iter().map(|(_, members)| members).sum(),
    );
}

/// Counts the operations of a service, and its members where they are counted in both forms.
fn holds_what_its_json_says(botocore: &Botocore, name: &str) -> (usize, usize) {
    let files = botocore.service(name).unwrap();
    let model = load(&files).unwrap_or_else(|found| panic!("{}", found.render(&files)));
    assert!(
        model.warnings().is_empty(),
        "{}",
        model.warnings().render(&files)
    );
    let text = written(&files);
    let document: Value = serde_json::from_str(&text).unwrap();
    // What an SDK adds changes the document; botocore's own merging is not repeated here.
    let is_plain = !files
        .iter()
        .any(|file| file.name().contains("service-2.sdk-extras"));
    let service = files
        .iter()
        .find(|file| file.name().contains("service-2.json"))
        .unwrap();
    let source: Value = serde_json::from_str(service.text()).unwrap();
    let mut members = 0;
    if is_plain {
        let mut counts = Counts::of_smithy(&document, "operation");
        let made = Counts::of_c2j(&source).shapes.abs_diff(counts.shapes);
        // Shapes that were made for one member only are counted out by name, and C2J has some of such names.
        let named = source["shapes"].as_object().unwrap().iter();
        let named = named.filter(|(name, shape)| {
            ["SynthesizedJson", "Streaming"]
                .iter()
                .any(|made| name.starts_with(made))
                && matches!(shape["type"].as_str(), Some("string" | "blob"))
                && shape["enum"].is_null()
        });
        assert_eq!(made, named.count(), "{name}");
        counts.shapes += made;
        assert_eq!(counts, Counts::of_c2j(&source), "{name}");
        members = counts.members;
    }
    let operations = model.services().next().unwrap().operations().len();
    // The Smithy document reads as the same model.
    let again = [SourceFile::new(name, text.as_str())];
    let reread = load(&again).unwrap_or_else(|found| panic!("{}", found.render(&again)));
    assert!(
        reread.warnings().is_empty(),
        "{}",
        reread.warnings().render(&again)
    );
    assert_eq!(written(&again), text, "{name}");
    (operations, members)
}

/// The protocol suites are documents without operations: these are in the cases.
#[test]
#[cfg_attr(
    not(data = "protocol-suites"),
    ignore = "needs botocore-protocols of CONFORMANCE_DATA"
)]
fn the_protocol_suites_of_botocore_load() {
    let folder = conformance::path("botocore-protocols");
    let mut suites = 0;
    for side in ["input", "output"] {
        for entry in std::fs::read_dir(folder.join(side)).unwrap() {
            let path = entry.unwrap().path();
            let all: Vec<Value> =
                serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
            for (index, mut suite) in all.into_iter().enumerate() {
                let cases = suite["cases"].as_array().cloned().unwrap();
                for case in cases {
                    let name = case["given"]["name"].as_str().unwrap().to_owned();
                    suite["operations"][name] = case["given"].clone();
                }
                let name = format!("{}/{index}", path.display());
                let files = [SourceFile::new(name, suite.to_string())];
                if let Err(found) = load(&files) {
                    panic!("{}", found.render(&files));
                }
                suites += 1;
            }
        }
    }
    conformance::ran("protocol suites of botocore", suites);
}

/// The documents beside a service that cannot be read are not said to lack one.
#[test]
fn a_broken_service_is_the_only_finding() {
    let beside = [
        (
            "aws/waiters-2.json",
            r#"{ "version": 2, "waiters": { "Done": { "operation": "Get" } } }"#,
        ),
        (
            "aws/paginators-1.json",
            r#"{ "pagination": { "List": {} } }"#,
        ),
    ];
    let other = r#"{ "metadata": { "protocol": "json", "jsonVersion": "1.0", "serviceId": "Other",
                     "targetPrefix": "Other" },
                     "operations": {}, "shapes": {} }"#;
    for broken in ["{ \"metadata\": {", "[]", "null", ""] {
        for more in [None, Some(("other/service-2.json", other))] {
            let texts = [("aws/service-2.json", broken)]
                .into_iter()
                .chain(beside)
                .chain(more);
            let files: Vec<SourceFile> = texts
                .map(|(name, text)| SourceFile::new(name, text))
                .collect();
            let found = load(&files).unwrap_err();
            let places: Vec<&str> = found.iter().map(|one| &*one.origin.file).collect();
            assert_eq!(places, ["aws/service-2.json"], "{}", found.render(&files));
        }
    }
    // Without a service there is something to say.
    let files = beside.map(|(name, text)| SourceFile::new(name, text));
    assert_eq!(load(&files).unwrap_err().len(), 2);
}

/// Marked as one or not, what is no structure is no error, and to mark it is no help.
#[test]
fn an_error_that_is_no_structure_is_told_what_it_is() {
    for mark in ["", ", \"exception\": true"] {
        let text = format!(
            r#"{{ "metadata": {{ "protocol": "json", "jsonVersion": "1.0", "serviceId": "A",
                "targetPrefix": "A" }},
            "operations": {{ "Get": {{ "errors": [ {{ "shape": "Names" }} ] }} }},
            "shapes": {{ "Names": {{ "type": "list", "member": {{ "shape": "Name" }}{mark} }},
                "Name": {{ "type": "string" }} }} }}"#
        );
        let found = load(&[SourceFile::new("service-2.json", text.as_str())]).unwrap_err();
        let one = found.iter().next().unwrap();
        assert_eq!(
            one.message,
            "`Names` is of the type `list`, and an error of an operation must be a structure"
        );
        assert_eq!((found.len(), &one.help), (1, &None));
    }
}

/// What is found after reading is placed where the file has it.
#[test]
fn references_are_pointed_at_by_their_key() {
    let text = r#"{ "metadata": { "protocol": "json", "jsonVersion": "1.0", "serviceId": "A" },
        "operations": { "Get": { "errors": [ { "shape": "Text" } ] } },
        "shapes": { "Text": { "type": "string", "exception": true } } }"#;
    let found = load(&[SourceFile::new("service-2.json", text)]).unwrap_err();
    let document: Value = serde_json::from_str(text).unwrap();
    for one in &found {
        assert!(
            document.pointer(one.origin.pointer.as_str()).is_some(),
            "{one}"
        );
    }
    assert_eq!(
        found.iter().next().unwrap().origin.pointer.as_str(),
        "/operations/Get/errors/0/shape"
    );
}
