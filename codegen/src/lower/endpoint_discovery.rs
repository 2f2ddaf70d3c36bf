//! Endpoint discovery: from `aws.api#clientEndpointDiscovery` to the operation that tells endpoints.
//!
//! A client has it where some operation cannot be called without it, as the published ones do. Operations for
//! which it is a choice (those of DynamoDB) are called where the endpoint rules say.

use smithy_model::traits::ClientEndpointDiscovery;
use smithy_model::{Model, Shape, ShapeKind};

use super::context::Context;
use crate::codes::MALFORMED_DISCOVERY;
use crate::ir::{EndpointDiscovery, Operation};
use crate::select::{needs_discovery, Selection};

/// How the client of these operations finds its endpoint.
pub(super) fn lower(
    selection: &Selection<'_>,
    operations: &[Operation],
    context: &mut Context<'_, '_>,
) -> Option<EndpointDiscovery> {
    let service = context.service.shape;
    let discovery = service.get::<ClientEndpointDiscovery>()?;
    if !selection.operations.iter().any(needs_discovery) {
        return None;
    }
    let id = discovery.operation.to_string();
    let shape = selection
        .operations
        .iter()
        .find(|one| one.shape.id == discovery.operation);
    let problem = match shape {
        None => Some("is not an operation of the service"),
        Some(shape) if !tells_endpoints(shape.output(), context.model) => Some(
            "does not return a list `Endpoints` of structures with a string `Address` and a long \
             `CachePeriodInMinutes`",
        ),
        Some(_) => None,
    };
    if let (Some(problem), Some(applied)) = (
        problem,
        service.traits.applied("aws.api#clientEndpointDiscovery"),
    ) {
        let origin = applied.origin().concerning(service.id.as_str());
        let message = format!("`{id}`, which is to tell endpoints, {problem}");
        let help = "name an operation of the form that endpoint discovery asks for";
        context.error(
            MALFORMED_DISCOVERY,
            message,
            &origin.child("operation"),
            help,
        );
        return None;
    }
    let operation = operations.iter().find(|one| one.shape == id)?;
    Some(EndpointDiscovery {
        operation: operation.path.clone(),
    })
}

/// Whether an output has the members that the trait asks for.
fn tells_endpoints(output: &Shape, model: &Model) -> bool {
    let target = |of: &Shape, name: &str| Some(model.target(of.member(name)?).clone());
    let Some(endpoints) = target(output, "Endpoints") else {
        return false;
    };
    let ShapeKind::List(list) = &endpoints.kind else {
        return false;
    };
    let item = model.target(&list.member);
    let address = target(item, "Address");
    let period = target(item, "CachePeriodInMinutes");
    address.is_some_and(|it| matches!(it.kind, ShapeKind::String))
        && period.is_some_and(|it| matches!(it.kind, ShapeKind::Long))
}
