//! Errors: shapes with `smithy.api#error` come in, error structures and enums of them go out.

use smithy_model::traits::{self, AwsQueryCompatible, AwsQueryError, Retryable};
use smithy_model::{Member, OperationRef, Shape};

use super::context::{Context, Role};
use super::documentation::{deprecation, documentation};
use super::path::path;
use super::structure;
use crate::customizations::{self, Behavior, Subject};
use crate::ir::error::{Error, ErrorCase, ErrorEnum, RetryKind};
use crate::ir::structure::StructureKind;
use crate::ir::table::MemberFacts;
use crate::ir::{
    Documentation, EventErrors, Field, Identifier, Operation, Path, Presence, ValueType,
};
use crate::naming::{is_error, FieldNames};
use crate::protocol::Format;

/// The name of the message that every error of the published SDK has, also where the model has none.
const MESSAGE: &str = "message";

/// An error. None when there is a diagnostic to say why.
pub(super) fn lower(shape: &Shape, context: &mut Context<'_, '_>) -> Option<Error> {
    let names = context.names.structure(&shape.id);
    let names = context.named(shape, names)?;
    let mut structure = structure::lower(shape, names, StructureKind::Error, Role::Data, context)?;
    if structure.fields.len() < names.fields.len() {
        structure
            .fields
            .extend(names.fields.get(MESSAGE).map(message));
    }
    Some(Error {
        structure,
        retry: retry(shape, context),
    })
}

/// The message that the model lacks.
fn message(names: &FieldNames) -> Field {
    Field {
        wire_name: MESSAGE.to_owned(),
        name: names.field.clone(),
        setter: names.setter.clone(),
        getter: names.getter.clone(),
        documentation: Documentation::own("The message of the service about the error."),
        deprecated: None,
        value: ValueType::String,
        boxed: false,
        presence: Presence::Optional { corrected: false },
        facts: MemberFacts::default(),
    }
}

/// Whether and how an error is retried.
fn retry(shape: &Shape, context: &Context<'_, '_>) -> Option<RetryKind> {
    let subject = Subject::Shape(context.sdk_id, shape.name());
    if customizations::has(subject, Behavior::RetryableServerError) {
        return Some(RetryKind::Server);
    }
    let retryable = shape.get::<Retryable>()?;
    Some(match shape.get::<traits::Error>() {
        _ if retryable.throttling => RetryKind::Throttling,
        Some(traits::Error::Server) => RetryKind::Server,
        _ => RetryKind::Client,
    })
}

/// The errors of an operation, in model order.
pub(super) fn of_operation(
    operation: &OperationRef<'_>,
    own: Path,
    context: &mut Context<'_, '_>,
) -> Option<ErrorEnum> {
    let errors = operation.errors(&context.service);
    let count = errors.len();
    let cases = errors.into_iter().filter_map(|shape| case(shape, context));
    let cases: Vec<ErrorCase> = cases.collect();
    (cases.len() == count).then_some(ErrorEnum { path: own, cases })
}

/// An error as one case of an enum. None when there is a diagnostic to say why.
fn case(shape: &Shape, context: &mut Context<'_, '_>) -> Option<ErrorCase> {
    let names = context.names.structure(&shape.id);
    let names = context.named(shape, names)?;
    let own = context.named(shape, names.error.as_ref())?;
    let keeps_codes = context.service.shape.has::<AwsQueryCompatible>();
    let has_codes = keeps_codes || context.protocol.format == Format::AwsQuery;
    let query_error = shape.get::<AwsQueryError>().filter(|_| has_codes);
    Some(ErrorCase {
        wire_name: shape.name().to_owned(),
        variant: own.variant.clone(),
        predicate: own.predicate.clone(),
        error: path(&names.item),
        documentation: documentation(&shape.traits, context),
        deprecated: deprecation(&shape.traits),
        retry: retry(shape, context),
        query_code: query_error.map(|error| error.code.to_string()),
    })
}

/// The errors that a stream of this union can end in, in model order.
pub(super) fn of_stream(union: &Shape, context: &mut Context<'_, '_>) -> Option<EventErrors> {
    let names = context.names.union(&union.id);
    let item = names.and_then(|names| names.stream_error.as_ref());
    let item = context.named(union, item)?;
    let members = union.members();
    let members = members.filter(|member| is_error(context.target(member)));
    let members: Vec<&Member> = members.collect();
    let mut cases = Vec::with_capacity(members.len());
    for member in members {
        let case = case(context.target(member), context)?;
        cases.push(ErrorCase {
            wire_name: member.name().to_owned(),
            query_code: None,
            ..case
        });
    }
    Some(EventErrors {
        shape: union.id.to_string(),
        wire_name: union.name().to_owned(),
        module: item.module.clone(),
        errors: ErrorEnum {
            path: path(item),
            cases,
        },
    })
}

/// The enum of every error that some operation can answer with, or that some stream can end in, by name.
pub(super) fn of_crate(
    operations: &[Operation],
    errors: &[Error],
    event_errors: &[EventErrors],
) -> ErrorEnum {
    let mut cases = Vec::new();
    for error in errors {
        let of_operations = operations.iter().map(|operation| &operation.error);
        let of_events = event_errors.iter().map(|errors| &errors.errors);
        let mut all = of_operations.chain(of_events).flat_map(|all| &all.cases);
        cases.extend(all.find(|case| case.error == error.structure.path).cloned());
    }
    cases.sort_by(|one: &ErrorCase, other| one.variant.cmp(&other.variant));
    let path = Path {
        modules: Vec::new(),
        name: Identifier::item("Error"),
    };
    ErrorEnum { path, cases }
}
