//! The reading interpreter: from a JSON text to a shape, by the shape's table.

use super::document::read_document;
use super::reader::Reader;
use crate::codec::{Error, Key, Members, Seen, Segment, VisitText, DEPTH};
use crate::shape::{List, Map, Member, Slot, Structure, Table};

/// Reads a body into a value that is empty; an empty body is an empty object. A later member replaces
/// an earlier one of the same name.
///
/// # Errors
///
/// The body is not a JSON text, or one of its values is not what the member takes, or a union has
/// no member or several, or a list or map that is not sparse has a null, or values are nested more than
/// 128 deep.
pub(super) fn read(
    body: &[u8],
    target: Slot<'_>,
    member: &'static Member,
    members: Members,
) -> Result<(), Error> {
    let body = if body.is_empty() { b"{}" } else { body };
    let mut interpreter = Interpreter {
        reader: Reader::new(body)?,
    };
    match target {
        Slot::Structure(target) => interpreter.structure(target, members, 0)?,
        other => interpreter.value(other, member, 0)?,
    }
    interpreter.reader.end()
}

/// Calls back with the name and the text of each member of an object that is a string. What is no object has none.
///
/// # Errors
///
/// The body is not a JSON text.
pub(super) fn texts(body: &[u8], visit: VisitText<'_>) -> Result<(), Error> {
    let mut reader = Reader::new(body)?;
    if reader.peek().is_some_and(|first| first != b'{') {
        reader.skip()?;
    } else if reader.take(b'{') {
        let mut first = true;
        while reader.more(b'}', first)? {
            first = false;
            let key = reader.key()?;
            if reader.peek() == Some(b'"') {
                visit(&key, &reader.string()?);
            } else {
                reader.skip()?;
            }
        }
    }
    reader.end()
}

struct Interpreter<'a> {
    reader: Reader<'a>,
}

impl Interpreter<'_> {
    fn structure(
        &mut self,
        target: &mut dyn Structure,
        members: Members,
        depth: usize,
    ) -> Result<(), Error> {
        self.open(b'{', "an object", depth)?;
        let table = target.table();
        if table.is_union() {
            return self.union(target, table, depth);
        }
        let mut seen = Seen::default();
        let mut expected = 0;
        let mut first = true;
        while self.reader.more(b'}', first)? {
            first = false;
            let Key::Member(index) = self.key(table, expected, members)? else {
                self.reader.skip()?;
                continue;
            };
            expected = index + 1;
            if self.reader.null()? {
                continue;
            }
            let repeated = seen.insert(index);
            self.member(target, table, index, repeated, depth)?;
        }
        Ok(())
    }

    /// The rest of an object that is a union.
    fn union(
        &mut self,
        target: &mut dyn Structure,
        table: &'static Table,
        depth: usize,
    ) -> Result<(), Error> {
        let mut first = true;
        let mut is_set = false;
        while self.reader.more(b'}', first)? {
            first = false;
            let key = self.key(table, 0, Members::All)?;
            if self.reader.null()? {
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

    /// A key and its colon. Members mostly come in the order of the model, so the one after the
    /// last is compared with the text itself.
    #[inline]
    fn key(
        &mut self,
        table: &'static Table,
        expected: usize,
        members: Members,
    ) -> Result<Key, Error> {
        self.reader.open_key()?;
        if let Some(member) = table.members.get(expected) {
            if members.contain(member) && self.reader.take_key(member.name_in_body()) {
                self.reader.colon()?;
                return Ok(Key::Member(expected));
            }
        }
        self.other_key(table, expected, members)
    }

    /// A key that is not the expected one, from behind its quote.
    fn other_key(
        &mut self,
        table: &'static Table,
        expected: usize,
        members: Members,
    ) -> Result<Key, Error> {
        let name = self.reader.string_rest()?;
        self.reader.colon()?;
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
            // A variant without a value: its JSON carries no more information.
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
            Slot::String(target) => {
                *target = match self.reader.plain_string() {
                    Some(text) => text.to_owned(),
                    None => self.reader.string()?.into_owned(),
                }
            }
            Slot::Enum(target) => match self.reader.plain_string() {
                Some(text) => target.assign(text),
                None => target.assign(&self.reader.string()?),
            },
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
            Slot::Document(target) => *target = read_document(&mut self.reader, 0)?,
            Slot::Structure(target) => self.structure(target, Members::All, depth)?,
            Slot::List(target) => self.list(target, member.item(), depth)?,
            Slot::Map(target) => self.map(target, member.map_value(), depth)?,
        }
        Ok(())
    }

    /// Takes the bracket that opens a value of this depth.
    fn open(&mut self, bracket: u8, what: &str, depth: usize) -> Result<(), Error> {
        if depth >= DEPTH {
            return Err(self.reader.fail("the value is nested too deeply"));
        }
        if self.reader.take(bracket) {
            Ok(())
        } else {
            Err(self.reader.expected(what))
        }
    }

    /// Refuses the null that has just been read, as the published clients do.
    fn unexpected_null(&self, place: &str) -> Error {
        let start = self.reader.position().saturating_sub("null".len());
        Error::new(start, format!("found null in {place}"))
    }

    fn list(
        &mut self,
        target: &mut dyn List,
        item: &'static Member,
        depth: usize,
    ) -> Result<(), Error> {
        self.open(b'[', "an array", depth)?;
        target.clear();
        let mut index = 0;
        while self.reader.more(b']', index == 0)? {
            if self.reader.null()? {
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
        self.open(b'{', "an object", depth)?;
        target.clear();
        let mut first = true;
        while self.reader.more(b'}', first)? {
            first = false;
            let key = self.reader.key()?;
            if self.reader.null()? {
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
