//! The pull parser: tokens of a JSON text, borrowed from it, at the caller's pace.

use std::borrow::Cow;

use super::number::{self, NumberText};
use super::text;
use crate::codec::{same, Error, SKIPPED_DEPTH};

/// A place in a JSON text.
#[derive(Debug, Clone)]
pub(crate) struct Reader<'a> {
    text: &'a str,
    position: usize,
}

impl<'a> Reader<'a> {
    /// A reader at the start of a text. UTF-8 is checked here, once for all, which is many times
    /// cheaper than string by string.
    pub(crate) fn new(body: &'a [u8]) -> Result<Self, Error> {
        match std::str::from_utf8(body) {
            Ok(text) => Ok(Self { text, position: 0 }),
            Err(error) => Err(Error::new(error.valid_up_to(), "the text is not UTF-8")),
        }
    }

    /// The place, in bytes from the start.
    #[inline]
    pub(crate) fn position(&self) -> usize {
        self.position
    }

    /// A failure at this place.
    #[cold]
    pub(crate) fn fail(&self, message: impl Into<Cow<'static, str>>) -> Error {
        Error::new(self.position, message)
    }

    /// A failure at this place, where something else was expected.
    #[cold]
    pub(crate) fn expected(&mut self, what: &str) -> Error {
        let found = match self.peek() {
            None => "the end of the text",
            Some(b'{') => "an object",
            Some(b'[') => "an array",
            Some(b'"') => "a string",
            Some(b't' | b'f') => "a boolean",
            Some(b'n') => "null",
            Some(b'-' | b'0'..=b'9') => "a number",
            Some(_) => "something else",
        };
        self.fail(format!("expected {what}, found {found}"))
    }

    #[inline]
    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.position).copied()
    }

    /// What is not taken yet.
    #[inline]
    pub(super) fn rest(&self) -> &'a [u8] {
        self.text
            .as_bytes()
            .get(self.position..)
            .unwrap_or_default()
    }

    /// Takes so many bytes, which are ASCII.
    #[inline]
    pub(super) fn pass(&mut self, length: usize) {
        self.position += length;
    }

    /// The next byte that is not white space.
    #[inline]
    pub(crate) fn peek(&mut self) -> Option<u8> {
        loop {
            match self.byte() {
                // Most texts have no white space, so one comparison has to do for them.
                Some(byte) if byte > b' ' => return Some(byte),
                Some(b' ' | b'\t' | b'\n' | b'\r') => self.position += 1,
                other => return other,
            }
        }
    }

    /// Takes this byte if it is the next one.
    #[inline]
    pub(crate) fn take(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.position += usize::from(found);
        found
    }

    /// Whether an object or array goes on, with its comma taken; takes its end if it does not.
    #[inline]
    pub(crate) fn more(&mut self, close: u8, first: bool) -> Result<bool, Error> {
        match self.peek() {
            Some(byte) if byte == close => {
                self.position += 1;
                Ok(false)
            }
            Some(_) if first => Ok(true),
            Some(b',') => {
                self.position += 1;
                Ok(true)
            }
            _ if close == b'}' => Err(self.expected("`,` or `}`")),
            _ => Err(self.expected("`,` or `]`")),
        }
    }

    /// Takes the key of a member if it has this name, which needs no escapes, and if nothing stands between it and the
    /// bracket or comma before it, nor between it, its colon and its value, which is not null.
    #[inline]
    pub(crate) fn take_member(&mut self, before: u8, name: &str) -> bool {
        let end = self.position + name.len() + 4;
        let found = match self.text.as_bytes().get(self.position..=end) {
            Some([first, b'"', key @ .., b'"', b':', value]) => {
                *first == before && *value > b' ' && *value != b'n' && same(key, name.as_bytes())
            }
            _ => false,
        };
        if found {
            self.position = end;
        }
        found
    }

    /// The next key of an object and its colon.
    pub(crate) fn key(&mut self) -> Result<Cow<'a, str>, Error> {
        if !self.take(b'"') {
            return Err(self.expected("a key"));
        }
        let key = self.string_rest()?;
        match self.take(b':') {
            true => Ok(key),
            false => Err(self.expected("`:`")),
        }
    }

    /// A string.
    #[inline(never)]
    pub(crate) fn string(&mut self) -> Result<Cow<'a, str>, Error> {
        if self.take(b'"') {
            self.string_rest()
        } else {
            Err(self.expected("a string"))
        }
    }

    /// A string if one is next that has no escapes, which is nearly always; else nothing is taken.
    #[inline]
    pub(crate) fn plain_string(&mut self) -> Option<&'a str> {
        if self.peek() != Some(b'"') {
            return None;
        }
        let (start, bytes) = (self.position + 1, self.text.as_bytes());
        let end = text::plain_end(bytes, start);
        if bytes.get(end) != Some(&b'"') {
            return None;
        }
        self.position = end + 1;
        // Both ends are next to ASCII characters, so the slice never splits a character.
        self.text.get(start..end)
    }

    /// The rest of a string whose opening quote is taken.
    pub(crate) fn string_rest(&mut self) -> Result<Cow<'a, str>, Error> {
        let start = self.position;
        self.position = text::plain_end(self.text.as_bytes(), start);
        let plain = self.text.get(start..self.position).unwrap_or_default();
        if self.byte() == Some(b'"') {
            self.position += 1;
            return Ok(Cow::Borrowed(plain));
        }
        self.escaped_rest(plain)
    }

    /// The rest of a string at its first escape, control character or missing end.
    #[cold]
    fn escaped_rest(&mut self, plain: &str) -> Result<Cow<'a, str>, Error> {
        let mut value = String::with_capacity(plain.len() + 64);
        value.push_str(plain);
        loop {
            match self.byte() {
                Some(b'"') => {
                    self.position += 1;
                    return Ok(Cow::Owned(value));
                }
                Some(b'\\') => {
                    let escape = self.rest().get(1..).unwrap_or_default();
                    let (character, length) =
                        text::unescape(escape).map_err(|message| self.fail(message))?;
                    value.push(character);
                    self.position += 1 + length;
                }
                Some(_) => return Err(self.fail("a control character stands in a string")),
                None => return Err(self.fail("the string is not closed")),
            }
            let start = self.position;
            self.position = text::plain_end(self.text.as_bytes(), start);
            value.push_str(self.text.get(start..self.position).unwrap_or_default());
        }
    }

    /// A number.
    #[inline]
    pub(super) fn number(&mut self) -> Result<NumberText<'a>, Error> {
        if !matches!(self.peek(), Some(b'-' | b'0'..=b'9')) {
            return Err(self.expected("a number"));
        }
        let Some((length, integral)) = number::scan(self.rest()) else {
            return Err(self.fail("the number is malformed"));
        };
        let start = self.position;
        self.position += length;
        let text = self.text.get(start..self.position).unwrap_or_default();
        Ok(NumberText { text, integral })
    }

    fn literal(&mut self, literal: &'static str) -> Result<(), Error> {
        if self.rest().starts_with(literal.as_bytes()) {
            self.position += literal.len();
            Ok(())
        } else {
            Err(self.fail(format!("expected `{literal}`")))
        }
    }

    /// A boolean.
    pub(crate) fn boolean(&mut self) -> Result<bool, Error> {
        match self.peek() {
            Some(b't') => self.literal("true").map(|()| true),
            Some(b'f') => self.literal("false").map(|()| false),
            _ => Err(self.expected("a boolean")),
        }
    }

    /// Takes a null if one is next; says whether it did.
    #[inline]
    pub(crate) fn null(&mut self) -> Result<bool, Error> {
        if self.peek() == Some(b'n') {
            self.literal("null").map(|()| true)
        } else {
            Ok(false)
        }
    }

    /// Takes the end of the text, or fails if something is left.
    pub(crate) fn end(&mut self) -> Result<(), Error> {
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(self.fail("the text goes on after its value")),
        }
    }

    /// Skips a value. It is checked like one that is read.
    pub(crate) fn skip(&mut self) -> Result<(), Error> {
        let mut open = Nesting::default();
        loop {
            match self.peek() {
                Some(bracket @ (b'{' | b'[')) => {
                    self.position += 1;
                    if !open.push(bracket == b'{') {
                        return Err(self.fail("the value is nested too deeply"));
                    }
                    if self.skip_to_value(&mut open, true)? {
                        continue;
                    }
                }
                Some(b'"') => drop(self.string()?),
                Some(b't' | b'f') => drop(self.boolean()?),
                Some(b'n') => drop(self.null()?),
                Some(b'-' | b'0'..=b'9') => drop(self.number()?),
                _ => return Err(self.expected("a value")),
            }
            loop {
                if open.depth == 0 {
                    return Ok(());
                }
                if self.skip_to_value(&mut open, false)? {
                    break;
                }
            }
        }
    }

    /// Goes to the next value of the innermost open object or array; takes its end if it has none.
    fn skip_to_value(&mut self, open: &mut Nesting, first: bool) -> Result<bool, Error> {
        let in_object = open.innermost_is_object();
        let more = self.more(if in_object { b'}' } else { b']' }, first)?;
        if !more {
            open.depth -= 1;
        } else if in_object {
            self.key()?;
        }
        Ok(more)
    }
}

/// The objects and arrays that are open, one bit each.
#[derive(Default)]
struct Nesting {
    depth: usize,
    objects: [u64; SKIPPED_DEPTH / 64],
}

impl Nesting {
    /// Opens an object or array; says whether there was room.
    fn push(&mut self, is_object: bool) -> bool {
        let Some(word) = self.objects.get_mut(self.depth / 64) else {
            return false;
        };
        let bit = 1 << (self.depth % 64);
        *word = if is_object { *word | bit } else { *word & !bit };
        self.depth += 1;
        true
    }

    fn innermost_is_object(&self) -> bool {
        let index = self.depth.saturating_sub(1);
        let word = self.objects.get(index / 64).copied().unwrap_or_default();
        word >> (index % 64) & 1 == 1
    }
}
