//! The paginator of an operation: pages, and the items of all pages.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::builder;
use super::documentation::doc;
use super::file::shape_file;
use super::value::{item_type, value_type};
use crate::emit::RenderedFile;
use crate::ir::paginator::{Items, PageSize, Paginator, Step};
use crate::ir::{Operation, Structure, ValueType};

/// The file of a paginator.
pub(super) fn file(operation: &Operation, paginator: &Paginator, path: String) -> RenderedFile {
    let mut file = shape_file(path, &operation.shape)
        .with_items(&operation.shape, definition(operation, paginator))
        .with_items(&operation.shape, methods(operation, paginator));
    if let Some(items) = &paginator.items {
        file.push(&operation.shape, items_type(operation, paginator, items));
    }
    file.push(&operation.shape, tokens(operation, paginator));
    if let Some(items) = &paginator.items {
        file.push(&operation.shape, items_of_page(operation, items));
    }
    file
}

/// ```text
/// pub struct ListCitiesPaginator { handle: .., builder: .., stop_on_duplicate_token: bool }
/// ```
fn definition(operation: &Operation, paginator: &Paginator) -> TokenStream {
    let name = &paginator.path.name;
    let input_builder = &operation.input.builder.path.name;
    let (plain, link) = (operation.path.name.plain(), operation.path.link());
    let about = doc(&format!("The pages of [`{plain}`]({link})."));
    quote! {
        #about
        #[derive(Debug)]
        pub struct #name {
            handle: ::std::sync::Arc<crate::client::Handle>,
            builder: super::builders::#input_builder,
            stop_on_duplicate_token: bool,
        }
    }
}

fn methods(operation: &Operation, paginator: &Paginator) -> TokenStream {
    let name = &paginator.path.name;
    let input_builder = &operation.input.builder.path.name;
    let page_size = paginator.page_size.as_ref();
    let page_size = page_size.map(|member| page_size_method(member, &operation.input));
    let items = paginator.items.as_ref().map(items);
    let send = send(operation);
    quote! {
        impl #name {
            #[inline]
            pub(crate) fn new(
                handle: ::std::sync::Arc<crate::client::Handle>,
                builder: super::builders::#input_builder,
            ) -> Self {
                Self { handle, builder, stop_on_duplicate_token: true }
            }

            #page_size
            #items

            /// Sets whether to stop when the service answers with the token of the request, which is the
            /// default. A program that follows a growing log sets it to `false`.
            #[inline]
            pub fn stop_on_duplicate_token(mut self, stop_on_duplicate_token: bool) -> Self {
                self.stop_on_duplicate_token = stop_on_duplicate_token;
                self
            }

            #send
        }
    }
}

fn page_size_method(page_size: &PageSize, input: &Structure) -> TokenStream {
    let field = &page_size.field;
    let place = builder::built_field(input, field);
    let ty = value_type(&page_size.value);
    let about = doc(&format!(
        "Sets how many items a page has, and replaces the value of `{}`.",
        field.plain()
    ));
    quote! {
        #about
        #[inline]
        pub fn page_size(mut self, limit: #ty) -> Self {
            self.builder.#place = Some(limit);
            self
        }
    }
}

fn items(items: &Items) -> TokenStream {
    let name = &items.path.name;
    let shown: Vec<&str> = items.steps.iter().map(|step| step.field.plain()).collect();
    let about = doc(&format!(
        "Makes a paginator of the items of all pages: `{}`.",
        shown.join(".")
    ));
    quote! {
        #about
        #[inline]
        pub fn items(self) -> #name {
            #name(self)
        }
    }
}

fn send(operation: &Operation) -> TokenStream {
    let name = &operation.path.name;
    let (output, error) = (&operation.output.path.name, &operation.error.path.name);
    quote! {
        /// The stream of pages. No request is made until it is read.
        #[inline]
        pub fn send(
            self,
        ) -> runtime::api::PaginationStream<
            Result<super::#output, crate::error::SdkError<super::#error>>,
        > {
            runtime::paginator::pages::<super::#name>(
                &self.handle.client,
                self.builder.build(),
                self.stop_on_duplicate_token,
            )
        }
    }
}

fn items_type(operation: &Operation, paginator: &Paginator, items: &Items) -> TokenStream {
    let (name, pages) = (&items.path.name, &paginator.path.name);
    let (plain, link) = (operation.path.name.plain(), operation.path.link());
    let about = doc(&format!("The items of all pages of [`{plain}`]({link})."));
    let (operation_name, error) = (&operation.path.name, &operation.error.path.name);
    let item = item(&items.collection);
    quote! {
        #about
        #[derive(Debug)]
        pub struct #name(#pages);

        impl #name {
            /// The stream of items. No request is made until it is read.
            #[inline]
            pub fn send(
                self,
            ) -> runtime::api::PaginationStream<
                Result<#item, crate::error::SdkError<super::#error>>,
            > {
                runtime::paginator::items::<super::#operation_name>(self.0.send())
            }
        }
    }
}

/// One of the items: of a map, its key and its value.
fn item(collection: &ValueType) -> TokenStream {
    match collection {
        ValueType::List(item) => item_type(item),
        ValueType::Map(key, item) => {
            let (key, item) = (value_type(key), item_type(item));
            quote!((#key, #item))
        }
        other => value_type(other),
    }
}

/// Where the tokens of input and output are.
fn tokens(operation: &Operation, paginator: &Paginator) -> TokenStream {
    let name = &operation.path.name;
    let (input, output) = (&operation.input.path.name, &operation.output.path.name);
    let token = value_type(&paginator.token);
    let input_token = &paginator.input_token;
    let output_token = borrowed(&paginator.output_token);
    quote! {
        impl runtime::paginator::Paginated for super::#name {
            type Token = #token;

            #[inline]
            fn next_token(output: &super::#output) -> Option<&#token> {
                #output_token
            }

            #[inline]
            fn token_mut(input: &mut super::#input) -> &mut Option<#token> {
                &mut input.#input_token
            }
        }
    }
}

/// The way from `output` to a borrowed value, as an `Option`: `output.page.as_ref()?.next.as_ref()`.
fn borrowed(steps: &[Step]) -> TokenStream {
    let mut expression = quote!(output);
    let count = steps.len();
    for (index, step) in steps.iter().enumerate() {
        let field = &step.field;
        let is_last = index + 1 == count;
        expression = match (step.optional, is_last) {
            (true, true) => quote!(#expression.#field.as_ref()),
            (true, false) => quote!(#expression.#field.as_ref()?),
            (false, true) => quote!(Some(&#expression.#field)),
            (false, false) => quote!(#expression.#field),
        };
    }
    expression
}

/// The items of a page.
fn items_of_page(operation: &Operation, items: &Items) -> TokenStream {
    let name = &operation.path.name;
    let output = &operation.output.path.name;
    let item = item(&items.collection);
    let collection = value_type(&items.collection);
    let body = owned(&items.steps);
    quote! {
        impl runtime::paginator::PaginatedItems for super::#name {
            type Item = #item;
            type Items = #collection;

            #[inline]
            fn items(output: super::#output) -> Self::Items {
                #body
            }
        }
    }
}

/// The way from `output` to an owned list or map, empty where something on the way is absent.
fn owned(steps: &[Step]) -> TokenStream {
    let Some((last, before)) = steps.split_last() else {
        return quote!(output);
    };
    let mut statements = Vec::new();
    let mut current = format_ident!("output");
    for (index, step) in before.iter().enumerate() {
        let (field, next) = (&step.field, format_ident!("inner_{index}"));
        statements.push(match step.optional {
            true => quote! {
                let Some(#next) = #current.#field else {
                    return Default::default();
                };
            },
            false => quote!(let #next = #current.#field;),
        });
        current = next;
    }
    let field = &last.field;
    let end = match last.optional {
        true => quote!(#current.#field.unwrap_or_default()),
        false => quote!(#current.#field),
    };
    quote!(#(#statements)* #end)
}
