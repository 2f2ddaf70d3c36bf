//! The functions of the rules engine, one table each. The expectations are the specification's.

use serde_json::{json, Value};

use super::cases::TREE;
use super::leak;
use super::outcome::resolve;
use rules_harness::lower;

/// What an expression over the string parameter `input` gives: a string, or `null`.
fn evaluate(expression: &Value, input: &str) -> Value {
    let rules = json!({
        "version": "1.1",
        "parameters": { "input": { "type": "string", "documentation": "" } },
        "rules": [
            {
                "type": "endpoint",
                "conditions": [{ "fn": "isSet", "argv": [expression] }],
                "endpoint": { "url": "value", "headers": { "value": [expression] } }
            },
            { "type": "error", "conditions": [], "error": "absent" }
        ]
    });
    let rules = leak::rules(&lower(TREE, &rules).unwrap());
    let params = json!({ "input": input });
    let found = resolve(rules, params.as_object().unwrap());
    match found.get("error") {
        Some(error) => {
            assert_eq!(error, "absent");
            Value::Null
        }
        None => found["headers"]["value"][0].clone(),
    }
}

/// Whether a condition over `input` holds.
fn holds(condition: Value, input: &str) -> bool {
    let chosen = json!({ "fn": "ite", "argv": [condition, "yes", "no"] });
    evaluate(&chosen, input) == "yes"
}

fn input() -> Value {
    json!({ "ref": "input" })
}

fn attribute(of: Value, path: &str) -> Value {
    json!({ "fn": "getAttr", "argv": [of, path] })
}

#[test]
fn parse_url() {
    let part = |url: &str, part: &str| {
        let parsed = json!({ "fn": "parseURL", "argv": [input()] });
        let value = attribute(parsed.clone(), part);
        match part {
            "isIp" => {
                let is_parsed = evaluate(&attribute(parsed, "scheme"), url) != Value::Null;
                is_parsed.then(|| holds(value, url).to_string())
            }
            _ => evaluate(&value, url).as_str().map(str::to_owned),
        }
    };
    let parts = |url: &str| {
        ["scheme", "authority", "path", "normalizedPath", "isIp"].map(|name| part(url, name))
    };
    for (url, expected) in [
        (
            "https://example.com",
            ["https", "example.com", "", "/", "false"],
        ),
        (
            "https://example.com/",
            ["https", "example.com", "/", "/", "false"],
        ),
        (
            "http://example.com:80/foo/bar",
            ["http", "example.com:80", "/foo/bar", "/foo/bar/", "false"],
        ),
        ("https://127.0.0.1", ["https", "127.0.0.1", "", "/", "true"]),
        ("https://[fe80::1]", ["https", "[fe80::1]", "", "/", "true"]),
        (
            "https://[fe80::1]:8443/x/",
            ["https", "[fe80::1]:8443", "/x/", "/x/", "true"],
        ),
        (
            "http://192.168.1.1:1234/foo/",
            ["http", "192.168.1.1:1234", "/foo/", "/foo/", "true"],
        ),
        (
            "https://999.999.abc.blah",
            ["https", "999.999.abc.blah", "", "/", "false"],
        ),
        (
            "http://99_ab-.com",
            ["http", "99_ab-.com", "", "/", "false"],
        ),
        (
            "https://user:secret@example.com/a",
            ["https", "example.com", "/a", "/a/", "false"],
        ),
        (
            "https://example.com/a#b",
            ["https", "example.com", "/a", "/a/", "false"],
        ),
        (
            "https://1.2.3.4.5",
            ["https", "1.2.3.4.5", "", "/", "false"],
        ),
        ("https://1.02.3.4", ["https", "1.02.3.4", "", "/", "false"]),
    ] {
        assert_eq!(
            parts(url),
            expected.map(|one| Some(one.to_owned())),
            "{url}"
        );
    }
    for url in [
        "https://example.com:8443?foo=bar&faz=baz",
        "https://example.com/path?query1=foo",
        "https://example.com/?",
        "acbd://example.com",
        "http://abc.com:a/foo",
        "http://abc.com:70000",
        "https://",
        "https:///path",
        "https://[fe80::1",
        "https://[fe80::1]x",
        "https://a b",
        "example.com",
        "",
    ] {
        assert_eq!(parts(url), [const { None }; 5], "{url}");
    }
}

#[test]
fn parse_arn() {
    let parsed = json!({ "fn": "aws.parseArn", "argv": [input()] });
    let parts = |arn: &str| {
        let names = [
            "partition",
            "service",
            "region",
            "accountId",
            "resourceId[0]",
            "resourceId[1]",
            "resourceId[-1]",
            "resourceId[9]",
        ];
        names.map(|name| evaluate(&attribute(parsed.clone(), name), arn))
    };
    let none = || Value::Null;
    let arn = "arn:aws:ec2:us-east-1:012345678910:vpc/vpc-0e9801d129EXAMPLE";
    let vpc = "vpc-0e9801d129EXAMPLE";
    let found = parts(arn).map(|one| one.as_str().unwrap_or("-").to_owned());
    assert_eq!(
        found,
        [
            "aws",
            "ec2",
            "us-east-1",
            "012345678910",
            "vpc",
            vpc,
            vpc,
            "-"
        ]
    );
    let found = parts("arn:aws:s3:::bucket_name").map(|one| one.as_str().unwrap_or("-").to_owned());
    assert_eq!(
        found,
        ["aws", "s3", "", "", "bucket_name", "-", "bucket_name", "-"]
    );
    let found = parts("arn:aws:a:b:c:d:e/f:").map(|one| one.as_str().unwrap_or("-").to_owned());
    assert_eq!(found[4..], ["d", "e", "", "-"]);
    for arn in [
        "11111111-2222-3333-4444-555555555555",
        "arn:aws:s3",
        "arn:aws:s3:::",
        "arn::s3:::bucket",
        "arn:aws::::bucket",
        "urn:aws:s3:::bucket",
        "",
    ] {
        assert_eq!(parts(arn), [(); 8].map(|()| none()), "{arn}");
    }
}

#[test]
fn split() {
    let parts = |text: &str, delimiter: &str, limit: i32| -> Vec<String> {
        let split = json!({ "fn": "split", "argv": [input(), delimiter, limit] });
        (0..)
            .map_while(|index| {
                let part = evaluate(&attribute(split.clone(), &format!("[{index}]")), text);
                part.as_str().map(str::to_owned)
            })
            .collect()
    };
    for (text, delimiter, limit, expected) in [
        ("a--b--c", "--", 0, vec!["a", "b", "c"]),
        ("a--b--c", "--", 2, vec!["a", "b--c"]),
        ("a--b--c", "--", 1, vec!["a--b--c"]),
        ("", "--", 0, vec![""]),
        ("--", "--", 0, vec!["", ""]),
        ("----", "--", 0, vec!["", "", ""]),
        ("--b--", "--", 0, vec!["", "b", ""]),
        (
            "--x-s3--azid--suffix",
            "--",
            2,
            vec!["", "x-s3--azid--suffix"],
        ),
        ("abc", "x", 0, vec!["abc"]),
        ("a-ü-c", "-", 0, vec!["a", "ü", "c"]),
    ] {
        assert_eq!(parts(text, delimiter, limit), expected, "{text} {limit}");
    }
    // No rule set has these; there is nothing to give.
    assert!(parts("abc", "", 0).is_empty());
    assert!(parts("abc", "b", -1).is_empty());
    let last = json!({ "fn": "split", "argv": [input(), "--", 0] });
    assert_eq!(evaluate(&attribute(last.clone(), "[-1]"), "a--b--c"), "c");
    assert_eq!(evaluate(&attribute(last.clone(), "[-3]"), "a--b--c"), "a");
    assert_eq!(evaluate(&attribute(last, "[-4]"), "a--b--c"), Value::Null);
}

#[test]
fn substring() {
    let part = |text: &str, start: i32, end: i32, reverse: bool| {
        let call = json!({ "fn": "substring", "argv": [input(), start, end, reverse] });
        evaluate(&call, text)
    };
    assert_eq!(part("abcdefg", 0, 4, false), "abcd");
    assert_eq!(part("abcd", 0, 4, false), "abcd");
    assert_eq!(part("abc", 0, 4, false), Value::Null);
    assert_eq!(part("abcdefg", 0, 4, true), "defg");
    assert_eq!(part("abcdefg", 1, 3, true), "ef");
    assert_eq!(part("abcdef", 1, 4, false), "bcd");
    assert_eq!(part("abcdef", 4, 4, false), Value::Null);
    assert_eq!(part("abcdef", 5, 4, false), Value::Null);
    assert_eq!(part("abcdef", -1, 4, false), Value::Null);
    assert_eq!(part("\u{7f}cdef", 0, 4, false), "\u{7f}cde");
    assert_eq!(part("a\u{80}cdef", 0, 4, false), Value::Null);
}

#[test]
fn uri_encode() {
    let call = json!({ "fn": "uriEncode", "argv": [input()] });
    let all = "/:,?#[]{}|@! $&'()*+;=%<>\"^`\\";
    let expected =
        "%2F%3A%2C%3F%23%5B%5D%7B%7D%7C%40%21%20%24%26%27%28%29%2A%2B%3B%3D%25%3C%3E%22%5E%60%5C";
    assert_eq!(evaluate(&call, all), expected);
    assert_eq!(evaluate(&call, "AZaz09-_.~"), "AZaz09-_.~");
    assert_eq!(evaluate(&call, "ü\n"), "%C3%BC%0A");
}

#[test]
fn host_labels() {
    let is_label = |text: &str, dots: bool| {
        holds(
            json!({ "fn": "isValidHostLabel", "argv": [input(), dots] }),
            text,
        )
    };
    let long = "a".repeat(63);
    for text in ["foo", "FOO", "a-b", "0a", "a-", &long] {
        assert!(is_label(text, false) && is_label(text, true), "{text}");
    }
    for text in ["", "-a", "a_b", "a b", "ü", &format!("{long}a")] {
        assert!(!is_label(text, false) && !is_label(text, true), "{text}");
    }
    for text in ["a.b", "9.b-c.D", &format!("{long}.{long}")] {
        assert!(!is_label(text, false) && is_label(text, true), "{text}");
    }
    for text in [".", "a.", ".a", "a..b", "a.-b"] {
        assert!(!is_label(text, false) && !is_label(text, true), "{text}");
    }
}

#[test]
fn buckets() {
    let is_bucket = |text: &str, dots: bool| {
        let call = json!({ "fn": "aws.isVirtualHostableS3Bucket", "argv": [input(), dots] });
        holds(call, text)
    };
    for text in ["bucket-name", "0ab", &"a".repeat(63)] {
        assert!(is_bucket(text, false) && is_bucket(text, true), "{text}");
    }
    for text in ["a.b.c", "9.foo.1"] {
        assert!(!is_bucket(text, false) && is_bucket(text, true), "{text}");
    }
    for text in [
        "ab",
        "aB0",
        "-ab",
        "ab-",
        "a..b",
        "a.-b",
        "a-.b",
        "192.168.5.4",
        "a_b",
        "",
    ] {
        assert!(!is_bucket(text, false) && !is_bucket(text, true), "{text}");
    }
}

#[test]
fn partitions() {
    let field = |region: &str, field: &str| {
        let partition = json!({ "fn": "aws.partition", "argv": [input()] });
        evaluate(&attribute(partition, field), region)
    };
    assert_eq!(field("us-east-1", "dnsSuffix"), "amazonaws.com");
    assert_eq!(
        field("cn-north-9", "dualStackDnsSuffix"),
        "api.amazonwebservices.com.cn"
    );
    assert_eq!(
        field("aws-iso-global", "implicitGlobalRegion"),
        "us-iso-east-1"
    );
    assert_eq!(field("us-gov-nowhere-1", "name"), "aws-us-gov");
    assert_eq!(field("nowhere", "name"), "aws");
}

/// Templates: escapes, attributes, a lone reference.
#[test]
fn templates() {
    assert_eq!(evaluate(&json!("{{{input}}}{{}}"), "x"), "{x}{}");
    assert_eq!(evaluate(&json!("{input}"), "x{y}"), "x{y}");
    assert_eq!(evaluate(&json!(""), "x"), "");
    assert_eq!(evaluate(&json!("a{input}b{input}"), "-"), "a-b-");
}

#[test]
fn choices_and_alternatives() {
    let absent = json!({ "fn": "substring", "argv": [input(), 0, 9, false] });
    let call = json!({ "fn": "coalesce", "argv": [absent, absent, input(), "z"] });
    assert_eq!(evaluate(&call, "short"), "short");
    assert_eq!(evaluate(&call, "long enough"), "long enou");
    let call = json!({ "fn": "coalesce", "argv": [absent, absent] });
    assert_eq!(evaluate(&call, "short"), Value::Null);
    let is_a = json!({ "fn": "stringEquals", "argv": [input(), "a"] });
    let call = json!({ "fn": "ite", "argv": [is_a, absent, "other"] });
    assert_eq!(evaluate(&call, "a"), Value::Null);
    assert_eq!(evaluate(&call, "b"), "other");
}
