//! Endpoint parameters that an operation's input contains.
//!
//! In: an input shape and a path into it, as constant data. Out: a parameter value. The paths are
//! those that `smithy.rules#operationContextParams` allows, a subset of JMESPath in which every
//! result is a scalar or a flat list; so a walk that hands out leaves one by one is enough, and
//! nothing in between is built.

use super::params::ParameterValue;
use crate::shape::{Structure, Value};

/// One step of a path into an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathStep {
    /// `name`: a member of a structure, or the entry of a map.
    Member(&'static str),
    /// `[*]` and `*`: every item of a list, every value of a map.
    Items,
    /// `[]`: every item of a list, with one level of nesting undone.
    Flatten,
    /// `keys(..)`: the keys of a map.
    Keys,
    /// `[a, b]`: the results of several paths.
    Select(&'static [&'static [PathStep]]),
}

/// The value at `path` of `input`; `None` where something on the way to it, or to the list it is
/// made of, is absent.
pub(super) fn read(input: &dyn Structure, path: &'static [PathStep]) -> Option<ParameterValue> {
    let mut found = Found::default();
    found.walk(Value::Structure(input), path, false);
    match found.is_list {
        true => Some(ParameterValue::StringArray(found.texts)),
        false => found.single,
    }
}

/// What a walk has come upon.
#[derive(Default)]
struct Found {
    /// Whether the path led through a list: then the result is one, however short.
    is_list: bool,
    texts: Vec<String>,
    single: Option<ParameterValue>,
}

impl Found {
    /// Walks on from `value`. `projected` tells whether the path came through a list, so that
    /// what it meets is an item of the result instead of all of it.
    fn walk(&mut self, value: Value<'_>, path: &'static [PathStep], projected: bool) {
        let Some((step, rest)) = path.split_first() else {
            return self.leaf(value, projected);
        };
        match (step, value) {
            (PathStep::Member(name), Value::Structure(structure)) => {
                let members = structure.table().members.iter();
                let index = members.enumerate().find(|(_, member)| member.name == *name);
                if let Some(value) = index.and_then(|(index, _)| structure.get(index)) {
                    self.walk(value, rest, projected);
                }
            }
            (PathStep::Member(name), Value::Map(map)) => map.each(&mut |key, value| {
                match value {
                    Some(value) if key == *name => self.walk(value, rest, projected),
                    _ => {}
                }
                key != *name
            }),
            (PathStep::Items, Value::Map(map)) => {
                self.is_list = true;
                map.each(&mut |_, value| {
                    if let Some(value) = value {
                        self.walk(value, rest, true);
                    }
                    true
                });
            }
            (PathStep::Items | PathStep::Flatten, Value::List(list)) => {
                self.is_list = true;
                for item in (0..list.len()).filter_map(|index| list.get(index)) {
                    match (step, item) {
                        // In a projection the list at hand is already the inner one.
                        (PathStep::Flatten, Value::List(inner)) if !projected => {
                            for item in (0..inner.len()).filter_map(|index| inner.get(index)) {
                                self.walk(item, rest, true);
                            }
                        }
                        _ => self.walk(item, rest, true),
                    }
                }
            }
            (PathStep::Flatten, value) if projected => self.walk(value, rest, true),
            (PathStep::Keys, Value::Map(map)) => {
                self.is_list = true;
                map.each(&mut |key, _| {
                    self.texts.push(key.to_owned());
                    true
                });
            }
            // Only `[]` may follow, and leaves arrive flat anyway.
            (PathStep::Select(paths), value) => {
                self.is_list = true;
                for path in *paths {
                    self.walk(value, path, true);
                }
            }
            _ => {}
        }
    }

    fn leaf(&mut self, value: Value<'_>, projected: bool) {
        match value {
            Value::String(text) | Value::Enum(text) if projected => {
                self.texts.push(text.to_owned());
            }
            Value::String(text) | Value::Enum(text) => self.single = Some(text.into()),
            Value::Boolean(value) if !projected => self.single = Some(value.into()),
            Value::List(list) => {
                self.is_list = true;
                for item in (0..list.len()).filter_map(|index| list.get(index)) {
                    if let Value::String(text) | Value::Enum(text) = item {
                        self.texts.push(text.to_owned());
                    }
                }
            }
            _ => {}
        }
    }
}
