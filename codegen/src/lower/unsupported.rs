//! Traits that would change requests or responses, and that clients ignore so far: a service and its operations come
//! in, warnings go out. There is no warning for a trait that the protocol itself ignores, as awsJson does HTTP
//! bindings.

use smithy_model::traits::{
    ClientEndpointDiscoveryId, HttpChecksumRequired, RequestCompression, Streaming, Trait,
};
use smithy_model::{OperationRef, Origin, Shape};

use super::context::{origin_of_trait, Context};
use crate::codes::UNSUPPORTED_TRAIT;
use crate::select::{needs_discovery, Selection};

/// Traits of services and operations, with what clients leave undone and what helps.
const TRAITS: &[(&str, &str, &str)] = &[
    (
        "aws.protocols#httpChecksum",
        "requests have no checksum, and those of responses are not compared",
        "programs can add a checksum to a request with an interceptor",
    ),
    (
        "aws.apigateway#apiKeyRequired",
        "requests have no header `x-api-key`",
        "programs can add it with `customize().mutate_request(..)`",
    ),
];

/// Traits that the endpoints of a service without endpoint rules are made from.
const ENDPOINTS: &[&str] = &[
    "aws.endpoints#dualStackOnlyEndpoints",
    "aws.endpoints#rulesBasedEndpoints",
    "aws.endpoints#standardPartitionalEndpoints",
    "aws.endpoints#standardRegionalEndpoints",
];

/// The traits that have the endpoint rules of a service.
const RULES: &[&str] = &["smithy.rules#endpointRuleSet", "smithy.rules#endpointBdd"];

/// The encodings of requests that the runtime knows.
const ENCODINGS: &[&str] = &["gzip"];

/// Warns of every trait of the service and these operations that should do something and does not.
pub(super) fn check(selection: &Selection<'_>, context: &mut Context<'_, '_>) {
    let service = context.service.shape;
    listed(service, context);
    if !RULES.iter().any(|id| service.traits.applied(id).is_some()) {
        for id in ENDPOINTS {
            let lack = "no endpoint is made from it";
            let help = "give the service `smithy.rules#endpointRuleSet`; otherwise programs set `endpoint_url`";
            warn(service, id, lack, help, context);
        }
    }
    for operation in &selection.operations {
        listed(operation.shape, context);
        checksum(operation, context);
        compression(operation.shape, context);
        discovery(operation, context);
    }
}

fn listed(shape: &Shape, context: &mut Context<'_, '_>) {
    for (id, lack, help) in TRAITS {
        warn(shape, id, lack, help, context);
    }
}

/// A checksum goes before the body, which a stream does not have yet.
fn checksum(operation: &OperationRef<'_>, context: &mut Context<'_, '_>) {
    let mut members = operation.input().members();
    let streams = members.any(|member| context.target(member).has::<Streaming>());
    if streams && operation.shape.has::<HttpChecksumRequired>() {
        let id = HttpChecksumRequired::ID;
        let lack = "a request whose body is a stream has no checksum";
        let help = "take the trait away, or the stream";
        warn(operation.shape, id, lack, help, context);
    }
}

fn compression(operation: &Shape, context: &mut Context<'_, '_>) {
    let Some(compression) = operation.get::<RequestCompression>() else {
        return;
    };
    let mut encodings = compression.encodings.iter();
    if !encodings.any(|encoding| ENCODINGS.contains(&&**encoding)) {
        let id = RequestCompression::ID;
        let lack = "no encoding of it is known, so requests are not compressed";
        let help = format!("known is {}", ENCODINGS.join(", "));
        warn(operation, id, lack, &help, context);
    }
}

/// The request for the endpoint has no members: one endpoint serves all calls of a client.
fn discovery(operation: &OperationRef<'_>, context: &mut Context<'_, '_>) {
    if !needs_discovery(operation) {
        return;
    }
    for member in operation.input().members() {
        if let Some(applied) = member.traits.applied(ClientEndpointDiscoveryId::ID) {
            let lack = "the operation that tells the endpoint is not told this member";
            let help = "programs set the endpoint of each call with `config_override`";
            let origin = applied.origin().concerning(operation.shape.id.as_str());
            push(ClientEndpointDiscoveryId::ID, lack, help, origin, context);
        }
    }
}

/// Warns of a trait if the shape has it.
fn warn(shape: &Shape, id: &str, lack: &str, help: &str, context: &mut Context<'_, '_>) {
    if let Some(origin) = origin_of_trait(shape, id) {
        push(id, lack, help, origin, context);
    }
}

fn push(id: &str, lack: &str, help: &str, origin: Origin, context: &mut Context<'_, '_>) {
    let message = format!("`{id}` is not supported yet: {lack}");
    context.warn(UNSUPPORTED_TRAIT, message, origin, help);
}
