//! `cargo xtask import`: the list, a document written once and left alone after, and what is refused.

use std::io::Write;
use std::path::{Path, PathBuf};

use crate::project::{Project, MODEL};

const SERVICE: &str = r#"{
    "metadata": { "protocol": "smithy-rpc-v2-cbor", "protocols": ["smithy-rpc-v2-cbor", "json"], "jsonVersion": "1.0",
        "serviceId": "Maps", "targetPrefix": "Maps", "apiVersion": "2026-01-01" },
    "operations": { "GetCity": { "output": { "shape": "City" } } },
    "shapes": { "City": { "type": "structure", "members": {} } }
}"#;

/// A folder of one service.
fn folder(name: &str, service: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("import")
        .join(name);
    let _ = std::fs::remove_dir_all(&folder);
    let version = folder.join("data/maps/2026-01-01");
    std::fs::create_dir_all(&version).unwrap();
    std::fs::write(version.join("service-2.json"), service).unwrap();
    folder
}

/// The exit code, and what was said on both streams.
fn import(folder: &Path, arguments: &[&str]) -> (u8, String) {
    let (mut out, mut error) = (Vec::new(), Vec::new());
    let mut terminal = xtask::Terminal {
        out: Box::new(&mut out),
        error: Box::new(&mut error),
        out_color: false,
        error_color: false,
        is_watched: false,
    };
    let from = folder.to_str().unwrap();
    let all = ["xtask", "import", "--from", from].into_iter();
    let exit = xtask::run(all.chain(arguments.iter().copied()), &mut terminal);
    drop(terminal);
    out.extend(error);
    (exit.code(), String::from_utf8(out).unwrap())
}

#[test]
fn a_service_becomes_a_document() {
    let folder = folder("good", SERVICE);
    let (code, said) = import(&folder, &["--list"]);
    assert_eq!(code, 0, "{said}");
    insta::assert_snapshot!(said, @"
    service  version     operations  protocols
    maps     2026-01-01           1  smithy-rpc-v2-cbor, json 1.0
    1 service
    ");
    let out = folder.join("maps.json");
    let arguments = ["maps", "--out", out.to_str().unwrap()];
    let (code, said) = import(&folder, &arguments);
    assert_eq!(code, 0, "{said}");
    assert!(
        said.contains("1 operation and 3 shapes of API version 2026-01-01"),
        "{said}"
    );
    assert!(said.contains("it speaks rpcv2Cbor, awsJson1_0"), "{said}");
    assert!(said.contains("[[crate]]"), "{said}");
    let first = std::fs::read_to_string(&out).unwrap();
    let file = smithy_model::SourceFile::new("maps.json", first.as_str());
    assert!(smithy_model::load(&[file]).is_ok());
    let (code, said) = import(&folder, &arguments);
    assert!(code == 0 && said.starts_with("unchanged"), "{said}");
}

/// A model that no client can be made of is no step towards one.
#[test]
fn a_protocol_that_is_not_supported_is_told_without_a_next_step() {
    let service = SERVICE.replace(", \"json\"]", "]");
    let folder = folder("unsupported", &service);
    let out = folder.join("maps.json");
    for state in ["written", "there"] {
        let (code, said) = import(&folder, &["maps", "--out", out.to_str().unwrap()]);
        assert_eq!(code, 0, "{said}");
        assert!(
            said.contains("it speaks rpcv2Cbor, of which the generator supports none"),
            "{said}"
        );
        assert!(
            said.contains(&format!(
                "the model is {state}, but no client can be generated"
            )),
            "{said}"
        );
        assert!(
            !said.contains("next:") && !said.contains("[[crate]]"),
            "{said}"
        );
    }
    assert!(out.exists());
}

/// The lists of differences that there are, and what to do for another service.
#[test]
fn a_service_without_a_ledger_is_told_which_have_one() {
    let project = Project::new("no-ledger");
    for (service, meant) in [("kmz", "did you mean `kms`?"), ("ours", ""), ("../kms", "")] {
        let run = project.xtask(&["cargo xtask", "ledger", "--service", service]);
        assert_eq!(run.exit, 3, "{run:?}");
        assert!(run.error.contains("dynamodb, kms, "), "{run:?}");
        assert!(run.error.contains(meant), "{run:?}");
        assert!(
            !run.error.contains("ours,") && !run.error.contains("rules"),
            "{run:?}"
        );
    }
}

#[test]
fn what_cannot_be_imported_leaves_the_old_document() {
    let folder = folder(
        "bad",
        &SERVICE.replace("\"shape\": \"City\"", "\"shape\": \"Cty\""),
    );
    let out = folder.join("maps.json");
    std::fs::write(&out, "old").unwrap();
    let (code, said) = import(&folder, &["maps", "--out", out.to_str().unwrap()]);
    assert_eq!(code, 3, "{said}");
    assert!(
        said.contains("error[M014]: the shape `Cty` does not exist"),
        "{said}"
    );
    assert!(said.contains("did you mean `City`?"), "{said}");
    let (code, said) = import(&folder, &["map"]);
    assert!(code == 3 && said.contains("did you mean `maps`?"), "{said}");
    assert_eq!(std::fs::read_to_string(&out).unwrap(), "old");
    let files = std::fs::read_dir(&folder).unwrap().count();
    assert_eq!(files, 2, "nothing else is left behind");
}

/// What operations bind to endpoint rules is checked before anything is written, all of it at once.
#[test]
fn parameters_that_the_rules_do_not_have_are_not_imported() {
    let service = r#"{
        "metadata": { "protocol": "json", "jsonVersion": "1.0", "serviceId": "Maps", "targetPrefix": "Maps",
            "apiVersion": "2026-01-01" },
        "operations": {
            "GetCity": { "input": { "shape": "City" },
                "staticContextParams": { "Cty": { "value": "a" }, "City": { "value": true } },
                "operationContextParams": { "City": { "path": "names" }, "Cities": { "path": "names" } } }
        },
        "shapes": {
            "City": { "type": "structure", "members": {
                "name": { "shape": "Name", "contextParam": { "name": "Town" } },
                "names": { "shape": "Names" } } },
            "Name": { "type": "string" },
            "Names": { "type": "list", "member": { "shape": "Name" } }
        }
    }"#;
    let rules = r#"{ "version": "1.0", "parameters": {
            "City": { "type": "string", "documentation": "" },
            "Cities": { "type": "stringArray", "documentation": "" } },
        "rules": [ { "type": "error", "conditions": [], "error": "none" } ] }"#;
    let folder = folder("parameters", service);
    let version = folder.join("data/maps/2026-01-01");
    std::fs::write(version.join("endpoint-rule-set-1.json"), rules).unwrap();
    let out = folder.join("maps.json");
    let arguments = ["maps", "--format", "json", "--out", out.to_str().unwrap()];
    let (code, said) = import(&folder, &arguments);
    assert_eq!(code, 3, "{said}");
    let report: serde_json::Value = serde_json::from_str(&said).unwrap();
    let found = report["diagnostics"].as_array().unwrap().iter();
    let found: Vec<_> = found
        .map(|one| {
            assert!(one["file"].as_str().unwrap().ends_with("service-2.json"));
            [&one["message"], &one["shape"], &one["pointer"]].map(|it| it.as_str().unwrap())
        })
        .collect();
    let operation = "com.amazonaws.maps#GetCity";
    assert_eq!(
        found,
        [
            [
                "the endpoint rules have no parameter `Cty`",
                operation,
                "/operations/GetCity/staticContextParams/Cty"
            ],
            [
                "expected a string, found a boolean",
                operation,
                "/operations/GetCity/staticContextParams/City/value"
            ],
            [
                "the endpoint rules have no parameter `Town`",
                "com.amazonaws.maps#City$name",
                "/shapes/City/members/name/contextParam/name"
            ],
            [
                "the path gives an array, and the parameter takes a string",
                operation,
                "/operations/GetCity/operationContextParams/City"
            ],
        ]
    );
    assert!(!out.exists());
}

/// botocore packs its larger documents; `codegen.toml` may name them as they are.
#[test]
fn a_packed_document_is_a_model() {
    let project = Project::new("packed");
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(MODEL.as_bytes()).unwrap();
    let packed = packer.finish().unwrap();
    let path = project.folder.join("model.json.gz");
    let config = project.read("codegen.toml");
    project.write(
        "codegen.toml",
        &config.replace("model.json", "model.json.gz"),
    );
    std::fs::write(&path, &packed).unwrap();
    assert_eq!(project.codegen(&[]).exit, 0);
    std::fs::write(&path, &packed[..packed.len() / 2]).unwrap();
    let failure = project.failure(&[]);
    assert!(failure.contains("it cannot be unpacked"), "{failure}");
    assert!(failure.contains("model.json.gz"), "{failure}");
    std::fs::write(&path, b"PK\x03\x04and more").unwrap();
    let failure = project.failure(&[]);
    assert!(failure.contains("cargo xtask import --from"), "{failure}");
}
