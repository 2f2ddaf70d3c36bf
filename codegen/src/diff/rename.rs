//! Renames: something that is gone and what is new come in, what probably takes its place goes out.

use smithy_model::spelling::nearest;

use super::event::Replacement;
use super::parts::Part;
use super::things::Thing;

/// What takes the place of a thing.
pub(super) fn of_thing(gone: &Thing<'_>, added: &[&Thing<'_>]) -> Option<Replacement> {
    let same = added
        .iter()
        .find(|one| one.shape == gone.shape && one.word.name == gone.word.name);
    if let Some(same) = same.filter(|_| is_of_one_item(gone)) {
        return Some(Replacement {
            path: same.path.clone(),
            is_certain: true,
        });
    }
    let alike = |one: &&&Thing<'_>| one.word.name == gone.word.name;
    let mut best: Option<(usize, &Thing<'_>)> = None;
    for one in added.iter().filter(alike) {
        let score = likeness(&gone.ir.members(), &one.ir.members());
        let is_near = !nearest(last(&gone.path), [last(&one.path)]).is_empty();
        // Two thirds of the members, or a third and a similar name.
        let is_likely = score >= 67 || is_near && (score >= 34 || gone.ir.members().is_empty());
        if is_likely && best.is_none_or(|(known, _)| score > known) {
            best = Some((score, one));
        }
    }
    best.map(|(_, one)| Replacement {
        path: one.path.clone(),
        is_certain: false,
    })
}

/// Whether the shape makes one item; an operation makes waiters as well.
fn is_of_one_item(thing: &Thing<'_>) -> bool {
    thing.word.name != super::kinds::WAITER.name
}

/// How many of all members both have, in percent.
fn likeness(one: &[&str], other: &[&str]) -> usize {
    let common = one.iter().filter(|name| other.contains(name)).count();
    let all = one.len() + other.len() - common;
    (common * 100).checked_div(all).unwrap_or(0)
}

/// What takes the place of a part.
pub(super) fn of_part(gone: &Part, added: &[&Part]) -> Option<Replacement> {
    let alike = |one: &&&Part| one.word.name == gone.word.name && one.shape == gone.shape;
    let same = added.iter().filter(alike).find(|one| {
        let names = one.member.as_deref().zip(gone.member.as_deref());
        names.is_some_and(|(new, old)| new == old)
    });
    if let Some(same) = same {
        return Some(Replacement {
            path: same.path.clone(),
            is_certain: true,
        });
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

fn last(path: &str) -> &str {
    path.rsplit("::").next().unwrap_or(path)
}
