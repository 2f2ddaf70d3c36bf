//! Which members need a `Box`: a model comes in, the members whose values would contain themselves go out.
//!
//! A list or a map is a pointer already, so only circles of structures and unions count. Each is broken at
//! the member with the first id; after that what is left of its group is looked at again.
//! Both the choice and the order are those of the published SDK, since a `Box` is seen in the API.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use smithy_model::{Member, Model, Shape, ShapeId, ShapeKind};

/// The shapes of a group that may still be in a circle.
type Group<'m> = BTreeMap<&'m ShapeId, &'m Shape>;

/// A member of a circle, and the shape that holds it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Step<'m> {
    member: &'m ShapeId,
    holder: &'m ShapeId,
}

/// The members whose values are in a `Box`. It depends on the whole model, not on what is generated of it,
/// so that a subset of a service has the same types.
pub(super) fn boxed_members(model: &Model) -> BTreeSet<&ShapeId> {
    let mut boxed = BTreeSet::new();
    for group in model.recursive_groups() {
        let shapes = group.into_iter().filter(|shape| contains_values(shape));
        break_circles(shapes.map(|shape| (&shape.id, shape)).collect(), &mut boxed);
    }
    boxed
}

/// Breaks all circles of a group, first those through its first shape. A shape that is in no circle any more is taken
/// out, so that a group of thousands is not walked thousands of times.
fn break_circles<'m>(mut group: Group<'m>, boxed: &mut BTreeSet<&'m ShapeId>) {
    let mut holders: BTreeMap<&ShapeId, Vec<&'m ShapeId>> = BTreeMap::new();
    for (id, shape) in &group {
        for member in edges(shape, &group, boxed) {
            holders.entry(&member.target).or_default().push(id);
        }
    }
    let starts: Vec<&ShapeId> = group.keys().copied().collect();
    for start in starts {
        let mut without_circle = vec![start];
        while let Some(circle) = circle_through(start, &group, boxed) {
            let Some(step) = circle.into_iter().min() else {
                break;
            };
            boxed.insert(step.member);
            without_circle.push(step.holder);
        }
        while let Some(id) = without_circle.pop() {
            let leads_on = |shape: &&Shape| !edges(shape, &group, boxed).is_empty();
            if id != start && group.get(id).is_none_or(leads_on) {
                continue;
            }
            if group.remove(id).is_some() {
                without_circle.extend(holders.get(id).into_iter().flatten());
            }
        }
    }
}

/// Whether values of a shape contain those of its members without a pointer between.
fn contains_values(shape: &Shape) -> bool {
    matches!(shape.kind, ShapeKind::Structure(_) | ShapeKind::Union(_))
}

/// The shortest circle through a shape.
fn circle_through<'m>(
    start: &'m ShapeId,
    group: &Group<'m>,
    boxed: &BTreeSet<&'m ShapeId>,
) -> Option<Vec<Step<'m>>> {
    // By shape: what led there.
    let mut came_by: BTreeMap<&ShapeId, Step<'m>> = BTreeMap::new();
    let mut pending = VecDeque::from([start]);
    while let Some(id) = pending.pop_front() {
        let Some(shape) = group.get(id) else {
            continue;
        };
        for member in edges(shape, group, boxed) {
            let step = Step {
                member: &member.id,
                holder: id,
            };
            if member.target == *start {
                let mut circle = vec![step];
                let mut at = id;
                while let Some(step) = came_by.get(at).filter(|_| at != start) {
                    circle.push(*step);
                    at = step.holder;
                }
                return Some(circle);
            }
            if !came_by.contains_key(&member.target) {
                came_by.insert(&member.target, step);
                pending.push_back(&member.target);
            }
        }
    }
    None
}

/// The members that lead to other shapes of the group without a pointer, by id.
fn edges<'m>(
    shape: &'m Shape,
    group: &Group<'m>,
    boxed: &BTreeSet<&'m ShapeId>,
) -> Vec<&'m Member> {
    let mut members: Vec<&Member> = shape
        .members()
        .filter(|member| group.contains_key(&member.target) && !boxed.contains(&member.id))
        .collect();
    members.sort_by(|one, other| one.id.cmp(&other.id));
    members
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use smithy_model::{Model, SourceFile};

    use super::{boxed_members, circle_through, contains_values, Group};

    /// The rule taken at its word: as long as a group has a circle, the shortest one through its first shape
    /// is broken.
    fn boxed_by_the_rule(model: &Model) -> BTreeSet<String> {
        let mut boxed = BTreeSet::new();
        for group in model.recursive_groups() {
            let shapes = group.into_iter().filter(|shape| contains_values(shape));
            let group: Group<'_> = shapes.map(|shape| (&shape.id, shape)).collect();
            loop {
                let mut starts = group.keys();
                let circle = starts.find_map(|start| circle_through(start, &group, &boxed));
                let Some(step) = circle.and_then(|circle| circle.into_iter().min()) else {
                    break;
                };
                boxed.insert(step.member);
            }
        }
        boxed.into_iter().map(ToString::to_string).collect()
    }

    #[test]
    fn taking_shapes_out_changes_nothing() {
        let mut state: u32 = 1;
        let mut below = |limit: u32| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 8) % limit
        };
        let mut boxes = 0;
        for _ in 0..300 {
            let count = 2 + below(9);
            let mut shapes = String::new();
            for index in 0..count {
                let members: Vec<String> = (0..1 + below(3))
                    .map(|member| format!(r#""m{member}": {{ "target": "a#S{}" }}"#, below(count)))
                    .collect();
                shapes.push_str(&format!(
                    r#""a#S{index}": {{ "type": "structure", "members": {{ {} }} }}{}"#,
                    members.join(", "),
                    if index + 1 < count { "," } else { "" }
                ));
            }
            let text = format!(r#"{{ "smithy": "2.0", "shapes": {{ {shapes} }} }}"#);
            let model = smithy_model::load(&[SourceFile::new("m.json", text)]).unwrap();
            let boxed = boxed_members(&model).into_iter();
            let boxed: BTreeSet<String> = boxed.map(ToString::to_string).collect();
            assert_eq!(boxed, boxed_by_the_rule(&model));
            boxes += boxed.len();
        }
        assert!(boxes > 300, "{boxes}");
    }
}
