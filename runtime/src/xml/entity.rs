//! Characters that stand for others: a text of a document comes in and its value goes out, and the other way round.

use std::borrow::Cow;

use crate::codec::Error;

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH_BITS: u64 = 0x8080_8080_8080_8080;

/// The position of the first byte that ends a text or stands for something else in it: `<`, `&` or a carriage return; the
/// length of the text if there is none.
///
/// Eight bytes are looked at together. The arithmetic can mark a byte wrongly only above one that is marked rightly, and the
/// lowest mark is the one that counts.
#[inline]
pub(super) fn plain_end(text: &[u8]) -> usize {
    let mut length = 0;
    while let Some(word) = text.get(length..length + 8).and_then(<[u8]>::first_chunk) {
        let word = u64::from_le_bytes(*word);
        let zero = |byte: u8| (word ^ (ONES * u64::from(byte))).wrapping_sub(ONES);
        let marks = (zero(b'<') | zero(b'&') | zero(b'\r')) & !word & HIGH_BITS;
        if marks != 0 {
            return length + (marks.trailing_zeros() / 8) as usize;
        }
        length += 8;
    }
    let last = text.get(length..).unwrap_or_default();
    let special = last
        .iter()
        .position(|byte| matches!(byte, b'<' | b'&' | b'\r'));
    length + special.unwrap_or(last.len())
}

/// The value of a text in which references stand for characters, and one line feed for each end of a line.
///
/// # Errors
///
/// A reference is cut off, names an entity that XML does not have by itself, or no character. `start` is where the text
/// begins in the body.
pub(super) fn decode(text: &str, start: usize) -> Result<Cow<'_, str>, Error> {
    if !text.bytes().any(|byte| matches!(byte, b'&' | b'\r')) {
        return Ok(text.into());
    }
    let mut value = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((plain, tail)) = split(rest) {
        value.push_str(plain);
        let at = start + text.len() - tail.len();
        if let Some(tail) = tail.strip_prefix('\r') {
            value.push('\n');
            rest = tail.strip_prefix('\n').unwrap_or(tail);
            continue;
        }
        let end = tail.find(';');
        let Some((name, after)) =
            end.and_then(|end| Some((tail.get(1..end)?, tail.get(end + 1..)?)))
        else {
            return Err(Error::new(at, "a reference without `;`"));
        };
        let Some(character) = referred(name) else {
            let message = "is no character and no entity that XML has by itself";
            return Err(Error::of_value(at, name, message));
        };
        value.push(character);
        rest = after;
    }
    value.push_str(rest);
    Ok(value.into())
}

/// A text with one line feed for each end of a line. Source: XML 1.0, section 2.11.
pub(super) fn lines(text: &str) -> Cow<'_, str> {
    match text.contains('\r') {
        true => text.replace("\r\n", "\n").replace('\r', "\n").into(),
        false => text.into(),
    }
}

/// The text before the first character that is not itself, and the rest.
fn split(text: &str) -> Option<(&str, &str)> {
    let special = text.bytes().position(|byte| matches!(byte, b'&' | b'\r'))?;
    text.split_at_checked(special)
}

/// The character that a reference names. Source: XML 1.0, sections 2.2, 4.1 and 4.6.
fn referred(name: &str) -> Option<char> {
    let code = match name {
        "lt" => return Some('<'),
        "gt" => return Some('>'),
        "amp" => return Some('&'),
        "quot" => return Some('"'),
        "apos" => return Some('\''),
        _ => name.strip_prefix('#')?,
    };
    let code = match code.strip_prefix('x') {
        Some(digits) if digits.bytes().all(|byte| byte.is_ascii_hexdigit()) => {
            u32::from_str_radix(digits, 16)
        }
        None if code.bytes().all(|byte| byte.is_ascii_digit()) => code.parse(),
        _ => return None,
    };
    let is_character =
        |code: &char| matches!(code, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..);
    char::from_u32(code.ok()?).filter(is_character)
}

/// Appends a text with references in the place of characters that mean something else in a document, or that its reader
/// would change: ends of lines, and quotes in an attribute. The published clients write the same ones, but for tabs.
///
/// # Errors
///
/// The text has a character that no document can have, not even as a reference. It is the failure.
pub(super) fn encode(out: &mut String, text: &str) -> Result<(), char> {
    let is_plain = |c: char| {
        !matches!(
            c,
            '\0'..='\u{1f}'
                | '&'
                | '<'
                | '>'
                | '"'
                | '\''
                | '\u{85}'
                | '\u{2028}'
                | '\u{fffe}'
                | '\u{ffff}'
        )
    };
    let mut rest = text;
    while let Some(special) = rest.find(|c| !is_plain(c)) {
        let (plain, tail) = rest.split_at(special);
        out.push_str(plain);
        let mut characters = tail.chars();
        match characters.next() {
            Some('&') => out.push_str("&amp;"),
            Some('<') => out.push_str("&lt;"),
            Some('>') => out.push_str("&gt;"),
            Some('"') => out.push_str("&quot;"),
            Some('\'') => out.push_str("&apos;"),
            Some('\t') => out.push_str("&#x9;"),
            Some('\n') => out.push_str("&#xA;"),
            Some('\r') => out.push_str("&#xD;"),
            Some('\u{85}') => out.push_str("&#x85;"),
            Some('\u{2028}') => out.push_str("&#x2028;"),
            Some(other) => return Err(other),
            None => {}
        }
        rest = characters.as_str();
    }
    out.push_str(rest);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{decode, encode, plain_end};

    #[test]
    fn the_end_of_a_plain_text_is_found_at_every_position() {
        for length in 0..40 {
            let plain = "aü;=}\n".repeat(8).into_bytes();
            let plain = plain.get(..length).unwrap();
            assert_eq!(plain_end(plain), length);
            for position in 0..length {
                for special in *b"<&\r" {
                    let mut text = plain.to_vec();
                    text[position] = special;
                    if let Some(next) = text.get_mut(position + 1) {
                        *next = special + 1;
                    }
                    assert_eq!(plain_end(&text), position);
                }
            }
        }
    }

    #[test]
    fn texts_come_back() {
        for (text, written) in [
            ("", ""),
            ("plain ü", "plain ü"),
            ("a<b>&\"'", "a&lt;b&gt;&amp;&quot;&apos;"),
            ("\r\n\t\u{85}\u{2028}x", "&#xD;&#xA;&#x9;&#x85;&#x2028;x"),
        ] {
            let mut out = String::new();
            encode(&mut out, text).unwrap();
            assert_eq!(out, written);
            assert_eq!(decode(&out, 0).unwrap(), text);
        }
        assert_eq!(encode(&mut String::new(), "a\u{1}"), Err('\u{1}'));
    }

    #[test]
    fn ends_of_lines_are_line_feeds() {
        assert_eq!(decode("a\r\nb\rc\n\r", 0).unwrap(), "a\nb\nc\n\n");
    }

    #[test]
    fn what_is_no_reference_is_refused_where_it_stands() {
        for text in [
            "&",
            "&;",
            "&nbsp;",
            "&#0;",
            "&#x;",
            "&#;",
            "&#-1;",
            "&#xD800;",
            "&#x110000;",
            "&#99999999999;",
            "& x",
        ] {
            let error = decode(&["ab", text].concat(), 10).unwrap_err();
            assert_eq!(error.offset(), 12, "{error}");
        }
        assert_eq!(decode("&#65;&#x42;", 0).unwrap(), "AB");
    }
}
