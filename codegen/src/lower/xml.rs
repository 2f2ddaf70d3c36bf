//! XML: a member or shape comes in; the name and namespace of its element go out, where they are not the usual ones.
//!
//! Source: Smithy 2.0, "XML bindings", "AWS query protocol" and "AWS EC2 query protocol".

use smithy_model::traits::{Ec2QueryName, UnnamedXmlRoots, XmlName, XmlNamespace};
use smithy_model::{Member, Shape, ShapeKind};

use super::context::Context;
use crate::ir::table::Fact;
use crate::protocol::Format;

/// The facts of a member that is an element within its structure, or an attribute of it.
pub(super) fn of_member(member: &Member, context: &Context<'_, '_>) -> Vec<Fact> {
    let mut facts = of_element(member, context);
    if context.protocol.format == Format::Ec2Query {
        facts.extend(form_name(member));
    }
    facts
}

/// The facts of an item of a list, or of a key or value of a map, as an element.
pub(super) fn of_element(member: &Member, context: &Context<'_, '_>) -> Vec<Fact> {
    let stated = member.get::<XmlName>().map(|name| &*name.0);
    let format = context.protocol.format;
    let is_usual = |name: &&str| match format {
        Format::Ec2Query => alike(name, member.name()),
        _ => *name == member.name(),
    };
    let name = stated.filter(|name| !is_usual(name));
    let name = name.map(|name| Fact::Name(name.to_owned()));
    // Only what is written has a namespace.
    let namespace = member.get().filter(|_| format == Format::Xml);
    name.into_iter().chain(namespace.map(fact)).collect()
}

/// The facts of a member that is a whole body: it is called as it states, or else as its target is.
pub(super) fn of_payload(member: &Member, context: &Context<'_, '_>) -> Vec<Fact> {
    let target = context.target(member);
    let is_document = matches!(
        target.kind,
        ShapeKind::Structure(_) | ShapeKind::Union(_) | ShapeKind::List(_) | ShapeKind::Map(_)
    );
    if !is_document {
        return Vec::new();
    }
    let name = member.get::<XmlName>().map(|name| &*name.0);
    let name = name.unwrap_or_else(|| root_name(target));
    let name = (name != member.name()).then(|| Fact::Name(name.to_owned()));
    let namespace = member.get().or_else(|| namespace_of(target, context));
    name.into_iter().chain(namespace.map(fact)).collect()
}

/// The facts of the element that a structure is where it is a whole body, which is perhaps written.
pub(super) fn root(shape: &Shape, is_written: bool, context: &Context<'_, '_>) -> Vec<Fact> {
    if !names_roots(context) {
        return Vec::new();
    }
    let name = root_name(shape);
    let name = (name != shape.name()).then(|| Fact::Name(name.to_owned()));
    // Only what is written has a namespace.
    let namespace = is_written.then(|| namespace_of(shape, context)).flatten();
    name.into_iter().chain(namespace.map(fact)).collect()
}

/// Whether whole bodies are elements that are called as their shapes.
pub(super) fn names_roots(context: &Context<'_, '_>) -> bool {
    context.protocol.format == Format::Xml
}

/// Whether the model does not say how the service calls the elements that are whole bodies.
pub(super) fn has_unnamed_roots(context: &Context<'_, '_>) -> bool {
    names_roots(context) && context.service.shape.has::<UnnamedXmlRoots>()
}

fn root_name(shape: &Shape) -> &str {
    shape.get::<XmlName>().map_or(shape.name(), |name| &name.0)
}

/// The namespace of a document: that of its shape, or of the service.
fn namespace_of<'m>(shape: &'m Shape, context: &Context<'m, '_>) -> Option<&'m XmlNamespace> {
    shape.get().or_else(|| context.service.shape.get())
}

fn fact(namespace: &XmlNamespace) -> Fact {
    let prefix = namespace.prefix.as_deref().unwrap_or_default();
    Fact::Namespace(namespace.uri.to_string(), prefix.to_owned())
}

/// The name of a member in forms of EC2, where it is not that in responses with a capital.
fn form_name(member: &Member) -> Option<Fact> {
    let stated = member.get::<Ec2QueryName>()?.0.to_string();
    let in_responses = member
        .get::<XmlName>()
        .map_or(member.name(), |name| &name.0);
    let is_capital = stated.starts_with(|first: char| !first.is_lowercase());
    let is_usual = is_capital && alike(&stated, in_responses);
    (!is_usual).then_some(Fact::FormName(stated))
}

/// Whether two names differ in nothing but the case of their first letter.
fn alike(one: &str, other: &str) -> bool {
    match (one.split_at_checked(1), other.split_at_checked(1)) {
        (Some((first, rest)), Some((second, others))) => {
            rest == others && first.eq_ignore_ascii_case(second)
        }
        _ => false,
    }
}
