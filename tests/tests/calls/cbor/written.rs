//! What is written, byte by byte.

use aws_smithy_types::{DateTime, Document};
use smithy_client_runtime::cbor::CODEC;
use smithy_client_runtime::codec::Members;
use smithy_client_runtime::shape::Structure;
use smithy_client_runtime::structure;
use tests::fuzz::cbor::{hexadecimal, of_hexadecimal};
use tests::fuzz::json::shapes::{Choice, Everything};

use super::read;

/// The item of the one member that is set, and that is neither required nor has a default.
fn item(change: impl FnOnce(&mut Everything)) -> Result<String, String> {
    let mut value = Everything::empty();
    change(&mut value);
    let bytes = CODEC
        .write_structure(&value, Members::All)
        .map_err(|error| error.to_string())?;
    assert_eq!(read(&bytes), Ok(value));
    let text = hexadecimal(&bytes);
    // `"Required": ""` follows.
    let (before, _) = text.split_once("68526571756972656460").unwrap();
    let name = usize::from_str_radix(&before[2..4], 16).unwrap() - 0x60;
    Ok(before[4 + 2 * name..].to_owned())
}

#[test]
fn numbers_have_their_shortest_form() {
    for (value, expected) in [
        (0, "00"),
        (23, "17"),
        (24, "1818"),
        (256, "190100"),
        (65_536, "1a00010000"),
        (1 << 32, "1b0000000100000000"),
        (i64::MAX, "1b7fffffffffffffff"),
        (-1, "20"),
        (-25, "3818"),
        (i64::MIN, "3b7fffffffffffffff"),
    ] {
        assert_eq!(item(|it| it.long = Some(value)).unwrap(), expected);
    }
    for (value, expected) in [
        (1.5, "fa3fc00000"),
        (1.1, "fb3ff199999999999a"),
        (-0.0, "fa80000000"),
        (f64::INFINITY, "fa7f800000"),
        (1e300, "fb7e37e43c8800759c"),
    ] {
        assert_eq!(item(|it| it.double = Some(value)).unwrap(), expected);
    }
    assert_eq!(item(|it| it.float = Some(1.5)).unwrap(), "fa3fc00000");
}

#[test]
fn big_numbers_have_tags_where_no_integer_holds_them() {
    for (text, expected) in [
        ("0", "00"),
        ("18446744073709551615", "1bffffffffffffffff"),
        ("18446744073709551616", "c249010000000000000000"),
        ("-18446744073709551616", "3bffffffffffffffff"),
        ("-18446744073709551617", "c349010000000000000000"),
    ] {
        let written = item(|it| it.big_integer = Some(text.parse().unwrap()));
        assert_eq!(written.unwrap(), expected);
    }
    for (text, expected) in [
        ("273.15", "c48221196ab3"),
        ("-.5", "c4822024"),
        ("+5.", "c4820005"),
        ("1.50e10", "c482081896"),
        ("-0.0", "c4822000"),
    ] {
        let written = item(|it| it.big_decimal = Some(text.parse().unwrap()));
        assert_eq!(written.unwrap(), expected, "{text}");
    }
    let long = item(|it| it.big_integer = Some("7".repeat(1_000_000).parse().unwrap()));
    let expected = "`BigInteger` of `Everything` is a number of more than 4096 bytes";
    assert_eq!(long.unwrap_err(), expected);
}

#[test]
fn timestamps_are_seconds_to_the_millisecond() {
    for (milliseconds, expected) in [
        (0, "c100"),
        (1_363_896_240_000, "c11a514b67b0"),
        (1_363_896_240_500, "c1fb41d452d9ec200000"),
        (-1_500, "c1fbbff8000000000000"),
    ] {
        let time = DateTime::from_millis(milliseconds);
        // The format of the model is that of other protocols.
        assert_eq!(item(|it| it.http_date = Some(time)).unwrap(), expected);
    }
    let mut value = Everything::empty();
    value.epoch = Some(DateTime::from_secs_and_nanos(1, 999_999));
    let bytes = CODEC.write_structure(&value, Members::All).unwrap();
    assert_eq!(read(&bytes).unwrap().epoch, Some(DateTime::from_secs(1)));
}

#[test]
fn lists_and_maps_know_their_lengths_and_structures_end_with_a_break() {
    let list = item(|it| it.sparse_list = Some(vec![Some(1), None]));
    assert_eq!(list.unwrap(), "8201f6");
    let map = item(|it| it.map = Some([("a".to_owned(), "b".to_owned())].into()));
    assert_eq!(map.unwrap(), "a161616162");
    let unit = item(|it| it.choice = Some(Choice::Nothing));
    assert_eq!(unit.unwrap(), "bf674e6f7468696e67bfffff");
}

#[test]
fn what_cannot_be_written_names_its_member() {
    let document = item(|it| it.document = Some(Document::Bool(true)));
    let expected = "`Document` of `Everything` is a document, which CBOR has not";
    assert_eq!(document.unwrap_err(), expected);
    let unknown = item(|it| it.choice = Some(Choice::Unknown));
    assert!(unknown.unwrap_err().contains("`Choice::Unknown`"));
}

#[derive(Clone, PartialEq)]
struct Window {
    seconds: i64,
    own: i32,
}

structure! {
    Window "Window",
    0 => seconds "Seconds" PRESENT UNSET_AT_ZERO = Default::default(),
    1 => own "Own" PRESENT = Default::default(),
}

#[test]
fn zeros_that_nobody_set_are_not_written() {
    for (seconds, expected) in [
        (0, "bf634f776e00ff"),
        (1, "bf675365636f6e647301634f776e00ff"),
    ] {
        let window = Window { seconds, own: 0 };
        let written = CODEC.write_structure(&window, Members::All).unwrap();
        assert_eq!(written, of_hexadecimal(expected));
    }
}
