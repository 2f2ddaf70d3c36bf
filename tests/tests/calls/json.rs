//! The JSON interpreter: edge cases by table, each also put to the reference on serde_json, and a
//! short run of the fuzzer.

mod exact;
mod secrets;

use smithy_client_runtime::shape::Structure;
use smithy_client_runtime::structure;
use tests::fuzz::json::shapes::{Choice, Everything, Inner};
use tests::fuzz::json::{self, compare, run};

/// Reads a body, after the reference has agreed on it.
fn read(body: &str) -> Result<Everything, String> {
    let accepted = compare(body.as_bytes());
    let mut value = Everything::empty();
    let result = json::read(body.as_bytes(), &mut value);
    assert_eq!(accepted, result.is_ok());
    result.map(|()| value).map_err(|error| error.to_string())
}

fn write(value: &Everything) -> String {
    json::write(value).unwrap()
}

#[test]
fn changed_bodies_are_read_as_the_reference_reads_them() {
    let report = run(20_000, 1);
    assert_eq!(report.panics, Vec::<String>::new());
    assert!(report.accepted > 1_000, "only {} accepted", report.accepted);
    println!(
        "{} bodies, {} of them accepted",
        report.inputs, report.accepted
    );
}

#[test]
fn an_empty_body_is_an_empty_object() {
    assert_eq!(read(""), Ok(Everything::empty()));
    assert_eq!(read(" {\n} "), Ok(Everything::empty()));
    assert!(read(" ").is_err());
    assert!(read("null").is_err());
    assert!(read("[]").is_err());
}

#[test]
fn failures_tell_the_place_and_the_member() {
    let cases = [
        (
            "{",
            "expected `,` or `}`, found the end of the text at byte 1",
        ),
        ("{} {}", "the text goes on after its value at byte 3"),
        ("{} x", "the text goes on after its value at byte 3"),
        (
            "{\"Text\":1}",
            "Text: expected a string, found a number at byte 8",
        ),
        ("{\"Text\" \"x\"}", "expected `:`, found a string at byte 8"),
        (
            "{\"Text\":\"x\",}",
            "expected a key, found something else at byte 12",
        ),
        (
            "{\"List\":[\"x\",]}",
            "List[1]: expected a string, found something else at byte 13",
        ),
        (
            "{\"List\":[\"x\" \"y\"]}",
            "List: expected `,` or `]`, found a string at byte 13",
        ),
        (
            "{\"Structures\":[{},{\"Count\":1.5}]}",
            "Structures[1].Count: `1.5` is not an integer at byte 27",
        ),
        ("{\"Byte\":128}", "Byte: `128` is not a byte at byte 8"),
        (
            "{\"Map\":{\"a\\nb\":[]}}",
            "Map[\"a\\nb\"]: expected a string, found an array at byte 15",
        ),
        ("{\"Boolean\":tru}", "Boolean: expected `true` at byte 11"),
        (
            "{\"Double\":1e999}",
            "Double: the number is too great for a double at byte 10",
        ),
        (
            "{\"Double\":\"1\"}",
            "Double: \"1\" is not a number at byte 10",
        ),
        (
            "{\"Integer\":01}",
            "expected `,` or `}`, found a number at byte 12",
        ),
        (
            "{\"Integer\":1.}",
            "Integer: the number is malformed at byte 11",
        ),
        (
            "{\"Text\":\"\\ud800\"}",
            "Text: a surrogate stands alone at byte 9",
        ),
        (
            "{\"Text\":\"a\u{1}\"}",
            "Text: a control character stands in a string at byte 10",
        ),
        ("{\"Text\":\"a", "Text: the string is not closed at byte 10"),
        (
            "{\"Choice\":{}}",
            "Choice: a union has no member at byte 12",
        ),
        (
            "{\"Choice\":{\"Text\":\"a\",\"Text\":\"b\"}}",
            "Choice: a union has more than one member at byte 29",
        ),
    ];
    for (body, expected) in cases {
        assert_eq!(read(body).unwrap_err(), expected, "{body}");
    }
    let mut value = Everything::empty();
    let error = json::read(b"{\"Text\":\"\xff\"}", &mut value).unwrap_err();
    assert_eq!(error.to_string(), "the text is not UTF-8 at byte 9");
}

#[test]
fn strings() {
    for (text, expected) in [
        (r"plain é 😀", "plain é 😀"),
        (r#"\"\\\/\b\f\n\r\t"#, "\"\\/\u{8}\u{c}\n\r\t"),
        (r"\u0000\u001F\u007f\uFFFF", "\0\u{1f}\u{7f}\u{ffff}"),
        (
            r"\ud83D\uDe00 and more than eight",
            "😀 and more than eight",
        ),
    ] {
        let value = read(&format!("{{\"Text\":\"{text}\"}}")).unwrap();
        assert_eq!(value.text.as_deref(), Some(expected));
        assert_eq!(read(&write(&value)), Ok(value));
    }
    // A key with an escape is the same key.
    assert_eq!(
        read(r#"{"\u0054ext":"x"}"#).unwrap().text.as_deref(),
        Some("x")
    );
}

#[test]
fn numbers() {
    let whole = [
        ("0", 0),
        ("-0", 0),
        ("1e2", 100),
        ("2.50e1", 25),
        ("-1.0", -1),
    ];
    for (text, expected) in whole {
        let value = read(&format!("{{\"Integer\":{text}}}")).unwrap();
        assert_eq!(value.integer, Some(expected));
    }
    for (text, expected) in [
        ("1.1", "1.1"),
        ("16777216", "16777216.0"),
        ("1e39", "\"Infinity\""),
        ("\"NaN\"", "\"NaN\""),
        ("-0.0", "-0.0"),
    ] {
        let value = read(&format!("{{\"Float\":{text}}}")).unwrap();
        let written = write(&value);
        assert!(
            written.starts_with(&format!("{{\"Float\":{expected},")),
            "{written}"
        );
    }
    for text in [
        "0.1",
        "1e-400",
        "123456789012345678901234567890.000",
        "-5E+7",
    ] {
        let value = read(&format!("{{\"BigDecimal\":{text}}}")).unwrap();
        assert_eq!(value.big_decimal.as_ref().unwrap().as_ref(), text);
        assert!(write(&value).starts_with(&format!("{{\"BigDecimal\":{text},")));
    }
    for (text, expected) in [("1.0", "1"), ("-2.50e3", "-2500"), ("0e9999", "0")] {
        let value = read(&format!("{{\"BigInteger\":{text}}}")).unwrap();
        assert_eq!(value.big_integer.unwrap().as_ref(), expected);
    }
    assert!(read("{\"BigInteger\":1.5}").is_err());
    assert!(read("{\"BigInteger\":1e5000}").is_err());
}

#[test]
fn nulls_are_absent_members_and_values_of_what_is_sparse() {
    let body = r#"{"Text":null,"Required":null,"Defaulted":null,"List":["a"],"SparseList":[null,1],
        "Map":{"b":"c"},"SparseMap":{"a":null},"Documents":[null],"Choice":{"Text":"x","Time":null}}"#;
    let value = read(body).unwrap();
    assert_eq!((value.text, value.defaulted), (None, 7));
    assert_eq!(value.list, Some(vec!["a".to_owned()]));
    assert_eq!(value.sparse_list, Some(vec![None, Some(1)]));
    assert_eq!(value.map.unwrap().len(), 1);
    assert_eq!(value.sparse_map.unwrap()["a"], None);
    assert_eq!(value.documents.unwrap().len(), 1);
    assert_eq!(value.choice, Some(Choice::Text("x".to_owned())));
}

#[test]
fn nulls_are_refused_in_what_is_not_sparse() {
    for (body, error) in [
        (
            r#"{"List":["a",null]}"#,
            "List[1]: found null in a list that is not sparse at byte 13",
        ),
        (
            r#"{"Structures":[null]}"#,
            "Structures[0]: found null in a list that is not sparse at byte 15",
        ),
        (
            r#"{"Map":{"a":null}}"#,
            "Map[\"a\"]: found null in a map that is not sparse at byte 12",
        ),
    ] {
        assert_eq!(read(body), Err(error.to_owned()), "{body}");
    }
}

#[test]
fn of_members_that_come_twice_the_last_counts_whole() {
    let body = r#"{"Nested":{"Text":"a","Integer":1},"List":["a"],"Nested":{"Integer":2},"List":["b"],
        "Map":{"a":"1","a":"2"},"Map":{"b":"3","b":"4"},"RequiredInner":{"Name":"x"},"RequiredInner":{"Count":1}}"#;
    let value = read(body).unwrap();
    let nested = value.nested.unwrap();
    assert_eq!((nested.text, nested.integer), (None, Some(2)));
    assert_eq!(value.list, Some(vec!["b".to_owned()]));
    let map: Vec<_> = value.map.unwrap().into_iter().collect();
    assert_eq!(map, [("b".to_owned(), "4".to_owned())]);
    let (name, count) = (None, Some(1));
    assert_eq!(value.required_inner, Inner { name, count });
}

#[test]
fn unions() {
    for (choice, expected) in [
        (r#"{"Text":"x"}"#, Choice::Text("x".to_owned())),
        (
            r#"{"__type":"ns#Text","Text":"x"}"#,
            Choice::Text("x".to_owned()),
        ),
        (r#"{"Nothing":{}}"#, Choice::Nothing),
        (r#"{"Nothing":"whatever"}"#, Choice::Nothing),
        (r#"{"Later":[{"a":1}]}"#, Choice::Unknown),
        (
            r#"{"Choices":[{"Nothing":{}}]}"#,
            Choice::Choices(vec![Choice::Nothing]),
        ),
    ] {
        let value = read(&format!("{{\"Choice\":{choice}}}")).unwrap();
        assert_eq!(value.choice, Some(expected));
    }
    let value = read(r#"{"Choice":{"Later":1}}"#).unwrap();
    let error = json::write(&value).unwrap_err();
    assert!(error.to_string().contains("`Choice::Unknown`"), "{error}");
}

#[test]
fn depth_is_limited_and_reading_stays_linear() {
    let nested = |open: &str, close: &str, depth: usize| {
        [&open.repeat(depth), "{}", &close.repeat(depth)].concat()
    };
    let cases = [
        ("", "{\"Nested\":", "}", 127),
        ("{\"Document\":", "[", "]", 255),
        ("{\"Unknown\":", "[", "]", 511),
        ("{\"Unknown\":", "{\"a\":", "}", 511),
    ];
    for (start, open, close, deepest) in cases {
        let end = if start.is_empty() { "" } else { "}" };
        let accepted = [start, &nested(open, close, deepest), end].concat();
        assert!(read(&accepted).is_ok(), "{deepest} of {open} in {start}");
        let refused = [start, &nested(open, close, deepest + 1), end].concat();
        let error = read(&refused).unwrap_err();
        assert!(error.contains("nested too deeply"), "{error}");
        // Not put to the reference, which is neither flat nor linear.
        let endless = [start, &open.repeat(1_000_000)].concat();
        let mut value = Everything::empty();
        assert!(json::read(endless.as_bytes(), &mut value).is_err());
    }
}

#[test]
fn timestamps_are_written_in_the_format_of_their_member() {
    let body = r#"{"Epoch":1515531081.123,"DateTime":"2000-01-02T21:34:56.5+01:00","HttpDate":"Sun, 02 Jan 2000 20:34:56 GMT",
        "Times":["2000-01-02T20:34:56Z"],"TimesByColor":{"RED":["Sun, 02 Jan 2000 20:34:56 GMT"]}}"#;
    let written = write(&read(body).unwrap());
    let expected = r#"{"Epoch":1515531081.123,"DateTime":"2000-01-02T20:34:56.5Z","HttpDate":"Sun, 02 Jan 2000 20:34:56 GMT","Times":["2000-01-02T20:34:56Z"],"TimesByColor":{"RED":["Sun, 02 Jan 2000 20:34:56 GMT"]},"#;
    assert!(written.starts_with(expected), "{written}");
}

#[derive(Clone, PartialEq)]
struct Window {
    seconds: i64,
    is_open: bool,
    own: i32,
}

structure! {
    Window "Window",
    0 => seconds "Seconds" PRESENT UNSET_AT_ZERO = Default::default(),
    1 => is_open "IsOpen" PRESENT UNSET_AT_ZERO = Default::default(),
    2 => own "Own" PRESENT = Default::default(),
}

#[test]
fn zeros_that_nobody_set_are_not_written() {
    for (seconds, is_open, expected) in [
        (0, false, r#"{"Own":0}"#),
        (60, true, r#"{"Seconds":60,"IsOpen":true,"Own":0}"#),
    ] {
        let own = 0;
        let window = Window {
            seconds,
            is_open,
            own,
        };
        let text = json::write(&window).unwrap();
        assert_eq!(text, expected);
        let mut again = Window::empty();
        json::read(text.as_bytes(), &mut again).unwrap();
        assert_eq!(again, window);
    }
}
