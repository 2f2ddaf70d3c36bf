//! In: the operations of a service. Out: [`OperationNames`] for each.

use std::collections::BTreeMap;

use smithy_model::{OperationRef, Shape, ShapeId};

use super::assign::{numbered_stem, Assignment};
use super::case::{pascal_case, snake_case};
use super::closure::Closure;
use super::defined;
use super::identifier::Identifier;
use super::members::Role;
use super::names::{ItemNames, OperationNames, Place, StructureNames};
use super::scope::{Claims, Scope};
use super::Renamed;

/// What the several names of an operation start with.
struct OperationStem {
    module: Identifier,
    file: Identifier,
    method: Identifier,
}

impl Claims for OperationStem {
    fn claims(&self) -> Vec<&str> {
        vec![self.method.plain(), self.module.plain(), self.file.plain()]
    }
}

impl<'m> Assignment<'_, 'm> {
    /// The names of all operations.
    pub(super) fn operations(
        &mut self,
        closure: &Closure<'m>,
    ) -> BTreeMap<ShapeId, OperationNames> {
        let shapes: Vec<&Shape> = closure.operations.iter().map(|one| one.shape).collect();
        let model_names: Vec<&str> = shapes
            .iter()
            .map(|shape| self.context_name(shape))
            .collect();
        let stems = Scope::default().settle(&model_names, operation_stem);
        let mut waiters = self.waiters(&closure.operations);
        let mut names = BTreeMap::new();
        for (operation, (model_name, stem)) in
            closure.operations.iter().zip(model_names.iter().zip(stems))
        {
            if stem.number.is_some() {
                self.warn(operation.shape, Renamed::new(model_name, &stem.names));
            }
            let mut named = self.operation(operation, model_name, stem.names);
            named.waiters = waiters.remove(&operation.shape.id).unwrap_or_default();
            names.insert(operation.shape.id.clone(), named);
        }
        names
    }

    fn operation(
        &mut self,
        operation: &OperationRef<'m>,
        model_name: &str,
        stem: OperationStem,
    ) -> OperationNames {
        let name = operation_type(model_name);
        let paginator = Identifier::item(&pascal_case(model_name)).followed_by("Paginator");
        OperationNames {
            error: name.followed_by("Error"),
            fluent_builder: name.followed_by("FluentBuilder"),
            paginator_items: paginator.followed_by("Items"),
            paginator,
            input: self.operation_structure(
                operation.input(),
                model_name,
                &stem,
                Role::input_of(operation),
            ),
            output: self.operation_structure(operation.output(), model_name, &stem, Role::Output),
            name,
            module: stem.module,
            file: stem.file,
            method: stem.method,
            waiters: Vec::new(),
        }
    }

    fn operation_structure(
        &mut self,
        shape: &Shape,
        operation_name: &str,
        stem: &OperationStem,
        role: Role,
    ) -> StructureNames {
        let suffix = match role {
            Role::Input { .. } => "Input",
            _ => "Output",
        };
        let model_name = format!("{operation_name}{suffix}");
        let item = ItemNames {
            place: Place::Operation(stem.module.clone()),
            name: Identifier::item(&pascal_case(&model_name)),
            module: Identifier::file(&snake_case(&model_name)),
        };
        self.structure(shape, item, role)
    }
}

/// The type of an operation bears the model's name and its capitals; Rust's convention asks for a capital first
/// and no underscores.
fn operation_type(model_name: &str) -> Identifier {
    let capitalised = model_name.split('_').flat_map(|word| {
        let mut characters = word.chars();
        let first = characters.next().map(|first| first.to_ascii_uppercase());
        first.into_iter().chain(characters)
    });
    Identifier::item(&capitalised.collect::<String>())
}

fn operation_stem(model_name: &str, number: Option<usize>) -> OperationStem {
    let stem = numbered_stem(model_name, number);
    OperationStem {
        module: Identifier::module(&stem),
        file: Identifier::file(&stem),
        method: if defined::CLIENT.contains(&stem.as_str()) {
            Identifier::function(&format!("{stem}_operation"))
        } else {
            Identifier::function(&stem)
        },
    }
}
