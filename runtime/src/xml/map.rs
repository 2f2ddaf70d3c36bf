//! Maps: the element of a map comes in, or one of its entries where these stand on their own; each entry is an element with a
//! key and a value.

use std::mem;

use super::read::Interpreter;
use super::tag::Tag;
use crate::codec::{Error, Segment, DEPTH};
use crate::shape::{Map, Member};

impl<'a> Interpreter<'a> {
    /// The entries within the element of a map.
    pub(super) fn map(
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
    pub(super) fn entry(
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
