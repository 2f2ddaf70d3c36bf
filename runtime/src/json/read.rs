//! The reading interpreter: from a JSON text to a shape, by the shape's table.

use super::reader::Reader;
use crate::codec::{Error, Key, Members, Orders, Seen, Segment, VisitText, DEPTH};
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
        orders: Orders::default(),
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
    orders: Orders,
}

impl Interpreter<'_> {
    fn structure(
        &mut self,
        target: &mut dyn Structure,
        members: Members,
        depth: usize,
    ) -> Result<(), Error> {
        self.at(b'{', "an object", depth)?;
        let table = target.table();
        if table.is_union() {
            return self.union(target, table, depth);
        }
        let mut seen = Seen::default();
        let mut walk = self.orders.walk(table);
        let mut before = b'{';
        loop {
            let expected = self.orders.expected(&walk);
            let (index, is_null) = match self.expected_key(table, expected, members, before) {
                true => (expected, false),
                false => match self.key(table, expected, members, before)? {
                    None => return Ok(()),
                    Some(Key::Member(index)) => (index, self.reader.null()?),
                    Some(Key::Type | Key::Unknown) => {
                        self.reader.skip()?;
                        before = b',';
                        continue;
                    }
                },
            };
            before = b',';
            if index != expected {
                self.orders.note(&mut walk, index);
            }
            walk.pass(index);
            if !is_null {
                self.member(target, table, index, &mut seen, depth)?;
            }
        }
    }

    /// An object that is a union.
    fn union(
        &mut self,
        target: &mut dyn Structure,
        table: &'static Table,
        depth: usize,
    ) -> Result<(), Error> {
        let mut seen = Seen::default();
        let mut before = b'{';
        let mut is_set = false;
        while let Some(key) = self.key(table, 0, Members::All, before)? {
            before = b',';
            if self.reader.null()? {
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

    /// Takes the expected key with what stands around it, if nothing is between them. That is how most servers write, so
    /// nearly every key is taken by this one comparison.
    #[inline]
    fn expected_key(
        &mut self,
        table: &'static Table,
        expected: usize,
        members: Members,
        before: u8,
    ) -> bool {
        table.members.get(expected).is_some_and(|member| {
            members.contain(member) && self.reader.take_member(before, member.name_in_body())
        })
    }

    /// The next key and its colon, with any white space around them; there is none at the end of the object, which is taken.
    #[inline(never)]
    fn key(
        &mut self,
        table: &'static Table,
        expected: usize,
        members: Members,
        before: u8,
    ) -> Result<Option<Key>, Error> {
        let first = before == b'{' && self.reader.take(before);
        if !self.reader.more(b'}', first)? {
            return Ok(None);
        }
        let name = self.reader.key()?;
        Ok(Some(Key::of(&name, table, expected, members)))
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
            // A variant without a value: its JSON carries no more information.
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

    /// Takes the bracket that opens a value of this depth.
    fn open(&mut self, bracket: u8, what: &str, depth: usize) -> Result<(), Error> {
        self.at(bracket, what, depth)?;
        self.reader.pass(1);
        Ok(())
    }

    /// Goes to the bracket that opens a value of this depth.
    fn at(&mut self, bracket: u8, what: &str, depth: usize) -> Result<(), Error> {
        if depth >= DEPTH {
            return Err(self.reader.fail("the value is nested too deeply"));
        }
        match self.reader.peek() == Some(bracket) {
            true => Ok(()),
            false => Err(self.reader.expected(what)),
        }
    }

    /// Refuses the null that has just been read, as the published clients do.
    fn unexpected_null(&self, place: &str) -> Error {
        let start = self.reader.position().saturating_sub("null".len());
        Error::new(start, format!("found null in {place}"))
    }

    #[inline(never)]
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

    #[inline(never)]
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
