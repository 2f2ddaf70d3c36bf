//! The reference's scalars, from their text.

use aws_smithy_types::date_time::Format;
use aws_smithy_types::{BigInteger, DateTime};
use serde_json::value::RawValue;

use super::{is_text, number, text, Refused};
use crate::fuzz::json::Plain;

/// The digits of a number before and behind its point, without an exponent, and whether it is negative. Numbers so great
/// or small that no shape has them are only told from zero.
fn written_out(text: &str) -> (bool, String, String) {
    const FAR: i128 = 100_000;
    let (is_negative, text) = match text.strip_prefix('-') {
        Some(text) => (true, text),
        None => (false, text),
    };
    let lower = text.to_ascii_lowercase();
    let (mantissa, exponent) = lower.split_once('e').unwrap_or((&lower, "0"));
    let (before, behind) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = [before, behind].concat();
    if digits.chars().all(|digit| digit == '0') {
        return (is_negative, "0".to_owned(), String::new());
    }
    let limit = if exponent.starts_with('-') { -FAR } else { FAR };
    let exponent: i128 = exponent.parse().unwrap_or(limit);
    let point = (exponent.clamp(-FAR, FAR) + before.len() as i128) as isize;
    // Zeros on both sides, so that the point lies among digits wherever it is moved.
    let room = point.unsigned_abs() + 1;
    let zeros = "0".repeat(room);
    let digits = [&*zeros, &*digits, &*zeros].concat();
    let (before, behind) = digits.split_at(point.wrapping_add_unsigned(room) as usize);
    (is_negative, before.to_owned(), behind.to_owned())
}

fn signed(is_negative: bool, digits: &str) -> Result<i128, Refused> {
    let value: i128 = match digits.trim_start_matches('0') {
        "" => 0,
        digits => digits.parse()?,
    };
    Ok(if is_negative { -value } else { value })
}

/// A whole number in these bounds.
pub(super) fn whole(text: &str, least: i64, greatest: i64) -> Result<Plain, Refused> {
    let (is_negative, before, behind) = written_out(text);
    if behind.contains(|digit| digit != '0') {
        return Err(Refused);
    }
    let value = signed(is_negative, &before)?;
    if value < i128::from(least) || value > i128::from(greatest) {
        return Err(Refused);
    }
    Ok(Plain::Whole(i64::try_from(value)?))
}

/// A big integer: digits, or a number that is whole and not much longer than it is written.
pub(super) fn big_integer(raw: &RawValue) -> Result<Plain, Refused> {
    let text = big_text(raw)?;
    let is_number = serde_json::from_str::<&RawValue>(&text).is_ok_and(|raw| number(raw).is_ok());
    if !is_number || !text.contains(['.', 'e', 'E']) {
        return Ok(Plain::Big(text.parse::<BigInteger>()?.as_ref().to_owned()));
    }
    let (is_negative, before, behind) = written_out(&text);
    let digits = before.trim_start_matches('0');
    let written = text.split(['e', 'E']).next().unwrap_or_default();
    let written = written.trim_start_matches(['-', '0', '.']);
    let written = written.chars().filter(char::is_ascii_digit).count();
    if behind.contains(|digit| digit != '0') || digits.len() > written + 4_096 {
        return Err(Refused);
    }
    Ok(Plain::Big(match (digits, is_negative) {
        ("", _) => "0".to_owned(),
        (digits, true) => format!("-{digits}"),
        (digits, false) => digits.to_owned(),
    }))
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

/// A timestamp in any of its formats, told apart by trying them one after the other.
pub(super) fn time(raw: &RawValue) -> Result<Plain, Refused> {
    if !is_text(raw) {
        return epoch(number(raw)?);
    }
    let text = text(raw)?;
    if let Ok(time) = DateTime::from_str(&text, Format::DateTimeWithOffset) {
        return Ok(Plain::Time(time));
    }
    // The library panics on what is not ASCII.
    if text.is_ascii() {
        if let Ok(time) = DateTime::from_str(&text, Format::HttpDate) {
            return Ok(Plain::Time(time));
        }
    }
    match serde_json::from_str::<&RawValue>(&text) {
        Ok(inner) if inner.get() == text => epoch(number(inner)?),
        _ => Err(Refused),
    }
}

/// Seconds with nine digits behind the point, which has to be 64 bits of whole seconds; more digits are cut off.
fn epoch(text: &str) -> Result<Plain, Refused> {
    let (is_negative, before, behind) = written_out(text);
    let digits: String = behind.chars().chain("000000000".chars()).take(9).collect();
    let nanoseconds = signed(is_negative, &before)?.checked_mul(1_000_000_000);
    let nanoseconds = nanoseconds.ok_or(Refused)? + signed(is_negative, &digits)?;
    Ok(Plain::Time(DateTime::from_nanos(nanoseconds)?))
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
