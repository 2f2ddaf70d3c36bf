//! Changes of CBOR bodies: some leave them well-formed, so that what lies behind the parser is reached, others do not.

use std::ops::Range;

use super::item::places;
use crate::fuzz::Random;

/// What is put in: values at the edge of every kind, names of members, and what breaks the format.
const DICTIONARY: &[&[u8]] = &[
    b"\x00",
    b"\x17",
    b"\x18\x00",
    b"\x18\x7f",
    b"\x18\x80",
    b"\x19\x7f\xff",
    b"\x19\x80\x00",
    b"\x1a\x7f\xff\xff\xff",
    b"\x1a\x80\x00\x00\x00",
    b"\x1b\x7f\xff\xff\xff\xff\xff\xff\xff",
    b"\x1b\xff\xff\xff\xff\xff\xff\xff\xff",
    b"\x20",
    b"\x38\x80",
    b"\x39\x80\x00",
    b"\x3a\x80\x00\x00\x00",
    b"\x3b\x7f\xff\xff\xff\xff\xff\xff\xff",
    b"\x3b\xff\xff\xff\xff\xff\xff\xff\xff",
    b"\x40",
    b"\x58\xff",
    b"\x5b\xff\xff\xff\xff\xff\xff\xff\xff",
    b"\x5f\x41\x00\xff",
    b"\x5f\x61a\xff",
    b"\x5f\xff",
    b"\x60",
    b"\x61\xff",
    b"\x62\xc3\xa9",
    b"\x7f\x61\xc3\x61\xa9\xff",
    b"\x7f\x62\xc3\xa9\xff",
    b"\x7f\x7f\xff\xff",
    b"\x7b\x00\x00\x00\x00\xff\xff\xff\xff",
    b"\x78\x04Text",
    b"\x64Text",
    b"\x66Nested",
    b"\x66Choice",
    b"\x63Map",
    b"\x64List",
    b"\x68Document",
    b"\x66__type",
    b"\x80",
    b"\x81",
    b"\x9f",
    b"\x9f\xff",
    b"\x9b\xff\xff\xff\xff\xff\xff\xff\xff",
    b"\xa0",
    b"\xa1",
    b"\xbf",
    b"\xbf\xff",
    b"\xbf\x64Text\xff",
    b"\xbb\x7f\xff\xff\xff\xff\xff\xff\xff",
    b"\xc0",
    b"\xc1",
    b"\xc1\x00",
    b"\xc1\xfb\x41\xd6\x95\x4f\x72\x47\xdf\x3b",
    b"\xc1\xf9\x7e\x00",
    b"\xc1\x1b\xff\xff\xff\xff\xff\xff\xff\xff",
    b"\xc2\x40",
    b"\xc2\x41\x00",
    b"\xc3\x40",
    b"\xc3\x49\x01\x00\x00\x00\x00\x00\x00\x00\x00",
    b"\xc4\x82\x00",
    b"\xc4\x82\x3b\x7f\xff\xff\xff\xff\xff\xff\xff\x01",
    b"\xc5",
    b"\xd8\x01",
    b"\xd9\xd9\xf7",
    b"\xdb\xff\xff\xff\xff\xff\xff\xff\xff",
    b"\xe0",
    b"\xf4",
    b"\xf5",
    b"\xf6",
    b"\xf7",
    b"\xf8\x14",
    b"\xf8\x20",
    b"\xf8\xff",
    b"\xf9\x00\x01",
    b"\xf9\x3e\x00",
    b"\xf9\x7c\x00",
    b"\xf9\x80\x00",
    b"\xfa\x7f\x7f\xff\xff",
    b"\xfa\xff\x80\x00\x00",
    b"\xfb\x7f\xef\xff\xff\xff\xff\xff\xff",
    b"\xfb\xc3\xe0\x00\x00\x00\x00\x00\x00",
    b"\xfb\x43\xe0\x00\x00\x00\x00\x00\x00",
    b"\xff",
    b"\xff\xff",
    b"\x1c",
    b"\x1f",
    b"\xdf",
];

/// Changes a body in one to four places. Other values of the body itself are put in too.
pub(super) fn mutate(mut body: Vec<u8>, random: &mut Random) -> Vec<u8> {
    for _ in 0..=random.below(2) * random.below(4) {
        mutate_once(&mut body, random);
    }
    body
}

fn mutate_once(body: &mut Vec<u8>, random: &mut Random) {
    let items = places(body);
    let item = match items.is_empty() {
        true => 0..body.len(),
        false => random.pick(&items).clone(),
    };
    let piece = *random.pick(DICTIONARY);
    match random.below(9) {
        0 => body.truncate(random.below(body.len())),
        1 => {
            let start = random.below(body.len());
            let end = (start + random.below(12)).min(body.len());
            replace(body, start..end, &[]);
        }
        2 => replace(body, item.start..item.start, piece),
        3 | 4 => replace(body, item, piece),
        5 | 6 if !items.is_empty() => {
            let other = body[random.pick(&items).clone()].to_vec();
            // One in place of the other, or before it.
            let end = if random.below(2) == 0 {
                item.start
            } else {
                item.end
            };
            replace(body, item.start..end, &other);
        }
        7 => {
            let position = random.below(body.len() + 1);
            replace(body, position..position, piece);
        }
        _ => {
            let position = random.below(body.len());
            if let Some(byte) = body.get_mut(position) {
                *byte = match random.below(2) {
                    0 => *byte ^ 1 << random.below(8),
                    _ => random.next_u64() as u8,
                };
            }
        }
    }
}

fn replace(body: &mut Vec<u8>, range: Range<usize>, piece: &[u8]) {
    body.splice(range, piece.iter().copied());
}
