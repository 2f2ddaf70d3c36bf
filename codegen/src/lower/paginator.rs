//! Paginators: `smithy.api#paginated` comes in, fields and the ways to them go out.

use smithy_model::{OperationRef, Shape};

use super::context::Context;
use super::operation::place;
use super::structure;
use crate::ir::paginator::{Items, PageSize, Paginator, Step};
use crate::ir::{Field, Structure, ValueType};
use crate::naming::OperationNames;

/// The paginator of an operation. None when it has none: it is not paginated, or it is not for everyone to
/// repeat, since its input has an idempotency token.
pub(super) fn lower(
    operation: &OperationRef<'_>,
    names: &OperationNames,
    input: &Structure,
    output: &Structure,
    context: &mut Context<'_, '_>,
) -> Option<Paginator> {
    let pagination = operation.pagination(&context.service)?;
    if input
        .fields
        .iter()
        .any(|field| field.facts.idempotency_token)
    {
        return None;
    }
    let input_token = field(input, pagination.input_token.as_deref()?)?;
    let (output_token, token) = follow(
        pagination.output_token.as_deref()?,
        operation,
        output,
        context,
    )?;
    let is_token = matches!(token, ValueType::String | ValueType::Map(..));
    if !is_token || token != input_token.value || !input_token.presence.is_optional() {
        return None;
    }
    let page_size = pagination.page_size.as_deref();
    let page_size = page_size.and_then(|name| field(input, name));
    let items = pagination.items.as_deref().and_then(|path| {
        let (steps, collection) = follow(path, operation, output, context)?;
        let is_collection = matches!(collection, ValueType::List(_) | ValueType::Map(..));
        is_collection.then(|| Items {
            path: place(names, &["paginator"], &names.paginator_items),
            steps,
            collection,
        })
    });
    Some(Paginator {
        path: place(names, &["paginator"], &names.paginator),
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

fn field<'s>(structure: &'s Structure, wire_name: &str) -> Option<&'s Field> {
    let mut fields = structure.fields.iter();
    fields.find(|field| field.wire_name == wire_name)
}

/// A way from an output to one of its values, members separated by dots.
fn follow(
    path: &str,
    operation: &OperationRef<'_>,
    output: &Structure,
    context: &mut Context<'_, '_>,
) -> Option<(Vec<Step>, ValueType)> {
    let mut steps = Vec::new();
    let mut shape: &Shape = operation.output();
    let mut inner: Option<Structure> = None;
    let mut value = None;
    for name in path.split('.') {
        if !steps.is_empty() {
            inner = Some(structure::data(shape, context)?);
        }
        let field = field(inner.as_ref().unwrap_or(output), name)?;
        steps.push(Step {
            field: field.name.clone(),
            optional: field.presence.is_optional(),
            boxed: field.boxed,
        });
        shape = context.target(shape.member(name)?);
        value = Some(field.value.clone());
    }
    Some((steps, value?))
}
