//! The module `config::endpoint` of a generated crate.
//!
//! In: [`Endpoint`]. Out: two files, one with what a user of the crate sees, one with
//! the rules as constant data; and, for an operation's descriptor, one expression.

mod operation;
mod params;
mod rules;

use quote::quote;

use crate::emit::RenderedFile;
use crate::ir::endpoint::Endpoint;
use crate::ir::Documentation;

pub use operation::operation;
pub(super) use params::parameter_type;

/// The files of the module, for a service called `title`.
pub fn files(endpoint: &Endpoint, title: &Documentation) -> Vec<RenderedFile> {
    let rules = RenderedFile::rust("src/config/endpoint/rules.rs")
        .with_documentation(format!("The endpoint rules of {title}, as data."))
        .with_items("the endpoint rules", rules::items(endpoint));
    vec![api(endpoint, title), rules]
}

/// The file with what users see.
pub(super) fn api(endpoint: &Endpoint, title: &Documentation) -> RenderedFile {
    RenderedFile::rust("src/config/endpoint.rs")
        .with_documentation(format!("Where requests to {title} go."))
        .with_items(
            "the endpoint rules",
            quote! {
                mod resolver;
                mod rules;

                pub use ::smithy_client_runtime::api::{
                    Endpoint, EndpointFuture, SharedEndpointResolver,
                };
                pub use self::resolver::{
                    DefaultResolver, InvalidParams, Params, ParamsBuilder, ResolveEndpoint,
                };
                pub(crate) use self::resolver::{default_resolver, wrap_params};
            },
        )
        .with_items("the endpoint parameters", params::items(endpoint))
}
