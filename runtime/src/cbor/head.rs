//! Heads of data items (RFC 8949, section 3): the major type in three bits, and an argument of up to 64 bits.

/// Major type 0: an integer from zero on.
pub(super) const UNSIGNED: u8 = 0;
/// Major type 1: an integer below zero; the argument is what -1 lies above it.
pub(super) const NEGATIVE: u8 = 1;
/// Major type 2: bytes, as many as the argument says.
pub(super) const BYTES: u8 = 2;
/// Major type 3: UTF-8, as many bytes as the argument says.
pub(super) const TEXT: u8 = 3;
/// Major type 4: as many items as the argument says.
pub(super) const ARRAY: u8 = 4;
/// Major type 5: as many pairs of items as the argument says.
pub(super) const MAP: u8 = 5;
/// Major type 6: the number of a tag; the item follows.
pub(super) const TAG: u8 = 6;
/// Major type 7: simple values and floats.
pub(super) const SIMPLE: u8 = 7;

/// The additional information of a head whose argument follows in 1, 2, 4 or 8 bytes.
pub(super) const ONE_BYTE: u8 = 24;
pub(super) const TWO_BYTES: u8 = 25;
pub(super) const FOUR_BYTES: u8 = 26;
pub(super) const EIGHT_BYTES: u8 = 27;
/// The additional information of a head without an argument: an indefinite length.
pub(super) const INDEFINITE: u8 = 31;

/// Whole items of one byte.
pub(super) const FALSE: u8 = 0xf4;
pub(super) const TRUE: u8 = 0xf5;
pub(super) const NULL: u8 = 0xf6;
pub(super) const UNDEFINED: u8 = 0xf7;
/// The end of what has an indefinite length.
pub(super) const BREAK: u8 = 0xff;

/// The first bytes of floats.
pub(super) const HALF: u8 = initial(SIMPLE, TWO_BYTES);
pub(super) const SINGLE: u8 = initial(SIMPLE, FOUR_BYTES);
pub(super) const DOUBLE: u8 = initial(SIMPLE, EIGHT_BYTES);

/// The tag of seconds since 1970 (section 3.4.2).
pub(super) const EPOCH: u64 = 1;
/// The tag of a big number from zero on (section 3.4.3).
pub(super) const BIG: u64 = 2;
/// The tag of a big number below zero: the bytes are what -1 lies above it.
pub(super) const NEGATIVE_BIG: u64 = 3;
/// The tag of a decimal fraction: an exponent of ten and a whole number (section 3.4.4).
pub(super) const DECIMAL: u64 = 4;
/// The tag that says that this is CBOR (section 3.4.6), as it is written.
pub(super) const SELF_DESCRIBED: &[u8] = &[0xd9, 0xd9, 0xf7];

/// The first byte of a head.
pub(super) const fn initial(major: u8, information: u8) -> u8 {
    major << 5 | information
}

/// Appends a head in its shortest form.
#[inline]
pub(super) fn push_head(out: &mut Vec<u8>, major: u8, argument: u64) {
    match argument {
        0..=23 => out.push(initial(major, argument as u8)),
        24..=0xff => out.extend([initial(major, ONE_BYTE), argument as u8]),
        0x100..=0xffff => {
            out.push(initial(major, TWO_BYTES));
            out.extend((argument as u16).to_be_bytes());
        }
        0x1_0000..=0xffff_ffff => {
            out.push(initial(major, FOUR_BYTES));
            out.extend((argument as u32).to_be_bytes());
        }
        _ => {
            out.push(initial(major, EIGHT_BYTES));
            out.extend(argument.to_be_bytes());
        }
    }
}
