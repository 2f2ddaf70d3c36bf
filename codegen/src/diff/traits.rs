//! What the model says and clients leave to the service: constraints of values, the status of errors. Two crates come in with
//! their models; a finding for each change of such a trait on a shape or member that the crate uses goes out.

use std::collections::{HashMap, HashSet};

use smithy_model::traits::Traits;
use smithy_model::{Model, ShapeId};

use super::cause::Side;
use super::compare::{Finding, Subject};
use super::event::Item;
use super::kinds::{self, Kind};
use super::things::{self, Ir, Thing};
use crate::ir::{Crate, Structure};

/// The traits that the intermediate representation does not have, and what a change of one is.
const TRAITS: &[(&str, &Kind)] = &[
    ("smithy.api#length", kinds::CONSTRAINT_CHANGED),
    ("smithy.api#range", kinds::CONSTRAINT_CHANGED),
    ("smithy.api#pattern", kinds::CONSTRAINT_CHANGED),
    ("smithy.api#uniqueItems", kinds::CONSTRAINT_CHANGED),
    ("smithy.api#httpError", kinds::RETRY_CHANGED),
    ("aws.protocols#httpChecksum", kinds::CHECKSUM_CHANGED),
];

/// How deep lists and maps are followed to the member that users see.
const MAXIMUM_DEPTH: usize = 8;

/// An item by the shape and member that it is of.
type Items = HashMap<(String, Option<String>), Item>;

/// The findings.
pub(super) fn compare(old: &Model, new: &Model, krate: &Crate, findings: &mut Vec<Finding>) {
    let mut items = None;
    let users = Side::new(new);
    for shape in new.shapes() {
        let Some(before) = old.shape(shape.id.as_str()) else {
            continue;
        };
        let mut differing = differing(&before.traits, &shape.traits, None);
        for member in shape.members() {
            if let Some(was) = before.member(member.name()) {
                differing.extend(self::differing(
                    &was.traits,
                    &member.traits,
                    Some(member.name()),
                ));
            }
        }
        for (kind, member) in differing {
            let items = items.get_or_insert_with(|| items_of(krate));
            let subject = Subject {
                shape: shape.id.to_string(),
                member: member.map(str::to_owned),
            };
            if let Some(item) = item(&subject, items, &users, 0) {
                findings.push(Finding::of_model(kind, item, subject));
            }
        }
    }
}

fn differing<'n>(
    old: &Traits,
    new: &Traits,
    member: Option<&'n str>,
) -> Vec<(&'static Kind, Option<&'n str>)> {
    let mut found: Vec<(&'static Kind, Option<&str>)> = Vec::new();
    for (id, kind) in TRAITS {
        let is_new = !found.iter().any(|(known, _)| known == kind);
        if old.raw(id) != new.raw(id) && is_new {
            found.push((kind, member));
        }
    }
    found
}

/// The item of a shape or member. Simple shapes, lists and maps have none: the first member that they are of stands for them.
fn item(subject: &Subject, items: &Items, users: &Side<'_>, depth: usize) -> Option<Item> {
    let key = (subject.shape.clone(), subject.member.clone());
    if let Some(item) = items.get(&key) {
        return Some(item.clone());
    }
    if depth > MAXIMUM_DEPTH {
        return None;
    }
    users.users(&subject.shape).iter().find_map(|member| {
        let above = Subject {
            shape: container(&member.id),
            member: Some(member.name().to_owned()),
        };
        item(&above, items, users, depth + 1)
    })
}

fn container(id: &ShapeId) -> String {
    id.as_str().split('$').next().unwrap_or_default().to_owned()
}

fn items_of(krate: &Crate) -> Items {
    let mut items = Items::new();
    for Thing {
        word,
        path,
        shape,
        ir,
    } in things::all(krate)
    {
        let whole = Item {
            word: word.name,
            path: path.clone(),
        };
        items.entry((shape.to_owned(), None)).or_insert(whole);
        match ir {
            Ir::Structure(one) => add(one, &mut items),
            Ir::Error(one) => add(&one.structure, &mut items),
            Ir::Operation(one, _) => {
                add(&one.input, &mut items);
                add(&one.output, &mut items);
            }
            Ir::Union(one) => {
                for variant in &one.variants {
                    let item = Item {
                        word: kinds::VARIANT.name,
                        path: format!("{path}::{}", variant.name.plain()),
                    };
                    items.insert((one.shape.clone(), Some(variant.wire_name.clone())), item);
                }
            }
            _ => {}
        }
    }
    items
}

fn add(structure: &Structure, items: &mut Items) {
    let path = things::shown(&structure.path);
    for field in &structure.fields {
        let item = Item {
            word: kinds::FIELD.name,
            path: format!("{path}::{}", field.name.plain()),
        };
        let key = (structure.shape.clone(), Some(field.wire_name.clone()));
        items.entry(key).or_insert(item);
    }
}

/// Leaves one of several findings that say the same.
pub(super) fn once(findings: &mut Vec<Finding>) {
    let mut known = HashSet::new();
    findings.retain(|finding| {
        let key = (
            finding.kind.code,
            finding.item.path.clone(),
            finding.was.clone(),
            finding.now.clone(),
        );
        known.insert(key)
    });
}
