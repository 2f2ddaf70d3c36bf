//! Streams: the parts of a structure and of an operation that has one.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::stream::Events;
use crate::ir::{Operation, Stream, Structure};

/// The stream of a structure as a field beside its values, with its first value:
/// `events = runtime::event_stream::no_events()`. A sensitive one is `hidden`.
pub(super) fn rest(structure: &Structure) -> Option<TokenStream> {
    let (field, stream) = structure.stream()?;
    let name = &field.name;
    let is_hidden = structure.sensitive || field.facts.sensitive;
    let hidden = is_hidden.then(|| quote!(hidden));
    let start = match stream {
        Stream::Bytes | Stream::Received(_) => None,
        Stream::Sent(_) => Some(quote!(= runtime::event_stream::no_events())),
    };
    Some(quote!(#name #hidden #start))
}

/// Access to the events of a structure.
///
/// ```text
/// runtime::event_output! { ListenOutput { events: crate::types::Heard, crate::types::error::HeardError } }
/// ```
pub(super) fn access(structure: &Structure) -> Option<TokenStream> {
    let (field, stream) = structure.stream()?;
    let (name, field) = (&structure.path.name, &field.name);
    match stream {
        Stream::Bytes => None,
        Stream::Received(Events { union, errors }) => Some(quote!(
            runtime::event_output! { #name { #field: #union, #errors } }
        )),
        Stream::Sent(Events { union, errors }) => Some(quote!(
            runtime::event_input! { #name { #field: #union, #errors } }
        )),
    }
}

/// The fields of an operation's descriptor about its streams.
pub(super) fn descriptor(operation: &Operation) -> Option<TokenStream> {
    let input = operation.input.stream().map(|_| {
        let input = &operation.input.path.name;
        quote! {
            input_events: Some(runtime::event_stream::request_body::<#input>),
        }
    });
    let output = operation.output.stream().map(|(_, stream)| {
        let kind = match stream {
            Stream::Bytes => quote!(Blob),
            Stream::Received(_) | Stream::Sent(_) => quote!(Events),
        };
        quote!(output_stream: Some(runtime::stream::OutputStream::#kind),)
    });
    (input.is_some() || output.is_some()).then(|| quote!(#input #output))
}

/// The call of an operation that has events in its output: it receives more than one message.
pub(super) fn call(operation: &Operation) -> Option<TokenStream> {
    let (_, Stream::Received(_)) = operation.output.stream()? else {
        return None;
    };
    let name = &operation.path.name;
    Some(quote! {
        #[inline]
        fn call(
            self,
            config_override: Option<runtime::config::Builder>,
        ) -> runtime::client::CallFuture<super::#name> {
            let (client, input) = runtime::client::FluentBuilder::into_parts(self);
            runtime::event_stream::call::<super::#name>(client, config_override, input)
        }
    })
}
