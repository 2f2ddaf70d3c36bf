//! Timestamps in the three formats of `smithy.api#timestampFormat`. The reader accepts all three, whichever one is
//! modeled, as boto3 does, since servers in the field mix them up. The writer uses the modeled one.

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_types::date_time::{DateTimeFormatError, DateTimeParseError, Format};
use aws_smithy_types::DateTime;

use super::decimal::Decimal;
use super::number::NumberText;
use super::text::push_string;
use crate::shape::TimestampFormat;

/// A timestamp in a string: a `date-time`, an `http-date`, or a number of seconds.
///
/// # Errors
///
/// It is none of these, or a number of seconds that needs more than 64 bits.
pub(crate) fn parse(text: &str) -> Result<DateTime, BoxError> {
    // The usual form, in UTC, is read here. Offsets, lower case, leap seconds and malformed texts go to the library,
    // so that both accept the same texts.
    if let Some(value) = parse_utc(text.as_bytes()) {
        return Ok(value);
    }
    if let Some(number) = NumberText::of(text) {
        return parse_epoch_seconds(number)
            .ok_or_else(|| "the seconds have more than 64 bits".into());
    }
    // A year begins a `date-time`, a weekday an `http-date`. The library takes any three letters for one.
    if text
        .trim_start()
        .starts_with(|first: char| first.is_ascii_digit())
    {
        return Ok(DateTime::from_str(text, Format::DateTimeWithOffset)?);
    }
    Ok(parse_http_date(text)?)
}

/// The complaint about a number that is not a timestamp.
pub(super) const OUT_OF_RANGE: &str = "is not a timestamp: its seconds have more than 64 bits";

/// `YYYY-MM-DDTHH:MM:SS[.fraction]Z` with a fraction of at most nine digits.
fn parse_utc(text: &[u8]) -> Option<DateTime> {
    let (fixed, rest) = text.split_first_chunk::<19>()?;
    let &[y1, y2, y3, y4, b'-', mo1, mo2, b'-', d1, d2, b'T', h1, h2, b':', mi1, mi2, b':', s1, s2] =
        fixed
    else {
        return None;
    };
    let mut wrong = false;
    let mut two = |tens: u8, ones: u8| {
        let (tens, ones) = (tens.wrapping_sub(b'0'), ones.wrapping_sub(b'0'));
        wrong |= tens > 9 || ones > 9;
        u32::from(tens) * 10 + u32::from(ones)
    };
    let year = two(y1, y2) * 100 + two(y3, y4);
    let (month, day) = (two(mo1, mo2), two(d1, d2));
    let (hour, minute, second) = (two(h1, h2), two(mi1, mi2), two(s1, s2));
    wrong |= hour > 23 || minute > 59 || second > 59 || !(1..=12).contains(&month) || day == 0;
    if wrong || (day > 28 && day > days_in_month(year, month)) {
        return None;
    }
    let nanoseconds = match rest {
        b"Z" => 0,
        [b'.', fraction @ .., b'Z'] => parse_fraction(fraction)?,
        _ => return None,
    };
    let of_day = i64::from(hour * 3_600 + minute * 60 + second);
    let seconds = days_since_epoch(year, month, day) * 86_400 + of_day;
    Some(DateTime::from_secs_and_nanos(seconds, nanoseconds))
}

/// A fraction of a second as nanoseconds: one to nine digits.
fn parse_fraction(digits: &[u8]) -> Option<u32> {
    if digits.is_empty() || digits.len() > 9 {
        return None;
    }
    let mut nanoseconds = 0;
    for position in 0..9 {
        let digit = *digits.get(position).unwrap_or(&b'0');
        if !digit.is_ascii_digit() {
            return None;
        }
        nanoseconds = nanoseconds * 10 + u32::from(digit - b'0');
    }
    Some(nanoseconds)
}

fn days_in_month(year: u32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if !year.is_multiple_of(4) => 28,
        2 if year.is_multiple_of(100) && !year.is_multiple_of(400) => 28,
        2 => 29,
        _ => 31,
    }
}

/// Days from 1970-01-01 to a day of the Gregorian calendar, for years from 0.
fn days_since_epoch(year: u32, month: u32, day: u32) -> i64 {
    // Years that begin in March have the leap day at their end, and months of 153 days in five.
    // 400 years, which are 146,097 days, keep the numbers positive.
    let shifted_year = year + 400 - u32::from(month < 3);
    let shifted_month = if month < 3 { month + 9 } else { month - 3 };
    let leap_days = shifted_year / 4 - shifted_year / 100 + shifted_year / 400;
    let days = shifted_year * 365 + leap_days + (153 * shifted_month + 2) / 5 + day - 1;
    i64::from(days) - 719_468 - 146_097
}

/// An `http-date`.
fn parse_http_date(text: &str) -> Result<DateTime, DateTimeParseError> {
    // Some releases of the library slice by bytes and panic inside a character. A text with other characters than ASCII
    // is no such date, so the library gets a text that it refuses.
    DateTime::from_str(if text.is_ascii() { text } else { "" }, Format::HttpDate)
}

/// `epoch-seconds`, exactly to the nanosecond. Smaller parts are cut off, towards zero.
pub(super) fn parse_epoch_seconds(number: NumberText<'_>) -> Option<DateTime> {
    if number.integral {
        return number.text.parse().ok().map(DateTime::from_secs);
    }
    let (seconds, nanoseconds) = Decimal::of(number.text)?.floor()?;
    Some(DateTime::from_secs_and_nanos(seconds, nanoseconds))
}

/// The `epoch-seconds` that a text begins with, and their length, if they have no sign, no exponent and at most nine digits
/// behind the point: one pass over what servers send.
pub(super) fn parse_plain_seconds(text: &[u8]) -> Option<(DateTime, usize)> {
    let mut seconds = 0;
    let whole = digits(text, &mut seconds);
    // Eighteen digits always fit. A zero is the whole of a number that it begins.
    if !(1..=18).contains(&whole) || text.first() == Some(&b'0') {
        return None;
    }
    let mut nanoseconds = 0;
    let mut length = whole;
    if text.get(whole) == Some(&b'.') {
        let places = digits(text.get(whole + 1..)?, &mut nanoseconds);
        let missing = 9_usize.checked_sub(places).filter(|missing| *missing < 9)?;
        nanoseconds *= 10_i64.pow(missing as u32);
        length += 1 + places;
    }
    match text.get(length) {
        Some(b'e' | b'E') => None,
        _ => Some((
            DateTime::from_secs_and_nanos(seconds, nanoseconds as u32),
            length,
        )),
    }
}

/// Reads the digits that a text begins with behind those of a number, as long as they fit; says how many there are.
fn digits(text: &[u8], number: &mut i64) -> usize {
    let mut length = 0;
    for byte in text {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            break;
        }
        *number = number.wrapping_mul(10).wrapping_add(digit.into());
        length += 1;
    }
    length
}

/// Appends a timestamp in this format.
pub(super) fn push_timestamp(
    out: &mut String,
    value: &DateTime,
    format: TimestampFormat,
) -> Result<(), DateTimeFormatError> {
    match format {
        TimestampFormat::EpochSeconds => out.push_str(&value.fmt(Format::EpochSeconds)?),
        TimestampFormat::DateTime => push_string(out, &value.fmt(Format::DateTime)?),
        TimestampFormat::HttpDate => push_string(out, &value.fmt(Format::HttpDate)?),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{parse, parse_epoch_seconds, parse_http_date, parse_plain_seconds, parse_utc};
    use crate::json::number::{scan, NumberText};
    use aws_smithy_types::date_time::Format;
    use aws_smithy_types::DateTime;

    fn library(text: &str) -> Option<DateTime> {
        DateTime::from_str(text, Format::DateTimeWithOffset).ok()
    }

    #[test]
    fn the_usual_form_is_read_as_the_library_reads_it() {
        let mut read = 0;
        for year in [
            0, 1, 4, 99, 100, 400, 1600, 1900, 1969, 1970, 1999, 2000, 2023, 2024, 2100, 9999,
        ] {
            for month in 0..=13 {
                for day in [0, 1, 2, 27, 28, 29, 30, 31, 32] {
                    for time in ["00:00:00", "23:59:59", "24:00:00", "12:60:00", "23:59:60"] {
                        for end in [
                            "Z",
                            ".5Z",
                            ".000000001Z",
                            ".123456789Z",
                            "z",
                            ".Z",
                            ".1234567890Z",
                            "",
                            "+01:00",
                        ] {
                            let text = format!("{year:04}-{month:02}-{day:02}T{time}{end}");
                            let ours = parse_utc(text.as_bytes());
                            if ours.is_some() {
                                assert_eq!(ours, library(&text), "{text}");
                                read += 1;
                            }
                            assert_eq!(parse(&text).ok(), library(&text), "{text}");
                        }
                    }
                }
            }
        }
        assert!(read > 9_000, "only {read} texts took the short way");
    }

    #[test]
    fn a_changed_byte_is_read_as_the_library_reads_it() {
        for text in ["2024-02-29T23:59:59Z", "1969-12-31T00:00:00.123Z"] {
            for position in 0..text.len() {
                for byte in 0x20..0x7f {
                    let mut changed = text.as_bytes().to_vec();
                    changed[position] = byte;
                    let changed = String::from_utf8(changed).unwrap();
                    assert_eq!(parse(&changed).ok(), library(&changed), "{changed}");
                }
            }
        }
    }

    #[test]
    fn http_dates() {
        let date = parse_http_date("Sun, 02 Jan 2000 20:34:56 GMT").unwrap();
        assert_eq!(date, DateTime::from_secs(946_845_296));
        for wrong in [
            "",
            "Sun, é2 Jan 2000 20:34:56 GMT",
            "Sun, 02 Jan 2000 20:34:56. GMT",
        ] {
            assert!(parse_http_date(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn each_format_is_known_by_its_text() {
        let time = DateTime::from_secs(946_845_296);
        for text in [
            "2000-01-02T20:34:56Z",
            "2000-01-02t21:34:56+01:00",
            "Sun, 02 Jan 2000 20:34:56 GMT",
            "946845296",
            "9.46845296e8",
        ] {
            assert_eq!(parse(text).unwrap(), time, "{text}");
        }
        for wrong in ["", "yesterday", "2000-01-02", "NaN", "+1", "1e19", "0x10"] {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn plain_seconds_are_read_as_any_number() {
        let wholes = [
            "0",
            "1",
            "9",
            "42",
            "1398796238",
            "999999999999999999",
            "1000000000000000000",
        ];
        let fractions = [
            "",
            ".",
            ".0",
            ".5",
            ".123",
            ".000000001",
            ".123456789",
            ".1234567890",
        ];
        let mut read = 0;
        for (sign, whole) in ["", "-", "0"]
            .iter()
            .flat_map(|sign| wholes.map(|whole| (sign, whole)))
        {
            for fraction in fractions {
                for end in ["", ",", "}", " ", "e1", "E-1", "x", ".5"] {
                    let text = format!("{sign}{whole}{fraction}{end}");
                    let Some((value, length)) = parse_plain_seconds(text.as_bytes()) else {
                        continue;
                    };
                    let number = scan(text.as_bytes()).map(|(length, _)| &text[..length]);
                    assert_eq!(number, Some(&text[..length]), "{text}");
                    let number = NumberText::of(number.unwrap()).unwrap();
                    assert_eq!(parse_epoch_seconds(number), Some(value), "{text}");
                    read += 1;
                }
            }
        }
        assert!(read > 150, "only {read} texts took the short way");
    }

    #[test]
    fn epoch_seconds_are_exact() {
        let cases = [
            ("0", Some((0, 0))),
            ("-0.0", Some((0, 0))),
            ("1398796238.123", Some((1_398_796_238, 123_000_000))),
            ("-1.5", Some((-2, 500_000_000))),
            ("-0.25", Some((-1, 750_000_000))),
            ("1.9999999999", Some((1, 999_999_999))),
            ("1.5e1", Some((15, 0))),
            ("15E-1", Some((1, 500_000_000))),
            ("1.485179373361E9", Some((1_485_179_373, 361_000_000))),
            ("-1.9999999999", Some((-2, 1))),
            ("-0.0000000001", Some((0, 0))),
            ("-9223372036854775808.0", Some((i64::MIN, 0))),
            ("-9223372036854775808.1", None),
            ("1e999", None),
            ("99999999999999999999", None),
        ];
        for (text, expected) in cases {
            let read = parse_epoch_seconds(NumberText::of(text).unwrap());
            let expected = expected.map(|(secs, nanos)| DateTime::from_secs_and_nanos(secs, nanos));
            assert_eq!(read, expected, "{text}");
        }
    }
}
