//! Finding a JSON pointer's value in a text: used when a diagnostic is printed, so that reading keeps no positions.

use super::cursor::{Cursor, Stop};
use super::DEPTH_LIMIT;
use std::ops::Range;

/// The bytes of the value that `pointer` leads to; of its key if the value is an object or array; of the deepest
/// value on the way when the pointer leads nowhere. `None` if the text is not JSON up to there.
pub(crate) fn find(text: &str, pointer: &str) -> Option<Range<usize>> {
    let mut finder = Finder {
        cursor: Cursor::new(text),
    };
    finder.cursor.skip_space();
    let mut found = finder.cursor.position..finder.cursor.position + 1;
    for segment in pointer.split('/').skip(1) {
        let segment = segment.replace("~1", "/").replace("~0", "~");
        match finder.descend(&segment) {
            Ok(Some(range)) => found = range,
            Ok(None) => break,
            Err(_) => return None,
        }
    }
    Some(found)
}

struct Finder<'a> {
    cursor: Cursor<'a>,
}

impl Finder<'_> {
    /// Moves from the start of a value to that of its child, and returns the range to show for the child.
    fn descend(&mut self, segment: &str) -> Result<Option<Range<usize>>, Stop> {
        match self.cursor.peek() {
            Some(b'{') => self.descend_object(segment),
            Some(b'[') => self.descend_array(segment),
            _ => Ok(None),
        }
    }

    fn descend_object(&mut self, segment: &str) -> Result<Option<Range<usize>>, Stop> {
        self.cursor.position += 1;
        while self.cursor.skip_space() == Some(b'"') {
            let start = self.cursor.position;
            let key = self.cursor.take_string()?;
            let key_range = start..self.cursor.position;
            self.cursor.skip_space();
            self.cursor.position += 1;
            self.cursor.skip_space();
            if key == segment {
                return match self.cursor.peek() {
                    Some(b'{' | b'[') => Ok(Some(key_range)),
                    _ => self.measure().map(Some),
                };
            }
            self.skip_value(0)?;
            if self.cursor.skip_space() == Some(b',') {
                self.cursor.position += 1;
            }
        }
        Ok(None)
    }

    fn descend_array(&mut self, segment: &str) -> Result<Option<Range<usize>>, Stop> {
        let Ok(index) = segment.parse::<usize>() else {
            return Ok(None);
        };
        self.cursor.position += 1;
        for _ in 0..index {
            if matches!(self.cursor.skip_space(), None | Some(b']')) {
                return Ok(None);
            }
            self.skip_value(0)?;
            if self.cursor.skip_space() == Some(b',') {
                self.cursor.position += 1;
            }
        }
        let start = match self.cursor.skip_space() {
            None | Some(b']') => return Ok(None),
            Some(_) => self.cursor.position,
        };
        match self.cursor.peek() {
            Some(b'{' | b'[') => Ok(Some(start..start + 1)),
            _ => self.measure().map(Some),
        }
    }

    /// The range of the value at the position, which stays.
    fn measure(&mut self) -> Result<Range<usize>, Stop> {
        let start = self.cursor.position;
        self.skip_value(0)?;
        let range = start..self.cursor.position;
        self.cursor.position = start;
        Ok(range)
    }

    fn skip_value(&mut self, depth: usize) -> Result<(), Stop> {
        match self.cursor.peek() {
            Some(b'"') => self.cursor.take_string().map(drop),
            Some(b'-' | b'0'..=b'9') => self.cursor.take_number().map(drop),
            Some(b'{' | b'[') if depth < DEPTH_LIMIT => {
                self.cursor.position += 1;
                loop {
                    match self.cursor.skip_space() {
                        Some(b'}' | b']') => {
                            self.cursor.position += 1;
                            return Ok(());
                        }
                        Some(b',' | b':') => self.cursor.position += 1,
                        _ => self.skip_value(depth + 1)?,
                    }
                }
            }
            _ => {
                for word in ["true", "false", "null"] {
                    if self.cursor.take_word(word) {
                        return Ok(());
                    }
                }
                Err(self.cursor.stop("a JSON value"))
            }
        }
    }
}
