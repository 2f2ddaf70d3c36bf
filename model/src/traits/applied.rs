//! Traits on shapes and members: ids with JSON values come in, values as structs go out.

use super::behavior::Paginated;
use super::registry::{definition, Definition};
use super::typed::{Trait, TypedValue};
use super::value::{Misspelt, TraitValue};
use super::waiters::Waitable;
use crate::diagnostic::{codes, Diagnostic, Origin, Part};
use crate::node::Node;
use crate::pointer::Pointer;
use crate::shape_id::ShapeId;
use indexmap::IndexMap;
use std::any::Any;
use std::cell::RefCell;
use std::fmt::Debug;
use std::sync::Arc;

/// A trait as applied to a shape or member.
#[derive(Debug)]
pub struct AppliedTrait {
    /// The trait's id.
    pub id: ShapeId,
    /// Its value as written.
    pub value: Arc<Node>,
    /// The row of the trait in the table of typed traits.
    pub(crate) definition: Option<&'static Definition>,
    /// Its value as a struct, if the id has one.
    pub(crate) typed: Option<Arc<dyn TypedValue>>,
    /// The shape, member or `apply` statement it is written at.
    pub(crate) holder: Origin,
    /// The JSON pointer from the holder to its value, in a form of model other than the JSON AST.
    pub(crate) place: Option<&'static str>,
    /// The places of those parts of the value that stand elsewhere.
    pub(crate) parts: Parts,
}

/// Ways within a trait's value, each with the place where the model says that part. A form of model other
/// than the JSON AST may say a value in several places, and with other keys.
pub(crate) type Parts = Vec<(Pointer, Origin)>;

impl AppliedTrait {
    /// Takes a trait's value, and reads it into the struct that the id has, if any. The diagnostics say what is wrong
    /// with the value.
    pub(crate) fn read(
        id: ShapeId,
        value: Node,
        holder: &Origin,
    ) -> (AppliedTrait, Vec<Diagnostic>) {
        AppliedTrait::read_at(id, value, holder, None, Parts::new())
    }

    /// As [`AppliedTrait::read`], for a value at `place` within its holder, with parts elsewhere.
    pub(crate) fn read_at(
        id: ShapeId,
        value: Node,
        holder: &Origin,
        place: Option<&'static str>,
        parts: Parts,
    ) -> (AppliedTrait, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        let mut applied = AppliedTrait {
            definition: definition(id.as_str()),
            id,
            value: Arc::new(value),
            typed: None,
            holder: holder.clone(),
            place,
            parts,
        };
        let Some(definition) = applied.definition else {
            return (applied, diagnostics);
        };
        let misspelt = RefCell::default();
        match (definition.read)(&TraitValue::root(&applied.value, &misspelt)) {
            Ok(typed) => applied.typed = Some(typed),
            Err(malformed) => {
                diagnostics.extend(malformed.each().into_iter().map(|malformed| {
                    let message = format!("`{}`: {}", applied.id, malformed.message);
                    let origin = applied.origin_of(&malformed.pointer);
                    Diagnostic::error(codes::MALFORMED_TRAIT, message, origin)
                }));
            }
        }
        let slips: Vec<Misspelt> = misspelt.take();
        diagnostics.extend(slips.into_iter().map(|slip| {
            Diagnostic::warning(
                codes::MISSPELT_TRAIT_KEY,
                format!(
                    "`{}` has no key `{}`",
                    applied.id,
                    slip.found.escape_debug()
                ),
                applied.origin_of(&slip.pointer),
            )
            .help(format!("did you mean `{}`?", slip.meant))
        }));
        (applied, diagnostics)
    }

    /// Whether the trait is one with a struct.
    pub fn has_struct(&self) -> bool {
        self.definition.is_some()
    }

    /// The value as a struct, if it is of that type.
    pub fn typed<T: Trait>(&self) -> Option<&T> {
        let any: &dyn Any = self.typed.as_deref()?;
        any.downcast_ref()
    }

    /// Where its value is written.
    pub fn origin(&self) -> Origin {
        self.origin_of(&Pointer::default())
    }

    /// Where a part of its value is written. The pointer leads from the value to the part.
    pub fn origin_of(&self, pointer: &Pointer) -> Origin {
        let known = self.parts.iter();
        let known = known.filter_map(|(above, origin)| Some((pointer.below(above)?, origin)));
        let origin = match known.min_by_key(|(rest, _)| rest.segments().count()) {
            Some((rest, origin)) => origin.descendant(&rest),
            None => {
                let origin = match self.place {
                    Some(place) => self.holder.descendant(&Pointer::written(place)),
                    None => self.holder.child("traits").child(self.id.as_str()),
                };
                origin.descendant(pointer)
            }
        };
        origin.about(match self.id.as_str() {
            Paginated::ID => Part::Paginator,
            Waitable::ID => match pointer.segments().next() {
                Some(name) => Part::Waiter(name.into()),
                None => Part::Waiters,
            },
            _ => Part::Trait(self.id.clone()),
        })
    }

    /// The same trait with another value. The place stays.
    pub(crate) fn with_value(&self, value: Node) -> (AppliedTrait, Vec<Diagnostic>) {
        let parts = self.parts.clone();
        AppliedTrait::read_at(self.id.clone(), value, &self.holder, self.place, parts)
    }
}

/// The traits of one shape or member, in the order they are written.
#[derive(Debug, Clone, Default)]
pub struct Traits {
    map: IndexMap<ShapeId, Arc<AppliedTrait>>,
}

impl Traits {
    /// The value of a trait by its struct.
    pub fn get<T: Trait>(&self) -> Option<&T> {
        self.map.get(T::ID)?.typed()
    }

    /// Whether a trait with a struct is applied.
    pub fn has<T: Trait>(&self) -> bool {
        self.map.contains_key(T::ID)
    }

    /// A trait by id, typed or not.
    pub fn applied(&self, id: &str) -> Option<&AppliedTrait> {
        self.map.get(id).map(|applied| &**applied)
    }

    /// The value of a trait as written, typed or not.
    pub fn raw(&self, id: &str) -> Option<&Node> {
        self.map.get(id).map(|applied| &*applied.value)
    }

    /// All of them.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &AppliedTrait> {
        self.map.values().map(|applied| &**applied)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.map.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.map.is_empty()
    }

    /// The shared entries, to hand on to another holder.
    pub(crate) fn shared(&self) -> impl Iterator<Item = &Arc<AppliedTrait>> {
        self.map.values()
    }

    /// Applies a trait; an earlier value is replaced and returned, its place is kept.
    pub(crate) fn insert(&mut self, applied: Arc<AppliedTrait>) -> Option<Arc<AppliedTrait>> {
        self.map.insert(applied.id.clone(), applied)
    }

    /// Corrects the places of values and their parts. `parts` has the right places of a trait that is written
    /// elsewhere.
    pub(crate) fn relocate(&mut self, parts: impl Fn(&Origin) -> Parts) {
        for applied in self.map.values_mut() {
            let found = parts(&applied.origin());
            if let Some(applied) = Arc::get_mut(applied).filter(|_| !found.is_empty()) {
                applied.parts.extend(found);
            }
        }
    }

    /// Takes a trait away.
    pub(crate) fn remove(&mut self, id: &str) {
        self.map.shift_remove(id);
    }
}
