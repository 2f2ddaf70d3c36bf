//! In: the waiters of a service's operations. Out: [`WaiterNames`] for each.

use std::collections::BTreeMap;

use smithy_model::traits::Waitable;
use smithy_model::{OperationRef, ShapeId};

use super::assign::{numbered_stem, Assignment};
use super::case::pascal_case;
use super::identifier::Identifier;
use super::names::WaiterNames;
use super::scope::{Claims, Scope};
use super::Renamed;

impl Claims for WaiterNames {
    fn claims(&self) -> Vec<&str> {
        vec![self.module.plain(), self.file.plain()]
    }
}

impl<'m> Assignment<'_, 'm> {
    /// The names of the waiters of all operations, in the order of the model. They stand in one module each, all of
    /// them in one, so they are kept apart for the whole service.
    pub(super) fn waiters(
        &mut self,
        operations: &[OperationRef<'m>],
    ) -> BTreeMap<ShapeId, Vec<WaiterNames>> {
        let mut all = Vec::new();
        for operation in operations {
            let waitable = operation.shape.get::<Waitable>();
            let waiters = waitable.map(|waitable| waitable.0.as_slice());
            let waiters = waiters.unwrap_or_default().iter();
            all.extend(waiters.map(|waiter| (operation.shape, &*waiter.name)));
        }
        let model_names: Vec<&str> = all.iter().map(|(_, name)| *name).collect();
        let settled = Scope::default().settle(&model_names, waiter);
        let mut names: BTreeMap<ShapeId, Vec<WaiterNames>> = BTreeMap::new();
        for ((shape, model_name), settled) in all.into_iter().zip(settled) {
            if settled.number.is_some() {
                self.warn(shape, Renamed::new(model_name, &settled.names));
            }
            let of_operation = names.entry(shape.id.clone()).or_default();
            of_operation.push(settled.names);
        }
        names
    }
}

fn waiter(model_name: &str, number: Option<usize>) -> WaiterNames {
    let stem = numbered_stem(model_name, number);
    let name = Identifier::item(&pascal_case(model_name)).numbered(number);
    WaiterNames {
        method: Identifier::function(&format!("wait_until_{stem}")),
        module: Identifier::module(&stem),
        file: Identifier::file(&stem),
        fluent_builder: name.followed_by("FluentBuilder"),
        final_poll: name.followed_by("FinalPoll"),
        error: Identifier::item(&format!("WaitUntil{}Error", name.plain())),
    }
}
