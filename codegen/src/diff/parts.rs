//! The parts of a thing that are compared one by one, such as the fields of a structure: a thing comes in; its parts with
//! their lines and facts go out.

use std::collections::HashMap;

use super::facts::{self, Fact};
use super::kinds::{self, Word};
use super::surface::Line;
use super::things::{shown, Ir, Thing};
use crate::ir::enumeration::Values;
use crate::ir::{Enumeration, ErrorEnum, Identifier, Operation, Structure};

/// A part of a thing: its first is the thing itself, without what belongs to the others.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) word: &'static Word,
    pub(super) path: String,
    pub(super) shape: String,
    /// The member of the shape.
    pub(super) member: Option<String>,
    pub(super) lines: Vec<Line>,
    pub(super) facts: Vec<Fact>,
    /// The types that have lines of it, and the names of these lines.
    owners: Vec<String>,
    names: Vec<String>,
    /// The types of which all lines are its own.
    types: Vec<String>,
}

impl Thing<'_> {
    /// Its parts.
    pub(super) fn parts(&self) -> Vec<Part> {
        let mut parts = vec![self.whole()];
        match &self.ir {
            Ir::Structure(one) => parts.extend(fields(one, &self.path, &[], false)),
            Ir::Error(one) => parts.extend(fields(&one.structure, &self.path, &[], false)),
            Ir::Union(one) => parts.extend(one.variants.iter().map(|variant| Part {
                member: Some(variant.wire_name.clone()),
                facts: facts::of_variant(variant),
                owners: vec![plain_name(&one.path.name)],
                names: names(&[&variant.name, &variant.accessor, &variant.predicate]),
                ..self.part(
                    kinds::VARIANT,
                    &format!("{}::{}", self.path, variant.name.plain()),
                )
            })),
            Ir::Enumeration(one) => parts.extend(values(one, self)),
            Ir::EventErrors(one) => parts.extend(cases(&one.errors, self)),
            Ir::CrateErrors(one) => parts.extend(cases(one, self)),
            Ir::Operation(one, _) => {
                let owners = [one.fluent_builder.name.as_str()];
                parts.extend(fields(&one.input, &shown(&one.input.path), &owners, true));
                parts.extend(fields(&one.output, &shown(&one.output.path), &[], false));
                parts.extend(cases(&one.error, self));
                parts.extend(paginator(one, self));
            }
            Ir::Waiter(..) => {}
        }
        distribute(self.ir.lines(), &mut parts);
        parts
    }

    fn part(&self, word: &'static Word, path: &str) -> Part {
        Part::new(word, path.to_owned(), self.shape)
    }

    /// The thing itself.
    fn whole(&self) -> Part {
        let facts = match &self.ir {
            Ir::Structure(one) => facts::of_structure(one),
            Ir::Error(one) => {
                let mut facts = facts::of_structure(&one.structure);
                facts.push(facts::fact(kinds::RETRY_CHANGED, facts::retry(one.retry)));
                facts
            }
            Ir::Union(one) => vec![facts::flag(
                kinds::SENSITIVE_CHANGED,
                one.sensitive,
                "hidden",
            )],
            Ir::Enumeration(one) => facts::of_enumeration(one),
            Ir::Operation(one, auth) => {
                let mut facts = facts::of_operation(one, *auth);
                facts.extend(facts::of_bindings(one, self.parameters));
                for structure in [&one.input, &one.output] {
                    facts.extend(facts::of_structure(structure));
                }
                facts
            }
            Ir::Waiter(_, waiter) => facts::of_waiter(waiter),
            Ir::EventErrors(_) | Ir::CrateErrors(_) => Vec::new(),
        };
        Part {
            facts,
            ..self.part(self.word, &self.path)
        }
    }
}

impl Part {
    /// A part of a shape, without lines and facts.
    pub(super) fn new(word: &'static Word, path: String, shape: &str) -> Part {
        Part {
            word,
            path,
            shape: shape.to_owned(),
            member: None,
            lines: Vec::new(),
            facts: Vec::new(),
            owners: Vec::new(),
            names: Vec::new(),
            types: Vec::new(),
        }
    }
}

/// The fields of a structure, whose builder's methods other types have as well.
fn fields<'s>(
    structure: &'s Structure,
    path: &'s str,
    others: &[&str],
    is_input: bool,
) -> impl Iterator<Item = Part> + use<'s> {
    let own = [&structure.path.name, &structure.builder.path.name].map(plain_name);
    let others = others.iter().map(|&name| name.to_owned());
    let owners: Vec<String> = own.into_iter().chain(others).collect();
    structure.fields.iter().map(move |field| Part {
        member: Some(field.wire_name.clone()),
        facts: facts::of_field(field, is_input),
        owners: owners.clone(),
        names: names(&[&field.name, &field.setter, &field.getter]),
        ..Part::new(
            kinds::FIELD,
            format!("{path}::{}", field.name.plain()),
            &structure.shape,
        )
    })
}

fn values<'t>(enumeration: &'t Enumeration, thing: &'t Thing<'_>) -> Vec<Part> {
    let Values::Named(values) = &enumeration.values else {
        return Vec::new();
    };
    let parts = values.iter().map(|value| Part {
        member: Some(value.wire_value.clone()),
        facts: vec![facts::fact(kinds::WIRE_NAME_CHANGED, &value.wire_value)],
        owners: vec![plain_name(&enumeration.path.name)],
        names: names(&[&value.name]),
        ..thing.part(
            kinds::VARIANT,
            &format!("{}::{}", thing.path, value.name.plain()),
        )
    });
    parts.collect()
}

fn cases<'t>(errors: &'t ErrorEnum, thing: &'t Thing<'_>) -> impl Iterator<Item = Part> + use<'t> {
    let path = shown(&errors.path);
    errors.cases.iter().map(move |case| Part {
        member: Some(case.wire_name.clone()),
        facts: facts::of_error_case(case),
        owners: vec![plain_name(&errors.path.name)],
        names: names(&[&case.variant, &case.predicate]),
        ..thing.part(
            kinds::ERROR_CASE,
            &format!("{path}::{}", case.variant.plain()),
        )
    })
}

/// The paginator of an operation, with the method that makes it.
fn paginator(operation: &Operation, thing: &Thing<'_>) -> Option<Part> {
    let paginator = operation.paginator.as_ref()?;
    let items = paginator
        .items
        .as_ref()
        .map(|items| plain_name(&items.path.name));
    let pages = plain_name(&paginator.path.name);
    Some(Part {
        facts: facts::of_paginator(paginator),
        types: [pages].into_iter().chain(items).collect(),
        owners: vec![plain_name(&operation.fluent_builder.name)],
        names: vec!["into_paginator".to_owned()],
        ..thing.part(kinds::PAGINATOR, &shown(&paginator.path))
    })
}

fn plain_name(name: &Identifier) -> String {
    name.as_str().to_owned()
}

fn names(names: &[&Identifier]) -> Vec<String> {
    names.iter().map(|name| name.as_str().to_owned()).collect()
}

/// Gives each line to the part that it belongs to, and what belongs to none to the first part.
fn distribute(lines: Vec<Line>, parts: &mut [Part]) {
    let mut places: HashMap<(String, String), usize> = HashMap::new();
    for (index, part) in parts.iter().enumerate() {
        for owner in &part.owners {
            for name in &part.names {
                places.insert((owner.clone(), name.clone()), index);
            }
        }
        let types = part.types.iter();
        places.extend(types.map(|owner| ((owner.clone(), String::new()), index)));
    }
    for line in lines {
        let exactly = places.get(&(line.owner.clone(), line.name.clone()));
        let by_owner = || places.get(&(line.owner.clone(), String::new()));
        let index = exactly.or_else(by_owner).copied().unwrap_or(0);
        if let Some(part) = parts.get_mut(index) {
            part.lines.push(line);
        }
    }
}
