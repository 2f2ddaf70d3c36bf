//! Small cases: a model of at most forty lines with one behaviour comes in, the items that it is about go out
//! and are compared with the snapshot beside it.
//!
//! A case is `tests/cases/<topic>/<name>.json`. Its metadata says what to `show`: `City` is the type of that
//! name, `City::name` a method or constant of it, `City!` the macros that are called with it, `Debug for City` an
//! implementation of a trait, and a path with a dot a whole file. Without `show` the snapshot is the list of
//! diagnostics. The service that the shapes need is put around them, unless the case brings its own.

#[path = "cases/harness.rs"]
mod harness;
#[path = "cases/html.rs"]
mod html;
#[path = "cases/items.rs"]
mod items;
#[path = "cases/marked.rs"]
mod marked;
#[path = "cases/words.rs"]
mod words;

use harness::Case;
use tests::references::References;

/// No case is longer: it would show more than one thing.
const MAXIMUM_LINES: usize = 40;

#[test]
fn cases() {
    let cases = Case::all();
    for case in &cases {
        let lines = case.text.lines().count();
        assert!(
            lines <= MAXIMUM_LINES,
            "{}: {lines} lines, of at most {MAXIMUM_LINES}",
            case.name
        );
        let shown = format!("{}\n// becomes\n\n{}", case.text, case.shown());
        insta::with_settings!({
            snapshot_path => &case.folder,
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, {
            insta::assert_snapshot!(case.name.as_str(), shown);
        });
    }
    println!("{} cases", cases.len());
    assert!(!cases.is_empty());
}

#[test]
fn a_subset_has_the_same_items_as_the_whole() {
    let mut compared = 0;
    for case in Case::all() {
        let Ok(whole) = case.generate(&[]) else {
            continue;
        };
        let operations = case.operations();
        let Some((first, others)) = operations.split_first() else {
            continue;
        };
        if others.is_empty() {
            continue;
        }
        let part = case.generate(std::slice::from_ref(first)).unwrap();
        let references = References::of(&part.files);
        for (path, text) in part.files.iter() {
            let is_shape = path.as_str().starts_with("src/types/")
                && !path.as_str().ends_with("/builders.rs")
                && path.as_str() != "src/types/error.rs";
            let is_own = path.as_str().starts_with("src/operation/");
            if is_shape || is_own {
                let whole = whole.files.get(path.as_str()).map(str::to_owned);
                let whole = whole.into_iter().collect();
                let left_out = references.left_out(vec![text.to_owned()], &whole);
                assert_eq!(left_out, [""; 0], "{}: {path}", case.name);
                compared += 1;
            }
        }
    }
    println!("{compared} files of subsets compared");
    assert!(compared > 0);
}

fn case(name: &str) -> Case {
    let mut all = Case::all().into_iter();
    all.find(|case| case.name == name).unwrap()
}

/// The methods of a generated file that start with some words.
fn methods(generated: &smithy_codegen::Generated, path: &str, start: &str) -> Vec<String> {
    let text = generated.files.get(path).unwrap();
    let lines = text
        .lines()
        .filter_map(|line| line.trim().strip_prefix(start));
    let end = |c: char| !c.is_alphanumeric() && c != '_';
    lines
        .map(|line| line.split(end).next().unwrap().to_owned())
        .collect()
}

#[test]
fn a_subset_has_no_endpoint_parameters_of_other_operations() {
    let case = case("parameters_of_operations");
    let generate = |operations: &[&str]| {
        let operations: Vec<String> = operations.iter().map(|one| one.to_string()).collect();
        case.generate(&operations).unwrap()
    };
    let file = "src/config/endpoint.rs";
    let setters = |operations: &[&str]| methods(&generate(operations), file, "pub fn set_");
    assert_eq!(setters(&[]), ["kind", "berth", "nobody"]);
    assert_eq!(setters(&["Load"]), ["berth", "nobody"]);
    assert_eq!(setters(&["Rest"]), ["kind", "nobody"]);
    // The rules are those of the whole service.
    let rules = "src/config/endpoint/rules.rs";
    let whole = generate(&[]);
    assert_eq!(generate(&["Load"]).files.get(rules), whole.files.get(rules));
}

/// What no generated paginator could repeat: a warning says so, and the operation stays.
#[test]
fn a_pagination_that_cannot_be_followed_is_a_warning() {
    let generated = harness::generate(
        r#"{ "smithy": "2.0", "shapes": {
        "example#Service": { "type": "service", "version": "1", "operations": [{ "target": "example#Mixed" }],
            "traits": { "aws.protocols#awsJson1_0": {} } },
        "example#Mixed": { "type": "operation", "input": { "target": "example#In" }, "output": { "target": "example#Out" },
            "traits": { "smithy.api#paginated": { "inputToken": "token", "outputToken": "token" } } },
        "example#In": { "type": "structure", "members": { "token": { "target": "example#Shelf" } } },
        "example#Out": { "type": "structure", "members": { "token": { "target": "smithy.api#String" } } },
        "example#Shelf": { "type": "enum", "members": { "TOP": { "target": "smithy.api#Unit" } } }
    } }"#,
    )
    .unwrap();
    assert!(generated.files.get("src/operation/mixed.rs").is_some());
    assert!(generated
        .files
        .get("src/operation/mixed/paginator.rs")
        .is_none());
    insta::assert_snapshot!(generated.warnings, @r"
    warning[G016]: `example#Mixed` gets no paginator: the tokens of its input and output are of different types
      --> case.json#/shapes/example#Mixed/traits/smithy.api#paginated  example#Mixed
      help: programs read its pages by setting the token themselves
    ");
}
