//! The start of an element: its name and its attributes.

use std::borrow::Cow;

use super::entity;
use crate::codec::Error;

/// The start of an element.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tag<'a> {
    /// The name as it stands there, with its prefix.
    pub(super) name: &'a str,
    /// What stands behind the name.
    pub(super) attributes: &'a str,
    /// Where that begins in the body.
    pub(super) start: usize,
}

impl<'a> Tag<'a> {
    /// The name without its prefix. Prefixes are the choice of a writer, so names of models that have none mean this part.
    #[inline]
    pub(super) fn local_name(&self) -> &'a str {
        local(self.name)
    }

    /// Calls back with each attribute and its value. The reader has seen that they are well-formed.
    ///
    /// # Errors
    ///
    /// That of the callback, or a reference in a value that is none.
    pub(super) fn each_attribute(
        &self,
        visit: &mut dyn FnMut(&'a str, Cow<'a, str>) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let mut rest = self.attributes;
        while let Some((name, tail)) = rest.split_once('=') {
            let tail = tail.trim_start();
            let Some(quote) = tail.chars().next() else {
                break;
            };
            let Some((value, after)) = tail.get(1..).and_then(|tail| tail.split_once(quote)) else {
                break;
            };
            let start = self.start + self.attributes.len() - after.len() - value.len() - 1;
            // White space in an attribute is blanks. Source: XML 1.0, section 3.3.3.
            let blank = |c| matches!(c, '\t' | '\n' | '\r');
            let value = match value.contains(blank) {
                true => Cow::Owned(value.replace("\r\n", " ").replace(blank, " ")),
                false => Cow::Borrowed(value),
            };
            let decoded = match value {
                Cow::Borrowed(value) => entity::decode(value, start)?,
                Cow::Owned(value) => entity::decode(&value, start)?.into_owned().into(),
            };
            visit(name.trim(), decoded)?;
            rest = after;
        }
        Ok(())
    }
}

/// The part of a name behind its prefix.
#[inline]
pub(super) fn local(name: &str) -> &str {
    match name.bytes().position(|byte| byte == b':') {
        Some(colon) => name.get(colon + 1..).unwrap_or(name),
        None => name,
    }
}
