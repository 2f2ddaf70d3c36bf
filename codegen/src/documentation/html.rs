//! The words of HTML: a text comes in, tags and the text between them go out. Never fails: what is no tag is text.

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
        /// As it stands, for tags that nobody knows.
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

/// The tags that have a meaning here. Others are shown as text: `<bucket-name>` is meant to be read.
const KNOWN: &[&str] = &[
    "a",
    "b",
    "br",
    "caution",
    "code",
    "codeblock",
    "dd",
    "div",
    "dl",
    "dt",
    "em",
    "fullname",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "important",
    "li",
    "note",
    "ol",
    "p",
    "para",
    "pre",
    "section",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "tt",
    "u",
    "ul",
    "warning",
];

impl Token {
    /// Whether this is a tag with a meaning.
    pub(super) fn is_known_tag(&self) -> bool {
        match self {
            Token::Text(_) => false,
            Token::Open { name, .. } | Token::Close { name, .. } => KNOWN.contains(&name.as_str()),
        }
    }
}

/// Cuts a text into tags and text.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut plain = String::new();
    let mut rest = text;
    while let Some(start) = rest.find('<') {
        let (before, tag) = rest.split_at(start);
        plain.push_str(before);
        if let Some(behind) = tag.strip_prefix("<!--") {
            rest = behind.split_once("-->").map_or("", |(_, behind)| behind);
            continue;
        }
        match read_tag(tag) {
            Some((token, behind)) => {
                flush(&mut plain, &mut tokens);
                tokens.push(token);
                rest = behind;
            }
            None => {
                plain.push('<');
                rest = tag.strip_prefix('<').unwrap_or_default();
            }
        }
    }
    plain.push_str(rest);
    flush(&mut plain, &mut tokens);
    tokens
}

fn flush(plain: &mut String, tokens: &mut Vec<Token>) {
    if !plain.is_empty() {
        tokens.push(Token::Text(decode(plain)));
        plain.clear();
    }
}

/// Reads a tag at the start of a text; none when it is no tag.
fn read_tag(text: &str) -> Option<(Token, &str)> {
    let inner = text.strip_prefix('<')?;
    let (closing, inner) = match inner.strip_prefix('/') {
        Some(inner) => (true, inner),
        None => (false, inner),
    };
    let end = tag_end(inner)?;
    let (inner, behind) = inner.split_at(end);
    let behind = behind.strip_prefix('>')?;
    let source = text.strip_suffix(behind).unwrap_or(text).to_owned();
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let name: String = inner.chars().take_while(|c| is_name(*c)).collect();
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let attributes = inner.strip_prefix(name.as_str()).unwrap_or_default();
    let attributes = attributes.trim_end_matches('/');
    if !attributes.is_empty() && !attributes.starts_with(char::is_whitespace) {
        return None;
    }
    let name = name.to_ascii_lowercase();
    Some(if closing {
        (Token::Close { name, source }, behind)
    } else {
        let wanted = if name == "img" { "alt" } else { "href" };
        let target = attribute(attributes, wanted);
        let open = Token::Open {
            name,
            target,
            source,
        };
        (open, behind)
    })
}

/// Where the `>` of a tag is, quotes respected; none when another tag starts first.
fn tag_end(text: &str) -> Option<usize> {
    let mut quote = None;
    for (index, c) in text.char_indices() {
        match (quote, c) {
            (None, '>') => return Some(index),
            (None, '<') => return None,
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
    }
    None
}

/// The value of an attribute.
fn attribute(attributes: &str, wanted: &str) -> Option<String> {
    let mut rest = attributes.trim_start();
    while let Some((name, behind)) = rest.split_once('=') {
        let behind = behind.trim_start();
        let quoted = behind
            .strip_prefix(['"', '\''])
            .and_then(|inner| inner.split_once(behind.chars().next()?));
        let (value, after) = match quoted {
            Some((value, after)) => (value, after),
            None => behind
                .split_once(char::is_whitespace)
                .unwrap_or((behind, "")),
        };
        let name = name.split_whitespace().next_back().unwrap_or_default();
        if name.eq_ignore_ascii_case(wanted) {
            return Some(decode(value.trim()));
        }
        rest = after.trim_start();
    }
    None
}

/// Puts characters for the entities that documentation uses.
fn decode(text: &str) -> String {
    let mut output = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('&') {
        let (before, entity) = rest.split_at(start);
        output.push_str(before);
        let found = entity
            .split_once(';')
            .and_then(|(name, behind)| Some((character(name.strip_prefix('&')?)?, behind)));
        match found {
            Some((character, behind)) => {
                output.push(character);
                rest = behind;
            }
            None => {
                output.push('&');
                rest = entity.strip_prefix('&').unwrap_or_default();
            }
        }
    }
    output.push_str(rest);
    output
}

/// The character of an entity, by its name or number.
fn character(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code);
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "mdash" => '—',
        "ndash" => '–',
        "hellip" => '…',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        "copy" => '©',
        "reg" => '®',
        "trade" => '™',
        "times" => '×',
        "le" => '≤',
        "ge" => '≥',
        _ => return None,
    })
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
}
