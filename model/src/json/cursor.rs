//! The scanner that parsing and locating share: a position in a text, moved over white space, strings and numbers.

/// What stopped a scan, and where.
#[derive(Debug)]
pub(crate) struct Stop {
    /// Byte position of what was found.
    pub offset: usize,
    /// What would have been right there, for a message `expected …`.
    pub expected: &'static str,
}

/// A position in a JSON text.
pub(crate) struct Cursor<'a> {
    text: &'a str,
    pub position: usize,
}

impl<'a> Cursor<'a> {
    pub fn new(text: &'a str) -> Cursor<'a> {
        Cursor { text, position: 0 }
    }

    /// The byte at the position.
    pub fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.position).copied()
    }

    /// The text between two positions; empty if that is not a range of whole characters.
    pub fn slice(&self, start: usize, end: usize) -> &'a str {
        self.text.get(start..end).unwrap_or_default()
    }

    /// The bytes from a position on.
    pub fn bytes_from(&self, start: usize) -> &'a [u8] {
        self.text.as_bytes().get(start..).unwrap_or_default()
    }

    pub fn stop(&self, expected: &'static str) -> Stop {
        Stop {
            offset: self.position,
            expected,
        }
    }

    /// Moves over white space and returns the byte behind it.
    pub fn skip_space(&mut self) -> Option<u8> {
        let rest = self.bytes_from(self.position);
        let width = rest
            .iter()
            .position(|byte| !matches!(byte, b' ' | b'\n' | b'\r' | b'\t'))
            .unwrap_or(rest.len());
        self.position += width;
        rest.get(width).copied()
    }

    /// Moves over `word` if it stands here.
    pub fn take_word(&mut self, word: &str) -> bool {
        let there = self.bytes_from(self.position).starts_with(word.as_bytes());
        if there {
            self.position += word.len();
        }
        there
    }

    /// Moves over a number as JSON spells it and returns its text.
    pub fn take_number(&mut self) -> Result<&'a str, Stop> {
        let start = self.position;
        if self.peek() == Some(b'-') {
            self.position += 1;
        }
        match self.peek() {
            Some(b'0') => self.position += 1,
            Some(b'1'..=b'9') => self.skip_digits(),
            _ => return Err(self.stop("a digit")),
        }
        if self.peek() == Some(b'.') {
            self.position += 1;
            self.require_digits()?;
        }
        if let Some(b'e' | b'E') = self.peek() {
            self.position += 1;
            if let Some(b'+' | b'-') = self.peek() {
                self.position += 1;
            }
            self.require_digits()?;
        }
        Ok(self.slice(start, self.position))
    }

    fn require_digits(&mut self) -> Result<(), Stop> {
        let start = self.position;
        self.skip_digits();
        if self.position == start {
            return Err(self.stop("a digit"));
        }
        Ok(())
    }

    fn skip_digits(&mut self) {
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.position += 1;
        }
    }
}
