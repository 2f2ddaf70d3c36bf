//! Traits of how values are spelled on the wire.
//!
//! Source: Smithy 2.0, "Serialization and protocol traits" and "XML binding traits".

use super::macros::{annotation_traits, text_traits};
use super::{Kinds, Malformed, Selector, Trait, TraitValue};
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
    /// The media type (RFC 2045) of what the value holds.
    MediaType = "smithy.api#mediaType", Selector::shapes(Kinds::BLOB.or(Kinds::STRING)), text;
}

/// The name of an XML element or attribute, with its prefix.
///
/// Source: trait `smithy.api#xmlName`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct XmlName(pub Arc<str>);

impl Trait for XmlName {
    const ID: &'static str = "smithy.api#xmlName";
    const SELECTOR: Selector = Selector {
        shapes: Kinds::STRUCTURE.or(Kinds::UNION),
        members_of: Kinds::ALL,
        targets: Kinds::ALL,
    };

    fn read(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        let text = value.text()?;
        let valid = match text.split_once(':') {
            Some((prefix, name)) => is_xml_name(prefix) && is_xml_name(name),
            None => is_xml_name(&text),
        };
        match valid {
            true => Ok(XmlName(text)),
            false => Err(not_a_name(value, &text)),
        }
    }
}

/// The XML namespace of an element.
///
/// Source: trait `smithy.api#xmlNamespace`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct XmlNamespace {
    /// The namespace.
    pub uri: Arc<str>,
    /// The prefix it is bound to; the default namespace if there is none.
    pub prefix: Option<Arc<str>>,
}

impl Trait for XmlNamespace {
    const ID: &'static str = "smithy.api#xmlNamespace";
    const SELECTOR: Selector = Selector {
        shapes: Kinds::DATA.or(Kinds::SERVICE),
        members_of: Kinds::ALL,
        targets: Kinds::ALL,
    };

    fn read(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        let fields = value.fields(&["uri", "prefix"])?;
        Ok(XmlNamespace {
            uri: fields.required("uri", |value| value.nonempty_text())?,
            prefix: fields.optional("prefix", |value| {
                let text = value.text()?;
                match is_xml_name(&text) {
                    true => Ok(text),
                    false => Err(not_a_name(value, &text)),
                }
            })?,
        })
    }
}

/// Whether a text is one of the XML names that Smithy allows: ASCII letters, digits, `_` and `-`.
pub(super) fn is_xml_name(text: &str) -> bool {
    let first = text.bytes().next();
    first.is_some_and(|byte| byte.is_ascii_alphabetic() || byte == b'_')
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-')
}

pub(super) fn not_a_name(value: &TraitValue<'_>, text: &str) -> Malformed {
    value.malformed(format!(
        "expected a name of letters, digits, `_` and `-`, found `{}`",
        text.escape_debug()
    ))
}

/// How a timestamp is spelled.
///
/// Source: trait `smithy.api#timestampFormat`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimestampFormat {
    /// RFC 3339 in UTC, such as `1985-04-12T23:20:50.52Z`.
    DateTime,
    /// The RFC 9110 form, such as `Tue, 29 Apr 2014 18:30:38 GMT`.
    HttpDate,
    /// Seconds since 1970 as a number, with fractions.
    EpochSeconds,
}

impl Trait for TimestampFormat {
    const ID: &'static str = "smithy.api#timestampFormat";
    const SELECTOR: Selector = Selector::values(Kinds::TIMESTAMP);

    fn read(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        value.choice(&[
            ("date-time", TimestampFormat::DateTime),
            ("http-date", TimestampFormat::HttpDate),
            ("epoch-seconds", TimestampFormat::EpochSeconds),
        ])
    }
}
