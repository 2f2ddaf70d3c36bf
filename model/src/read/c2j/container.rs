//! Containers of members: the object of a structure, list or map comes in, its facts about its members go out.

use super::reader::Reader;
use crate::diagnostic::{codes, Diagnostic, Origin};
use crate::node::{Node, Object};
use crate::shape_id::ShapeId;
use crate::spelling::question;
use std::collections::HashSet;

/// The shape that holds members.
pub(super) struct Container<'n> {
    pub id: &'n ShapeId,
    pub fields: &'n Object,
    pub origin: &'n Origin,
    /// The names of the members that are required.
    pub required: HashSet<&'n str>,
    /// The name of the member that is the whole body.
    pub payload: Option<&'n str>,
}

/// A member that lists and maps have.
#[derive(Clone, Copy)]
pub(super) enum Slot {
    Item,
    Key,
    Value,
}

impl<'n> Container<'n> {
    pub fn new(
        id: &'n ShapeId,
        fields: &'n Object,
        origin: &'n Origin,
        reader: &mut Reader<'_, '_>,
    ) -> Container<'n> {
        let mut container = Container {
            id,
            fields,
            origin,
            required: HashSet::new(),
            payload: None,
        };
        let required = reader.texts(fields, "required", "the name of a member", origin);
        for (name, place) in required {
            container.check_named(name, "required", &place, reader);
            container.required.insert(name);
        }
        if let Some(name) = reader.text(fields, "payload", origin) {
            container.check_named(name, "the payload", &origin.child("payload"), reader);
            container.payload = Some(name);
        }
        container
    }

    /// A member that the shape names must be there.
    fn check_named(&self, name: &str, role: &str, place: &Origin, reader: &mut Reader<'_, '_>) {
        let members = self.fields.get("members").and_then(Node::as_object);
        if members.is_some_and(|members| members.contains_key(name)) {
            return;
        }
        let message = format!(
            "`{}` is {role}, but `{}` has no such member",
            name.escape_debug(),
            self.id
        );
        let error = Diagnostic::error(codes::MISSING_MEMBER, message, place.clone());
        let names = members.into_iter().flat_map(|members| members.iter());
        reader.push(error.help_if_any(question(name, names.map(|(name, _)| &**name))));
    }
}
