//! Streams: a member that targets one comes in, its type in Rust goes out.
//!
//! Source: Smithy 2.0, "Streaming data types" and "Event streams".

use smithy_model::traits::{HttpPayload, MediaType, RequiresLength, Streaming, Trait};
use smithy_model::{Member, Shape, ShapeId};

use super::binding;
use super::context::{Context, Role};
use super::path::path;
use crate::codes::UNSUPPORTED_SHAPE;
use crate::ir::stream::{Bytes, Events};
use crate::ir::table::Location;
use crate::ir::value::Literal;
use crate::ir::{Presence, Stream};
use crate::naming::is_event_stream;

/// Whether a member is a stream.
pub(super) fn is_stream(member: &Member, context: &Context<'_, '_>) -> bool {
    context.target(member).has::<Streaming>()
}

/// The type of a member that is a stream. `None` when there is a diagnostic to say why.
pub(super) fn of_member(
    container: &Shape,
    member: &Member,
    role: Role,
    context: &mut Context<'_, '_>,
) -> Option<Stream> {
    let target = context.target(member);
    let stream = match role {
        Role::Data => {
            misplaced(member, context);
            None
        }
        Role::Output if !is_event_stream(target) => Some(bytes(target)),
        Role::Output => Some(Stream::Received(events(target, context)?)),
        Role::Input if is_event_stream(target) => Some(Stream::Sent(events(target, context)?)),
        Role::Input if context.protocol.http_bindings => Some(bytes(target)),
        Role::Input => {
            let message = format!(
                "{} is the body of a request, for which {} has no form",
                member.id, context.protocol.id
            );
            refuse(member, message, context);
            None
        }
    }?;
    let has_place = match context.protocol.http_bindings {
        true => is_the_body(container, member, role, context),
        false => has_place(container, member, &stream, context),
    };
    has_place.then_some(stream)
}

/// Reports a stream where none can be.
pub(super) fn misplaced(member: &Member, context: &mut Context<'_, '_>) {
    let message = format!(
        "{} is a stream, which only the input or output of an operation can have",
        member.id
    );
    refuse(member, message, context);
}

/// The facts of a stream of bytes.
fn bytes(target: &Shape) -> Stream {
    let media_type = target.get::<MediaType>();
    Stream::Bytes(Bytes {
        media_type: media_type.map(|media_type| media_type.as_str().to_owned()),
        requires_length: target.has::<RequiresLength>(),
    })
}

/// Whether a member is the body, and no other one is in it. If not, there is a diagnostic to say why.
fn is_the_body(
    container: &Shape,
    member: &Member,
    role: Role,
    context: &mut Context<'_, '_>,
) -> bool {
    if binding::location(member, context) != Location::Payload {
        let id = HttpPayload::ID;
        let message = format!("{} is a stream and needs `{id}`", member.id);
        refuse(member, message, context);
        return false;
    }
    let is_in_body = |one: &Member| binding::is_in_body(binding::location(one, context), role);
    let mut others = container.members().filter(|one| one.id != member.id);
    let Some(other) = others.find(|one| is_in_body(one)) else {
        return true;
    };
    let message = format!(
        "{} is the whole body, so that there is no place for {}",
        member.id, other.id
    );
    refuse(member, message, context);
    false
}

/// Whether the other members leave a stream its place on the wire: there is one stream, and no member beside a stream
/// of bytes. If not, there is a diagnostic to say why.
fn has_place(
    container: &Shape,
    member: &Member,
    stream: &Stream,
    context: &mut Context<'_, '_>,
) -> bool {
    let streams = container.members().filter(|one| is_stream(one, context));
    let streams: Vec<&ShapeId> = streams.map(|one| &one.id).collect();
    match (&*streams, container.members().count()) {
        ([_], 1) => true,
        ([_], _) if !matches!(stream, Stream::Bytes(_)) => true,
        ([_], _) => {
            let message = format!(
                "{} is the whole body of a response, so that {} has no form for the other members",
                member.id, context.protocol.id
            );
            refuse(member, message, context);
            false
        }
        (all, _) => {
            if all.first() == Some(&&member.id) {
                let count = all.len();
                let message = format!(
                    "{} has {count} streams, but there is one body",
                    container.id
                );
                refuse(member, message, context);
            }
            false
        }
    }
}

fn refuse(member: &Member, message: String, context: &mut Context<'_, '_>) {
    let help = "leave out the operation that uses it: name the others in `operations`";
    context.error(UNSUPPORTED_SHAPE, message, &member.origin, help);
}

/// Whether there is a value: the caller must give events; bytes are empty by default.
pub(super) fn presence(stream: &Stream) -> Presence {
    match stream {
        Stream::Bytes(_) => Presence::Defaulted(Literal::Zero),
        Stream::Received(_) | Stream::Sent(_) => Presence::Required,
    }
}

fn events(union: &Shape, context: &mut Context<'_, '_>) -> Option<Events> {
    let names = context.names.union(&union.id);
    let types = names.and_then(|names| Some((&names.item, names.stream_error.as_ref()?)));
    let (item, errors) = context.named(union, types)?;
    Some(Events {
        union: path(item),
        errors: path(errors),
    })
}
