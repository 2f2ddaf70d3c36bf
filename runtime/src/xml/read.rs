//! The reading interpreter: from an XML document to a shape, by the shape's table.

use std::mem;

use super::reader::Reader;
use super::scalar::{attributes, scalar};
use super::tag::Tag;
use super::texts::{expect, ANY};
use crate::codec::{Error, Members, Orders, Seen, Segment, DEPTH};
use crate::shape::{List, Map, Member, MemberFlags, Slot, Structure, Table, TableFlags};

/// The way to the members of a structure in a document.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Frame<'a> {
    /// The elements around them, the outermost one first. Without one, the outermost element is a member.
    pub(crate) path: &'a [&'a str],
    /// Whether the first letter of a name may be a capital or not, as in ec2Query, where most members are named in both
    /// ways: in requests with one, in responses without.
    pub(crate) ignores_case_of_first: bool,
}

impl<'a> Frame<'a> {
    /// These elements.
    pub(crate) const fn new(path: &'a [&'a str]) -> Self {
        Self {
            path,
            ignores_case_of_first: false,
        }
    }
}

/// Reads a document into a value that is empty. The outermost element has the name of the member, or of the structure where
/// it is no member of another.
///
/// # Errors
///
/// As [`read_at`].
pub(super) fn read(
    body: &[u8],
    target: Slot<'_>,
    member: &'static Member,
    members: Members,
) -> Result<(), Error> {
    let root = match &target {
        Slot::Structure(target) if member.name.is_empty() => {
            let table = target.table();
            match table.flags {
                flags if flags.contains(TableFlags::UNWRAPPED) => None,
                flags if flags.contains(TableFlags::ANY_ROOT) => Some(ANY),
                _ => Some(table.root_name()),
            }
        }
        _ if member.flags.contains(MemberFlags::ANY_ROOT) => Some(ANY),
        _ => Some(member.wire_name()),
    };
    let frame = Frame::new(root.as_slice());
    read_at(body, &frame, target, member, members)
}

/// Reads what is in these elements of a document into a value that is empty; an empty body is a structure without members.
///
/// # Errors
///
/// The body is not well-formed XML in UTF-8, or has other elements, or one of its values is not what the member takes, or
/// a union has no member or several, or elements are nested more than 128 deep.
pub(crate) fn read_at(
    body: &[u8],
    frame: &Frame<'_>,
    target: Slot<'_>,
    member: &'static Member,
    members: Members,
) -> Result<(), Error> {
    if body.is_empty() {
        return Ok(());
    }
    let mut interpreter = Interpreter {
        reader: Reader::new(body)?,
        orders: Orders::default(),
        ignores_case_of_first: frame.ignores_case_of_first,
    };
    let root = interpreter.reader.root()?;
    match (frame.path, target) {
        ([], Slot::Structure(target)) => {
            interpreter.element(target, root, members, &mut Seen::default())?
        }
        (path, target) => interpreter.within(path, root, target, member, members)?,
    }
    interpreter.reader.end()
}

struct Interpreter<'a> {
    reader: Reader<'a>,
    orders: Orders,
    ignores_case_of_first: bool,
}

impl<'a> Interpreter<'a> {
    /// Reads the value at the end of a path that begins with the outermost element.
    fn within(
        &mut self,
        path: &[&str],
        root: Tag<'a>,
        target: Slot<'_>,
        member: &'static Member,
        members: Members,
    ) -> Result<(), Error> {
        let mut open = vec![root];
        let mut tag = root;
        for (depth, name) in path.iter().enumerate() {
            if depth == 0 {
                expect(&self.reader, root, name)?;
                continue;
            }
            tag = self.find(tag, name)?;
            open.push(tag);
        }
        open.pop();
        match target {
            Slot::Structure(target) => self.structure(target, tag, members, 0)?,
            other => self.value(other, member, tag, 0)?,
        }
        while let Some(parent) = open.pop() {
            while let Some(tag) = self.reader.child(parent.name)? {
                self.reader.skip(tag.name)?;
            }
        }
        Ok(())
    }

    /// The first element of this name within another.
    fn find(&mut self, parent: Tag<'a>, name: &str) -> Result<Tag<'a>, Error> {
        while let Some(tag) = self.reader.child(parent.name)? {
            if tag.local_name() == name {
                return Ok(tag);
            }
            self.reader.skip(tag.name)?;
        }
        let message = format!("expected `{name}` within `{}`", parent.name);
        Err(self.reader.fail(message))
    }

    fn structure(
        &mut self,
        target: &mut dyn Structure,
        tag: Tag<'a>,
        members: Members,
        depth: usize,
    ) -> Result<(), Error> {
        if depth >= DEPTH {
            return Err(self.reader.fail("the elements are nested too deeply"));
        }
        let table = target.table();
        if !tag.attributes.is_empty() {
            attributes(target, table, tag)?;
        }
        if table.is_union() {
            return self.union(target, table, tag, depth);
        }
        let mut seen = Seen::default();
        let mut walk = self.orders.walk(table);
        while let Some(child) = self.reader.child(tag.name)? {
            let expected = self.orders.expected(&walk);
            let Some(index) = self.position(table, child, expected, members) else {
                self.reader.skip(child.name)?;
                continue;
            };
            if index != expected {
                self.orders.note(&mut walk, index);
            }
            walk.pass(index);
            let repeated = seen.insert(index);
            self.member(target, table, index, child, repeated, depth)?;
        }
        Ok(())
    }

    /// An element that is a member by itself.
    fn element(
        &mut self,
        target: &mut dyn Structure,
        tag: Tag<'a>,
        members: Members,
        seen: &mut Seen,
    ) -> Result<(), Error> {
        let table = target.table();
        match self.position(table, tag, 0, members) {
            Some(index) => {
                let repeated = seen.insert(index);
                self.member(target, table, index, tag, repeated, 0)
            }
            None => self.reader.skip(tag.name),
        }
    }

    fn union(
        &mut self,
        target: &mut dyn Structure,
        table: &'static Table,
        tag: Tag<'a>,
        depth: usize,
    ) -> Result<(), Error> {
        let mut set = None;
        while let Some(child) = self.reader.child(tag.name)? {
            let index = self.position(table, child, 0, Members::All);
            // A flattened member is as many elements as it has items.
            if set.is_some_and(|set| set != index || index.is_none()) {
                return Err(self.reader.fail("a union has more than one member"));
            }
            let repeated = set.replace(index).is_some();
            match index {
                Some(index) => self.member(target, table, index, child, repeated, depth)?,
                None => self.reader.skip(child.name)?,
            }
        }
        match set {
            Some(_) => Ok(()),
            None => Err(self.reader.fail("a union has no member")),
        }
    }

    /// The member that an element is. Members mostly come in the order of the model, so the search starts at `expected`.
    #[inline]
    fn position(
        &self,
        table: &'static Table,
        tag: Tag<'_>,
        expected: usize,
        members: Members,
    ) -> Option<usize> {
        let local = tag.local_name();
        let is_it = |member: &Member| {
            let name = member.name_in_body();
            (name == local || name == tag.name || self.ignores_case_of_first && alike(name, local))
                && members.contain(member)
                && !member.flags.contains(MemberFlags::ATTRIBUTE)
        };
        let (before, after) = table.members.split_at(expected.min(table.members.len()));
        match after.iter().position(is_it) {
            Some(position) => Some(before.len() + position),
            None => before.iter().position(is_it),
        }
    }

    #[inline]
    fn member(
        &mut self,
        target: &mut dyn Structure,
        table: &'static Table,
        index: usize,
        tag: Tag<'a>,
        repeated: bool,
        depth: usize,
    ) -> Result<(), Error> {
        let (Some(slot), Some(member)) = (target.slot(index), table.members.get(index)) else {
            return self.reader.skip(tag.name);
        };
        let is_flattened = member.flags.contains(MemberFlags::FLATTENED);
        let result = match slot {
            // A variant without a value: its element carries no more information.
            Slot::Structure(unit) if table.is_union() && unit.table().members.is_empty() => {
                self.reader.skip(tag.name)
            }
            Slot::Structure(structure) => {
                if repeated {
                    structure.reset();
                }
                self.structure(structure, tag, Members::All, depth + 1)
            }
            Slot::List(list) if is_flattened => self.item(list, member.item(), tag, depth + 1),
            Slot::Map(map) if is_flattened => self.entry(map, member, tag, depth + 1),
            other => self.value(other, member, tag, depth + 1),
        };
        result.map_err(|error| error.within_member(table, member))
    }

    fn value(
        &mut self,
        slot: Slot<'_>,
        member: &'static Member,
        tag: Tag<'a>,
        depth: usize,
    ) -> Result<(), Error> {
        match slot {
            Slot::Structure(target) => self.structure(target, tag, Members::All, depth),
            Slot::List(target) => {
                target.clear();
                self.list(target, member.item(), tag, depth)
            }
            Slot::Map(target) => {
                target.clear();
                self.map(target, member, tag, depth)
            }
            Slot::Document(_) => Err(self.reader.fail("XML has no documents")),
            Slot::String(target) => {
                *target = self.reader.text(tag.name)?.into_owned();
                Ok(())
            }
            Slot::Enum(target) => {
                target.assign(&self.reader.text(tag.name)?);
                Ok(())
            }
            single => {
                let start = self.reader.position();
                scalar(&self.reader.text(tag.name)?, start, single)
            }
        }
    }

    /// The elements of a list, whatever they are called: services have more names for them than their models, and boto3
    /// does not look at them either.
    fn list(
        &mut self,
        target: &mut dyn List,
        item: &'static Member,
        tag: Tag<'a>,
        depth: usize,
    ) -> Result<(), Error> {
        while let Some(child) = self.reader.child(tag.name)? {
            self.item(target, item, child, depth)?;
        }
        Ok(())
    }

    fn item(
        &mut self,
        target: &mut dyn List,
        item: &'static Member,
        tag: Tag<'a>,
        depth: usize,
    ) -> Result<(), Error> {
        if depth >= DEPTH {
            return Err(self.reader.fail("the elements are nested too deeply"));
        }
        let index = target.len();
        self.value(target.push(), item, tag, depth + 1)
            .map_err(|error| error.within(Segment::Index(index)))
    }

    fn map(
        &mut self,
        target: &mut dyn Map,
        member: &'static Member,
        tag: Tag<'a>,
        depth: usize,
    ) -> Result<(), Error> {
        while let Some(child) = self.reader.child(tag.name)? {
            self.entry(target, member, child, depth)?;
        }
        Ok(())
    }

    /// An element with a key and a value, in whatever order.
    fn entry(
        &mut self,
        target: &mut dyn Map,
        member: &'static Member,
        tag: Tag<'a>,
        depth: usize,
    ) -> Result<(), Error> {
        if depth >= DEPTH {
            return Err(self.reader.fail("the elements are nested too deeply"));
        }
        let (key_name, value_name) = (member.key_name(), member.value_name());
        let mut key = None;
        let mut value = None;
        while let Some(child) = self.reader.child(tag.name)? {
            match child.local_name() {
                name if name == key_name => {
                    key = Some(self.reader.text(child.name)?.into_owned());
                }
                name => {
                    if name == value_name {
                        value = Some((self.reader, child));
                    }
                    self.reader.skip(child.name)?;
                }
            }
        }
        let Some(key) = key else {
            return Err(self
                .reader
                .fail(format!("expected `{key_name}` within `{}`", tag.name)));
        };
        let Some((start, child)) = value else {
            return match target.insert_null(key) {
                true => Ok(()),
                false => {
                    let message = format!("expected `{value_name}` within `{}`", tag.name);
                    Err(self.reader.fail(message))
                }
            };
        };
        let end = mem::replace(&mut self.reader, start);
        let slot = target.insert(key.clone());
        self.value(slot, member.map_value(), child, depth + 1)
            .map_err(|error| error.within(Segment::Key(key)))?;
        self.reader = end;
        Ok(())
    }
}

/// Whether two names differ in nothing but the case of their first letter.
fn alike(one: &str, other: &str) -> bool {
    match (one.split_at_checked(1), other.split_at_checked(1)) {
        (Some((first, rest)), Some((second, others))) => {
            rest == others && first.eq_ignore_ascii_case(second)
        }
        _ => false,
    }
}
