//! What fields, methods and variants are called where the generated code keeps a name for itself, and where
//! two members would be called the same.

use std::collections::BTreeSet;

use crate::naming::members::{enumeration_variants, union_variants};
use crate::naming::{fields, Role};
use insta::assert_snapshot;

#[test]
fn fields_that_make_room_for_methods() {
    let names = words(
        "Type build builder Default send makeOperation presigned customize meta self crate \
            new asInput",
    );
    assert_snapshot!(field_table(&names, Role::Data), @r"
    Type               r#type                     set_type                       get_type
    build              build_value                set_build                      get_build
    builder            builder_value              set_builder                    get_builder
    Default            default_value              set_default                    get_default
    send               send_value                 set_send                       get_send
    makeOperation      make_operation_value       set_make_operation             get_make_operation
    presigned          presigned_value            set_presigned                  get_presigned
    customize          customize_value            set_customize                  get_customize
    meta               meta_value                 set_meta                       get_meta
    self               self_                      set_self                       get_self
    crate              crate_                     set_crate                      get_crate
    new                new                        set_new                        get_new
    asInput            as_input                   set_as_input                   get_as_input
    ");
    let names = [
        "meta",
        "new",
        "asInput",
        "intoPaginator",
        "sendWith",
        "wait",
    ];
    assert_snapshot!(field_table(&names, Role::Input { waits: true }), @r"
    meta               meta_value                 set_meta                       get_meta
    new                new_value                  set_new                        get_new
    asInput            as_input_value             set_as_input                   get_as_input
    intoPaginator      into_paginator_value       set_into_paginator             get_into_paginator
    sendWith           send_with_value            set_send_with                  get_send_with
    wait               wait_value                 set_wait                       get_wait
    ");
    assert_snapshot!(field_table(&["Meta", "Message", "retryableErrorKind"], Role::Error), @r"
    Meta               meta_value                 set_meta_value                 get_meta_value
    Message            message                    set_message                    get_message
    retryableErrorKind retryable_error_kind_value set_retryable_error_kind       get_retryable_error_kind
    ");
}

#[test]
fn fields_that_collide() {
    let names = ["fooBar", "foo_bar", "FooBAR", "foo_bar_2"];
    assert_snapshot!(field_table(&names, Role::Data), @r"
    fooBar             foo_bar                    set_foo_bar                    get_foo_bar
    foo_bar            foo_bar_3                  set_foo_bar_3                  get_foo_bar_3
    FooBAR             foo_bar_4                  set_foo_bar_4                  get_foo_bar_4
    foo_bar_2          foo_bar_2                  set_foo_bar_2                  get_foo_bar_2
    ");
    // A setter is a method like any other.
    assert_snapshot!(field_table(&["name", "setName", "get_name"], Role::Data), @r"
    name               name                       set_name                       get_name
    setName            set_name_2                 set_set_name_2                 get_set_name_2
    get_name           get_name_2                 set_get_name_2                 get_get_name_2
    ");
    assert_snapshot!(field_table(&["set_meta", "build", "build_value"], Role::Error), @r"
    set_meta           set_meta_value             set_set_meta                   get_set_meta
    build              build_value                set_build                      get_build
    build_value        build_value_2              set_build_value_2              get_build_value_2
    ");
}

#[test]
fn union_variants_of_all_kinds() {
    let names = words(
        "S SS NULL BOOL VPCs IPv6 Ipv6 unknown Unknown UnknownValue self enum foo_bar fooBar",
    );
    let mut renamed = Vec::new();
    let variants = union_variants(&names, &mut renamed);
    let rows = variants.iter().map(|(model, names)| {
        format!(
            "{model:<13} {:<15} {:<18} {}",
            names.variant, names.accessor, names.predicate
        )
    });
    assert_snapshot!(rows.collect::<Vec<_>>().join("\n"), @r"
    S             S               as_s               is_s
    SS            Ss              as_ss              is_ss
    NULL          Null            as_null            is_null
    BOOL          Bool            as_bool            is_bool
    VPCs          VpCs            as_vp_cs           is_vp_cs
    IPv6          IPv6            as_ipv6            is_ipv6
    Ipv6          Ipv62           as_ipv62           is_ipv62
    unknown       UnknownValue    as_unknown_value   is_unknown_value
    Unknown       UnknownValue2   as_unknown_value2  is_unknown_value2
    UnknownValue  UnknownValue_2  as_unknown_value_2 is_unknown_value_2
    self          SelfValue       as_self_value      is_self_value
    enum          Enum            as_enum            is_enum
    foo_bar       FooBar          as_foo_bar         is_foo_bar
    fooBar        FooBar2         as_foo_bar2        is_foo_bar2
    ");
    let renamed: Vec<String> = renamed.iter().map(ToString::to_string).collect();
    assert_snapshot!(renamed.join("\n"), @r"
    `Ipv6` is called `Ipv62` in Rust, because another name already becomes what it would be called
    `Unknown` is called `UnknownValue2` in Rust, because another name already becomes what it would be called
    `UnknownValue` is called `UnknownValue_2` in Rust, because another name already becomes what it would be called
    `fooBar` is called `FooBar2` in Rust, because another name already becomes what it would be called
    ");
}

#[test]
fn enumeration_variants_of_all_kinds() {
    let names = words(
        "PENDING m5_large A_B_TEST V1_0 UNKNOWN Unknown UnknownValue SELF SelfValue True \
         foo_bar FOO_BAR FooBar2",
    );
    assert_snapshot!(variant_table(&names), @r"
    PENDING        Pending
    m5_large       M5Large
    A_B_TEST       AbTest
    V1_0           V10
    UNKNOWN        UnknownValue
    Unknown        UnknownValue2
    UnknownValue   UnknownValue_
    SELF           SelfValue
    SelfValue      SelfValue_
    True           True
    foo_bar        FooBar
    FOO_BAR        FooBar3
    FooBar2        FooBar2
    ");
    // Values themselves, of enumerations that give them no names.
    let values = [
        "m5.large",
        "m5-large",
        "1.0",
        "10",
        "text/plain",
        "application/*",
        "*",
        "é",
        "日本",
        "\"; }",
    ];
    assert_snapshot!(variant_table(&values), @r#"
    m5.large       M5Large
    m5-large       M5Large2
    1.0            _10
    10             _102
    text/plain     TextPlain
    application/*  Application
    *              Value
    é              Value2
    日本             Value3
    "; }           Value4
    "#);
}

/// A late name that needs no number keeps its own, whatever the earlier ones collide about.
#[test]
fn numbers_displace_nobody() {
    let names = ["foo_b", "fooB", "Foo_b", "FooB2", "FooB3"];
    let variants = enumeration_variants(&names, &mut Vec::new());
    assert_eq!(variants["FooB2"].as_str(), "FooB2");
    assert_eq!(variants["FooB3"].as_str(), "FooB3");
    let distinct: BTreeSet<_> = variants.values().collect();
    assert_eq!(distinct.len(), names.len());
}

/// Thousands of values that all reduce to the same name take a moment, not minutes.
#[test]
fn many_collisions() {
    let value = |index: usize| "*".repeat(index % 97) + &"#".repeat(index / 97);
    let values: Vec<String> = (0..20_000).map(value).collect();
    let values: Vec<&str> = values.iter().map(String::as_str).collect();
    let mut renamed = Vec::new();
    let variants = enumeration_variants(&values, &mut renamed);
    let distinct: BTreeSet<_> = variants.values().collect();
    assert_eq!(distinct.len(), 20_000);
    assert_eq!(renamed.len(), 19_999);
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

fn field_table(names: &[&str], role: Role) -> String {
    let fields = fields(names, role, &mut Vec::new());
    let rows = fields.iter().map(|(model, names)| {
        format!(
            "{model:<18} {:<26} {:<30} {}",
            names.field, names.setter, names.getter
        )
    });
    rows.collect::<Vec<_>>().join("\n")
}

fn variant_table(names: &[&str]) -> String {
    let variants = enumeration_variants(names, &mut Vec::new());
    let rows = variants
        .iter()
        .map(|(model, variant)| format!("{model:<14} {variant}"));
    rows.collect::<Vec<_>>().join("\n")
}
