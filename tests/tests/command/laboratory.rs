//! Commands of the laboratory as CI runs them: what they cannot do shows in the exit code.

use crate::project::Project;

/// Without a server the calls of the data cannot be made.
#[test]
fn a_suite_that_is_found_and_cannot_run_is_an_error_unless_it_is_named() {
    let project = Project::new("laboratory-skipped");
    let call = r#"[{ "service": "weather", "operation": "GetCity", "params": {}, "output": {} }]"#;
    project.write("data/universal-cases.json", call);
    let data = project.path("data");
    let command = ["conformance", "--data", &data, "--suite", "universal"];
    let run = |more: &[&str]| project.laboratory(&[&command, more].concat());
    let found = "1 found, 0 ran, 0 passed, 0 failed, 1 skipped";
    for (more, exit) in [
        (["--allow-skipped", "behavior"], 1),
        (["--allow-skipped", "universal"], 0),
    ] {
        let run = run(&more);
        assert_eq!(run.exit, exit, "{run:?}");
        assert!(run.out.contains(found), "{run:?}");
        let said = "universal could not run; `--allow-skipped universal` goes on without it";
        assert_eq!(run.error.contains(said), exit == 1, "{run:?}");
    }
}

/// The lists of differences that there are, and what to do for another service.
#[test]
fn a_service_without_a_ledger_is_told_which_have_one() {
    let project = Project::new("no-ledger");
    for (service, meant) in [("kmz", "did you mean `kms`?"), ("ours", ""), ("../kms", "")] {
        let run = project.laboratory(&["ledger", "--service", service]);
        assert_eq!(run.exit, 3, "{run:?}");
        assert!(run.error.contains("dynamodb, iam, kms, "), "{run:?}");
        assert!(run.error.contains(meant), "{run:?}");
        assert!(
            !run.error.contains("ours,") && !run.error.contains("rules"),
            "{run:?}"
        );
    }
}
