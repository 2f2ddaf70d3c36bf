//! Reading a trait's JSON value: every step says what it expects, and a misfit knows its JSON pointer.

use crate::node::{Node, Number, Object};
use crate::pointer::Pointer;
use crate::spelling::nearest;
use std::cell::RefCell;
use std::sync::Arc;

/// A value that a trait's struct cannot be read from.
#[derive(Debug)]
pub(crate) struct Malformed {
    /// The way from the trait's value to the misfit.
    pub pointer: Pointer,
    /// The problem, such as `expected a string, found a number`.
    pub message: String,
    /// Further misfits of the same value.
    pub others: Vec<Malformed>,
}

impl Malformed {
    /// All results, or all misfits as one.
    fn gather<T>(results: impl Iterator<Item = Result<T, Malformed>>) -> Result<Vec<T>, Malformed> {
        let mut values = Vec::with_capacity(results.size_hint().0);
        let mut found: Option<Malformed> = None;
        for result in results {
            match (result, &mut found) {
                (Ok(value), _) => values.push(value),
                (Err(misfit), None) => found = Some(misfit),
                (Err(misfit), Some(first)) => first.others.push(misfit),
            }
        }
        found.map_or(Ok(values), Err)
    }

    /// This misfit and those beside it.
    pub(crate) fn each(self) -> Vec<Malformed> {
        let mut all = Vec::new();
        let mut pending = vec![self];
        while let Some(mut one) = pending.pop() {
            pending.extend(std::mem::take(&mut one.others).into_iter().rev());
            all.push(one);
        }
        all
    }
}

/// Only so many keys of an object are searched for slips.
const SLIP_SEARCH_LIMIT: usize = 64;

/// A value within a trait.
pub(crate) struct TraitValue<'a> {
    node: &'a Node,
    /// The whole value of the trait.
    whole: &'a Arc<Node>,
    parent: Option<&'a TraitValue<'a>>,
    segment: Segment<'a>,
    /// Keys that are probably slips.
    misspelt: &'a RefCell<Vec<Misspelt>>,
}

/// A key that is probably a slip.
pub(crate) struct Misspelt {
    /// The way from the trait's value to it.
    pub pointer: Pointer,
    /// The key.
    pub found: Arc<str>,
    /// The key that was probably meant.
    pub meant: String,
}

#[derive(Clone, Copy)]
enum Segment<'a> {
    Key(&'a str),
    Index(usize),
}

impl<'a> TraitValue<'a> {
    /// The whole value of a trait. Keys that are probably slips are noted in `misspelt`.
    pub(crate) fn root(
        whole: &'a Arc<Node>,
        misspelt: &'a RefCell<Vec<Misspelt>>,
    ) -> TraitValue<'a> {
        TraitValue {
            node: whole,
            whole,
            parent: None,
            segment: Segment::Index(0),
            misspelt,
        }
    }

    /// The JSON value.
    pub fn node(&self) -> &'a Node {
        self.node
    }

    /// The whole value of the trait, shared.
    pub fn whole(&self) -> Arc<Node> {
        Arc::clone(self.whole)
    }

    /// A misfit at this value.
    pub fn malformed(&self, message: impl Into<String>) -> Malformed {
        Malformed {
            pointer: self.pointer(),
            message: message.into(),
            others: Vec::new(),
        }
    }

    /// A misfit at this value, which should be something else.
    pub fn expected(&self, expected: &str) -> Malformed {
        self.malformed(format!("expected {expected}, found {}", self.node.kind()))
    }

    fn pointer(&self) -> Pointer {
        let Some(parent) = self.parent else {
            return Pointer::default();
        };
        match self.segment {
            Segment::Key(key) => parent.pointer().child(key),
            Segment::Index(index) => parent.pointer().child(&index.to_string()),
        }
    }

    /// A text.
    pub fn text(&self) -> Result<Arc<str>, Malformed> {
        match self.node {
            Node::String(text) => Ok(Arc::clone(text)),
            _ => Err(self.expected("a string")),
        }
    }

    /// A text that is not empty.
    pub fn nonempty_text(&self) -> Result<Arc<str>, Malformed> {
        let text = self.text()?;
        if text.is_empty() {
            return Err(self.malformed("expected a string that is not empty"));
        }
        Ok(text)
    }

    /// A number.
    pub fn number(&self) -> Result<&'a Number, Malformed> {
        let number = self.node.as_number();
        number.ok_or_else(|| self.expected("a number"))
    }

    /// A whole number from `minimum` to `maximum`, which are numbers of its type.
    pub fn integer<T: TryFrom<i64>>(&self, minimum: i64, maximum: i64) -> Result<T, Malformed> {
        let number = self.number()?;
        let value = number.as_i64();
        let value = value.filter(|value| (minimum..=maximum).contains(value));
        let value = value.and_then(|value| T::try_from(value).ok());
        value.ok_or_else(|| {
            self.malformed(format!(
                "expected a whole number from {minimum} to {maximum}, found {number}"
            ))
        })
    }

    /// A text that is a name as the identifiers of Smithy are.
    pub fn identifier(&self) -> Result<Arc<str>, Malformed> {
        let text = self.text()?;
        if !crate::shape_id::is_identifier(&text) {
            return Err(self.malformed(format!(
                "expected a name of letters, digits and underscores, found `{}`",
                text.escape_debug()
            )));
        }
        Ok(text)
    }

    /// One of a few texts; `choices` pairs each with its meaning.
    pub fn choice<T: Copy>(&self, choices: &[(&str, T)]) -> Result<T, Malformed> {
        let text = self.text()?;
        match choices.iter().find(|(name, _)| *name == &*text) {
            Some((_, meaning)) => Ok(*meaning),
            None => {
                let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
                Err(self.malformed(format!(
                    "expected one of `{}`, found `{}`",
                    names.join("`, `"),
                    text.escape_debug()
                )))
            }
        }
    }

    /// An array of any items.
    pub fn array(&self) -> Result<&'a [Node], Malformed> {
        self.node
            .as_array()
            .ok_or_else(|| self.expected("an array"))
    }

    /// An array that is not empty.
    pub fn nonempty_array(&self) -> Result<&'a [Node], Malformed> {
        match self.array()? {
            [] => Err(self.malformed("expected an array that is not empty")),
            items => Ok(items),
        }
    }

    /// An object of any keys.
    pub fn object(&self) -> Result<&'a Object, Malformed> {
        self.node
            .as_object()
            .ok_or_else(|| self.expected("an object"))
    }

    /// The items of an array that is not empty, each as its type reads it.
    pub fn nonempty_list<T: FromValue>(&self) -> Result<Vec<T>, Malformed> {
        self.nonempty_array()?;
        self.list(T::from_value)
    }

    /// The items of an array, each read by `read`.
    pub fn list<T>(
        &self,
        read: impl Fn(&TraitValue<'_>) -> Result<T, Malformed>,
    ) -> Result<Vec<T>, Malformed> {
        let items = self.array()?.iter().enumerate();
        Malformed::gather(items.map(|(index, item)| read(&self.child(item, Segment::Index(index)))))
    }

    /// This value as `read` reads it.
    pub fn read<T>(
        &self,
        read: impl FnOnce(&TraitValue<'_>) -> Result<T, Malformed>,
    ) -> Result<T, Malformed> {
        read(self)
    }

    /// The values of an object that serves as a map, each read by `read`.
    pub fn entries<T>(
        &self,
        read: impl Fn(&TraitValue<'_>) -> Result<T, Malformed>,
    ) -> Result<Vec<T>, Malformed> {
        let entries = self.object()?.iter();
        Malformed::gather(entries.map(|(key, value)| read(&self.child(value, Segment::Key(key)))))
    }

    /// The key of this value in the object around it.
    pub fn key(&self) -> Arc<str> {
        match self.segment {
            Segment::Key(key) => Arc::from(key),
            Segment::Index(index) => Arc::from(index.to_string()),
        }
    }

    /// The fields of an object that serves as a structure with the keys `known`. Others are left alone, since published
    /// models hold keys that never had a meaning, unless they look like slips.
    pub fn fields(&'a self, known: &[&str]) -> Result<Fields<'a>, Malformed> {
        let object = self.object()?;
        // A value of very many keys has more than slips in it, and comparing takes time.
        let compared = object.iter().take(SLIP_SEARCH_LIMIT);
        for (key, value) in compared {
            if known.contains(&&**key) {
                continue;
            }
            let missing = known.iter().filter(|name| !object.contains_key(name));
            if let Some(meant) = nearest(key, missing.copied()).first() {
                self.misspelt.borrow_mut().push(Misspelt {
                    pointer: self.child(value, Segment::Key(key)).pointer(),
                    found: Arc::clone(key),
                    meant: (*meant).to_owned(),
                });
            }
        }
        Ok(Fields {
            value: self,
            object,
        })
    }

    fn child<'b>(&'b self, node: &'b Node, segment: Segment<'b>) -> TraitValue<'b> {
        TraitValue {
            node,
            whole: self.whole,
            parent: Some(self),
            segment,
            misspelt: self.misspelt,
        }
    }
}

/// The fields of a structured value.
pub(crate) struct Fields<'a> {
    value: &'a TraitValue<'a>,
    object: &'a Object,
}

impl Fields<'_> {
    /// A field read by `read`. Its type says whether the key may be missing.
    pub fn read<T: FromValue>(
        &self,
        key: &str,
        read: impl FnOnce(&TraitValue<'_>) -> Result<T, Malformed>,
    ) -> Result<T, Malformed> {
        match T::missing() {
            Some(missing) if !self.object.contains_key(key) => Ok(missing),
            _ => self.required(key, read),
        }
    }

    /// A field as its type reads it.
    pub fn get<T: FromValue>(&self, key: &str) -> Result<T, Malformed> {
        self.read(key, T::from_value)
    }

    /// A field that must be there, whatever its type says, read by `read`.
    pub fn required<T>(
        &self,
        key: &str,
        read: impl FnOnce(&TraitValue<'_>) -> Result<T, Malformed>,
    ) -> Result<T, Malformed> {
        match self.object.get(key) {
            Some(node) => read(&self.value.child(node, Segment::Key(key))),
            None => Err(self.value.malformed(format!("the key `{key}` is missing"))),
        }
    }
}

/// A type that can be read from a trait's value or from a part of one.
pub(crate) trait FromValue: Sized {
    /// Reads a value.
    fn from_value(value: &TraitValue<'_>) -> Result<Self, Malformed>;

    /// What a field of this type has when its key is missing; `None` if the key must be there.
    fn missing() -> Option<Self> {
        None
    }
}
