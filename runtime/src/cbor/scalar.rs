//! Values of one item, in the types of their shapes.

use std::str::from_utf8;

use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime};

use super::big::{Natural, TOO_LONG};
use super::head::{
    ARRAY, BIG, DECIMAL, DOUBLE, EPOCH, FALSE, HALF, NEGATIVE, NEGATIVE_BIG, SINGLE, TAG, TRUE,
    UNSIGNED,
};
use super::reader::Reader;
use crate::codec::Error;
use crate::shape::{Slot, StringEnum};

/// The most zeros between the point and the digits of a decimal fraction that is written without an exponent.
const MOST_ZEROS: usize = 6;

/// A number of at most 64 bits, and a sign beside them.
#[derive(Debug, Clone, Copy)]
enum Number {
    Whole(i128),
    Float(f64),
}

impl Reader<'_> {
    /// A value of one item. Strings and enums have functions of their own; what holds other values is left to the caller.
    #[inline(never)]
    pub(super) fn fill(&mut self, slot: Slot<'_>) -> Result<(), Error> {
        match slot {
            Slot::String(target) => self.fill_string(target)?,
            Slot::Enum(target) => self.fill_enum(target)?,
            Slot::Boolean(target) => *target = self.boolean()?,
            Slot::Byte(target) => *target = self.integer("a byte")?,
            Slot::Short(target) => *target = self.integer("a short")?,
            Slot::Integer(target) => *target = self.integer("an integer")?,
            Slot::Long(target) => *target = self.integer("a long")?,
            Slot::Float(target) => *target = self.float()?,
            Slot::Double(target) => *target = self.double()?,
            Slot::BigInteger(target) => *target = self.big_integer()?,
            Slot::BigDecimal(target) => *target = self.big_decimal()?,
            Slot::Timestamp(target) => *target = self.timestamp()?,
            Slot::Blob(target) => *target = self.blob()?,
            Slot::Document(_) => return Err(self.fail("CBOR has no documents")),
            Slot::Structure(_) | Slot::List(_) | Slot::Map(_) => self.skip()?,
        }
        Ok(())
    }

    /// A string.
    #[inline(never)]
    pub(super) fn fill_string(&mut self, target: &mut String) -> Result<(), Error> {
        *target = match self.short_text() {
            // The copy lies where words begin, so it is checked faster than the bytes of the body.
            Some(bytes) => String::from_utf8(bytes.to_vec())
                .map_err(|error| self.not_utf8(bytes, error.utf8_error()))?,
            None => self.text()?.into_owned(),
        };
        Ok(())
    }

    /// The text of an enum.
    #[inline(never)]
    pub(super) fn fill_enum(&mut self, target: &mut dyn StringEnum) -> Result<(), Error> {
        match self.short_text() {
            Some(bytes) => {
                target.assign(from_utf8(bytes).map_err(|error| self.not_utf8(bytes, error))?)
            }
            None => target.assign(&self.text()?),
        }
        Ok(())
    }

    /// A boolean.
    fn boolean(&mut self) -> Result<bool, Error> {
        if self.take(TRUE) {
            Ok(true)
        } else if self.take(FALSE) {
            Ok(false)
        } else {
            Err(self.expected("a boolean"))
        }
    }

    /// A whole number, if one is next.
    #[inline]
    fn whole(&mut self) -> Result<Option<i128>, Error> {
        let major = match self.peek() {
            Some(first) if first >> 5 <= NEGATIVE => first >> 5,
            _ => return Ok(None),
        };
        let argument = i128::from(self.head()?.argument);
        Ok(Some(match major {
            UNSIGNED => argument,
            _ => -1 - argument,
        }))
    }

    /// A whole number of this type.
    #[inline]
    pub(super) fn integer<T: TryFrom<i128>>(&mut self, what: &str) -> Result<T, Error> {
        let place = self.position();
        let Some(value) = self.whole()? else {
            return Err(self.expected(what));
        };
        T::try_from(value).map_err(|_| Error::of_value(place, value, format!("is not {what}")))
    }

    /// A number, whole or not.
    fn number(&mut self, what: &str) -> Result<Number, Error> {
        if let Some(value) = self.whole()? {
            return Ok(Number::Whole(value));
        }
        let Some(first @ (HALF | SINGLE | DOUBLE)) = self.peek() else {
            return Err(self.expected(what));
        };
        let bits = self.head()?.argument;
        Ok(Number::Float(match first {
            HALF => of_half(bits as u16),
            SINGLE => f32::from_bits(bits as u32).into(),
            _ => f64::from_bits(bits),
        }))
    }

    /// A double.
    pub(super) fn double(&mut self) -> Result<f64, Error> {
        Ok(match self.number("a number")? {
            Number::Whole(value) => value as f64,
            Number::Float(value) => value,
        })
    }

    /// A float. A double that is too great for one becomes infinite, as in JSON.
    pub(super) fn float(&mut self) -> Result<f32, Error> {
        Ok(match self.number("a number")? {
            Number::Whole(value) => value as f32,
            Number::Float(value) => value as f32,
        })
    }

    /// Takes this tag, which a value of this kind has.
    fn tag(&mut self, tag: u64, what: &str) -> Result<(), Error> {
        let start = self.clone();
        if self.head_of(TAG, what)?.argument == tag {
            Ok(())
        } else {
            Err(start.expected(what))
        }
    }

    /// A timestamp: seconds since 1970, to the millisecond.
    pub(super) fn timestamp(&mut self) -> Result<DateTime, Error> {
        self.tag(EPOCH, "a timestamp, which has tag 1")?;
        let place = self.position();
        let value = match self.number("a number of seconds")? {
            Number::Whole(seconds) => i64::try_from(seconds).ok().map(DateTime::from_secs),
            Number::Float(seconds) => of_seconds(seconds),
        };
        value.ok_or_else(|| Error::new(place, "the seconds have more than 64 bits"))
    }

    /// A blob.
    pub(super) fn blob(&mut self) -> Result<Blob, Error> {
        Ok(Blob::new(self.bytes("a byte string")?.into_owned()))
    }

    /// The digits of a whole number of any length, with its sign.
    fn digits(&mut self, what: &str) -> Result<String, Error> {
        if let Some(value) = self.whole()? {
            return Ok(value.to_string());
        }
        let start = self.clone();
        let tag = self.head_of(TAG, what)?.argument;
        if tag != BIG && tag != NEGATIVE_BIG {
            return Err(start.expected(what));
        }
        let number = Natural::of_bytes(&self.bytes("the bytes of a big number")?);
        let number = number.ok_or_else(|| start.fail(format!("the value {TOO_LONG}")))?;
        Ok(match tag {
            BIG => number.into_digits(),
            _ => format!("-{}", number.plus_one().into_digits()),
        })
    }

    /// A big integer: an integer, or a big number.
    pub(super) fn big_integer(&mut self) -> Result<BigInteger, Error> {
        let place = self.position();
        let value = self.digits("a whole number")?.parse();
        value.map_err(|error| Error::new(place, "expected a whole number").caused_by(error))
    }

    /// A big decimal: an exponent of ten, and the whole number that is multiplied with it.
    pub(super) fn big_decimal(&mut self) -> Result<BigDecimal, Error> {
        const PARTS: &str = "a decimal fraction has an exponent and a mantissa";
        let place = self.position();
        self.tag(DECIMAL, "a decimal fraction, which has tag 4")?;
        let array = self.position();
        let mut left = self.open(ARRAY, "an exponent and a mantissa")?;
        if !self.more(&mut left) {
            return Err(Error::new(array, PARTS));
        }
        let exponent: i64 = self.integer("an exponent of 64 bits")?;
        if !self.more(&mut left) {
            return Err(Error::new(array, PARTS));
        }
        let mantissa = self.digits("a whole number")?;
        if self.more(&mut left) {
            return Err(Error::new(array, PARTS));
        }
        let value = decimal_text(&mantissa, exponent).parse();
        value.map_err(|error| Error::new(place, "expected a decimal number").caused_by(error))
    }
}

/// A whole number times a power of ten: written out where the point lies among its digits or shortly before them, with
/// an exponent elsewhere.
fn decimal_text(mantissa: &str, exponent: i64) -> String {
    if exponent == 0 {
        return mantissa.to_owned();
    }
    let (sign, digits) = match mantissa.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", mantissa),
    };
    let places = usize::try_from(exponent.unsigned_abs()).unwrap_or(usize::MAX);
    if exponent > 0 || places > digits.len() + MOST_ZEROS {
        return format!("{mantissa}e{exponent}");
    }
    let digits = format!("{digits:0>0$}", places + 1);
    let point = digits.len().saturating_sub(places);
    let (before, behind) = digits.split_at_checked(point).unwrap_or((&digits, ""));
    format!("{sign}{before}.{behind}")
}

/// The float of 16 bits that these are (RFC 8949, appendix D).
fn of_half(bits: u16) -> f64 {
    let (exponent, fraction) = (i32::from(bits >> 10 & 0x1f), f64::from(bits & 0x3ff));
    let value = match exponent {
        0 => fraction * 2_f64.powi(-24),
        31 if fraction == 0.0 => f64::INFINITY,
        31 => f64::NAN,
        _ => (fraction + 1024.0) * 2_f64.powi(exponent - 25),
    };
    if bits >> 15 == 0 {
        value
    } else {
        -value
    }
}

/// The timestamp of a number of seconds: its milliseconds, and smaller parts are cut off. `None` when the seconds are no
/// number, or have more than 64 bits.
///
/// Most decimal fractions lie between two doubles. A double that is the nearest one to a whole number of milliseconds
/// stands for them, where cutting it off would often make one less.
fn of_seconds(seconds: f64) -> Option<DateTime> {
    /// Whole numbers below are doubles. So many milliseconds are 285,000 years; later ones have no milliseconds.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    const RANGE: std::ops::Range<f64> = -9_223_372_036_854_775_808.0..9_223_372_036_854_775_808.0;
    let nearest = (seconds * 1_000.0).round();
    if nearest.abs() >= EXACT {
        return RANGE
            .contains(&seconds)
            .then(|| DateTime::from_secs(seconds.floor() as i64));
    }
    if seconds.is_nan() {
        return None;
    }
    let milliseconds = match nearest / 1_000.0 == seconds {
        true => nearest,
        false => (seconds * 1_000.0).floor(),
    };
    Some(DateTime::from_millis(milliseconds as i64))
}

#[cfg(test)]
mod tests {
    use super::{decimal_text, of_half, of_seconds};
    use aws_smithy_types::DateTime;

    #[test]
    fn halves() {
        // RFC 8949, appendix A.
        for (bits, expected) in [
            (0x0000, 0.0),
            (0x3c00, 1.0),
            (0x3e00, 1.5),
            (0x7bff, 65_504.0),
            (0x0001, 5.960_464_477_539_063e-8),
            (0x0400, 6.103_515_625e-5),
            (0xc400, -4.0),
            (0x7c00, f64::INFINITY),
            (0xfc00, f64::NEG_INFINITY),
        ] {
            assert_eq!(of_half(bits), expected);
        }
        assert!(of_half(0x8000).is_sign_negative());
        assert!(of_half(0x7e00).is_nan());
    }

    #[test]
    fn decimals() {
        for (mantissa, exponent, expected) in [
            ("27315", -2, "273.15"),
            ("-27315", -5, "-0.27315"),
            ("-1", -7, "-0.0000001"),
            ("1", -8, "1e-8"),
            ("0", 0, "0"),
            ("-12", 3, "-12e3"),
            ("1", i64::MIN, "1e-9223372036854775808"),
        ] {
            assert_eq!(decimal_text(mantissa, exponent), expected);
        }
    }

    #[test]
    fn milliseconds_are_the_ones_that_were_meant() {
        for milliseconds in (-2_000_000..2_000_000).chain(1_515_531_080_000..1_515_531_090_000) {
            let seconds = milliseconds as f64 / 1_000.0;
            let read = of_seconds(seconds).unwrap();
            assert_eq!(read, DateTime::from_millis(milliseconds), "{seconds}");
        }
        for (seconds, milliseconds) in [(1.123_999, 1_123), (-1.123_999, -1_124), (-0.0, 0)] {
            let read = of_seconds(seconds).unwrap();
            assert_eq!(read, DateTime::from_millis(milliseconds), "{seconds}");
        }
        let far = of_seconds(-9_223_372_036_854_775_808.0);
        assert_eq!(far, Some(DateTime::from_secs(i64::MIN)));
        for wrong in [9.3e18, -9.3e18, f64::NAN, f64::INFINITY] {
            assert_eq!(of_seconds(wrong), None);
        }
    }
}
