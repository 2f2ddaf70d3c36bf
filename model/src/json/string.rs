//! JSON strings: the position at an opening quote comes in, the unescaped text goes out.

use super::cursor::{Cursor, Stop};
use std::borrow::Cow;

impl<'a> Cursor<'a> {
    /// Reads a string from its opening quote to behind its closing one; borrowed if it has no escape.
    pub fn take_string(&mut self) -> Result<Cow<'a, str>, Stop> {
        self.position += 1;
        let start = self.position;
        match self.skip_plain()? {
            b'"' => {
                let text = self.slice(start, self.position);
                self.position += 1;
                Ok(Cow::Borrowed(text))
            }
            _ => self.take_escaped(start).map(Cow::Owned),
        }
    }

    /// Goes on from the first backslash of a string that began at `start`.
    fn take_escaped(&mut self, start: usize) -> Result<String, Stop> {
        let mut text = self.slice(start, self.position).to_owned();
        loop {
            self.position += 1;
            text.push(self.take_escape()?);
            let plain = self.position;
            let end = self.skip_plain()?;
            text.push_str(self.slice(plain, self.position));
            if end == b'"' {
                self.position += 1;
                return Ok(text);
            }
        }
    }

    /// Moves to the next quote or backslash and returns it.
    fn skip_plain(&mut self) -> Result<u8, Stop> {
        let rest = self.bytes_from(self.position);
        let width = rest
            .iter()
            .position(|byte| *byte == b'"' || *byte == b'\\' || *byte < b' ');
        match width.and_then(|width| Some((width, rest.get(width).copied()?))) {
            Some((width, byte)) => {
                self.position += width;
                if byte < b' ' {
                    return Err(self.stop("an escape such as `\\n` for a control character"));
                }
                Ok(byte)
            }
            None => {
                self.position += rest.len();
                Err(self.stop("the closing `\"` of a string"))
            }
        }
    }

    /// Reads the escape behind a backslash.
    fn take_escape(&mut self) -> Result<char, Stop> {
        let character = match self.peek() {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                self.position += 1;
                return self.take_unicode();
            }
            _ => {
                return Err(self.stop("one of the escapes `\\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u`"))
            }
        };
        self.position += 1;
        Ok(character)
    }

    /// Reads the digits behind `\u`, and a second escape where the first is half of a surrogate pair.
    fn take_unicode(&mut self) -> Result<char, Stop> {
        let start = self.position;
        let unpaired = Stop {
            offset: start,
            expected: "a surrogate pair of two `\\u` escapes",
        };
        let first = self.take_hexadecimal()?;
        let code = match first {
            0xD800..=0xDBFF => {
                if !self.take_word("\\u") {
                    return Err(unpaired);
                }
                let second = self.take_hexadecimal()?;
                if !(0xDC00..=0xDFFF).contains(&second) {
                    return Err(unpaired);
                }
                0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00)
            }
            _ => first,
        };
        char::from_u32(code).ok_or(unpaired)
    }

    fn take_hexadecimal(&mut self) -> Result<u32, Stop> {
        let mut code = 0;
        for _ in 0..4 {
            let digit = self.peek().and_then(|byte| char::from(byte).to_digit(16));
            match digit {
                Some(digit) => code = code * 16 + digit,
                None => return Err(self.stop("four hexadecimal digits")),
            }
            self.position += 1;
        }
        Ok(code)
    }
}
