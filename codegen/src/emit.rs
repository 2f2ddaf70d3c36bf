//! Emission: rendered files come in as values, formatted text goes out, and at the very end of the
//! pipeline one function writes it or compares it with what is on disk.
//!
//! Two steps, so that everything before the second is pure:
//!
//! 1. [`finish`] turns a list of [`RenderedFile`] into [`Files`], formatted and marked; [`finish_parts`] does so file
//!    by file, as they are rendered.
//! 2. [`write_or_check`] brings an output folder to that state, or says what differs.
//!
//! `module` comes before, where the files are to be a module of another crate and not a crate.
//!
//! Nothing here knows of the model or of the intermediate representation.

mod file;
mod format;
pub(crate) mod module;
mod path;
#[cfg(test)]
mod tests;
mod write;

pub use file::{Files, Part, RenderedContent, RenderedFile, RenderedItem, MARKER};
pub use format::{finish, finish_parts, EmitError, Layouts};
pub use path::{OutputPath, PathError};
pub use write::{
    lock, pending, prepare, recover, share, write_or_check, Disk, FileChange, FileSystem, Lock,
    Mode, Prepared, Recovery, WriteError, WriteErrorKind, WriteReport, JOURNAL,
};
pub(crate) use write::{place, with_plain_line_ends, Place};
