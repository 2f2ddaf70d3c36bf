//! The keys of a structure on the wire, as reading interpreters meet them: which member each means, whether it came
//! before, and whether it is the one that was expected.

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

/// Whether two names are the same, faster than a call for the short names of members.
#[inline(always)]
pub(crate) fn same(left: &[u8], right: &[u8]) -> bool {
    left.len() == right.len()
        && match left.len() {
            0..4 => left.iter().zip(right).all(|(left, right)| left == right),
            4..8 => ends::<4>(left) == ends(right),
            8..=16 => ends::<8>(left) == ends(right),
            _ => left == right,
        }
}

/// The first and the last bytes of a text, which may overlap.
#[inline]
fn ends<const N: usize>(text: &[u8]) -> Option<(&[u8; N], &[u8; N])> {
    Some((text.first_chunk()?, text.last_chunk()?))
}

#[cfg(test)]
mod tests {
    use super::same;

    #[test]
    fn a_changed_byte_makes_another_name() {
        let text = b"the quick brown fox jumps over the lazy dog";
        for length in 0..=text.len() {
            let name = &text[..length];
            assert!(same(name, text.split_at(length).0));
            assert!(!same(name, &text[..length.saturating_sub(1)]) || length == 0);
            for changed in 0..length {
                let mut other = name.to_vec();
                other[changed] ^= 1;
                assert!(!same(name, &other), "{length} {changed}");
            }
        }
    }
}
