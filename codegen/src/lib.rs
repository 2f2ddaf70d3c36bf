//! From a Smithy service model to the files of a Rust client crate.

pub mod codes;
pub mod customizations;
pub mod diff;
pub mod documentation;
pub mod emit;
mod generate;
pub mod ir;
mod keep_going;
#[cfg(test)]
mod layers;
pub mod lower;
pub mod naming;
pub mod options;
pub mod protocol;
pub mod render;
pub mod select;
mod show;

pub use generate::{generate, generate_with, service_in, Generated};
pub use keep_going::{every_error, generate_what_is_right, Omitted};
pub use options::{
    Edition, GitReference, ManifestKeys, Options, PackageName, PackageVersion, Publish,
    RuntimeSource,
};
pub use show::{show, Stage};
