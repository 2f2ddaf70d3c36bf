//! Which members of a structure are in a body.

use crate::shape::{Location, Member};

/// The members of the outermost structure that a body holds. The structures within it have no other place for theirs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Members {
    /// All of them.
    All,
    /// Those that stand nowhere else in a request, or in an event.
    OfRequest,
    /// Those that stand nowhere else in a response, or in an event.
    OfResponse,
}

impl Members {
    /// Whether this member is one of them.
    #[inline]
    pub(crate) fn contain(self, member: &Member) -> bool {
        // A shape can be the input of one operation and the output of another; each direction has bindings of its own.
        match self {
            Self::All => true,
            Self::OfRequest => matches!(member.location(), Location::Body | Location::Status),
            Self::OfResponse => {
                let location = member.location();
                location == Location::Body || location.is_of_request()
            }
        }
    }
}
