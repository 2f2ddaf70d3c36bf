//! The subject of a finding, and where it is written.

use crate::pointer::Pointer;
use crate::shape_id::ShapeId;
use std::sync::Arc;

/// The part of a model that a finding is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Subject {
    /// The part of the shape or member, unless it is the whole of it.
    pub part: Option<Arc<Part>>,
    /// The shape or member, as written; `None` if the finding is about something else.
    pub shape: Option<Arc<str>>,
}

/// A part of a shape or member.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// A trait other than the following.
    Trait(ShapeId),
    /// How an operation is paginated.
    Paginator,
    /// All waiters of an operation.
    Waiters,
    /// One waiter, by its name.
    Waiter(Arc<str>),
}

impl Subject {
    /// The id of the shape, that of a member's container included.
    pub fn container(&self) -> Option<&str> {
        self.shape.as_deref()?.split('$').next()
    }
}

/// A place in the sources, and its subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The name of the [`crate::SourceFile`], empty when the model itself (the prelude) is the origin.
    pub file: Arc<str>,
    /// The subject.
    pub subject: Subject,
    /// The way to the value; empty for the whole document.
    pub pointer: Pointer,
    /// The byte position, set where no pointer can be: in a file that is not JSON.
    pub offset: Option<usize>,
}

impl Origin {
    /// The whole of a file.
    pub fn file(name: impl Into<Arc<str>>) -> Origin {
        Origin {
            file: name.into(),
            subject: Subject::default(),
            pointer: Pointer::default(),
            offset: None,
        }
    }

    /// A byte position of the same file.
    pub fn at_offset(mut self, offset: usize) -> Origin {
        self.offset = Some(offset);
        self
    }

    /// The same place, said to concern a shape.
    pub fn concerning(mut self, shape: impl Into<Arc<str>>) -> Origin {
        self.subject.shape = Some(shape.into());
        self
    }

    /// The same place, said to concern a part of the shape.
    pub(crate) fn about(mut self, part: Part) -> Origin {
        self.subject.part = Some(Arc::new(part));
        self
    }

    /// The place of a key or index below this one.
    pub fn child(&self, segment: &str) -> Origin {
        Origin {
            pointer: self.pointer.child(segment),
            ..self.clone()
        }
    }

    /// The place that a pointer leads to from here.
    pub fn descendant(&self, rest: &Pointer) -> Origin {
        Origin {
            pointer: self.pointer.join(rest),
            ..self.clone()
        }
    }
}
