//! What each trait with a struct says of itself.

use super::selector::Selector;
use super::value::FromValue;
use std::any::Any;
use std::fmt::Debug;

/// A trait with a struct of its own.
pub trait Trait: Any + Debug + Send + Sync + Sized {
    /// The trait's shape id.
    const ID: &'static str;
}

/// What resolving must know of a trait that has a struct, besides how its value is read.
pub(crate) trait Applicable: Trait + FromValue {
    /// Where the trait may be applied.
    const SELECTOR: Selector;
}

/// Any typed trait value.
pub(crate) trait TypedValue: Any + Debug + Send + Sync {}

impl<T: Trait> TypedValue for T {}
