//! In: a resolved model and one of its services. Out: [`Names`], and a warning for each name that had to make
//! room for another.

use std::collections::BTreeMap;

use smithy_model::{
    Code, Diagnostic, Diagnostics, Model, OperationRef, ServiceRef, Shape, ShapeId, ShapeKind,
};

use super::case::{pascal_case, snake_case};
use super::closure::{self, Closure};
use super::identifier::Identifier;
use super::members::{enumeration_variants, fields, union_variants, Role};
use super::names::{
    EnumerationNames, ErrorNames, ItemNames, Names, OperationNames, Place, ShapeNames,
    StructureNames, UnionNames,
};
use super::scope::{Claims, Scope};
use super::Renamed;

/// `N001`: two names of the model would become one in Rust.
pub const RENAMED: Code = Code::new("N001", "a name makes room for another one");

/// The methods that the client has besides one for each operation.
const KEPT_METHODS: &[&str] = &["config", "from_conf", "new"];

/// Names every operation and type of a service. Where a name had to change, a warning is added.
pub fn assign(model: &Model, service: &ServiceRef<'_>, diagnostics: &mut Diagnostics) -> Names {
    let closure = closure::of(model, service);
    let mut assignment = Assignment {
        service,
        model,
        diagnostics,
    };
    Names {
        operations: assignment.operations(&closure),
        shapes: assignment.shapes(&closure),
    }
}

/// The model while it is being named.
struct Assignment<'a, 'm> {
    model: &'m Model,
    service: &'a ServiceRef<'m>,
    diagnostics: &'a mut Diagnostics,
}

/// What the several names of an operation start with.
struct OperationStem {
    module: Identifier,
    method: Identifier,
}

impl Claims for OperationStem {
    fn claims(&self) -> Vec<&str> {
        vec![self.method.plain(), self.module.plain()]
    }
}

impl Claims for ErrorNames {
    fn claims(&self) -> Vec<&str> {
        vec![self.variant.plain(), self.predicate.plain()]
    }
}

impl<'m> Assignment<'_, 'm> {
    fn operations(&mut self, closure: &Closure<'m>) -> BTreeMap<ShapeId, OperationNames> {
        let shapes: Vec<&Shape> = closure.operations.iter().map(|one| one.shape).collect();
        let model_names: Vec<&str> = shapes
            .iter()
            .map(|shape| self.context_name(shape))
            .collect();
        let stems = Scope::default().settle(&model_names, operation_stem);
        let mut names = BTreeMap::new();
        for (operation, (model_name, stem)) in
            closure.operations.iter().zip(model_names.iter().zip(stems))
        {
            if stem.number.is_some() {
                self.warn(operation.shape, Renamed::new(model_name, &stem.names));
            }
            let named = self.operation(operation, model_name, stem.names);
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
            input: self.operation_structure(operation.input(), model_name, &stem, Role::Input),
            output: self.operation_structure(operation.output(), model_name, &stem, Role::Output),
            name,
            module: stem.module,
            method: stem.method,
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
            Role::Input => "Input",
            _ => "Output",
        };
        let model_name = format!("{operation_name}{suffix}");
        let item = ItemNames {
            place: Place::Operation(stem.module.clone()),
            name: Identifier::item(&pascal_case(&model_name)),
            module: Identifier::module(&snake_case(&model_name)),
        };
        self.structure(shape, item, role)
    }

    fn structure(&mut self, shape: &Shape, item: ItemNames, role: Role) -> StructureNames {
        let mut model_names = member_names(shape);
        let has_message = || {
            shape
                .members()
                .any(|one| one.name().eq_ignore_ascii_case("message"))
        };
        if role == Role::Error && !has_message() {
            model_names.push("message");
        }
        let mut renamed = Vec::new();
        let fields = fields(&model_names, role, &mut renamed);
        self.warn_of_members(shape, &renamed);
        StructureNames {
            builder: item.name.followed_by("Builder"),
            item,
            fields,
            error: None,
        }
    }

    fn shapes(&mut self, closure: &Closure<'m>) -> BTreeMap<ShapeId, ShapeNames> {
        let (errors, types): (Vec<&Shape>, Vec<&Shape>) = closure
            .types
            .iter()
            .copied()
            .partition(|shape| closure::is_error(shape));

        let mut names = BTreeMap::new();
        let mut types_scope = Scope::default();
        for (shape, item) in self.items(&types, &mut types_scope, &Place::Types) {
            names.extend(
                self.data_type(shape, item)
                    .map(|named| (shape.id.clone(), named)),
            );
        }
        let mut errors_scope = Scope::default();
        let items = self.items(&errors, &mut errors_scope, &Place::Errors);
        for ((shape, item), cases) in items.iter().zip(error_cases(&items)) {
            let mut named = self.structure(shape, item.clone(), Role::Error);
            named.error = Some(cases);
            names.insert(shape.id.clone(), ShapeNames::Structure(named));
        }
        self.name_stream_errors(&types, &mut names, &mut errors_scope);
        names
    }

    /// The types of one module.
    fn items<'s>(
        &mut self,
        shapes: &[&'s Shape],
        scope: &mut Scope,
        place: &Place,
    ) -> Vec<(&'s Shape, ItemNames)> {
        let model_names: Vec<&str> = shapes
            .iter()
            .map(|shape| self.context_name(shape))
            .collect();
        let names = scope.settle(&model_names, |model_name, number| {
            numbered_item(&pascal_case(model_name), number)
        });
        // A module that makes room is nobody's business: it is private.
        let mut modules = Scope::with(&["builders", "error"]);
        let modules = modules.settle(&model_names, |name, number| {
            Identifier::module(&numbered_stem(name, number))
        });
        let mut items = Vec::with_capacity(shapes.len());
        for ((shape, name), module) in shapes.iter().zip(names).zip(modules) {
            if name.number.is_some() {
                self.warn(shape, Renamed::new(shape.name(), &name.names));
            }
            let item = ItemNames {
                place: place.clone(),
                name: name.names,
                module: module.names,
            };
            items.push((*shape, item));
        }
        items
    }

    fn data_type(&mut self, shape: &Shape, item: ItemNames) -> Option<ShapeNames> {
        Some(match &shape.kind {
            ShapeKind::Structure(_) => {
                ShapeNames::Structure(self.structure(shape, item, Role::Data))
            }
            ShapeKind::Union(_) => ShapeNames::Union(self.union(shape, item)),
            ShapeKind::Enum(_) => ShapeNames::Enumeration(self.enumeration(shape, item)),
            _ => return None,
        })
    }

    fn union(&mut self, shape: &Shape, item: ItemNames) -> UnionNames {
        let is_stream = closure::is_event_stream(shape);
        let model_names: Vec<&str> = shape
            .members()
            .filter(|member| !(is_stream && closure::is_error(self.model.target(member))))
            .map(|member| member.name())
            .collect();
        let mut renamed = Vec::new();
        let variants = union_variants(&model_names, &mut renamed);
        self.warn_of_members(shape, &renamed);
        UnionNames {
            item,
            variants,
            stream_error: None,
        }
    }

    fn enumeration(&mut self, shape: &Shape, item: ItemNames) -> EnumerationNames {
        let mut renamed = Vec::new();
        let variants = enumeration_variants(&member_names(shape), &mut renamed);
        self.warn_of_members(shape, &renamed);
        EnumerationNames {
            item,
            variants: Some(variants),
        }
    }

    /// The errors of event streams share a module with all other errors, which keep their names.
    fn name_stream_errors(
        &mut self,
        types: &[&Shape],
        names: &mut BTreeMap<ShapeId, ShapeNames>,
        scope: &mut Scope,
    ) {
        let streams: Vec<&Shape> = types
            .iter()
            .copied()
            .filter(|shape| closure::is_event_stream(shape))
            .collect();
        let model_names: Vec<&str> = streams
            .iter()
            .map(|shape| self.context_name(shape))
            .collect();
        let settled = scope.settle(&model_names, |model_name, number| {
            numbered_item(&format!("{}Error", pascal_case(model_name)), number)
        });
        for (shape, name) in streams.into_iter().zip(settled) {
            if name.number.is_some() {
                let message = format!("the errors that `{}` can end in are called", shape.name());
                self.warn(
                    shape,
                    format!(
                        "{message} `{}` in Rust, because an error bears their name",
                        name.names
                    ),
                );
            }
            if let Some(ShapeNames::Union(union)) = names.get_mut(&shape.id) {
                union.stream_error = Some(name.names);
            }
        }
    }

    /// The shape's name, or the one that the service gives it instead.
    fn context_name<'s>(&self, shape: &'s Shape) -> &'s str
    where
        'm: 's,
    {
        match self.service.service.rename.get(&shape.id) {
            Some(renamed) => renamed,
            None => shape.name(),
        }
    }

    fn warn(&mut self, shape: &Shape, message: impl ToString) {
        let warning = Diagnostic::warning(RENAMED, message.to_string(), shape.origin.clone());
        // The specification lets a service rename its types, but not its operations.
        self.diagnostics.push(match shape.kind {
            ShapeKind::Operation(_) => warning,
            _ => warning
                .help("to choose the name yourself, give the service a `rename` for this shape"),
        });
    }

    fn warn_of_members(&mut self, shape: &Shape, renamed: &[Renamed]) {
        for renamed in renamed {
            let member = shape.member(&renamed.model_name);
            let origin = member.map_or(&shape.origin, |member| &member.origin);
            let warning = Diagnostic::warning(RENAMED, renamed.to_string(), origin.clone());
            self.diagnostics.push(warning);
        }
    }
}

fn member_names(shape: &Shape) -> Vec<&str> {
    shape.members().map(|member| member.name()).collect()
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
        method: if KEPT_METHODS.contains(&stem.as_str()) {
            Identifier::function(&format!("{stem}_operation"))
        } else {
            Identifier::function(&stem)
        },
    }
}

/// How the error enums call each of the errors. `Unhandled` is what they call every other error.
fn error_cases(items: &[(&Shape, ItemNames)]) -> Vec<ErrorNames> {
    let types: Vec<&str> = items.iter().map(|(_, item)| item.name.plain()).collect();
    let settled = Scope::default().settle(&types, |name, number| {
        let kept = if name == "Unhandled" {
            "UnhandledError"
        } else {
            name
        };
        let variant = numbered_item(kept, number);
        ErrorNames {
            predicate: Identifier::function(&format!("is_{}", snake_case(variant.plain()))),
            variant,
        }
    });
    settled.into_iter().map(|settled| settled.names).collect()
}

fn numbered_item(pascal_case: &str, number: Option<usize>) -> Identifier {
    let name = Identifier::item(pascal_case);
    match number {
        None => name,
        Some(number) => name.followed_by(&number.to_string()),
    }
}

fn numbered_stem(model_name: &str, number: Option<usize>) -> String {
    let stem = snake_case(model_name);
    match number {
        None => stem,
        Some(number) => format!("{stem}_{number}"),
    }
}
