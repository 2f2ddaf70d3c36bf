//! In: the member names of one shape, in the model's order, and what the shape is. Out: the names of their
//! fields, methods and variants.
//!
//! The words that generated code keeps for itself are listed here, with the names that members take instead.

use indexmap::IndexMap;

use super::case::{pascal_case, snake_case, variant_case};
use super::identifier::Identifier;
use super::scope::{Claims, Scope, Settled};
use super::Renamed;

/// What a structure is in the API: it decides which methods its members share a type with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A type of the model, as it is.
    Data,
    /// What an operation takes: its members are methods of the fluent builder, too.
    Input,
    /// What an operation returns.
    Output,
    /// An error.
    Error,
}

/// The names of a structure's member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldNames {
    /// The field, its getter and the builder's method that sets (or appends) one value.
    pub field: Identifier,
    /// The builder's method that takes an `Option`: `set_catalog`.
    pub setter: Identifier,
    /// The builder's method that shows what is set: `get_catalog`.
    pub getter: Identifier,
}

/// The names of a union's member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnionVariantNames {
    /// The variant.
    pub variant: Identifier,
    /// The method that borrows its value: `as_field_validation_error`.
    pub accessor: Identifier,
    /// The method that asks whether it is this one: `is_field_validation_error`.
    pub predicate: Identifier,
}

/// Names of a shape's members by the model's own, in the model's order.
pub type Members<N> = IndexMap<String, N>;

/// Structure members that yield, in every structure, to a method of the builder, of the fluent builder or
/// of an error. Only the field makes room: `set_build` and `get_build` are in nobody's way.
const KEPT_FIELDS: &[&str] = &[
    "build",
    "builder",
    "customize",
    "default",
    "make_operation",
    "meta",
    "presigned",
    "send",
];

/// Input members that would also collide with what the fluent builder alone has. Where the published SDK
/// does not compile, there is no published name to keep, and the setter makes room as well.
const KEPT_INPUT_FIELDS: &[&str] = &["as_input", "config_override", "into_paginator", "new"];

/// Error members that would collide with a method which errors alone have.
const KEPT_ERROR_FIELDS: &[&str] = &["meta", "retryable_error_kind"];

/// The names of a structure's members.
pub fn fields(model_names: &[&str], role: Role, renamed: &mut Vec<Renamed>) -> Members<FieldNames> {
    let kept_by_role = match role {
        Role::Data | Role::Output => &[],
        Role::Input => KEPT_INPUT_FIELDS,
        Role::Error => KEPT_ERROR_FIELDS,
    };
    let mut scope = match role {
        Role::Error => Scope::with(&["set_meta"]),
        Role::Data | Role::Input | Role::Output => Scope::default(),
    };
    let settled = scope.settle(model_names, |model_name, number| {
        let mut stem = stem(model_name, number);
        if kept_by_role.contains(&stem.as_str()) {
            stem.push_str("_value");
        }
        field(&stem)
    });
    collect(model_names, settled, renamed)
}

/// The names of one member, by its snake_case form.
fn field(stem: &str) -> FieldNames {
    let field = if KEPT_FIELDS.contains(&stem) {
        Identifier::function(&format!("{stem}_value"))
    } else {
        Identifier::function(stem)
    };
    FieldNames {
        field,
        setter: Identifier::function(&format!("set_{stem}")),
        getter: Identifier::function(&format!("get_{stem}")),
    }
}

/// The names of a union's members.
pub fn union_variants(
    model_names: &[&str],
    renamed: &mut Vec<Renamed>,
) -> Members<UnionVariantNames> {
    let mut scope = Scope::with(&["Unknown", "is_unknown"]);
    let settled = scope.settle(model_names, |model_name, number| {
        let variant = variant(&pascal_case(model_name), number);
        let stem = snake_case(variant.plain());
        UnionVariantNames {
            accessor: Identifier::function(&format!("as_{stem}")),
            predicate: Identifier::function(&format!("is_{stem}")),
            variant,
        }
    });
    collect(model_names, settled, renamed)
}

/// The names of an enumeration's values, by the names that the model gives them. For values without a
/// name, the value itself may be passed, whatever characters it has.
pub fn enumeration_variants(
    model_names: &[&str],
    renamed: &mut Vec<Renamed>,
) -> Members<Identifier> {
    let mut scope = Scope::with(&["Unknown"]);
    let settled = scope.settle(model_names, |model_name, number| {
        variant(&variant_case(model_name), number)
    });
    collect(model_names, settled, renamed)
}

/// A variant's identifier. `Unknown` is what the generated enum calls whatever it does not know, and the
/// name that yields to it makes room in turn.
fn variant(pascal_case: &str, number: Option<usize>) -> Identifier {
    let kept = match pascal_case {
        "Unknown" => "UnknownValue",
        "UnknownValue" => "UnknownValue_",
        other => other,
    };
    match number {
        None => Identifier::item(kept),
        Some(number) => Identifier::item(kept).followed_by(&number.to_string()),
    }
}

/// The snake_case form of a member's name, never empty.
fn stem(model_name: &str, number: Option<usize>) -> String {
    let mut stem = snake_case(model_name);
    if stem.is_empty() {
        stem.push_str("value");
    }
    match number {
        None => stem,
        Some(number) => format!("{stem}_{number}"),
    }
}

/// Pairs what was settled with the model's names, and notes what had to depart from the rule.
fn collect<N: Claims>(
    model_names: &[&str],
    settled: Vec<Settled<N>>,
    renamed: &mut Vec<Renamed>,
) -> Members<N> {
    let mut members = Members::with_capacity(settled.len());
    for (model_name, settled) in model_names.iter().zip(settled) {
        if settled.number.is_some() {
            renamed.push(Renamed::new(model_name, &settled.names));
        }
        members.insert((*model_name).to_owned(), settled.names);
    }
    members
}

impl Claims for FieldNames {
    fn claims(&self) -> Vec<&str> {
        vec![self.field.plain(), self.setter.plain(), self.getter.plain()]
    }
}

impl Claims for UnionVariantNames {
    fn claims(&self) -> Vec<&str> {
        vec![
            self.variant.plain(),
            self.accessor.plain(),
            self.predicate.plain(),
        ]
    }
}

impl Claims for Identifier {
    fn claims(&self) -> Vec<&str> {
        vec![self.plain()]
    }
}
