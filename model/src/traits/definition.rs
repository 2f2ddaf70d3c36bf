//! Traits that say how shapes are made up. Source: Smithy 2.0, "Model" and "Type refinement traits".

use super::{Malformed, Trait, TraitValue};
use crate::shape_id::ShapeId;

/// The shape gives its members and traits to those that mix it in, and is no type of its own.
///
/// Source: trait `smithy.api#mixin`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mixin {
    /// Traits of the mixin that are not handed on.
    pub local_traits: Vec<ShapeId>,
}

impl Trait for Mixin {
    const ID: &'static str = "smithy.api#mixin";

    fn read(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        let fields = value.fields(&["localTraits", "interface"])?;
        let ids = |value: &TraitValue<'_>| value.list(|item| item.shape_id());
        fields.optional("interface", |value| value.boolean())?;
        Ok(Mixin {
            local_traits: fields.optional("localTraits", ids)?.unwrap_or_default(),
        })
    }
}
