//! The tokens of JMESPath: a text comes in, its tokens with their places go out.

use super::error::{SyntaxError, SyntaxErrorKind};
use super::expression::Comparator;
use crate::json;
use crate::node::Node;
use std::sync::Arc;

/// A token.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token {
    /// A name without quotes.
    Name(Arc<str>),
    /// A name in double quotes.
    Quoted(Arc<str>),
    /// A value: JSON in backticks, or a string in single quotes.
    Literal(Node),
    /// A position.
    Number(i64),
    Dot,
    Star,
    Comma,
    Colon,
    At,
    Ampersand,
    Pipe,
    Or,
    And,
    Not,
    Comparator(Comparator),
    /// `[]`
    Flatten,
    /// `[?`
    Filter,
    LeftBracket,
    RightBracket,
    LeftBrace,
    RightBrace,
    LeftParenthesis,
    RightParenthesis,
    /// The end of the text.
    End,
}

/// A token and the byte position where it starts.
pub(super) struct Placed {
    pub(super) token: Token,
    pub(super) offset: usize,
}

/// The tokens of a text; the last one is [`Token::End`].
pub(super) fn tokens(text: &str) -> Result<Vec<Placed>, SyntaxError> {
    let mut lexer = Lexer { text, offset: 0 };
    let mut tokens = Vec::new();
    loop {
        lexer.skip_space();
        let offset = lexer.offset;
        let token = lexer.token()?;
        let is_end = token == Token::End;
        tokens.push(Placed { token, offset });
        if is_end {
            return Ok(tokens);
        }
    }
}

/// The tokens with a fixed text. Longer ones stand before their own prefixes.
const FIXED: &[(&str, Token)] = &[
    ("[?", Token::Filter),
    ("[]", Token::Flatten),
    ("[", Token::LeftBracket),
    ("]", Token::RightBracket),
    ("{", Token::LeftBrace),
    ("}", Token::RightBrace),
    ("(", Token::LeftParenthesis),
    (")", Token::RightParenthesis),
    (".", Token::Dot),
    ("*", Token::Star),
    (",", Token::Comma),
    (":", Token::Colon),
    ("@", Token::At),
    ("||", Token::Or),
    ("|", Token::Pipe),
    ("&&", Token::And),
    ("&", Token::Ampersand),
    ("==", Token::Comparator(Comparator::Equal)),
    ("!=", Token::Comparator(Comparator::NotEqual)),
    ("!", Token::Not),
    ("<=", Token::Comparator(Comparator::LessOrEqual)),
    ("<", Token::Comparator(Comparator::Less)),
    (">=", Token::Comparator(Comparator::GreaterOrEqual)),
    (">", Token::Comparator(Comparator::Greater)),
];

struct Lexer<'t> {
    text: &'t str,
    offset: usize,
}

impl<'t> Lexer<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.offset..).unwrap_or_default()
    }

    fn skip_space(&mut self) {
        let rest = self.rest().trim_start_matches([' ', '\t', '\r', '\n']);
        self.offset = self.text.len() - rest.len();
    }

    fn token(&mut self) -> Result<Token, SyntaxError> {
        let rest = self.rest();
        let Some(first) = rest.chars().next() else {
            return Ok(Token::End);
        };
        match first {
            '"' => self.quoted(),
            '\'' => self.raw(),
            '`' => self.literal(),
            '-' | '0'..='9' => self.number(),
            'a'..='z' | 'A'..='Z' | '_' => {
                let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
                let name = self.take_while(is_part);
                Ok(Token::Name(Arc::from(name)))
            }
            _ => {
                let mut fixed = FIXED.iter();
                let Some((text, token)) = fixed.find(|(text, _)| rest.starts_with(text)) else {
                    let found = first.escape_debug();
                    return Err(self.error(format!("`{found}` has no meaning")));
                };
                self.offset += text.len();
                Ok(token.clone())
            }
        }
    }

    fn take_while(&mut self, holds: impl Fn(char) -> bool) -> &'t str {
        let rest = self.rest();
        let end = rest.find(|c| !holds(c)).unwrap_or(rest.len());
        self.offset += end;
        rest.get(..end).unwrap_or_default()
    }

    fn number(&mut self) -> Result<Token, SyntaxError> {
        let start = self.offset;
        self.offset += usize::from(self.rest().starts_with('-'));
        self.take_while(|c| c.is_ascii_digit());
        let text = self.text.get(start..self.offset).unwrap_or_default();
        match text.parse() {
            Ok(number) => Ok(Token::Number(number)),
            Err(_) => {
                self.offset = start;
                Err(self.error(format!(
                    "expected a whole number of 64 bits, found `{text}`"
                )))
            }
        }
    }

    /// The text between two `quote`s, escapes as written. The lexer moves behind the second one.
    fn delimited(&mut self, quote: char) -> Result<&'t str, SyntaxError> {
        let inner = self.rest().get(1..).unwrap_or_default();
        let mut escaped = false;
        for (position, character) in inner.char_indices() {
            if character == quote && !escaped {
                // Both quotes are one byte each.
                self.offset += position + 2;
                return Ok(inner.get(..position).unwrap_or_default());
            }
            escaped = character == '\\' && !escaped;
        }
        Err(self.error(format!("the closing {quote} is missing")))
    }

    fn json(&self, start: usize, text: &str) -> Result<Node, SyntaxError> {
        json::parse(Arc::from("literal"), text).map_err(|diagnostic| SyntaxError {
            kind: SyntaxErrorKind::Syntax,
            offset: start,
            message: format!("this is not valid JSON: {}", diagnostic.message),
        })
    }

    fn quoted(&mut self) -> Result<Token, SyntaxError> {
        let start = self.offset;
        self.delimited('"')?;
        let text = self.text.get(start..self.offset).unwrap_or_default();
        match self.json(start, text)? {
            Node::String(name) => Ok(Token::Quoted(name)),
            _ => Err(self.error("expected a name".to_owned())),
        }
    }

    fn raw(&mut self) -> Result<Token, SyntaxError> {
        let text = self.delimited('\'')?.replace("\\'", "'");
        // Other backslashes stay, since only the quote has an escape.
        Ok(Token::Literal(Node::from(text.as_str())))
    }

    fn literal(&mut self) -> Result<Token, SyntaxError> {
        let start = self.offset;
        let text = self.delimited('`')?.replace("\\`", "`");
        self.json(start, &text).map(Token::Literal)
    }

    fn error(&self, message: String) -> SyntaxError {
        SyntaxError {
            kind: SyntaxErrorKind::Syntax,
            offset: self.offset,
            message,
        }
    }
}
