//! The error of reading bytes into a shape: the reason, the byte and the member.

use std::borrow::Cow;
use std::error::Error as StdError;
use std::fmt;

use aws_smithy_runtime_api::box_error::BoxError;

use crate::shape::{Member, MemberFlags, Table, TableFlags};

/// How much of a value a message quotes, in bytes.
const LONGEST_QUOTE: usize = 120;

/// A failure to read a body. One pointer wide, since it travels through every reading function.
pub struct Error(Box<Failure>);

struct Failure {
    /// The value that the message is about, where it quotes one.
    subject: Option<Cow<'static, str>>,
    message: Cow<'static, str>,
    offset: usize,
    /// The members around the place, innermost first.
    path: Vec<Segment>,
    source: Option<BoxError>,
}

/// A step into a value.
#[derive(Debug)]
pub(crate) enum Segment {
    /// A member of a structure or union.
    Member(&'static str),
    /// An item of a list.
    Index(usize),
    /// A value of a map.
    Key(String),
    /// A value of a map whose keys must not be printed.
    AnyKey,
}

impl Error {
    /// A failure at this byte of the body.
    #[cold]
    pub(crate) fn new(offset: usize, message: impl Into<Cow<'static, str>>) -> Self {
        Self(Box::new(Failure {
            subject: None,
            message: message.into(),
            offset,
            path: Vec::new(),
            source: None,
        }))
    }

    /// A failure of the value at this byte, which the message says something about.
    #[cold]
    pub(crate) fn of_value(
        offset: usize,
        value: impl fmt::Debug,
        message: impl Into<Cow<'static, str>>,
    ) -> Self {
        let mut subject = format!("{value:?}");
        if subject.len() > LONGEST_QUOTE {
            subject.truncate(subject.floor_char_boundary(LONGEST_QUOTE));
            subject.push('…');
        }
        let mut error = Self::new(offset, message);
        error.0.subject = Some(subject.into());
        error
    }

    /// The same with the failure that caused it.
    pub(crate) fn caused_by(mut self, source: impl Into<BoxError>) -> Self {
        self.0.source = Some(source.into());
        self
    }

    /// The same, found while reading this part of a value.
    #[cold]
    pub(crate) fn within(mut self, segment: Segment) -> Self {
        self.0.path.push(segment);
        self
    }

    /// The same, found while reading this member of a structure; nothing of a sensitive one is told.
    #[cold]
    pub(crate) fn within_member(self, table: &Table, member: &Member) -> Self {
        let error = self.within(Segment::Member(member.name));
        let is_sensitive = table.flags.contains(TableFlags::SENSITIVE)
            || member.flags.contains(MemberFlags::SENSITIVE);
        match is_sensitive {
            true => error.redacted(),
            false => error,
        }
    }

    /// The same without any part of the body, for values that must not be printed (`smithy.api#sensitive`). Causes quote
    /// the body as well.
    #[cold]
    fn redacted(mut self) -> Self {
        let failure = &mut *self.0;
        failure.source = None;
        failure.subject = failure.subject.as_ref().map(|_| "the value".into());
        for segment in &mut failure.path {
            if matches!(segment, Segment::Key(_)) {
                *segment = Segment::AnyKey;
            }
        }
        self
    }

    /// The place in the body where reading stopped, in bytes from its start.
    pub fn offset(&self) -> usize {
        self.0.offset
    }

    /// The member in which reading stopped, as in `Items[2].Tags["a"].Value`; empty at the top. The key is left out
    /// where the map may not be printed: `Tags[*]`.
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
                Segment::AnyKey => path.push_str("[*]"),
            }
        }
        path
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Failure {
            subject,
            message,
            offset,
            ..
        } = &*self.0;
        let path = self.path();
        if !path.is_empty() {
            write!(f, "{path}: ")?;
        }
        if let Some(subject) = subject {
            write!(f, "{subject} ")?;
        }
        write!(f, "{message} at byte {offset}")
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("subject", &self.0.subject)
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
