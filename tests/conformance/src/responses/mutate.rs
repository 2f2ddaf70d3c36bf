//! Random changes of responses: a response comes in, and is changed.

use crate::wire::Answer;

/// Bytes that mean something in JSON, in numbers, in dates and in frames.
const PIECES: [&[u8]; 16] = [
    b"{",
    b"}",
    b"[",
    b"]",
    b"\"",
    b",",
    b":",
    b"null",
    b"-",
    b"1e999",
    b"\\u",
    b"\xff",
    b"\x00",
    b"99999999999999999999",
    b"{\"__type\":\"X\"}",
    b"",
];

/// Values of headers that are no value of most members.
const VALUES: [&str; 14] = [
    "",
    " ",
    ",",
    "\"",
    "\"a, b",
    "a, \"b\\\"\", c",
    "Mon, 16 Dec",
    "Mon, 99 Foo 2019 99:99:99 GMT",
    "-1",
    "1e400",
    "NaN",
    "é",
    "====",
    "99999999999999999999",
];

/// The SplitMix64 generator.
#[derive(Debug, Clone)]
pub(super) struct Random(u64);

impl Random {
    pub(super) fn new(seed: u64) -> Random {
        Random(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        bits ^ (bits >> 31)
    }

    /// A number below `limit`; 0 when there is none.
    pub(super) fn below(&mut self, limit: usize) -> usize {
        match limit {
            0 => 0,
            limit => (self.next() % limit as u64) as usize,
        }
    }

    /// One of the items.
    pub(super) fn pick<'a, T>(&mut self, items: &'a [T]) -> Option<&'a T> {
        let index = self.below(items.len());
        items.get(index)
    }
}

/// Changes a response in some places, or in none.
pub(super) fn response(response: &mut Answer, random: &mut Random) {
    for _ in 0..random.below(4) {
        match random.below(6) {
            0 => header(response, random),
            1 => {
                response.status = *random
                    .pick(&[200, 204, 206, 304, 403, 500, 599])
                    .unwrap_or(&200)
            }
            _ => bytes(&mut response.body, random),
        }
    }
}

fn header(response: &mut Answer, random: &mut Random) {
    let value = random.pick(&VALUES).copied().unwrap_or_default().to_owned();
    let index = random.below(response.headers.len() + 1);
    match response.headers.get(index).cloned() {
        None => {
            let name = ["x-amzn-errortype", "content-type", "content-length"];
            let name = random.pick(&name).copied().unwrap_or_default();
            response.headers.push((name.to_owned(), value));
        }
        Some((name, _)) if random.below(3) == 0 => response.headers.push((name, value)),
        Some(_) if random.below(4) == 0 => drop(response.headers.swap_remove(index)),
        Some(_) => response.headers[index].1 = value,
    }
}

/// Cuts bytes off or out, puts some in, doubles a part, or turns a bit.
fn bytes(body: &mut Vec<u8>, random: &mut Random) {
    let at = random.below(body.len() + 1);
    let end = at + random.below((body.len() - at).min(40) + 1);
    match random.below(6) {
        0 => body.truncate(at),
        1 => drop(body.drain(at..end)),
        2 => {
            let part = body[at..end].to_vec();
            drop(body.splice(at..at, part));
        }
        3 if at < body.len() => body[at] ^= 1 << random.below(8),
        _ => {
            let piece = random.pick(&PIECES).copied().unwrap_or_default();
            drop(body.splice(at..end, piece.iter().copied()));
        }
    }
}
