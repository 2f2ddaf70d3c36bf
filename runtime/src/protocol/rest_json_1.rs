//! `aws.protocols#restJson1`: HTTP bindings, with JSON for what is in a body.

use super::{json_error, Protocol};
use crate::{http_binding, json, presigning};

/// `aws.protocols#restJson1`.
pub const REST_JSON_1: Protocol = Protocol {
    id: "aws.protocols#restJson1",
    version: "",
    codec: &json::CODEC,
    error_codec: &json::CODEC,
    request: http_binding::request,
    response: http_binding::response,
    is_error: |head, _| !(200..300).contains(&head.status),
    error_facts: json_error::facts,
    initial_messages: false,
    presign: Some(presigning::plugin),
};
