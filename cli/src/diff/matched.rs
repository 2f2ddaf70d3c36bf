//! Which parts of two states belong together: their names come in, pairs and what only one state has go out.

use smithy_model::SourceFile;

/// One of the two states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    Old,
    New,
}

impl State {
    /// The value of this state.
    pub(super) fn of<'v, T>(self, old: &'v T, new: &'v T) -> &'v T {
        match self {
            State::Old => old,
            State::New => new,
        }
    }
}

/// The crates or services of two states.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Matched {
    /// The names in the old and in the new state.
    pub(super) pairs: Vec<(String, String)>,
    pub(super) added: Vec<String>,
    pub(super) removed: Vec<String>,
}

impl Matched {
    /// Pairs equal names. What is left over on both sides is paired by the id of its service, if one on each side has it.
    pub(super) fn of(
        old: &[String],
        new: &[String],
        service: impl Fn(State, &str) -> Option<String>,
    ) -> Matched {
        let rest = |names: &[String], others: &[String]| -> Vec<String> {
            let names = names.iter().filter(|name| !others.contains(name));
            names.cloned().collect()
        };
        let (mut removed, mut added) = (rest(old, new), rest(new, old));
        let mut pairs: Vec<(String, String)> = Vec::new();
        let same = new.iter().filter(|name| old.contains(name));
        pairs.extend(same.map(|name| (name.clone(), name.clone())));
        if !removed.is_empty() && !added.is_empty() {
            let ids = |state, names: &[String]| -> Vec<(String, String)> {
                let names = names.iter();
                let ids = names.filter_map(|name| Some((service(state, name)?, name.clone())));
                ids.collect()
            };
            let (before, after) = (ids(State::Old, &removed), ids(State::New, &added));
            for (id, name) in &before {
                if let (Some(_), Some(other)) = (only(&before, id), only(&after, id)) {
                    pairs.push((name.clone(), other.to_owned()));
                }
            }
        }
        removed.retain(|name| pairs.iter().all(|(old, _)| old != name));
        added.retain(|name| pairs.iter().all(|(_, new)| new != name));
        Matched {
            pairs,
            added,
            removed,
        }
    }

    /// Leaves out what has none of these names in either state.
    pub(super) fn retain(&mut self, is_wanted: impl Fn(&str) -> bool) {
        let pairs = &mut self.pairs;
        pairs.retain(|(old, new)| is_wanted(old) || is_wanted(new));
        self.added.retain(|name| is_wanted(name));
        self.removed.retain(|name| is_wanted(name));
    }
}

/// The name of the only one with an id.
fn only<'n>(all: &'n [(String, String)], id: &str) -> Option<&'n str> {
    let mut with = all.iter().filter(|(other, _)| other == id);
    match (with.next(), with.next()) {
        (Some((_, name)), None) => Some(name),
        _ => None,
    }
}

/// The id of the service that documents are of: the one of a name, or the only one.
pub(super) fn service_of(documents: &[SourceFile], name: Option<&str>) -> Option<String> {
    let model = smithy_model::load(documents).ok()?;
    let ids = model.services().map(|one| one.shape.id.to_string());
    let mut ids = ids.filter(|id| name.is_none_or(|name| is_called(id, name)));
    match (ids.next(), ids.next()) {
        (Some(id), None) => Some(id),
        _ => None,
    }
}

/// Whether a shape has an id or a name.
pub(super) fn is_called(id: &str, name: &str) -> bool {
    id == name || id.split_once('#').is_some_and(|(_, own)| own == name)
}

#[cfg(test)]
mod tests {
    use super::{Matched, State};

    #[test]
    fn what_is_left_over_is_paired_by_its_service_if_that_is_clear() {
        let names = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
        let matched = |old: &[&str], new: &[&str]| {
            let (old, new): (Vec<String>, Vec<String>) = (names(old), names(new));
            // The name of a service is the first letter here.
            let service = |_: State, name: &str| name.get(..1).map(str::to_owned);
            Matched::of(&old, &new, service)
        };
        let pair = |old: &str, new: &str| (old.to_owned(), new.to_owned());
        let one = matched(&["a1", "b"], &["b", "a2", "c"]);
        assert_eq!(one.pairs, [pair("b", "b"), pair("a1", "a2")]);
        assert_eq!((one.added, one.removed), (names(&["c"]), names(&[])));
        let unclear = matched(&["a1"], &["a2", "a3"]);
        assert_eq!(unclear.pairs, []);
        assert_eq!(unclear.removed, ["a1"]);
        assert_eq!(unclear.added, ["a2", "a3"]);
    }
}
