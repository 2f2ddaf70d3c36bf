//! The reading interpreter: from an XML document to a shape, by the shape's table.

use super::reader::Reader;
use super::scalar::attributes;
use super::tag::Tag;
use super::texts::{expect, ANY};
use crate::codec::{same, Error, Members, Orders, Seen, Segment, DEPTH};
use crate::shape::{List, Member, MemberFlags, Slot, Structure, Table, TableFlags};

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

/// Fills shapes with what the parser finds.
pub(super) struct Interpreter<'a> {
    pub(super) reader: Reader<'a>,
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
        loop {
            let expected = self.orders.expected(&walk);
            let (index, child) = match self.expected_child(table, expected, members) {
                Some(child) => (expected, child),
                None => {
                    let Some(child) = self.reader.child(tag.name)? else {
                        return Ok(());
                    };
                    let Some(index) = self.position(table, child, expected, members) else {
                        self.reader.skip(child.name)?;
                        continue;
                    };
                    (index, child)
                }
            };
            if index != expected {
                self.orders.note(&mut walk, index);
            }
            walk.pass(index);
            self.member(target, table, index, child, &mut seen, depth)?;
        }
    }

    /// Goes behind the start of the element of the expected member, if it has nothing but its name. Nearly every one is found
    /// by this comparison.
    #[inline]
    fn expected_child(
        &mut self,
        table: &'static Table,
        expected: usize,
        members: Members,
    ) -> Option<Tag<'a>> {
        let member = table.members.get(expected)?;
        match members.contain(member) && !member.flags.contains(MemberFlags::ATTRIBUTE) {
            true => self.reader.take_child(member.name_in_body()),
            false => None,
        }
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
            Some(index) => self.member(target, table, index, tag, seen, 0),
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
        let mut seen = Seen::default();
        let mut set = None;
        while let Some(child) = self.reader.child(tag.name)? {
            let index = self.position(table, child, 0, Members::All);
            // A flattened member is as many elements as it has items.
            if set.is_some_and(|set| set != index || index.is_none()) {
                return Err(self.reader.fail("a union has more than one member"));
            }
            set = Some(index);
            match index {
                Some(index) => self.member(target, table, index, child, &mut seen, depth)?,
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
        let has_prefix = local.len() < tag.name.len();
        let is_it = |member: &Member| {
            let name = member.name_in_body();
            (same(name.as_bytes(), local.as_bytes())
                || has_prefix && name == tag.name
                || self.ignores_case_of_first && alike(name, local))
                && members.contain(member)
                && !member.flags.contains(MemberFlags::ATTRIBUTE)
        };
        let (before, after) = table.members.split_at(expected.min(table.members.len()));
        match after.iter().position(is_it) {
            Some(position) => Some(before.len() + position),
            None => before.iter().position(is_it),
        }
    }

    #[inline(always)]
    fn member(
        &mut self,
        target: &mut dyn Structure,
        table: &'static Table,
        index: usize,
        tag: Tag<'a>,
        seen: &mut Seen,
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
                if seen.insert(index) {
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

    /// Each kind has a function of its own, so that this is no more than a jump.
    #[inline]
    pub(super) fn value(
        &mut self,
        slot: Slot<'_>,
        member: &'static Member,
        tag: Tag<'a>,
        depth: usize,
    ) -> Result<(), Error> {
        match slot {
            Slot::Structure(target) => self.structure(target, tag, Members::All, depth),
            Slot::List(target) => self.list(target, member.item(), tag, depth),
            Slot::Map(target) => {
                target.clear();
                self.map(target, member, tag, depth)
            }
            Slot::String(target) => self.reader.fill_string(target, tag.name),
            other => self.reader.fill(other, tag.name),
        }
    }

    /// The elements of a list, whatever they are called: services have more names for them than their models, and boto3
    /// does not look at them either.
    #[inline(never)]
    fn list(
        &mut self,
        target: &mut dyn List,
        item: &'static Member,
        tag: Tag<'a>,
        depth: usize,
    ) -> Result<(), Error> {
        target.clear();
        let name = item.item_name();
        loop {
            let child = match self.reader.take_child(name) {
                Some(child) => child,
                None => match self.reader.child(tag.name)? {
                    Some(child) => child,
                    None => return Ok(()),
                },
            };
            self.item(target, item, child, depth)?;
        }
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
