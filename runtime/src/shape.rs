//! Format-neutral access to shapes: what every interpreter walks.
//!
//! A generated shape says only what it is: a `const` [`Table`] of its members ([`Shape`]) and access to
//! each member by position ([`Structure`]). Everything that walks shapes (JSON today; other wire
//! formats, documents and constraints beside it) is written once against the closed set of value
//! kinds, [`Slot`] for writing and [`Value`] for reading, so that a new format adds an
//! interpreter and not a line of generated code.

mod field;
mod macros;
mod structure;
mod table;
mod unit;
mod value;

pub use field::{Field, MapKey};
pub use structure::{Described, List, Map, Shape, StringEnum, Structure};
pub use table::{Member, MemberFlags, Table, TableFlags, TimestampFormat, Trait};
pub use unit::Unit;
pub use value::{Slot, Value};
