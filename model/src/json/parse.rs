//! The parser: a source file comes in, its value or one diagnostic goes out.

use super::cursor::{Cursor, Stop};
use super::DEPTH_LIMIT;
use crate::diagnostic::{codes, Diagnostic, Origin};
use crate::node::{Node, Number, Object};
use crate::source::SourceFile;
use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::Arc;

/// Why a text was refused.
enum Refusal {
    Syntax(Stop),
    Depth { offset: usize },
    DuplicateKey { offset: usize, key: Arc<str> },
}

impl From<Stop> for Refusal {
    fn from(stop: Stop) -> Self {
        Refusal::Syntax(stop)
    }
}

/// Parses a whole file.
pub(crate) fn parse(file: &SourceFile) -> Result<Node, Box<Diagnostic>> {
    let mut parser = Parser {
        cursor: Cursor::new(file.text()),
        strings: HashSet::new(),
    };
    parser
        .document()
        .map_err(|refusal| Box::new(refusal.diagnose(file)))
}

/// Keys and short strings (targets above all) recur by the thousand in a model; each is held once.
const SHARED_LENGTH: usize = 80;

struct Parser<'a> {
    cursor: Cursor<'a>,
    strings: HashSet<Arc<str>>,
}

impl Parser<'_> {
    fn document(&mut self) -> Result<Node, Refusal> {
        self.cursor.skip_space();
        let node = self.value(0)?;
        match self.cursor.skip_space() {
            None => Ok(node),
            Some(_) => Err(self.cursor.stop("the end of the file").into()),
        }
    }

    /// Reads the value that begins at the position.
    fn value(&mut self, depth: usize) -> Result<Node, Refusal> {
        match self.cursor.peek() {
            Some(b'{') => self.object(depth),
            Some(b'[') => self.array(depth),
            Some(b'"') => {
                let text = self.cursor.take_string()?;
                Ok(Node::String(self.share(text)))
            }
            Some(b'-' | b'0'..=b'9') => {
                let text = self.cursor.take_number()?;
                Ok(Node::Number(Number::from_checked_text(text)))
            }
            Some(b't') if self.cursor.take_word("true") => Ok(Node::Boolean(true)),
            Some(b'f') if self.cursor.take_word("false") => Ok(Node::Boolean(false)),
            Some(b'n') if self.cursor.take_word("null") => Ok(Node::Null),
            _ => Err(self.cursor.stop("a JSON value").into()),
        }
    }

    fn array(&mut self, depth: usize) -> Result<Node, Refusal> {
        self.enter(depth)?;
        let mut items = Vec::new();
        if self.cursor.skip_space() == Some(b']') {
            self.cursor.position += 1;
            return Ok(Node::Array(items));
        }
        loop {
            self.cursor.skip_space();
            items.push(self.value(depth + 1)?);
            match self.cursor.skip_space() {
                Some(b',') => self.cursor.position += 1,
                Some(b']') => {
                    self.cursor.position += 1;
                    return Ok(Node::Array(items));
                }
                _ => return Err(self.cursor.stop("`,` or `]`").into()),
            }
        }
    }

    fn object(&mut self, depth: usize) -> Result<Node, Refusal> {
        self.enter(depth)?;
        let mut object = Object::new();
        if self.cursor.skip_space() == Some(b'}') {
            self.cursor.position += 1;
            return Ok(Node::Object(object));
        }
        loop {
            if self.cursor.skip_space() != Some(b'"') {
                return Err(self.cursor.stop("a key in double quotes").into());
            }
            let offset = self.cursor.position;
            let key = self.cursor.take_string()?;
            let key = self.share(key);
            if self.cursor.skip_space() != Some(b':') {
                return Err(self.cursor.stop("`:`").into());
            }
            self.cursor.position += 1;
            self.cursor.skip_space();
            let value = self.value(depth + 1)?;
            if object.insert(Arc::clone(&key), value).is_some() {
                return Err(Refusal::DuplicateKey { offset, key });
            }
            match self.cursor.skip_space() {
                Some(b',') => self.cursor.position += 1,
                Some(b'}') => {
                    self.cursor.position += 1;
                    return Ok(Node::Object(object));
                }
                _ => return Err(self.cursor.stop("`,` or `}`").into()),
            }
        }
    }

    /// Moves over the opening bracket of an array or object.
    fn enter(&mut self, depth: usize) -> Result<(), Refusal> {
        if depth >= DEPTH_LIMIT {
            return Err(Refusal::Depth {
                offset: self.cursor.position,
            });
        }
        self.cursor.position += 1;
        Ok(())
    }

    fn share(&mut self, text: Cow<'_, str>) -> Arc<str> {
        if text.len() > SHARED_LENGTH {
            return Arc::from(text);
        }
        if let Some(shared) = self.strings.get(&*text) {
            return Arc::clone(shared);
        }
        let shared: Arc<str> = Arc::from(text);
        self.strings.insert(Arc::clone(&shared));
        shared
    }
}

impl Refusal {
    fn diagnose(self, file: &SourceFile) -> Diagnostic {
        let origin = Origin::file(file.shared_name());
        match self {
            Refusal::Syntax(stop) => {
                let found = file
                    .text()
                    .get(stop.offset..)
                    .and_then(|rest| rest.chars().next());
                let found = match found {
                    Some(quote @ ('"' | '\'' | '\\')) => format!("`{quote}`"),
                    Some(character) => format!("`{}`", character.escape_debug()),
                    None => "the end of the file".to_owned(),
                };
                Diagnostic::error(
                    codes::JSON_SYNTAX,
                    format!("expected {}, found {found}", stop.expected),
                    origin.at_offset(stop.offset),
                )
            }
            Refusal::Depth { offset } => Diagnostic::error(
                codes::JSON_DEPTH,
                format!("arrays and objects are nested more than {DEPTH_LIMIT} deep"),
                origin.at_offset(offset),
            ),
            Refusal::DuplicateKey { offset, key } => Diagnostic::error(
                codes::DUPLICATE_KEY,
                format!("the key `{}` is in this object already", key.escape_debug()),
                origin.at_offset(offset),
            ),
        }
    }
}
