//! In: the member names of one shape, in the model's order, and what the shape is. Out: the names of their
//! fields, methods and variants.
//!
//! A name that a generated type defines ([`defined`]), or that the published SDK avoids in every structure, is not
//! given to a member, which takes one with `_value` behind it.

use indexmap::IndexMap;
use smithy_model::traits::Waitable;
use smithy_model::OperationRef;

use super::case::{pascal_case, snake_case, variant_case};
use super::defined;
use super::identifier::Identifier;
use super::scope::{Claims, Scope, Settled};
use super::Renamed;

/// The part of a structure in the API: it decides which methods its members share a type with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A type of the model, as it is.
    Data,
    /// The input of an operation: its members are methods of the fluent builder, too, and of the builders of its
    /// waiters.
    Input {
        /// Whether the operation has waiters.
        waits: bool,
    },
    /// The output of an operation.
    Output,
    /// An error.
    Error,
    /// The parameters of a service's endpoints.
    EndpointParameters,
}

/// The names of a structure's member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldNames {
    /// The field, its getter and the builder's method that sets (or appends) one value.
    pub field: Identifier,
    /// The builder's method that takes an `Option`: `set_catalog`.
    pub setter: Identifier,
    /// The builder's method that shows the value set so far: `get_catalog`.
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

/// The names that the published SDK avoids in every structure: so the changed ones are its API.
const PUBLISHED: &[&str] = &[
    "build",
    "builder",
    "customize",
    "default",
    "make_operation",
    "meta",
    "presigned",
    "send",
];

impl Role {
    /// The role of an operation's input. Source: trait `smithy.waiters#waitable`.
    pub fn input_of(operation: &OperationRef<'_>) -> Role {
        Role::Input {
            waits: operation.shape.has::<Waitable>(),
        }
    }

    /// The names that members cannot have, by the type that has them.
    fn kept(self) -> &'static [&'static [&'static str]] {
        match self {
            Role::Data => &[PUBLISHED, defined::STRUCTURE, defined::BUILDER],
            Role::Output => &[PUBLISHED, defined::OUTPUT, defined::BUILDER],
            Role::Input { waits: false } => &[
                PUBLISHED,
                defined::STRUCTURE,
                defined::INPUT_BUILDER,
                defined::FLUENT_BUILDER,
            ],
            Role::Input { waits: true } => &[
                PUBLISHED,
                defined::STRUCTURE,
                defined::INPUT_BUILDER,
                defined::FLUENT_BUILDER,
                defined::WAITER,
            ],
            Role::Error => &[PUBLISHED, defined::ERROR, defined::ERROR_BUILDER],
            Role::EndpointParameters => &[defined::PARAMS, defined::PARAMS_BUILDER],
        }
    }
}

/// Whether the builder of every configuration, or of some, has a method of this name.
pub fn is_config_method(name: &str) -> bool {
    defined::CONFIG_BUILDER.contains(&name)
}

/// The names of a structure's members.
pub fn fields(model_names: &[&str], role: Role, renamed: &mut Vec<Renamed>) -> Members<FieldNames> {
    let kept = role.kept().concat();
    let settled = Scope::with(&kept).settle(model_names, |model_name, number| {
        field(&stem(model_name, number), &kept)
    });
    collect(model_names, settled, renamed)
}

/// The names of one member, by its snake_case form. As a rule only the field is changed: `set_build` and `get_build`
/// collide with nothing.
fn field(stem: &str, kept: &[&str]) -> FieldNames {
    let beside = format!("{stem}_value");
    let is_kept = |name: &str| kept.contains(&name);
    let accessors = |stem: &str| [format!("set_{stem}"), format!("get_{stem}")];
    let [setter, getter] = match accessors(stem) {
        names if names.iter().any(|name| is_kept(name)) => accessors(&beside),
        names => names,
    };
    FieldNames {
        field: Identifier::function(if is_kept(stem) { &beside } else { stem }),
        setter: Identifier::function(&setter),
        getter: Identifier::function(&getter),
    }
}

/// The names of a union's members.
pub(super) fn union_variants(
    model_names: &[&str],
    renamed: &mut Vec<Renamed>,
) -> Members<UnionVariantNames> {
    let mut scope = Scope::with(defined::UNION);
    let settled = scope.settle(model_names, |model_name, number| {
        let variant = variant(&pascal_case(model_name), number, defined::UNION);
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
pub(super) fn enumeration_variants(
    model_names: &[&str],
    renamed: &mut Vec<Renamed>,
) -> Members<Identifier> {
    let mut scope = Scope::with(defined::ENUMERATION);
    let settled = scope.settle(model_names, |model_name, number| {
        variant(&variant_case(model_name), number, defined::ENUMERATION)
    });
    collect(model_names, settled, renamed)
}

/// A variant's identifier. Where the enum defines the name, such as `Unknown`, the member is called `UnknownValue`; a
/// member `UnknownValue` is called `UnknownValue_`.
pub(super) fn variant(pascal_case: &str, number: Option<usize>, kept: &[&str]) -> Identifier {
    let is_kept = |name: &str| kept.contains(&name);
    let free = match pascal_case {
        name if is_kept(name) => format!("{name}Value"),
        name if name.strip_suffix("Value").is_some_and(is_kept) => format!("{name}_"),
        name => name.to_owned(),
    };
    Identifier::item(&free).numbered(number)
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

/// Pairs the settled names with the model's, and notes those that depart from the rule.
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
