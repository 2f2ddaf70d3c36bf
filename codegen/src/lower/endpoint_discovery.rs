//! Endpoint discovery: from `aws.api#clientEndpointDiscovery` to the operation that tells endpoints.
//!
//! A client has it where some operation cannot be called without it, as the published ones do. Operations for
//! which it is a choice (those of DynamoDB) are called where the endpoint rules say.

use smithy_model::traits::{ClientEndpointDiscovery, Trait};
use smithy_model::{Model, Shape, ShapeKind};

use super::context::{origin_of_trait, Context};
use crate::codes::MALFORMED_DISCOVERY;
use crate::ir::{Operation, Path};
use crate::select::{needs_discovery, Selection};

/// The operation that tells the endpoint of these operations.
pub(super) fn lower(
    selection: &Selection<'_>,
    operations: &[Operation],
    context: &mut Context<'_, '_>,
) -> Option<Path> {
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
    if let (Some(problem), Some(origin)) = (
        problem,
        origin_of_trait(service, ClientEndpointDiscovery::ID),
    ) {
        let message = format!("`{id}`, which is to tell endpoints, {problem}");
        let help = "name an operation of the form that endpoint discovery asks for";
        let place = origin.child("operation");
        context.error(MALFORMED_DISCOVERY, message, &place, help);
        return None;
    }
    let operation = operations.iter().find(|one| one.shape == id)?;
    Some(operation.path.clone())
}

/// Whether an output has the members that the trait asks for.
fn tells_endpoints(output: &Shape, model: &Model) -> bool {
    let kind = |of: &Shape, name: &str| Some(&model.target(of.member(name)?).kind);
    let Some(ShapeKind::List(list)) = kind(output, "Endpoints") else {
        return false;
    };
    let item = model.target(&list.member);
    matches!(kind(item, "Address"), Some(ShapeKind::String))
        && matches!(kind(item, "CachePeriodInMinutes"), Some(ShapeKind::Long))
}
