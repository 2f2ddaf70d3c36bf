//! Structures: a shape and its names come in, a structure with its fields goes out.

use smithy_model::{Member, Shape};

use super::context::{Context, Meaning, Role};
use super::documentation::{deprecation, documentation};
use super::path::path;
use super::{binding, builder, documentation, presence, stream, table, value, xml};
use crate::ir::structure::{Structure, StructureKind};
use crate::ir::table::Location;
use crate::ir::{Field, ValueType};
use crate::naming::{FieldNames, StructureNames};
use crate::protocol::Format;

/// A structure that is a type of the model. None when there is a diagnostic to say why.
pub(super) fn data(shape: &Shape, context: &mut Context<'_, '_>) -> Option<Structure> {
    let names = context.names.structure(&shape.id);
    let names = context.named(shape, names)?;
    lower(shape, names, StructureKind::Data, Role::Data, context)
}

/// A structure by its names.
pub(super) fn lower(
    shape: &Shape,
    names: &StructureNames,
    kind: StructureKind,
    role: Role,
    context: &mut Context<'_, '_>,
) -> Option<Structure> {
    let fields = shape.members().map(|member| {
        let names = context.named(shape, names.fields.get(member.name()))?;
        field(shape, role, member, names, context)
    });
    // Every fault is reported, not only the first.
    let fields: Vec<Option<Field>> = fields.collect();
    let fields: Vec<Field> = fields.into_iter().collect::<Option<_>>()?;
    let is_in_body = |member: &Member| binding::location(member, context) == Location::Body;
    let has_body = shape.members().any(is_in_body);
    let is_written = role == Role::Input && has_body;
    Some(Structure {
        shape: shape.id.to_string(),
        wire_name: shape.name().to_owned(),
        path: path(&names.item),
        module: names.item.module.clone(),
        documentation: documentation(&shape.traits, context),
        deprecated: deprecation(&shape.traits),
        sensitive: context.is_sensitive(shape),
        unwrapped: false,
        any_root: role == Role::Output && xml::has_unnamed_roots(context),
        is_document: role != Role::Data && has_body && xml::names_roots(context),
        facts: xml::root(shape, is_written, context),
        kind,
        builder: builder::lower(names, &fields, role == Role::Input),
        fields,
    })
}

fn field(
    container: &Shape,
    role: Role,
    member: &Member,
    names: &FieldNames,
    context: &mut Context<'_, '_>,
) -> Option<Field> {
    let meaning = meaning(container, role, member, context)?;
    Some(Field {
        wire_name: member.name().to_owned(),
        name: names.field.clone(),
        setter: names.setter.clone(),
        getter: names.getter.clone(),
        documentation: documentation::of_member(member, context),
        deprecated: deprecation(&member.traits),
        boxed: context.boxed.contains(&member.id),
        presence: meaning.presence,
        facts: meaning.facts,
        value: meaning.value,
    })
}

/// What a member means in a structure of this role. None when there is a diagnostic to say why.
pub(super) fn meaning(
    container: &Shape,
    role: Role,
    member: &Member,
    context: &mut Context<'_, '_>,
) -> Option<Meaning> {
    // Only streams tell what is returned from other data.
    let is_stream = stream::is_stream(member, context);
    let key = match role {
        Role::Output if !is_stream => (member.id.clone(), Role::Data),
        role => (member.id.clone(), role),
    };
    if let Some(known) = context.meanings.get(&key) {
        return known.clone();
    }
    let meaning = match is_stream {
        true => stream::of_member(container, member, role, context).map(|stream| Meaning {
            presence: stream::presence(&stream),
            facts: table::facts(member, context),
            value: ValueType::Stream(stream),
        }),
        false => of_value(container, role == Role::Input, member, context),
    };
    context.meanings.insert(key, meaning.clone());
    meaning
}

fn of_value(
    container: &Shape,
    is_input: bool,
    member: &Member,
    context: &mut Context<'_, '_>,
) -> Option<Meaning> {
    let mut facts = table::facts(member, context);
    if !binding::fits(member, facts.location, context) {
        return None;
    }
    let value = value::of_member(member, context)?;
    let is_body = facts.location == Location::Payload && is_input;
    let has_empty_object = context.protocol.format == Format::Json;
    facts.empty_if_absent = is_body && has_empty_object && matches!(value, ValueType::Structure(_));
    let presence = presence::of_member(container, is_input, member, &value, context)?;
    facts.unset_at_zero = presence::is_unset_at_zero(member, &presence, context);
    Some(Meaning {
        value,
        presence,
        facts,
    })
}
