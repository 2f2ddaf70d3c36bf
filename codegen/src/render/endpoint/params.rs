//! The parameters of endpoints: methods of `Params` and `ParamsBuilder`.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::documentation::code_span;
use crate::ir::endpoint::{self, Endpoint, Parameter, ParameterKind};
use crate::render::documentation::deprecated;

/// ```text
/// impl Params { pub fn region(&self) -> Option<&str>; .. }
/// impl ParamsBuilder { pub fn region(self, ..) -> Self; pub fn set_region(..) -> Self; .. }
/// ```
pub(super) fn items(endpoint: &Endpoint) -> TokenStream {
    let getters = visible(endpoint).map(getter);
    let setters = visible(endpoint).map(setters);
    match visible(endpoint).next() {
        None => TokenStream::new(),
        Some(_) => quote! {
            impl Params {
                #(#getters)*
            }

            impl ParamsBuilder {
                #(#setters)*
            }
        },
    }
}

/// The parameters that the API has, with their positions.
fn visible(endpoint: &Endpoint) -> impl Iterator<Item = (usize, &Parameter)> {
    let parameters = endpoint.parameters.iter().enumerate();
    parameters.filter(|(_, parameter)| !parameter.is_hidden)
}

fn getter((index, parameter): (usize, &Parameter)) -> TokenStream {
    let attributes = attributes(parameter, None);
    let name = &parameter.names.field;
    let index = Literal::usize_unsuffixed(index);
    let (value, read) = match parameter.kind {
        ParameterKind::Boolean => (quote!(bool), quote!(boolean)),
        ParameterKind::String => (quote!(&str), quote!(string)),
        ParameterKind::StringArray => (quote!(&[String]), quote!(strings)),
    };
    quote! {
        #attributes
        #[inline]
        pub fn #name(&self) -> Option<#value> {
            self.core.#read(#index)
        }
    }
}

/// ```text
/// pub fn region(self, value: impl Into<String>) -> Self
/// pub fn set_region(mut self, param: Option<String>) -> Self
/// ```
fn setters((index, parameter): (usize, &Parameter)) -> TokenStream {
    let default = parameter.default.as_ref().map(default_note);
    let attributes = attributes(parameter, default);
    let name = &parameter.names.field;
    let set_name = &parameter.names.setter;
    let index = Literal::usize_unsuffixed(index);
    let value = parameter_type(parameter.kind);
    quote! {
        #attributes
        #[inline]
        pub fn #name(mut self, value: impl Into<#value>) -> Self {
            self.core.set(#index, Some(value.into()));
            self
        }

        #attributes
        #[inline]
        pub fn #set_name(mut self, param: Option<#value>) -> Self {
            self.core.set(#index, param);
            self
        }
    }
}

/// The type of a parameter's values.
pub(crate) fn parameter_type(kind: ParameterKind) -> TokenStream {
    match kind {
        ParameterKind::Boolean => quote!(bool),
        ParameterKind::String => quote!(String),
        ParameterKind::StringArray => quote!(Vec<String>),
    }
}

/// Documentation, and the deprecation that the model asks for.
fn attributes(parameter: &Parameter, note: Option<String>) -> TokenStream {
    let name = &parameter.name;
    let own = || format!("The parameter `{name}` of the endpoint rules.");
    let summary = parameter.documentation.or(own);
    let documentation = match note {
        Some(note) => format!("{summary}\n\n{note}"),
        None => summary,
    };
    let deprecated = deprecated(parameter.deprecated.as_ref());
    quote! {
        #[doc = #documentation]
        #deprecated
    }
}

fn default_note(default: &endpoint::Literal) -> String {
    let value = match default {
        endpoint::Literal::Boolean(value) => value.to_string(),
        endpoint::Literal::String(value) => format!("{value:?}"),
        endpoint::Literal::StringArray(values) => format!("{values:?}"),
    };
    format!("Where it is not set, it is {}.", code_span(&value))
}
