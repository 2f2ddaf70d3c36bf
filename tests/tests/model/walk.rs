//! Queries of a resolved model: operations, errors, closures, shapes that refer to themselves.

use crate::support::model;
use smithy_model::{load, Model, Shape, SourceFile};

fn maps() -> Model {
    let text = include_str!("../../cases/model/service.json");
    load(&[SourceFile::new("service.json", text)]).unwrap()
}

fn names(shapes: &[&Shape]) -> Vec<String> {
    shapes.iter().map(|shape| shape.name().to_owned()).collect()
}

#[test]
fn operations_come_from_resources_too_each_once() {
    let model = maps();
    let service = model.services().next().unwrap();
    let operations = service.operations();
    let found: Vec<&str> = operations.iter().map(|one| one.shape.name()).collect();
    assert_eq!(found, ["Ping", "GetCity", "ListCities"]);
    assert_eq!(names(&service.resources()), ["City", "Street"]);
    assert!(service.operation("GetCity").is_some());
    assert!(service.operation("example#GetCity").is_some());
    assert!(service.operation("getcity").is_none());
}

#[test]
fn errors_and_pagination_are_completed_by_the_service() {
    let model = maps();
    let service = model.service("example#Maps").unwrap();
    let get = service.operation("GetCity").unwrap();
    assert_eq!(names(&get.errors(&service)), ["Missing", "Busy"]);
    assert!(get.pagination(&service).is_none());
    let list = service.operation("ListCities").unwrap();
    let pagination = list.pagination(&service).unwrap();
    assert_eq!(pagination.input_token.as_deref(), Some("token"));
    assert_eq!(pagination.output_token.as_deref(), Some("page.next"));
}

#[test]
fn an_operation_without_input_has_unit() {
    let model = maps();
    let ping = model.operation("example#Ping").unwrap();
    assert!(ping.input().is_unit() && ping.output().is_unit());
    assert_eq!(ping.input().members().count(), 0);
}

#[test]
fn a_closure_has_what_can_be_reached_and_no_more() {
    let model = maps();
    let operation = model.operation("example#GetCity").unwrap();
    let closure = model.closure([&operation.shape.id]);
    let expected = [
        "GetCity",
        "GetCityInput",
        "Name",
        "String",
        "Notes",
        "Note",
        "CityData",
        "Missing",
    ];
    assert_eq!(names(&closure), expected);
    let all = model.service("example#Maps").unwrap().closure();
    assert!(names(&all).contains(&"Street".to_owned()));
}

#[test]
fn recursion_is_found_through_lists_maps_and_unions() {
    let model = model(
        r#""a#Tree": { "type": "structure", "members": { "children": { "target": "a#Trees" }, "leaf": { "target": "a#Leaf" } } },
        "a#Trees": { "type": "list", "member": { "target": "a#Tree" } },
        "a#Leaf": { "type": "structure", "members": {} },
        "a#Json": { "type": "union", "members": { "object": { "target": "a#Object" }, "null": { "target": "smithy.api#Unit" } } },
        "a#Object": { "type": "map", "key": { "target": "smithy.api#String" }, "value": { "target": "a#Json" } },
        "a#Self": { "type": "structure", "members": { "self": { "target": "a#Self" } } }"#,
    );
    let groups = model.recursive_groups();
    let groups: Vec<Vec<String>> = groups.iter().map(|group| names(group)).collect();
    assert_eq!(
        groups,
        [vec!["Tree", "Trees"], vec!["Json", "Object"], vec!["Self"]]
    );
}

#[test]
fn the_depth_counts_the_shapes_of_the_longest_chain_and_all_of_a_circle() {
    let text = |last: &str| {
        format!(
            r#"{{ "smithy": "2.0", "shapes": {{
                "a#First": {{ "type": "structure", "members": {{
                    "list": {{ "target": "a#List" }}, "text": {{ "target": "smithy.api#String" }} }} }},
                "a#List": {{ "type": "list", "member": {{ "target": "a#Second" }} }},
                "a#Second": {{ "type": "structure", "members": {{ "next": {{ "target": "{last}" }} }} }} }} }}"#
        )
    };
    for (last, depth) in [("smithy.api#String", 4), ("a#First", 4), ("a#List", 3)] {
        let model = load(&[SourceFile::new("m.json", text(last))]).unwrap();
        assert_eq!(model.depth(), depth, "{last}");
    }
}
