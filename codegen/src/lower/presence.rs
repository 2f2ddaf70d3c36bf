//! Whether a structure's member has a value: the rules by which the published SDK decides it.
//!
//! Source: Smithy 2.0, "Structure member optionality", for a client that is careful: structures and unions
//! stay optional even when they are required, for a member of theirs may become required later.

use smithy_model::traits::{ClientOptional, Default, Input, Required};
use smithy_model::{Member, Node, Shape, ShapeKind};

use super::context::Context;
use super::literal;
use crate::customizations::{self, Behavior, Subject};
use crate::ir::value::Literal;
use crate::ir::{Presence, ValueType};

/// Whether a member of a structure has a value. None when there is a diagnostic to say why.
///
/// `is_input` for what an operation takes: then it counts as marked with `smithy.api#input` even where the
/// model, which may share it between operations, leaves that out.
pub(super) fn of_member(
    container: &Shape,
    is_input: bool,
    member: &Member,
    value: &ValueType,
    context: &mut Context<'_, '_>,
) -> Option<Presence> {
    let target = context.target(member);
    let required = member.has::<Required>();
    let is_input = is_input || container.has::<Input>();
    let optional = Presence::Optional {
        // An input is never read from a response.
        corrected: required && !is_input,
    };
    let is_nested = matches!(target.kind, ShapeKind::Structure(_) | ShapeKind::Union(_));
    let service = Subject::Service(context.sdk_id);
    let is_client_optional =
        member.has::<ClientOptional>() || customizations::has(service, Behavior::ClientOptional);
    if is_nested || is_client_optional || is_input {
        return Some(optional);
    }
    let default = member
        .get::<Default>()
        .filter(|default| default.0 != Node::Null && keeps_default(member, context));
    Some(match default {
        Some(default) => Presence::Defaulted(literal::lower(&default.0, member, value, context)?),
        None if required => Presence::Required,
        None => optional,
    })
}

/// Whether the default of a member holds for this service.
fn keeps_default(member: &Member, context: &Context<'_, '_>) -> bool {
    let target = context.target(member).name();
    let member = member.id.as_str().split_once('#');
    let member = member.map_or("", |(_, name)| name);
    let mut names = [target, member].into_iter();
    names
        .all(|name| !customizations::has(Subject::Shape(context.sdk_id, name), Behavior::NoDefault))
}

/// Whether zero or false in a field means that it was not set. Before Smithy 2.0 a number or boolean had no other way
/// to say so, and services still read it so (they refuse a window of zero seconds, and accept a request without one).
/// Models of that time have the default on the target as well. Where only the member has it, it is a value like any
/// other, and is written.
///
/// Source: Smithy 2.0, "default trait", "Default value serialization", and "Migrating Smithy 1.0 to 2.0".
pub(super) fn is_unset_at_zero(
    member: &Member,
    presence: &Presence,
    context: &Context<'_, '_>,
) -> bool {
    let target = context.target(member);
    let is_scalar = matches!(
        target.kind,
        ShapeKind::Boolean
            | ShapeKind::Byte
            | ShapeKind::Short
            | ShapeKind::Integer
            | ShapeKind::Long
            | ShapeKind::Float
            | ShapeKind::Double
    );
    let starts_at_zero = matches!(presence, Presence::Defaulted(Literal::Zero));
    is_scalar && starts_at_zero && !member.has::<Required>() && target.has::<Default>()
}
