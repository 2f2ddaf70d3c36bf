//! The reading interpreter: from a CBOR body to a shape, by the shape's table.

use super::head::{ARRAY, MAP};
use super::reader::{Left, Reader};
use crate::codec::{Error, Key, Members, Orders, Seen, Segment, VisitText, DEPTH};
use crate::shape::{List, Map, Member, Slot, Structure, Table};

/// Reads a body into a value that is empty; an empty body is a structure without members. A later
/// member replaces an earlier one of the same name.
///
/// # Errors
///
/// The body is not CBOR, or one of its values is not what the member takes, or a union has no member or several, or a
/// list or map that is not sparse has a null, or values are nested more than 128 deep.
pub(super) fn read(
    body: &[u8],
    target: Slot<'_>,
    member: &'static Member,
    members: Members,
) -> Result<(), Error> {
    let mut interpreter = Interpreter {
        reader: Reader::new(if body.is_empty() { NO_MEMBERS } else { body }),
        orders: Orders::default(),
    };
    match target {
        Slot::Structure(target) => interpreter.structure(target, members, 0)?,
        other => interpreter.value(other, member, 0)?,
    }
    interpreter.reader.end()
}

/// A map without entries.
const NO_MEMBERS: &[u8] = &[0xa0];

/// Calls back with the name and the text of each entry of a map that is text. What is no map has none.
///
/// # Errors
///
/// The body is not CBOR.
pub(super) fn texts(body: &[u8], visit: VisitText<'_>) -> Result<(), Error> {
    let mut reader = Reader::new(if body.is_empty() { NO_MEMBERS } else { body });
    let Ok(mut left) = reader.open(MAP, "a map") else {
        reader.skip()?;
        return reader.end();
    };
    while reader.more(&mut left) {
        let key = reader.key()?;
        if reader.is_text() {
            visit(&key, &reader.text()?);
        } else {
            reader.skip()?;
        }
    }
    reader.end()
}

struct Interpreter<'a> {
    reader: Reader<'a>,
    orders: Orders,
}

impl Interpreter<'_> {
    fn structure(
        &mut self,
        target: &mut dyn Structure,
        members: Members,
        depth: usize,
    ) -> Result<(), Error> {
        let mut left = self.open(MAP, "a map", depth)?;
        let table = target.table();
        if table.is_union() {
            return self.union(target, table, left, depth);
        }
        let mut seen = Seen::default();
        let mut walk = self.orders.walk(table);
        while self.reader.more(&mut left) {
            let expected = self.orders.expected(&walk);
            let (index, is_null) = match self.expected_key(table, expected, members) {
                true => (expected, false),
                false => match self.key(table, expected, members)? {
                    Key::Member(index) => (index, self.reader.null()),
                    Key::Type | Key::Unknown => {
                        self.reader.skip()?;
                        continue;
                    }
                },
            };
            if index != expected {
                self.orders.note(&mut walk, index);
            }
            walk.pass(index);
            if !is_null {
                self.member(target, table, index, &mut seen, depth)?;
            }
        }
        Ok(())
    }

    /// The entries of a map that is a union.
    fn union(
        &mut self,
        target: &mut dyn Structure,
        table: &'static Table,
        mut left: Left,
        depth: usize,
    ) -> Result<(), Error> {
        let mut seen = Seen::default();
        let mut is_set = false;
        while self.reader.more(&mut left) {
            let key = self.key(table, 0, Members::All)?;
            if self.reader.null() {
                continue;
            }
            if is_set && key != Key::Type {
                return Err(self.reader.fail("a union has more than one member"));
            }
            is_set |= key != Key::Type;
            match key {
                Key::Member(index) => self.member(target, table, index, &mut seen, depth)?,
                Key::Type | Key::Unknown => self.reader.skip()?,
            }
        }
        if is_set {
            Ok(())
        } else {
            Err(self.reader.fail("a union has no member"))
        }
    }

    /// Takes the expected key, if its value is not null. Nearly every key is taken by this one comparison.
    #[inline]
    fn expected_key(&mut self, table: &'static Table, expected: usize, members: Members) -> bool {
        table.members.get(expected).is_some_and(|member| {
            members.contain(member) && self.reader.take_member(member.name_in_body())
        })
    }

    /// The next key.
    #[inline(never)]
    fn key(
        &mut self,
        table: &'static Table,
        expected: usize,
        members: Members,
    ) -> Result<Key, Error> {
        let name = self.reader.key()?;
        Ok(Key::of(&name, table, expected, members))
    }

    /// The value of a member, which is not null.
    #[inline(always)]
    fn member(
        &mut self,
        target: &mut dyn Structure,
        table: &'static Table,
        index: usize,
        seen: &mut Seen,
        depth: usize,
    ) -> Result<(), Error> {
        let (Some(slot), Some(member)) = (target.slot(index), table.members.get(index)) else {
            return self.reader.skip();
        };
        let result = match slot {
            // A variant without a value: its item carries no more information.
            Slot::Structure(unit) if table.is_union() && unit.table().members.is_empty() => {
                self.reader.skip()
            }
            Slot::Structure(structure) => {
                if seen.insert(index) {
                    structure.reset();
                }
                self.structure(structure, Members::All, depth + 1)
            }
            other => self.value(other, member, depth + 1),
        };
        result.map_err(|error| error.within_member(table, member))
    }

    /// Each kind has a function of its own, so that this is no more than a jump.
    #[inline]
    fn value(
        &mut self,
        slot: Slot<'_>,
        member: &'static Member,
        depth: usize,
    ) -> Result<(), Error> {
        match slot {
            Slot::String(target) => self.reader.fill_string(target),
            Slot::Enum(target) => self.reader.fill_enum(target),
            Slot::Structure(target) => self.structure(target, Members::All, depth),
            Slot::List(target) => self.list(target, member.item(), depth),
            Slot::Map(target) => self.map(target, member.map_value(), depth),
            other => self.reader.fill(other),
        }
    }

    /// Opens an array or map of this depth.
    #[inline]
    fn open(&mut self, major: u8, what: &str, depth: usize) -> Result<Left, Error> {
        if depth >= DEPTH {
            return Err(self.reader.fail("the value is nested too deeply"));
        }
        self.reader.open(major, what)
    }

    /// Refuses the null that has just been read, as the published clients do.
    fn unexpected_null(&self, place: &str) -> Error {
        let start = self.reader.position() - 1;
        Error::new(start, format!("found null in {place}"))
    }

    #[inline(never)]
    fn list(
        &mut self,
        target: &mut dyn List,
        item: &'static Member,
        depth: usize,
    ) -> Result<(), Error> {
        let mut left = self.open(ARRAY, "an array", depth)?;
        target.clear();
        let mut index = 0;
        while self.reader.more(&mut left) {
            if self.reader.null() {
                if !target.push_null() {
                    let error = self.unexpected_null("a list that is not sparse");
                    return Err(error.within(Segment::Index(index)));
                }
            } else {
                self.value(target.push(), item, depth + 1)
                    .map_err(|error| error.within(Segment::Index(index)))?;
            }
            index += 1;
        }
        Ok(())
    }

    #[inline(never)]
    fn map(
        &mut self,
        target: &mut dyn Map,
        value: &'static Member,
        depth: usize,
    ) -> Result<(), Error> {
        let mut left = self.open(MAP, "a map", depth)?;
        target.clear();
        while self.reader.more(&mut left) {
            let key = self.reader.key()?;
            if self.reader.null() {
                if !target.insert_null(key.clone().into_owned()) {
                    let error = self.unexpected_null("a map that is not sparse");
                    return Err(error.within(Segment::Key(key.into_owned())));
                }
                continue;
            }
            let slot = target.insert(key.clone().into_owned());
            self.value(slot, value, depth + 1)
                .map_err(|error| error.within(Segment::Key(key.into_owned())))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Reader;
    use crate::cbor::head::{push_head, NULL, TEXT, TRUE};

    #[test]
    fn keys_of_every_short_length_are_taken() {
        for length in 0..300 {
            let name = "k".repeat(length);
            let other = format!("{name}k");
            let item = |text: &str, value: &[u8]| {
                let mut body = Vec::new();
                push_head(&mut body, TEXT, text.len() as u64);
                body.extend(text.as_bytes());
                body.extend(value);
                body
            };
            let body = item(&name, &[TRUE]);
            let mut reader = Reader::new(&body);
            assert_eq!(reader.take_member(&name), length < 256, "{length}");
            let position = if length < 256 { body.len() - 1 } else { 0 };
            assert_eq!(reader.position(), position, "{length}");
            for body in [
                item(&other, &[TRUE]),
                item(&name, &[NULL]),
                item(&name, &[]),
            ] {
                let mut reader = Reader::new(&body);
                assert!(!reader.take_member(&name), "{length}");
                assert_eq!(reader.position(), 0);
            }
        }
    }
}
