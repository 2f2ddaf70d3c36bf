//! The names of the generated crate: from the names of a model to the names of its Rust API.
//!
//! Names are API. For the services that AWS publishes, every name here equals the one in `aws-sdk-<service>`;
//! the rules are few and there is no list of exceptions. Where two names of the model would collide, or one would
//! collide with a name of the generated code, one of them is changed, with a warning.
//!
//! - `words` and [`snake_case`], [`pascal_case`], ...: how a name is cut and cased
//! - [`Identifier`]: what Rust accepts; keywords
//! - `scope`: what happens when names collide
//! - `members`: fields, methods and variants of one shape
//! - `assign`: all of it for a service, as one table, [`Names`]

mod assign;
mod case;
mod closure;
#[rustfmt::skip] // one name on a line
mod defined;
mod identifier;
mod members;
mod names;
mod operations;
mod renamed;
mod scope;
#[cfg(test)]
mod tests;
mod types;
mod waiters;
mod words;

pub use assign::assign;
pub use case::{pascal_case, snake_case};
pub(crate) use closure::{is_error, is_event_stream, reached};
pub use identifier::{is_keyword, Identifier};
pub use members::{fields, is_config_method, FieldNames, Members, Role, UnionVariantNames};
pub use names::{
    EnumerationNames, ErrorNames, ItemNames, Names, OperationNames, Place, ShapeNames,
    StructureNames, UnionNames, WaiterNames,
};
pub use renamed::Renamed;
