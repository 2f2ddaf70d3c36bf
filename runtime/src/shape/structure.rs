//! The traits behind the kinds that are not plain values.

use std::fmt::Debug;

use super::{Member, Slot, Table, Value};

/// The description of a generated shape.
#[doc(hidden)]
pub trait Shape {
    /// The shape's members.
    const TABLE: Table;
}

/// Abilities that follow from the description. Generated shapes get them from here, so that no crate repeats these
/// functions for each of its shapes.
#[doc(hidden)]
pub trait Described {
    /// The shape's members. `&'static`, so that it never conflicts with an open slot.
    fn table(&self) -> &'static Table;

    /// Makes this the value of [`empty`](Structure::empty) again, as when a member comes a second time.
    fn reset(&mut self);
}

impl<T: Shape + Structure> Described for T {
    #[inline]
    fn table(&self) -> &'static Table {
        const { &T::TABLE }
    }

    #[inline]
    fn reset(&mut self) {
        *self = T::empty();
    }
}

/// Access to the members of a generated shape by position. A union is a structure whose table says so, and
/// so is the error type of an operation, whose members are its errors.
#[doc(hidden)]
pub trait Structure: Described + Debug + Send + Sync {
    /// Opens the member at this position for writing; an absent member becomes present with the
    /// value of [`Field::missing`](super::Field::missing), and a union takes this variant unless
    /// it already has it. `None` when there is no such position.
    fn slot(&mut self, index: usize) -> Option<Slot<'_>>;

    /// The member at this position, or `None` when it is absent or there is no such position.
    fn get(&self, index: usize) -> Option<Value<'_>>;

    /// The value a client has when the service sent nothing: options absent, defaulted members at
    /// their default, required members at the zero value of their type (client error correction).
    fn empty() -> Self
    where
        Self: Sized;
}

impl dyn Structure + '_ {
    /// The member of this name, if it is there.
    pub(crate) fn named(&self, name: &str) -> Option<Value<'_>> {
        self.get(self.table().position(name)?)
    }

    /// The member that a union holds, with its value.
    pub(crate) fn active(&self) -> Option<(&'static Member, Value<'_>)> {
        let members = self.table().members.iter().enumerate();
        let mut set = members.filter_map(|(index, member)| Some((member, self.get(index)?)));
        set.next()
    }
}

impl<T: Shape> Shape for Box<T> {
    const TABLE: Table = T::TABLE;
}

/// A structure that breaks a circle of shapes.
impl<T: Shape + Structure> Structure for Box<T> {
    #[inline]
    fn slot(&mut self, index: usize) -> Option<Slot<'_>> {
        (**self).slot(index)
    }

    #[inline]
    fn get(&self, index: usize) -> Option<Value<'_>> {
        (**self).get(index)
    }

    #[inline]
    fn empty() -> Self {
        Box::new(T::empty())
    }
}

/// An `enum` of strings, in which values unknown to the model are preserved.
#[doc(hidden)]
pub trait StringEnum: Debug {
    /// The value on the wire.
    fn as_str(&self) -> &str;

    /// Takes the variant of this wire value, or the unknown variant that keeps it.
    fn assign(&mut self, value: &str);
}

/// A list, whatever its items.
#[doc(hidden)]
pub trait List: Debug {
    /// The number of items.
    fn len(&self) -> usize;

    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The item at this position: `None` is a null of a sparse list, or no such position.
    fn get(&self, index: usize) -> Option<Value<'_>>;

    /// Removes all items.
    fn clear(&mut self);

    /// Adds an item and opens it.
    fn push(&mut self) -> Slot<'_>;

    /// Adds a null when the list is sparse (`smithy.api#sparse`); says whether it did.
    fn push_null(&mut self) -> bool;
}

/// A map, whatever its keys and values.
#[doc(hidden)]
pub trait Map: Debug {
    /// The number of entries.
    fn len(&self) -> usize;

    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Calls `visit` with each entry until it returns false. A value of `None` is a null of a
    /// sparse map. The order is the map's own.
    fn each<'a>(&'a self, visit: &mut dyn FnMut(&'a str, Option<Value<'a>>) -> bool);

    /// Removes all entries.
    fn clear(&mut self);

    /// Adds an entry, replacing one of the same key, and opens its value.
    fn insert(&mut self, key: String) -> Slot<'_>;

    /// Adds a null when the map is sparse (`smithy.api#sparse`); says whether it did.
    fn insert_null(&mut self, key: String) -> bool;
}
