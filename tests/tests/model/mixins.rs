//! Mixins as the specification has them: order of members, precedence of traits, what is refused.

use crate::support::{lines, model, refused};
use smithy_model::traits::{Documentation, Length, Mixin, Required, Tags};
use smithy_model::{Shape, ShapeId};

fn names(shape: &Shape) -> Vec<&str> {
    shape.members().map(|member| member.name()).collect()
}

#[test]
fn members_of_mixins_come_first_and_depth_first() {
    let model = model(
        r#""a#First": { "type": "structure", "members": { "one": { "target": "smithy.api#String" } },
            "traits": { "smithy.api#mixin": {} } },
        "a#Second": { "type": "structure", "mixins": [ { "target": "a#First" } ],
            "members": { "two": { "target": "smithy.api#String" } }, "traits": { "smithy.api#mixin": {} } },
        "a#Third": { "type": "structure", "members": { "three": { "target": "smithy.api#String" } },
            "traits": { "smithy.api#mixin": {} } },
        "a#All": { "type": "structure", "mixins": [ { "target": "a#Third" }, { "target": "a#Second" } ],
            "members": { "four": { "target": "smithy.api#String" }, "one": { "target": "smithy.api#String",
                "traits": { "smithy.api#required": {} } } } }"#,
    );
    let all = model.shape("a#All").unwrap();
    assert_eq!(names(all), ["three", "one", "two", "four"]);
    let one = all.member("one").unwrap();
    assert_eq!(one.id, "a#All$one");
    assert!(one.has::<Required>());
    assert_eq!(one.origin.pointer.as_str(), "/shapes/a#All/members/one");
    assert_eq!(
        all.member("two").unwrap().origin.pointer.as_str(),
        "/shapes/a#Second/members/two"
    );
    assert!(
        model.shape("a#First").is_none(),
        "a mixin is no shape of its own"
    );
}

#[test]
fn later_mixins_and_the_shape_itself_win() {
    let model = model(
        r#""a#A": { "type": "string", "traits": { "smithy.api#mixin": {}, "smithy.api#documentation": "A",
            "smithy.api#length": { "max": 1 }, "smithy.api#tags": [ "a" ] } },
        "a#B": { "type": "string", "traits": { "smithy.api#mixin": { "localTraits": [ "smithy.api#internal" ] },
            "smithy.api#documentation": "B", "smithy.api#length": { "max": 2 }, "smithy.api#internal": {} } },
        "a#C": { "type": "string", "mixins": [ { "target": "a#A" }, { "target": "a#B" } ],
            "traits": { "smithy.api#documentation": "C" } }"#,
    );
    let shape = model.shape("a#C").unwrap();
    assert_eq!(shape.get::<Documentation>().unwrap().as_str(), "C");
    assert_eq!(shape.get::<Length>().unwrap().max, Some(2));
    assert_eq!(shape.get::<Tags>().unwrap().0.len(), 1);
    assert!(
        shape.traits.raw("smithy.api#internal").is_none(),
        "a local trait is not handed on"
    );
    assert!(!shape.has::<Mixin>());
}

#[test]
fn traits_can_be_applied_to_a_member_that_a_mixin_brings() {
    let model = model(
        r#""a#M": { "type": "structure", "members": { "m": { "target": "smithy.api#String",
            "traits": { "smithy.api#documentation": "general" } } }, "traits": { "smithy.api#mixin": {} } },
        "a#N": { "type": "structure", "mixins": [ { "target": "a#M" } ], "traits": { "smithy.api#mixin": {} } },
        "a#N$m": { "type": "apply", "traits": { "smithy.api#documentation": "special" } },
        "a#S": { "type": "structure", "mixins": [ { "target": "a#N" } ] },
        "a#T": { "type": "structure", "mixins": [ { "target": "a#M" } ] }"#,
    );
    let text = |id| {
        let member = model.shape(id).unwrap().member("m").unwrap();
        member.get::<Documentation>().unwrap().as_str()
    };
    assert_eq!(text("a#S"), "special");
    assert_eq!(text("a#T"), "general");
}

#[test]
fn lists_maps_services_and_operations_are_mixed_too() {
    let model = model(
        r#""a#Base": { "type": "list", "member": { "target": "smithy.api#String" }, "traits": { "smithy.api#mixin": {} } },
        "a#List": { "type": "list", "mixins": [ { "target": "a#Base" } ] },
        "a#Pairs": { "type": "map", "key": { "target": "smithy.api#String" }, "value": { "target": "a#List" },
            "traits": { "smithy.api#mixin": {} } },
        "a#Map": { "type": "map", "mixins": [ { "target": "a#Pairs" } ] },
        "a#Bad": { "type": "structure", "members": {}, "traits": { "smithy.api#error": "client" } },
        "a#Worse": { "type": "structure", "members": {}, "traits": { "smithy.api#error": "server" } },
        "a#Checked": { "type": "operation", "errors": [ { "target": "a#Bad" } ], "traits": { "smithy.api#mixin": {} } },
        "a#Do": { "type": "operation", "mixins": [ { "target": "a#Checked" } ],
            "errors": [ { "target": "a#Worse" }, { "target": "a#Bad" } ] },
        "a#Common": { "type": "service", "version": "1", "operations": [ { "target": "a#Do" } ],
            "rename": { "a#Bad": "Wrong" }, "traits": { "smithy.api#mixin": {} } },
        "a#More": { "type": "operation" },
        "a#Service": { "type": "service", "version": "2", "mixins": [ { "target": "a#Common" } ],
            "operations": [ { "target": "a#More" } ] }"#,
    );
    let list = model.shape("a#List").unwrap().member("member").unwrap();
    assert_eq!(
        (list.id.as_str(), list.target.as_str()),
        ("a#List$member", "smithy.api#String")
    );
    let value = model.shape("a#Map").unwrap().member("value").unwrap();
    assert_eq!(
        (value.id.as_str(), value.target.as_str()),
        ("a#Map$value", "a#List")
    );
    let ids = |ids: &[ShapeId]| {
        ids.iter()
            .map(|id| id.name().to_owned())
            .collect::<Vec<_>>()
    };
    let operation = model.operation("a#Do").unwrap().operation;
    assert_eq!(ids(&operation.errors), ["Bad", "Worse"]);
    let service = model.service("a#Service").unwrap().service;
    assert_eq!(&*service.version, "2");
    assert_eq!(ids(&service.operations), ["Do", "More"]);
    assert_eq!(
        service.rename.get("a#Bad").map(|name| &**name),
        Some("Wrong")
    );
}

#[test]
fn what_cannot_be_mixed_in_is_refused() {
    let findings = refused(
        r#""a#Plain": { "type": "structure", "members": {} },
        "a#Text": { "type": "string", "traits": { "smithy.api#mixin": {} } },
        "a#A": { "type": "structure", "mixins": [ { "target": "a#Plain" }, { "target": "a#Text" }, { "target": "a#Gone" } ] },
        "a#S": { "type": "structure", "members": { "m": { "target": "smithy.api#String" } }, "traits": { "smithy.api#mixin": {} } },
        "a#I": { "type": "structure", "members": { "m": { "target": "smithy.api#Integer" } }, "traits": { "smithy.api#mixin": {} } },
        "a#B": { "type": "structure", "mixins": [ { "target": "a#S" }, { "target": "a#I" } ] },
        "a#C": { "type": "structure", "mixins": [ { "target": "a#D" } ], "traits": { "smithy.api#mixin": {} } },
        "a#D": { "type": "structure", "mixins": [ { "target": "a#C" } ], "traits": { "smithy.api#mixin": {} } },
        "a#E": { "type": "structure", "mixins": [ { "target": "a#E" } ], "traits": { "smithy.api#mixin": {} } },
        "a#F": { "type": "structure", "members": { "m": { "target": "a#S" } } }"#,
    );
    insta::assert_snapshot!(lines(&findings), @r"
    M018 /shapes/a#C/mixins the mixins of `a#C` lead back to itself
    M018 /shapes/a#D/mixins the mixins of `a#D` lead back to itself
    M018 /shapes/a#E/mixins the mixins of `a#E` lead back to itself
    M019 /shapes/a#A/mixins/0 `a#Plain` is not marked as a mixin
    M019 /shapes/a#A/mixins/1 a string cannot be mixed into a structure
    M014 /shapes/a#A/mixins/2 the mixin `a#Gone` does not exist
    M020 /shapes/a#I/members/m `a#I$m` targets `smithy.api#Integer` here and `smithy.api#String` elsewhere
    M015 /shapes/a#F/members/m/target `a#S` is a mixin, and a mixin cannot be a target
    ");
}
