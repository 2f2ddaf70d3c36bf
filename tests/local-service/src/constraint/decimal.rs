//! Numbers against the bounds of `smithy.api#range`. In: a number of any kind and bounds as decimal
//! text. Out: whether it lies within, exactly, however large or precise either is.

use std::cmp::Ordering;

use crate::shapes::Dynamic;

/// Whether `value` lies within the bounds, both inclusive. Values that are no numbers do.
pub(super) fn within(value: &Dynamic, min: Option<&str>, max: Option<&str>) -> bool {
    match value {
        Dynamic::Byte(number) => exactly(&number.to_string(), min, max),
        Dynamic::Short(number) => exactly(&number.to_string(), min, max),
        Dynamic::Integer(number) => exactly(&number.to_string(), min, max),
        Dynamic::Long(number) => exactly(&number.to_string(), min, max),
        Dynamic::BigInteger(number) => exactly(number.as_ref(), min, max),
        Dynamic::BigDecimal(number) => exactly(number.as_ref(), min, max),
        Dynamic::Float(number) => {
            let bound = |text: &str| text.parse::<f32>().ok();
            binary(*number, min.and_then(bound), max.and_then(bound))
        }
        Dynamic::Double(number) => {
            let bound = |text: &str| text.parse::<f64>().ok();
            binary(*number, min.and_then(bound), max.and_then(bound))
        }
        _ => true,
    }
}

/// Binary floating point is compared with the bound as the same type has it, so that 0.1 lies within
/// a bound of 0.1. NaN lies within no bound.
fn binary<N: PartialOrd>(number: N, min: Option<N>, max: Option<N>) -> bool {
    min.is_none_or(|min| number >= min) && max.is_none_or(|max| number <= max)
}

fn exactly(number: &str, min: Option<&str>, max: Option<&str>) -> bool {
    let Some(number) = Decimal::parse(number) else {
        return false;
    };
    let compared = |bound: &str| Decimal::parse(bound).map(|bound| number.compare(&bound));
    min.and_then(compared) != Some(Ordering::Less)
        && max.and_then(compared) != Some(Ordering::Greater)
}

/// A decimal number taken apart: `0.DIGITS` times ten to the power of `exponent`, without leading
/// and trailing zeros, so that equal numbers look the same.
#[derive(Debug, PartialEq, Eq)]
struct Decimal {
    negative: bool,
    digits: Vec<u8>,
    exponent: i64,
}

impl Decimal {
    /// Reads `[+-]digits[.digits][e[+-]digits]`; `None` for any other text.
    fn parse(text: &str) -> Option<Self> {
        let (negative, unsigned) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i64>().ok()?),
            None => (unsigned, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all: Vec<u8> = whole.bytes().chain(fraction.bytes()).collect();
        if all.is_empty() || !all.iter().all(u8::is_ascii_digit) {
            return None;
        }
        let leading = all.iter().take_while(|digit| **digit == b'0').count();
        let mut digits: Vec<u8> = all.into_iter().skip(leading).collect();
        while digits.last() == Some(&b'0') {
            digits.pop();
        }
        if digits.is_empty() {
            return Some(Decimal {
                negative: false,
                digits,
                exponent: 0,
            });
        }
        let places = i64::try_from(whole.len()).ok()? - i64::try_from(leading).ok()?;
        Some(Decimal {
            negative,
            digits,
            exponent: exponent.checked_add(places)?,
        })
    }

    fn compare(&self, other: &Self) -> Ordering {
        let sign = |number: &Self| match (number.digits.is_empty(), number.negative) {
            (true, _) => 0,
            (false, true) => -1,
            (false, false) => 1,
        };
        let signs = sign(self).cmp(&sign(other));
        if signs != Ordering::Equal || self.digits.is_empty() {
            return signs;
        }
        // Without leading and trailing zeros the digits compare like words of a dictionary.
        let magnitude = self
            .exponent
            .cmp(&other.exponent)
            .then_with(|| self.digits.cmp(&other.digits));
        if self.negative {
            magnitude.reverse()
        } else {
            magnitude
        }
    }
}
