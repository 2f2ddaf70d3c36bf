//! The names that are in sight at a place of the rules.
//!
//! In: parameters, and variables as conditions assign them. Out: slots and types. Variables of the
//! same name in separate branches of a rule tree share a slot, since only one is alive at a time.

use indexmap::IndexMap;

use super::types::Type;

/// The names in sight, innermost last.
#[derive(Default)]
pub(super) struct Scope {
    parameters: IndexMap<String, Type>,
    /// All variables that have a slot, alive or not.
    variables: IndexMap<String, ()>,
    alive: Vec<(String, Type)>,
}

impl Scope {
    pub(super) fn new(parameters: impl Iterator<Item = (String, Type)>) -> Scope {
        Scope {
            parameters: parameters.collect(),
            ..Scope::default()
        }
    }

    /// The slot and type of a name.
    pub(super) fn find(&self, name: &str) -> Option<(u16, Type)> {
        if let Some((index, _, kind)) = self.parameters.get_full(name) {
            return Some((u16::try_from(index).ok()?, kind.clone()));
        }
        let (_, kind) = self.alive.iter().rev().find(|(alive, _)| alive == name)?;
        let index = self.variables.get_index_of(name)?;
        let slot = u16::try_from(self.parameters.len() + index).ok()?;
        Some((slot, kind.clone()))
    }

    /// The position of a variable, counted from the first one, from now on in sight. `None` if
    /// there are too many.
    pub(super) fn assign(&mut self, name: &str, kind: Type) -> Option<u16> {
        let (index, _) = self.variables.insert_full(name.to_owned(), ());
        self.alive.push((name.to_owned(), kind));
        // Reserve room for the parameters, whose slots come first.
        u16::try_from(self.parameters.len() + index).ok()?;
        u16::try_from(index).ok()
    }

    /// Where the innermost scope begins, to leave it later.
    pub(super) fn enter(&self) -> usize {
        self.alive.len()
    }

    /// Forgets all variables since `mark`.
    pub(super) fn leave(&mut self, mark: usize) {
        self.alive.truncate(mark);
    }

    /// How many variables there are.
    pub(super) fn variables(&self) -> u16 {
        u16::try_from(self.variables.len()).unwrap_or(u16::MAX)
    }

    /// All names in sight.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        let alive = self.alive.iter().map(|(name, _)| name.as_str());
        self.parameters.keys().map(String::as_str).chain(alive)
    }
}
