//! Errors: the methods of an error structure beside its getters, and the enums of errors.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::documentation::{deprecated, doc};
use super::structure;
use crate::emit::RenderedFile;
use crate::ir::error::{ErrorCase, ErrorEnum, RetryKind};
use crate::ir::{Error, EventErrors, Operation};

/// The compiler's note to a program that matches on `Unhandled`.
const UNHANDLED_NOTE: &str =
    "Do not match on `Unhandled`: the error may be modeled in a later version. \
                              Use a wildcard arm and `meta().code()`.";

/// The items of an error structure.
pub(super) fn items(error: &Error) -> TokenStream {
    let methods = error.retry.map(retryable_error_kind).unwrap_or_default();
    structure::items(&error.structure, &methods)
}

fn retryable_error_kind(retry: RetryKind) -> TokenStream {
    let kind = match retry {
        RetryKind::Throttling => "ThrottlingError",
        RetryKind::Client => "ClientError",
        RetryKind::Server => "ServerError",
    };
    let kind = format_ident!("{kind}");
    quote! {
        /// The kind of failure as which the retry strategy treats this error; the model marks it as retryable.
        #[inline]
        pub fn retryable_error_kind(&self) -> runtime::api::ErrorKind {
            runtime::api::ErrorKind::#kind
        }
    }
}

/// The variant for every error that the model does not list, with the note that the compiler prints.
fn unhandled(about: &str) -> TokenStream {
    let about = doc(about);
    quote! {
        #about
        #[deprecated(note = #UNHANDLED_NOTE)]
        Unhandled(runtime::error::Unhandled),
    }
}

fn variant(case: &ErrorCase) -> TokenStream {
    let ErrorCase { variant, error, .. } = case;
    let about = case
        .documentation
        .or(|| format!("The error `{}`.", case.wire_name));
    let about = doc(&about);
    let deprecated = deprecated(case.deprecated.as_ref());
    quote! {
        #about
        #deprecated
        #variant(#error),
    }
}

/// The enum of an operation's errors.
///
/// ```text
/// pub enum GetCityError { NoSuchCity(crate::types::error::NoSuchCity), Unhandled(..) }
/// impl GetCityError { pub fn meta(&self) -> ..; pub fn is_no_such_city(&self) -> bool }
/// runtime::operation_error! { GetCityError of "GetCity", 0 => NoSuchCity "NoSuchCity", }
/// ```
pub(super) fn of_operation(errors: &ErrorEnum, operation: &str) -> TokenStream {
    let about = format!("The errors that `{operation}` can answer with.");
    items_of_enum(errors, operation, &about)
}

/// The enum of the errors that an event stream can end in.
pub(super) fn of_event_stream(errors: &EventErrors) -> TokenStream {
    let about = format!("The errors that `{}` can end in.", errors.wire_name);
    items_of_enum(&errors.errors, &errors.wire_name, &about)
}

/// The enum of the errors of an operation or event stream called `of`.
fn items_of_enum(errors: &ErrorEnum, of: &str, about: &str) -> TokenStream {
    let name = &errors.path.name;
    let about = doc(about);
    let variants = errors.cases.iter().map(variant);
    let unhandled =
        unhandled("An error that the model does not list, or a response that cannot be read.");
    let constructors = constructors();
    let predicates = errors.cases.iter().map(predicate);
    let entries = errors.cases.iter().enumerate().map(|(index, case)| {
        let (index, variant) = (Literal::usize_unsuffixed(index), &case.variant);
        let entry = entry(case);
        quote!(#index => #variant #entry)
    });
    quote! {
        #about
        #[derive(Debug)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            #unhandled
        }

        impl #name {
            #constructors
            #(#predicates)*
        }

        runtime::operation_error! { #name of #of, #(#entries,)* }
    }
}

/// An error as a member of an operation's errors: `"NoSuchCity" RETRYABLE; [QueryCode("Cities.NoSuchCity")]`.
fn entry(case: &ErrorCase) -> TokenStream {
    let wire_name = &case.wire_name;
    let flags: &[&str] = match case.retry {
        None => &[],
        Some(RetryKind::Throttling) => &["RETRYABLE", "THROTTLING"],
        Some(RetryKind::Client) => &["RETRYABLE"],
        Some(RetryKind::Server) => &["RETRYABLE", "SERVER_ERROR"],
    };
    let flags = flags.iter().map(|flag| format_ident!("{flag}"));
    let code = case.query_code.as_ref();
    let code = code.map(|code| quote!(; [QueryCode(#code)]));
    quote!(#wire_name #(#flags)* #code)
}

fn constructors() -> TokenStream {
    quote! {
        /// An error that the model does not list, from its cause.
        #[inline]
        pub fn unhandled(
            err: impl Into<
                Box<
                    dyn ::std::error::Error + Send + Sync + 'static,
                >,
            >,
        ) -> Self {
            Self::Unhandled(runtime::error::Unhandled::of_cause(err.into()))
        }

        /// An error that the model does not list, from its metadata.
        #[inline]
        pub fn generic(err: runtime::api::ErrorMetadata) -> Self {
            Self::Unhandled(runtime::error::Unhandled::of_metadata(err))
        }

        /// The metadata of the error: code, message, request id.
        #[inline]
        pub fn meta(&self) -> &runtime::api::ErrorMetadata {
            runtime::api::ProvideErrorMetadata::meta(self)
        }
    }
}

fn predicate(case: &ErrorCase) -> TokenStream {
    let ErrorCase {
        variant, predicate, ..
    } = case;
    let plain = variant.plain();
    let about = doc(&format!("Whether this is [`{plain}`](Self::{plain})."));
    quote! {
        #about
        #[inline]
        pub fn #predicate(&self) -> bool {
            ::std::matches!(self, Self::#variant(_))
        }
    }
}

/// The file of the enum of all errors of the crate.
pub(super) fn all(
    errors: &ErrorEnum,
    operations: &[Operation],
    event_errors: &[EventErrors],
) -> RenderedFile {
    let mut file = RenderedFile::rust("src/error_meta.rs")
        .with_documentation(
            "The error of the whole service: every error of the crate converts into it.",
        )
        .with_items("the crate's errors", all_items(errors, operations));
    for operation in operations {
        file.push(&operation.shape, from_operation(errors, &operation.error));
    }
    for own in event_errors {
        file.push(&own.shape, from_operation(errors, &own.errors));
    }
    file
}

/// ```text
/// pub enum Error { NoSuchCity(crate::types::error::NoSuchCity), Unhandled(..) }
/// runtime::service_error! { Error { NoSuchCity, } }
/// runtime::service_error_from_waiters!(Error); // where an operation has waiters
/// ```
pub(super) fn all_items(errors: &ErrorEnum, operations: &[Operation]) -> TokenStream {
    let name = &errors.path.name;
    let variants = errors.cases.iter().map(variant);
    let unhandled = unhandled(
        "An error that the model does not list, or a call that did not reach the service.",
    );
    let names = errors.cases.iter().map(|case| &case.variant);
    let waits = operations
        .iter()
        .any(|operation| !operation.waiters.is_empty());
    let of_waiters = waits.then(|| quote!(runtime::service_error_from_waiters!(#name);));
    quote! {
        use ::smithy_client_runtime as runtime;

        /// All errors of the service.
        #[derive(Debug)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            #unhandled
        }

        runtime::service_error! { #name { #(#names,)* } }
        #of_waiters
    }
}

/// `runtime::service_error_from! { Error, crate::operation::get_city::GetCityError { NoSuchCity, } }`
fn from_operation(all: &ErrorEnum, own: &ErrorEnum) -> TokenStream {
    let (name, path) = (&all.path.name, &own.path);
    let variants = own.cases.iter().map(|case| &case.variant);
    quote!(runtime::service_error_from! { #name, #path { #(#variants,)* } })
}
