//! Decimal numbers, exactly: the text of a JSON number comes in, its whole part and its fraction go out, whatever the
//! spelling. The work is that of one pass over the text, however great the exponent is.

/// How many digits of a fraction are kept: a billionth is the least that a timestamp has.
const PLACES: i64 = 9;

/// How many zeros an exponent may add to the digits of a big integer. A double has at most 308.
const MOST_ZEROS: i64 = 4_096;

/// A number cut at its point.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Decimal {
    negative: bool,
    /// The part before the point, without the sign.
    whole: u64,
    /// The fraction in billionths, without the sign. Smaller parts are cut off.
    pub(super) billionths: u32,
    /// Whether something was cut off.
    is_cut: bool,
}

impl Decimal {
    /// Cuts a number at its point. `None` when the whole part has more than 64 bits.
    pub(super) fn of(number: &str) -> Option<Self> {
        let parts = Parts::of(number);
        let length = parts.length();
        let (mut whole, mut billionths, mut is_cut) = (0_u64, 0, false);
        // The place of a digit: 1 is that of the units, 0 the first behind the point.
        let mut place = parts.point;
        for digit in parts.digits() {
            if place > 0 {
                whole = whole.checked_mul(10)?.checked_add(digit.into())?;
            } else if place > -PLACES {
                billionths = billionths * 10 + u32::from(digit);
            } else {
                is_cut |= digit != 0;
            }
            place -= 1;
        }
        // Zeros that are not written: up to the units, and up to the last place that is kept.
        if whole > 0 && parts.point > length {
            let zeros = u32::try_from(parts.point - length).ok()?;
            whole = whole.checked_mul(10_u64.checked_pow(zeros)?)?;
        }
        let written = (length - parts.point).clamp(0, PLACES);
        billionths *= 10_u32.pow((PLACES - written) as u32);
        Some(Self {
            negative: parts.negative,
            whole,
            billionths,
            is_cut,
        })
    }

    /// The greatest whole number that is not above this one, and how many billionths are above it.
    pub(super) fn floor(self) -> Option<(i64, u32)> {
        if !self.negative {
            return Some((i64::try_from(self.whole).ok()?, self.billionths));
        }
        let whole = 0_i64.checked_sub_unsigned(self.whole)?;
        match self.billionths {
            0 => Some((whole, 0)),
            billionths => Some((whole.checked_sub(1)?, 1_000_000_000 - billionths)),
        }
    }

    /// The whole number that this is, if it is one.
    pub(super) fn integer(self) -> Option<i64> {
        let (whole, billionths) = self.floor()?;
        (billionths == 0 && !self.is_cut).then_some(whole)
    }
}

/// The digits of a number that is whole, with its sign. `None` when it has a fraction, or an exponent that adds more
/// zeros than [`MOST_ZEROS`].
pub(super) fn integer_digits(number: &str) -> Option<String> {
    let parts = Parts::of(number);
    let written = [parts.before, parts.behind].concat();
    let significant = written.trim_end_matches('0');
    let digits = significant.trim_start_matches('0');
    if digits.is_empty() {
        return Some("0".to_owned());
    }
    if parts.point.saturating_sub(parts.length()) > MOST_ZEROS {
        return None;
    }
    let zeros = parts.point.saturating_sub(length(significant));
    let zeros = "0".repeat(usize::try_from(zeros).ok()?);
    let sign = if parts.negative { "-" } else { "" };
    Some([sign, digits, &zeros].concat())
}

/// A number taken apart.
struct Parts<'a> {
    negative: bool,
    /// The digits before the point as it is written.
    before: &'a str,
    /// The digits behind it.
    behind: &'a str,
    /// The number of digits before the point after the exponent has moved it. A negative number counts zeros between the
    /// point and the first digit.
    point: i64,
}

impl<'a> Parts<'a> {
    fn of(text: &'a str) -> Self {
        let unsigned = text.strip_prefix('-');
        let (mantissa, exponent) = match unsigned.unwrap_or(text).split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, parse_exponent(exponent)),
            None => (unsigned.unwrap_or(text), 0),
        };
        let (before, behind) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        Self {
            negative: unsigned.is_some(),
            before,
            behind,
            point: exponent.saturating_add(length(before)),
        }
    }

    fn digits(&self) -> impl Iterator<Item = u8> + '_ {
        let digits = self.before.bytes().chain(self.behind.bytes());
        digits.map(|digit| digit.wrapping_sub(b'0'))
    }

    fn length(&self) -> i64 {
        length(self.before).saturating_add(length(self.behind))
    }
}

fn length(digits: &str) -> i64 {
    i64::try_from(digits.len()).unwrap_or(i64::MAX)
}

/// An exponent. A huge one is cut down, so that adding lengths cannot overflow.
fn parse_exponent(text: &str) -> i64 {
    const ENDLESS: i64 = 1 << 60;
    let digits = text.trim_start_matches(['+', '-']);
    let value = digits.bytes().fold(0, |value: i64, digit| {
        let digit = i64::from(digit.wrapping_sub(b'0'));
        value.saturating_mul(10).saturating_add(digit).min(ENDLESS)
    });
    if text.starts_with('-') {
        -value
    } else {
        value
    }
}
