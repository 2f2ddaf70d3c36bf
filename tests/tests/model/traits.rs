//! Traits as a whole: unknown ones, misplaced ones, misspelt keys. The values of typed ones are tested where they are read.

use crate::support::{lines, refused};
use smithy_model::load;

#[test]
fn unknown_traits_are_kept_as_they_are() {
    let text = r#""a#A": { "type": "string", "traits": { "b#c": [ 1.50, { "d": null } ] } }"#;
    let model = crate::support::model(text);
    let traits = &model.shape("a#A").unwrap().traits;
    assert!(!traits.applied("b#c").unwrap().has_struct());
    assert_eq!(
        traits.raw("b#c").unwrap().to_string(),
        r#"[1.50,{"d":null}]"#
    );
}

#[test]
fn a_trait_where_it_cannot_be_is_refused() {
    let findings = refused(
        r#""a#A": { "type": "string", "traits": { "smithy.api#http": { "method": "GET", "uri": "/" } } },
        "a#B": { "type": "union", "members": { "c": { "target": "smithy.api#String",
            "traits": { "smithy.api#required": {} } } } },
        "a#D": { "type": "structure", "members": { "e": { "target": "smithy.api#String",
            "traits": { "smithy.api#timestampFormat": "date-time" } } } }"#,
    );
    insta::assert_snapshot!(lines(&findings), @r"
    M027 /shapes/a#A/traits/smithy.api#http `smithy.api#http` cannot be applied to a shape of type string
    M027 /shapes/a#B/members/c/traits/smithy.api#required `smithy.api#required` cannot be applied to a member of a union that targets a string
    M027 /shapes/a#D/members/e/traits/smithy.api#timestampFormat `smithy.api#timestampFormat` cannot be applied to a member of a structure that targets a string
    ");
}

#[test]
fn a_key_that_looks_misspelt_is_a_warning_and_others_are_left_alone() {
    let file = crate::support::file(
        r#""a#A": { "type": "string", "traits": { "smithy.api#length": { "max": 1, "mim": 0, "note": "" } } }"#,
    );
    let model = load(&[file]).unwrap();
    assert_eq!(
        lines(model.warnings()),
        "M017 /shapes/a#A/traits/smithy.api#length/mim `smithy.api#length` has no key `mim`"
    );
    let help = model.warnings().iter().next().unwrap().help.as_deref();
    assert_eq!(help, Some("did you mean `min`?"));
}
