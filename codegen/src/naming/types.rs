//! In: the types of a service. Out: [`ShapeNames`] for each.
//!
//! Errors and all other types have a module each, so that only names of the same module can collide.

use std::collections::BTreeMap;

use smithy_model::{Shape, ShapeId, ShapeKind};

use super::assign::{member_names, numbered_stem, Assignment};
use super::case::{pascal_case, snake_case};
use super::closure::{self, Closure};
use super::defined;
use super::identifier::Identifier;
use super::members::{enumeration_variants, union_variants, Role};
use super::names::{EnumerationNames, ErrorNames, ItemNames, Place, ShapeNames, UnionNames};
use super::scope::{Claims, Scope};
use super::Renamed;

impl Claims for ErrorNames {
    fn claims(&self) -> Vec<&str> {
        vec![self.variant.plain(), self.predicate.plain()]
    }
}

/// The names taken in one public module: by its types, and by the private modules that have a type each.
struct ModuleScope {
    types: Scope,
    files: Scope,
}

impl Default for ModuleScope {
    fn default() -> Self {
        ModuleScope {
            types: Scope::default(),
            files: Scope::with(defined::TYPES_MODULE),
        }
    }
}

impl<'m> Assignment<'_, 'm> {
    /// The names of all types.
    pub(super) fn types(&mut self, closure: &Closure<'m>) -> BTreeMap<ShapeId, ShapeNames> {
        let (errors, types): (Vec<&Shape>, Vec<&Shape>) = closure
            .types
            .iter()
            .copied()
            .partition(|shape| closure::is_error(shape));

        let mut names = BTreeMap::new();
        let mut types_scope = ModuleScope::default();
        for (shape, item) in self.items(&types, &mut types_scope, &Place::Types) {
            names.insert(shape.id.clone(), self.data_type(shape, item));
        }
        let mut errors_scope = ModuleScope::default();
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
        scope: &mut ModuleScope,
        place: &Place,
    ) -> Vec<(&'s Shape, ItemNames)> {
        let model_names: Vec<&str> = shapes
            .iter()
            .map(|shape| self.context_name(shape))
            .collect();
        let names = scope.types.settle(&model_names, |model_name, number| {
            Identifier::item(&pascal_case(model_name)).numbered(number)
        });
        // The module is private, so a change of its name needs no warning.
        let modules = scope.files.settle(&model_names, |name, number| {
            Identifier::file(&numbered_stem(name, number))
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

    fn data_type(&mut self, shape: &Shape, item: ItemNames) -> ShapeNames {
        match &shape.kind {
            ShapeKind::Structure(_) => {
                ShapeNames::Structure(self.structure(shape, item, Role::Data))
            }
            ShapeKind::Union(_) => ShapeNames::Union(self.union(shape, item)),
            // Types that are neither are enumerations: `closure` has nothing else.
            _ => ShapeNames::Enumeration(self.enumeration(shape, item)),
        }
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
        if closure::is_nameless_enumeration(shape) {
            return EnumerationNames {
                item,
                variants: None,
            };
        }
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
        scope: &mut ModuleScope,
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
        let settled = scope.types.settle(&model_names, |model_name, number| {
            Identifier::item(&format!("{}Error", pascal_case(model_name))).numbered(number)
        });
        let modules = scope.files.settle(&model_names, |model_name, number| {
            Identifier::file(&numbered_stem(&format!("{model_name}Error"), number))
        });
        for ((shape, name), module) in streams.into_iter().zip(settled).zip(modules) {
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
                union.stream_error = Some(ItemNames {
                    place: Place::Errors,
                    name: name.names,
                    module: module.names,
                });
            }
        }
    }
}

/// The names of the errors in the error enums. None is a name that the enums define, such as `Unhandled`.
fn error_cases(items: &[(&Shape, ItemNames)]) -> Vec<ErrorNames> {
    let types: Vec<&str> = items.iter().map(|(_, item)| item.name.plain()).collect();
    let kept = [defined::OPERATION_ERROR, defined::SERVICE_ERROR].concat();
    let settled = Scope::with(&kept).settle(&types, |name, number| {
        let free = match kept.contains(&name) {
            true => format!("{name}Error"),
            false => name.to_owned(),
        };
        let variant = Identifier::item(&free).numbered(number);
        ErrorNames {
            predicate: Identifier::function(&format!("is_{}", snake_case(variant.plain()))),
            variant,
        }
    });
    settled.into_iter().map(|settled| settled.names).collect()
}
