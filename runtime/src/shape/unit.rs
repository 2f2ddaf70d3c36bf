//! The value of a union member that targets `smithy.api#Unit`: a structure without members.

use super::{Shape, Slot, Structure, Table, Value};

/// A structure without members. It has no size, so opening one needs no place to put it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unit;

impl Shape for Unit {
    const TABLE: Table = Table::new("Unit", &[]);
}

impl Unit {
    /// A unit, opened: there is nothing to write to.
    #[inline]
    pub fn slot<'a>() -> Slot<'a> {
        // A box of a type without size allocates nothing, so nothing is leaked.
        Slot::Structure(Box::leak(Box::new(Unit)))
    }

    /// A unit, read.
    #[inline]
    pub fn value<'a>() -> Value<'a> {
        Value::Structure(&Unit)
    }
}

impl Structure for Unit {
    #[inline]
    fn slot(&mut self, _index: usize) -> Option<Slot<'_>> {
        None
    }

    #[inline]
    fn get(&self, _index: usize) -> Option<Value<'_>> {
        None
    }

    #[inline]
    fn empty() -> Self {
        Unit
    }
}
