//! The facts of the service: its names, its protocol, its authentication schemes.

use smithy_model::traits::{Auth, AwsQueryCompatible, AwsService, SigV4, Title};
use smithy_model::{Shape, ShapeId};

use super::context::Context;
use crate::ir::Service;
use crate::options::Options;

/// The scheme of calls that are not authenticated.
pub(super) const NO_AUTH: &str = "smithy.api#noAuth";

/// The traits that say how a service authenticates its callers.
const SCHEMES: &[&str] = &[
    "aws.auth#sigv4",
    "aws.auth#sigv4a",
    "smithy.api#httpApiKeyAuth",
    "smithy.api#httpBasicAuth",
    "smithy.api#httpBearerAuth",
    "smithy.api#httpDigestAuth",
];

/// The facts of the service.
pub(super) fn lower(options: &Options, context: &Context<'_, '_>) -> Service {
    let shape = context.service.shape;
    let sdk_id = sdk_id(shape);
    let signing_name = shape.get::<SigV4>().map(|sigv4| sigv4.name.to_string());
    Service {
        wire_name: shape.name().to_owned(),
        signing_name: signing_name.unwrap_or_default(),
        short_name: sdk_id.replace(' ', "").to_lowercase(),
        sdk_id,
        package: options.package.as_str().to_owned(),
        protocol: context.protocol.constant,
        query_compatible: shape.has::<AwsQueryCompatible>(),
        auth_schemes: auth_schemes(shape),
    }
}

/// The id that SDKs name their clients after; the name of the shape where the model gives none.
pub(super) fn sdk_id(shape: &Shape) -> String {
    let service = shape.get::<AwsService>();
    match service {
        Some(service) => service.sdk_id.to_string(),
        None => shape.name().to_owned(),
    }
}

/// What the service calls itself.
pub(super) fn title(shape: &Shape) -> String {
    let title = shape.get::<Title>();
    let title = title.map_or_else(|| sdk_id(shape), |title| title.as_str().to_owned());
    title.split_whitespace().collect::<Vec<&str>>().join(" ")
}

/// The authentication schemes of a service: those that it lists, or all that it has in the order of their ids.
pub(super) fn auth_schemes(shape: &Shape) -> Vec<String> {
    let mut schemes: Vec<String> = match shape.get::<Auth>() {
        Some(Auth(ids)) => ids.iter().map(ShapeId::to_string).collect(),
        None => SCHEMES
            .iter()
            .filter(|id| shape.traits.applied(id).is_some())
            .map(|id| (*id).to_owned())
            .collect(),
    };
    if schemes.is_empty() {
        schemes.push(NO_AUTH.to_owned());
    }
    schemes
}
