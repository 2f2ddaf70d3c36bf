//! The traits of Rust that each struct of a trait implements.

use super::selector::Selector;
use super::value::FromValue;
use std::any::Any;
use std::fmt::Debug;

/// A trait with a struct of its own.
pub trait Trait: Any + Debug + Send + Sync + Sized {
    /// The trait's shape id.
    const ID: &'static str;
}

/// A trait with a struct, as the resolver needs it.
pub(crate) trait Applicable: Trait + FromValue {
    /// Where the trait may be applied.
    const SELECTOR: Selector;
}

/// Any typed trait value.
pub(crate) trait TypedValue: Any + Debug + Send + Sync {}

impl<T: Trait> TypedValue for T {}
