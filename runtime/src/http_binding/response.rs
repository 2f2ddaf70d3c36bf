//! Responses: status, headers and body come in, the members of an output or error are filled.

use std::collections::HashMap;

use aws_smithy_runtime_api::box_error::BoxError;

use super::failure::of_member;
use super::header;
use crate::codec::{payload, Members};
use crate::protocol::{Answer, Head, Protocol};
use crate::shape::{Location, Member, Slot, Structure};
use crate::text;

/// Reads a response into a shape that holds its empty value. Without a body, which is a stream then, only the head is read.
///
/// # Errors
///
/// A header or the body is not what its member takes.
pub(crate) fn response(
    protocol: &Protocol,
    answer: Answer<'_>,
    head: Head<'_>,
    body: Option<&[u8]>,
    target: &mut dyn Structure,
) -> Result<(), BoxError> {
    let table = target.table();
    let mut whole = None;
    let mut is_in_body = false;
    for (index, member) in table.members.iter().enumerate() {
        let read = match member.location() {
            Location::Header => header::read(head.headers, member, || target.slot(index)),
            Location::PrefixHeaders => prefix_headers(head, target, index, member),
            Location::Status => status(head, target, index),
            Location::Payload => {
                whole = Some((index, member));
                continue;
            }
            Location::Body | Location::Label | Location::Query | Location::QueryParams => {
                is_in_body = true;
                continue;
            }
        };
        read.map_err(|error| of_member(table, member, error))?;
    }
    match (body, whole) {
        (None, _) => {}
        (Some(body), Some((index, member))) => {
            payload::read(protocol.codec_of(answer), body, target, index, member)?;
        }
        (Some(body), None) if is_in_body => {
            let codec = protocol.codec_of(answer);
            codec.read_structure(body, target, Members::OfResponse)?;
        }
        // What is complete ignores the body, as in the published clients.
        (Some(_), None) => {}
    }
    Ok(())
}

/// Fills a map with the headers whose names begin with the prefix of the member.
fn prefix_headers(
    head: Head<'_>,
    target: &mut dyn Structure,
    index: usize,
    member: &'static Member,
) -> Result<(), BoxError> {
    let prefix = member.wire_name();
    let mut found: HashMap<&str, &str> = HashMap::new();
    for (name, value) in head.headers.iter_bytes() {
        if let Some((start, key)) = name.split_at_checked(prefix.len()) {
            if start.eq_ignore_ascii_case(prefix) {
                found.entry(key).or_insert(header::utf8(name, value)?);
            }
        }
    }
    if found.is_empty() {
        return Ok(());
    }
    let Some(Slot::Map(map)) = target.slot(index) else {
        return Ok(());
    };
    map.clear();
    for (key, value) in found {
        text::read(value, map.insert(key.to_owned()))
            .map_err(|expected| format!("the header `{prefix}{key}` is not {expected}"))?;
    }
    Ok(())
}

fn status(head: Head<'_>, target: &mut dyn Structure, index: usize) -> Result<(), BoxError> {
    if let Some(Slot::Integer(target)) = target.slot(index) {
        *target = head.status.into();
    }
    Ok(())
}
