//! Inputs of operations that no crate was generated for: shapes made of JSON and a model.

use serde_json::Value as Json;
use smithy_client_runtime::shape::{
    Described, List, Map, Member, MemberFlags, Slot, Structure, Table, TableFlags, Value,
};
use smithy_model::{Model, Shape, ShapeKind};

use crate::leak;

/// A value of the JSON that the shape's type decides about.
#[derive(Debug)]
enum Dynamic {
    Text(String),
    Boolean(bool),
    Integer(i32),
    Structure(Input),
    List(Items),
    Map(Entries),
}

/// A structure.
#[derive(Debug)]
pub struct Input {
    table: &'static Table,
    members: Vec<Option<Dynamic>>,
}

#[derive(Debug)]
struct Items {
    items: Vec<Dynamic>,
    /// What a reader would write to; nobody does here.
    scratch: String,
}

#[derive(Debug)]
struct Entries {
    entries: Vec<(String, Dynamic)>,
    scratch: String,
}

impl Input {
    /// The input `shape` with the members that `json` has.
    pub fn new(model: &Model, shape: &Shape, json: &Json) -> Input {
        let members: Vec<_> = shape.members().collect();
        let table = Table {
            name: leak::text(shape.name()),
            flags: TableFlags::NONE,
            fields: "",
            members: leak::slice(&members, |member| Member {
                name: leak::text(member.name()),
                flags: MemberFlags::NONE,
                traits: &[],
            }),
            traits: &[],
        };
        let values = members.iter().map(|member| {
            let value = json.get(member.name())?;
            dynamic(model, model.target(member), value)
        });
        Input {
            members: values.collect(),
            table: Box::leak(Box::new(table)),
        }
    }
}

fn dynamic(model: &Model, shape: &Shape, json: &Json) -> Option<Dynamic> {
    Some(match (&shape.kind, json) {
        (_, Json::Null) => return None,
        (_, Json::String(text)) => Dynamic::Text(text.clone()),
        (_, Json::Bool(value)) => Dynamic::Boolean(*value),
        (_, Json::Number(number)) => Dynamic::Integer(number.as_i64().unwrap() as i32),
        (ShapeKind::List(list), Json::Array(items)) => {
            let target = model.target(&list.member);
            Dynamic::List(Items {
                items: items
                    .iter()
                    .filter_map(|item| dynamic(model, target, item))
                    .collect(),
                scratch: String::new(),
            })
        }
        (ShapeKind::Map(map), Json::Object(entries)) => {
            let target = model.target(&map.value);
            let entries = entries.iter();
            let entries =
                entries.filter_map(|(k, v)| Some((k.clone(), dynamic(model, target, v)?)));
            Dynamic::Map(Entries {
                entries: entries.collect(),
                scratch: String::new(),
            })
        }
        (_, Json::Object(_)) => Dynamic::Structure(Input::new(model, shape, json)),
        (kind, json) => panic!("{kind:?} of {json}"),
    })
}

impl Dynamic {
    fn value(&self) -> Value<'_> {
        match self {
            Dynamic::Text(text) => Value::String(text),
            Dynamic::Boolean(value) => Value::Boolean(*value),
            Dynamic::Integer(value) => Value::Integer(*value),
            Dynamic::Structure(input) => Value::Structure(input),
            Dynamic::List(items) => Value::List(items),
            Dynamic::Map(entries) => Value::Map(entries),
        }
    }
}

impl Described for Input {
    fn table(&self) -> &'static Table {
        self.table
    }

    fn reset(&mut self) {
        *self = Input::empty();
    }
}

impl Structure for Input {
    fn slot(&mut self, _: usize) -> Option<Slot<'_>> {
        None
    }

    fn get(&self, index: usize) -> Option<Value<'_>> {
        Some(self.members.get(index)?.as_ref()?.value())
    }

    fn empty() -> Self {
        Input {
            table: const { &Table::new("Empty", &[]) },
            members: Vec::new(),
        }
    }
}

impl List for Items {
    fn len(&self) -> usize {
        self.items.len()
    }

    fn get(&self, index: usize) -> Option<Value<'_>> {
        Some(self.items.get(index)?.value())
    }

    fn clear(&mut self) {
        self.items.clear();
    }

    fn push(&mut self) -> Slot<'_> {
        Slot::String(&mut self.scratch)
    }

    fn push_null(&mut self) -> bool {
        false
    }
}

impl Map for Entries {
    fn len(&self) -> usize {
        self.entries.len()
    }

    fn each<'a>(&'a self, visit: &mut dyn FnMut(&'a str, Option<Value<'a>>) -> bool) {
        let _ = self
            .entries
            .iter()
            .all(|(key, value)| visit(key, Some(value.value())));
    }

    fn clear(&mut self) {
        self.entries.clear();
    }

    fn insert(&mut self, _: String) -> Slot<'_> {
        Slot::String(&mut self.scratch)
    }

    fn insert_null(&mut self, _: String) -> bool {
        false
    }
}
