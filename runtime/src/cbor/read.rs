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
            let Key::Member(index) = self.key(table, expected, members)? else {
                self.reader.skip()?;
                continue;
            };
            if index != expected {
                self.orders.note(&mut walk, index);
            }
            walk.pass(index);
            if self.reader.null() {
                continue;
            }
            let repeated = seen.insert(index);
            self.member(target, table, index, repeated, depth)?;
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
                Key::Member(index) => self.member(target, table, index, false, depth)?,
                Key::Type | Key::Unknown => self.reader.skip()?,
            }
        }
        if is_set {
            Ok(())
        } else {
            Err(self.reader.fail("a union has no member"))
        }
    }

    /// A key. The expected member mostly comes, so it is compared with the bytes themselves.
    #[inline]
    fn key(
        &mut self,
        table: &'static Table,
        expected: usize,
        members: Members,
    ) -> Result<Key, Error> {
        if let Some(member) = table.members.get(expected) {
            if members.contain(member) && self.reader.take_text(member.name_in_body()) {
                return Ok(Key::Member(expected));
            }
        }
        let name = self.reader.key()?;
        Ok(Key::of(&name, table, expected, members))
    }

    /// The value of a member, which is not null.
    #[inline]
    fn member(
        &mut self,
        target: &mut dyn Structure,
        table: &'static Table,
        index: usize,
        repeated: bool,
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
                if repeated {
                    structure.reset();
                }
                self.structure(structure, Members::All, depth + 1)
            }
            other => self.value(other, member, depth + 1),
        };
        result.map_err(|error| error.within_member(table, member))
    }

    fn value(
        &mut self,
        slot: Slot<'_>,
        member: &'static Member,
        depth: usize,
    ) -> Result<(), Error> {
        match slot {
            Slot::String(target) => *target = self.reader.text()?.into_owned(),
            Slot::Enum(target) => target.assign(&self.reader.text()?),
            Slot::Boolean(target) => *target = self.reader.boolean()?,
            Slot::Byte(target) => *target = self.reader.integer("a byte")?,
            Slot::Short(target) => *target = self.reader.integer("a short")?,
            Slot::Integer(target) => *target = self.reader.integer("an integer")?,
            Slot::Long(target) => *target = self.reader.integer("a long")?,
            Slot::Float(target) => *target = self.reader.float()?,
            Slot::Double(target) => *target = self.reader.double()?,
            Slot::BigInteger(target) => *target = self.reader.big_integer()?,
            Slot::BigDecimal(target) => *target = self.reader.big_decimal()?,
            Slot::Timestamp(target) => *target = self.reader.timestamp()?,
            Slot::Blob(target) => *target = self.reader.blob()?,
            Slot::Document(_) => return Err(self.reader.fail("CBOR has no documents")),
            Slot::Structure(target) => self.structure(target, Members::All, depth)?,
            Slot::List(target) => self.list(target, member.item(), depth)?,
            Slot::Map(target) => self.map(target, member.map_value(), depth)?,
        }
        Ok(())
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
