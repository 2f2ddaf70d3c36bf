//! JMESPath expressions as constant data.

use proc_macro2::{Literal as Token, TokenStream};
use quote::{format_ident, quote};

use super::names::optional;
use crate::ir::jmespath::{Expression, Literal, Slice};

/// An expression of type `smithy_client_runtime::jmespath::Expression`.
///
/// ```text
/// { use ::smithy_client_runtime::jmespath::data::*; Chain(&[Field("Table"), Field("TableStatus")]) }
/// ```
pub(super) fn constant(expression: &Expression) -> TokenStream {
    let data = data(expression);
    quote! {
        {
            use ::smithy_client_runtime::jmespath::data::*;
            #data
        }
    }
}

/// The same for a place where the names are in scope already.
pub(super) fn data(expression: &Expression) -> TokenStream {
    match expression {
        Expression::Current => quote!(Current),
        Expression::Literal(value) => {
            let value = literal(value);
            quote!(Constant(#value))
        }
        Expression::Field(name) => {
            let name = &**name;
            quote!(Field(#name))
        }
        Expression::Index(index) => {
            let index = Token::i64_unsuffixed(*index);
            quote!(Index(#index))
        }
        Expression::Chain(steps) => of_all(quote!(Chain), steps),
        Expression::Or(all) => of_all(quote!(Or), all),
        Expression::And(all) => of_all(quote!(And), all),
        Expression::List(items) => of_all(quote!(List), items),
        Expression::Items(right) => of_one(quote!(Items), right),
        Expression::Values(right) => of_one(quote!(Values), right),
        Expression::Flatten(right) => of_one(quote!(Flatten), right),
        Expression::Not(inner) => of_one(quote!(Not), inner),
        Expression::Reference(inner) => of_one(quote!(Reference), inner),
        Expression::Slice(part, right) => {
            let (part, right) = (slice(*part), data(right));
            quote!(Part(#part, &#right))
        }
        Expression::Filter(condition, right) => {
            let (condition, right) = (data(condition), data(right));
            quote!(Filter(&#condition, &#right))
        }
        Expression::Comparison(comparator, left, right) => {
            let comparator = format_ident!("{comparator:?}");
            let (left, right) = (data(left), data(right));
            quote!(Compare(Comparator::#comparator, &#left, &#right))
        }
        Expression::Hash(entries) => {
            let names = entries.iter().map(|(name, _)| &**name);
            let values = entries.iter().map(|(_, value)| data(value));
            quote!(Hash(&[#((#names, #values)),*]))
        }
        Expression::Call(function, arguments) => {
            let function = format_ident!("{function:?}");
            let arguments = arguments.iter().map(data);
            quote!(Call(Function::#function, &[#(#arguments),*]))
        }
    }
}

fn of_one(variant: TokenStream, inner: &Expression) -> TokenStream {
    let inner = data(inner);
    quote!(#variant(&#inner))
}

fn of_all(variant: TokenStream, all: &[Expression]) -> TokenStream {
    let all = all.iter().map(data);
    quote!(#variant(&[#(#all),*]))
}

fn slice(slice: Slice) -> TokenStream {
    let bound = |bound: Option<i64>| optional(bound.map(Token::i64_unsuffixed));
    let (start, stop) = (bound(slice.start), bound(slice.stop));
    let step = Token::i64_unsuffixed(slice.step);
    quote!(Slice { start: #start, stop: #stop, step: #step })
}

fn literal(value: &Literal) -> TokenStream {
    match value {
        Literal::Null => quote!(Literal::Null),
        Literal::Boolean(value) => quote!(Literal::Boolean(#value)),
        Literal::String(text) => {
            let text = &**text;
            quote!(Literal::String(#text))
        }
        Literal::Number(number) => match (number.as_i64(), number.as_f64()) {
            (Some(value), _) => {
                let value = Token::i64_unsuffixed(value);
                quote!(Literal::Integer(#value))
            }
            (None, value) if value.is_finite() => {
                let value = Token::f64_unsuffixed(value);
                quote!(Literal::Float(#value))
            }
            // Beyond the range of doubles.
            (None, value) if value > 0.0 => quote!(Literal::Float(f64::INFINITY)),
            (None, _) => quote!(Literal::Float(f64::NEG_INFINITY)),
        },
        Literal::Array(items) => {
            let items = items.iter().map(literal);
            quote!(Literal::Array(&[#(#items),*]))
        }
        Literal::Object(object) => {
            let names = object.iter().map(|(name, _)| &**name);
            let values = object.iter().map(|(_, value)| literal(value));
            quote!(Literal::Object(&[#((#names, #values)),*]))
        }
    }
}
