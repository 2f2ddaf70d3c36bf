//! Paths: names come in, the places of the items that bear them go out.

use crate::ir::{Identifier, Path};
use crate::naming::{ItemNames, OperationNames};

/// The place of a type.
pub(super) fn path(item: &ItemNames) -> Path {
    Path {
        modules: item.place.path(),
        name: item.name.clone(),
    }
}

/// The place of the builder of a type.
pub(super) fn builder_path(item: &ItemNames, builder: &Identifier) -> Path {
    Path {
        modules: item.place.builders_path(),
        name: builder.clone(),
    }
}

/// The place of a type in a module of an operation.
pub(super) fn operation_path(names: &OperationNames, below: &[&str], name: &Identifier) -> Path {
    let mut modules = names.input.item.place.path();
    modules.extend(below.iter().map(|module| Identifier::module(module)));
    Path {
        modules,
        name: name.clone(),
    }
}
