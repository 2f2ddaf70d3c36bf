//! Reports for programs: commands run, and the page about the reports has each field that they print.

use serde_json::Value;

use crate::beside::beside;
use crate::project::{Project, Run, MODEL};

/// The report of a command.
fn report(run: &Run) -> Value {
    serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{error}: {run:?}"))
}

/// The names of all fields but those of `diff`, which another page has.
fn fields(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(object) => {
            for (name, value) in object {
                found.push(name.clone());
                if name != "diff" {
                    fields(value, found);
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| fields(item, found)),
        _ => {}
    }
}

/// Asserts that a section of the page has all fields of a report, and its status. Diagnostics have a section of their own,
/// and the report of `update` has that of `generate` in it.
fn assert_described(command: &str, report: &Value) {
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/json-reports.md");
    let page = std::fs::read_to_string(page).unwrap();
    let about = |start: &str| {
        let mut sections = page.split("\n## ");
        sections.find(|text| text.starts_with(start)).unwrap()
    };
    let own = about(&format!("`{command}`"));
    let mut text = format!("{own}{}", about("Diagnostics"));
    if command == "update" {
        text.push_str(about("`generate`"));
    }
    let mut names = Vec::new();
    fields(report, &mut names);
    for name in names {
        let forms = [
            format!("`{name}`"),
            format!("`{name}[]`"),
            format!("`….{name}`"),
        ];
        let known = forms.iter().any(|form| text.contains(form));
        assert!(known, "{command}: {name}");
    }
    let status = report["status"].as_str().unwrap();
    assert!(own.contains(&format!("`{status}`")), "{command}: {status}");
}

#[test]
fn the_page_describes_what_is_generated() {
    let project = Project::new("json-reports");
    let section = "generate";
    let written = report(&project.codegen(&["--format", "json"]));
    assert_eq!(written["status"], "ok");
    assert_described(section, &written);
    project.write(
        "client/src/lib.rs",
        &format!("{}// ", project.read("client/src/lib.rs")),
    );
    let stale = report(&project.codegen(&["--format", "json", "--check"]));
    assert_eq!(stale["status"], "stale");
    assert_described(section, &stale);
    project.write(
        "model.json",
        &MODEL.replace("smithy.api#Integer", "smithy.api#Integr"),
    );
    for (more, status) in [("--check", "error"), ("--keep-going", "partial")] {
        let faulty = report(&project.codegen(&["--format", "json", more]));
        assert_eq!(faulty["status"], status);
        assert_described(section, &faulty);
    }
}

#[test]
fn the_page_describes_imports_and_updates() {
    let project = beside("json-reports-import");
    let (from, out) = (project.path("maps"), project.path("maps.json"));
    let import = ["import", "--from", &from, "--format", "json"];
    let with = |more: &[&str]| report(&project.product(&[&import, more].concat()));
    assert_described("import", &with(&["--list"]));
    assert_described("import", &with(&["mops"]));
    for change in ["new", "unchanged"] {
        let report = with(&["maps", "--out", &out]);
        assert_eq!(report["models"][0]["change"], change);
        assert_described("import", &report);
    }
    let config = project.read("codegen.toml");
    project.write(
        "codegen.toml",
        &config.replace("maps/1/service-2.json", "maps.json"),
    );
    let config = project.path("codegen.toml");
    let update = [
        "update", "--config", &config, "--from", &from, "--format", "json",
    ];
    let renewed = report(&project.product(&update));
    assert_eq!(renewed["status"], "ok", "{renewed}");
    assert_described("update", &renewed);
}
