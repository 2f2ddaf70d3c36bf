//! The module `config::endpoint` of a generated crate.
//!
//! In: [`Endpoint`]. Out: two files, one with the types that a user of the crate sees, one with
//! the rules as constant data; and, for an operation's descriptor, one expression.

mod operation;
mod params;
mod resolver;
mod rules;

use quote::quote;

use crate::emit::RenderedFile;
use crate::ir::endpoint::Endpoint;
use crate::ir::Documentation;

pub use operation::operation;

/// The files of the module, for a service called `title`.
pub fn files(endpoint: &Endpoint, title: &Documentation) -> Vec<RenderedFile> {
    let api = RenderedFile::rust("src/config/endpoint.rs")
        .with_documentation(format!("Where requests to {title} go."))
        .with_items(
            "the endpoint rules",
            quote! {
                mod rules;

                use ::smithy_client_runtime::{api, endpoint};

                pub use ::smithy_client_runtime::api::{
                    Endpoint, EndpointFuture, SharedEndpointResolver,
                };
            },
        )
        .with_items("the endpoint resolvers", resolver::items(endpoint, title))
        .with_items("the endpoint parameters", params::items(endpoint));
    let rules = RenderedFile::rust("src/config/endpoint/rules.rs")
        .with_documentation(format!("The endpoint rules of {title}, as data."))
        .with_items("the endpoint rules", rules::items(endpoint));
    vec![api, rules]
}
