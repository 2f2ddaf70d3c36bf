//! The modules `types`, `types::builders`, `types::error` and `types::error::builders`, and a file for each shape.

use proc_macro2::TokenStream;
use quote::quote;

use super::file::shape_file;
use super::{enumeration, error, names, structure, union};
use crate::emit::{Part, RenderedFile};
use crate::ir::{Crate, Identifier, Path};

/// A shape with a file of its own.
struct Shape<'c> {
    name: &'c str,
    module: &'c Identifier,
    path: &'c Path,
    builder: Option<&'c Path>,
    items: Items<'c>,
}

/// What renders the items of a shape.
type Items<'c> = Box<dyn FnOnce() -> TokenStream + Send + 'c>;

/// The files of the module `types`: its indexes, and one for each shape.
pub(super) fn parts(krate: &Crate) -> Vec<Part<'_>> {
    let mut parts: Vec<Part<'_>> = vec![Box::new(|| indexes(krate))];
    for (folder, shapes) in [
        ("src/types", types(krate)),
        ("src/types/error", errors(krate)),
    ] {
        for shape in shapes {
            parts.push(Box::new(move || vec![file(folder, shape)]));
        }
    }
    parts
}

fn indexes(krate: &Crate) -> Vec<RenderedFile> {
    let (types, errors) = (types(krate), errors(krate));
    vec![
        index("src/types.rs", &types).with_items("the types", below()),
        builders("src/types/builders.rs", &types),
        index("src/types/error.rs", &errors).with_items("the errors", below_errors()),
        builders("src/types/error/builders.rs", &errors),
    ]
}

/// All types but errors, by name.
fn types(krate: &Crate) -> Vec<Shape<'_>> {
    let structures = krate.structures.iter().map(|shape| Shape {
        name: &shape.shape,
        module: &shape.module,
        path: &shape.path,
        builder: Some(&shape.builder.path),
        items: Box::new(move || structure::items(shape, &TokenStream::new())),
    });
    let unions = krate.unions.iter().map(|shape| Shape {
        name: &shape.shape,
        module: &shape.module,
        path: &shape.path,
        builder: None,
        items: Box::new(move || union::items(shape)),
    });
    let enumerations = krate.enumerations.iter().map(|shape| Shape {
        name: &shape.shape,
        module: &shape.module,
        path: &shape.path,
        builder: None,
        items: Box::new(move || enumeration::items(shape)),
    });
    let mut all: Vec<Shape<'_>> = structures.chain(unions).chain(enumerations).collect();
    all.sort_by(|one, other| one.path.name.cmp(&other.path.name));
    all
}

/// The errors, by name.
fn errors(krate: &Crate) -> Vec<Shape<'_>> {
    let errors = krate.errors.iter().map(|error| Shape {
        name: &error.structure.shape,
        module: &error.structure.module,
        path: &error.structure.path,
        builder: Some(&error.structure.builder.path),
        items: Box::new(move || error::items(error)),
    });
    let of_events = krate.event_errors.iter().map(|errors| Shape {
        name: &errors.shape,
        module: &errors.module,
        path: &errors.errors.path,
        builder: None,
        items: Box::new(move || error::of_event_stream(errors)),
    });
    let mut all: Vec<Shape<'_>> = errors.chain(of_events).collect();
    all.sort_by(|one, other| one.path.name.cmp(&other.path.name));
    all
}

fn file(folder: &str, shape: Shape<'_>) -> RenderedFile {
    let path = format!("{folder}/{}.rs", shape.module.plain());
    let items = names::beside(&shape.path.name, (shape.items)());
    shape_file(path, shape.name).with_items(shape.name, items)
}

/// The module in which users find the types.
fn index(path: &str, shapes: &[Shape<'_>]) -> RenderedFile {
    let modules = shapes.iter().map(|shape| shape.module);
    let exports = shapes.iter().map(|shape| {
        let (module, name) = (shape.module, &shape.path.name);
        quote!(pub use self::#module::#name;)
    });
    let items = quote!(#(#exports)* #(mod #modules;)*);
    RenderedFile::rust(path).with_items("the types", items)
}

/// The module in which users find the builders.
fn builders(path: &str, shapes: &[Shape<'_>]) -> RenderedFile {
    let exports = shapes.iter().filter_map(|shape| {
        let (module, name) = (shape.module, &shape.builder?.name);
        Some(quote!(pub use super::#module::#name;))
    });
    RenderedFile::rust(path).with_items("the builders", quote!(#(#exports)*))
}

fn below() -> TokenStream {
    quote! {
        /// Builders of the structures.
        pub mod builders;

        /// The errors that the service answers with.
        pub mod error;
    }
}

fn below_errors() -> TokenStream {
    quote! {
        /// Builders of the errors.
        pub mod builders;
    }
}
