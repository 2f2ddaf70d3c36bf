//! The names that every Rust module has from the standard library. Rendering writes whole paths, which mean the same
//! everywhere; in a file that has no item of such a name, the name alone is written.

use proc_macro2::TokenTree;

/// Paths as [`Unit`](super::unit::Unit) spells them, with the name that stands for them. A later one may begin with the
/// name of an earlier one.
const NAMES: [(&str, &str); 19] = [
    (":: std :: option :: Option ", "Option"),
    ("Option :: Some ", "Some"),
    ("Option :: None ", "None"),
    (":: std :: result :: Result ", "Result"),
    ("Result :: Ok ", "Ok"),
    ("Result :: Err ", "Err"),
    (":: std :: string :: String ", "String"),
    (":: std :: vec :: Vec ", "Vec"),
    (":: std :: boxed :: Box ", "Box"),
    (":: std :: convert :: AsRef ", "AsRef"),
    (":: std :: convert :: From ", "From"),
    (":: std :: convert :: Into ", "Into"),
    (":: std :: default :: Default ", "Default"),
    (":: std :: clone :: Clone ", "Clone"),
    (":: std :: cmp :: PartialEq ", "PartialEq"),
    (":: std :: iter :: IntoIterator ", "IntoIterator"),
    (":: std :: iter :: Iterator ", "Iterator"),
    (":: std :: marker :: Send ", "Send"),
    (":: std :: marker :: Sync ", "Sync"),
];

/// The name that stands for a path.
pub(super) fn short(path: &str) -> Option<&'static str> {
    let found = NAMES.iter().find(|(long, _)| *long == path);
    found.map(|(_, name)| *name)
}

/// Whether a word is a name that stands for a path.
fn is_name(word: &str) -> bool {
    NAMES.iter().any(|(_, name)| *name == word)
}

/// Whether items define or import something of such a name.
pub(super) fn is_hidden_by(items: &[TokenTree]) -> bool {
    let mut trees = items.iter();
    while let Some(tree) = trees.next() {
        let TokenTree::Ident(word) = tree else {
            continue;
        };
        let is_hidden = match word.to_string().as_str() {
            "struct" | "enum" | "union" | "type" | "trait" | "const" | "static" | "fn" => {
                trees.next().is_some_and(has_name)
            }
            "use" => trees
                .by_ref()
                .take_while(|tree| !is_end(tree))
                .any(has_name),
            "mod" => match trees.nth(1) {
                Some(TokenTree::Group(group)) => {
                    let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                    is_hidden_by(&inner)
                }
                _ => false,
            },
            _ => false,
        };
        if is_hidden {
            return true;
        }
    }
    false
}

fn is_end(tree: &TokenTree) -> bool {
    matches!(tree, TokenTree::Punct(punct) if punct.as_char() == ';')
}

/// Whether a token, or one inside it, is such a name.
fn has_name(tree: &TokenTree) -> bool {
    match tree {
        TokenTree::Ident(word) => is_name(&word.to_string()),
        TokenTree::Group(group) => group.stream().into_iter().any(|tree| has_name(&tree)),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    }
}
