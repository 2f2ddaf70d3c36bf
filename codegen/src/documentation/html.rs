//! The words of HTML: a text comes in, tags and the text between them go out. It never fails: everything but tags is
//! text.
//!
//! A library that follows the HTML standard finds tags and decodes entities. A browser drops a tag that does not end,
//! and takes the words between a lonely `<` and the next tag for attributes; here both are text, so that nothing is
//! lost.

use html5gum::{
    DefaultEmitter, Doctype, HtmlString, Span, Spanned, StartTag, Token as Piece, Tokenizer,
};

/// A part of an HTML text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// Text, with entities decoded.
    Text(String),
    /// An opening tag.
    Open {
        /// Its name, in lower case.
        name: String,
        /// The `href` of a link, or the `alt` of an image.
        target: Option<String>,
        /// As it stands, for unknown tags.
        source: String,
    },
    /// A closing tag.
    Close {
        /// Its name, in lower case.
        name: String,
        /// As it stands.
        source: String,
    },
}

impl Token {
    /// Whether this is a tag with a meaning. Others are shown as text: `<bucket-name>` is meant to be read.
    #[rustfmt::skip] // not a name on each line
    pub(super) fn is_known_tag(&self) -> bool {
        let (Token::Open { name, .. } | Token::Close { name, .. }) = self else {
            return false;
        };
        matches!(
            name.as_str(),
            "a" | "b" | "br" | "caution" | "code" | "codeblock" | "dd" | "div" | "dl" | "dt" | "em" | "fullname"
                | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "hr" | "i" | "img" | "important" | "li" | "note" | "ol"
                | "p" | "para" | "pre" | "section" | "span" | "strong" | "sub" | "sup" | "table" | "tbody" | "td"
                | "th" | "thead" | "tr" | "tt" | "u" | "ul" | "warning"
        )
    }
}

/// How often reading starts anew behind a `<` that begins no tag. The time would grow with the square of the text's
/// length, so the rest is shown as it stands.
const MAXIMUM_LONELY: usize = 100;

/// Cuts a text into tags and text.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    // The library counts the bytes of what it reads, which has one kind of line end.
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut tokens = Vec::new();
    let mut rest = text.as_str();
    for _ in 0..MAXIMUM_LONELY {
        let read = read(rest, &mut tokens);
        rest = rest.get(read..).unwrap_or_default();
        if rest.is_empty() {
            break;
        }
    }
    push_text(rest, &mut tokens);
    tokens
}

/// Reads a text up to its end, or up to a `<` that begins no tag and with it; gives how many bytes that were.
fn read(text: &str, tokens: &mut Vec<Token>) -> usize {
    let mut end = 0;
    let source = |span: Span<usize>| {
        text.get(span.start..span.end)
            .unwrap_or_default()
            .to_owned()
    };
    for piece in Tokenizer::new_with_emitter(text, DefaultEmitter::new_with_span()).flatten() {
        let span = match piece {
            Piece::Error(_) => continue,
            Piece::String(value) => {
                push_text(&string(&value.value), tokens);
                value.span
            }
            // The author of such a text meant it to be read.
            Piece::Comment(Spanned { span, .. }) | Piece::Doctype(Doctype { span, .. }) => {
                let source = source(span);
                if !source.starts_with("<!--") || !source.ends_with("-->") {
                    push_text(&source, tokens);
                }
                span
            }
            Piece::StartTag(tag) => {
                // Words up to the next tag are no attributes.
                if tag.attributes.keys().any(|name| name.contains(&b'<')) {
                    break;
                }
                tokens.push(open(&tag, source(tag.span)));
                tag.span
            }
            Piece::EndTag(tag) => {
                let (name, source) = (string(&tag.name), source(tag.span));
                tokens.push(Token::Close { name, source });
                tag.span
            }
        };
        end = span.end;
    }
    // A tag that does not end is no piece.
    if end < text.len() {
        push_text("<", tokens);
        end += 1;
    }
    end
}

fn open(tag: &StartTag<usize>, source: String) -> Token {
    let name = string(&tag.name);
    let wanted: &[u8] = if name == "img" { b"alt" } else { b"href" };
    let target = tag.attributes.get(wanted);
    Token::Open {
        target: target.map(|value| string(&value.value).trim().to_owned()),
        name,
        source,
    }
}

/// Appends text, to the text before it if there is some.
fn push_text(text: &str, tokens: &mut Vec<Token>) {
    match tokens.last_mut() {
        Some(Token::Text(before)) => before.push_str(text),
        _ if text.is_empty() => {}
        _ => tokens.push(Token::Text(text.to_owned())),
    }
}

fn string(bytes: &HtmlString) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::{tokens, Token};

    #[test]
    fn tags_and_text_alternate() {
        let found = tokens("a <b class='x>y'>c</b> < d &lt;e&gt; <!-- gone -->f<br/>");
        let names: Vec<String> = found
            .iter()
            .map(|token| match token {
                Token::Text(text) => text.clone(),
                Token::Open { name, .. } => format!("+{name}"),
                Token::Close { name, .. } => format!("-{name}"),
            })
            .collect();
        assert_eq!(names, ["a ", "+b", "c", "-b", " < d <e> f", "+br"]);
    }

    #[test]
    fn links_have_their_target() {
        let found = tokens("<a class=\"x\" href=\"https://a.example/?b=1&amp;c=2\">");
        let Some(Token::Open { target, .. }) = found.first() else {
            panic!("{found:?}");
        };
        assert_eq!(target.as_deref(), Some("https://a.example/?b=1&c=2"));
    }

    #[test]
    fn nothing_is_lost_where_a_tag_is_none() {
        for text in [
            "x <y",
            "a <b and c",
            "tail </",
            "1 <2>",
            "<?php?>",
            "<!-- open",
            "<a href=\"x> y",
            "</3>",
        ] {
            assert_eq!(tokens(text), [Token::Text(text.to_owned())], "{text}");
        }
        let found = tokens("a <b and c <code>x</code> &eacute;&nosuch;\r\n<p");
        assert_eq!(found[0], Token::Text("a <b and c ".to_owned()));
        assert_eq!(found[4], Token::Text(" é&nosuch;\n<p".to_owned()));
    }
}
