//! In: a resolved model and one of its services. Out: [`Names`], and a warning for each name that had to make
//! room for another. The parts are in `operations` and `types`.

use std::collections::BTreeSet;

use smithy_model::{Diagnostic, Diagnostics, Model, ServiceRef, Shape, ShapeId, ShapeKind};

use super::case::snake_case;
use super::closure;
use super::members::{fields, Role};
use super::names::{ItemNames, Names, StructureNames};
use super::Renamed;
use crate::codes::RENAMED;

/// Names every operation and type of a service. Where a name had to change, a warning is added.
pub fn assign(model: &Model, service: &ServiceRef<'_>, diagnostics: &mut Diagnostics) -> Names {
    let closure = closure::of(model, service);
    let mut assignment = Assignment {
        service,
        model,
        diagnostics,
        warned_of: BTreeSet::new(),
    };
    Names {
        operations: assignment.operations(&closure),
        shapes: assignment.types(&closure),
    }
}

/// The model while it is being named.
pub(super) struct Assignment<'a, 'm> {
    pub(super) model: &'m Model,
    service: &'a ServiceRef<'m>,
    diagnostics: &'a mut Diagnostics,
    /// The shapes whose members have been warned of: one shape can be input, output and a type of its own.
    warned_of: BTreeSet<ShapeId>,
}

impl<'m> Assignment<'_, 'm> {
    /// A structure in any role.
    pub(super) fn structure(
        &mut self,
        shape: &Shape,
        item: ItemNames,
        role: Role,
    ) -> StructureNames {
        let mut model_names = member_names(shape);
        let has_message = || {
            shape
                .members()
                .any(|one| one.name().eq_ignore_ascii_case("message"))
        };
        if role == Role::Error && !has_message() {
            model_names.push("message");
        }
        let mut renamed = Vec::new();
        let fields = fields(&model_names, role, &mut renamed);
        self.warn_of_members(shape, &renamed);
        StructureNames {
            builder: item.name.followed_by("Builder"),
            item,
            fields,
            error: None,
        }
    }

    /// The shape's name, or the one that the service gives it instead.
    pub(super) fn context_name<'s>(&self, shape: &'s Shape) -> &'s str
    where
        'm: 's,
    {
        match self.service.service.rename.get(&shape.id) {
            Some(renamed) => renamed,
            None => shape.name(),
        }
    }

    /// Warns that a name had to change.
    pub(super) fn warn(&mut self, shape: &Shape, message: impl ToString) {
        let warning = Diagnostic::warning(RENAMED, message.to_string(), shape.origin.clone());
        // The specification lets a service rename its types, but not its operations.
        self.diagnostics.push(match shape.kind {
            ShapeKind::Operation(_) => warning,
            _ => warning
                .help("to choose the name yourself, give the service a `rename` for this shape"),
        });
    }

    /// Warns that names of members had to change.
    pub(super) fn warn_of_members(&mut self, shape: &Shape, renamed: &[Renamed]) {
        if renamed.is_empty() || !self.warned_of.insert(shape.id.clone()) {
            return;
        }
        for renamed in renamed {
            let member = shape.member(&renamed.model_name);
            let origin = member.map_or(&shape.origin, |member| &member.origin);
            let warning = Diagnostic::warning(RENAMED, renamed.to_string(), origin.clone());
            self.diagnostics.push(warning);
        }
    }
}

/// The names of a shape's members, in the model's order.
pub(super) fn member_names(shape: &Shape) -> Vec<&str> {
    shape.members().map(|member| member.name()).collect()
}

/// The snake_case form of a name, with a number where it needs one.
pub(super) fn numbered_stem(model_name: &str, number: Option<usize>) -> String {
    let stem = snake_case(model_name);
    match number {
        None => stem,
        Some(number) => format!("{stem}_{number}"),
    }
}
