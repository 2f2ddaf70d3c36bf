//! Documentation and comments: the attributes by which rendering says them come in, lines of text go out.
//!
//! Rendering writes `#[doc = "…"]`, and `#[comment = "…"]` for a plain `//` comment, with the whole text in one
//! literal. Each line of the text becomes a `///`, `//!` or `//` line of its own, since the text could close a
//! `/** */`. The few characters that the compiler refuses in comments are replaced.

use std::borrow::Cow;

use proc_macro2::{Delimiter, Group, TokenTree};

use super::place::Place;

/// Which of the two attributes it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CommentKind {
    /// `doc`
    Documentation,
    /// `comment`
    Comment,
}

impl CommentKind {
    /// The name of the attribute.
    pub(super) fn name(self) -> &'static str {
        match self {
            CommentKind::Documentation => "doc",
            CommentKind::Comment => "comment",
        }
    }

    /// How a line in front of an item begins.
    pub(super) fn outer(self) -> &'static str {
        match self {
            CommentKind::Documentation => "///",
            CommentKind::Comment => "//",
        }
    }
}

/// The text of `doc = "…"` or `comment = "…"`, given what is in the brackets; `None` for other attributes.
pub(super) fn text_of(group: &Group) -> Option<(CommentKind, String)> {
    if group.delimiter() != Delimiter::Bracket {
        return None;
    }
    let mut trees = group.stream().into_iter();
    let kind = match trees.next()? {
        TokenTree::Ident(ident) if ident == "doc" => CommentKind::Documentation,
        TokenTree::Ident(ident) if ident == "comment" => CommentKind::Comment,
        _ => return None,
    };
    if !matches!(trees.next()?, TokenTree::Punct(punct) if punct.as_char() == '=') {
        return None;
    }
    match (trees.next()?, trees.next()) {
        (TokenTree::Literal(literal), None) => {
            let text = literal.to_string();
            let value = unescaped(&text).or_else(|| match syn::Lit::new(literal) {
                syn::Lit::Str(text) => Some(text.value()),
                _ => None,
            });
            Some((kind, value?))
        }
        _ => None,
    }
}

/// The value of a string literal that has only the most usual escapes; `None` for others.
fn unescaped(literal: &str) -> Option<String> {
    let mut rest = literal.strip_prefix('"')?.strip_suffix('"')?;
    let mut value = String::with_capacity(rest.len());
    while let Some((before, after)) = rest.split_once('\\') {
        value.push_str(before);
        let escaped = after.chars().next()?;
        value.push(match escaped {
            'n' => '\n',
            '"' | '\\' | '\'' => escaped,
            _ => return None,
        });
        rest = after.get(1..)?;
    }
    value.push_str(rest);
    Some(value)
}

/// Appends the lines of a text as comments.
pub(super) fn push_lines(output: &mut String, place: Place, mark: &str, text: &str) {
    for line in lines(text) {
        place.indent(output);
        output.push_str(mark);
        output.push_str(&line);
        output.push('\n');
    }
}

/// The lines of a text as they may stand behind `///`: cleaned, and with a space in front unless the whole
/// text brings its own.
///
/// Without the space, a line that starts with a slash would make `////`, which is no documentation.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Cow<'_, str>> {
    let is_plain = |byte: &u8| matches!(byte, b' '..=b'~' | b'\n' | b'\t');
    let clean = if text.as_bytes().iter().all(is_plain) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(visible_text(
            &text.replace("\r\n", "\n").replace('\r', "\n"),
        ))
    };
    let has_own_space = clean
        .split('\n')
        .all(|line| line.is_empty() || line.starts_with(' '));
    let space = if has_own_space { "" } else { " " };
    let lines: Vec<Cow<'_, str>> = match clean {
        Cow::Borrowed(text) => text.split('\n').map(|line| spaced(space, line)).collect(),
        Cow::Owned(text) => {
            let lines = text.split('\n');
            lines
                .map(|line| Cow::Owned(spaced(space, line).into_owned()))
                .collect()
        }
    };
    lines.into_iter()
}

/// A line without what trails it, and with the space in front of what remains.
fn spaced<'t>(space: &str, line: &'t str) -> Cow<'t, str> {
    match line.trim_end() {
        trimmed if trimmed.is_empty() || space.is_empty() => Cow::Borrowed(trimmed),
        trimmed => Cow::Owned(format!("{space}{trimmed}")),
    }
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

/// The text with the same lines, without characters that would mislead a reader.
pub(super) fn visible_text(text: &str) -> String {
    let visible = |c| if c == '\n' { c } else { visible(c) };
    text.chars().map(visible).collect()
}

#[cfg(test)]
mod tests {
    use super::{lines, text_of, unescaped, CommentKind};
    use proc_macro2::{Group, Literal, TokenTree};
    use quote::quote;

    #[test]
    fn other_attributes_have_no_text() {
        let texts = [
            quote!([doc = "a\nb"]),
            quote!([comment = r"c"]),
            quote!([doc(hidden)]),
            quote!([doc = include_str!("x")]),
            quote!([doc = 1]),
        ]
        .map(|tokens| match tokens.into_iter().next() {
            Some(TokenTree::Group(group)) => text_of(&group),
            _ => None,
        });
        let [first, second, rest @ ..] = texts;
        assert_eq!(first, Some((CommentKind::Documentation, "a\nb".to_owned())));
        assert_eq!(second, Some((CommentKind::Comment, "c".to_owned())));
        assert!(rest.iter().all(Option::is_none), "{rest:?}");
        let _: fn(&Group) -> _ = text_of;
    }

    /// The constructor of a literal escapes what is undone here.
    #[test]
    fn usual_escapes_are_undone_and_others_left_to_the_parser() {
        for text in ["", "a", "a\nb\"c\\d'", "\\n", "é\n"] {
            let literal = Literal::string(text).to_string();
            assert_eq!(unescaped(&literal).as_deref(), Some(text), "{literal}");
        }
        for literal in ["\"a\\u{7f}\"", "\"\\0\"", "r\"a\"", "1"] {
            assert_eq!(unescaped(literal), None, "{literal}");
        }
    }

    #[test]
    fn characters_that_the_compiler_refuses_are_replaced() {
        let clean = |text| lines(text).map(String::from).collect::<Vec<_>>();
        assert_eq!(
            clean("/a\n\n  b\u{202e}\0 "),
            [" /a", "", "   b\u{fffd}\u{fffd}"]
        );
        assert_eq!(clean(" a\n   b"), [" a", "   b"]);
        assert_eq!(clean("a\rb"), [" a", " b"]);
    }
}
