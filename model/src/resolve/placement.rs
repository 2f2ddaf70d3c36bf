//! Placement: checks that every typed trait is applied to a shape or member that it can be applied to.

use super::Shapes;
use crate::diagnostic::{codes, Diagnostic, Diagnostics};
use crate::traits::Definition;

/// Reports every misplaced trait.
pub(super) fn check(shapes: &Shapes, diagnostics: &mut Diagnostics) {
    for shape in shapes.values() {
        for applied in shape.traits.iter() {
            let fits = |known: &Definition| known.selector.shapes.contains(&shape.kind);
            if !applied.definition.is_none_or(fits) {
                let message = format!(
                    "`{}` cannot be applied to a shape of type {}",
                    applied.id,
                    shape.kind.name()
                );
                diagnostics.push(Diagnostic::error(
                    codes::MISPLACED_TRAIT,
                    message,
                    applied.origin(),
                ));
            }
        }
        for member in shape.members() {
            let Some(target) = shapes.get(&member.target) else {
                continue;
            };
            for applied in member.traits.iter() {
                let fits = |known: &Definition| {
                    known.selector.members_of.contains(&shape.kind)
                        && known.selector.targets.contains(&target.kind)
                };
                if !applied.definition.is_none_or(fits) {
                    let message = format!(
                        "`{}` cannot be applied to a member of a {} that targets a {}",
                        applied.id,
                        shape.kind.name(),
                        target.kind.name()
                    );
                    diagnostics.push(Diagnostic::error(
                        codes::MISPLACED_TRAIT,
                        message,
                        applied.origin(),
                    ));
                }
            }
        }
    }
}
