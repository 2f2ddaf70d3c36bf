//! `show`: what each stage makes of a shape is printed, and nothing is written.

use crate::project::Project;

#[test]
fn each_stage_shows_a_shape() {
    let project = Project::new("show");
    let before = project.files();
    let config = project.path("codegen.toml");
    let show = |stage: &str, shape: &str| {
        let run = project.product(&["show", stage, shape, "--config", &config]);
        assert_eq!((run.exit, &*run.error), (0, ""), "{stage}");
        run.out
    };
    let kind = "example.weather#CityKind";
    for stage in ["names", "ir", "items"] {
        insta::assert_snapshot!(stage, show(stage, kind));
    }
    // A file has the items and what stands around them, and the name of a shape is enough.
    let file = show("files", "CityKind");
    let items = show("items", "CityKind");
    let enumeration = items.split_once("pub enum CityKind {").unwrap().1;
    assert!(file.contains(enumeration.split_once("\n}").unwrap().0));
    // An operation has files, and items in those of the whole crate.
    let items = show("items", "GetCity");
    for path in ["operation/get_city.rs", "operation/get_city/builders.rs"] {
        assert!(items.contains(&format!("// src/{path}\n")), "{path}");
    }
    assert!(project.files() == before, "something was written");
}

#[test]
fn what_cannot_be_shown_is_said() {
    let project = Project::new("show-nothing");
    let config = project.path("codegen.toml");
    let show = |stage, shape| project.product(&["show", stage, shape, "--config", &config]);
    let unknown = show("ir", "CityKnd");
    assert_eq!((unknown.exit, unknown.out.as_str()), (3, ""));
    insta::assert_snapshot!("unknown_shape", unknown.error.trim());
    let unknown = show("tokens", "City");
    assert_eq!((unknown.exit, unknown.out.as_str()), (2, ""));
    assert!(
        unknown.error.contains("names, ir, items, files"),
        "{}",
        unknown.error
    );
}
