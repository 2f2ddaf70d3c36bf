//! Strings: the end of a run of plain characters, and the meaning of escapes.

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH_BITS: u64 = 0x8080_8080_8080_8080;

/// The position of the first byte at or after `from` that is a quote, a backslash or a control
/// character; the length of `bytes` if there is none.
///
/// Eight bytes are looked at together. The arithmetic can mark a byte wrongly only above one that
/// is marked rightly, and the lowest mark is the one that counts.
#[inline]
pub(super) fn plain_end(bytes: &[u8], from: usize) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    let mut length = 0;
    while let Some(word) = rest.get(length..length + 8).and_then(<[u8]>::first_chunk) {
        let word = u64::from_le_bytes(*word);
        // With this bit changed, the control characters and the quote are the bytes up to that of a space.
        let quote_or_control = (word ^ (ONES * 2)).wrapping_sub(ONES * 0x21);
        let backslash = (word ^ (ONES * b'\\' as u64)).wrapping_sub(ONES);
        let marks = (quote_or_control | backslash) & !word & HIGH_BITS;
        if marks != 0 {
            return from + length + (marks.trailing_zeros() / 8) as usize;
        }
        length += 8;
    }
    let is_special = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..=0x1f);
    let last = rest.get(length..).unwrap_or_default();
    from + length + last.iter().position(is_special).unwrap_or(last.len())
}

/// The character that an escape stands for and its length in bytes, from the byte after the backslash.
pub(super) fn unescape(rest: &[u8]) -> Result<(char, usize), &'static str> {
    let character = match rest.first() {
        Some(b'"') => '"',
        Some(b'\\') => '\\',
        Some(b'/') => '/',
        Some(b'b') => '\u{8}',
        Some(b'f') => '\u{c}',
        Some(b'n') => '\n',
        Some(b'r') => '\r',
        Some(b't') => '\t',
        Some(b'u') => return unescape_unicode(rest),
        Some(_) => return Err("no such escape"),
        None => return Err("the string is not closed"),
    };
    Ok((character, 1))
}

/// The character of `uXXXX`, or of the surrogate pair `uXXXX\uXXXX`.
fn unescape_unicode(rest: &[u8]) -> Result<(char, usize), &'static str> {
    const NOT_HEX: &str = "a unicode escape has four hexadecimal digits";
    const LONE: &str = "a surrogate stands alone";
    let first = hex4(rest.get(1..5)).ok_or(NOT_HEX)?;
    if !(0xd800..0xe000).contains(&first) {
        return Ok((char::from_u32(first).ok_or(LONE)?, 5));
    }
    if first >= 0xdc00 || rest.get(5..7) != Some(b"\\u") {
        return Err(LONE);
    }
    let second = hex4(rest.get(7..11)).ok_or(NOT_HEX)?;
    if !(0xdc00..0xe000).contains(&second) {
        return Err(LONE);
    }
    let code = 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
    Ok((char::from_u32(code).ok_or(LONE)?, 11))
}

fn hex4(digits: Option<&[u8]>) -> Option<u32> {
    digits?.iter().try_fold(0, |value, digit| {
        Some(value << 4 | (*digit as char).to_digit(16)?)
    })
}

/// Appends a string in quotes; characters that JSON cannot hold are escaped.
pub(crate) fn push_string(out: &mut String, value: &str) {
    out.push('"');
    let bytes = value.as_bytes();
    let mut written = 0;
    loop {
        let end = plain_end(bytes, written);
        // The position is that of an ASCII character or the end, so it never splits a character.
        out.push_str(value.get(written..end).unwrap_or_default());
        let Some(byte) = bytes.get(end) else {
            break;
        };
        match byte {
            b'"' => out.push_str("\\\""),
            b'\\' => out.push_str("\\\\"),
            0x08 => out.push_str("\\b"),
            0x0c => out.push_str("\\f"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            other => out.push_str(&format!("\\u{other:04x}")),
        }
        written = end + 1;
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::{plain_end, push_string, unescape};

    #[test]
    fn the_end_of_a_plain_run_is_found_at_every_position() {
        for stop in [b'"', b'\\', 0u8, 1, 0x1f] {
            for length in 0..40 {
                for position in 0..length {
                    for filler in [b' ', b'!', b'#', b'[', b']', 0x7f, 0x80, 0xff, b'\xa2'] {
                        let mut bytes = vec![filler; length];
                        bytes[position] = stop;
                        assert_eq!(plain_end(&bytes, 0), position, "{bytes:?}");
                        assert_eq!(plain_end(&bytes, position), position);
                        assert_eq!(plain_end(&bytes, position + 1), length);
                    }
                }
            }
        }
    }

    #[test]
    fn escapes() {
        assert_eq!(unescape(b"n"), Ok(('\n', 1)));
        assert_eq!(unescape(b"u00e9\""), Ok(('é', 5)));
        assert_eq!(unescape(b"uD83D\\uDE00"), Ok(('😀', 11)));
        assert_eq!(unescape(b"uFFFF"), Ok(('\u{ffff}', 5)));
        for wrong in [
            &b""[..],
            b"x",
            b"u",
            b"u12",
            b"u12g4",
            b"u+123",
            b"uD83D",
            b"uD83Dx",
            b"uDE00",
            b"uD83D\\n",
            b"uD83D\\u0041",
            b"uD83D\\uD83D",
            b"uD83D\\uDE0",
        ] {
            assert!(unescape(wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn strings_are_written_as_serde_json_writes_them() {
        let all: String = (0..0x100).filter_map(char::from_u32).collect();
        for value in ["", "plain", "\"\\", "a\nb", "😀\u{1}é", &all] {
            let mut out = String::new();
            push_string(&mut out, value);
            assert_eq!(out, serde_json::to_string(value).unwrap());
        }
    }
}
