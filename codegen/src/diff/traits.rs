//! What the model says and clients leave to the service: constraints of values, the status of errors. Two crates come in with
//! their models; a finding for each change of such a trait on a shape or member that the crate uses goes out.

use std::collections::{HashMap, HashSet};

use smithy_model::{Member, Model, Node, ShapeId};

use super::cause::Side;
use super::compare::{Finding, Subject};
use super::event::Item;
use super::kinds::{self, Kind};
use super::things::{self, Ir, Thing};
use crate::ir::{Crate, Structure};

/// The traits that the intermediate representation does not have, and what a change of one is.
const TRAITS: &[Row] = &[
    ("smithy.api#length", kinds::CONSTRAINT_CHANGED),
    ("smithy.api#range", kinds::CONSTRAINT_CHANGED),
    ("smithy.api#pattern", kinds::CONSTRAINT_CHANGED),
    ("smithy.api#uniqueItems", kinds::CONSTRAINT_CHANGED),
    ("smithy.api#httpError", kinds::RETRY_CHANGED),
    ("aws.protocols#httpChecksum", kinds::CHECKSUM_CHANGED),
];

/// How deep lists and maps are followed to the member that users see.
const MAXIMUM_DEPTH: usize = 8;

/// One of them.
type Row = (&'static str, &'static Kind);

/// An item by the shape and member that it is of.
type Items = HashMap<(String, Option<String>), Item>;

/// The findings.
pub(super) fn compare(old: &Model, new: &Model, krate: &Crate, findings: &mut Vec<Finding>) {
    let mut items = None;
    let users = Side::new(new, krate);
    for shape in new.shapes() {
        let Some(before) = old.shape(shape.id.as_str()) else {
            continue;
        };
        let of_shape = differing(|id| before.traits.raw(id), |id| shape.traits.raw(id));
        let mut differing: Vec<_> = of_shape.into_iter().map(|row| (row, None)).collect();
        for member in shape.members() {
            if let Some(was) = before.member(member.name()) {
                let rows = of_member((old, was), (new, member));
                differing.extend(rows.into_iter().map(|row| (row, Some(member.name()))));
            }
        }
        for (&(id, kind), member) in differing {
            let items = items.get_or_insert_with(|| items_of(krate));
            let subject = Subject {
                shape: shape.id.to_string(),
                member: member.map(str::to_owned),
            };
            let mut found = Vec::new();
            add_items(&subject, Some(id), items, &users, 0, &mut found);
            let found = found.into_iter();
            findings.extend(found.map(|item| Finding::of_model(kind, item, subject.clone())));
        }
    }
}

/// What changed among the traits of a member. It has those of its target that it does not state itself; a target that
/// changed is a shape of its own.
fn of_member(old: (&Model, &Member), new: (&Model, &Member)) -> Vec<&'static Row> {
    fn value<'m>((model, member): (&'m Model, &'m Member), id: &str) -> Option<&'m Node> {
        let own = member.traits.raw(id);
        own.or_else(|| model.target(member).traits.raw(id))
    }
    let mut found = differing(|id| value(old, id), |id| value(new, id));
    let is_own = |id: &str| old.1.traits.raw(id) != new.1.traits.raw(id);
    found.retain(|(id, _)| old.1.target != new.1.target || is_own(id));
    found
}

/// What differs between two sets of traits: the values of these by their ids come in.
fn differing<'m>(
    old: impl Fn(&str) -> Option<&'m Node>,
    new: impl Fn(&str) -> Option<&'m Node>,
) -> Vec<&'static Row> {
    let rows = TRAITS.iter();
    rows.filter(|(id, _)| old(id) != new(id)).collect()
}

/// Adds the items of a shape or member. Simple shapes, lists and maps have none: the members that they are of stand for
/// them, but for those that state the trait themselves.
fn add_items(
    subject: &Subject,
    id: Option<&str>,
    items: &Items,
    users: &Side<'_>,
    depth: usize,
    found: &mut Vec<Item>,
) {
    let key = (subject.shape.clone(), subject.member.clone());
    if let Some(item) = items.get(&key) {
        found.push(item.clone());
        return;
    }
    if depth > MAXIMUM_DEPTH {
        return;
    }
    let inherits = |member: &&&Member| {
        let is_stated = |id| subject.member.is_none() && member.traits.raw(id).is_some();
        !id.is_some_and(is_stated)
    };
    for member in users.users(&subject.shape).iter().filter(inherits) {
        let above = Subject {
            shape: container(&member.id),
            member: Some(member.name().to_owned()),
        };
        add_items(&above, None, items, users, depth + 1, found);
    }
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
        ..
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

/// Leaves one of several findings that say the same of the same shape or member. Keys and values of a map, say, have one item.
pub(super) fn once(findings: &mut Vec<Finding>) {
    let mut known = HashSet::new();
    findings.retain(|finding| {
        let key = (
            finding.kind.code,
            finding.item.path.clone(),
            finding.was.clone(),
            finding.now.clone(),
            finding.new.clone(),
        );
        known.insert(key)
    });
}
