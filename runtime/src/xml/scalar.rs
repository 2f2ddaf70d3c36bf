//! Single values: the text of an element, or the attributes of one, come in; the members that they are get filled.

use super::reader::Reader;
use super::tag::Tag;
use crate::codec::Error;
use crate::shape::{MemberFlags, Slot, Structure, Table};
use crate::text;

/// Reads the members that are attributes of an element.
pub(super) fn attributes(
    target: &mut dyn Structure,
    table: &'static Table,
    tag: Tag<'_>,
) -> Result<(), Error> {
    tag.each_attribute(&mut |name, value| {
        let mut members = table.members.iter().enumerate();
        let found = members.find(|(_, member)| {
            member.flags.contains(MemberFlags::ATTRIBUTE) && member.name_in_body() == name
        });
        let Some((index, member)) = found else {
            return Ok(());
        };
        match target.slot(index) {
            Some(slot) => {
                scalar(&value, tag.start, slot).map_err(|error| error.within_member(table, member))
            }
            None => Ok(()),
        }
    })
}

impl Reader<'_> {
    /// The value of the element of this name: a single one.
    #[inline(never)]
    pub(super) fn fill(&mut self, slot: Slot<'_>, name: &str) -> Result<(), Error> {
        match slot {
            Slot::String(target) => self.fill_string(target, name)?,
            Slot::Enum(target) => target.assign(&self.text(name)?),
            Slot::Document(_) => return Err(self.fail("XML has no documents")),
            single => {
                let start = self.position();
                scalar(&self.text(name)?, start, single)?;
            }
        }
        Ok(())
    }

    /// The text of the element of this name.
    #[inline]
    pub(super) fn fill_string(&mut self, target: &mut String, name: &str) -> Result<(), Error> {
        *target = self.text(name)?.into_owned();
        Ok(())
    }
}

/// Reads a text into a single value. White space around it means something in a string alone.
pub(super) fn scalar(text: &str, start: usize, slot: Slot<'_>) -> Result<(), Error> {
    let is_text = matches!(slot, Slot::String(_) | Slot::Enum(_));
    let is_wrapped = matches!(slot, Slot::Blob(_)) && text.contains(char::is_whitespace);
    let read = match () {
        () if is_text => text::read(text, slot),
        () if is_wrapped => text::read(&text.replace(char::is_whitespace, ""), slot),
        () => text::read(text.trim(), slot),
    };
    read.map_err(|expected| Error::of_value(start, text, format!("is not {expected}")))
}
