//! A model as the search for causes asks it: subjects and shapes come in, what the model has for them goes out.

use std::cell::OnceCell;
use std::collections::HashMap;

use smithy_model::traits::Error;
use smithy_model::{Member, Model, ServiceRef, Shape, ShapeKind};

use super::uses::{self, Use};
use crate::diff::compare::Subject;
use crate::ir::Crate;

/// The two models.
pub(in crate::diff) struct Causes<'m> {
    pub(in crate::diff) old: Side<'m>,
    pub(in crate::diff) new: Side<'m>,
}

/// One of them, with the members that target each shape.
pub(in crate::diff) struct Side<'m> {
    pub(super) model: &'m Model,
    /// The service that is compared.
    pub(super) service: Option<ServiceRef<'m>>,
    users: OnceCell<HashMap<&'m str, Vec<&'m Member>>>,
    uses: OnceCell<HashMap<&'m str, Vec<Use<'m>>>>,
}

impl<'m> Side<'m> {
    pub(in crate::diff) fn new(model: &'m Model, krate: &Crate) -> Side<'m> {
        Side {
            model,
            service: model.service(&krate.manifest.service),
            users: OnceCell::new(),
            uses: OnceCell::new(),
        }
    }

    /// The members that target a shape.
    pub(in crate::diff) fn users(&self, shape: &str) -> &[&'m Member] {
        let users = self.users.get_or_init(|| {
            let mut users: HashMap<&str, Vec<&Member>> = HashMap::new();
            for member in self.model.shapes().flat_map(Shape::members) {
                users
                    .entry(member.target.as_str())
                    .or_default()
                    .push(member);
            }
            users
        });
        users.get(shape).map(Vec::as_slice).unwrap_or_default()
    }

    /// The uses of a shape: members, operations, services.
    pub(super) fn uses(&self, shape: &str) -> &[Use<'m>] {
        let uses = self.uses.get_or_init(|| uses::all(self.model));
        uses.get(shape).map(Vec::as_slice).unwrap_or_default()
    }

    /// The shape of a subject, and its member. Errors of operations and of the crate go by their names.
    pub(super) fn find(&self, subject: &Subject) -> (Option<&'m Shape>, Option<&'m Member>) {
        let shape = self.model.shape(&subject.shape);
        let Some((found, name)) = shape.zip(subject.member.as_deref()) else {
            return (shape, None);
        };
        match &found.kind {
            ShapeKind::Enum(members) => {
                let member = members.values().find(|member| member.enum_text() == name);
                (shape, member)
            }
            ShapeKind::Operation(operation) => {
                let listed = operation.errors.iter().find(|id| id.name() == name);
                (listed.and_then(|id| self.model.shape(id.as_str())), None)
            }
            ShapeKind::Service(_) => {
                let mut errors = self.model.shapes().filter(|one| one.has::<Error>());
                (errors.find(|one| one.name() == name), None)
            }
            _ => (shape, found.member(name)),
        }
    }

    /// The shapes whose traits and members decide about a shape: an operation's are those of its input and output.
    fn about(&self, shape: &'m Shape) -> Vec<&'m Shape> {
        let mut shapes = vec![shape];
        if let Some(operation) = self.model.operation(shape.id.as_str()) {
            shapes.extend([operation.input(), operation.output()]);
        }
        shapes
    }

    /// The shape that holds a member.
    pub(super) fn container(&self, member: &Member) -> Option<&'m Shape> {
        self.model.shape(member.id.as_str().split('$').next()?)
    }

    /// As [`Side::about`], for a shape of this model by its id.
    pub(super) fn about_id(&self, shape: &Shape) -> Vec<&'m Shape> {
        let own = self.model.shape(shape.id.as_str());
        own.map(|shape| self.about(shape)).unwrap_or_default()
    }
}
