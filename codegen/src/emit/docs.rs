//! Documentation and comments in token streams: attributes with any text come in, attributes that print
//! as one `///`, `//!` or `//` line each go out.
//!
//! Rendering writes `#[doc = "…"]`, and `#[comment = "…"]` for a plain `//` comment, with the whole text in
//! one literal. The printer makes a line of such an attribute only when its text is one line; otherwise it
//! falls back to `/** */`, which documentation may close early. So the text is split here, and freed of
//! the few characters that the compiler refuses in comments.

use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};

/// Replaces each documentation or comment attribute by one attribute per line, at any depth.
pub(super) fn split_lines(tokens: TokenStream) -> TokenStream {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    let mut output = Vec::with_capacity(trees.len());
    let mut rest = trees.into_iter().peekable();
    while let Some(tree) = rest.next() {
        match tree {
            TokenTree::Punct(pound) if pound.as_char() == '#' => {
                let bang = rest.next_if(|next| is_punct(next, '!')).is_some();
                match rest.next_if(is_bracket) {
                    Some(TokenTree::Group(group)) => push_attribute(&mut output, bang, group),
                    _ => {
                        output.push(TokenTree::Punct(pound));
                        if bang {
                            output.push(punct('!'));
                        }
                    }
                }
            }
            TokenTree::Group(group) => output.push(TokenTree::Group(split_group(group))),
            other => output.push(other),
        }
    }
    output.into_iter().collect()
}

/// One attribute per line of `text`: `#[doc = " line"]`, or `#![doc = " line"]` when `inner`.
pub(super) fn attributes(name: &str, text: &str, inner: bool) -> TokenStream {
    let mut output = Vec::new();
    push_lines(&mut output, name, text, inner);
    output.into_iter().collect()
}

/// The same group with its contents treated.
fn split_group(group: Group) -> Group {
    let (delimiter, stream) = (group.delimiter(), group.stream());
    if stream.is_empty() {
        return group;
    }
    // The stream is shared with the group, and to iterate over a shared one copies it.
    drop(group);
    Group::new(delimiter, split_lines(stream))
}

/// Pushes an attribute, split into lines when it is documentation or a comment.
fn push_attribute(output: &mut Vec<TokenTree>, inner: bool, group: Group) {
    match text_of(&group) {
        Some((name, text)) => push_lines(output, &name, &text, inner),
        None => {
            output.push(punct('#'));
            if inner {
                output.push(punct('!'));
            }
            output.push(TokenTree::Group(group));
        }
    }
}

/// Pushes one attribute per line of `text`.
fn push_lines(output: &mut Vec<TokenTree>, name: &str, text: &str, inner: bool) {
    for line in clean_lines(text) {
        output.push(punct('#'));
        if inner {
            output.push(punct('!'));
        }
        let content = [
            TokenTree::Ident(Ident::new(name, Span::call_site())),
            punct('='),
            TokenTree::Literal(Literal::string(&line)),
        ];
        output.push(TokenTree::Group(Group::new(
            Delimiter::Bracket,
            content.into_iter().collect(),
        )));
    }
}

/// The name and text of `doc = "…"` or `comment = "…"`; none for other attributes.
fn text_of(group: &Group) -> Option<(String, String)> {
    let mut trees = group.stream().into_iter();
    let name = match trees.next()? {
        TokenTree::Ident(ident) if ident == "doc" || ident == "comment" => ident.to_string(),
        _ => return None,
    };
    if !is_punct(&trees.next()?, '=') {
        return None;
    }
    let literal = match (trees.next()?, trees.next()) {
        (TokenTree::Literal(literal), None) => literal,
        _ => return None,
    };
    match syn::Lit::new(literal) {
        syn::Lit::Str(text) => Some((name, text.value())),
        _ => None,
    }
}

/// The lines of a text as they may stand behind `///`: cleaned, and with a space in front unless the whole
/// text brings its own.
///
/// Without the space, a line that starts with a slash would make `////`, which is no documentation.
fn clean_lines(text: &str) -> Vec<String> {
    let unified = text.replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<String> = unified
        .split('\n')
        .map(|line| line.chars().map(visible).collect())
        .collect();
    let has_own_space = lines
        .iter()
        .all(|line: &String| line.is_empty() || line.starts_with(' '));
    lines
        .into_iter()
        .map(|line| match line.trim_end() {
            "" => String::new(),
            trimmed if has_own_space => trimmed.to_owned(),
            trimmed => format!(" {trimmed}"),
        })
        .collect()
}

/// The character itself, or a replacement where the compiler or a reader would be misled by it: control
/// characters, and those that reorder text on screen, which rustc denies in comments.
fn visible(c: char) -> char {
    match c {
        '\t' => c,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => char::REPLACEMENT_CHARACTER,
        '\u{2028}' | '\u{2029}' => ' ',
        c if c.is_control() => char::REPLACEMENT_CHARACTER,
        c => c,
    }
}

/// A text whose lines are as they were, without what would mislead a reader.
pub(super) fn visible_text(text: &str) -> String {
    let visible = |c| if c == '\n' { c } else { visible(c) };
    text.chars().map(visible).collect()
}

fn is_punct(tree: &TokenTree, wanted: char) -> bool {
    matches!(tree, TokenTree::Punct(punct) if punct.as_char() == wanted)
}

fn is_bracket(tree: &TokenTree) -> bool {
    matches!(tree, TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket)
}

fn punct(c: char) -> TokenTree {
    TokenTree::Punct(Punct::new(c, Spacing::Alone))
}

#[cfg(test)]
mod tests {
    use super::{clean_lines, split_lines};
    use proc_macro2::TokenStream;
    use quote::quote;

    #[test]
    fn each_line_becomes_an_attribute_at_any_depth() {
        let text = "First.\r\nSecond.";
        let split = split_lines(quote! { #![doc = #text] mod a { #[doc = #text] struct B; } });
        let expected = quote! {
            #![doc = " First."] #![doc = " Second."]
            mod a { #[doc = " First."] #[doc = " Second."] struct B; }
        };
        assert_eq!(split.to_string(), expected.to_string());
    }

    #[test]
    fn other_attributes_and_lone_pounds_are_left_alone() {
        let tokens: TokenStream =
            "#[doc(hidden)] #[doc = include_str!(\"x\")] struct A; m!(# b #! c);"
                .parse()
                .unwrap();
        assert_eq!(split_lines(tokens.clone()).to_string(), tokens.to_string());
    }

    #[test]
    fn lines_lose_what_the_compiler_refuses() {
        assert_eq!(
            clean_lines("/a\n\n  b\u{202e}\0 "),
            [" /a", "", "   b\u{fffd}\u{fffd}"]
        );
        assert_eq!(clean_lines(" a\n   b"), [" a", "   b"]);
        assert_eq!(clean_lines("a\rb"), [" a", " b"]);
    }
}
