//! HTTP bindings: values that a message can say and those that it cannot, by a shape with a member at each place. The cases of
//! the Smithy and botocore data are run by the conformance suites.

use std::collections::HashMap;

use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::http::Headers;
use aws_smithy_types::DateTime;
use smithy_client_runtime::protocol::{
    Answer, Call, Framing, Head, Http, OperationFacts, ServiceFacts, REST_JSON_1,
};
use smithy_client_runtime::shape::Structure;

/// A shape with a member at each place.
#[derive(Default, PartialEq)]
struct Place {
    name: Option<String>,
    path: Option<String>,
    limit: Option<i32>,
    since: Option<DateTime>,
    tags: Option<Vec<String>>,
    more: Option<HashMap<String, String>>,
    token: Option<String>,
    words: Option<Vec<String>>,
    dates: Option<Vec<DateTime>>,
    context: Option<String>,
    meta: Option<HashMap<String, String>>,
    secret: Option<i32>,
    status: Option<i32>,
    text: Option<String>,
    renamed: Option<String>,
}

smithy_client_runtime::structure! {
    Place "Place",
    0 => name "name" LABEL,
    1 => path "path" LABEL,
    2 => limit "limit" QUERY; [Name("max")],
    3 => since "since" QUERY,
    4 => tags "tags" QUERY; [Name("tag")],
    5 => more "more" QUERY_PARAMS,
    6 => token "token" HEADER; [Name("x-token")],
    7 => words "words" HEADER; [Name("x-words")],
    8 => dates "dates" HEADER; [Name("x-dates")],
    9 => context "context" HEADER; [Name("x-context"), MediaType("application/json")],
    10 => meta "meta" PREFIX_HEADERS; [Name("x-meta-")],
    11 => secret "secret" SENSITIVE HEADER; [Name("x-secret")],
    12 => status "status" STATUS,
    13 => text "text",
    14 => renamed "renamed"; [Name("shortName")],
}

/// A shape whose payload must not be printed, and has a media type that no header can have.
struct Letter {
    numbers: Option<Vec<i32>>,
}

smithy_client_runtime::structure! {
    Letter "Letter",
    0 => numbers "numbers" SENSITIVE PAYLOAD; [MediaType("text/plain\r\nx-other: b")],
}

const SERVICE: ServiceFacts = ServiceFacts {
    shape_name: "Places",
    query_compatible: false,
};

/// The request of this input.
fn request(uri: &'static str, input: &dyn Structure) -> Result<HttpRequest, String> {
    let operation = OperationFacts {
        name: "PutPlace",
        http: Http::new("PUT", uri),
        has_input: true,
        has_output_events: false,
    };
    let call = Call {
        framing: Framing::Full,
        service: SERVICE,
        operation,
        input,
    };
    (REST_JSON_1.request)(&REST_JSON_1, &call).map_err(|error| error.to_string())
}

fn uri(pattern: &'static str, input: &Place) -> Result<String, String> {
    request(pattern, input).map(|request| request.uri().to_owned())
}

/// What is read of a response with these headers and this body.
fn response(headers: &[(&'static str, &str)], body: &[u8]) -> Result<Place, String> {
    let mut all = Headers::new();
    for (name, value) in headers {
        all.append(*name, (*value).to_owned());
    }
    let head = Head {
        status: 201,
        headers: &all,
    };
    let mut place = Place::empty();
    (REST_JSON_1.response)(
        &REST_JSON_1,
        Answer::Output(""),
        head,
        Some(body),
        &mut place,
    )
    .map_err(|error| error.to_string())?;
    Ok(place)
}

fn named(name: &str) -> Place {
    Place {
        name: Some(name.to_owned()),
        ..Place::empty()
    }
}

#[test]
fn labels_are_encoded_and_a_greedy_one_keeps_its_slashes() {
    let place = Place {
        path: Some("a b/ü+%/c".to_owned()),
        ..named("x/y z?#ü")
    };
    assert_eq!(
        uri("/places/{name}/files/{path+}", &place).as_deref(),
        Ok("/places/x%2Fy%20z%3F%23%C3%BC/files/a%20b/%C3%BC%2B%25/c")
    );
    // A path that is not encoded would let a value name another one, or add a query.
    assert_eq!(
        uri(
            "/{path+}",
            &Place {
                path: Some("a?b#c".to_owned()),
                ..Place::empty()
            }
        )
        .as_deref(),
        Ok("/a%3Fb%23c")
    );
}

#[test]
fn a_label_without_a_value_is_refused() {
    for place in [Place::empty(), named("")] {
        let error = uri("/places/{name}", &place).unwrap_err();
        assert!(error.contains("`name` was unset or empty"), "{error}");
    }
}

#[test]
fn a_member_of_the_query_goes_before_an_entry_of_the_map() {
    let entries = [("max", "map"), ("fixed", "map"), ("a&b", "c=d")];
    let place = Place {
        limit: Some(3),
        since: Some(DateTime::from_secs(0)),
        tags: Some(vec!["one".to_owned(), "t,wo".to_owned()]),
        more: Some(
            entries
                .map(|(key, value)| (key.to_owned(), value.to_owned()))
                .into(),
        ),
        ..Place::empty()
    };
    assert_eq!(
        uri("/places?list&fixed=1", &place).as_deref(),
        Ok("/places?list&fixed=1&max=3&since=1970-01-01T00%3A00%3A00Z&tag=one&tag=t%2Cwo&a%26b=c%3Dd")
    );
    assert_eq!(uri("/", &Place::empty()).as_deref(), Ok("/"));
}

#[test]
fn headers_are_written() {
    let words = ["plain", "with, comma", "with \"quote\"", " around "];
    let place = Place {
        token: Some(String::new()),
        words: Some(words.map(str::to_owned).into()),
        dates: Some(vec![DateTime::from_secs(0), DateTime::from_secs(86_400)]),
        context: Some("{\"a\":1}".to_owned()),
        meta: Some(HashMap::from([("Color".to_owned(), "red".to_owned())])),
        ..Place::empty()
    };
    let request = request("/", &place).unwrap();
    for (name, value) in [
        ("x-token", ""),
        (
            "x-words",
            "plain, \"with, comma\", \"with \\\"quote\\\"\", \" around \"",
        ),
        (
            "x-dates",
            "Thu, 01 Jan 1970 00:00:00 GMT, Fri, 02 Jan 1970 00:00:00 GMT",
        ),
        ("x-context", "eyJhIjoxfQ=="),
        ("x-meta-color", "red"),
        ("content-type", "application/json"),
        ("content-length", "2"),
    ] {
        assert_eq!(request.headers().get(name), Some(value), "{name}");
    }
}

#[test]
fn a_header_that_would_end_early_is_refused_by_its_member() {
    for text in ["a\r\nx-other: b", "a\nb", "a\0b"] {
        let place = Place {
            token: Some(text.to_owned()),
            ..Place::empty()
        };
        let error = request("/", &place).unwrap_err();
        assert!(error.starts_with("`Place.token`: "), "{error}");
        let place = Place {
            meta: Some(HashMap::from([(text.to_owned(), "value".to_owned())])),
            ..Place::empty()
        };
        let error = request("/", &place).unwrap_err();
        assert!(error.starts_with("`Place.meta`: "), "{error}");
    }
}

#[test]
fn what_was_written_is_read() {
    let place = Place {
        words: Some(vec!["a".to_owned(), "b, \"c\"".to_owned()]),
        dates: Some(vec![DateTime::from_secs(0), DateTime::from_secs(86_400)]),
        context: Some("ü".to_owned()),
        meta: Some(HashMap::from([("color".to_owned(), "red".to_owned())])),
        secret: Some(-7),
        text: Some("body".to_owned()),
        renamed: Some("short".to_owned()),
        ..Place::empty()
    };
    let request = request("/", &place).unwrap();
    let body = request.body().bytes().unwrap();
    assert_eq!(body, b"{\"text\":\"body\",\"shortName\":\"short\"}");
    let mut headers = Headers::new();
    for (name, value) in request.headers() {
        headers.append(name.to_owned(), value.to_owned());
    }
    let head = Head {
        status: 404,
        headers: &headers,
    };
    let mut read = Place::empty();
    (REST_JSON_1.response)(
        &REST_JSON_1,
        Answer::Output(""),
        head,
        Some(body),
        &mut read,
    )
    .unwrap();
    let expected = Place {
        status: Some(404),
        ..place
    };
    assert_eq!(read, expected);
}

#[test]
fn bindings_of_requests_do_not_count_in_responses() {
    let body = br#"{"name":"n","limit":1,"max":2,"token":"t","x-token":"t","renamed":"no","shortName":"yes"}"#;
    let place = response(&[], body).unwrap();
    assert_eq!(place.name.as_deref(), Some("n"));
    assert_eq!(place.limit, Some(1));
    assert_eq!(place.token, None);
    assert_eq!(place.renamed.as_deref(), Some("yes"));
}

#[test]
fn several_lines_of_a_header_are_one() {
    let headers = [
        ("x-words", "a, b"),
        ("x-words", "\"c,d\""),
        ("x-token", "e"),
        ("x-token", "f"),
    ];
    let place = response(&headers, b"").unwrap();
    let words = ["a", "b", "c,d"].map(str::to_owned);
    assert_eq!(place.words, Some(words.into()));
    assert_eq!(place.token.as_deref(), Some("e, f"));
}

#[test]
fn a_header_that_cannot_be_read_names_its_member() {
    for (name, value, expected) in [
        (
            "x-dates",
            "yesterday",
            "`Place.dates`: the header `x-dates` is \"yesterday\", which is not a timestamp",
        ),
        (
            "x-dates",
            "Thu, 01 Jan 1970 00:00:00 GMT, Fri",
            "`Place.dates`: the header `x-dates` is \"Fri, \", which is not a timestamp",
        ),
        (
            "x-words",
            "\"open",
            "`Place.words`: the header `x-words` is \"\\\"open\", which is not a list",
        ),
        (
            "x-context",
            "?",
            "`Place.context`: the header `x-context` is \"?\", which is not base64",
        ),
        (
            "x-secret",
            "12a",
            "`Place.secret`: the header `x-secret` is not an integer",
        ),
    ] {
        assert_eq!(
            response(&[(name, value)], b"").err().as_deref(),
            Some(expected)
        );
    }
    let error = response(&[], b"{\"text\":1}").err().unwrap();
    assert!(error.starts_with("text: "), "{error}");
}

#[test]
fn a_header_that_is_not_utf_8_is_an_error_and_no_absent_member() {
    for (name, member) in [
        ("x-token", "token"),
        ("x-words", "words"),
        ("x-meta-a", "meta"),
    ] {
        let mut headers = http::HeaderMap::new();
        headers.insert(name, http::HeaderValue::from_bytes(b"a\xe9").unwrap());
        let headers = Headers::try_from(headers).unwrap();
        let head = Head {
            status: 200,
            headers: &headers,
        };
        let read = (REST_JSON_1.response)(
            &REST_JSON_1,
            Answer::Output(""),
            head,
            Some(b""),
            &mut Place::empty(),
        );
        let expected = format!("`Place.{member}`: the header `{name}` is not UTF-8");
        assert_eq!(read.unwrap_err().to_string(), expected);
    }
}

#[test]
fn a_media_type_that_is_no_header_is_an_error() {
    let numbers = Some(vec![1]);
    let error = request("/", &Letter { numbers }).unwrap_err();
    assert!(error.starts_with("the header `content-type`: "), "{error}");
}

#[test]
fn a_payload_that_must_not_be_printed_is_not() {
    let headers = Headers::new();
    let head = Head {
        status: 200,
        headers: &headers,
    };
    let body = Some(&b"[4711, 12345678901]"[..]);
    let read = (REST_JSON_1.response)(
        &REST_JSON_1,
        Answer::Output(""),
        head,
        body,
        &mut Letter::empty(),
    );
    let error = read.unwrap_err().to_string();
    assert!(
        error.starts_with("numbers[1]: the value is not an integer"),
        "{error}"
    );
}
