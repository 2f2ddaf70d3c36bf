//! Shapes that cannot have a value, since each value would contain another one of the same shape.
//!
//! Source: Smithy 2.0, "Recursive shape definitions".

use crate::diagnostic::{codes, Diagnostic, Diagnostics};
use crate::model::Model;
use crate::shape::{Shape, ShapeKind};
use crate::traits::Required;

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    let possible = possible_shapes(model);
    for (shape, possible) in model.shapes().zip(possible) {
        if !possible {
            diagnostics.push(
                Diagnostic::error(
                    codes::UNBOUNDED_RECURSION,
                    format!(
                        "each value of `{0}` contains another value of `{0}`",
                        shape.id
                    ),
                    shape.origin.clone(),
                )
                .help("remove `required` from a member of the circle, or put a list in between"),
            );
        }
    }
}

/// For each shape whether it can have a value, found from the leaves upwards in time linear in the members.
fn possible_shapes(model: &Model) -> Vec<bool> {
    let mut open: Vec<usize> = model.shapes().map(needs).collect();
    let mut users: Vec<Vec<usize>> = vec![Vec::new(); open.len()];
    for (index, shape) in model.shapes().enumerate() {
        for member in shape.members().filter(|member| counts(shape, member)) {
            let target = model.shapes.get_index_of(&member.target);
            if let Some(list) = target.and_then(|target| users.get_mut(target)) {
                list.push(index);
            }
        }
    }
    let mut possible = vec![false; open.len()];
    let is_ready = |(index, needed): (usize, &usize)| (*needed == 0).then_some(index);
    let mut ready: Vec<usize> = open.iter().enumerate().filter_map(is_ready).collect();
    while let Some(index) = ready.pop() {
        match possible.get_mut(index) {
            Some(done) if !*done => *done = true,
            _ => continue,
        }
        for &user in users.get(index).into_iter().flatten() {
            if let Some(needed) = open.get_mut(user) {
                *needed = needed.saturating_sub(1);
                if *needed == 0 {
                    ready.push(user);
                }
            }
        }
    }
    possible
}

/// How many members' targets must be possible first: all required ones of a structure, one of a union.
fn needs(shape: &Shape) -> usize {
    match &shape.kind {
        ShapeKind::Structure(_) => shape.members().filter(|one| one.has::<Required>()).count(),
        ShapeKind::Union(members) => usize::from(!members.is_empty()),
        _ => 0,
    }
}

fn counts(shape: &Shape, member: &crate::shape::Member) -> bool {
    match &shape.kind {
        ShapeKind::Structure(_) => member.has::<Required>(),
        ShapeKind::Union(_) => true,
        _ => false,
    }
}
