//! The constraint traits of the Smithy specification, interpreted over shape tables. In: a value and
//! the facts of its table. Out: every violation, each with its path, in model order.
//!
//! One walk serves every shape: `required`, `length`, `pattern`, `range`, `enum`, `intEnum` and
//! `uniqueItems`, on members, list items, map keys and map values. Where a member and its target
//! both state a trait, a table carries the member's, as the specification has it.
//!
//! Generated clients leave the checks to the service; a server, as the local one of the tests, makes them with this.

mod decimal;
mod fingerprint;
mod pattern;
mod translate;
mod violation;

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, PoisonError, RwLock};

use crate::shape::{List, Map, Member, MemberFlags, Structure, Table, Trait, Value};
pub use pattern::{Pattern, UnsupportedPattern};
pub use violation::{Constraint, Path, PathSegment, Subject, Violation};

/// Checks values against the constraints of their tables, and keeps the patterns it has compiled.
#[derive(Debug, Default)]
pub struct Checker {
    patterns: RwLock<HashMap<&'static str, Arc<Pattern>>>,
}

impl Checker {
    /// A checker that has compiled nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Compiles `pattern` ahead of the first value that needs it.
    ///
    /// # Errors
    /// When the engine cannot express the pattern.
    pub fn prepare(&self, pattern: &'static str) -> Result<(), UnsupportedPattern> {
        self.pattern(pattern).map(|_| ())
    }

    /// Everything in `value` that its table does not allow; empty when all is well.
    ///
    /// # Errors
    /// When a table has a pattern that the engine cannot express: a value is never let through
    /// unchecked.
    pub fn violations(&self, value: &dyn Structure) -> Result<Vec<Violation>, UnsupportedPattern> {
        let mut walk = Walk {
            checker: self,
            path: Path::default(),
            found: Vec::new(),
        };
        walk.structure(value)?;
        Ok(walk.found)
    }

    fn pattern(&self, text: &'static str) -> Result<Arc<Pattern>, UnsupportedPattern> {
        let known = self.patterns.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(pattern) = known.get(text) {
            return Ok(Arc::clone(pattern));
        }
        drop(known);
        let pattern = Arc::new(Pattern::compile(text)?);
        let mut known = self
            .patterns
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        known.insert(text, Arc::clone(&pattern));
        Ok(pattern)
    }
}

/// One walk through one value.
struct Walk<'a> {
    checker: &'a Checker,
    /// Where the walk is.
    path: Path,
    found: Vec<Violation>,
}

impl Walk<'_> {
    fn structure(&mut self, value: &dyn Structure) -> Result<(), UnsupportedPattern> {
        let table: &'static Table = value.table();
        let mut set = 0_usize;
        for (index, member) in table.members.iter().enumerate() {
            match value.get(index) {
                Some(present) => {
                    set += 1;
                    self.within(PathSegment::Member(member.name), |walk| {
                        walk.member(member, present)
                    })?;
                }
                // A union's members are alternatives, so none of them is required by itself.
                None if !table.is_union() && member.flags.contains(MemberFlags::REQUIRED) => {
                    self.within(PathSegment::Member(member.name), |walk| {
                        walk.violated(Constraint::Required);
                        Ok(())
                    })?;
                }
                None => {}
            }
        }
        if table.is_union() && set != 1 {
            self.violated(Constraint::OneOf);
        }
        Ok(())
    }

    /// A present value of a member, list item, map key or map value.
    fn member(
        &mut self,
        member: &'static Member,
        value: Value<'_>,
    ) -> Result<(), UnsupportedPattern> {
        for fact in member.traits {
            if let Some(constraint) = self.checker.broken(fact, value)? {
                self.violated(constraint);
            }
        }
        match value {
            Value::Structure(structure) => self.structure(structure),
            Value::List(list) => self.list(member, list),
            Value::Map(map) => self.map(member, map),
            _ => Ok(()),
        }
    }

    fn list(&mut self, member: &'static Member, list: &dyn List) -> Result<(), UnsupportedPattern> {
        let facts = member.item().unwrap_or(&NO_FACTS);
        let unique = member.flags.contains(MemberFlags::UNIQUE_ITEMS);
        let mut seen = HashSet::new();
        for index in 0..list.len() {
            let item = list.get(index);
            let repeated = unique && !seen.insert(fingerprint::fingerprint(item));
            if item.is_none() && !repeated {
                continue;
            }
            self.within(PathSegment::Item(index), |walk| {
                if repeated {
                    walk.violated(Constraint::UniqueItems);
                }
                item.map_or(Ok(()), |present| walk.member(facts, present))
            })?;
        }
        Ok(())
    }

    fn map(&mut self, member: &'static Member, map: &dyn Map) -> Result<(), UnsupportedPattern> {
        let key_facts = member.key().unwrap_or(&NO_FACTS);
        let value_facts = member.map_value().unwrap_or(&NO_FACTS);
        let mut outcome = Ok(());
        // A hash map visits its entries in any order; the report must not.
        let from = self.found.len();
        map.each(&mut |key, value| {
            outcome = self.within(PathSegment::Entry(key.to_owned()), |walk| {
                walk.member(key_facts, Value::String(key))?;
                value.map_or(Ok(()), |present| walk.member(value_facts, present))
            });
            outcome.is_ok()
        });
        if let Some(found) = self.found.get_mut(from..) {
            found.sort_by(|left, right| left.path.cmp(&right.path));
        }
        outcome
    }

    /// Runs `inner` one segment further down the path.
    fn within(
        &mut self,
        segment: PathSegment,
        inner: impl FnOnce(&mut Self) -> Result<(), UnsupportedPattern>,
    ) -> Result<(), UnsupportedPattern> {
        self.path.push(segment);
        let outcome = inner(self);
        self.path.pop();
        outcome
    }

    fn violated(&mut self, constraint: Constraint) {
        self.found.push(Violation {
            path: self.path.clone(),
            constraint,
        });
    }
}

impl Checker {
    /// The constraint that `value` breaks, if `fact` is a constraint on values of its kind.
    fn broken(
        &self,
        fact: &'static Trait,
        value: Value<'_>,
    ) -> Result<Option<Constraint>, UnsupportedPattern> {
        let broken = match *fact {
            Trait::Length { min, max } => length(value).and_then(|(subject, length)| {
                let outside =
                    min.is_some_and(|min| length < min) || max.is_some_and(|max| length > max);
                outside.then_some(Constraint::Length {
                    subject,
                    length,
                    min,
                    max,
                })
            }),
            Trait::Range { min, max } => {
                let within = decimal::within(value, min, max);
                (!within).then_some(Constraint::Range { min, max })
            }
            Trait::Pattern(pattern) => match value.text() {
                Some(text) if !self.pattern(pattern)?.matches(text)? => {
                    Some(Constraint::Pattern(pattern))
                }
                _ => None,
            },
            Trait::EnumValues(allowed) => value
                .text()
                .filter(|text| !allowed.contains(text))
                .map(|_| Constraint::Enum(allowed)),
            Trait::IntEnumValues(allowed) => match value {
                Value::Integer(number) if !allowed.contains(&number) => {
                    Some(Constraint::IntEnum(allowed))
                }
                _ => None,
            },
            _ => None,
        };
        Ok(broken)
    }
}

/// What stands for the item, key or value of a collection whose table says nothing about it.
const NO_FACTS: Member = Member::new("");

/// A value's length with the unit it is counted in; `None` for kinds that have none.
fn length(value: Value<'_>) -> Option<(Subject, u64)> {
    let (subject, length) = match value {
        Value::String(text) => (Subject::Characters, text.chars().count()),
        Value::Enum(value) => (Subject::Characters, value.as_str().chars().count()),
        Value::Blob(blob) => (Subject::Bytes, blob.as_ref().len()),
        Value::List(list) => (Subject::Items, list.len()),
        Value::Map(map) => (Subject::Entries, map.len()),
        _ => return None,
    };
    Some((subject, u64::try_from(length).unwrap_or(u64::MAX)))
}
