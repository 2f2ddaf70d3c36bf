//! Texts come in; values with member order and exact numbers, or findings with their places, are expected.
//!
//! The same holds under every feature of serde_json that a program may switch on: `.ci/run` has the combinations.

use crate::diagnostic::codes;
use crate::node::Node;
use crate::source::SourceFile;

fn parse(text: &str) -> Result<Node, String> {
    let file = SourceFile::new("a.json", text);
    super::parse("a.json".into(), text).map_err(|found| found.render(&[file]))
}

/// The message and the place of the finding about a text.
fn refusal(text: &str) -> String {
    let found = parse(text).unwrap_err();
    let found = found.replace("\n  --> a.json:", " | ");
    found.split_once(": ").unwrap().1.to_owned()
}

#[test]
fn values_are_what_the_text_says() {
    // A compact text is printed as it was written.
    let texts = [
        "null",
        "true",
        "false",
        "\"\"",
        "[]",
        "{}",
        "[null,true,[],{},\"a\",-1.50]",
        r#"{"z":1,"a":{"y":[2,{"b":[3]}]},"m":"é"}"#,
        r#"{"$serde_json::private::Number":"1"}"#,
        r#"{"$serde_json::private::RawValue":"1"}"#,
        r#"{"":0,"\"":-0.0,"\\":"\\","a\nb":"\t\u0001"}"#,
    ];
    for text in texts {
        assert_eq!(parse(text).unwrap().to_string(), text);
    }
    let spaced = " \r\n\t{ \"a\" : [ 1 , 2 ] , \"b\" :\t-0 } \n";
    assert_eq!(parse(spaced).unwrap().to_string(), r#"{"a":[1,2],"b":-0}"#);
    let escaped = r#""\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00""#;
    let expected = "\"\\/\u{8}\u{c}\n\r\t\u{e9}\u{1f600}";
    assert_eq!(parse(escaped).unwrap().as_str(), Some(expected));
    let key = r#"{ "\u0061\/" : 1.0, "b" : [1.0] }"#;
    assert_eq!(parse(key).unwrap().to_string(), r#"{"a/":1.0,"b":[1.0]}"#);
}

#[test]
fn numbers_keep_their_text() {
    let texts = [
        "0",
        "-0",
        "1.50",
        "1e400",
        "-1E-400",
        "18446744073709551616",
        "123456789012345678901234567890.123",
    ];
    for text in texts {
        for (around, within) in [("", ""), ("[", "]"), ("{\"a\":", "}"), ("[[1,", "]]")] {
            let whole = format!("{around}{text}{within}");
            assert_eq!(parse(&whole).unwrap().to_string(), whole);
        }
        assert_eq!(parse(text).unwrap().as_number().unwrap().as_str(), text);
    }
    let number = |text: &str| parse(text).unwrap().as_number().unwrap().clone();
    assert_eq!(number("1e2").as_i64(), Some(100));
    assert_eq!(number("100.0").as_u64(), Some(100));
    assert_eq!(number("1.5").as_i64(), None);
    assert_eq!(number("-1").as_u64(), None);
    assert_eq!(number("18446744073709551615").as_u64(), Some(u64::MAX));
    assert_eq!(number("18446744073709551615").as_i64(), None);
    assert_eq!(number("1e400").as_f64(), f64::INFINITY);
}

#[test]
fn a_finding_says_what_was_expected_and_where() {
    let cases = [
        ("", "expected a JSON value, found the end of the file | 1:1"),
        ("  x", "expected a JSON value, found `x` | 1:3"),
        ("tru ", "expected `true`, `false` or `null`, found ` ` | 1:4"),
        ("{} {}", "expected the end of the file, found `{` | 1:4"),
        ("1 2", "expected the end of the file, found `2` | 1:3"),
        ("{ \"a\" 1 }", "expected `:`, found `1` | 1:7  at /a"),
        ("{ \"a\": 01 }", "invalid number, found `1` | 1:9  at /a"),
        ("[1, -]", "invalid number, found `]` | 1:6  at /1"),
        ("[1 2]", "expected `,` or `]`, found `2` | 1:4"),
        ("[1, ]", "expected a JSON value, found `]` | 1:5  at /1"),
        ("{\"a\": 1,}", "trailing comma, found `}` | 1:9"),
        ("{a: 1}", "expected a key in double quotes, found `a` | 1:2"),
        ("{\"a\": 'b'}", "expected a JSON value, found `'` | 1:7  at /a"),
        (
            "{\"a\": [{\"b\": [0, nul]}]}",
            "expected `true`, `false` or `null`, found `]` | 1:21  at /a/0/b/1",
        ),
        ("{\n\"a\": {\n \"b\": [\n", "expected a JSON value, found the end of the file | 4:1  at /a/b/0"),
        ("{\"a\": 1", "expected the rest of an object, found the end of the file | 1:8"),
        ("{\"a\": \"b", "expected the closing `\"` of a string, found the end of the file | 1:9  at /a"),
        (
            "{ \"a\": \"é\n\" }",
            "expected an escape such as `\\n` for a control character, found `\\n` | 1:10  at /a",
        ),
        (
            "[\"\\q\"]",
            "expected one of the escapes `\\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u`, found `q` | 1:4  at /0",
        ),
        ("{\"a\": 1, \"b\": 2, \"a\": 3}", "the key `a` is in this object already | 1:18  at /a\n  help: remove one of the two"),
        ("{\"a\": [{\"b\": 1, \"\\u0062\": {}}]}", "the key `b` is in this object already | 1:17  at /a/0/b\n  help: remove one of the two"),
    ];
    for (text, expected) in cases {
        assert_eq!(refusal(text), expected, "{text:?}");
    }
}

#[test]
fn half_of_a_surrogate_pair_is_refused_where_it_stands() {
    let texts = [
        r#"{"a": ["b", "\ud800"]}"#,
        r#"{"a": ["b", "\udc00"]}"#,
        r#"{"a": ["b", "\ud800x"]}"#,
        r#"{"a": ["b", "\ud800\u0041"]}"#,
    ];
    for text in texts {
        let found = refusal(text);
        assert!(found.contains("surrogate pair"), "{text}: {found}");
        assert!(found.ends_with("  at /a/1"), "{text}: {found}");
    }
    for text in [r#"{"a": {"\ud800": 1}}"#, r#""\ud800""#] {
        assert!(refusal(text).contains("surrogate pair"), "{text}");
    }
}

#[test]
fn nesting_has_a_limit_whatever_nests() {
    let nested = |open: &str, close: &str, depth: usize| {
        format!("{}0{}", open.repeat(depth), close.repeat(depth))
    };
    for (open, close, levels) in [("[", "]", 1), ("{\"a\":", "}", 1), ("[{\"a\":", "}]", 2)] {
        let deepest = nested(open, close, 256 / levels);
        assert_eq!(parse(&deepest).unwrap().to_string(), deepest);
        for depth in [256 / levels + 1, 10_000] {
            for text in [nested(open, close, depth), open.repeat(depth)] {
                let found = super::parse("a.json".into(), &text).unwrap_err();
                assert_eq!(found.code, codes::JSON_DEPTH, "{open} {depth}");
                assert_eq!(found.origin.offset, Some(open.len() * (256 / levels)));
            }
        }
    }
}

#[test]
fn a_file_of_other_bytes_is_refused_and_a_byte_order_mark_left_out() {
    let found = SourceFile::from_bytes("a.json", b"{\"a\": \"\xff\"}".to_vec()).unwrap_err();
    assert_eq!(found.origin.offset, Some(7));
    let file = SourceFile::from_bytes("a.json", b"\xef\xbb\xbf[1]".to_vec()).unwrap();
    assert_eq!(
        super::parse("a.json".into(), file.text())
            .unwrap()
            .to_string(),
        "[1]"
    );
    assert!(parse("\u{feff}[1]").is_err());
}

#[test]
fn an_index_finds_values_and_the_deepest_one_on_the_way_to_none() {
    let text = "{ \"a\": { \"b~/c\": { \"d\": [1, { \"e\": true }] },\n \"x\": 5 },\n \"y\": [7], \"z\": \"w\" }";
    let index = super::Index::new(text);
    for (pointer, shown) in [
        ("", "{"),
        ("/a", "\"a\""),
        ("/a/b~0~1c", "\"b~/c\""),
        ("/a/b~0~1c/d/1", "{"),
        ("/a/b~0~1c/d/1/e", "true"),
        ("/a/b~0~1c/d/2", "\"d\""),
        ("/a/x", "5"),
        ("/a/gone/e", "\"a\""),
        ("/y/0", "7"),
        ("/z", "\"w\""),
        ("/none", "{"),
    ] {
        let pointer: crate::Pointer = pointer
            .split('/')
            .skip(1)
            .map(|part| part.replace("~1", "/").replace("~0", "~"))
            .collect();
        assert_eq!(&text[index.find(&pointer)], shown, "{pointer}");
    }
}
