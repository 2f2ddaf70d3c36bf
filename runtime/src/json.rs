//! JSON: from bytes to a shape and back, over the shape's table.
//!
//! An interpreter walks the table of the shape that it fills and pulls tokens from a parser of our own (`reader.rs`).
//! The parser looks at each byte once, borrows keys and values from the body, and allocates only for the strings that
//! are kept. It accepts exactly the texts of RFC 8259 in UTF-8.

mod decimal;
mod document;
mod error;
mod number;
mod read;
mod reader;
mod scalar;
mod settings;
mod text;
mod timestamp;
mod write;

pub use error::Error;
pub use read::read_structure;
pub use settings::Settings;
pub use write::{write_event, write_structure};

pub(crate) use document::read as read_document;
pub(crate) use reader::Reader;
pub(crate) use text::push_string;
#[cfg(feature = "event-stream")]
pub(crate) use timestamp::parse as parse_timestamp;
