//! What a finding is about and where that is written.

use crate::pointer::Pointer;
use crate::shape_id::ShapeId;
use std::sync::Arc;

/// What in a model something is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Subject {
    /// What of a shape or member, if it is not all of it.
    pub part: Option<Arc<Part>>,
    /// The shape or member, as written; none for what belongs to no shape.
    pub shape: Option<Arc<str>>,
}

/// What is said of a shape or member.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// A trait that is none of the following.
    Trait(ShapeId),
    /// How an operation is paginated.
    Paginator,
    /// All that can be waited for by repeating an operation.
    Waiters,
    /// One of these, by its name.
    Waiter(Arc<str>),
}

impl Subject {
    /// The id of the shape, that of a member's container included.
    pub fn container(&self) -> Option<&str> {
        self.shape.as_deref()?.split('$').next()
    }
}

/// Where in the sources something was said, and what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The name of the [`crate::SourceFile`], empty when the model itself (the prelude) is the origin.
    pub file: Arc<str>,
    /// What it is about.
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
