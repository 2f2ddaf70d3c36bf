//! How names are written: identifiers and paths of the generated crate come in, tokens go out.
//!
//! Templates name items of the standard prelude without a path. A shape or operation may have such a name, too
//! (`Option`, `Result`), and hides the item of the prelude in its own file: there, the names in templates get their
//! paths.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::{quote, ToTokens, TokenStreamExt};

use crate::ir::{Identifier, Path};

/// The names of the prelude that templates use, and the modules of the standard library that have them.
const PRELUDE: &[(&str, &str)] = &[
    ("AsRef", "convert"),
    ("Box", "boxed"),
    ("Default", "default"),
    ("Err", "result::Result"),
    ("From", "convert"),
    ("Into", "convert"),
    ("IntoIterator", "iter"),
    ("Iterator", "iter"),
    ("None", "option::Option"),
    ("Ok", "result::Result"),
    ("Option", "option"),
    ("Result", "result"),
    ("Send", "marker"),
    ("Some", "option::Option"),
    ("String", "string"),
    ("Sync", "marker"),
    ("Vec", "vec"),
];

/// The path of a name of the prelude.
fn prelude_path(name: &str) -> Option<TokenStream> {
    let (_, module) = PRELUDE.iter().find(|(known, _)| *known == name)?;
    let parts = module.split("::").chain([name]);
    let parts = parts.map(|part| Ident::new(part, Span::call_site()));
    Some(quote!(::std #(::#parts)*))
}

impl ToTokens for Identifier {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        // Neither call can panic: every constructor has made sure that this is an identifier.
        let (text, plain) = (self.as_str(), self.plain());
        let name = match plain.len() == text.len() {
            true => Ident::new(plain, Span::call_site()),
            false => Ident::new_raw(plain, Span::call_site()),
        };
        match PRELUDE.iter().any(|(known, _)| *known == plain) {
            // The group tells it from a name in a template.
            true => tokens.append(Group::new(Delimiter::None, name.into_token_stream())),
            false => tokens.append(name),
        }
    }
}

impl ToTokens for Path {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Path { modules, name } = self;
        tokens.append_all(quote!(crate #(::#modules)* ::#name));
    }
}

/// `Some(value)` or `None`.
pub(super) fn optional(value: Option<impl ToTokens>) -> TokenStream {
    match value {
        Some(value) => quote!(Some(#value)),
        None => quote!(None),
    }
}

/// The items of a file that defines something called `name`.
pub(super) fn beside(name: &Identifier, items: TokenStream) -> TokenStream {
    match prelude_path(name.plain()) {
        Some(_) => qualified(items),
        None => items,
    }
}

/// The items with paths for the names of the prelude. Attributes use none of these names.
fn qualified(items: TokenStream) -> TokenStream {
    let mut output = TokenStream::new();
    let mut last = [' '; 2];
    for tree in items {
        let next = match &tree {
            TokenTree::Punct(punct) => punct.as_char(),
            _ => ' ',
        };
        match tree {
            TokenTree::Ident(word) if last != [':'; 2] => match prelude_path(&word.to_string()) {
                Some(path) => output.append_all(path),
                None => output.append(word),
            },
            TokenTree::Group(group) if last[1] != '#' && group.delimiter() != Delimiter::None => {
                let inside = qualified(group.stream());
                output.append(Group::new(group.delimiter(), inside));
            }
            tree => output.append(tree),
        }
        last = [last[1], next];
    }
    output
}
