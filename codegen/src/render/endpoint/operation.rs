//! The part of an operation's descriptor about its endpoint.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::rules::literal;
use crate::ir::endpoint::{ContextParameter, OperationEndpoint, StaticParameter};
use crate::render::jmespath;
use crate::render::names::optional;

/// An expression of type `smithy_client_runtime::endpoint::OperationEndpoint`; `None` for an operation that adds
/// nothing.
///
/// ```text
/// { use ::smithy_client_runtime::endpoint::*; OperationEndpoint { .. } }
/// ```
pub fn operation(endpoint: &OperationEndpoint) -> Option<TokenStream> {
    let OperationEndpoint {
        static_parameters,
        context_parameters,
    } = endpoint;
    if static_parameters.is_empty() && context_parameters.is_empty() {
        return None;
    }
    let static_parameters = static_parameters.iter().map(static_parameter);
    let context_parameters = context_parameters.iter().map(context_parameter);
    Some(quote! {
        {
            use ::smithy_client_runtime::endpoint::*;
            OperationEndpoint {
                static_parameters: &[#(#static_parameters),*],
                context_parameters: &[#(#context_parameters),*],
            }
        }
    })
}

fn static_parameter(bound: &StaticParameter) -> TokenStream {
    let parameter = Literal::u16_unsuffixed(bound.parameter);
    let value = literal(&bound.value);
    quote!(StaticParameter { parameter: #parameter, value: #value })
}

fn context_parameter(bound: &ContextParameter) -> TokenStream {
    let parameter = Literal::u16_unsuffixed(bound.parameter);
    let path = jmespath::constant(&bound.path);
    let required = optional(bound.required.as_ref());
    quote!(ContextParameter { parameter: #parameter, path: #path, required: #required })
}
