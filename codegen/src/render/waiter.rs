//! Waiters: builders that are filled in like a call and then wait, the client's trait that makes them, and their
//! acceptors as data.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::documentation::{deprecated, doc};
use super::file::{public_module, shape_file};
use super::{builder, jmespath};
use crate::emit::RenderedFile;
use crate::ir::waiter::{Acceptor, Comparison, Matcher, State, Waiter};
use crate::ir::Operation;

/// The files of the module `waiters`; none where no operation has a waiter.
pub(super) fn files(operations: &[Operation]) -> Vec<RenderedFile> {
    let all = in_order(operations);
    if all.is_empty() {
        return Vec::new();
    }
    let modules = all.iter().map(|(_, waiter)| {
        let about = doc(&format!("The waiter `{}`.", waiter.wire_name));
        public_module(&waiter.module, &waiter.file, Some(about))
    });
    let items = quote! {
        pub use ::smithy_client_runtime::waiter::WaitFuture;

        #(#modules)*
    };
    let index = RenderedFile::rust("src/waiters.rs").with_items("the waiters", items);
    let own = all
        .iter()
        .map(|(operation, waiter)| file(operation, waiter));
    std::iter::once(index).chain(own).collect()
}

/// All waiters with their operations, by the name of their module.
fn in_order(operations: &[Operation]) -> Vec<(&Operation, &Waiter)> {
    let mut all: Vec<(&Operation, &Waiter)> = operations
        .iter()
        .flat_map(|operation| operation.waiters.iter().map(move |one| (operation, one)))
        .collect();
    all.sort_by(|(_, one), (_, other)| one.module.cmp(&other.module));
    all
}

/// The client's trait.
///
/// ```text
/// pub trait Waiters { fn wait_until_city_exists(&self) -> crate::waiters::city_exists::CityExistsFluentBuilder; }
/// impl Waiters for Client { .. }
/// ```
pub(super) fn client_trait(operations: &[Operation]) -> Option<TokenStream> {
    let all = in_order(operations);
    if all.is_empty() {
        return None;
    }
    let declared = all.iter().map(|(operation, waiter)| {
        let about = doc(&about(operation, waiter));
        let deprecated = deprecated(waiter.deprecated.as_ref());
        let (method, builder) = (&waiter.method, path(waiter));
        quote! {
            #about
            #deprecated
            fn #method(&self) -> #builder;
        }
    });
    let defined = all.iter().map(|(_, waiter)| {
        let (method, builder) = (&waiter.method, path(waiter));
        quote! {
            #[inline]
            fn #method(&self) -> #builder {
                #builder::new(self.handle.clone())
            }
        }
    });
    Some(quote! {
        /// The client's waiters. Import this trait to call them.
        pub trait Waiters {
            #(#declared)*
        }

        impl Waiters for Client {
            #(#defined)*
        }
    })
}

/// `crate::waiters::city_exists::CityExistsFluentBuilder`
fn path(waiter: &Waiter) -> TokenStream {
    let (module, name) = (&waiter.module, &waiter.fluent_builder);
    quote!(crate::waiters::#module::#name)
}

fn about(operation: &Operation, waiter: &Waiter) -> String {
    let said = waiter
        .documentation
        .or(|| format!("Waits until `{}`.", waiter.wire_name));
    let (plain, link) = (operation.path.name.plain(), operation.path.link());
    format!(
        "{said}\n\nCalls [`{plain}`]({link}) every {} to {} seconds.",
        waiter.min_delay, waiter.max_delay
    )
}

pub(super) fn file(operation: &Operation, waiter: &Waiter) -> RenderedFile {
    let path = format!("src/waiters/{}.rs", waiter.file.plain());
    shape_file(path, &operation.shape)
        .with_items(&operation.shape, definition(operation, waiter))
        .with_items(&operation.shape, methods(operation, waiter))
        .with_items(&operation.shape, results(operation, waiter))
        .with_items(&operation.shape, data(waiter))
}

/// ```text
/// pub struct CityExistsFluentBuilder { handle: .., inner: GetCityInputBuilder }
/// ```
fn definition(operation: &Operation, waiter: &Waiter) -> TokenStream {
    let name = &waiter.fluent_builder;
    let about = doc(&about(operation, waiter));
    let deprecated = deprecated(waiter.deprecated.as_ref());
    let input_builder = input_builder(operation);
    quote! {
        #about
        #deprecated
        #[derive(Clone, Debug)]
        pub struct #name {
            handle: ::std::sync::Arc<crate::client::Handle>,
            inner: #input_builder,
        }
    }
}

/// `crate::operation::get_city::builders::GetCityInputBuilder`
fn input_builder(operation: &Operation) -> TokenStream {
    let (module, name) = (&operation.module, &operation.input.builder.path.name);
    quote!(crate::operation::#module::builders::#name)
}

fn methods(operation: &Operation, waiter: &Waiter) -> TokenStream {
    let fluent_builder = &waiter.fluent_builder;
    let operation_path = &operation.path;
    let (output, operation_error) = (&operation.output.path, &operation.error.path);
    let input_builder = input_builder(operation);
    let (input, inner) = (&operation.input, quote!(inner));
    let setters = input.fields.iter();
    let setters = setters.map(|field| builder::setters(input, field, Some(&inner)));
    quote! {
        impl #fluent_builder {
            #[inline]
            pub(crate) fn new(handle: ::std::sync::Arc<crate::client::Handle>) -> Self {
                Self { handle, inner: Default::default() }
            }

            /// The input that was set so far.
            #[inline]
            pub fn as_input(&self) -> &#input_builder {
                &self.inner
            }

            /// Waits for at most `max_wait`. Each call of the operation is retried like any other.
            ///
            /// # Errors
            ///
            /// The awaited state cannot be reached any more, the time is over, a call failed in a way that the waiter
            /// does not expect, or the client cannot call or sleep.
            #[inline]
            pub fn wait(
                self,
                max_wait: ::std::time::Duration,
            ) -> crate::waiters::WaitFuture<#output, #operation_error> {
                runtime::waiter::wait::<#operation_path>(
                    self.handle.client.clone(),
                    self.inner.build(),
                    const { &Self::WAITER },
                    max_wait,
                )
            }

            #(#setters)*
        }
    }
}

/// The types of the result of a wait.
fn results(operation: &Operation, waiter: &Waiter) -> TokenStream {
    let Waiter {
        final_poll,
        error,
        wire_name,
        ..
    } = waiter;
    let (output, operation_error) = (&operation.output.path, &operation.error.path);
    let about_poll = doc(&format!(
        "The result of the last call when the wait for `{wire_name}` succeeded."
    ));
    let about_error = doc(&format!("Why the wait for `{wire_name}` did not succeed."));
    quote! {
        #about_poll
        pub type #final_poll =
            runtime::waiter::FinalPoll<#output, crate::error::SdkError<#operation_error>>;

        #about_error
        pub type #error = runtime::waiter::WaiterError<#output, #operation_error>;
    }
}

/// ```text
/// impl CityExistsFluentBuilder {
///     const WAITER: runtime::waiter::Waiter = { use ..; Waiter { name: "CityExists", acceptors: &[..], .. } };
/// }
/// ```
fn data(waiter: &Waiter) -> TokenStream {
    let Waiter {
        fluent_builder,
        wire_name,
        min_delay,
        max_delay,
        acceptors,
        ..
    } = waiter;
    let (min_delay, max_delay) = (
        Literal::u32_unsuffixed(*min_delay),
        Literal::u32_unsuffixed(*max_delay),
    );
    let acceptors = acceptors.iter().map(acceptor);
    quote! {
        impl #fluent_builder {
            const WAITER: runtime::waiter::Waiter = {
                use runtime::waiter::data::*;
                Waiter {
                    name: #wire_name,
                    min_delay: #min_delay,
                    max_delay: #max_delay,
                    acceptors: &[#(#acceptors),*],
                }
            };
        }
    }
}

fn acceptor(acceptor: &Acceptor) -> TokenStream {
    let matcher = match &acceptor.matcher {
        Matcher::Output(path, compared) => {
            let (path, compared) = (jmespath::data(path), comparison(compared));
            quote!(Output(#path, #compared))
        }
        Matcher::InputOutput(path, compared) => {
            let (path, compared) = (jmespath::data(path), comparison(compared));
            quote!(InputOutput(#path, #compared))
        }
        Matcher::ErrorType(name) => quote!(ErrorType(#name)),
        Matcher::Success(expected) => quote!(Success(#expected)),
    };
    let constructor = match acceptor.state {
        State::Success => quote!(success),
        State::Failure => quote!(failure),
        State::Retry => quote!(retry),
    };
    quote!(Acceptor::#constructor(#matcher))
}

fn comparison(comparison: &Comparison) -> TokenStream {
    match comparison {
        Comparison::StringEquals(text) => quote!(StringEquals(#text)),
        Comparison::BooleanEquals(value) => quote!(BooleanEquals(#value)),
        Comparison::AllStringEquals(text) => quote!(AllStringEquals(#text)),
        Comparison::AnyStringEquals(text) => quote!(AnyStringEquals(#text)),
    }
}
