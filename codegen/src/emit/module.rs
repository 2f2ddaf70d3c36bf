//! A crate as a module of another crate: the rendered files of a crate come in; those of a module, which a program
//! includes, go out.
//!
//! Paths from the root of the crate (`crate::types::City`) become relative ones (`super::super::types::City`), so the
//! module works wherever it stands. Cargo features are those of the other crate, so what depends on one is decided
//! here. What is not a source file is left out, and so are the attributes of the root, which an included file cannot
//! have: lints are allowed on each item instead.

use proc_macro2::{Delimiter, Group, Ident, Literal, Span, TokenStream, TokenTree};
use quote::{quote, TokenStreamExt};

use super::file::{Part, RenderedContent, RenderedFile, RenderedItem};

/// The path of the module's first file in its folder.
pub(crate) const ROOT: &str = "mod.rs";

/// The folder of the sources of a crate.
const SOURCES: &str = "src/";

/// The start of a path from the root of the crate.
const FROM_ROOT: &str = "crate::";

/// The start of a path from the root of the crate as the target of a link.
const LINK_FROM_ROOT: &str = "](crate::";

/// The parts of a crate as those of a module in a crate with these Cargo features.
pub(crate) fn parts<'p>(parts: Vec<Part<'p>>, features: &'p [String]) -> Vec<Part<'p>> {
    let of_module = |part: Part<'p>| -> Part<'p> {
        Box::new(move || {
            let files = part().into_iter();
            files.filter_map(|file| of_file(file, features)).collect()
        })
    };
    parts.into_iter().map(of_module).collect()
}

/// A file of the module; `None` for one that is not a source.
pub(crate) fn of_file(file: RenderedFile, features: &[String]) -> Option<RenderedFile> {
    let path = file.path.strip_prefix(SOURCES)?;
    let is_root = path == "lib.rs";
    let place = Place {
        depth: match is_root {
            true => 0,
            false => path.split('/').count(),
        },
        in_cfg: false,
        features,
    };
    let content = match file.content {
        RenderedContent::Text(text) => RenderedContent::Text(place.text(&text)),
        RenderedContent::Rust { items, .. } if is_root => RenderedContent::Rust {
            documentation: String::new(),
            attributes: TokenStream::new(),
            items: each(items, |tokens| without_lints(place.tokens(tokens))),
        },
        RenderedContent::Rust {
            documentation,
            attributes,
            items,
        } => RenderedContent::Rust {
            documentation: place.links(&documentation),
            attributes,
            items: each(items, |tokens| place.tokens(tokens)),
        },
    };
    let path = if is_root { ROOT } else { path };
    Some(RenderedFile {
        path: path.to_owned(),
        content,
    })
}

fn each(
    items: Vec<RenderedItem>,
    change: impl Fn(TokenStream) -> TokenStream,
) -> Vec<RenderedItem> {
    let changed = items.into_iter().map(|item| RenderedItem {
        subject: item.subject,
        tokens: change(item.tokens),
    });
    changed.collect()
}

/// Items in which no lint is reported: their author cannot follow the advice, and of a module that is not public the
/// compiler would report everything that the program does not use.
fn without_lints(tokens: TokenStream) -> TokenStream {
    // What is not Rust is reported when it is formatted.
    let Ok(file) = syn::parse2::<syn::File>(tokens.clone()) else {
        return tokens;
    };
    let items = file.items;
    quote! {
        #(
            #[allow(warnings, unused, unreachable_pub, clippy::all, clippy::pedantic, clippy::nursery)]
            #items
        )*
    }
}

/// A place in the module.
#[derive(Clone, Copy)]
struct Place<'f> {
    /// How many modules are between it and the root.
    depth: usize,
    /// Whether it is in the condition of a `cfg`.
    in_cfg: bool,
    /// The Cargo features that are on.
    features: &'f [String],
}

/// What the last tokens mean for the next one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Word {
    Mod,
    Cfg,
    Doc,
    Equals,
    Other,
}

impl Word {
    fn of(tree: &TokenTree) -> Word {
        match tree {
            TokenTree::Punct(punct) if punct.as_char() == '=' => Word::Equals,
            TokenTree::Ident(word) if word == "mod" => Word::Mod,
            TokenTree::Ident(word) if word == "cfg" => Word::Cfg,
            TokenTree::Ident(word) if word == "doc" => Word::Doc,
            _ => Word::Other,
        }
    }
}

/// Whether a path goes on with this token.
fn goes_on(next: Option<&TokenTree>) -> bool {
    matches!(next, Some(TokenTree::Punct(punct)) if punct.as_char() == ':')
}

impl Place<'_> {
    /// The root, as seen from here.
    fn root(self) -> String {
        match self.depth {
            0 => "self".to_owned(),
            depth => vec!["super"; depth].join("::"),
        }
    }

    /// A documentation with the targets of its links.
    fn links(self, text: &str) -> String {
        text.replace(LINK_FROM_ROOT, &format!("]({}::", self.root()))
    }

    /// A ready source file. It is one of the generator's own, which has no modules in braces, and none of these words in
    /// its strings.
    fn text(self, text: &str) -> String {
        let mut text = text.replace(FROM_ROOT, &format!("{}::", self.root()));
        const CONDITION: &str = "feature = \"";
        while let Some((before, (feature, after))) = text
            .split_once(CONDITION)
            .and_then(|(before, rest)| Some((before, rest.split_once('"')?)))
        {
            text = format!("{before}{}{after}", self.has(feature));
        }
        text
    }

    fn has(self, feature: &str) -> bool {
        self.features.iter().any(|one| one == feature)
    }

    /// Items, or what is in braces of some.
    fn tokens(self, tokens: TokenStream) -> TokenStream {
        let mut output = TokenStream::new();
        let mut last = [Word::Other; 2];
        let mut trees = tokens.into_iter().peekable();
        while let Some(tree) = trees.next() {
            let before = last;
            last = [before[1], Word::of(&tree)];
            match tree {
                TokenTree::Ident(word) if word == "crate" && goes_on(trees.peek()) => {
                    output.append_all(self.path());
                }
                TokenTree::Ident(word) if word == "feature" && self.in_cfg => {
                    // `= "name"`
                    let name = trees.nth(1).map(|name| name.to_string());
                    let holds = self.has(name.unwrap_or_default().trim_matches('"'));
                    output.append(Ident::new(&holds.to_string(), Span::call_site()));
                }
                TokenTree::Literal(text) if before == [Word::Doc, Word::Equals] => {
                    output.append(self.documentation(text));
                }
                TokenTree::Group(group) => output.append(self.group(&group, before)),
                tree => output.append(tree),
            }
        }
        output
    }

    /// The path of the root.
    fn path(self) -> TokenStream {
        let root = self.root();
        let parts = root.split("::");
        let parts = parts.map(|part| Ident::new(part, Span::call_site()));
        quote!(#(#parts)::*)
    }

    /// The literal of a documentation.
    fn documentation(self, text: Literal) -> Literal {
        let source = text.to_string();
        match source.contains(LINK_FROM_ROOT) {
            // What takes its place needs no escapes either.
            true => self.links(&source).parse().unwrap_or(text),
            false => text,
        }
    }

    /// What is in braces, with the two words before it.
    fn group(self, group: &Group, before: [Word; 2]) -> Group {
        let inside = match (group.delimiter(), before) {
            (Delimiter::Brace, [Word::Mod, _]) => Place {
                depth: self.depth + 1,
                ..self
            },
            (Delimiter::Parenthesis, [_, Word::Cfg]) => Place {
                in_cfg: true,
                ..self
            },
            _ => self,
        };
        Group::new(group.delimiter(), inside.tokens(group.stream()))
    }
}

#[cfg(test)]
mod tests {
    use super::of_file;
    use crate::emit::{RenderedContent, RenderedFile};
    use proc_macro2::TokenStream;
    use quote::quote;

    /// The items of a file of the module.
    fn items(path: &str, tokens: TokenStream) -> String {
        let file = RenderedFile::rust(path).with_items("", tokens);
        match of_file(file, &["rt-tokio".to_owned()]).unwrap().content {
            RenderedContent::Rust { items, .. } => items[0].tokens.to_string(),
            RenderedContent::Text(text) => text,
        }
    }

    #[test]
    fn paths_begin_at_the_module() {
        let found = items(
            "src/client/customize.rs",
            quote! {
                #[doc = "A [`B`](crate::types::B), or crate::types::B.\n\"[c](crate::C)\""]
                pub(crate) type A = Option<crate::types::B>;
                pub mod inner {
                    runtime::call!(crate::Client, "](crate::C)");
                }
            },
        );
        let expected = quote! {
            #[doc = "A [`B`](super::super::types::B), or crate::types::B.\n\"[c](super::super::C)\""]
            pub(crate) type A = Option<super::super::types::B>;
            pub mod inner {
                runtime::call!(super::super::super::Client, "](crate::C)");
            }
        };
        assert_eq!(found, expected.to_string());
    }

    #[test]
    fn the_root_allows_lints_and_has_no_attributes_of_its_own() {
        let file = RenderedFile::rust("src/lib.rs")
            .with_documentation("A crate.")
            .with_attributes(quote!(#![forbid(unsafe_code)]))
            .with_items(
                "",
                quote!(
                    #[doc = "The [client](crate::client)."]
                    pub mod client;
                ),
            );
        let file = of_file(file, &[]).unwrap();
        assert_eq!(file.path, "mod.rs");
        let RenderedContent::Rust {
            documentation,
            attributes,
            items,
        } = file.content
        else {
            panic!("it is Rust");
        };
        assert!(documentation.is_empty() && attributes.is_empty());
        let expected = quote! {
            #[allow(warnings, unused, unreachable_pub, clippy::all, clippy::pedantic, clippy::nursery)]
            #[doc = "The [client](self::client)."]
            pub mod client;
        };
        assert_eq!(items[0].tokens.to_string(), expected.to_string());
    }

    #[test]
    fn features_are_decided() {
        let found = items(
            "src/primitives.rs",
            quote! {
                #[cfg(feature = "rt-tokio")]
                pub use a::B;
                #[cfg(all(not(feature = "rt-tokio"), any(feature = "test-util", unix)))]
                fn feature(feature: &str) {}
            },
        );
        let expected = quote! {
            #[cfg(true)]
            pub use a::B;
            #[cfg(all(not(true), any(false, unix)))]
            fn feature(feature: &str) {}
        };
        assert_eq!(found, expected.to_string());
    }

    #[test]
    fn files_beside_the_sources_are_left_out() {
        assert!(of_file(RenderedFile::text("Cargo.toml", ""), &[]).is_none());
        assert!(of_file(RenderedFile::text("README.md", ""), &[]).is_none());
    }
}
