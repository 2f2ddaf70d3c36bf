//! Paginators: `smithy.api#paginated` comes in, fields and the ways to them go out.

use smithy_model::traits::{Paginated, Trait};
use smithy_model::{OperationRef, Shape};

use super::context::{Context, Role};
use super::path::operation_path;
use super::structure;
use crate::codes::NO_PAGINATOR;
use crate::ir::paginator::{Items, PageSize, Paginator, Step};
use crate::ir::{Field, Structure, ValueType};
use crate::naming::OperationNames;

/// The paginator of an operation. None when it has none: it is not paginated, or it is not for everyone to
/// repeat, since its input has an idempotency token; or, with a warning, no paginator could repeat it.
pub(super) fn lower(
    operation: &OperationRef<'_>,
    names: &OperationNames,
    input: &Structure,
    context: &mut Context<'_, '_>,
) -> Option<Paginator> {
    let pagination = operation.pagination(&context.service)?;
    let mut fields = input.fields.iter();
    if fields.any(|field| field.facts.idempotency_token) {
        return None;
    }
    let input_token = field(input, pagination.input_token.as_deref()?)?;
    let (output_token, token) = follow(
        pagination.output_token.as_deref()?,
        operation,
        names,
        context,
    )?;
    if token != input_token.value {
        let reason = "the tokens of its input and output are of different types";
        return left_out(operation, reason, context);
    }
    if input.stream().is_some() {
        let reason = "its input is a stream, which cannot be sent again";
        return left_out(operation, reason, context);
    }
    let page_size = pagination.page_size.as_deref();
    let page_size = page_size.and_then(|name| field(input, name));
    let items = pagination.items.as_deref().and_then(|path| {
        let (steps, collection) = follow(path, operation, names, context)?;
        let is_collection = matches!(collection, ValueType::List(_) | ValueType::Map(..));
        is_collection.then(|| Items {
            path: operation_path(names, &["paginator"], &names.paginator_items),
            steps,
            collection,
        })
    });
    Some(Paginator {
        path: operation_path(names, &["paginator"], &names.paginator),
        input_token: input_token.name.clone(),
        token,
        output_token,
        page_size: page_size.map(|field| PageSize {
            field: field.name.clone(),
            value: field.value.clone(),
        }),
        items,
    })
}

/// Warns that an operation has no paginator though the model paginates it.
fn left_out(
    operation: &OperationRef<'_>,
    reason: &str,
    context: &mut Context<'_, '_>,
) -> Option<Paginator> {
    let shape = operation.shape;
    let origin = shape.traits.applied(Paginated::ID)?.origin();
    let message = format!("`{}` gets no paginator: {reason}", shape.id);
    let help = "programs read its pages by setting the token themselves";
    context.warn(NO_PAGINATOR, message, origin, help);
    None
}

fn field<'s>(structure: &'s Structure, wire_name: &str) -> Option<&'s Field> {
    let mut fields = structure.fields.iter();
    fields.find(|field| field.wire_name == wire_name)
}

/// A way from an output to one of its values, members separated by dots.
fn follow(
    path: &str,
    operation: &OperationRef<'_>,
    names: &OperationNames,
    context: &mut Context<'_, '_>,
) -> Option<(Vec<Step>, ValueType)> {
    let mut steps = Vec::new();
    let mut shape: &Shape = operation.output();
    let (mut names, mut role) = (&names.output, Role::Output);
    let mut value = None;
    for name in path.split('.') {
        if !steps.is_empty() {
            names = context.names.structure(&shape.id)?;
            role = Role::Data;
        }
        let member = shape.member(name)?;
        let meaning = structure::meaning(shape, role, member, context)?;
        steps.push(Step {
            field: names.fields.get(name)?.field.clone(),
            optional: meaning.presence.is_optional(),
            boxed: context.boxed.contains(&member.id),
        });
        shape = context.target(member);
        value = Some(meaning.value);
    }
    Some((steps, value?))
}
