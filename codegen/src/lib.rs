//! From a Smithy service model to the files of a Rust client crate.

pub mod codes;
mod documentation;
pub mod emit;
mod generated;
pub mod ir;
pub mod lower;
pub mod naming;
pub mod nearest;
pub mod options;
pub mod protocol;
pub mod render;
pub mod select;

pub use generated::Generated;
pub use options::{GitReference, Options, PackageName, PackageVersion, RuntimeSource};
