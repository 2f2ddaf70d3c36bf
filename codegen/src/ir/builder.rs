//! The builder of a structure. Its methods follow from the structure's fields.

use super::Path;

/// The builder of a structure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Builder {
    /// Where it stands.
    pub path: Path,
    /// Whether `build()` returns a `Result`: a required member may be missing, or, for an operation's input,
    /// may become one.
    pub fallible: bool,
    /// Whether it holds the structure itself: each of its fields is an option, so it can be there from the start.
    pub holds_built: bool,
}
