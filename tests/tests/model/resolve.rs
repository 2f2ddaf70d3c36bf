//! Resolving: files merged, `apply`, metadata, legacy enumerations, targets, and the checks of the whole model.

use crate::support::{lines, model, refused};
use smithy_model::traits::{Default, Deprecated, Documentation, Length, Tags, UniqueItems};
use smithy_model::{load, ShapeKind, SourceFile};

fn files(texts: [&str; 2]) -> [SourceFile; 2] {
    let names = ["one.json", "two.json"];
    [0, 1].map(|index| SourceFile::new(names[index], texts[index]))
}

#[test]
fn files_are_merged() {
    let model = load(&files([
        r#"{ "smithy": "2.0", "metadata": { "list": [ 1 ], "same": { "a": 1, "b": 2 } }, "shapes": {
            "a#S": { "type": "structure", "members": { "m": { "target": "b#T" } }, "traits": { "smithy.api#tags": [ "x" ] } },
            "b#T$none": { "type": "apply" } } }"#,
        r#"{ "smithy": "2", "metadata": { "same": { "b": 2, "a": 1 }, "list": [ 2, 3 ] }, "shapes": {
            "b#T": { "type": "structure", "members": { "none": { "target": "smithy.api#String" } } },
            "a#S": { "type": "structure", "members": { "m": { "target": "b#T", "traits": { "smithy.api#documentation": "d" } } },
                "traits": { "smithy.api#tags": [ "y" ], "smithy.api#internal": {} } } } }"#,
    ]))
    .unwrap();
    assert_eq!(model.metadata().get("list").unwrap().to_string(), "[1,2,3]");
    let shape = model.shape("a#S").unwrap();
    let tags: Vec<&str> = shape
        .get::<Tags>()
        .unwrap()
        .0
        .iter()
        .map(|tag| &**tag)
        .collect();
    assert_eq!(tags, ["x", "y"]);
    assert!(shape.traits.raw("smithy.api#internal").is_some());
    let member = shape.member("m").unwrap();
    assert_eq!(member.get::<Documentation>().unwrap().as_str(), "d");
}

#[test]
fn conflicts_name_both_places() {
    let files = files([
        r#"{ "smithy": "2.0", "metadata": { "owner": "a" }, "shapes": {
            "a#S": { "type": "structure", "members": { "m": { "target": "smithy.api#String" } } },
            "a#L": { "type": "list", "member": { "target": "smithy.api#String" }, "traits": { "smithy.api#length": { "max": 1 } } } } }"#,
        r#"{ "smithy": "2.0", "metadata": { "owner": "b" }, "shapes": {
            "a#S": { "type": "structure", "members": { "m": { "target": "smithy.api#Integer" } } },
            "a#L": { "type": "apply", "traits": { "smithy.api#length": { "max": 2 } } } } }"#,
    ]);
    let findings = load(&files).unwrap_err();
    insta::assert_snapshot!(findings.render(&files), @r"
    error[M011]: `a#S` is defined twice in different ways
      --> two.json:2:13  a#S  at /shapes/a#S
      and one.json:2:13  a#S  at /shapes/a#S
      help: remove one of the two, or make them equal

    error[M012]: the metadata `owner` has another value already
      --> two.json:1:43  at /metadata/owner
      and one.json:1:43  at /metadata/owner
      help: only arrays are merged; other values must be equal

    error[M013]: `smithy.api#length` is applied already with another value
      --> two.json:3:51  a#L  at /shapes/a#L/traits/smithy.api#length
      and one.json:3:95  a#L  at /shapes/a#L/traits/smithy.api#length
      help: remove one of the two
    ");
}

#[test]
fn apply_reaches_shapes_and_members() {
    let model = model(
        r#""a#S$m": { "type": "apply", "traits": { "smithy.api#length": { "min": 1 } } },
        "a#S": { "type": "structure", "members": { "m": { "target": "smithy.api#String" } } }"#,
    );
    let member = model.shape("a#S").unwrap().member("m").unwrap();
    assert_eq!(member.get::<Length>().unwrap().min, Some(1));
    let findings = refused(
        r#""a#S": { "type": "structure", "members": {} },
        "a#S$m": { "type": "apply", "traits": { "smithy.api#internal": {} } },
        "a#Gone": { "type": "apply", "traits": { "smithy.api#internal": {} } }"#,
    );
    insta::assert_snapshot!(lines(&findings), @r"
    M023 /shapes/a#Gone traits are applied to `a#Gone`, which does not exist
    M023 /shapes/a#S$m traits are applied to `a#S$m`, which does not exist
    ");
}

#[test]
fn a_legacy_enumeration_with_names_becomes_one() {
    let model = model(
        r#""a#E": { "type": "string", "traits": { "smithy.api#enum": [
            { "value": "x y", "name": "X_Y", "documentation": "Both.", "deprecated": true, "tags": [ "t" ] },
            { "value": "z", "name": "Z" } ], "smithy.api#documentation": "Old." } },
        "a#N": { "type": "string", "traits": { "smithy.api#enum": [ { "value": "x", "name": "X" }, { "value": "y" } ] } }"#,
    );
    let shape = model.shape("a#E").unwrap();
    assert!(matches!(shape.kind, ShapeKind::Enum(_)));
    assert!(shape.traits.raw("smithy.api#enum").is_none());
    let member = shape.member("X_Y").unwrap();
    assert_eq!(member.enum_text(), "x y");
    assert!(member.has::<Deprecated>() && member.has::<Tags>());
    assert_eq!(member.get::<Documentation>().unwrap().as_str(), "Both.");
    let nameless = model.shape("a#N").unwrap();
    assert!(matches!(nameless.kind, ShapeKind::String));
    assert!(nameless.traits.raw("smithy.api#enum").is_some());
}

#[test]
fn targets_must_exist_and_fit() {
    let findings = refused(
        r#""a#S": { "type": "service", "operations": [ { "target": "a#R" } ], "resources": [ { "target": "a#O" } ],
            "errors": [ { "target": "a#Plain" } ] },
        "a#R": { "type": "resource", "identifiers": { "id": { "target": "smithy.api#Integer" } }, "read": { "target": "a#Gone" } },
        "a#O": { "type": "operation", "input": { "target": "smithy.api#String" }, "errors": [ { "target": "a#L" } ] },
        "a#Plain": { "type": "structure", "members": { "o": { "target": "a#O" } } },
        "a#L": { "type": "list", "member": { "target": "a#Missing" } },
        "a#M": { "type": "map", "key": { "target": "a#L" }, "value": { "target": "smithy.api#Nothing" } }"#,
    );
    insta::assert_snapshot!(lines(&findings), @r"
    M015 /shapes/a#S/operations/0/target expected an operation, found `a#R`, which is of type resource
    M015 /shapes/a#S/resources/0/target expected a resource, found `a#O`, which is of type operation
    M015 /shapes/a#R/identifiers/id/target expected a string, found `smithy.api#Integer`, which is of type integer
    M014 /shapes/a#R/read/target the shape `a#Gone` does not exist
    M015 /shapes/a#O/input/target expected a structure, found `smithy.api#String`, which is of type string
    M015 /shapes/a#O/errors/0/target expected a structure that is an error, found `a#L`, which is of type list
    M015 /shapes/a#Plain/members/o/target expected a shape of data, found `a#O`, which is of type operation
    M014 /shapes/a#L/member/target the shape `a#Missing` does not exist
    M015 /shapes/a#M/key/target expected a string, found `a#L`, which is of type list
    M014 /shapes/a#M/value/target the shape `smithy.api#Nothing` does not exist
    ");
}

#[test]
fn what_a_whole_model_must_hold_is_checked() {
    let findings = refused(
        r#""a#S": { "type": "service", "version": "1", "operations": [ { "target": "a#List" }, { "target": "a#Get" } ],
            "resources": [ { "target": "a#R" } ] },
        "a#R": { "type": "resource", "resources": [ { "target": "a#Q" } ] },
        "a#Q": { "type": "resource", "resources": [ { "target": "a#R" } ] },
        "a#List": { "type": "operation", "input": { "target": "a#In" }, "output": { "target": "a#Out" }, "errors": [ { "target": "a#In" } ],
            "traits": { "smithy.api#paginated": { "inputToken": "token", "items": "page.items", "pageSize": "size" } } },
        "a#Get": { "type": "operation", "input": { "target": "a#In" },
            "traits": { "smithy.api#http": { "method": "GET", "uri": "/{id}/{other}" }, "smithy.api#endpoint": { "hostPrefix": "{id}." } } },
        "a#In": { "type": "structure", "members": {
            "id": { "target": "smithy.api#String", "traits": { "smithy.api#httpLabel": {} } },
            "extra": { "target": "smithy.api#String", "traits": { "smithy.api#required": {}, "smithy.api#httpLabel": {} } },
            "token": { "target": "smithy.api#String" }, "size": { "target": "smithy.api#String" },
            "count": { "target": "smithy.api#Byte", "traits": { "smithy.api#default": 128 } },
            "kind": { "target": "a#Kind", "traits": { "smithy.api#default": "C" } } } },
        "a#Out": { "type": "structure", "members": { "token": { "target": "smithy.api#String" }, "loop": { "target": "a#Loop" } } },
        "a#Loop": { "type": "structure", "members": { "choice": { "target": "a#Choice", "traits": { "smithy.api#required": {} } } } },
        "a#Choice": { "type": "union", "members": { "loop": { "target": "a#Loop" } } },
        "a#Kind": { "type": "enum", "members": { "A": { "target": "smithy.api#Unit" },
            "B": { "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": "A" } } } },
        "a#Level": { "type": "intEnum", "members": { "LOW": { "target": "smithy.api#Unit" } } },
        "b#Kind": { "type": "enum", "members": {} },
        "a#Dup": { "type": "structure", "members": { "a": { "target": "smithy.api#String", "traits": { "smithy.api#httpPayload": {} } },
            "b": { "target": "smithy.api#String", "traits": { "smithy.api#httpPayload": {} } } } }"#,
    );
    insta::assert_snapshot!(lines(&findings), @r#"
    M024 /shapes/a#Kind/members/B the value of `a#Kind$B` is that of another member
    M024 /shapes/a#Level/members/LOW the value of `a#Level$LOW` must be a number
    M024 /shapes/b#Kind the enumeration `b#Kind` has no members
    M028 /shapes/a#In/members/count/traits/smithy.api#default expected a whole number of 8 bits as the default of `smithy.api#Byte`, found `128`
    M028 /shapes/a#In/members/kind/traits/smithy.api#default expected one of its values as the default of `a#Kind`, found `"C"`
    M021 /shapes/a#Loop each value of `a#Loop` contains another value of `a#Loop`
    M021 /shapes/a#Choice each value of `a#Choice` contains another value of `a#Choice`
    M015 /shapes/a#List/errors/0/target `a#In` is used as an error but not marked as one
    M026 /shapes/a#In/members/extra `a#In$extra` is a label, but the path of `a#Get` has no label of this name
    M026 /shapes/a#Get/traits/smithy.api#http/uri the label `other` of the path has no member with `smithy.api#httpLabel` in `a#In`
    M026 /shapes/a#Get/traits/smithy.api#endpoint/hostPrefix the label `id` of the host prefix has no member with `smithy.api#hostLabel` in `a#In`
    M026 /shapes/a#In/members/id `a#In$id` is a label and must be required
    M026 /shapes/a#Dup/members/b/traits/smithy.api#httpPayload another member of `a#Dup` has `smithy.api#httpPayload` already
    M022 /shapes/a#R/resources the resource `a#R` contains itself
    M022 /shapes/a#Q/resources the resource `a#Q` contains itself
    M025 /shapes/a#List/traits/smithy.api#paginated `outputToken` of the pagination of `a#List` is missing, and the service does not give it
    M025 /shapes/a#List/traits/smithy.api#paginated/pageSize `pageSize` of the pagination of `a#List` is `size`, which is of type string
    M025 /shapes/a#List/traits/smithy.api#paginated/items `items` of the pagination of `a#List` is `page.items`, which `a#Out` does not have
    "#);
}

#[test]
fn shapes_of_a_service_have_names_of_their_own() {
    let shapes = |rename: &str| {
        format!(
            r#""a#S": {{ "type": "service", "version": "1", "operations": [ {{ "target": "a#Do" }} ] {rename} }},
            "a#Do": {{ "type": "operation", "input": {{ "target": "a#Thing" }}, "output": {{ "target": "b#thing" }} }},
            "a#Thing": {{ "type": "structure", "members": {{ "t": {{ "target": "a#Text" }}, "u": {{ "target": "b#Text" }} }} }},
            "b#thing": {{ "type": "structure", "members": {{}} }},
            "a#Text": {{ "type": "string" }}, "b#Text": {{ "type": "string" }}"#
        )
    };
    let findings = refused(&shapes(""));
    insta::assert_snapshot!(lines(&findings), @"M029 /shapes/b#thing `b#thing` and `a#Thing` have the same name in `a#S`");
    model(&shapes(r#", "rename": { "b#thing": "Result" }"#));
}

#[test]
fn an_input_or_output_of_its_own_is_used_once() {
    let findings = refused(
        r#""a#One": { "type": "operation", "input": { "target": "a#In" } },
        "a#Two": { "type": "operation", "input": { "target": "a#In" }, "output": { "target": "a#Out" } },
        "a#In": { "type": "structure", "members": {}, "traits": { "smithy.api#input": {} } },
        "a#Out": { "type": "structure", "members": { "m": { "target": "a#Out" } }, "traits": { "smithy.api#output": {} } }"#,
    );
    insta::assert_snapshot!(lines(&findings), @r"
    M030 /shapes/a#Two/input/target `a#In` is the input or output of one operation and is used elsewhere too
    M030 /shapes/a#Out/members/m/target `a#Out` is the input or output of one operation and is used elsewhere too
    ");
}

#[test]
fn the_prelude_can_be_repeated_but_not_changed() {
    model(r#""smithy.api#String": { "type": "string" }"#);
    let findings = refused(r#""smithy.api#Integer": { "type": "string" }"#);
    insta::assert_snapshot!(lines(&findings), @"M011 /shapes/smithy.api#Integer `smithy.api#Integer` is a shape of the prelude and of another type there");
    let model = model(
        r#""a#S": { "type": "structure", "members": { "n": { "target": "smithy.api#PrimitiveLong" } } }"#,
    );
    let member = model.shape("a#S").unwrap().member("n").unwrap();
    let default = model.target(member).get::<Default>().unwrap();
    assert_eq!(default.0.to_string(), "0");
}

#[test]
fn a_former_set_is_a_list_of_unique_items() {
    let model = model(r#""a#S": { "type": "set", "member": { "target": "smithy.api#String" } }"#);
    let shape = model.shape("a#S").unwrap();
    assert!(matches!(shape.kind, ShapeKind::List(_)) && shape.has::<UniqueItems>());
}

#[test]
fn what_is_there_and_wrong_is_said_once() {
    let findings = refused(
        r#""a#Banana": { "type": "banana" }, "a#NoType": {}, "a#Number": { "type": 5 }, "a#Text": "x",
           "a#List": { "type": "list" }, "a#Map": { "type": "map", "value": { "target": "a#Banana" } },
           "a#User": { "type": "structure", "mixins": [ { "target": "a#Number" } ], "members": {
               "banana": { "target": "a#Banana" }, "none": { "target": "a#NoType" }, "text": { "target": "a#Text" },
               "list": { "target": "a#List" }, "map": { "target": "a#Map" }, "half": {}, "gone": { "target": "a#Gone" } } },
           "a#Banana$m": { "type": "apply", "traits": { "smithy.api#internal": {} } },
           "a#User$half": { "type": "apply", "traits": { "smithy.api#internal": {} } },
           "a#User$mixed": { "type": "apply", "traits": { "smithy.api#internal": {} } },
           "a#Op": { "type": "operation", "input": { "target": "a#NoType" }, "errors": [ { "target": "a#Text" } ] }"#,
    );
    insta::assert_snapshot!(lines(&findings), @"
    M010 /shapes/a#Banana/type `banana` is not a type of shape
    M006 /shapes/a#NoType the key `type` is missing
    M005 /shapes/a#Number/type expected the type of a shape, found a number
    M005 /shapes/a#Text expected an object, found a string
    M006 /shapes/a#List the key `member` is missing
    M006 /shapes/a#Map the key `key` is missing
    M006 /shapes/a#User/members/half the key `target` is missing
    M014 /shapes/a#User/members/gone/target the shape `a#Gone` does not exist
    ");
}
