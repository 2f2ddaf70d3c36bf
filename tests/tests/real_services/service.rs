//! The table of names of a whole service: against the published crate's names on record, over every model of
//! the conformance data, and where a model's names collide.

use std::collections::BTreeSet;

use insta::assert_snapshot;
use smithy_codegen::naming::{assign, FieldNames, Members, Names, ShapeNames, StructureNames};
use smithy_model::{load, Diagnostics, Model, ShapeId, SourceFile};
use tests::conformance;
use tests::name_record::{entries, model_json, Entry, NAMESPACE};

fn names_of(model: &Model) -> (Names, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let service = model.services().next().unwrap();
    let names = assign(model, &service, &mut diagnostics);
    (names, diagnostics)
}

fn load_text(text: impl Into<String>) -> Model {
    load(&[SourceFile::new("model.json", text.into())]).unwrap()
}

/// Each name on record, and nothing beside them.
#[test]
fn partner_central_account() {
    let (names, diagnostics) = names_of(&load_text(model_json()));
    assert!(diagnostics.is_empty(), "{diagnostics}");
    let entries = entries();
    let mut compared = 0;
    for entry in &entries {
        compared += 1 + entry.members.len();
        compare(entry, &names);
    }
    let of_kind = |kind: &str| entries.iter().filter(|entry| entry.kind == kind).count();
    assert_eq!(of_kind("operation"), 34);
    assert_eq!(
        names.operations().count(),
        34 + 1,
        "one of which gathers the types"
    );
    let types = ["structure", "union", "enumeration", "error"].map(of_kind);
    assert_eq!(names.shapes().count(), types.iter().sum::<usize>());
    eprintln!("Partner Central Account: {compared} names compared");
}

fn compare(entry: &Entry, names: &Names) {
    let id = ShapeId::parse(&format!("{NAMESPACE}#{}", entry.model)).unwrap();
    let what = format!("{} {}", entry.kind, entry.model);
    let expected: Vec<&str> = entry
        .members
        .iter()
        .map(|(_, rust)| rust.as_str())
        .collect();
    let found = match entry.kind.as_str() {
        "operation" => {
            let operation = names.operation(&id).expect(&what);
            assert_eq!(operation.module.as_str(), entry.rust, "{what}");
            assert_eq!(operation.method.as_str(), entry.rust, "{what}");
            assert_eq!(operation.name.as_str(), entry.model, "{what}");
            assert_eq!(operation.error.to_string(), format!("{}Error", entry.model));
            let error = |name: &str| ShapeId::parse(&format!("{NAMESPACE}#{name}")).unwrap();
            for (model, rust) in &entry.members {
                let cases = names
                    .structure(&error(model))
                    .and_then(|named| named.error.as_ref());
                assert_eq!(cases.expect(&what).variant.as_str(), rust, "{what}");
            }
            return;
        }
        "input" => structure(entry, &names.operation(&id).expect(&what).input),
        "output" => structure(entry, &names.operation(&id).expect(&what).output),
        "union" => {
            let union = names.union(&id).expect(&what);
            assert_eq!(union.item.name.as_str(), entry.rust, "{what}");
            union
                .variants
                .values()
                .map(|one| one.variant.as_str())
                .collect()
        }
        "enumeration" => {
            let enumeration = names.enumeration(&id).expect(&what);
            assert_eq!(enumeration.item.name.as_str(), entry.rust, "{what}");
            let variants = enumeration.variants.as_ref().expect(&what);
            variants.values().map(|one| one.as_str()).collect()
        }
        _ => structure(entry, names.structure(&id).expect(&what)),
    };
    assert_eq!(found, expected, "{what}");
}

fn structure<'n>(entry: &Entry, names: &'n StructureNames) -> Vec<&'n str> {
    assert_eq!(names.item.name.as_str(), entry.rust);
    assert_eq!(names.builder.to_string(), format!("{}Builder", entry.rust));
    names
        .fields
        .values()
        .map(|one| one.field.as_str())
        .collect()
}

/// No service of AWS has names that collide, for its published crate compiles; and within every model no two
/// things of one kind in one place are called the same.
#[test]
#[cfg_attr(
    not(all(data = "models", data = "protocol-tests")),
    ignore = "needs aws-smithy-models of CONFORMANCE_DATA and ast/smithy-protocol-tests of CONFORMANCE_DATA"
)]
fn every_model() {
    let mut ran = 0;
    for folder in [
        "aws-smithy-models",
        "ast/smithy-protocol-tests",
        "ast/smithy-rs-tests",
    ] {
        for entry in std::fs::read_dir(conformance::path(folder)).unwrap() {
            let path = entry.unwrap().path();
            let name = path.display().to_string();
            let model = load_text(std::fs::read_to_string(&path).unwrap());
            for service in model.services() {
                let mut diagnostics = Diagnostics::new();
                let names = assign(&model, &service, &mut diagnostics);
                assert!(diagnostics.is_empty(), "{name}: {diagnostics}");
                assert_distinct(&names, &name);
                ran += 1;
            }
        }
    }
    conformance::ran("naming of every model, services", ran);
}

/// Operations that are keywords, client methods, prelude names, or the same but for their case.
#[test]
fn operations_that_collide() {
    let operations = [
        "Match", "Config", "New", "Option", "Get_Foo", "GetFoo", "GetVPCs", "getUser",
    ];
    let references: Vec<String> = operations
        .iter()
        .map(|name| format!(r#"{{"target":"a#{name}"}}"#))
        .collect();
    let shapes: Vec<String> = operations
        .iter()
        .map(|name| format!(r#""a#{name}":{{"type":"operation"}}"#))
        .collect();
    let (names, diagnostics) = names_of(&load_text(format!(
        r#"{{"smithy":"2.0","shapes":{{{},
            "a#S":{{"type":"service","version":"1","operations":[{}]}}}}}}"#,
        shapes.join(","),
        references.join(",")
    )));
    let rows = names.operations().map(|(id, names)| {
        format!(
            "{:<8} {:<10} {:<17} {:<8} {:<13} {}",
            id.name(),
            names.module,
            names.method,
            names.name,
            names.input.item.name,
            names.paginator
        )
    });
    assert_snapshot!(rows.collect::<Vec<_>>().join("\n"), @r"
    Config   config     config_operation  Config   ConfigInput   ConfigPaginator
    GetFoo   get_foo    get_foo           GetFoo   GetFooInput   GetFooPaginator
    GetVPCs  get_vpcs   get_vpcs          GetVPCs  GetVpCsInput  GetVpCsPaginator
    Get_Foo  get_foo_2  get_foo_2         GetFoo   GetFooInput   GetFooPaginator
    Match    match_     r#match           Match    MatchInput    MatchPaginator
    New      new        new_operation     New      NewInput      NewPaginator
    Option   option     option            Option   OptionInput   OptionPaginator
    getUser  get_user   get_user          GetUser  GetUserInput  GetUserPaginator
    ");
    assert_snapshot!(diagnostics, @r"
    warning[N001]: `Get_Foo` is called `get_foo_2` in Rust, because another name already becomes what it would be called
      --> model.json#/shapes/a#Get_Foo  a#Get_Foo
    ");
}

/// Types that are prelude names stay what they are, for code writes whole paths where they are; types that
/// would be the same make room.
#[test]
fn types_that_collide() {
    let (names, diagnostics) = names_of(&load_text(
        r#"{"smithy":"2.0","shapes":{
            "a#S":{"type":"service","version":"1","operations":[{"target":"a#Get"}],
                "rename":{"b#Result":"OtherResult"}},
            "a#Get":{"type":"operation","output":{"target":"a#Output"},
                "errors":[{"target":"a#EventsError"},{"target":"a#Unhandled"}]},
            "a#Output":{"type":"structure","members":{
                "option":{"target":"a#Option"}, "result":{"target":"a#Result"}, "other":{"target":"b#Result"},
                "self":{"target":"a#Self"}, "one":{"target":"a#Foo_Bar"}, "two":{"target":"a#FooBar"},
                "three":{"target":"a#Old"}, "events":{"target":"a#Events"}}},
            "a#Option":{"type":"structure"}, "a#Result":{"type":"structure"}, "b#Result":{"type":"structure"},
            "a#Self":{"type":"structure"}, "a#Foo_Bar":{"type":"structure"}, "a#FooBar":{"type":"structure"},
            "a#Old":{"type":"string","traits":{"smithy.api#enum":[{"value":"a"}]}},
            "a#Events":{"type":"union","traits":{"smithy.api#streaming":{}},
                "members":{"event":{"target":"a#Option"},"failure":{"target":"a#Unhandled"}}},
            "a#EventsError":{"type":"structure","traits":{"smithy.api#error":"client"}},
            "a#Unhandled":{"type":"structure","traits":{"smithy.api#error":"client"}}
        }}"#,
    ));
    let rows = names.shapes().map(|(id, names)| {
        let item = names.item();
        let path: Vec<String> = item.place.path().iter().map(ToString::to_string).collect();
        let more = match names {
            ShapeNames::Structure(names) => {
                format!("{:?}", names.error.as_ref().map(|one| one.variant.as_str()))
            }
            ShapeNames::Union(names) => format!(
                "{:?} {:?}",
                names.variants.keys(),
                names.stream_error.as_ref().map(|one| one.name.as_str())
            ),
            ShapeNames::Enumeration(names) => {
                format!("{:?}", names.variants.as_ref().map(|all| all.len()))
            }
        };
        format!(
            "{:<13} {:<12} {:<12} {:<12} {more}",
            id.as_str(),
            path.join("::"),
            item.name,
            item.module
        )
    });
    assert_snapshot!(rows.collect::<Vec<_>>().join("\n"), @r#"
    a#Events      types        Events       events       ["event"] Some("EventsError2")
    a#EventsError types::error EventsError  events_error Some("EventsError")
    a#FooBar      types        FooBar       foo_bar      None
    a#Foo_Bar     types        FooBar2      foo_bar_2    None
    a#Old         types        Old          old          None
    a#Option      types        Option       option       None
    a#Result      types        Result       result       None
    a#Self        types        SelfValue    self_        None
    a#Unhandled   types::error Unhandled    unhandled    Some("UnhandledError")
    b#Result      types        OtherResult  other_result None
    "#);
    assert_snapshot!(diagnostics, @r"
    warning[N001]: `Foo_Bar` is called `FooBar2` in Rust, because another name already becomes what it would be called
      --> model.json#/shapes/a#Foo_Bar  a#Foo_Bar
      help: to choose the name yourself, give the service a `rename` for this shape

    warning[N001]: the errors that `Events` can end in are called `EventsError2` in Rust, because an error bears their name
      --> model.json#/shapes/a#Events  a#Events
      help: to choose the name yourself, give the service a `rename` for this shape
    ");
}

fn assert_distinct(names: &Names, origin: &str) {
    let mut taken = BTreeSet::new();
    let mut take = |kind: &str, name: String| {
        assert!(
            taken.insert(format!("{kind} {name}")),
            "{origin}: {kind} {name} twice"
        );
    };
    for (_, operation) in names.operations() {
        take("operation module", operation.module.to_string());
        take("client method", operation.method.to_string());
        assert_distinct_fields(&operation.input.fields, origin);
        assert_distinct_fields(&operation.output.fields, origin);
    }
    for (_, shape) in names.shapes() {
        let item = shape.item();
        take("type", format!("{:?} {}", item.place.path(), item.name));
        take("module", format!("{:?} {}", item.place.path(), item.module));
        if let ShapeNames::Structure(structure) = shape {
            assert_distinct_fields(&structure.fields, origin);
        }
    }
}

fn assert_distinct_fields(fields: &Members<FieldNames>, origin: &str) {
    let all = fields
        .values()
        .flat_map(|names| [&names.field, &names.setter, &names.getter]);
    let distinct: BTreeSet<_> = all.collect();
    assert_eq!(distinct.len(), fields.len() * 3, "{origin}: {fields:?}");
}
