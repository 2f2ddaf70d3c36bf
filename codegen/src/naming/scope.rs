//! In: names as a model spells them and a rule that proposes Rust names. Out: Rust names of which no two in
//! one [`Scope`] are equal, and a note of each that had to depart from the rule.
//!
//! The published SDK lets two names collide and then does not compile, so no decision here contradicts a published
//! name. The first in the model's order keeps the name and the later ones take a number. A numbered name never takes
//! the name of one that needs no number.

use std::collections::{BTreeMap, BTreeSet};

/// The names taken within one namespace, as they are without `r#`.
#[derive(Debug, Default)]
pub(super) struct Scope {
    taken: BTreeSet<String>,
}

/// What was decided for one model name.
#[derive(Debug)]
pub(super) struct Settled<N> {
    /// The Rust names.
    pub(super) names: N,
    /// The number that keeps them apart from names taken earlier, where the rule's own names would not do.
    pub(super) number: Option<usize>,
}

/// The names that one thing takes in a scope: a member takes three, its field and two functions.
pub(super) trait Claims {
    /// Every name taken, without `r#`.
    fn claims(&self) -> Vec<&str>;
}

impl Scope {
    /// A scope in which the names that the generated code needs for itself are taken.
    pub(super) fn with(fixed: &[&str]) -> Scope {
        Scope {
            taken: fixed.iter().map(|name| (*name).to_owned()).collect(),
        }
    }

    /// Takes all of the names, or none when one of them is taken already.
    fn take(&mut self, claims: &[&str]) -> bool {
        let free = claims.iter().all(|name| !self.taken.contains(*name));
        if free {
            self.taken
                .extend(claims.iter().map(|name| (*name).to_owned()));
        }
        free
    }

    /// Settles what each of the model's names is called, in their order. `propose` makes the Rust names of
    /// a model name, with a number in them where it is given one.
    pub(super) fn settle<'n, N: Claims>(
        &mut self,
        model_names: &[&'n str],
        propose: impl Fn(&'n str, Option<usize>) -> N,
    ) -> Vec<Settled<N>> {
        let mut settled: Vec<Option<Settled<N>>> = model_names
            .iter()
            .map(|model_name| {
                let names = propose(model_name, None);
                self.take(&names.claims()).then_some(Settled {
                    names,
                    number: None,
                })
            })
            .collect();

        // Where many collide, each goes on counting where the last stopped.
        let mut last_number: BTreeMap<String, usize> = BTreeMap::new();
        for (model_name, slot) in model_names.iter().zip(&mut settled) {
            if slot.is_none() {
                let first = propose(model_name, None).claims().concat();
                let number = last_number.entry(first).or_insert(1);
                *slot = Some(self.settle_numbered(model_name, number, &propose));
            }
        }
        settled.into_iter().flatten().collect()
    }

    fn settle_numbered<'n, N: Claims>(
        &mut self,
        model_name: &'n str,
        number: &mut usize,
        propose: &impl Fn(&'n str, Option<usize>) -> N,
    ) -> Settled<N> {
        loop {
            *number += 1;
            let names = propose(model_name, Some(*number));
            if self.take(&names.claims()) {
                return Settled {
                    names,
                    number: Some(*number),
                };
            }
        }
    }
}
