//! Mixins: shapes that name mixins come in, shapes with all that the mixins give go out, and the mixins are removed.
//!
//! Source: Smithy 2.0, "Mixins".

use super::apply::{missing, Pending};
use crate::diagnostic::{codes, Diagnostic, Diagnostics};
use crate::shape::{Member, Members, Shape, ShapeKind, Shapes};
use crate::shape_id::ShapeId;
use crate::traits::{Mixin, Traits};
use crate::walk::{components, is_circular};
use std::collections::HashSet;

/// The most members, traits and references that mixins may add to a model: chained mixins grow with the square of their
/// number. The largest of AWS's models has some 50,000 members in all.
const GROWTH_LIMIT: usize = 250_000;

/// The ids of the mixins, which the resolved model does not have as shapes.
pub(super) type Mixins = HashSet<ShapeId>;

/// Mixes in, applies what was `pending` on members that mixins bring, and removes the mixins.
pub(super) fn mix_in(
    shapes: &mut Shapes,
    mut pending: Pending,
    refused: &HashSet<ShapeId>,
    diagnostics: &mut Diagnostics,
) -> Mixins {
    let mut growth = 0;
    for id in order(shapes, diagnostics) {
        let mixed = match shapes.get(&id) {
            Some(shape) => flatten(shape, shapes, refused, &mut growth, diagnostics),
            None => continue,
        };
        let shape = shapes.entry(id.clone()).insert_entry(mixed).into_mut();
        // A mixin that could not be read may bring any member.
        let is_whole = !shape.mixins.iter().any(|mixin| refused.contains(mixin));
        for statement in pending.remove(&id).unwrap_or_default() {
            let name = statement.target.member().unwrap_or_default();
            match shape.member_mut(name) {
                Some(member) => override_traits(&mut member.traits, &statement.traits),
                None if is_whole => {
                    diagnostics.push(missing(&statement.target, &statement.origin));
                }
                None => {}
            }
        }
        if growth > GROWTH_LIMIT {
            let message = format!(
                "mixins add more than {GROWTH_LIMIT} members, traits and references to this model"
            );
            diagnostics.error(codes::INVALID_MIXIN, message, &shape.origin);
            break;
        }
    }
    let mut left: Vec<_> = pending.into_values().flatten().collect();
    left.sort_by(|one, other| one.target.cmp(&other.target));
    let left = left.iter();
    diagnostics.extend(left.map(|statement| missing(&statement.target, &statement.origin)));
    let is_mixin = |shape: &&Shape| shape.has::<Mixin>();
    let mixins = shapes
        .values()
        .filter(is_mixin)
        .map(|shape| shape.id.clone())
        .collect();
    shapes.retain(|_, shape| !shape.has::<Mixin>());
    mixins
}

/// The shapes that name mixins, each after its mixins. Those in a circle are reported and left out.
fn order(shapes: &Shapes, diagnostics: &mut Diagnostics) -> Vec<ShapeId> {
    let edges: Vec<Vec<usize>> = shapes
        .values()
        .map(|shape| {
            let indexes = shape.mixins.iter().map(|id| shapes.get_index_of(id));
            indexes.flatten().collect()
        })
        .collect();
    let mut order = Vec::new();
    for group in components(&edges) {
        let members = group.iter().filter_map(|index| shapes.get_index(*index));
        if is_circular(&group, &edges) {
            diagnostics.extend(members.map(|(id, shape)| {
                Diagnostic::error(
                    codes::CYCLIC_MIXIN,
                    format!("the mixins of `{id}` lead back to itself"),
                    shape.origin.child("mixins"),
                )
            }));
        } else {
            order.extend(
                members
                    .filter(|(_, shape)| !shape.mixins.is_empty())
                    .map(|(id, _)| id.clone()),
            );
        }
    }
    order
}

/// A shape with all that its mixins give. Mixins that have mixins have been flattened before.
fn flatten(
    shape: &Shape,
    shapes: &Shapes,
    refused: &HashSet<ShapeId>,
    growth: &mut usize,
    diagnostics: &mut Diagnostics,
) -> Shape {
    let mut result = Shape {
        kind: emptied(&shape.kind),
        traits: Traits::default(),
        ..shape.clone()
    };
    for (index, mixin_id) in shape.mixins.iter().enumerate() {
        let place = || shape.origin.child("mixins").child(&index.to_string());
        let Some(mixin) = shapes.get(mixin_id) else {
            if !refused.contains(mixin_id) {
                let message = format!("the mixin `{mixin_id}` does not exist");
                diagnostics.error(codes::MISSING_TARGET, message, &place());
            }
            continue;
        };
        if let Some(message) = misfit(shape, mixin) {
            diagnostics.push(
                Diagnostic::error(codes::INVALID_MIXIN, message, place())
                    .related(mixin.origin.clone()),
            );
            continue;
        }
        *growth += size(mixin);
        let local = mixin.get::<Mixin>();
        for applied in mixin.traits.shared() {
            let is_local = |mixin: &Mixin| mixin.local_traits.contains(&applied.id);
            if !local.is_some_and(is_local) && applied.id != <Mixin as crate::traits::Trait>::ID {
                result.traits.insert(std::sync::Arc::clone(applied));
            }
        }
        add(&mut result, mixin, diagnostics);
    }
    override_traits(&mut result.traits, &shape.traits);
    add(&mut result, shape, diagnostics);
    result
}

/// How much a mixin adds to a shape.
fn size(mixin: &Shape) -> usize {
    let members = mixin.members().map(|member| 1 + member.traits.len());
    let references = crate::walk::references(mixin).len();
    1 + mixin.traits.len() + references + members.sum::<usize>()
}

/// Why a shape cannot be mixed into another one.
fn misfit(shape: &Shape, mixin: &Shape) -> Option<String> {
    if !mixin.has::<Mixin>() {
        return Some(format!("`{}` is not marked as a mixin", mixin.id));
    }
    if shape.kind.name() != mixin.kind.name() {
        return Some(format!(
            "a {} cannot be mixed into a {}",
            mixin.kind.name(),
            shape.kind.name()
        ));
    }
    None
}

/// The same type of shape with its lists and members emptied. Single values stay.
fn emptied(kind: &ShapeKind) -> ShapeKind {
    let mut kind = kind.clone();
    match &mut kind {
        ShapeKind::Operation(operation) => operation.errors.clear(),
        ShapeKind::Service(service) => {
            service.operations.clear();
            service.resources.clear();
            service.errors.clear();
        }
        kind => {
            if let Some(members) = kind.named_mut() {
                members.clear();
            }
        }
    }
    kind
}

/// Adds the content of a mixin or, last, of the shape itself. Both are of one type.
fn add(result: &mut Shape, source: &Shape, diagnostics: &mut Diagnostics) {
    let id = &result.id;
    match (&mut result.kind, &source.kind) {
        (ShapeKind::List(list), ShapeKind::List(source)) => {
            add_single(&mut list.member, &source.member, diagnostics);
        }
        (ShapeKind::Map(map), ShapeKind::Map(source)) => {
            add_single(&mut map.key, &source.key, diagnostics);
            add_single(&mut map.value, &source.value, diagnostics);
        }
        (ShapeKind::Operation(all), ShapeKind::Operation(more)) => {
            add_ids(&mut all.errors, &more.errors);
        }
        (ShapeKind::Service(all), ShapeKind::Service(more)) => {
            if all.version.is_empty() {
                all.version = std::sync::Arc::clone(&more.version);
            }
            add_ids(&mut all.operations, &more.operations);
            add_ids(&mut all.resources, &more.resources);
            add_ids(&mut all.errors, &more.errors);
            for (id, name) in &more.rename {
                all.rename.entry(id.clone()).or_insert_with(|| name.clone());
            }
        }
        (all, more) => {
            if let (Some(all), Some(more)) = (all.named_mut(), more.named()) {
                for member in more.values() {
                    add_member(all, id, member, diagnostics);
                }
            }
        }
    }
}

fn add_ids(all: &mut Vec<ShapeId>, more: &[ShapeId]) {
    let known: HashSet<ShapeId> = all.iter().cloned().collect();
    all.extend(more.iter().filter(|id| !known.contains(*id)).cloned());
}

/// A member that is there already keeps its place; a later one's traits win.
fn add_member(
    members: &mut Members,
    container: &ShapeId,
    member: &Member,
    diagnostics: &mut Diagnostics,
) {
    match members.get_mut(member.name()) {
        Some(earlier) if earlier.target == member.target => {
            override_traits(&mut earlier.traits, &member.traits);
            earlier.origin = member.origin.clone();
        }
        Some(earlier) => diagnostics.push(conflict(earlier, member)),
        None => {
            // The name was checked when the member was read.
            if let Ok(id) = container.with_member(member.name()) {
                let member = Member {
                    id,
                    ..member.clone()
                };
                members.insert(member.name().into(), member);
            }
        }
    }
}

/// The member of a list or map: `Unit` stands for one that is left to the mixins.
fn add_single(member: &mut Member, source: &Member, diagnostics: &mut Diagnostics) {
    let left_open = |member: &Member| member.target.is_unit();
    if left_open(source) {
        return;
    }
    if left_open(member) {
        member.target = source.target.clone();
        member.origin = source.origin.clone();
    } else if member.target != source.target {
        diagnostics.push(conflict(source, member));
    }
    override_traits(&mut member.traits, &source.traits);
}

fn conflict(earlier: &Member, member: &Member) -> Diagnostic {
    Diagnostic::error(
        codes::CONFLICTING_MEMBERS,
        format!(
            "`{}` targets `{}` here and `{}` elsewhere",
            member.id, member.target, earlier.target
        ),
        member.origin.clone(),
    )
    .related(earlier.origin.clone())
    .help("a member that comes from a mixin can be repeated with the same target only")
}

fn override_traits(traits: &mut Traits, winners: &Traits) {
    for applied in winners.shared() {
        traits.insert(std::sync::Arc::clone(applied));
    }
}
