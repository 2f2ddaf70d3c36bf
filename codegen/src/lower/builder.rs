//! Builders: whether building can fail, and what they hold.

use super::path::builder_path;
use crate::ir::{Builder, Field, Presence};
use crate::naming::StructureNames;

/// The builder of a structure with these fields. The builder of an operation's input can always fail, so that a member
/// that becomes required later does not change its signature.
pub(super) fn lower(names: &StructureNames, fields: &[Field], is_input: bool) -> Builder {
    let is_required = |field: &Field| field.presence == Presence::Required;
    Builder {
        path: builder_path(&names.item, &names.builder),
        fallible: is_input || fields.iter().any(is_required),
        holds_built: fields.iter().all(|field| field.presence.is_optional()),
    }
}
