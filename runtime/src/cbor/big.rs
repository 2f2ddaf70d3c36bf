//! Numbers of any length: bytes of base 256 come in and decimal digits go out, and the other way round.
//!
//! The work grows with the square of the length, so there is a longest one: beyond it a body of a megabyte could take
//! minutes.

/// The longest number, in bytes. One of them takes a thousandth of a second.
const LONGEST: usize = 4_096;

/// The most digits that such a number has.
const MOST_DIGITS: usize = 9_865;

/// The complaint about a longer one.
pub(super) const TOO_LONG: &str = "is a number of more than 4096 bytes";

/// The digits of one step, and what they can count.
const STEP: usize = 9;
const STEP_BASE: u64 = 1_000_000_000;

/// A whole number from zero on: its limbs, the least first, without zeros at the end.
#[derive(Debug, Default)]
pub(super) struct Natural(Vec<u32>);

impl Natural {
    /// The number of these bytes, the greatest first. `None` when it is too long.
    pub(super) fn of_bytes(bytes: &[u8]) -> Option<Self> {
        let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
        let significant = bytes.get(zeros..).unwrap_or_default();
        if significant.len() > LONGEST {
            return None;
        }
        let limb = |bytes: &[u8]| {
            let add = |value: u32, byte: &u8| value << 8 | u32::from(*byte);
            bytes.iter().fold(0, add)
        };
        Some(Self(significant.rchunks(4).map(limb).collect()))
    }

    /// The number of these decimal digits. `None` when it is too long.
    pub(super) fn of_digits(digits: &str) -> Option<Self> {
        let significant = digits.trim_start_matches('0').as_bytes();
        if significant.len() > MOST_DIGITS {
            return None;
        }
        let mut number = Self::default();
        for step in significant.rchunks(STEP).rev() {
            let add = |value: u32, digit: &u8| value * 10 + u32::from(digit.wrapping_sub(b'0'));
            number.multiply_and_add(STEP_BASE, step.iter().fold(0, add));
        }
        (number.0.len() * 4 <= LONGEST).then_some(number)
    }

    fn multiply_and_add(&mut self, factor: u64, addend: u32) {
        let mut carry = u64::from(addend);
        for limb in &mut self.0 {
            let value = u64::from(*limb) * factor + carry;
            *limb = value as u32;
            carry = value >> 32;
        }
        if carry > 0 {
            self.0.push(carry as u32);
        }
    }

    /// The same and one more.
    pub(super) fn plus_one(mut self) -> Self {
        self.multiply_and_add(1, 1);
        self
    }

    /// The same and one less; zero stays.
    pub(super) fn minus_one(mut self) -> Self {
        for limb in &mut self.0 {
            let (value, borrows) = limb.overflowing_sub(1);
            *limb = value;
            if !borrows {
                break;
            }
        }
        self.trim();
        self
    }

    fn trim(&mut self) {
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
    }

    /// The number, if it has 64 bits.
    pub(super) fn to_u64(&self) -> Option<u64> {
        match *self.0.as_slice() {
            [] => Some(0),
            [low] => Some(low.into()),
            [low, high] => Some(u64::from(high) << 32 | u64::from(low)),
            _ => None,
        }
    }

    /// Its bytes, the greatest first, without leading zeros.
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let bytes = self.0.iter().rev().flat_map(|limb| limb.to_be_bytes());
        bytes.skip_while(|byte| *byte == 0).collect()
    }

    /// Its decimal digits.
    pub(super) fn into_digits(mut self) -> String {
        let mut steps = Vec::new();
        while !self.0.is_empty() {
            let mut rest = 0;
            for limb in self.0.iter_mut().rev() {
                let value = rest << 32 | u64::from(*limb);
                *limb = (value / STEP_BASE) as u32;
                rest = value % STEP_BASE;
            }
            self.trim();
            steps.push(rest);
        }
        let mut digits = steps.pop().unwrap_or(0).to_string();
        for step in steps.iter().rev() {
            digits.push_str(&format!("{step:0STEP$}"));
        }
        digits
    }
}

#[cfg(test)]
mod tests {
    use super::{Natural, LONGEST, MOST_DIGITS};

    #[test]
    fn numbers_of_128_bits_are_those_of_the_language() {
        let mut number = 0_u128;
        for shift in 0..128 {
            for delta in [0, 1, 2, 9, 10, 255, 999_999_999] {
                let value = (1_u128 << shift).wrapping_sub(1).wrapping_add(delta) ^ number;
                number = number.wrapping_mul(0x9E37_79B9).wrapping_add(value);
                let digits = value.to_string();
                let bytes = value.to_be_bytes();
                let of_digits = Natural::of_digits(&digits).unwrap();
                assert_eq!(of_digits.to_u64(), u64::try_from(value).ok());
                let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
                assert_eq!(of_digits.to_bytes(), bytes[zeros..]);
                assert_eq!(Natural::of_bytes(&bytes).unwrap().into_digits(), digits);
                let more = Natural::of_bytes(&bytes).unwrap().plus_one();
                assert_eq!(more.minus_one().into_digits(), digits);
                if let Some(less) = value.checked_sub(1) {
                    assert_eq!(of_digits.minus_one().into_digits(), less.to_string());
                }
            }
        }
    }

    #[test]
    fn the_longest_number_comes_back_and_the_next_one_is_refused() {
        let bytes = [0xff; LONGEST];
        let digits = Natural::of_bytes(&bytes).unwrap().into_digits();
        assert_eq!(digits.len(), MOST_DIGITS);
        let zeros = "0".repeat(1_000);
        let again = Natural::of_digits(&[&*zeros, &*digits].concat()).unwrap();
        assert_eq!(again.to_bytes(), bytes);
        let next = Natural::of_bytes(&bytes).unwrap().plus_one().into_digits();
        assert!(Natural::of_digits(&next).is_none());
        assert!(Natural::of_digits(&"1".repeat(1_000_000)).is_none());
        assert!(Natural::of_bytes(&[1; LONGEST + 1]).is_none());
    }
}
