//! Values that nobody reads: they have to be well-formed (RFC 8949, appendix C), and are gone through without recursion.

use super::head::{ARRAY, BYTES, INDEFINITE, MAP, ONE_BYTE, SIMPLE, TAG, TEXT};
use super::reader::{Head, Left, Reader};
use crate::codec::{Error, SKIPPED_DEPTH};

impl Reader<'_> {
    /// Skips a value, with the tags before it.
    pub(super) fn skip(&mut self) -> Result<(), Error> {
        let mut open: Vec<Open> = Vec::new();
        loop {
            let place = self.position();
            let head = self.head()?;
            match head.major {
                TAG => continue,
                BYTES | TEXT => self.skip_string(head, place)?,
                ARRAY | MAP if open.len() == SKIPPED_DEPTH => {
                    return Err(Error::new(place, "the value is nested too deeply"));
                }
                ARRAY | MAP => open.push(Open {
                    left: self.left(head, place)?,
                    is_map: head.major == MAP,
                    awaits_value: false,
                }),
                SIMPLE => check_simple(head, place)?,
                _ => {}
            }
            loop {
                let Some(innermost) = open.last_mut() else {
                    return Ok(());
                };
                if innermost.goes_on(self) {
                    break;
                }
                open.pop();
            }
        }
    }

    fn skip_string(&mut self, head: Head, place: usize) -> Result<(), Error> {
        if let Some(length) = head.length() {
            return self.bytes_of(length, place).map(drop);
        }
        while let Some((length, place)) = self.chunk(head.major)? {
            self.bytes_of(length, place)?;
        }
        Ok(())
    }
}

/// Refuses a break where a value has to be, and simple values that have a byte too much.
fn check_simple(head: Head, place: usize) -> Result<(), Error> {
    match head.information {
        INDEFINITE => Err(Error::new(place, "expected a value, found a break")),
        ONE_BYTE if head.argument < 32 => {
            Err(Error::new(place, "the simple value is not well-formed"))
        }
        _ => Ok(()),
    }
}

/// An array or map that is being skipped.
struct Open {
    left: Left,
    is_map: bool,
    /// A key of the map is read, and its value is not.
    awaits_value: bool,
}

impl Open {
    /// Whether there is another item; takes the end if there is none.
    fn goes_on(&mut self, reader: &mut Reader<'_>) -> bool {
        let more = self.awaits_value || reader.more(&mut self.left);
        self.awaits_value = self.is_map && more && !self.awaits_value;
        more
    }
}
