//! Streams: a member that targets one comes in, what it is in Rust goes out; and the errors of event streams.
//!
//! Source: Smithy 2.0, "Streaming data types" and "Event streams".

use smithy_model::traits::Streaming;
use smithy_model::{Member, Shape, ShapeKind};

use super::context::{path, Context};
use super::error;
use crate::codes::UNSUPPORTED_SHAPE;
use crate::ir::error::{ErrorCase, ErrorEnum};
use crate::ir::stream::Events;
use crate::ir::value::Literal;
use crate::ir::{EventErrors, Field, Presence, Stream};

/// What a structure is to the operation that it belongs to: who sends its stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// What the operation takes.
    Input,
    /// What it returns.
    Output,
    /// A type of the model.
    Data,
}

/// Whether a member is a stream.
pub(super) fn is_stream(member: &Member, context: &Context<'_, '_>) -> bool {
    context.target(member).has::<Streaming>()
}

/// Whether a shape is a union of events.
pub(super) fn is_event_stream(shape: &Shape) -> bool {
    matches!(shape.kind, ShapeKind::Union(_)) && shape.has::<Streaming>()
}

/// What a member that is a stream is in Rust. None when there is a diagnostic to say why.
pub(super) fn of_member(
    member: &Member,
    role: Role,
    context: &mut Context<'_, '_>,
) -> Option<Stream> {
    let target = context.target(member);
    if !is_event_stream(target) && role == Role::Output {
        return Some(Stream::Bytes);
    }
    match role {
        Role::Data => {
            misplaced(member, context);
            None
        }
        Role::Output => Some(Stream::Received(events(target, context)?)),
        Role::Input if is_event_stream(target) => Some(Stream::Sent(events(target, context)?)),
        Role::Input => {
            let message = format!(
                "{} is the body of a request, for which {} has no form",
                member.id, context.protocol.id
            );
            refuse(member, message, context);
            None
        }
    }
}

/// Reports a stream where none can be.
pub(super) fn misplaced(member: &Member, context: &mut Context<'_, '_>) {
    let message = format!(
        "{} is a stream, which only the input or output of an operation can have",
        member.id
    );
    refuse(member, message, context);
}

/// Whether the fields of an input or output leave its stream a place on the wire: there is one stream, and beside
/// bytes there is nothing. If not, there is a diagnostic to say why.
pub(super) fn has_place(shape: &Shape, fields: &[Field], context: &mut Context<'_, '_>) -> bool {
    let streams = fields.iter().filter_map(|field| field.value.stream());
    let count = streams.clone().count();
    let only = fields.len() == 1 || streams.clone().all(|stream| *stream != Stream::Bytes);
    if count < 2 && only {
        return true;
    }
    let Some(member) = shape.members().find(|member| is_stream(member, context)) else {
        return true;
    };
    let message = match count {
        0 | 1 => format!(
            "{} is the whole body of a response, so that {} has no form for the other members",
            member.id, context.protocol.id
        ),
        count => format!("{} has {count} streams, but there is one body", shape.id),
    };
    refuse(member, message, context);
    false
}

fn refuse(member: &Member, message: String, context: &mut Context<'_, '_>) {
    let help = "leave out the operation that uses it: name the others in `operations`";
    context.error(UNSUPPORTED_SHAPE, message, &member.origin, help);
}

/// Whether there is a value: the caller must give events, and bytes are none by default.
pub(super) fn presence(stream: &Stream) -> Presence {
    match stream {
        Stream::Bytes => Presence::Defaulted(Literal::Zero),
        Stream::Received(_) | Stream::Sent(_) => Presence::Required,
    }
}

fn events(union: &Shape, context: &mut Context<'_, '_>) -> Option<Events> {
    let names = context.names.union(&union.id);
    let types = names.and_then(|names| Some((&names.item, names.stream_error.as_ref()?)));
    let Some((item, errors)) = types else {
        context.unnamed(union);
        return None;
    };
    Some(Events {
        union: path(item),
        errors: path(errors),
    })
}

/// The errors that a stream of this union can end in, in model order.
pub(super) fn errors(union: &Shape, context: &mut Context<'_, '_>) -> Option<EventErrors> {
    let names = context.names.union(&union.id);
    let Some(item) = names.and_then(|names| names.stream_error.as_ref()) else {
        context.unnamed(union);
        return None;
    };
    let members = union.members();
    let members = members.filter(|member| error::is_error(context.target(member)));
    let members: Vec<&Member> = members.collect();
    let mut cases = Vec::with_capacity(members.len());
    for member in members {
        let case = error::case(context.target(member), context)?;
        cases.push(ErrorCase {
            wire_name: member.name().to_owned(),
            query_code: None,
            ..case
        });
    }
    Some(EventErrors {
        shape: union.id.to_string(),
        wire_name: union.name().to_owned(),
        module: item.module.clone(),
        errors: ErrorEnum {
            path: path(item),
            cases,
        },
    })
}
