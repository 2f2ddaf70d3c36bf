//! Traits of how values are spelled on the wire.
//!
//! Source: Smithy 2.0, "Serialization and protocol traits" and "XML binding traits".

use super::macros::{annotation_traits, choices, records, text_traits, value_traits};
use super::selector::{Kinds, Selector};
use super::value::{Malformed, TraitValue};
use std::sync::Arc;

annotation_traits! {
    /// The member is an attribute of its structure's XML element.
    XmlAttribute = "smithy.api#xmlAttribute", Selector::members(
        Kinds::STRUCTURE,
        Kinds::BOOLEAN
            .or(Kinds::NUMBER)
            .or(Kinds::STRING)
            .or(Kinds::TIMESTAMP),
    );
    /// Items stand in the element of the structure without one around them.
    XmlFlattened = "smithy.api#xmlFlattened",
        Selector::members(Kinds::STRUCTURE.or(Kinds::UNION), Kinds::LIST.or(Kinds::MAP));
}

text_traits! {
    /// The key of the member in JSON objects.
    JsonName = "smithy.api#jsonName", Selector::members_of(Kinds::STRUCTURE.or(Kinds::UNION)), text;
    /// The media type (RFC 2045) of the value's content.
    MediaType = "smithy.api#mediaType", Selector::shapes(Kinds::BLOB.or(Kinds::STRING)), text;
}

value_traits! {
    /// The name of an XML element or attribute, with its prefix.
    XmlName(Arc<str>) = "smithy.api#xmlName",
        Selector {
            shapes: Kinds::STRUCTURE.or(Kinds::UNION),
            members_of: Kinds::ALL,
            targets: Kinds::ALL,
        },
        by read_prefixed_name;
}

records! {
    /// The XML namespace of an element.
    XmlNamespace = "smithy.api#xmlNamespace",
            Selector {
                shapes: Kinds::DATA.or(Kinds::SERVICE),
                members_of: Kinds::ALL,
                targets: Kinds::ALL,
            } => {
        /// The namespace.
        uri: Arc<str> = "uri" by |value| value.nonempty_text(),
        /// The prefix of its names; it is the default namespace if there is none.
        prefix: Option<Arc<str>> = "prefix" by |value| value.xml_name().map(Some),
    }
}

choices! {
    /// How a timestamp is spelled.
    TimestampFormat = "smithy.api#timestampFormat", Selector::values(Kinds::TIMESTAMP) => {
        /// RFC 3339 in UTC, such as `1985-04-12T23:20:50.52Z`.
        DateTime = "date-time",
        /// The RFC 9110 form, such as `Tue, 29 Apr 2014 18:30:38 GMT`.
        HttpDate = "http-date",
        /// Seconds since 1970 as a number, with fractions.
        EpochSeconds = "epoch-seconds",
    }
}

fn read_prefixed_name(value: &TraitValue<'_>) -> Result<Arc<str>, Malformed> {
    let text = value.text()?;
    let mut parts = text.splitn(2, ':');
    match parts.all(is_xml_name) {
        true => Ok(text),
        false => Err(not_a_name(value, &text)),
    }
}

impl TraitValue<'_> {
    /// One of the XML names that Smithy allows, without prefix.
    pub fn xml_name(&self) -> Result<Arc<str>, Malformed> {
        let text = self.text()?;
        match is_xml_name(&text) {
            true => Ok(text),
            false => Err(not_a_name(self, &text)),
        }
    }
}

/// Whether a text is one of the XML names that Smithy allows: ASCII letters, digits, `_` and `-`.
fn is_xml_name(text: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    text.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && text.bytes().all(is_part)
}

fn not_a_name(value: &TraitValue<'_>, text: &str) -> Malformed {
    value.malformed(format!(
        "expected a name of letters, digits, `_` and `-`, found `{}`",
        text.escape_debug()
    ))
}
