//! `cargo xtask import`: the list, a document written once and left alone after, and what is refused.

use std::io::Write;
use std::path::{Path, PathBuf};

use crate::project::{repository, Project, MODEL};

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
    let mut terminal = smithy_codegen_cli::Terminal {
        out: Box::new(&mut out),
        error: Box::new(&mut error),
        out_color: false,
        error_color: false,
        is_watched: false,
        is_quiet: false,
        input: None,
    };
    let from = folder.to_str().unwrap();
    let all = ["xtask", "import", "--from", from].into_iter();
    let all = all.chain(arguments.iter().copied());
    let exit = smithy_codegen_cli::run(all, &repository(), &mut terminal);
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
    let (code, said) = import(&folder, &["elasticache"]);
    let command = format!("`cargo xtask import --from {} --list`", folder.display());
    assert!(code == 3 && said.contains(&command), "{said}");
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
    assert!(failure.contains("fetch it again"), "{failure}");
    assert!(failure.contains("model.json.gz"), "{failure}");
    std::fs::write(&path, b"PK\x03\x04and more").unwrap();
    let failure = project.failure(&[]);
    assert!(failure.contains("cargo xtask import --from"), "{failure}");
}

/// The first bytes of a document that is packed.
pub fn truncated(text: &str) -> Vec<u8> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(text.as_bytes()).unwrap();
    let packed = packer.finish().unwrap();
    packed[..packed.len() / 2].to_vec()
}

#[test]
fn a_damaged_service_keeps_no_other_from_being_listed() {
    let folder = folder("damaged", SERVICE);
    let version = folder.join("data/tides/2026-01-01");
    std::fs::create_dir_all(&version).unwrap();
    let document = version.join("service-2.json.gz");
    std::fs::write(&document, truncated(SERVICE)).unwrap();
    let (code, said) = import(&folder, &["--list"]);
    assert_eq!(code, 3, "{said}");
    let said = said.replace(folder.to_str().unwrap(), "DIR");
    let said: Vec<&str> = said.lines().map(str::trim_end).collect();
    insta::assert_snapshot!(said.join("\n"), @"
    service  version     operations  protocols
    maps     2026-01-01           1  smithy-rpc-v2-cbor, json 1.0
    1 service
    error[M001]: it cannot be unpacked: incomplete deflate stream
    --> DIR/data/tides/2026-01-01/service-2.json.gz
     |
    help: it was cut off or changed in transfer: fetch it again
    ");
    let (code, said) = import(&folder, &["--list", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&said).unwrap();
    assert_eq!((code, &report["status"]), (3, &"partial".into()));
    assert_eq!(report["services"].as_array().unwrap().len(), 1);
    assert_eq!(report["diagnostics"].as_array().unwrap().len(), 1);
    // With nothing to list it is an error like any other.
    let (code, said) = import(&folder, &["--list", "tides"]);
    assert!(code == 3 && !said.contains("0 services"), "{said}");
}

#[test]
fn a_botocore_that_is_not_there_is_named() {
    let project = Project::new("no-botocore");
    let path = project.path("nofile.whl");
    let run = project.laboratory(&["conformance", "--botocore", &path]);
    assert_eq!(run.exit, 3, "{run:?}");
    assert!(
        run.error
            .contains("--botocore DIR/nofile.whl: cannot read it"),
        "{run:?}"
    );
}

/// A folder with services that differ in name, SDK id and endpoint prefix.
fn several(name: &str) -> PathBuf {
    let folder = folder(name, SERVICE);
    for (service, id, prefix) in [
        ("elb", "Elastic Maps", "balancing"),
        ("elbv2", "Elastic Maps v2", "balancing"),
    ] {
        let named = format!("\"serviceId\": \"{id}\", \"endpointPrefix\": \"{prefix}\",");
        let text = SERVICE.replace("\"serviceId\": \"Maps\",", &named);
        let version = folder.join("data").join(service).join("2026-01-01");
        std::fs::create_dir_all(&version).unwrap();
        std::fs::write(version.join("service-2.json"), text).unwrap();
    }
    folder
}

#[test]
fn several_services_are_imported_at_once_or_not_at_all() {
    let folder = several("several");
    let out = folder.join("models");
    let out = out.to_str().unwrap();
    let names = || -> Vec<String> {
        let entries = std::fs::read_dir(out).into_iter().flatten().flatten();
        let mut names: Vec<String> = entries
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    };
    let (code, said) = import(&folder, &["maps", "balancing", "--out", out]);
    assert_eq!(code, 3, "{said}");
    assert!(
        said.contains("error[C014]: several services have the endpoint prefix `balancing`"),
        "{said}"
    );
    assert!(said.contains("name one of elb, elbv2"), "{said}");
    assert!(names().is_empty());
    let (code, said) = import(
        &folder,
        &["aws-sdk-maps", "Elastic Maps v2", "maps", "--out", out],
    );
    assert_eq!(code, 0, "{said}");
    assert_eq!(names(), ["elbv2.json", "maps.json"]);
    assert_eq!(said.matches("next: ").count(), 1, "{said}");
    assert_eq!(said.matches("[[crate]]").count(), 2, "{said}");
    // A document that cannot be written takes those before it back.
    std::fs::remove_dir_all(out).unwrap();
    std::fs::create_dir_all(Path::new(out).join("elb.json")).unwrap();
    let (code, said) = import(&folder, &["maps", "elb", "--out", out]);
    assert_eq!(code, 5, "{said}");
    assert_eq!(names(), ["elb.json"]);
    let (code, said) = import(
        &folder,
        &["elbv2", "maps", "--out", out, "--format", "json"],
    );
    assert_eq!(code, 0, "{said}");
    let report: serde_json::Value = serde_json::from_str(&said).unwrap();
    assert_eq!(report["models"][0]["service"], "elbv2", "{said}");
    assert_eq!(
        report["models"][1]["chosen_protocol"], "smithy.protocols#rpcv2Cbor",
        "{said}"
    );
}
