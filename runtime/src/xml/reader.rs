//! The parser: from the bytes of a body to the elements and texts that an interpreter asks for.
//!
//! Source: XML 1.0, sections 2 and 3. What is no part of elements, attributes and their texts is skipped: comments,
//! processing instructions and white space between elements.

use std::borrow::Cow;

use super::entity;
use super::tag::Tag;
use crate::codec::{same, Error, SKIPPED_DEPTH};

/// A place in a document. It can be kept, to read from there again.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reader<'a> {
    text: &'a str,
    position: usize,
    /// Whether the element that was opened last has no content, as in `<a/>`.
    is_empty: bool,
}

impl<'a> Reader<'a> {
    /// Begins a document.
    ///
    /// # Errors
    ///
    /// It is not in UTF-8, or it says so.
    pub(super) fn new(body: &'a [u8]) -> Result<Self, Error> {
        let text = std::str::from_utf8(body)
            .map_err(|error| Error::new(error.valid_up_to(), "expected XML in UTF-8"))?;
        let mut reader = Self {
            text,
            position: 0,
            is_empty: false,
        };
        reader.take("\u{feff}");
        if reader.rest().starts_with("<?xml") {
            reader.declaration()?;
        }
        Ok(reader)
    }

    /// Where the reader stands, in bytes from the start of the body.
    #[inline]
    pub(super) fn position(&self) -> usize {
        self.position
    }

    /// The outermost element.
    ///
    /// # Errors
    ///
    /// There is none, or it is not well-formed.
    pub(super) fn root(&mut self) -> Result<Tag<'a>, Error> {
        loop {
            self.white_space();
            match self.rest().as_bytes() {
                [b'<', b'?' | b'!', ..] => self.aside()?,
                [b'<', b'/', ..] | [] => return Err(self.fail("expected an element")),
                [b'<', ..] => return self.tag(),
                _ => return Err(self.fail("expected an element, found text")),
            }
        }
    }

    /// Goes behind the end of the document. Nothing but comments and the like may be left.
    ///
    /// # Errors
    ///
    /// Something is.
    pub(super) fn end(&mut self) -> Result<(), Error> {
        loop {
            self.white_space();
            match self.rest().as_bytes() {
                [] => return Ok(()),
                [b'<', b'?' | b'!', ..] => self.aside()?,
                _ => return Err(self.fail("expected the end of the document")),
            }
        }
    }

    /// The next element within the one of this name, or `None` behind its end.
    ///
    /// # Errors
    ///
    /// The document is not well-formed, or there is text between the elements.
    #[inline(never)]
    pub(super) fn child(&mut self, parent: &str) -> Result<Option<Tag<'a>>, Error> {
        if std::mem::take(&mut self.is_empty) {
            return Ok(None);
        }
        loop {
            self.white_space();
            match self.rest().as_bytes() {
                [b'<', b'/', ..] => {
                    self.close(parent)?;
                    return Ok(None);
                }
                [b'<', b'?' | b'!', ..] => self.aside()?,
                [b'<', ..] => return self.tag().map(Some),
                [] => return Err(self.cut_off(parent)),
                _ => {
                    return Err(
                        self.fail(format!("expected the elements of `{parent}`, found text"))
                    )
                }
            }
        }
    }

    /// Goes behind the start of an element of this name, if that comes next within the element that was opened last. One with
    /// a prefix, attributes or without content is left to `child`.
    #[inline]
    pub(super) fn take_child(&mut self, name: &'static str) -> Option<Tag<'a>> {
        if self.is_empty {
            return None;
        }
        self.white_space();
        let end = self.position + name.len() + 2;
        match self.text.as_bytes().get(self.position..end) {
            Some([b'<', key @ .., b'>']) if same(key, name.as_bytes()) => {
                self.position = end;
                Some(Tag {
                    name,
                    attributes: "",
                    start: end - 1,
                })
            }
            _ => None,
        }
    }

    /// The text within the element of this name; the reader stands behind its end then.
    ///
    /// # Errors
    ///
    /// The document is not well-formed, or there is an element within the text.
    #[inline(never)]
    pub(super) fn text(&mut self, parent: &str) -> Result<Cow<'a, str>, Error> {
        if std::mem::take(&mut self.is_empty) {
            return Ok("".into());
        }
        let first = self.characters(parent)?;
        match self.rest().as_bytes() {
            [_, b'/', ..] => {
                self.close(parent)?;
                Ok(first)
            }
            _ => self
                .rest_of_text(parent, first.into_owned())
                .map(Cow::Owned),
        }
    }

    #[cold]
    fn rest_of_text(&mut self, parent: &str, mut text: String) -> Result<String, Error> {
        loop {
            match self.rest().as_bytes() {
                [_, b'/', ..] => {
                    self.close(parent)?;
                    return Ok(text);
                }
                [_, b'!', b'[', ..] => text.push_str(&entity::lines(self.verbatim()?)),
                [_, b'?' | b'!', ..] => self.aside()?,
                _ => {
                    return Err(
                        self.fail(format!("expected the text of `{parent}`, found an element"))
                    )
                }
            }
            text.push_str(&self.characters(parent)?);
        }
    }

    /// Goes behind the end of the element of this name.
    ///
    /// # Errors
    ///
    /// The document is not well-formed, or elements are nested more than 512 deep.
    pub(super) fn skip(&mut self, name: &str) -> Result<(), Error> {
        self.skip_within(name, 0)
    }

    fn skip_within(&mut self, parent: &str, depth: usize) -> Result<(), Error> {
        if std::mem::take(&mut self.is_empty) {
            return Ok(());
        }
        if depth >= SKIPPED_DEPTH {
            return Err(self.fail("the elements are nested too deeply"));
        }
        loop {
            self.characters(parent)?;
            match self.rest().as_bytes() {
                [_, b'/', ..] => return self.close(parent),
                [_, b'!', b'[', ..] => {
                    self.verbatim()?;
                }
                [_, b'?' | b'!', ..] => self.aside()?,
                _ => {
                    let tag = self.tag()?;
                    self.skip_within(tag.name, depth + 1)?;
                }
            }
        }
    }

    /// A failure where the reader stands.
    #[cold]
    pub(super) fn fail(&self, message: impl Into<Cow<'static, str>>) -> Error {
        Error::new(self.position, message)
    }

    #[cold]
    fn cut_off(&self, parent: &str) -> Error {
        Error::new(
            self.text.len(),
            format!("the document ends within `{parent}`"),
        )
    }

    #[inline]
    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.position..).unwrap_or_default()
    }

    /// Goes behind this text if it comes next.
    #[inline]
    pub(super) fn take(&mut self, expected: &str) -> bool {
        let is_next = self.rest().starts_with(expected);
        if is_next {
            self.position += expected.len();
        }
        is_next
    }

    #[inline]
    fn white_space(&mut self) {
        // Most documents have none, so one comparison has to do for them.
        let mut bytes = self.rest().bytes();
        if bytes.clone().next() == Some(b'<') {
            return;
        }
        let count = bytes.position(|byte| !is_white(byte));
        self.position += count.unwrap_or_else(|| self.rest().len());
    }

    /// Goes to this text, which ends what begins at the reader, and behind it. Gives what stands before it.
    pub(super) fn until(&mut self, end: &str, what: &str) -> Result<&'a str, Error> {
        match self.rest().split_once(end) {
            Some((before, _)) => {
                self.position += before.len() + end.len();
                Ok(before)
            }
            None => Err(self.fail(format!("{what} without `{end}`"))),
        }
    }

    /// The text up to the next `<`, decoded.
    #[inline]
    fn characters(&mut self, parent: &str) -> Result<Cow<'a, str>, Error> {
        let (start, rest) = (self.position, self.rest());
        let plain = entity::plain_end(rest.as_bytes());
        if rest.as_bytes().get(plain) == Some(&b'<') {
            self.position += plain;
            return Ok(rest.get(..plain).unwrap_or_default().into());
        }
        let Some(end) = rest.bytes().position(|byte| byte == b'<') else {
            return Err(self.cut_off(parent));
        };
        self.position += end;
        entity::decode(rest.get(..end).unwrap_or_default(), start)
    }

    /// Goes behind the end of the element of this name, which begins here.
    #[inline]
    fn close(&mut self, name: &str) -> Result<(), Error> {
        let end = self.position + name.len() + 3;
        match self.text.as_bytes().get(self.position..end) {
            Some([_, _, key @ .., b'>']) if same(key, name.as_bytes()) => {
                self.position = end;
                Ok(())
            }
            _ => self.close_with_space(name),
        }
    }

    /// The same where white space stands behind the name.
    #[cold]
    fn close_with_space(&mut self, name: &str) -> Result<(), Error> {
        let after = self.rest().get(2..).unwrap_or_default();
        let Some(after) = after.strip_prefix(name) else {
            return Err(self.fail(format!("expected `</{name}>`")));
        };
        match after.trim_start_matches(is_white_char).strip_prefix('>') {
            Some(rest) => {
                self.position = self.text.len() - rest.len();
                Ok(())
            }
            None => Err(self.fail(format!("expected `</{name}>`"))),
        }
    }

    /// The start of an element, which begins here.
    #[inline]
    fn tag(&mut self) -> Result<Tag<'a>, Error> {
        let rest = self.rest().get(1..).unwrap_or_default();
        let end = rest.bytes().position(|byte| !is_of_name(byte));
        let name = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default();
        if !begins_name(name) {
            return Err(self.fail("expected the name of an element"));
        }
        self.position += 1 + name.len();
        let start = self.position;
        if self.take(">") {
            return Ok(Tag {
                name,
                attributes: "",
                start,
            });
        }
        self.attributes(name)?;
        let length = self.position - start;
        let attributes = self.text.get(start..start + length).unwrap_or_default();
        match self.take("/>") {
            true => self.is_empty = true,
            false => {
                self.take(">");
            }
        }
        Ok(Tag {
            name,
            attributes,
            start,
        })
    }

    /// Goes over the attributes of an element, up to its `>` or `/>`.
    fn attributes(&mut self, of: &str) -> Result<(), Error> {
        loop {
            let before = self.position;
            self.white_space();
            let rest = self.rest();
            if rest.starts_with('>') || rest.starts_with("/>") {
                return Ok(());
            }
            let end = rest.bytes().position(|byte| !is_of_name(byte));
            let name = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default();
            if before == self.position || !begins_name(name) {
                return Err(match rest {
                    "" => self.cut_off(of),
                    _ => self.fail(format!("expected an attribute of `{of}`, `>` or `/>`")),
                });
            }
            self.position += name.len();
            self.white_space();
            let is_equated = self.take("=");
            self.white_space();
            let quote = match () {
                () if is_equated && self.take("\"") => "\"",
                () if is_equated && self.take("'") => "'",
                () => {
                    return Err(self.fail(format!("expected the value of the attribute `{name}`")))
                }
            };
            let value = self.until(quote, "the value of an attribute")?;
            if value.contains('<') {
                return Err(self.fail(format!("the attribute `{name}` has a `<`")));
            }
        }
    }
}

#[inline]
pub(super) fn is_white(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n')
}

fn is_white_char(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\r' | '\n')
}

/// Whether a byte can be part of a name. Those of characters beyond ASCII can: which letters there are is not checked.
#[inline]
fn is_of_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b':') || !byte.is_ascii()
}

#[inline]
fn begins_name(name: &str) -> bool {
    let first = name.bytes().next();
    first.is_some_and(|byte| is_of_name(byte) && !matches!(byte, b'0'..=b'9' | b'-' | b'.'))
}
