//! Headers: the text of single values and of lists of them.

use std::borrow::Cow;

use aws_smithy_http::header as syntax;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::http::Headers;
use aws_smithy_types::base64;
use http::HeaderName;

use crate::shape::{List, Member, MemberFlags, Slot, TimestampFormat, Value};
use crate::text;

/// The format of timestamps that state none. Source: Smithy 2.0, "httpHeader trait".
const TIMESTAMP_FORMAT: TimestampFormat = TimestampFormat::HttpDate;

/// The name of a header.
///
/// # Errors
///
/// It has characters that may not stand in one.
pub(super) fn name(name: &str) -> Result<HeaderName, BoxError> {
    Ok(HeaderName::from_bytes(name.as_bytes())?)
}

/// The value of the header of a member.
///
/// # Errors
///
/// It is a structure or map, or a timestamp outside of the years that its format can write.
pub(super) fn write<'a>(value: Value<'a>, member: &Member) -> Result<Cow<'a, str>, BoxError> {
    if let Value::List(list) = value {
        return Ok(list_of(list, member.item())?.into());
    }
    let text = text::of(value, member, TIMESTAMP_FORMAT)?;
    Ok(match member.media_type() {
        Some(_) => base64::encode(&*text).into(),
        None => text,
    })
}

/// The items with commas between them. Those that have commas of their own are quoted, except dates, which are known by
/// their form.
fn list_of(list: &dyn List, item: &Member) -> Result<String, BoxError> {
    let mut joined = String::new();
    for index in 0..list.len() {
        let Some(value) = list.get(index) else {
            continue;
        };
        let text = text::of(value, item, TIMESTAMP_FORMAT)?;
        if !joined.is_empty() {
            joined.push_str(", ");
        }
        match value {
            Value::Timestamp(_) => joined.push_str(&text),
            _ => joined.push_str(&syntax::quote_header_value(text)),
        }
    }
    Ok(joined)
}

/// Reads the header of a member into it. A header that is not there leaves it absent.
///
/// # Errors
///
/// The header is not what the member takes.
pub(super) fn read<'a>(
    headers: &Headers,
    member: &'static Member,
    open: impl FnOnce() -> Option<Slot<'a>>,
) -> Result<(), BoxError> {
    let lines = headers.get_all_bytes(member.wire_name());
    let lines: Vec<&str> = lines
        .map(|line| utf8(member.wire_name(), line))
        .collect::<Result<_, _>>()?;
    if lines.is_empty() {
        return Ok(());
    }
    match open() {
        None => Ok(()),
        Some(Slot::List(list)) => read_list(&lines, member, list),
        Some(slot) => {
            // Several lines of one header are one line with commas between its parts. Source: RFC 9110, section 5.3.
            let joined = match lines.as_slice() {
                [line] => Cow::Borrowed(*line),
                lines => lines.join(", ").into(),
            };
            let text = joined.trim();
            let read = match (member.media_type(), slot) {
                (Some(_), Slot::String(target)) => read_encoded(text, target),
                (_, slot) => text::read(text, slot),
            };
            read.map_err(|expected| failed(member, text, expected))
        }
    }
}

/// Text that may have characters that a header cannot (`smithy.api#mediaType`).
fn read_encoded(text: &str, target: &mut String) -> Result<(), &'static str> {
    let bytes = base64::decode(text).map_err(|_| "base64")?;
    *target = String::from_utf8(bytes).map_err(|_| "base64 of UTF-8")?;
    Ok(())
}

/// The text of a header of this name.
///
/// # Errors
///
/// It is not UTF-8.
pub(super) fn utf8<'a>(name: &str, value: &'a [u8]) -> Result<&'a str, BoxError> {
    let text = std::str::from_utf8(value);
    text.map_err(|_| format!("the header `{name}` is not UTF-8").into())
}

fn read_list(lines: &[&str], member: &'static Member, list: &mut dyn List) -> Result<(), BoxError> {
    let items: Result<Vec<String>, _> = syntax::read_many_from_str(lines.iter().copied());
    let items = items.map_err(|_| failed(member, &lines.join(", "), "a list"))?;
    list.clear();
    let mut items = items.into_iter();
    while let Some(mut item) = items.next() {
        let slot = list.push();
        // The comma within a date does not end an item.
        if let (Slot::Timestamp(_), true) = (&slot, is_weekday(&item)) {
            item.push_str(", ");
            item.extend(items.next());
        }
        text::read(&item, slot).map_err(|expected| failed(member, &item, expected))?;
    }
    Ok(())
}

/// Whether a text can be what stands before the comma of an `http-date`.
fn is_weekday(text: &str) -> bool {
    text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// The failure of a header; nothing of a sensitive one is told.
fn failed(member: &Member, text: &str, expected: &str) -> BoxError {
    let name = member.wire_name();
    match member.flags.contains(MemberFlags::SENSITIVE) {
        true => format!("the header `{name}` is not {expected}").into(),
        false => format!("the header `{name}` is {text:?}, which is not {expected}").into(),
    }
}
