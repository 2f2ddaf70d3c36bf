//! The parser: a source file comes in, its value or one diagnostic goes out.

use super::cursor::{Cursor, Stop};
use super::DEPTH_LIMIT;
use crate::diagnostic::{codes, Diagnostic, Origin};
use crate::node::{Node, Number, Object};
use crate::source::SourceFile;
use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::Arc;

/// Why a text was refused, and where.
struct Refusal {
    offset: usize,
    why: Why,
    /// The keys and positions that lead to the value, the innermost first.
    path: Vec<Arc<str>>,
}

enum Why {
    Syntax { expected: &'static str },
    Depth,
    DuplicateKey(Arc<str>),
}

impl Refusal {
    fn new(offset: usize, why: Why) -> Box<Refusal> {
        Box::new(Refusal {
            offset,
            why,
            path: Vec::new(),
        })
    }

    /// The same, seen from the value around it.
    fn within(mut self: Box<Self>, segment: impl Into<Arc<str>>) -> Box<Refusal> {
        self.path.push(segment.into());
        self
    }
}

impl From<Stop> for Box<Refusal> {
    fn from(stop: Stop) -> Self {
        let why = Why::Syntax {
            expected: stop.expected,
        };
        Refusal::new(stop.offset, why)
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
    fn document(&mut self) -> Result<Node, Box<Refusal>> {
        self.cursor.skip_space();
        let node = self.value(0)?;
        match self.cursor.skip_space() {
            None => Ok(node),
            Some(_) => Err(self.cursor.stop("the end of the file").into()),
        }
    }

    /// Reads the value that begins at the position.
    fn value(&mut self, depth: usize) -> Result<Node, Box<Refusal>> {
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

    fn array(&mut self, depth: usize) -> Result<Node, Box<Refusal>> {
        self.enter(depth)?;
        let mut items = Vec::new();
        if self.cursor.skip_space() == Some(b']') {
            self.cursor.position += 1;
            return Ok(Node::Array(items));
        }
        loop {
            self.cursor.skip_space();
            match self.value(depth + 1) {
                Ok(item) => items.push(item),
                Err(refusal) => return Err(refusal.within(items.len().to_string())),
            }
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

    fn object(&mut self, depth: usize) -> Result<Node, Box<Refusal>> {
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
            let value = match self.value(depth + 1) {
                Ok(value) => value,
                Err(refusal) => return Err(refusal.within(key)),
            };
            if object.insert(Arc::clone(&key), value).is_some() {
                let why = Why::DuplicateKey(Arc::clone(&key));
                return Err(Refusal::new(offset, why).within(key));
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
    fn enter(&mut self, depth: usize) -> Result<(), Box<Refusal>> {
        if depth >= DEPTH_LIMIT {
            return Err(Refusal::new(self.cursor.position, Why::Depth));
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
        let root = Origin::file(file.shared_name());
        let origin = self.path.iter().rev();
        let origin = origin.fold(root, |origin, segment| origin.child(segment));
        let origin = origin.at_offset(self.offset);
        match self.why {
            Why::Syntax { expected } => {
                let found = file
                    .text()
                    .get(self.offset..)
                    .and_then(|rest| rest.chars().next());
                let found = match found {
                    Some(quote @ ('"' | '\'' | '\\')) => format!("`{quote}`"),
                    Some(character) => format!("`{}`", character.escape_debug()),
                    None => "the end of the file".to_owned(),
                };
                let message = format!("expected {expected}, found {found}");
                Diagnostic::error(codes::JSON_SYNTAX, message, origin)
            }
            Why::Depth => {
                // The way there is as long as it says.
                let origin = Origin::file(file.shared_name()).at_offset(self.offset);
                let message = format!("arrays and objects are nested more than {DEPTH_LIMIT} deep");
                Diagnostic::error(codes::JSON_DEPTH, message, origin)
            }
            Why::DuplicateKey(key) => {
                let key = key.escape_debug();
                let message = format!("the key `{key}` is in this object already");
                Diagnostic::error(codes::DUPLICATE_KEY, message, origin)
                    .help("remove one of the two")
            }
        }
    }
}
