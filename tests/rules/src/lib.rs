//! Cases that need no client: endpoint rules and JMESPath.
//!
//! In: the folder of the conformance data. Out: what became of each case, as JSON. Rules go through the
//! generator's lowering and the runtime's evaluator, as in a generated crate; only printing and compiling them
//! is left out. Expected values come from the cases alone.

pub mod binding;
pub mod data;
mod input;
pub mod jmespath;
pub mod leak;
mod lower;
pub mod outcome;
pub mod run;

pub use lower::lower;
