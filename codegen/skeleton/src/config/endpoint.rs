//! Where requests go.

mod resolver;
mod rules;

pub use ::smithy_client_runtime::api::{Endpoint, EndpointFuture, SharedEndpointResolver};

pub(crate) use self::resolver::{default_resolver, wrap_params};
pub use self::resolver::{DefaultResolver, InvalidParams, Params, ParamsBuilder, ResolveEndpoint};
