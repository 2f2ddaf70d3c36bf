//! Trait values: the JSON object of a `traits` key comes in, [`Traits`] with every typed value read go out.

use super::reader::Reader;
use crate::diagnostic::Origin;
use crate::node::Node;
use crate::traits::{AppliedTrait, Traits};
use std::sync::Arc;

/// Reads the traits of the shape, member or `apply` statement at `holder`.
pub(super) fn read_traits(node: Node, holder: &Origin, reader: &mut Reader<'_>) -> Traits {
    let mut traits = Traits::default();
    let Node::Object(object) = node else {
        reader
            .found
            .wrong_node("an object", &node, &holder.child("traits"));
        return traits;
    };
    for (key, value) in object {
        let Some(id) = reader.shape_id(&key, || holder.child("traits").child(&key)) else {
            continue;
        };
        let (applied, diagnostics) = AppliedTrait::read(id, value, holder);
        reader.found.extend(diagnostics);
        traits.insert(Arc::new(applied));
    }
    traits
}
