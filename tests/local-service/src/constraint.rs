//! The constraint traits of the Smithy specification, interpreted over schemas. In: a value with its schema. Out: every
//! violation, each with its path, in model order.
//!
//! One walk serves every shape: `required`, `length`, `pattern`, `range`, `enum`, `intEnum` and `uniqueItems`, on members,
//! list items, map keys and map values. Where a member and its target both state a trait, a schema has the member's, as
//! the specification has it.
//!
//! Generated clients leave the checks to the service; this is the service.

mod decimal;
mod facts;
mod fingerprint;
mod pattern;
mod translate;
mod violation;

use std::collections::HashSet;

use crate::shapes::{Dynamic, DynamicStructure, ListSchema, MapSchema, Place, Target};
pub use facts::{Constraints, Patterns};
pub use pattern::{Pattern, UnsupportedPattern};
pub use violation::{Constraint, Path, PathSegment, Subject, Violation};

/// Everything in `value` that its schema does not allow; empty when all is well.
///
/// # Errors
/// When the search for a pattern takes too many steps: a value is never let through unchecked.
pub fn violations(value: &DynamicStructure) -> Result<Vec<Violation>, UnsupportedPattern> {
    let mut walk = Walk {
        path: Path::default(),
        found: Vec::new(),
    };
    walk.structure(value)?;
    Ok(walk.found)
}

/// One walk through one value.
struct Walk {
    /// Where the walk is.
    path: Path,
    found: Vec<Violation>,
}

impl Walk {
    fn structure(&mut self, value: &DynamicStructure) -> Result<(), UnsupportedPattern> {
        let schema = value.schema();
        let mut set = 0_usize;
        for (member, value) in schema.members().iter().zip(value.values()) {
            let segment = || PathSegment::Member(member.name.as_str());
            match value {
                Some(present) => {
                    set += 1;
                    self.within(segment(), |walk| walk.place(&member.place, present))?;
                }
                // A union's members are alternatives, so none of them is required by itself.
                None if !schema.is_union && member.required => {
                    self.within(segment(), |walk| {
                        walk.violated(Constraint::Required);
                        Ok(())
                    })?;
                }
                None => {}
            }
        }
        if schema.is_union && set != 1 {
            self.violated(Constraint::OneOf);
        }
        Ok(())
    }

    /// A present value of a member, list item or map value.
    fn place(&mut self, place: &'static Place, value: &Dynamic) -> Result<(), UnsupportedPattern> {
        self.constraints(&place.constraints, value)?;
        match (value, place.target) {
            (Dynamic::Structure(structure), _) => self.structure(structure),
            (Dynamic::List(items), Target::List(schema)) => {
                self.list(schema, place.constraints.unique_items, items)
            }
            (Dynamic::Map(entries), Target::Map(schema)) => self.map(schema, entries),
            _ => Ok(()),
        }
    }

    fn constraints(
        &mut self,
        constraints: &'static Constraints,
        value: &Dynamic,
    ) -> Result<(), UnsupportedPattern> {
        for broken in constraints.broken_by(value)? {
            self.violated(broken);
        }
        Ok(())
    }

    fn list(
        &mut self,
        schema: &'static ListSchema,
        unique: bool,
        items: &[Option<Dynamic>],
    ) -> Result<(), UnsupportedPattern> {
        let mut seen = HashSet::new();
        for (index, item) in items.iter().enumerate() {
            let repeated = unique && !seen.insert(fingerprint::fingerprint(item.as_ref()));
            if item.is_none() && !repeated {
                continue;
            }
            self.within(PathSegment::Item(index), |walk| {
                if repeated {
                    walk.violated(Constraint::UniqueItems);
                }
                match item {
                    Some(present) => walk.place(&schema.item, present),
                    None => Ok(()),
                }
            })?;
        }
        Ok(())
    }

    fn map(
        &mut self,
        schema: &'static MapSchema,
        entries: &[(String, Option<Dynamic>)],
    ) -> Result<(), UnsupportedPattern> {
        // A map has no order of its own; the report must have one.
        let mut entries: Vec<_> = entries.iter().collect();
        entries.sort_by(|left, right| left.0.cmp(&right.0));
        for (key, value) in entries {
            self.within(PathSegment::Entry(key.clone()), |walk| {
                walk.constraints(&schema.key, &Dynamic::String(key.clone()))?;
                match value {
                    Some(present) => walk.place(&schema.value, present),
                    None => Ok(()),
                }
            })?;
        }
        Ok(())
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
