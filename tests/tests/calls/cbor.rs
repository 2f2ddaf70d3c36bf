//! The CBOR interpreter: edge cases by table, each also put to the reference on ciborium, and a short run of the fuzzer.

mod examples;
mod secrets;
mod written;

use smithy_client_runtime::cbor::CODEC;
use smithy_client_runtime::codec::Members;
use smithy_client_runtime::shape::Structure;
use tests::fuzz::cbor::{compare, of_hexadecimal, run};
use tests::fuzz::json::shapes::{Choice, Everything, Inner};

/// Reads a body, after the reference has agreed on it.
fn read(body: &[u8]) -> Result<Everything, String> {
    let accepted = compare(body);
    let mut value = Everything::empty();
    let result = CODEC.read_structure(body, &mut value, Members::All);
    assert_eq!(accepted, result.is_ok());
    result.map(|()| value).map_err(|error| error.to_string())
}

/// A map with one entry.
fn entry(key: &str, value: &[u8]) -> Vec<u8> {
    let length = u8::try_from(key.len()).unwrap();
    assert!(length < 24);
    [&[0xa1, 0x60 + length], key.as_bytes(), value].concat()
}

#[test]
fn changed_bodies_are_read_as_the_reference_reads_them() {
    let report = run(10_000, 1);
    assert_eq!(report.panics, Vec::<String>::new());
    assert!(report.accepted > 500, "only {} accepted", report.accepted);
}

#[test]
fn an_empty_body_is_a_structure_without_members() {
    for body in [&b""[..], b"\xa0", b"\xbf\xff", b"\xd9\xd9\xf7\xa0"] {
        assert_eq!(read(body), Ok(Everything::empty()), "{body:?}");
    }
    for body in [&b"\xf6"[..], b"\x80", b"\xd9\xd9\xf7", b"\xd9\xd9\xf6\xa0"] {
        assert!(read(body).is_err(), "{body:?}");
    }
}

#[test]
fn an_error_names_member_and_byte() {
    for (body, expected) in [
        (
            &b"\xa1\x64Text"[..],
            "Text: expected a text string, found the end of the body at byte 6",
        ),
        (
            b"\xa1\x64Text\x01",
            "Text: expected a text string, found an integer at byte 6",
        ),
        (
            b"\xa1\x64Text\xc5\x61a",
            "Text: expected a text string, found tag 5 at byte 6",
        ),
        (
            b"\xa1\x64Text\x18",
            "Text: expected a text string, found an integer at byte 6",
        ),
        (
            b"\xa1\x64Text\x63ab",
            "Text: the string is longer than the rest of the body at byte 6",
        ),
        (
            b"\xa1\x64Text\x7b\xff\xff\xff\xff\xff\xff\xff\xff",
            "Text: the string is longer than the rest of the body at byte 6",
        ),
        (
            b"\xa1\x64Text\x79\x01",
            "Text: the body ends within the head of a value at byte 6",
        ),
        (
            b"\xa1\x64Text\x62a\xff",
            "Text: the text is not UTF-8 at byte 8",
        ),
        (
            b"\xa1\x64Text\x7f\x61a\x41b\xff",
            "Text: expected a chunk of the string, found a byte string at byte 9",
        ),
        (
            b"\xa1\x64Text\x7f\x7f\xff\xff",
            "Text: a chunk of a string has an indefinite length at byte 7",
        ),
        (
            b"\xa1\x64List\x82\x61a\xf6",
            "List[1]: found null in a list that is not sparse at byte 9",
        ),
        (
            b"\xa1\x63Map\xa1\x61a\xf7",
            "Map[\"a\"]: found null in a map that is not sparse at byte 8",
        ),
        (
            b"\xa1\x63Map\xa1\x01\x61a",
            "Map: expected a key that is text, found an integer at byte 6",
        ),
        (
            b"\xa1\x64List\x9a\x00\x01\x00\x00\x61a",
            "List: the array is longer than the rest of the body at byte 6",
        ),
        (
            b"\xa1\x63Map\xbb\xff\xff\xff\xff\xff\xff\xff\xff",
            "Map: the map is longer than the rest of the body at byte 5",
        ),
        (b"\xa1\x64Byte\x18\xff", "Byte: 255 is not a byte at byte 6"),
        (
            b"\xa1\x64Long\x1b\xff\xff\xff\xff\xff\xff\xff\xff",
            "Long: 18446744073709551615 is not a long at byte 6",
        ),
        (
            b"\xa1\x67Integer\xf9\x3c\x00",
            "Integer: expected an integer, found a float at byte 9",
        ),
        (
            b"\xa1\x67Integer\xc1\x01",
            "Integer: expected an integer, found tag 1 at byte 9",
        ),
        (
            b"\xa1\x66Double\x61x",
            "Double: expected a number, found a text string at byte 8",
        ),
        (
            b"\xa1\x65Epoch\x01",
            "Epoch: expected a timestamp, which has tag 1, found an integer at byte 7",
        ),
        (
            b"\xa1\x65Epoch\xc0\x61x",
            "Epoch: expected a timestamp, which has tag 1, found tag 0 at byte 7",
        ),
        (
            b"\xa1\x65Epoch\xc1\xf9\x7e\x00",
            "Epoch: the seconds have more than 64 bits at byte 8",
        ),
        (
            b"\xa1\x68Document\x01",
            "Document: CBOR has no documents at byte 10",
        ),
        (
            b"\xa1\x66Choice\xa0",
            "Choice: a union has no member at byte 9",
        ),
        (
            b"\xa1\x66Choice\xa2\x64Text\x61a\x64Text\x61b",
            "Choice: a union has more than one member at byte 21",
        ),
        (
            b"\xa1\x67Unknown\xff",
            "expected a value, found a break at byte 9",
        ),
        (
            b"\xa1\x01\x01",
            "expected a key that is text, found an integer at byte 1",
        ),
        (b"\xa0\x00", "the body goes on after its value at byte 1"),
        (
            b"\xbf",
            "expected a key that is text, found the end of the body at byte 1",
        ),
        (b"<html>", "expected a map, found an integer at byte 0"),
        (b"\x1f", "expected a map, found an integer at byte 0"),
    ] {
        let said = read(body).unwrap_err();
        assert_eq!(said, expected, "{body:?}");
    }
}

#[test]
fn nulls_are_absent_members_and_values_of_what_is_sparse() {
    let body = of_hexadecimal(
        // {"Text": null, "Defaulted": undefined, "SparseList": [null, 1, undefined], "SparseMap": {"a": null},
        // "Documents": [null], "Choice": {"Text": "x", "Time": null}}
        "a66454657874f66944656661756c746564f76a5370617273654c69737483f601f7695370617273654d6170a16161f669446f\
         63756d656e747381f66643686f696365a2645465787461786454696d65f6",
    );
    let value = read(&body).unwrap();
    assert_eq!((value.text, value.defaulted), (None, 7));
    assert_eq!(value.sparse_list, Some(vec![None, Some(1), None]));
    assert_eq!(value.sparse_map.unwrap()["a"], None);
    assert_eq!(value.documents.unwrap().len(), 1);
    assert_eq!(value.choice, Some(Choice::Text("x".to_owned())));
}

#[test]
fn of_members_that_come_twice_the_last_counts_whole() {
    let body = of_hexadecimal(
        // {_ "RequiredInner": {"Name": "x"}, "Map": {"a": "1", "a": "2"}, "RequiredInner": {"Count": 1}, "List": ["a"],
        // "List": ["b"]}
        "bf6d5265717569726564496e6e6572a1644e616d656178634d6170a261616131616161326d5265717569726564496e6e6572\
         a165436f756e7401644c697374816161644c697374816162ff",
    );
    let value = read(&body).unwrap();
    let (name, count) = (None, Some(1));
    assert_eq!(value.required_inner, Inner { name, count });
    assert_eq!(value.map.unwrap()["a"], "2");
    assert_eq!(value.list, Some(vec!["b".to_owned()]));
}

#[test]
fn unions() {
    for (choice, expected) in [
        (
            &b"\xa2\x66__type\x61x\x64Text\x61y"[..],
            Choice::Text("y".to_owned()),
        ),
        (b"\xa1\x67Nothing\xa0", Choice::Nothing),
        (b"\xbf\x67Nothing\x18\x63\xff", Choice::Nothing),
        (b"\xa1\x65Later\x81\x01", Choice::Unknown),
    ] {
        let value = read(&entry("Choice", choice)).unwrap();
        assert_eq!(value.choice, Some(expected));
    }
}

#[test]
fn depth_is_limited_and_lengths_are_never_believed() {
    let nested = |open: &[u8], depth: usize| [&open.repeat(depth), &b"\xa0"[..]].concat();
    let unknown = |inner: Vec<u8>| entry("Unknown", &inner);
    type Nested<'a> = &'a dyn Fn(usize) -> Vec<u8>;
    let cases: [(Nested<'_>, usize); 3] = [
        (&|depth| nested(b"\xa1\x66Nested", depth), 127),
        (&|depth| unknown(nested(b"\x81", depth)), 511),
        (&|depth| unknown(nested(b"\xd8\x40\xa1\x01", depth)), 511),
    ];
    // A thread whose stack is a quarter of the usual one.
    let reads = |body: Vec<u8>| {
        let read = move || {
            CODEC
                .read_structure(&body, &mut Everything::empty(), Members::All)
                .is_ok()
        };
        let thread = std::thread::Builder::new().stack_size(512 << 10);
        thread.spawn(read).unwrap().join().unwrap()
    };
    for (body, deepest) in cases {
        assert!(reads(body(deepest)));
        assert!(!reads(body(deepest + 1)));
        assert!(!reads(body(1_000_000)));
    }
    // Tags have no depth.
    assert!(reads(unknown(nested(b"\xc1", 1_000_000))));
    // Strings, arrays and maps that say to have more than there is.
    for head in [b'\x5b', b'\x7b', b'\x9b', b'\xbb'] {
        for length in [1_u64 << 40, u64::MAX] {
            let value = [&[head][..], &length.to_be_bytes()].concat();
            assert!(!reads(unknown(value.clone())));
            assert!(!reads(entry("Text", &value)));
            assert!(!reads(entry("List", &value)));
            assert!(!reads(entry("Map", &value)));
        }
    }
}

#[test]
fn the_texts_of_a_body_are_told_whatever_its_shape() {
    let texts = |body: &[u8]| {
        let mut found = Vec::new();
        let result = (CODEC.texts)(body, &mut |name, text| {
            found.push(format!("{name}={text}"));
        });
        result.map(|()| found).map_err(|error| error.to_string())
    };
    let body = b"\xa4\x66__type\x64ns#E\x67message\x7f\x61h\x61i\xff\x61n\x01\x61m\xa1\x61x\x61y";
    assert_eq!(
        texts(body),
        Ok(vec!["__type=ns#E".to_owned(), "message=hi".to_owned()])
    );
    assert_eq!(texts(b""), Ok(vec![]));
    assert_eq!(texts(b"\x81\x61a"), Ok(vec![]));
    assert!(texts(b"\xa1\x61a").is_err());
    assert!(texts(b"\xa0\x00").is_err());
    assert!(texts(b"Service Unavailable").is_err());
}
