//! `apply` statements: they and the shapes come in, the traits are on the shapes when it goes out.
//!
//! Source: Smithy 2.0, "Applying traits externally" and "Trait conflict resolution".

use crate::ast::Apply;
use crate::diagnostic::{codes, Diagnostic, Diagnostics, Origin};
use crate::node::Node;
use crate::shape::Shapes;
use crate::shape_id::ShapeId;
use crate::traits::{AppliedTrait, Traits};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// Statements about members that are not there yet and may come from a mixin, by the member's container.
pub(super) type Pending = HashMap<ShapeId, Vec<Apply>>;

/// Applies what can be applied before mixins are mixed in, and returns the rest.
pub(super) fn apply(
    applies: Vec<Apply>,
    shapes: &mut Shapes,
    refused: &HashSet<ShapeId>,
    diagnostics: &mut Diagnostics,
) -> Pending {
    let mut pending = Pending::new();
    for statement in applies {
        let container = statement.target.container();
        let Some(shape) = shapes.get_mut(&container) else {
            if !refused.contains(&container) {
                diagnostics.push(missing(&statement.target, &statement.origin));
            }
            continue;
        };
        match statement.target.member() {
            None => apply_to(&mut shape.traits, &statement.traits, diagnostics),
            Some(name) => match shape.member_mut(name) {
                Some(member) => apply_to(&mut member.traits, &statement.traits, diagnostics),
                None if refused.contains(&statement.target) => {}
                None => pending.entry(container).or_default().push(statement),
            },
        }
    }
    pending
}

/// Applies traits beside those that are there: equal values are one, arrays are joined, others conflict.
fn apply_to(traits: &mut Traits, added: &Traits, diagnostics: &mut Diagnostics) {
    for applied in added.shared() {
        let Some(earlier) = traits.applied(applied.id.as_str()) else {
            traits.insert(Arc::clone(applied));
            continue;
        };
        match (&*earlier.value, &*applied.value) {
            (one, other) if one == other => {}
            (Node::Array(one), Node::Array(other)) => {
                let both = Node::Array(one.iter().chain(other).cloned().collect());
                let (joined, findings) =
                    AppliedTrait::read(applied.id.clone(), both, &applied.holder);
                diagnostics.extend(findings);
                traits.insert(Arc::new(joined));
            }
            _ => diagnostics.push(
                Diagnostic::error(
                    codes::CONFLICTING_TRAITS,
                    format!("`{}` is applied already with another value", applied.id),
                    applied.origin(),
                )
                .related(earlier.origin())
                .help("remove one of the two"),
            ),
        }
    }
}

/// The diagnostic for a statement about something that is not there.
pub(super) fn missing(target: &ShapeId, origin: &Origin) -> Diagnostic {
    Diagnostic::error(
        codes::INVALID_APPLY,
        format!("traits are applied to `{target}`, which does not exist"),
        origin.clone(),
    )
}
