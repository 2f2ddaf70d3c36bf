//! Requests, responses and errors of both protocols, from descriptions written by hand.

use crate::protocol::Http;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::http::Headers;

use crate::protocol::{
    Answer, Call, Framing, Head, OperationFacts, Protocol, RPC_V2_CBOR, RPC_V2_JSON,
};
use crate::service::{example, Customizations, Service};
use crate::shape::Structure;

struct Named {
    name: Option<String>,
}

crate::structure! {
    Named "Named",
    0 => name "Name",
}

const CBOR: &Service = &example(&RPC_V2_CBOR, true, Customizations::NONE);
const JSON: &Service = &example(&RPC_V2_JSON, false, Customizations::NONE);

fn request(service: &'static Service, has_input: bool, has_output_events: bool) -> HttpRequest {
    let call = Call {
        framing: Framing::Full,
        service: service.facts(),
        operation: OperationFacts {
            name: "DoIt",
            http: Http::RPC,
            has_input,
            has_output_events,
        },
        input: &Named {
            name: Some("x".to_owned()),
        },
    };
    (service.protocol.request)(service.protocol, &call).unwrap()
}

#[test]
fn requests() {
    for (service, format, body, mode) in [
        (CBOR, "cbor", &b"\xbf\x64Name\x61x\xff"[..], Some("true")),
        (JSON, "json", br#"{"Name":"x"}"#, None),
    ] {
        let sent = request(service, true, false);
        assert_eq!(sent.method(), "POST");
        assert_eq!(sent.uri(), "/service/Example_2020/operation/DoIt");
        assert_eq!(sent.body().bytes(), Some(body));
        let header = |name| sent.headers().get(name);
        let (media_type, name) = (format!("application/{format}"), format!("rpc-v2-{format}"));
        assert_eq!(header("content-type"), Some(&*media_type));
        assert_eq!(header("accept"), Some(&*media_type));
        assert_eq!(header("smithy-protocol"), Some(&*name));
        assert_eq!(header("content-length"), Some(&*body.len().to_string()));
        assert_eq!(header("x-amzn-query-mode"), mode);
        assert_eq!(header("x-amz-target"), None);
    }
}

#[test]
fn without_an_input_there_is_no_body() {
    let sent = request(CBOR, false, true);
    assert_eq!(sent.body().bytes(), Some(&b""[..]));
    let header = |name| sent.headers().get(name);
    assert_eq!(header("content-type"), None);
    assert_eq!(header("content-length"), None);
    assert_eq!(header("accept"), Some("application/vnd.amazon.eventstream"));
}

fn headers(protocol: Option<&'static str>) -> Headers {
    let mut headers = Headers::new();
    headers.insert("x-amzn-errortype", "Wrong");
    if let Some(protocol) = protocol {
        headers.insert("smithy-protocol", protocol);
    }
    headers
}

#[test]
fn a_response_of_another_protocol_is_refused() {
    let protocol: &Protocol = &RPC_V2_CBOR;
    for (named, is_read) in [
        (Some("rpc-v2-cbor"), true),
        (None, true),
        (Some("rpc-v2-json"), false),
    ] {
        let headers = headers(named);
        let head = Head {
            status: 200,
            headers: &headers,
        };
        assert!(!(protocol.is_error)(head, None));
        let mut output = Named::empty();
        let body: &[u8] = b"\xa1\x64Name\x61x";
        let read = (protocol.response)(protocol, Answer::Output(""), head, Some(body), &mut output);
        assert_eq!(read.is_ok(), is_read, "{named:?}");
        let facts = (protocol.error_facts)(protocol, CBOR.facts(), Some(head), b"");
        assert_eq!(facts.is_ok(), is_read, "{named:?}");
    }
    let headers = headers(None);
    for status in [201, 304, 400, 503] {
        let head = Head {
            status,
            headers: &headers,
        };
        assert!((protocol.is_error)(head, None), "{status}");
    }
}

#[test]
fn only_the_type_in_its_body_names_an_error() {
    let headers = headers(Some("rpc-v2-json"));
    let head = Head {
        status: 400,
        headers: &headers,
    };
    for (body, expected) in [
        (r#"{"__type":"ns#Gone","code":"B"}"#, Some("Gone")),
        (r#"{"code":"B","Code":"C"}"#, None),
        ("", None),
    ] {
        let facts = RPC_V2_JSON.error_facts;
        let facts = facts(&RPC_V2_JSON, JSON.facts(), Some(head), body.as_bytes()).unwrap();
        assert_eq!(facts.shape.as_deref(), expected, "{body}");
        assert_eq!(facts.metadata.build().code(), expected, "{body}");
    }
}
