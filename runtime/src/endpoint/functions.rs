//! The functions of the rules engine's standard library and its AWS extension that look into
//! strings.
//!
//! In: strings. Out: answers, or parts of the same strings; a function that cannot answer returns nothing.

use std::rc::Rc;

use super::value::{arn_part, Text, Url, Value};
use crate::percent::encoded;

/// Whether `text` is a host label: 1 to 63 ASCII letters, digits and hyphens, no hyphen first.
/// With `allow_subdomains` also several of them, joined by dots.
pub(super) fn is_valid_host_label(text: &str, allow_subdomains: bool) -> bool {
    let is_label = |label: &str| {
        let bytes = label.as_bytes();
        (1..=63).contains(&bytes.len())
            && bytes.first() != Some(&b'-')
            && bytes
                .iter()
                .all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-')
    };
    match allow_subdomains {
        true => text.split('.').all(is_label),
        false => is_label(text),
    }
}

/// Whether `text` can be a bucket name in front of a host name. `aws.isVirtualHostableS3Bucket`
pub(super) fn is_virtual_hostable_bucket(text: &str, allow_subdomains: bool) -> bool {
    let bytes = text.as_bytes();
    let ends_well =
        |byte: Option<&u8>| byte.is_some_and(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    (3..=63).contains(&bytes.len())
        && ends_well(bytes.first())
        && ends_well(bytes.last())
        && bytes.iter().all(|byte| match byte {
            b'a'..=b'z' | b'0'..=b'9' | b'-' => true,
            b'.' => allow_subdomains,
            _ => false,
        })
        && !bytes
            .windows(2)
            .any(|pair| matches!(pair, b".." | b".-" | b"-."))
        && !is_ip_v4(text)
}

/// Whether `text` has the form of an IPv4 address: four numbers of one to three digits without
/// leading zeros. Their range is not checked, since such a text can hardly be another host.
fn is_ip_v4(text: &str) -> bool {
    let mut parts = 0;
    let all_numbers = text.split('.').all(|part| {
        parts += 1;
        matches!(part.len(), 1..=3)
            && part.bytes().all(|byte| byte.is_ascii_digit())
            && (part.len() == 1 || !part.starts_with('0'))
    });
    all_numbers && parts == 4
}

/// The parts of a URL, unless it is malformed, has a query, or is not of scheme `http` or
/// `https`. `parseURL`
pub(super) fn parse_url<'a>(text: &Text<'a>) -> Option<Value<'a>> {
    let (scheme, rest) = text.split_once("://")?;
    if !matches!(scheme, "http" | "https") || rest.contains('?') {
        return None;
    }
    let rest = rest.split_once('#').map_or(rest, |(before, _)| before);
    let path_start = rest.find('/').unwrap_or(rest.len());
    let (authority, path) = rest.split_at(path_start);
    let authority = authority
        .rsplit_once('@')
        .map_or(authority, |(_, host)| host);
    let host = host_of(authority)?;
    let normalized_path = match (path, path.ends_with('/')) {
        ("", _) => Text::Borrowed("/"),
        (_, true) => text.slice(path),
        (_, false) => Text::Shared(Rc::from(format!("{path}/"))),
    };
    Some(Value::Url(Rc::new(Url {
        scheme: text.slice(scheme),
        authority: text.slice(authority),
        path: text.slice(path),
        normalized_path,
        is_ip: host.starts_with('[') || is_ip_v4(host),
    })))
}

/// The host of `host[:port]`, if both have their form.
fn host_of(authority: &str) -> Option<&str> {
    let host_end = match authority.starts_with('[') {
        true => authority.find(']')? + 1,
        false => authority.find(':').unwrap_or(authority.len()),
    };
    let (host, port) = authority.split_at(host_end);
    let is_port = match port.strip_prefix(':') {
        Some(digits) => digits.is_empty() || digits.parse::<u16>().is_ok(),
        None => port.is_empty(),
    };
    let is_host = match host.strip_prefix('[') {
        Some(inner) => inner
            .strip_suffix(']')?
            .bytes()
            .all(|byte| byte.is_ascii_hexdigit() || matches!(byte, b':' | b'.' | b'%')),
        None => !host.bytes().any(is_never_in_a_host),
    };
    (!host.is_empty() && is_host && is_port).then_some(host)
}

fn is_never_in_a_host(byte: u8) -> bool {
    byte <= b' '
        || matches!(byte, b'"' | b'<' | b'>' | b'[' | b']' | b'\\' | b'^' | b'`')
        || matches!(byte, b'{' | b'|' | b'}' | 0x7f)
}

/// The text itself where it is an ARN. `aws.parseArn`
pub(super) fn parse_arn<'a>(text: &Text<'a>) -> Option<Value<'a>> {
    let is_arn = arn_part(text, 0)? == "arn";
    let is_filled = |position| arn_part(text, position).is_some_and(|part| !part.is_empty());
    (is_arn && is_filled(1) && is_filled(2) && is_filled(5)).then(|| Value::Arn(text.clone()))
}

/// The characters from `start` up to and without `end`, counted from the end if `reverse`; absent
/// if the text is shorter or not ASCII. `substring`
pub(super) fn substring<'a>(
    text: &Text<'a>,
    start: i32,
    end: i32,
    reverse: bool,
) -> Option<Value<'a>> {
    let start = usize::try_from(start).ok()?;
    let end = usize::try_from(end).ok()?;
    if start >= end || end > text.len() || !text.is_ascii() {
        return None;
    }
    let range = match reverse {
        true => text.len() - end..text.len() - start,
        false => start..end,
    };
    Some(Value::Text(text.part(range)))
}

/// The parts of `text` between `delimiter`s, at most `limit` of them unless that is 0. `split`
pub(super) fn split<'a>(text: &Text<'a>, delimiter: &str, limit: i32) -> Option<Value<'a>> {
    let limit = match limit {
        0 => usize::MAX,
        _ => usize::try_from(limit).ok()?,
    };
    if delimiter.is_empty() {
        return None;
    }
    let parts = text.splitn(limit, delimiter);
    let items = parts.map(|part| Some(Value::Text(text.slice(part))));
    Some(Value::List(items.collect()))
}

/// The text with everything but RFC 3986's unreserved characters percent-encoded. `uriEncode`
pub(super) fn uri_encode<'a>(text: &Text<'a>) -> Value<'a> {
    let encoded: String = encoded(text).collect();
    match encoded.len() == text.len() {
        true => Value::Text(text.clone()),
        false => Value::Text(Text::Shared(Rc::from(encoded))),
    }
}
