//! Changes of JSON texts: some leave them well-formed, so that what lies behind the parser is reached, others do not.

use super::Random;
use std::ops::Range;

/// Changes a text in one to four places. `dictionary` has the pieces that are put in; other values of the text
/// itself are put in too.
pub fn mutate(text: &str, dictionary: &[&str], random: &mut Random) -> String {
    let mut text = text.to_owned();
    for _ in 0..=random.below(2) * random.below(4) {
        text = mutate_once(&text, dictionary, random);
    }
    text
}

fn mutate_once(text: &str, dictionary: &[&str], random: &mut Random) -> String {
    let tokens = tokens(text);
    if tokens.is_empty() {
        return (*random.pick(dictionary)).to_owned();
    }
    let token = random.pick(&tokens).clone();
    match random.below(8) {
        0 => text[..boundary(text, random)].to_owned(),
        1 => {
            let start = boundary(text, random);
            let length = text[start..].chars().take(random.below(20));
            let end = start + length.map(char::len_utf8).sum::<usize>();
            replace(text, start..end, "")
        }
        2 => {
            let position = boundary(text, random);
            let piece = *random.pick(dictionary);
            replace(text, position..position, piece)
        }
        3 => {
            let piece = *random.pick(dictionary);
            replace(text, token, piece)
        }
        4 => {
            let other = random.pick(&tokens).clone();
            let piece = text[other].to_owned();
            replace(text, token, &piece)
        }
        5 => {
            let piece = text[value(text, &token)].to_owned();
            let other = random.pick(&tokens).clone();
            replace(text, value(text, &other), &piece)
        }
        6 => {
            let piece = *random.pick(dictionary);
            replace(text, value(text, &token), piece)
        }
        _ => {
            let position = boundary(text, random);
            let character = char::from_u32(random.below(0x300) as u32).unwrap_or('\u{202e}');
            replace(text, position..position, &character.to_string())
        }
    }
}

fn replace(text: &str, range: Range<usize>, piece: &str) -> String {
    let mut changed = String::with_capacity(text.len() + piece.len());
    changed.push_str(&text[..range.start]);
    changed.push_str(piece);
    changed.push_str(&text[range.end..]);
    changed
}

/// A random position between two characters.
fn boundary(text: &str, random: &mut Random) -> usize {
    let mut position = random.below(text.len() + 1);
    while !text.is_char_boundary(position) {
        position -= 1;
    }
    position
}

/// Strings, numbers, words and brackets, as they come; a text that is no JSON has some too.
fn tokens(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut tokens = Vec::new();
    let mut position = 0;
    while let Some(&byte) = bytes.get(position) {
        let start = position;
        position += 1;
        match byte {
            b'"' => {
                while let Some(&inner) = bytes.get(position) {
                    position += 1;
                    match inner {
                        b'\\' => position += 1,
                        b'"' => break,
                        _ => {}
                    }
                }
            }
            b'{' | b'[' => {}
            byte if byte.is_ascii_alphanumeric() || byte == b'-' => {
                while bytes.get(position).is_some_and(u8::is_ascii_alphanumeric) {
                    position += 1;
                }
            }
            _ => continue,
        }
        if text.is_char_boundary(position.min(bytes.len())) {
            tokens.push(start..position.min(bytes.len()));
        }
    }
    tokens
}

/// The whole value that begins with a token: up to the bracket that closes it.
fn value(text: &str, token: &Range<usize>) -> Range<usize> {
    let mut depth = 0_usize;
    for inner in tokens_and_ends(&text[token.start..]) {
        match inner {
            (_, b'{' | b'[') => depth += 1,
            (end, _) => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return token.start..token.start + end;
                }
            }
        }
        if !matches!(text.as_bytes()[token.start], b'{' | b'[') {
            break;
        }
    }
    token.clone()
}

/// The brackets of a text outside its strings, with the position behind each.
fn tokens_and_ends(text: &str) -> impl Iterator<Item = (usize, u8)> + '_ {
    let mut in_string = false;
    let mut escaped = false;
    text.bytes().enumerate().filter_map(move |(index, byte)| {
        if in_string {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => in_string = false,
                _ => {}
            }
            return None;
        }
        in_string = byte == b'"';
        matches!(byte, b'{' | b'[' | b'}' | b']').then_some((index + 1, byte))
    })
}
