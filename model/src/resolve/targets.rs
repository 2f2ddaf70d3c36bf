//! Targets: checks that every shape that is referred to exists and is of the type needed there.

use super::mixins::Mixins;
use crate::diagnostic::{codes, Diagnostic, Diagnostics, Origin};
use crate::shape::{Member, Shape, ShapeKind, Shapes};
use crate::shape_id::ShapeId;
use crate::walk::references;
use std::collections::HashSet;

/// Reports every target that is missing or of a wrong type.
pub(super) fn check(
    shapes: &Shapes,
    mixins: &Mixins,
    refused: &HashSet<ShapeId>,
    diagnostics: &mut Diagnostics,
) {
    let mut check = Check {
        shapes,
        mixins,
        refused,
        diagnostics,
    };
    for shape in shapes.values() {
        match shape.kind {
            ShapeKind::Service(_) | ShapeKind::Resource(_) | ShapeKind::Operation(_) => {
                for reference in references(shape) {
                    let origin = || reference.place(&shape.origin);
                    check.reference(reference.target, &needed(reference.key), &origin);
                }
            }
            _ => {
                for member in shape.members() {
                    check.member(shape, member);
                }
            }
        }
    }
}

/// The kind of shape that is needed at a place.
enum Needed {
    Operation,
    Resource,
    Structure,
    Error,
    Data,
    Text,
}

/// By the key under which the target stands.
fn needed(key: &str) -> Needed {
    match key {
        "identifiers" => Needed::Text,
        "properties" => Needed::Data,
        "resources" => Needed::Resource,
        "errors" => Needed::Error,
        "input" | "output" => Needed::Structure,
        _ => Needed::Operation,
    }
}

impl Needed {
    fn fits(&self, shape: &Shape) -> bool {
        match self {
            Needed::Operation => matches!(shape.kind, ShapeKind::Operation(_)),
            Needed::Resource => matches!(shape.kind, ShapeKind::Resource(_)),
            Needed::Structure | Needed::Error => matches!(shape.kind, ShapeKind::Structure(_)),
            Needed::Data => shape.kind.is_data(),
            Needed::Text => matches!(shape.kind, ShapeKind::String | ShapeKind::Enum(_)),
        }
    }

    fn name(&self) -> &'static str {
        match self {
            Needed::Operation => "an operation",
            Needed::Resource => "a resource",
            Needed::Structure => "a structure",
            Needed::Error => "a structure that is an error",
            Needed::Data => "a shape of data",
            Needed::Text => "a string",
        }
    }
}

struct Check<'s, 'd> {
    shapes: &'s Shapes,
    mixins: &'s Mixins,
    /// The shapes that exist but could not be read, which have a diagnostic of their own.
    refused: &'s HashSet<ShapeId>,
    diagnostics: &'d mut Diagnostics,
}

impl Check<'_, '_> {
    fn reference(&mut self, target: &ShapeId, needed: &Needed, origin: &dyn Fn() -> Origin) {
        let Some(shape) = self.shapes.get(target) else {
            if self.refused.contains(target) {
                return;
            }
            self.diagnostics.push(match self.mixins.contains(target) {
                true => Diagnostic::error(
                    codes::WRONG_TARGET,
                    format!("`{target}` is a mixin, and a mixin cannot be a target"),
                    origin(),
                ),
                false => Diagnostic::error(
                    codes::MISSING_TARGET,
                    format!("the shape `{target}` does not exist"),
                    origin(),
                ),
            });
            return;
        };
        if !needed.fits(shape) {
            let message = format!(
                "expected {}, found `{target}`, which is of type {}",
                needed.name(),
                shape.kind.name()
            );
            self.diagnostics.push(
                Diagnostic::error(codes::WRONG_TARGET, message, origin())
                    .related(shape.origin.clone()),
            );
        }
    }

    fn member(&mut self, container: &Shape, member: &Member) {
        let origin = || member.origin.child("target");
        let is_key = matches!(container.kind, ShapeKind::Map(_)) && member.name() == "key";
        let needed = if is_key { Needed::Text } else { Needed::Data };
        self.reference(&member.target, &needed, &origin);
        let is_unit = self.shapes.get(&member.target).is_some_and(Shape::is_unit);
        if is_unit
            && !matches!(
                container.kind,
                ShapeKind::Union(_) | ShapeKind::Enum(_) | ShapeKind::IntEnum(_)
            )
        {
            let message = format!("only members of unions may target `{}`", member.target);
            let finding = Diagnostic::error(codes::WRONG_TARGET, message, origin());
            self.diagnostics.push(finding);
        }
    }
}
