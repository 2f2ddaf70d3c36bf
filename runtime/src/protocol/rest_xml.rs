//! `aws.protocols#restXml`: HTTP bindings, with XML for what is in a body.

use super::{xml_error, Protocol};
use crate::{http_binding, presigning, xml};

/// `aws.protocols#restXml`.
pub const REST_XML: Protocol = Protocol {
    id: "aws.protocols#restXml",
    version: "",
    codec: &xml::CODEC,
    error_codec: &xml::WRAPPED_ERRORS,
    request: http_binding::request,
    response: http_binding::response,
    is_error: |head, _| !(200..300).contains(&head.status),
    error_facts: xml_error::facts,
    initial_messages: false,
    presign: Some(presigning::plugin),
};

/// `aws.protocols#restXml` with `noErrorWrapping`.
pub const REST_XML_WITH_BARE_ERRORS: Protocol = Protocol {
    error_codec: &xml::BARE_ERRORS,
    ..REST_XML
};
