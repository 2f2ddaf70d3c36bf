//! The public surface of rendered items: what the renderer makes comes in, a line for each thing that a caller can name
//! goes out. Nothing here knows how a field or a builder is rendered, so the comparison cannot part from the crate.
//!
//! Implementations of traits are left out: the runtime's macros give the same ones to every type of a kind. What is
//! derived is among the lines.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{Attribute, Fields, FnArg, ImplItem, Item, ReturnType, Signature, TraitItem, Visibility};

use crate::emit::{RenderedContent, RenderedFile};

/// A thing that a caller can name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// The type that it belongs to; the file for a module or re-export.
    pub(super) owner: String,
    pub(super) form: Form,
    pub(super) name: String,
    /// Its type or signature.
    pub(super) text: String,
    pub(super) deprecated: bool,
}

/// What a line is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Form {
    /// A type.
    Type,
    /// A derived trait of it.
    Trait,
    /// A public field.
    Field,
    /// A variant.
    Variant,
    /// A method or function.
    Method,
    /// A module or re-export.
    Name,
}

/// The lines of rendered files.
pub(super) fn of_files(files: &[RenderedFile]) -> Vec<Line> {
    let mut lines = Vec::new();
    for file in files {
        match &file.content {
            RenderedContent::Rust { items, .. } => {
                for item in items {
                    add(item.tokens.clone(), &file.path, &mut lines);
                }
            }
            RenderedContent::Text(text) => {
                if let Ok(parsed) = syn::parse_file(text) {
                    add_items(&parsed.items, &file.path, &mut lines);
                }
            }
        }
    }
    lines
}

/// The lines of items.
pub(super) fn of_items(tokens: TokenStream) -> Vec<Line> {
    let mut lines = Vec::new();
    add(tokens, "", &mut lines);
    lines
}

fn add(tokens: TokenStream, file: &str, lines: &mut Vec<Line>) {
    // What cannot be parsed cannot be emitted either, and is reported there.
    if let Ok(parsed) = syn::parse2::<syn::File>(tokens) {
        add_items(&parsed.items, file, lines);
    }
}

fn add_items(items: &[Item], file: &str, lines: &mut Vec<Line>) {
    for item in items {
        match item {
            Item::Struct(item) if is_public(&item.vis) => {
                let owner = item.ident.to_string();
                add_type(&owner, "struct", &item.attrs, lines);
                add_fields(&owner, &item.fields, lines);
            }
            Item::Enum(item) if is_public(&item.vis) => {
                let owner = item.ident.to_string();
                add_type(&owner, "enum", &item.attrs, lines);
                for variant in &item.variants {
                    let types = variant.fields.iter().map(|field| text(&field.ty));
                    let types: Vec<String> = types.collect();
                    // Everyone is told not to name it.
                    if !matches!(variant.ident.to_string().as_str(), "Unknown" | "Unhandled") {
                        lines.push(Line {
                            owner: owner.clone(),
                            form: Form::Variant,
                            name: variant.ident.to_string(),
                            text: types.join(", "),
                            deprecated: is_deprecated(&variant.attrs),
                        });
                    }
                }
            }
            Item::Type(item) if is_public(&item.vis) => {
                let owner = item.ident.to_string();
                add_type(&owner, &text(&item.ty), &item.attrs, lines);
            }
            Item::Impl(item) if item.trait_.is_none() => {
                let owner = text(&item.self_ty);
                for member in &item.items {
                    if let ImplItem::Fn(function) = member {
                        if is_public(&function.vis) {
                            add_method(&owner, &function.sig, &function.attrs, lines);
                        }
                    }
                }
            }
            Item::Trait(item) if is_public(&item.vis) => {
                let owner = item.ident.to_string();
                for member in &item.items {
                    if let TraitItem::Fn(function) = member {
                        add_method(&owner, &function.sig, &function.attrs, lines);
                    }
                }
            }
            Item::Mod(item) if is_public(&item.vis) => {
                let name = item.ident.to_string();
                add_name(&name, "mod", &item.attrs, file, lines);
                if let Some((_, items)) = &item.content {
                    add_items(items, &format!("{file}::{name}"), lines);
                }
            }
            Item::Use(item) if is_public(&item.vis) => {
                for (name, path) in used(&item.tree) {
                    add_name(&name, &path, &item.attrs, file, lines);
                }
            }
            _ => {}
        }
    }
}

fn add_type(owner: &str, what: &str, attributes: &[Attribute], lines: &mut Vec<Line>) {
    lines.push(Line {
        owner: owner.to_owned(),
        form: Form::Type,
        name: owner.to_owned(),
        text: what.to_owned(),
        deprecated: is_deprecated(attributes),
    });
    for attribute in attributes
        .iter()
        .filter(|one| one.path().is_ident("derive"))
    {
        let _ = attribute.parse_nested_meta(|derived| {
            // Every type has these two, derived or not.
            if derived.path.is_ident("Debug") || derived.path.is_ident("Default") {
                return Ok(());
            }
            lines.push(Line {
                owner: owner.to_owned(),
                form: Form::Trait,
                name: text(&derived.path),
                text: String::new(),
                deprecated: false,
            });
            Ok(())
        });
    }
}

fn add_fields(owner: &str, fields: &Fields, lines: &mut Vec<Line>) {
    for field in fields.iter().filter(|field| is_public(&field.vis)) {
        lines.push(Line {
            owner: owner.to_owned(),
            form: Form::Field,
            name: field
                .ident
                .as_ref()
                .map(ToString::to_string)
                .unwrap_or_default(),
            text: text(&field.ty),
            deprecated: is_deprecated(&field.attrs),
        });
    }
}

/// The names of arguments are no part of a signature.
fn add_method(owner: &str, signature: &Signature, attributes: &[Attribute], lines: &mut Vec<Line>) {
    let arguments = signature.inputs.iter().map(|argument| match argument {
        // Whether a value is changed inside is nothing to its giver.
        FnArg::Receiver(receiver) => match text(receiver).as_str() {
            "mut self" => "self".to_owned(),
            text => text.to_owned(),
        },
        FnArg::Typed(typed) => text(&typed.ty),
    });
    let arguments: Vec<String> = arguments.collect();
    let result = match &signature.output {
        ReturnType::Default => String::new(),
        ReturnType::Type(_, ty) => format!(" -> {}", text(ty)),
    };
    lines.push(Line {
        owner: owner.to_owned(),
        form: Form::Method,
        name: signature.ident.to_string(),
        text: format!("({}){result}", arguments.join(", ")),
        deprecated: is_deprecated(attributes),
    });
}

fn add_name(name: &str, what: &str, attributes: &[Attribute], file: &str, lines: &mut Vec<Line>) {
    lines.push(Line {
        owner: file.to_owned(),
        form: Form::Name,
        name: name.to_owned(),
        text: what.to_owned(),
        deprecated: is_deprecated(attributes),
    });
}

/// The names that a re-export brings, with the paths that they stand for.
fn used(tree: &syn::UseTree) -> Vec<(String, String)> {
    match tree {
        syn::UseTree::Path(path) => {
            let inner = used(&path.tree).into_iter();
            inner
                .map(|(name, rest)| (name, format!("{}::{rest}", path.ident)))
                .collect()
        }
        syn::UseTree::Name(name) => vec![(name.ident.to_string(), name.ident.to_string())],
        syn::UseTree::Rename(name) => vec![(name.rename.to_string(), name.ident.to_string())],
        syn::UseTree::Glob(_) => vec![("*".to_owned(), "*".to_owned())],
        syn::UseTree::Group(group) => group.items.iter().flat_map(used).collect(),
    }
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

fn is_deprecated(attributes: &[Attribute]) -> bool {
    attributes
        .iter()
        .any(|one| one.path().is_ident("deprecated"))
}

/// Tokens as a person writes them, with the short names of types that everyone knows.
fn text(tokens: &impl ToTokens) -> String {
    const KNOWN: &[&str] = &[
        "::std::collections::",
        "::std::option::",
        "::std::result::",
        "::std::string::",
        "::std::boxed::",
        "::std::vec::",
        "::std::convert::",
        "runtime::api::",
        "runtime::event_stream::",
        "crate::",
    ];
    let mut text = String::new();
    let spaced = tokens.to_token_stream().to_string();
    let mut words = spaced.split_whitespace().peekable();
    while let Some(word) = words.next() {
        text.push_str(word);
        let next = words.peek().copied().unwrap_or_default();
        let is_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        let between_words = is_word(word.chars().last()) && is_word(next.chars().next());
        if between_words
            || matches!(word.chars().last(), Some(',' | '+' | '='))
            || matches!(next, "=" | "+" | "->")
            || word == "->"
        {
            text.push(' ');
        }
    }
    for known in KNOWN {
        text = text.replace(known, "");
    }
    text.trim_end().to_owned()
}
