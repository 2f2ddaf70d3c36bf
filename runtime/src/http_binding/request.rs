//! Requests: an input comes in, method, path, query, headers and body go out.

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::http::Headers;
use aws_smithy_types::body::SdkBody;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE};

use super::failure::of_member;
use super::{header, uri};
use crate::codec::payload::{self, Payload};
use crate::codec::{Codec, Members};
use crate::protocol::{insert_default, Call, Framing, Protocol};
use crate::shape::{Location, Member, MemberFlags, Structure, TimestampFormat, Unit, Value};
use crate::text;

/// The request of a call.
///
/// # Errors
///
/// A label has no value, a header has characters that may not stand in one, or a value is outside of what its format can
/// say.
pub(crate) fn request(protocol: &Protocol, call: &Call<'_>) -> Result<HttpRequest, BoxError> {
    let Call {
        operation,
        input,
        framing,
        ..
    } = *call;
    let (method, body) = match framing {
        Framing::Full | Framing::Bare => (operation.http.method, body(protocol.codec, input)?),
        Framing::BareGet => ("GET", None),
    };
    let (about, body) = match body {
        Some(Payload { media_type, bytes }) => {
            let length = bytes.len().to_string();
            (Some((media_type, length)), SdkBody::from(bytes))
        }
        None => (None, SdkBody::empty()),
    };
    let mut request = HttpRequest::new(body);
    request.set_method(method)?;
    let body_in_query = framing == Framing::BareGet;
    request.set_uri(uri::of(operation.http.uri, input, body_in_query)?)?;
    let all = request.headers_mut();
    headers(input, all)?;
    if let Some((media_type, length)) = about.filter(|_| framing == Framing::Full) {
        insert_default(all, CONTENT_TYPE, media_type)?;
        insert_default(all, CONTENT_LENGTH, length)?;
    }
    Ok(request)
}

/// The body: the payload of the input, or what is in it together. `None` for an input that has neither.
fn body(codec: &Codec, input: &dyn Structure) -> Result<Option<Payload>, BoxError> {
    let table = input.table();
    let mut all = table.members.iter().enumerate();
    if let Some((index, member)) = all.find(|(_, member)| member.location() == Location::Payload) {
        let value = match input.get(index) {
            None if member.flags.contains(MemberFlags::EMPTY_IF_ABSENT) => Value::Structure(&Unit),
            // The media type is stated even so, as the published clients do.
            None => {
                return Ok(Some(Payload {
                    media_type: member.media_type().unwrap_or(codec.media_type),
                    bytes: Vec::new(),
                }))
            }
            Some(value) => value,
        };
        let written = payload::write(codec, value, member);
        return written
            .map(Some)
            .map_err(|error| of_member(table, member, error));
    }
    let mut members = table.members.iter();
    if !members.any(|member| Members::OfRequest.contain(member)) {
        return Ok(None);
    }
    Ok(Some(Payload {
        media_type: codec.media_type,
        bytes: codec.write_structure(input, Members::OfRequest)?,
    }))
}

/// Writes the members that are headers. One of its own goes before an entry of a map of them.
fn headers(input: &dyn Structure, headers: &mut Headers) -> Result<(), BoxError> {
    let mut write = |location, write: WriteHeaders| {
        let table = input.table();
        let members = table.members.iter().enumerate();
        for (index, member) in members.filter(|(_, member)| member.location() == location) {
            if let Some(value) = input.get(index).filter(|value| !value.is_unset(member)) {
                write(headers, value, member).map_err(|error| of_member(table, member, error))?;
            }
        }
        Ok(())
    };
    write(Location::PrefixHeaders, prefix_headers)?;
    write(Location::Header, own_header)
}

type WriteHeaders = fn(&mut Headers, Value<'_>, &Member) -> Result<(), BoxError>;

/// Writes a header of its own.
fn own_header(headers: &mut Headers, value: Value<'_>, member: &Member) -> Result<(), BoxError> {
    let value = header::write(value, member)?.into_owned();
    headers.try_insert(header::name(member.wire_name())?, value)?;
    Ok(())
}

/// Writes a header for each entry of a map.
fn prefix_headers(
    headers: &mut Headers,
    value: Value<'_>,
    member: &Member,
) -> Result<(), BoxError> {
    let Value::Map(map) = value else {
        return Err("headers of one prefix are a map".into());
    };
    let mut result = Ok(());
    map.each(&mut |key, value| {
        if let Some(value) = value {
            result = prefixed(headers, member.wire_name(), key, value);
        }
        result.is_ok()
    });
    result
}

fn prefixed(
    headers: &mut Headers,
    prefix: &str,
    key: &str,
    value: Value<'_>,
) -> Result<(), BoxError> {
    let text = text::of(value, Member::PLAIN, TimestampFormat::HttpDate)?;
    headers.try_insert(header::name(&[prefix, key].concat())?, text.into_owned())?;
    Ok(())
}
