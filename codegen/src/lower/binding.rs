//! Bindings: a member comes in; where it stands in a message and what it is called there go out, for the protocol of the
//! crate.
//!
//! Source: Smithy 2.0, "HTTP bindings", "jsonName trait" and "Event streams".

use smithy_model::traits::{
    ContextParam, EventHeader, EventPayload, Http, HttpHeader, HttpLabel, HttpPayload,
    HttpPrefixHeaders, HttpQuery, HttpQueryParams, HttpResponseCode, JsonName, MediaType,
    UriPattern, UriSegment,
};
use smithy_model::{Member, OperationRef, Shape, ShapeKind};

use super::context::{Context, Role};
use super::xml;
use crate::codes::UNSUPPORTED_SHAPE;
use crate::customizations::{self, Behavior, Subject};
use crate::ir::operation::HttpRequest;
use crate::ir::table::{Fact, Location};
use crate::protocol::Format;

/// The media types of bytes and text that state none. Source: Smithy 2.0, "httpPayload trait".
const BYTES: &str = "application/octet-stream";
const TEXT: &str = "text/plain";

/// Where a member stands in a message. RPC protocols ignore the bindings to HTTP. The members of shapes that are nested in
/// others stand in the body whatever this says, which is a matter of the interpreters.
pub(super) fn location(member: &Member, context: &Context<'_, '_>) -> Location {
    let has_bindings = context.protocol.http_bindings;
    match () {
        () if member.has::<EventHeader>() => Location::Header,
        () if member.has::<EventPayload>() => Location::Payload,
        () if !has_bindings => Location::Body,
        () if member.has::<HttpHeader>() => Location::Header,
        () if member.has::<HttpPayload>() => Location::Payload,
        () if member.has::<HttpPrefixHeaders>() => Location::PrefixHeaders,
        () if member.has::<HttpLabel>() => Location::Label,
        () if member.has::<HttpQuery>() => Location::Query,
        () if member.has::<HttpQueryParams>() => Location::QueryParams,
        () if member.has::<HttpResponseCode>() => Location::Status,
        () => Location::Body,
    }
}

/// The facts that follow from the place of a member: its name there, and how its value is written.
pub(super) fn facts(member: &Member, location: Location, context: &Context<'_, '_>) -> Vec<Fact> {
    let mut facts = in_body(member, location, context);
    if context.protocol.http_bindings {
        facts.extend(of_http(member, location, context));
    }
    facts
}

/// The facts of a member that is in a body, or is one.
fn in_body(member: &Member, location: Location, context: &Context<'_, '_>) -> Vec<Fact> {
    match (context.protocol.format, location) {
        (Format::Json, Location::Body) => {
            let name = member.get::<JsonName>().map(JsonName::as_str);
            name_of(member, name).into_iter().collect()
        }
        (format, Location::Body) if format.is_xml() => xml::of_member(member, context),
        (Format::Xml, Location::Payload) => xml::of_payload(member, context),
        _ => Vec::new(),
    }
}

/// The name of a member where it stands, unless it is the one in the model.
fn name_of(member: &Member, name: Option<&str>) -> Option<Fact> {
    let name = name.filter(|name| *name != member.name());
    name.map(|name| Fact::Name(name.to_owned()))
}

/// The facts of a member in protocols with bindings to HTTP.
fn of_http(member: &Member, location: Location, context: &Context<'_, '_>) -> Vec<Fact> {
    let name = match location {
        Location::Header => member.get::<HttpHeader>().map(HttpHeader::as_str),
        Location::PrefixHeaders => {
            let prefix = member.get::<HttpPrefixHeaders>();
            prefix.map(HttpPrefixHeaders::as_str)
        }
        Location::Query => member.get::<HttpQuery>().map(HttpQuery::as_str),
        _ => None,
    };
    let name = name_of(member, name);
    let media_type = media_type(member, context).map(|text| Fact::MediaType(text.to_owned()));
    let if_empty = if_empty(member, location, context).map(Fact::IfEmpty);
    let without = without(member, location, context).map(Fact::Without);
    let facts = [name, media_type, if_empty, without];
    facts.into_iter().flatten().collect()
}

/// The text of a label that is empty or absent, in a service that has one for it.
fn if_empty(
    member: &Member,
    location: Location,
    context: &Context<'_, '_>,
) -> Option<&'static str> {
    if location != Location::Label {
        return None;
    }
    customizations::find(Subject::Service(context.sdk_id), |it| match it {
        Behavior::LabelIfEmpty(name, text) if name == member.name() => Some(text),
        _ => None,
    })
}

/// What is taken away from the start of a label, in a service whose responses have more there than its requests take.
fn without(
    member: &Member,
    location: Location,
    context: &Context<'_, '_>,
) -> Option<&'static [&'static str]> {
    if location != Location::Label {
        return None;
    }
    let target = context.target(member).name();
    customizations::find(Subject::Shape(context.sdk_id, target), |it| match it {
        Behavior::LabelWithout(prefixes) => Some(prefixes),
        _ => None,
    })
}

/// The media type of a header or of a body, where it is not that of the format.
fn media_type<'m>(member: &Member, context: &Context<'m, '_>) -> Option<&'m str> {
    let target = context.target(member);
    let stated = target.get::<MediaType>().map(MediaType::as_str);
    match &target.kind {
        _ if member.has::<HttpHeader>() => stated,
        _ if !member.has::<HttpPayload>() => None,
        ShapeKind::Blob => Some(stated.unwrap_or(BYTES)),
        ShapeKind::String | ShapeKind::Enum(_) => Some(stated.unwrap_or(TEXT)),
        _ => stated,
    }
}

/// Whether a member that stands there is in the body of what its structure is.
pub(super) fn is_in_body(location: Location, role: Role) -> bool {
    match location {
        Location::Body | Location::Payload => true,
        Location::Header | Location::PrefixHeaders => false,
        Location::Label | Location::Query | Location::QueryParams => role != Role::Input,
        Location::Status => role == Role::Input,
    }
}

/// Whether values of a member can be written where it stands. If not, there is a diagnostic to say why.
pub(super) fn fits(member: &Member, location: Location, context: &mut Context<'_, '_>) -> bool {
    let target = context.target(member);
    let single = |shape: &Shape| is_single(shape);
    let single_or_list = |shape: &Shape| match &shape.kind {
        ShapeKind::List(list) => single(context.target(&list.member)),
        _ => single(shape),
    };
    let map_of = |is_value: &dyn Fn(&Shape) -> bool| match &target.kind {
        ShapeKind::Map(map) => is_value(context.target(&map.value)),
        _ => false,
    };
    let (fits, place) = match location {
        Location::Body | Location::Payload => return true,
        Location::Header if member.has::<EventHeader>() => return true,
        Location::Header => (
            single_or_list(target),
            "a header, which takes a single value or a list of single values",
        ),
        Location::Query => (
            single_or_list(target),
            "a query parameter, which takes a single value or a list of single values",
        ),
        Location::Label => (
            single(target),
            "a label of the path, which takes a single value",
        ),
        Location::PrefixHeaders => (
            map_of(&single),
            "headers with a prefix, which take a map of single values",
        ),
        Location::QueryParams => (
            map_of(&single_or_list),
            "query parameters, which take a map of single values or of lists of them",
        ),
        Location::Status => (
            matches!(target.kind, ShapeKind::Integer),
            "the status, which takes an integer",
        ),
    };
    if !fits {
        let message = format!("{} is bound to {place}", member.id);
        let help = "take the binding away, or leave out the operation that uses it: name the others in `operations`";
        context.error(UNSUPPORTED_SHAPE, message, &member.origin, help);
    }
    fits
}

/// Whether a value can be written as one text: a string, an enumeration, a number, a boolean, a timestamp or a blob.
fn is_single(shape: &Shape) -> bool {
    !matches!(
        shape.kind,
        ShapeKind::Structure(_)
            | ShapeKind::Union(_)
            | ShapeKind::List(_)
            | ShapeKind::Map(_)
            | ShapeKind::Document
    )
}

/// The method and path of an operation, where the protocol has bindings. `Err` when there is a diagnostic to say why not.
pub(super) fn http(
    operation: &OperationRef<'_>,
    context: &mut Context<'_, '_>,
) -> Result<Option<HttpRequest>, ()> {
    if !context.protocol.http_bindings {
        return Ok(None);
    }
    let shape = operation.shape;
    let Some(http) = shape.get::<Http>() else {
        let id = context.protocol.id;
        let message = format!("{} has no method and path, which {id} needs", shape.id);
        let help = "give the operation `smithy.api#http`, or leave it out: name the others in `operations`";
        context.error(UNSUPPORTED_SHAPE, message, &shape.origin, help);
        return Err(());
    };
    Ok(Some(HttpRequest {
        method: http.method.to_string(),
        uri: pattern(&http.uri, label_in_endpoint(operation, context)),
    }))
}

/// The label that is no part of paths, if the rules of the endpoint know it.
fn label_in_endpoint(
    operation: &OperationRef<'_>,
    context: &Context<'_, '_>,
) -> Option<&'static str> {
    let label = customizations::find(Subject::Service(context.sdk_id), |it| match it {
        Behavior::LabelInEndpoint(label) => Some(label),
        _ => None,
    })?;
    let member = operation.input().member(label)?;
    member.has::<ContextParam>().then_some(label)
}

/// The text of a path and its fixed query, without the segment of a label.
fn pattern(uri: &UriPattern, left_out: Option<&str>) -> String {
    let is_left_out = |segment: &&UriSegment| match segment {
        UriSegment::Label(name) => left_out == Some(&**name),
        _ => false,
    };
    let mut text = String::new();
    for segment in uri.segments.iter().filter(|one| !is_left_out(one)) {
        text.push('/');
        match segment {
            UriSegment::Literal(literal) => text.push_str(literal),
            UriSegment::Label(name) => text.extend(["{", name, "}"]),
            UriSegment::GreedyLabel(name) => text.extend(["{", name, "+}"]),
        }
    }
    if uri.trailing_slash || text.is_empty() {
        text.push('/');
    }
    for (index, literal) in uri.query.iter().enumerate() {
        text.push(if index == 0 { '?' } else { '&' });
        text.push_str(&literal.key);
        if !literal.value.is_empty() {
            text.extend(["=", &literal.value]);
        }
    }
    text
}
