//! The reference's scalars, from their text.

use aws_smithy_types::DateTime;
use serde_json::value::RawValue;

use super::{is_text, number, text, Refused};
use crate::fuzz::json::Plain;

/// A whole number in these bounds.
pub(super) fn whole(text: &str, least: i64, greatest: i64) -> Result<Plain, Refused> {
    let value: i128 = match text.parse::<i128>() {
        Ok(value) => value,
        // With a fraction or an exponent: in the precision of a double, if nothing is lost.
        Err(_) => {
            let value: f64 = text.parse()?;
            if value.fract() != 0.0 || !value.is_finite() {
                return Err(Refused);
            }
            value as i128
        }
    };
    if value < i128::from(least) || value > i128::from(greatest) {
        return Err(Refused);
    }
    Ok(Plain::Whole(i64::try_from(value)?))
}

/// A float or double.
pub(super) fn float(raw: &RawValue, is_single: bool) -> Result<Plain, Refused> {
    if is_text(raw) {
        return Ok(Plain::Float(match &*text(raw)? {
            "NaN" => f64::NAN,
            "Infinity" => f64::INFINITY,
            "-Infinity" => f64::NEG_INFINITY,
            _ => return Err(Refused),
        }));
    }
    let text = number(raw)?;
    let value: f64 = text.parse()?;
    if !value.is_finite() {
        return Err(Refused);
    }
    Ok(Plain::Float(if is_single {
        text.parse::<f32>()?.into()
    } else {
        value
    }))
}

/// The text of a big number.
pub(super) fn big_text(raw: &RawValue) -> Result<String, Refused> {
    if is_text(raw) {
        text(raw)
    } else {
        number(raw).map(str::to_owned)
    }
}

/// Decimal digits to the nanosecond by whole numbers; an exponent by way of a double.
pub(super) fn epoch(text: &str) -> Result<Plain, Refused> {
    if text.contains(['e', 'E']) {
        let seconds: f64 = text.parse()?;
        let time = DateTime::from_secs_f64(seconds);
        return if seconds.is_finite() {
            Ok(Plain::Time(time))
        } else {
            Err(Refused)
        };
    }
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let seconds: i64 = whole.parse()?;
    let digits: String = fraction
        .chars()
        .chain("000000000".chars())
        .take(9)
        .collect();
    let nanoseconds: i128 = digits.parse()?;
    let sign = if whole.starts_with('-') { -1 } else { 1 };
    let total = i128::from(seconds) * 1_000_000_000 + sign * nanoseconds;
    Ok(Plain::Time(DateTime::from_nanos(total)?))
}

/// RFC 4648 with its padding, and nothing else.
pub(super) fn base64(text: &str) -> Result<Vec<u8>, Refused> {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let characters = text.trim_end_matches('=');
    let padding = text.len() - characters.len();
    if !text.len().is_multiple_of(4) || padding > 2 {
        return Err(Refused);
    }
    let mut bytes = Vec::new();
    let (mut bits, mut count) = (0_u32, 0);
    for character in characters.bytes() {
        let value = ALPHABET
            .iter()
            .position(|known| *known == character)
            .ok_or(Refused)?;
        bits = bits << 6 | value as u32;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
            bits &= (1 << count) - 1;
        }
    }
    if bits == 0 {
        Ok(bytes)
    } else {
        Err(Refused)
    }
}
