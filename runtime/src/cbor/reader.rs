//! The pull parser: heads, strings and containers of a CBOR body, borrowed from it, at the caller's pace.

use std::borrow::Cow;
use std::str::Utf8Error;

use super::head::{
    initial, ARRAY, BREAK, BYTES, DOUBLE, EIGHT_BYTES, FALSE, HALF, INDEFINITE, MAP, NEGATIVE,
    NULL, ONE_BYTE, SELF_DESCRIBED, SIMPLE, SINGLE, TAG, TEXT, TRUE, UNDEFINED, UNSIGNED,
};
use crate::codec::{same, Error};

/// The first byte of a text string without bytes; those of texts of up to 23 bytes follow.
const TEXT_OF_NONE: u8 = initial(TEXT, 0);
/// The first byte of a text string whose length is the second.
const TEXT_OF_BYTE: u8 = initial(TEXT, ONE_BYTE);

/// A place in a CBOR body.
#[derive(Debug, Clone)]
pub(super) struct Reader<'a> {
    body: &'a [u8],
    position: usize,
}

/// The head of a data item.
#[derive(Debug, Clone, Copy)]
pub(super) struct Head {
    pub(super) major: u8,
    pub(super) information: u8,
    pub(super) argument: u64,
}

impl Head {
    /// The length of a string, array or map, unless it is indefinite.
    pub(super) fn length(self) -> Option<u64> {
        (self.information != INDEFINITE).then_some(self.argument)
    }
}

/// How many items of an array, or entries of a map, are still to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Left(u64);

impl Left {
    /// As many as there are before a break. No body is long enough for so many items.
    const INDEFINITE: Self = Self(u64::MAX);
}

impl<'a> Reader<'a> {
    /// A reader at the start of a body. The tag that says that it is CBOR says nothing new.
    pub(super) fn new(body: &'a [u8]) -> Self {
        let position = match body.starts_with(SELF_DESCRIBED) {
            true => SELF_DESCRIBED.len(),
            false => 0,
        };
        Self { body, position }
    }

    /// The place, in bytes from the start.
    #[inline]
    pub(super) fn position(&self) -> usize {
        self.position
    }

    /// A failure at this place.
    #[cold]
    pub(super) fn fail(&self, message: impl Into<Cow<'static, str>>) -> Error {
        Error::new(self.position, message)
    }

    /// A failure at this place, where something else was expected.
    #[cold]
    pub(super) fn expected(&self, what: &str) -> Error {
        let found = match self.peek() {
            None => "the end of the body",
            Some(FALSE | TRUE) => "a boolean",
            Some(NULL) => "null",
            Some(UNDEFINED) => "undefined",
            Some(HALF | SINGLE | DOUBLE) => "a float",
            Some(BREAK) => "a break",
            Some(first) => match first >> 5 {
                UNSIGNED | NEGATIVE => "an integer",
                BYTES => "a byte string",
                TEXT => "a text string",
                ARRAY => "an array",
                MAP => "a map",
                TAG => match self.clone().head() {
                    Ok(head) => &format!("tag {}", head.argument),
                    Err(_) => "a tag",
                },
                _ => "a simple value",
            },
        };
        self.fail(format!("expected {what}, found {found}"))
    }

    /// The first byte of the next item.
    #[inline]
    pub(super) fn peek(&self) -> Option<u8> {
        self.body.get(self.position).copied()
    }

    #[inline]
    fn rest(&self) -> &'a [u8] {
        self.body.get(self.position..).unwrap_or_default()
    }

    /// Takes this byte if it is the next one.
    #[inline]
    pub(super) fn take(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.position += usize::from(found);
        found
    }

    /// The head of the next item, whatever it is.
    #[inline]
    pub(super) fn head(&mut self) -> Result<Head, Error> {
        let Some(first) = self.peek() else {
            return Err(self.expected("a value"));
        };
        let (major, information) = (first >> 5, first & 0x1f);
        let argument = match information {
            0..ONE_BYTE => u64::from(information),
            _ => return self.long_head(major, information),
        };
        self.position += 1;
        Ok(Head {
            major,
            information,
            argument,
        })
    }

    /// The rest of a head whose argument is not in its first byte.
    fn long_head(&mut self, major: u8, information: u8) -> Result<Head, Error> {
        let behind = self.rest().get(1..).unwrap_or_default();
        let argument = match information {
            ONE_BYTE..=EIGHT_BYTES => {
                let width = 1 << (information - ONE_BYTE);
                let Some(bytes) = behind.get(..width) else {
                    return Err(self.fail("the body ends within the head of a value"));
                };
                self.position += width;
                let add = |value: u64, byte: &u8| value << 8 | u64::from(*byte);
                bytes.iter().fold(0, add)
            }
            INDEFINITE if matches!(major, BYTES | TEXT | ARRAY | MAP | SIMPLE) => 0,
            _ => return Err(self.fail("no value begins with this byte")),
        };
        self.position += 1;
        Ok(Head {
            major,
            information,
            argument,
        })
    }

    /// The head of the next item, which has to be of this major type.
    #[inline]
    pub(super) fn head_of(&mut self, major: u8, what: &str) -> Result<Head, Error> {
        match self.peek() {
            Some(first) if first >> 5 == major => self.head(),
            _ => Err(self.expected(what)),
        }
    }

    /// So many bytes, which a head at this place has announced.
    #[inline]
    pub(super) fn bytes_of(&mut self, length: u64, place: usize) -> Result<&'a [u8], Error> {
        let length = usize::try_from(length).unwrap_or(usize::MAX);
        let Some(bytes) = self.rest().get(..length) else {
            return Err(Error::new(
                place,
                "the string is longer than the rest of the body",
            ));
        };
        self.position += length;
        Ok(bytes)
    }

    fn text_of(&mut self, length: u64, place: usize) -> Result<&'a str, Error> {
        let bytes = self.bytes_of(length, place)?;
        std::str::from_utf8(bytes).map_err(|error| self.not_utf8(bytes, error))
    }

    /// The failure of a text whose bytes have just been taken.
    #[cold]
    pub(super) fn not_utf8(&self, bytes: &[u8], error: Utf8Error) -> Error {
        let start = self.position - bytes.len();
        Error::new(start + error.valid_up_to(), "the text is not UTF-8")
    }

    /// The length of the next chunk of a string of indefinite length, and its place; takes the break behind the last.
    pub(super) fn chunk(&mut self, major: u8) -> Result<Option<(u64, usize)>, Error> {
        const WHAT: &str = "a chunk of the string";
        if self.take(BREAK) {
            return Ok(None);
        }
        if self.peek() == Some(initial(major, INDEFINITE)) {
            return Err(self.fail("a chunk of a string has an indefinite length"));
        }
        let place = self.position;
        Ok(Some((self.head_of(major, WHAT)?.argument, place)))
    }

    /// A text string.
    #[inline]
    pub(super) fn text(&mut self) -> Result<Cow<'a, str>, Error> {
        self.text_called("a text string")
    }

    /// The key of an entry of a map.
    #[inline]
    pub(super) fn key(&mut self) -> Result<Cow<'a, str>, Error> {
        self.text_called("a key that is text")
    }

    /// Whether a text string is next.
    pub(super) fn is_text(&self) -> bool {
        self.peek().is_some_and(|first| first >> 5 == TEXT)
    }

    #[inline]
    fn text_called(&mut self, what: &str) -> Result<Cow<'a, str>, Error> {
        let place = self.position;
        let head = self.head_of(TEXT, what)?;
        match head.length() {
            Some(length) => self.text_of(length, place).map(Cow::Borrowed),
            None => self.chunked_text().map(Cow::Owned),
        }
    }

    #[cold]
    fn chunked_text(&mut self) -> Result<String, Error> {
        let mut text = String::new();
        while let Some((length, place)) = self.chunk(TEXT)? {
            text.push_str(self.text_of(length, place)?);
        }
        Ok(text)
    }

    /// The bytes of a text string if one is next whose length is in the first two bytes, as with nearly all; else nothing
    /// is taken.
    #[inline]
    pub(super) fn short_text(&mut self) -> Option<&'a [u8]> {
        let (length, behind) = match self.rest() {
            [first, behind @ ..] if (TEXT_OF_NONE..TEXT_OF_BYTE).contains(first) => {
                (first - TEXT_OF_NONE, behind)
            }
            [TEXT_OF_BYTE, length, behind @ ..] => (*length, behind),
            _ => return None,
        };
        let bytes = behind.get(..usize::from(length))?;
        self.position = self.body.len() - behind.len() + bytes.len();
        Some(bytes)
    }

    /// Takes the key of a member if it has this name, which is short, and if its value is not null.
    #[inline]
    pub(super) fn take_member(&mut self, name: &str) -> bool {
        let length = name.len();
        let has_second = length >= usize::from(ONE_BYTE);
        let end = self.position + 1 + usize::from(has_second) + length;
        let (key, value) = match (has_second, self.body.get(self.position..=end)) {
            (false, Some([first, key @ .., value]))
                if usize::from(*first) == usize::from(TEXT_OF_NONE) + length =>
            {
                (key, *value)
            }
            (true, Some([TEXT_OF_BYTE, second, key @ .., value]))
                if usize::from(*second) == length =>
            {
                (key, *value)
            }
            _ => return false,
        };
        let found = !matches!(value, NULL | UNDEFINED) && same(key, name.as_bytes());
        if found {
            self.position = end;
        }
        found
    }

    /// A byte string.
    pub(super) fn bytes(&mut self, what: &str) -> Result<Cow<'a, [u8]>, Error> {
        let place = self.position;
        let head = self.head_of(BYTES, what)?;
        if let Some(length) = head.length() {
            return self.bytes_of(length, place).map(Cow::Borrowed);
        }
        let mut bytes = Vec::new();
        while let Some((length, place)) = self.chunk(BYTES)? {
            bytes.extend_from_slice(self.bytes_of(length, place)?);
        }
        Ok(Cow::Owned(bytes))
    }

    /// Opens an array or a map.
    #[inline]
    pub(super) fn open(&mut self, major: u8, what: &str) -> Result<Left, Error> {
        let place = self.position;
        let head = self.head_of(major, what)?;
        self.left(head, place)
    }

    /// What is to come behind the head of an array or map. An item has at least one byte, so that a length that lies is
    /// found out before anything is read.
    #[inline]
    pub(super) fn left(&self, head: Head, place: usize) -> Result<Left, Error> {
        let items = if head.major == MAP { 2 } else { 1 };
        let most = (self.rest().len() / items) as u64;
        match head.length() {
            Some(length) if length > most => Err(Error::new(
                place,
                format!(
                    "the {} is longer than the rest of the body",
                    if items == 2 { "map" } else { "array" }
                ),
            )),
            Some(length) => Ok(Left(length)),
            None => Ok(Left::INDEFINITE),
        }
    }

    /// Whether an array or map goes on; takes its end if it does not.
    #[inline]
    pub(super) fn more(&mut self, left: &mut Left) -> bool {
        match left {
            Left(0) => false,
            left if *left == Left::INDEFINITE => !self.take(BREAK),
            Left(count) => {
                *count -= 1;
                true
            }
        }
    }

    /// Takes a null if one is next; says whether it did. What is undefined is null as well.
    #[inline]
    pub(super) fn null(&mut self) -> bool {
        let found = matches!(self.peek(), Some(NULL | UNDEFINED));
        self.position += usize::from(found);
        found
    }

    /// Takes the end of the body, or fails if something is left.
    pub(super) fn end(&self) -> Result<(), Error> {
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(self.fail("the body goes on after its value")),
        }
    }
}
