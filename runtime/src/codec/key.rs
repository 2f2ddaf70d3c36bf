//! The keys of a structure on the wire, as reading interpreters meet them: which member each means, and whether it came
//! before.

use super::members::Members;
use crate::shape::Table;

/// The meaning of the key of an entry in a structure or union.
#[derive(PartialEq)]
pub(crate) enum Key {
    /// The member at this position.
    Member(usize),
    /// No member, but the mark that some services give every structure.
    Type,
    /// No member.
    Unknown,
}

impl Key {
    /// The meaning of this name. Members mostly come in the order of the model, so the search starts at `expected`.
    #[inline]
    pub(crate) fn of(name: &str, table: &Table, expected: usize, members: Members) -> Self {
        match table.position_in_body(name, expected, |member| members.contain(member)) {
            Some(index) => Self::Member(index),
            None if name == "__type" => Self::Type,
            None => Self::Unknown,
        }
    }
}

/// The members of one structure that have been read.
#[derive(Default)]
pub(crate) struct Seen(u64);

impl Seen {
    /// Notes a member; says whether it may have been read before. Positions beyond the bits
    /// count as read, which costs an unneeded reset and changes nothing.
    #[inline]
    pub(crate) fn insert(&mut self, index: usize) -> bool {
        let Some(bit) = u32::try_from(index)
            .ok()
            .and_then(|index| 1u64.checked_shl(index))
        else {
            return true;
        };
        let repeated = self.0 & bit != 0;
        self.0 |= bit;
        repeated
    }
}
