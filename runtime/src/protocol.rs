//! Protocols: each makes a request of a call, reads its response, and finds its errors. The bytes of bodies are the
//! matter of its codec.
//!
//! A protocol is a `const` of facts and functions. A service names the one that it speaks, and only the code of that one
//! is linked. Nothing else asks for the name of the protocol.

use crate::shape::{Table, Trait};

mod aws_json;
mod aws_query_compatible;
mod http;
mod interface;
mod json_error;
#[cfg(feature = "xml")]
mod query;
#[cfg(feature = "http-bindings")]
mod rest_json_1;
#[cfg(feature = "xml")]
mod rest_xml;
mod rpc;
mod rpc_v2;
#[cfg(feature = "cbor")]
mod rpc_v2_cbor;
mod rpc_v2_json;
#[cfg(feature = "xml")]
mod xml_error;

pub use aws_json::{AWS_JSON_1_0, AWS_JSON_1_1};
pub(crate) use http::insert_default;
pub use http::Http;
pub use interface::{
    Answer, Call, ErrorFacts, Framing, Head, OperationFacts, Presign, Protocol, ReadErrorFacts,
    ReadResponse, ServiceFacts, EVENT_STREAM,
};
#[cfg(feature = "xml")]
pub use query::{AWS_QUERY, EC2_QUERY};
#[cfg(feature = "http-bindings")]
pub use rest_json_1::REST_JSON_1;
#[cfg(feature = "xml")]
pub use rest_xml::{REST_XML, REST_XML_WITH_BARE_ERRORS};
#[cfg(feature = "cbor")]
pub use rpc_v2_cbor::RPC_V2_CBOR;
pub use rpc_v2_json::RPC_V2_JSON;

/// The position of an error among the errors of an operation: by the name of its shape, else by its
/// code, which may be one of the query protocol.
pub fn modeled_error(errors: &Table, shape: Option<&str>, code: Option<&str>) -> Option<usize> {
    let by_name = |name: &str| errors.position(name);
    let by_query_code = |code: &str| {
        let has_code = |fact: &Trait| matches!(fact, Trait::QueryCode(known) if *known == code);
        let mut members = errors.members.iter();
        members.position(|member| member.traits.iter().any(has_code))
    };
    shape
        .and_then(by_name)
        .or_else(|| code.and_then(by_name))
        .or_else(|| code.and_then(by_query_code))
}
