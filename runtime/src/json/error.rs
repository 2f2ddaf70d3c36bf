//! Why a text could not be read into a shape: what was wrong, at which byte, in which member.

use std::borrow::Cow;
use std::error::Error as StdError;
use std::fmt;

use aws_smithy_runtime_api::box_error::BoxError;

/// A failure to read JSON. One pointer wide, since it travels through every reading function.
pub struct Error(Box<Failure>);

struct Failure {
    message: Cow<'static, str>,
    offset: usize,
    /// The members around the place, innermost first.
    path: Vec<Segment>,
    source: Option<BoxError>,
}

/// A step into a value.
#[derive(Debug)]
pub(super) enum Segment {
    /// A member of a structure or union.
    Member(&'static str),
    /// An item of a list.
    Index(usize),
    /// A value of a map.
    Key(String),
}

impl Error {
    /// A failure at this byte of the body.
    #[cold]
    pub(super) fn new(offset: usize, message: impl Into<Cow<'static, str>>) -> Self {
        Self(Box::new(Failure {
            message: message.into(),
            offset,
            path: Vec::new(),
            source: None,
        }))
    }

    /// The same with the failure that caused it.
    pub(super) fn caused_by(mut self, source: impl Into<BoxError>) -> Self {
        self.0.source = Some(source.into());
        self
    }

    /// The same, found while reading this part of a value.
    #[cold]
    pub(super) fn within(mut self, segment: Segment) -> Self {
        self.0.path.push(segment);
        self
    }

    /// The place in the body where reading stopped, in bytes from its start.
    pub fn offset(&self) -> usize {
        self.0.offset
    }

    /// The member in which reading stopped, as in `Items[2].Tags["a"].Value`; empty at the top.
    pub fn path(&self) -> String {
        let mut path = String::new();
        for segment in self.0.path.iter().rev() {
            match segment {
                Segment::Member(name) if path.is_empty() => path.push_str(name),
                Segment::Member(name) => {
                    path.push('.');
                    path.push_str(name);
                }
                Segment::Index(index) => path.push_str(&format!("[{index}]")),
                Segment::Key(key) => path.push_str(&format!("[{key:?}]")),
            }
        }
        path
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Failure {
            message, offset, ..
        } = &*self.0;
        let path = self.path();
        if path.is_empty() {
            write!(f, "{message} at byte {offset}")
        } else {
            write!(f, "{path}: {message} at byte {offset}")
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("message", &self.0.message)
            .field("offset", &self.0.offset)
            .field("path", &self.path())
            .field("source", &self.0.source)
            .finish()
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.0.source {
            Some(source) => Some(&**source),
            None => None,
        }
    }
}
