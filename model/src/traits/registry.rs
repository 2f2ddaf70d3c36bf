//! The table of typed traits: a trait id comes in, the reader of its struct goes out.

use super::{Malformed, Trait, TraitValue, TypedValue};
use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

/// Reads a trait's value into its struct.
pub(crate) type Reader = fn(&TraitValue<'_>) -> Result<Arc<dyn TypedValue>, Malformed>;

fn read_shared<T: Trait>(value: &TraitValue<'_>) -> Result<Arc<dyn TypedValue>, Malformed> {
    Ok(Arc::new(T::read(value)?))
}

macro_rules! registry {
    ($($name:ident)*) => {
        /// Every typed trait, by topic.
        const TYPED: &[(&str, Reader)] = &[
            $((<super::$name as Trait>::ID, read_shared::<super::$name>),)*
        ];
    };
}

registry! {
    Length Pattern Range UniqueItems
    Mixin
    ClientContextParams ContextParam EndpointBdd EndpointRuleSet EndpointTests OperationContextParams
    StaticContextParams
}

static READERS: LazyLock<HashMap<&'static str, Reader>> =
    LazyLock::new(|| TYPED.iter().copied().collect());

/// The reader of a trait's struct, if it has one.
pub(crate) fn reader(id: &str) -> Option<Reader> {
    READERS.get(id).copied()
}

/// Whether a trait id has a struct; the others are kept as raw values.
pub fn is_typed(id: &str) -> bool {
    READERS.contains_key(id)
}

/// The ids of all traits that have a struct.
pub fn typed_ids() -> impl Iterator<Item = &'static str> {
    TYPED.iter().map(|(id, _)| *id)
}
