//! What forms cannot say: the inputs of operations come in, errors about members that have no form in ec2Query go out.
//!
//! Source: Smithy 2.0, "AWS EC2 query protocol": it knows no maps, and items of lists have no names that would tell apart
//! those of a list within.

use smithy_model::{Member, ShapeKind};

use super::context::Context;
use super::value::TAKE_OUT;
use crate::codes::UNSUPPORTED_SHAPE;
use crate::protocol::Format;
use crate::select::Selection;

/// Reports each member in an input that cannot be written.
pub(super) fn check(selection: &Selection<'_>, context: &mut Context<'_, '_>) {
    if context.protocol.format != Format::Ec2Query {
        return;
    }
    let operations = selection.operations.iter();
    let inputs = operations.map(|operation| &operation.input().id);
    for shape in context.model.closure(inputs) {
        for member in shape.members() {
            let what = match (&shape.kind, &context.target(member).kind) {
                (_, ShapeKind::Map(_)) => "a map",
                (ShapeKind::List(_), ShapeKind::List(_)) => "a list within a list",
                _ => continue,
            };
            refuse(member, what, context);
        }
    }
}

fn refuse(member: &Member, what: &str, context: &mut Context<'_, '_>) {
    let message = format!("{} is {what}, for which ec2Query has no form", member.id);
    context.error(UNSUPPORTED_SHAPE, message, &member.origin, TAKE_OUT);
}
