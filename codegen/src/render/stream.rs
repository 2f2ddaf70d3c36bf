//! Streams: the parts of a structure and of an operation that has one.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::stream::Events;
use crate::ir::structure::StructureKind;
use crate::ir::{Operation, Stream, Structure};

/// The stream of a structure as a field beside its values, with its first value:
/// `events = runtime::event_stream::no_events()`. A sensitive one is `hidden`.
pub(super) fn rest(structure: &Structure) -> Option<TokenStream> {
    let (field, stream) = structure.stream()?;
    let name = &field.name;
    let is_hidden = structure.sensitive || field.facts.sensitive;
    let hidden = is_hidden.then(|| quote!(hidden));
    let start = match stream {
        Stream::Bytes(_) | Stream::Received(_) => None,
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
        Stream::Bytes(_) if structure.kind == StructureKind::Output => None,
        Stream::Bytes(_) => Some(quote!(runtime::streaming_input!(#name #field);)),
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
    let input = operation.input.stream().map(|(_, stream)| {
        let body = input_body(&operation.input, stream);
        quote!(input_body: Some(runtime::stream::InputBody::#body),)
    });
    let output = operation.output.stream().map(|(_, stream)| {
        let kind = match stream {
            Stream::Bytes(_) => quote!(Blob),
            Stream::Received(_) | Stream::Sent(_) => quote!(Events),
        };
        quote!(output_stream: Some(runtime::stream::OutputStream::#kind),)
    });
    (input.is_some() || output.is_some()).then(|| quote!(#input #output))
}

/// The stream of an input: `Bytes(runtime::stream::InputBytes::of::<PutImageInput>())`.
fn input_body(input: &Structure, stream: &Stream) -> TokenStream {
    let input = &input.path.name;
    let Stream::Bytes(bytes) = stream else {
        return quote!(Events(runtime::event_stream::request_body::<#input>));
    };
    let media_type = bytes
        .media_type
        .as_ref()
        .map(|media_type| quote!(media_type: Some(#media_type),));
    let length = bytes
        .requires_length
        .then(|| quote!(requires_length: true,));
    let of = quote!(runtime::stream::InputBytes::of::<#input>());
    match media_type.is_some() || length.is_some() {
        true => quote!(Bytes(runtime::stream::InputBytes { #media_type #length ..#of })),
        false => quote!(Bytes(#of)),
    }
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
