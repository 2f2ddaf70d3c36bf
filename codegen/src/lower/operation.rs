//! Operations: a shape comes in, its types and its descriptor go out.

use smithy_model::traits::{
    Endpoint as HostPrefix, HttpChecksumRequired, LongPoll, Readonly, RequestCompression,
    S3UnwrappedXmlOutput, UnsignedPayload,
};
use smithy_model::{OperationRef, Shape};

use super::context::{Context, Role};
use super::documentation::{deprecation, documentation};
use super::path::operation_path;
use super::{binding, endpoint, error, paginator, structure, waiter};
use crate::customizations::{self, Behavior, Subject};
use crate::ir::operation::Checksum;
use crate::ir::structure::StructureKind;
use crate::ir::{Documentation, Endpoint, Operation, Structure};
use crate::naming::OperationNames;

/// An operation. `None` when there is a diagnostic to say why. Where the rules of the service are wrong there is no
/// endpoint; the types are lowered all the same, to report what is wrong with them.
pub(super) fn lower(
    operation: &OperationRef<'_>,
    endpoint: Option<&Endpoint>,
    context: &mut Context<'_, '_>,
) -> Option<Operation> {
    let shape = operation.shape;
    let subject = Subject::Operation(context.sdk_id, shape.name());
    let has = |behavior| customizations::has(subject, behavior);
    let names = context.names.operation(&shape.id);
    let names = context.named(shape, names)?;
    let input = input(operation, names, context);
    let output = output(operation, names, context);
    let error = error::of_operation(operation, operation_path(names, &[], &names.error), context);
    let bindings = endpoint::operation(operation, endpoint?, context.diagnostics());
    let http = binding::http(operation, context);
    let (input, output, error) = (input?, output?, error?);
    Some(Operation {
        shape: shape.id.to_string(),
        wire_name: shape.name().to_owned(),
        path: operation_path(names, &[], &names.name),
        module: names.module.clone(),
        file: names.file.clone(),
        method: names.method.clone(),
        documentation: documentation(&shape.traits, context),
        deprecated: deprecation(&shape.traits),
        waiters: waiter::lower(operation, names),
        paginator: paginator::lower(operation, names, &input, context),
        checksum: match () {
            () if has(Behavior::TreeHash) => Some(Checksum::TreeHash),
            () if shape.has::<HttpChecksumRequired>() && input.stream().is_none() => {
                Some(Checksum::ContentMd5)
            }
            () => None,
        },
        http: http.ok()?,
        has_input: !operation.input().is_unit(),
        input,
        output,
        error,
        fluent_builder: operation_path(names, &["builders"], &names.fluent_builder),
        endpoint: bindings?,
        host_prefix: host_prefix(shape, context),
        request_compression: request_compression(shape),
        unsigned_payload: shape.has::<UnsignedPayload>(),
        presigned_in_query: context.protocol.http_bindings && has(Behavior::PresignedInQuery),
        long_poll: shape.has::<LongPoll>() || has(Behavior::LongPoll),
        may_be_silent: has(Behavior::NoStalledStreamProtection),
        endpoint_member: endpoint_member(operation, subject),
        sensitive_output: has_sensitive_output(operation, context),
        readonly: shape.has::<Readonly>(),
    })
}

/// The input of an operation. One without input has an empty structure of its own.
fn input(
    operation: &OperationRef<'_>,
    names: &OperationNames,
    context: &mut Context<'_, '_>,
) -> Option<Structure> {
    let shape = operation.input();
    let mut input = structure::lower(
        shape,
        &names.input,
        StructureKind::Data,
        Role::Input,
        context,
    )?;
    finish(&mut input, shape, operation, "input");
    Some(input)
}

/// The output of an operation.
fn output(
    operation: &OperationRef<'_>,
    names: &OperationNames,
    context: &mut Context<'_, '_>,
) -> Option<Structure> {
    let shape = operation.output();
    let kind = StructureKind::Output;
    let mut output = structure::lower(shape, &names.output, kind, Role::Output, context)?;
    finish(&mut output, shape, operation, "output");
    output.unwrapped = operation.shape.has::<S3UnwrappedXmlOutput>();
    Some(output)
}

/// Documents the structure where the model does not. `Unit` is the shape of every operation without input or output:
/// messages name the operation instead.
fn finish(structure: &mut Structure, shape: &Shape, operation: &OperationRef<'_>, what: &str) {
    if structure.documentation.is_empty() || shape.is_unit() {
        let text = format!("The {what} of the operation `{}`.", operation.shape.name());
        structure.documentation = Documentation::own(text);
    }
    if shape.is_unit() {
        structure.shape = operation.shape.id.to_string();
        structure.wire_name = structure.path.name.plain().to_owned();
    }
}

/// Whether the body of a response can hold a sensitive value. Events are members of the output.
fn has_sensitive_output(operation: &OperationRef<'_>, context: &Context<'_, '_>) -> bool {
    let errors = operation.errors(&context.service).into_iter();
    let mut answers = errors.chain([operation.output()]);
    answers.any(|shape| context.holds_sensitive.contains(&shape.id))
}

fn host_prefix(shape: &Shape, context: &Context<'_, '_>) -> Option<String> {
    let service = Subject::Service(context.sdk_id);
    if customizations::has(service, Behavior::NoHostPrefix) {
        return None;
    }
    let prefix = shape.get::<HostPrefix>()?;
    Some(prefix.host_prefix.to_string())
}

/// The member of the input that names the endpoint.
fn endpoint_member(operation: &OperationRef<'_>, subject: Subject<'_>) -> Option<&'static str> {
    customizations::find(subject, |it| match it {
        Behavior::EndpointMember(name) => operation.input().member(name).map(|_| name),
        _ => None,
    })
}

fn request_compression(shape: &Shape) -> Vec<String> {
    let compression = shape.get::<RequestCompression>();
    let encodings = compression.map(|compression| compression.encodings.as_slice());
    let encodings = encodings.unwrap_or_default().iter();
    encodings.map(|encoding| encoding.to_string()).collect()
}
