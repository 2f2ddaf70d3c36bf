//! The authentication schemes of a service and its operations, as lists of ids.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::auth::AuthOverride;

/// The ids of schemes as the items of an array. Version 4A is there only with its feature.
///
/// ```text
/// "aws.auth#sigv4", #[cfg(feature = "sigv4a")] "aws.auth#sigv4a"
/// ```
pub(super) fn schemes(ids: &[String]) -> TokenStream {
    let ids = ids.iter().map(|id| match id.as_str() {
        "aws.auth#sigv4a" => quote!(#[cfg(feature = "sigv4a")] #id),
        _ => quote!(#id),
    });
    quote!(#(#ids),*)
}

/// `&[runtime::auth::Override { operation: "GetCity", schemes: &[..] }]`
pub(super) fn overrides(overrides: &[AuthOverride]) -> TokenStream {
    let overrides = overrides.iter().map(|own| {
        let operation = &own.operation;
        let schemes = schemes(&own.schemes);
        quote!(runtime::auth::Override { operation: #operation, schemes: &[#schemes] })
    });
    quote!(&[#(#overrides),*])
}
