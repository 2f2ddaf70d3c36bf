//! Pagination tokens. In: the position at which the next page begins and the filters of the request.
//! Out: a token that cannot be made, changed or used with other filters by anyone without the key.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// The alphabet of base64url (RFC 4648), so that a token needs no escape anywhere.
const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/// Bytes of a position.
const POSITION_BYTES: usize = 4;
/// Bytes of a keyed hash.
const HASH_BYTES: usize = 32;

/// The key of one service's tokens; tokens of another start of the service are not accepted.
#[derive(Debug)]
pub struct TokenKey {
    bytes: [u8; 32],
}

impl TokenKey {
    /// A key of the operating system's randomness, which seeds every hash map's state.
    pub fn random() -> Self {
        let mut bytes = [0; 32];
        for chunk in bytes.chunks_mut(8) {
            chunk.copy_from_slice(&RandomState::new().build_hasher().finish().to_be_bytes());
        }
        TokenKey { bytes }
    }

    /// The token for `position` under `filters`.
    pub fn seal(&self, position: usize, filters: &str) -> String {
        // Positions are those of a data set of hundreds.
        let position = u32::try_from(position).unwrap_or(u32::MAX).to_be_bytes();
        let mut bytes = position.to_vec();
        if let Some(hash) = self.keyed(&position, filters) {
            bytes.extend(hash.finalize().into_bytes());
        }
        encode(&bytes)
    }

    /// The position of a token that [`seal`](Self::seal) made under the same filters, else `None`.
    pub fn open(&self, token: &str, filters: &str) -> Option<usize> {
        let bytes = decode(token)?;
        let (position, hash) = bytes.split_at_checked(POSITION_BYTES)?;
        // Two texts decode to the same bytes when they differ in bits that carry nothing.
        if hash.len() != HASH_BYTES || encode(&bytes) != token {
            return None;
        }
        self.keyed(position, filters)?.verify_slice(hash).ok()?;
        usize::try_from(u32::from_be_bytes(position.try_into().ok()?)).ok()
    }

    fn keyed(&self, position: &[u8], filters: &str) -> Option<Hmac<Sha256>> {
        let mut hash = Hmac::<Sha256>::new_from_slice(&self.bytes).ok()?;
        hash.update(position);
        hash.update(filters.as_bytes());
        Some(hash)
    }
}

fn encode(bytes: &[u8]) -> String {
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let byte = |index: usize| u32::from(chunk.get(index).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for index in 0..=chunk.len() {
            let sextet = bits >> (18 - 6 * index) & 0x3F;
            text.push(char::from(ALPHABET[sextet as usize]));
        }
    }
    text
}

fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    for chunk in text.as_bytes().chunks(4) {
        let mut bits = 0_u32;
        for (index, character) in chunk.iter().enumerate() {
            let sextet = ALPHABET.iter().position(|known| known == character)?;
            bits |= u32::try_from(sextet).ok()? << (18 - 6 * index);
        }
        let [_, first, second, third] = bits.to_be_bytes();
        match chunk.len() {
            4 => bytes.extend([first, second, third]),
            3 => bytes.extend([first, second]),
            2 => bytes.push(first),
            _ => return None,
        }
    }
    Some(bytes)
}
