//! Which members need a `Box`: a model comes in, members go out whose values would contain themselves.
//!
//! A list or a map is a pointer already, so only circles of structures and unions count. Each is broken at
//! the member with the first id; after that what is left of its group is looked at again.
//! Both the choice and the order are those of the published SDK, since a `Box` is seen in the API.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use smithy_model::{Member, Model, Shape, ShapeId, ShapeKind};

/// The members whose values are in a `Box`. It depends on the whole model, not on what is generated of it,
/// so that a subset of a service has the same types.
pub(super) fn boxed_members(model: &Model) -> BTreeSet<&ShapeId> {
    let mut boxed = BTreeSet::new();
    for group in model.recursive_groups() {
        let group: BTreeMap<&ShapeId, &Shape> = group
            .into_iter()
            .filter(|shape| contains_values(shape))
            .map(|shape| (&shape.id, shape))
            .collect();
        while let Some(circle) = first_circle(&group, &boxed) {
            match circle.into_iter().min() {
                Some(member) => boxed.insert(member),
                None => break,
            };
        }
    }
    boxed
}

/// Whether values of a shape contain those of its members without a pointer between.
fn contains_values(shape: &Shape) -> bool {
    matches!(shape.kind, ShapeKind::Structure(_) | ShapeKind::Union(_))
}

/// The shortest circle through the first shape that is in one, as the members that make it.
fn first_circle<'m>(
    group: &BTreeMap<&'m ShapeId, &'m Shape>,
    boxed: &BTreeSet<&'m ShapeId>,
) -> Option<Vec<&'m ShapeId>> {
    group
        .keys()
        .find_map(|start| circle_through(start, group, boxed))
}

/// The shortest circle through a shape.
fn circle_through<'m>(
    start: &'m ShapeId,
    group: &BTreeMap<&'m ShapeId, &'m Shape>,
    boxed: &BTreeSet<&'m ShapeId>,
) -> Option<Vec<&'m ShapeId>> {
    // By shape: the member that led there, and the shape that holds it.
    let mut came_by: BTreeMap<&ShapeId, (&'m ShapeId, &'m ShapeId)> = BTreeMap::new();
    let mut pending = VecDeque::from([start]);
    while let Some(id) = pending.pop_front() {
        let Some(shape) = group.get(id) else {
            continue;
        };
        for member in edges(shape, group, boxed) {
            if member.target == *start {
                let mut circle = vec![&member.id];
                let mut at = id;
                while let Some((member, holder)) = came_by.get(at).filter(|_| at != start) {
                    circle.push(member);
                    at = holder;
                }
                return Some(circle);
            }
            if !came_by.contains_key(&member.target) {
                came_by.insert(&member.target, (&member.id, id));
                pending.push_back(&member.target);
            }
        }
    }
    None
}

/// The members that lead to other shapes of the group without a pointer, by id.
fn edges<'m>(
    shape: &'m Shape,
    group: &BTreeMap<&'m ShapeId, &'m Shape>,
    boxed: &BTreeSet<&'m ShapeId>,
) -> Vec<&'m Member> {
    let mut members: Vec<&Member> = shape
        .members()
        .filter(|member| group.contains_key(&member.target) && !boxed.contains(&member.id))
        .collect();
    members.sort_by(|one, other| one.id.cmp(&other.id));
    members
}
