//! Format-neutral access to shapes: the data that every interpreter walks.
//!
//! A generated shape says only what it is: a `const` [`Table`] of its members ([`Shape`]) and access to
//! each member by position ([`Structure`]). Everything that walks shapes, such as
//! JSON and CBOR, is written once against the closed set of value kinds, [`Slot`] for writing and [`Value`] for reading,
//! so that a new format adds an interpreter and not a line of generated code.

mod debug;
#[cfg(feature = "xml")]
pub(crate) mod element;
mod field;
mod macros;
mod structure;
mod table;
mod unit;
mod value;

pub use debug::fmt_structure;
pub use field::{Field, MapKey};
pub use structure::{Described, List, Map, Shape, StringEnum, Structure};
pub use table::{
    members, Location, Member, MemberFlags, Table, TableFlags, TimestampFormat, Trait, NO_TRAITS,
};
pub use unit::Unit;
pub use value::{Slot, Value};

/// The names that the entries of [`structure!`](crate::structure) and its like use without a path: traits of members,
/// timestamp formats, and [`Member`] for the members of lists and maps. None of them may be a name of the standard
/// prelude, which generated code writes without a path.
pub mod facts {
    pub use super::table::TimestampFormat::*;
    pub use super::table::Trait::*;
    pub use super::table::{Member, MemberFlags};
}
