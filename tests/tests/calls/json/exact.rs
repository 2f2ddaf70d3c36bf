//! Numbers and times are exact in every spelling: a table that Python's `decimal` made comes in, and every line of it
//! is read as an integer, as a timestamp of each format, and as text.

use aws_smithy_types::DateTime;
use smithy_client_runtime::shape::Structure;
use tests::fuzz::json;
use tests::fuzz::json::shapes::Everything;

use super::{read, write};

const NUMBERS: &str = include_str!("numbers.txt");

/// The lines of the table: a text, an integer, nanoseconds.
fn numbers() -> impl Iterator<Item = (&'static str, Option<i64>, Option<DateTime>)> {
    let lines = NUMBERS.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| {
        let mut columns = line.split(' ');
        let mut column = || columns.next().unwrap();
        let (text, integer, nanoseconds) = (column(), column(), column());
        let time = nanoseconds.parse().ok().map(DateTime::from_nanos);
        (text, integer.parse().ok(), time.map(Result::unwrap))
    })
}

#[test]
fn integers_are_exact_in_every_spelling() {
    for (text, expected, _) in numbers() {
        let value = read(&format!("{{\"Long\":{text}}}")).ok();
        assert_eq!(value.and_then(|value| value.long), expected, "{text}");
        let value = read(&format!("{{\"Byte\":{text}}}")).ok();
        let expected = expected.and_then(|expected| i8::try_from(expected).ok());
        assert_eq!(value.and_then(|value| value.byte), expected, "{text}");
    }
    assert!(numbers().count() > 300);
}

#[test]
fn timestamps_are_exact_in_every_spelling() {
    for (text, _, expected) in numbers() {
        let body = format!(
            "{{\"Epoch\":{text},\"DateTime\":{text},\"HttpDate\":\"{text}\",\"Times\":[\"{text}\"]}}"
        );
        let read_times = read(&body).ok().map(|value| {
            let listed = value.times.unwrap();
            [
                value.epoch,
                value.date_time,
                value.http_date,
                Some(listed[0]),
            ]
        });
        assert_eq!(read_times, expected.map(|time| [Some(time); 4]), "{text}");
        let Some(time) = expected else { continue };
        let mut value = Everything::empty();
        value.epoch = Some(time);
        assert_eq!(read(&write(&value)).unwrap().epoch, Some(time), "{text}");
    }
}

#[test]
fn timestamps_are_read_in_any_format_whichever_is_modeled() {
    let time = DateTime::from_nanos(1_795_895_702_585_000_000).unwrap();
    let second = DateTime::from_secs(1_795_895_702);
    for (text, expected) in [
        ("1795895702.585", time),
        ("1.795895702585E9", time),
        ("\"1795895702.585\"", time),
        ("\"2026-11-28T19:55:02.585Z\"", time),
        ("\"2026-11-28T20:55:02.585+01:00\"", time),
        ("\"2026-11-28t19:55:02.585z\"", time),
        ("\"Sat, 28 Nov 2026 19:55:02 GMT\"", second),
        ("\"Sat, 28 Nov 2026 19:55:02.585 GMT\"", time),
    ] {
        for member in ["Epoch", "DateTime", "HttpDate"] {
            let value = read(&format!("{{\"{member}\":{text}}}")).unwrap();
            let times = [value.epoch, value.date_time, value.http_date];
            let found: Vec<_> = times.into_iter().flatten().collect();
            assert_eq!(found, [expected], "{member} {text}");
        }
    }
    for (text, reason) in [
        ("true", "expected a number, found a boolean at byte 9"),
        (
            "1e19",
            "`1e19` is not a timestamp: its seconds have more than 64 bits at byte 9",
        ),
        ("\"1e19\"", "\"1e19\" is not a timestamp at byte 9"),
        (
            "\"2026-11-28\"",
            "\"2026-11-28\" is not a timestamp at byte 9",
        ),
        ("\"+1\"", "\"+1\" is not a timestamp at byte 9"),
        ("\"NaN\"", "\"NaN\" is not a timestamp at byte 9"),
    ] {
        let error = read(&format!("{{\"Epoch\":{text}}}")).unwrap_err();
        assert_eq!(error, format!("Epoch: {reason}"), "{text}");
    }
}

#[test]
fn the_work_is_that_of_reading_the_text() {
    let digits = "1".repeat(1_000_000);
    for text in [
        format!("0.{digits}e-999999999999"),
        format!("{digits}e-999999"),
        format!("1e{digits}"),
        format!("0e{digits}"),
    ] {
        for member in ["Long", "Epoch", "BigInteger"] {
            let body = format!("{{\"{member}\":{text}}}");
            let mut value = Everything::empty();
            let read = json::read(body.as_bytes(), &mut value);
            let is_zero = text.starts_with("0e");
            let is_seconds = member == "Epoch" && !text.starts_with("1e");
            assert_eq!(read.is_ok(), is_zero || is_seconds, "{member}");
        }
    }
}
