//! Requests, codes of errors and responses, from descriptions written by hand.

use super::{AWS_JSON_1_0, AWS_JSON_1_1};
use crate::protocol::Http;
use crate::protocol::{modeled_error, Answer, Call, ErrorFacts, Framing, Head, OperationFacts};
use crate::service::{example, Customizations, Service};
use crate::shape::{Member, Structure, Table, Trait};
use aws_smithy_runtime_api::http::Headers;

struct Input {
    name: Option<String>,
}

crate::structure! {
    Input "Input",
    0 => name "Name",
}

const PLAIN: &Service = &example(&AWS_JSON_1_0, false, Customizations::NONE);
const COMPATIBLE: &Service = &example(&AWS_JSON_1_1, true, Customizations::NONE);
const ERRORS: Table = Table::new(
    "DoItError",
    &[
        Member::new("Gone"),
        Member::new("Old").traits(&[Trait::QueryCode("Example.Old")]),
    ],
);

#[test]
fn requests() {
    let input = Input {
        name: Some("é".to_owned()),
    };
    for (service, version, mode) in [(PLAIN, "1.0", None), (COMPATIBLE, "1.1", Some("true"))] {
        let request = |input: &Input| {
            let call = Call {
                framing: Framing::Full,
                service: service.facts(),
                operation: OperationFacts {
                    name: "DoIt",
                    http: Http::RPC,
                    has_input: true,
                    has_output_events: false,
                },
                input,
            };
            (service.protocol.request)(service.protocol, &call).unwrap()
        };
        let empty = request(&Input::empty());
        let request = request(&input);
        assert_eq!(request.method(), "POST");
        assert_eq!(request.uri(), "/");
        assert_eq!(request.body().bytes(), Some("{\"Name\":\"é\"}".as_bytes()));
        let content_type = format!("application/x-amz-json-{version}");
        let headers = request.headers();
        assert_eq!(headers.get("content-type"), Some(&*content_type));
        assert_eq!(headers.get("x-amz-target"), Some("Example_2020.DoIt"));
        assert_eq!(headers.get("content-length"), Some("13"));
        assert_eq!(headers.get("x-amzn-query-mode"), mode);
        assert_eq!(empty.body().bytes(), Some(&b"{}"[..]));
    }
}

fn facts(
    service: &'static Service,
    headers: &[(&'static str, &'static str)],
    body: &str,
) -> Result<ErrorFacts, String> {
    let mut map = Headers::new();
    for (name, value) in headers {
        map.insert(*name, *value);
    }
    let head = Head {
        status: 400,
        headers: &map,
    };
    let Service { protocol, .. } = service;
    let facts = (protocol.error_facts)(protocol, service.facts(), Some(head), body.as_bytes());
    facts.map_err(|error| error.to_string())
}

const TYPE: &str = "x-amzn-errortype";

#[test]
fn the_code_of_an_error() {
    type Header = (&'static str, &'static str);
    let cases: [(&[Header], &str, Option<&str>); 10] = [
        (&[(TYPE, "A")], r#"{"code":"B","__type":"C"}"#, Some("A")),
        (&[(TYPE, "ns#A:http://x/#y")], "", Some("A")),
        (&[], r#"{"code":"B","__type":"C"}"#, Some("B")),
        (&[], r#"{"__type":"ns#C:http://x/"}"#, Some("C")),
        (&[], r#"{"code":null,"__type":"C"}"#, Some("C")),
        (&[], r#"{"code":17,"nested":{"__type":"D"}}"#, None),
        (&[], "", None),
        (&[], "[]", None),
        (&[(TYPE, "A")], "<html>", Some("A")),
        (&[(TYPE, "A")], "{\"message\":", Some("A")),
    ];
    for (headers, body, expected) in cases {
        let found = facts(PLAIN, headers, body).unwrap();
        assert_eq!(found.shape.as_deref(), expected, "{body}");
        assert_eq!(found.metadata.build().code(), expected, "{body}");
    }
    let error = facts(PLAIN, &[], "<html>").unwrap_err();
    assert_eq!(error, "expected a value, found something else at byte 0");
}

#[test]
fn the_message_of_an_error() {
    for (body, expected) in [
        (r#"{"message":"hi"}"#, Some("hi")),
        (r#"{"Message":"a\nb"}"#, Some("a\nb")),
        (r#"{"errorMessage":"hi"}"#, Some("hi")),
        (r#"{"message":{"text":"hi"}}"#, None),
    ] {
        let meta = facts(PLAIN, &[], body).unwrap().metadata.build();
        assert_eq!(meta.message(), expected, "{body}");
    }
}

#[test]
fn codes_of_the_query_protocol_are_told_and_types_still_found() {
    let headers = [("x-amzn-query-error", "Example.Old;Sender")];
    let body = r#"{"__type":"ns#Gone"}"#;
    let found = facts(COMPATIBLE, &headers, body).unwrap();
    let meta = found.metadata.build();
    assert_eq!(meta.code(), Some("Example.Old"));
    assert_eq!(meta.extra("type"), Some("Sender"));
    assert_eq!(
        modeled_error(&ERRORS, found.shape.as_deref(), meta.code()),
        Some(0)
    );

    let found = facts(COMPATIBLE, &headers, "{}").unwrap();
    let meta = found.metadata.build();
    assert_eq!(
        modeled_error(&ERRORS, found.shape.as_deref(), meta.code()),
        Some(1)
    );
    assert_eq!(modeled_error(&ERRORS, None, Some("Unheard")), None);

    let ignored = facts(PLAIN, &headers, body).unwrap().metadata.build();
    assert_eq!(ignored.code(), Some("Gone"));
}

#[test]
fn responses() {
    let headers = Headers::new();
    let read = |body: &[u8]| {
        let head = Head {
            status: 200,
            headers: &headers,
        };
        let mut output = Input::empty();
        (AWS_JSON_1_0.response)(
            &AWS_JSON_1_0,
            Answer::Output(""),
            head,
            Some(body),
            &mut output,
        )
        .map(|()| output.name)
        .map_err(|error| error.to_string())
    };
    assert_eq!(read(b""), Ok(None));
    assert_eq!(read(br#"{"Name":"x"}"#), Ok(Some("x".to_owned())));
    let wrong = read(br#"{"Name":"#).unwrap_err();
    assert_eq!(
        wrong,
        "Name: expected a string, found the end of the text at byte 8"
    );
}
