//! Types of values, as fields, arguments and results; and constants of them.

use proc_macro2::{Literal as Token, TokenStream};
use quote::{quote, ToTokens};

use crate::ir::stream::Events;
use crate::ir::value::{DocumentLiteral, Item, Literal};
use crate::ir::{Field, Presence, Stream, ValueType};

/// The type of a value: `String`.
pub(super) fn value_type(value: &ValueType) -> TokenStream {
    match value {
        ValueType::Boolean => quote!(bool),
        ValueType::Byte => quote!(i8),
        ValueType::Short => quote!(i16),
        ValueType::Integer => quote!(i32),
        ValueType::Long => quote!(i64),
        ValueType::Float => quote!(f32),
        ValueType::Double => quote!(f64),
        ValueType::String => quote!(String),
        ValueType::BigInteger => quote!(runtime::api::BigInteger),
        ValueType::BigDecimal => quote!(runtime::api::BigDecimal),
        ValueType::Timestamp => quote!(runtime::api::DateTime),
        ValueType::Blob => quote!(runtime::api::Blob),
        ValueType::Document => quote!(runtime::api::Document),
        ValueType::Enumeration(path) | ValueType::Structure(path) | ValueType::Union(path) => {
            quote!(#path)
        }
        ValueType::Stream(stream) => stream_type(stream),
        ValueType::List(item) => {
            let item = item_type(item);
            quote!(Vec<#item>)
        }
        ValueType::Map(key, item) => {
            let (key, item) = (value_type(key), item_type(item));
            quote!(::std::collections::HashMap<#key, #item>)
        }
    }
}

/// The type of a stream: `runtime::event_stream::EventReceiver<Heard, HeardError>`.
fn stream_type(stream: &Stream) -> TokenStream {
    let (name, Events { union, errors }) = match stream {
        Stream::Bytes(_) => return quote!(runtime::api::ByteStream),
        Stream::Received(events) => (quote!(EventReceiver), events),
        Stream::Sent(events) => (quote!(EventStreamSender), events),
    };
    quote!(runtime::event_stream::#name<#union, #errors>)
}

/// The type of the items of a list, or of the values of a map.
pub(super) fn item_type(item: &Item) -> TokenStream {
    let value = value_type(&item.value);
    match item.sparse {
        true => option(&value),
        false => value,
    }
}

/// The type of a present value in a field: boxed where it has to be.
pub(super) fn boxed_type(value: &ValueType, boxed: bool) -> TokenStream {
    let value = value_type(value);
    match boxed {
        true => quote!(Box<#value>),
        false => value,
    }
}

/// `Option<T>`
pub(super) fn option(inner: &TokenStream) -> TokenStream {
    quote!(Option<#inner>)
}

/// The type of a structure's field.
pub(super) fn field_type(field: &Field) -> TokenStream {
    let value = boxed_type(&field.value, field.boxed);
    match field.presence {
        Presence::Optional { .. } => option(&value),
        Presence::Defaulted(_) | Presence::Required => value,
    }
}

/// The type of a method's argument with the expression that makes a value of it: for strings and boxes it is `impl
/// Into`.
pub(super) struct Argument {
    pub(super) argument: TokenStream,
    pub(super) value: TokenStream,
}

/// The argument called `name` for a value of this type.
pub(super) fn argument(name: &str, value: &ValueType, boxed: bool) -> Argument {
    let name = quote::format_ident!("{name}");
    let plain = boxed_type(value, boxed);
    if boxed || *value == ValueType::String {
        Argument {
            argument: quote!(#name: impl Into<#plain>),
            value: quote!(#name.into()),
        }
    } else {
        Argument {
            argument: quote!(#name: #plain),
            value: quote!(#name),
        }
    }
}

/// The argument for an item of a list, or the value of a map.
pub(super) fn item_argument(name: &str, item: &Item) -> Argument {
    if !item.sparse {
        return argument(name, &item.value, false);
    }
    let name = quote::format_ident!("{name}");
    let item = item_type(item);
    Argument {
        argument: quote!(#name: #item),
        value: quote!(#name),
    }
}

/// A constant of a type.
pub(super) fn literal(literal: &Literal, value: &ValueType) -> TokenStream {
    let ty = value_type(value);
    match literal {
        Literal::Zero => quote!(Default::default()),
        Literal::Boolean(value) => quote!(#value),
        Literal::Integer(value) => Token::i64_unsuffixed(*value).into_token_stream(),
        Literal::Decimal(text) => decimal(text, value),
        Literal::Text(text) => quote!(String::from(#text)),
        Literal::Parsed(text) => match value {
            ValueType::Enumeration(_) => quote!(<#ty as From<&str>>::from(#text)),
            _ => quote!(<#ty as ::std::str::FromStr>::from_str(#text).unwrap_or_default()),
        },
        Literal::Bytes(bytes) => {
            let bytes = Token::byte_string(bytes);
            quote!(#ty::new(#bytes))
        }
        Literal::Timestamp {
            seconds,
            nanoseconds,
        } => {
            let seconds = Token::i64_unsuffixed(*seconds);
            let nanoseconds = Token::u32_unsuffixed(*nanoseconds);
            quote!(#ty::from_secs_and_nanos(#seconds, #nanoseconds))
        }
        Literal::Document(document) => document_literal(document, &ty),
    }
}

/// A number with a fraction, no more precise than its type.
fn decimal(text: &str, value: &ValueType) -> TokenStream {
    let token = match value {
        ValueType::Float => {
            let number: f32 = text.parse().unwrap_or_default();
            number.is_finite().then(|| Token::f32_unsuffixed(number))
        }
        _ => {
            let number: f64 = text.parse().unwrap_or_default();
            number.is_finite().then(|| Token::f64_unsuffixed(number))
        }
    };
    token.map_or_else(|| quote!(0.0), ToTokens::into_token_stream)
}

fn document_literal(document: &DocumentLiteral, ty: &TokenStream) -> TokenStream {
    match document {
        DocumentLiteral::Null => quote!(#ty::Null),
        DocumentLiteral::Boolean(value) => quote!(#ty::from(#value)),
        DocumentLiteral::Unsigned(value) => {
            let value = Token::u64_suffixed(*value);
            quote!(#ty::from(#value))
        }
        DocumentLiteral::Negative(value) => {
            let value = Token::i64_suffixed(*value);
            quote!(#ty::from(#value))
        }
        DocumentLiteral::Decimal(text) => {
            let value = decimal(text, &ValueType::Double);
            quote!(#ty::from(#value))
        }
        DocumentLiteral::Text(text) => quote!(#ty::String(String::from(#text))),
        DocumentLiteral::EmptyArray => quote!(#ty::Array(Vec::new())),
        DocumentLiteral::EmptyObject => quote!(#ty::Object(Default::default())),
    }
}
