//! Cross references: a name in documentation comes in, the path of its item in the crate goes out.
//!
//! Documentation of AWS names operations and shapes of its own model in anchors without address:
//! `<a>ListKeys</a>`, `<a>KeyMetadata</a>`, and members as `<a>KeyMetadata$KeyId</a>`.

use std::collections::{BTreeMap, BTreeSet};

use smithy_model::{Shape, ShapeId};

use super::path::path;
use crate::ir::Path;
use crate::naming::{Names, OperationNames, Place};
use crate::select::Selection;

/// The items of the crate by the names that the model has for them.
#[derive(Debug, Default)]
pub(super) struct References(BTreeMap<String, Path>);

impl References {
    /// The items of a crate that has these operations and these other shapes.
    ///
    /// A name refers to the same item in every subset of a service, which the crate then has or lacks: so no link of a
    /// subset leads elsewhere than in the whole crate.
    pub(super) fn of(selection: &Selection<'_>, shapes: &[&Shape], names: &Names) -> References {
        let generated = shapes.iter().map(|shape| &shape.id);
        let operations = selection.operations.iter().map(|one| &one.shape.id);
        let generated: BTreeSet<&ShapeId> = generated.chain(operations).collect();
        let mut items: BTreeMap<&str, (&ShapeId, Path)> = BTreeMap::new();
        for (id, names) in names.shapes() {
            let item = (id, path(names.item()));
            items.entry(id.name()).or_insert(item);
        }
        let all = selection.service.operations();
        for operation in &all {
            let id = &operation.shape.id;
            let Some(names) = names.operation(id) else {
                continue;
            };
            if let Some(module) = module(names) {
                items.entry(id.name()).or_insert((id, module));
            }
            for (shape, names) in [
                (operation.input(), &names.input),
                (operation.output(), &names.output),
            ] {
                let item = (id, path(&names.item));
                items.entry(shape.name()).or_insert(item);
            }
        }
        let items = items.into_iter();
        let items = items.filter(|(_, (id, _))| generated.contains(id));
        References(
            items
                .map(|(name, (_, path))| (name.to_owned(), path))
                .collect(),
        )
    }

    /// The path for a reference, as a link of documentation has it. A member has the path of its shape.
    pub(super) fn link(&self, reference: &str) -> Option<String> {
        let shape = reference.split('$').next()?;
        self.0.get(shape).map(Path::link)
    }
}

/// The module of an operation.
fn module(names: &OperationNames) -> Option<Path> {
    let mut modules = Place::Operation(names.module.clone()).path();
    let name = modules.pop()?;
    Some(Path { modules, name })
}
