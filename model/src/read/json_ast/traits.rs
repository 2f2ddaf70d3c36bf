//! Trait values: the JSON object of a `traits` key comes in, [`Traits`] with every typed value read go out.

use super::reader::Reader;
use crate::diagnostic::{codes, Diagnostic, Origin};
use crate::node::Node;
use crate::traits::{AppliedTrait, Traits};
use std::sync::Arc;

/// Reads the traits of the shape, member or `apply` statement at `holder`.
pub(super) fn read_traits(node: Node, holder: &Origin, reader: &mut Reader<'_>) -> Traits {
    let mut traits = Traits::default();
    let Node::Object(object) = node else {
        reader.wrong_node("an object", &node, &holder.child("traits"));
        return traits;
    };
    for (key, value) in object {
        let Some(id) = reader.shape_id(&key, holder) else {
            continue;
        };
        let (applied, diagnostics) = AppliedTrait::read(id, value, holder);
        reader.diagnostics.extend(diagnostics);
        traits.insert(Arc::new(applied));
    }
    traits
}

impl AppliedTrait {
    /// A trait's value, read into its struct where the id has one.
    pub(crate) fn read(
        id: crate::shape_id::ShapeId,
        value: Node,
        holder: &Origin,
    ) -> (AppliedTrait, Vec<Diagnostic>) {
        let mut applied = AppliedTrait {
            id,
            value,
            typed: None,
            holder: holder.clone(),
        };
        let mut diagnostics = Vec::new();
        let Some(read) = crate::traits::reader(applied.id.as_str()) else {
            return (applied, diagnostics);
        };
        let unknown = std::cell::RefCell::default();
        match read(&crate::traits::TraitValue::root(&applied.value, &unknown)) {
            Ok(typed) => applied.typed = Some(typed),
            Err(malformed) => diagnostics.push(Diagnostic::error(
                codes::MALFORMED_TRAIT,
                format!("`{}`: {}", applied.id, malformed.message),
                applied.origin().descendant(&malformed.pointer),
            )),
        }
        diagnostics.extend(unknown.take().into_iter().map(|pointer| {
            Diagnostic::warning(
                codes::UNKNOWN_TRAIT_KEY,
                format!("`{}` has no such key", applied.id),
                applied.origin().descendant(&pointer),
            )
        }));
        (applied, diagnostics)
    }
}
