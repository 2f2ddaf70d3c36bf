//! Renames: something that is gone and what is new come in, what probably takes its place goes out.

use smithy_model::spelling::nearest;

use super::event::Replacement;
use super::kinds;
use super::parts::Part;
use super::things::Thing;
use crate::naming::snake_case;

impl Replacement {
    /// An item of what the model has under the same name.
    pub(super) fn certain(path: &str) -> Replacement {
        Replacement {
            path: path.to_owned(),
            is_certain: true,
        }
    }
}

/// What takes the place of a thing.
pub(super) fn of_thing(gone: &Thing<'_>, added: &[&Thing<'_>]) -> Option<Replacement> {
    if let Some(same) = added.iter().find(|one| is_same_shape(gone, one)) {
        return Some(Replacement::certain(&same.path));
    }
    let alike = |one: &&&Thing<'_>| one.word.name == gone.word.name;
    let mut best: Option<(usize, &Thing<'_>)> = None;
    for one in added.iter().filter(alike) {
        let (common, score) = likeness(&gone.ir.members(), &one.ir.members());
        let is_near = !nearest(last(&gone.path), [last(&one.path)]).is_empty();
        let is_akin = likeness(&words(&gone.path), &words(&one.path)).1 >= 50;
        // Two thirds of the members, of which one alone says little (many are called `Value`); or a third and a similar name.
        let is_likely = (score >= 67 && (common > 1 || is_akin))
            || (is_near && (score >= 34 || gone.ir.members().is_empty()));
        if is_likely && best.is_none_or(|(known, _)| score > known) {
            best = Some((score, one));
        }
    }
    best.map(|(_, one)| Replacement {
        path: one.path.clone(),
        is_certain: false,
    })
}

/// The thing of the same shape.
pub(super) fn same_shape<'t, 'c>(
    thing: &Thing<'_>,
    others: &'t [Thing<'c>],
) -> Option<&'t Thing<'c>> {
    others.iter().find(|one| is_same_shape(thing, one))
}

/// Whether two things of one path are of different shapes, of which both sides have one.
pub(super) fn is_other_shape(
    was: &Thing<'_>,
    now: &Thing<'_>,
    old: &[Thing<'_>],
    new: &[Thing<'_>],
) -> bool {
    was.shape != now.shape && (same_shape(was, new).is_some() || same_shape(now, old).is_some())
}

/// Whether two things are what one shape makes. An operation makes waiters as well; a structure may become an error, which
/// stands elsewhere.
fn is_same_shape(one: &Thing<'_>, other: &Thing<'_>) -> bool {
    let names = [one.word.name, other.word.name];
    let types = [kinds::STRUCTURE.name, kinds::ERROR.name];
    one.shape == other.shape
        && one.word.name != kinds::WAITER.name
        && (names[0] == names[1] || names.iter().all(|name| types.contains(name)))
}

/// How many members both have, and how many percent of all that is.
fn likeness<T: PartialEq>(one: &[T], other: &[T]) -> (usize, usize) {
    let common = one.iter().filter(|name| other.contains(name)).count();
    let all = one.len() + other.len() - common;
    (common, (common * 100).checked_div(all).unwrap_or(0))
}

/// The part of the same member of the same type.
pub(super) fn same_member<'p>(
    part: &Part,
    others: impl IntoIterator<Item = &'p Part>,
) -> Option<&'p Part> {
    part.member.as_ref()?;
    let is_it = |one: &&Part| {
        one.word.name == part.word.name
            && one.member == part.member
            && parent(&one.path) == parent(&part.path)
    };
    others.into_iter().find(is_it)
}

/// Whether two parts of one path are of different members, of which both sides have one.
pub(super) fn is_taken(was: &Part, now: &Part, old: &[Part], new: &[Part]) -> bool {
    was.member != now.member && (same_member(was, new).is_some() || same_member(now, old).is_some())
}

/// What takes the place of a part.
pub(super) fn of_part(gone: &Part, added: &[&Part], new: &[Part]) -> Option<Replacement> {
    let alike = |one: &&&Part| one.word.name == gone.word.name && one.shape == gone.shape;
    if let Some(same) = same_member(gone, new) {
        return Some(Replacement::certain(&same.path));
    }
    let texts = |part: &Part| -> Vec<String> {
        part.lines
            .iter()
            .take(1)
            .map(|line| line.text.clone())
            .collect()
    };
    let fits = added
        .iter()
        .filter(alike)
        .filter(|one| texts(one) == texts(gone));
    let names = fits.map(|one| last(&one.path));
    let name = nearest(last(&gone.path), names).into_iter().next()?;
    let found = added.iter().find(|one| last(&one.path) == name)?;
    Some(Replacement {
        path: found.path.clone(),
        is_certain: false,
    })
}

/// The words of the name at the end of a path.
fn words(path: &str) -> Vec<String> {
    let name = snake_case(last(path));
    name.split('_').map(str::to_owned).collect()
}

/// The path of what an item is in.
pub(super) fn parent(path: &str) -> &str {
    path.rsplit_once("::").map_or("", |(parent, _)| parent)
}

/// The name of an item without its path.
pub(super) fn last(path: &str) -> &str {
    path.rsplit("::").next().unwrap_or(path)
}
