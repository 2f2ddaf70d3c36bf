//! Values that follow a schema. In: values from JSON, or writes through slots. Out: the access that
//! every interpreter of shape tables walks, as a generated shape gives it.

use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document};
use smithy_client_runtime::shape::{
    Described, List, Map, Slot, StringEnum, Structure, Table, Unit, Value,
};

use super::{ListSchema, MapSchema, StructureSchema, Target};

/// A value of any kind.
#[derive(Debug)]
#[allow(missing_docs)] // Each holds what its name says, as `Value` does.
pub enum Dynamic {
    Blob(Blob),
    Boolean(bool),
    String(String),
    Byte(i8),
    Short(i16),
    Integer(i32),
    Long(i64),
    Float(f32),
    Double(f64),
    BigInteger(BigInteger),
    BigDecimal(BigDecimal),
    Timestamp(DateTime),
    Document(Document),
    Enum(EnumText),
    Structure(DynamicStructure),
    List(DynamicList),
    Map(DynamicMap),
}

/// The text of an enum's value, known to the model or not.
#[derive(Debug)]
pub struct EnumText(pub String);

/// A structure or union.
#[derive(Debug)]
pub struct DynamicStructure {
    schema: &'static StructureSchema,
    members: Vec<Option<Dynamic>>,
}

/// A list.
#[derive(Debug)]
pub struct DynamicList {
    schema: &'static ListSchema,
    items: Vec<Option<Dynamic>>,
}

/// A map, in the order of its insertions.
#[derive(Debug)]
pub struct DynamicMap {
    schema: &'static MapSchema,
    entries: Vec<(String, Option<Dynamic>)>,
}

/// What [`Structure::empty`] follows, which no model asks for.
static NOTHING: StructureSchema = StructureSchema::nothing();

impl Dynamic {
    /// The zero value of what `target` describes.
    pub fn zero(target: Target) -> Self {
        match target {
            Target::Blob => Dynamic::Blob(Blob::new(Vec::new())),
            Target::Boolean => Dynamic::Boolean(false),
            Target::String => Dynamic::String(String::new()),
            Target::Byte => Dynamic::Byte(0),
            Target::Short => Dynamic::Short(0),
            Target::Integer => Dynamic::Integer(0),
            Target::Long => Dynamic::Long(0),
            Target::Float => Dynamic::Float(0.0),
            Target::Double => Dynamic::Double(0.0),
            Target::BigInteger => Dynamic::BigInteger(BigInteger::default()),
            Target::BigDecimal => Dynamic::BigDecimal(BigDecimal::default()),
            Target::Timestamp(_) => Dynamic::Timestamp(DateTime::from_secs(0)),
            Target::Document => Dynamic::Document(Document::Null),
            Target::Enum => Dynamic::Enum(EnumText(String::new())),
            Target::Structure(schema) => Dynamic::Structure(DynamicStructure::new(schema)),
            Target::List(schema) => Dynamic::List(DynamicList {
                schema,
                items: Vec::new(),
            }),
            Target::Map(schema) => Dynamic::Map(DynamicMap {
                schema,
                entries: Vec::new(),
            }),
        }
    }

    fn slot(&mut self) -> Slot<'_> {
        match self {
            Dynamic::Blob(value) => Slot::Blob(value),
            Dynamic::Boolean(value) => Slot::Boolean(value),
            Dynamic::String(value) => Slot::String(value),
            Dynamic::Byte(value) => Slot::Byte(value),
            Dynamic::Short(value) => Slot::Short(value),
            Dynamic::Integer(value) => Slot::Integer(value),
            Dynamic::Long(value) => Slot::Long(value),
            Dynamic::Float(value) => Slot::Float(value),
            Dynamic::Double(value) => Slot::Double(value),
            Dynamic::BigInteger(value) => Slot::BigInteger(value),
            Dynamic::BigDecimal(value) => Slot::BigDecimal(value),
            Dynamic::Timestamp(value) => Slot::Timestamp(value),
            Dynamic::Document(value) => Slot::Document(value),
            Dynamic::Enum(value) => Slot::Enum(value),
            Dynamic::Structure(value) => Slot::Structure(value),
            Dynamic::List(value) => Slot::List(value),
            Dynamic::Map(value) => Slot::Map(value),
        }
    }

    fn value(&self) -> Value<'_> {
        match self {
            Dynamic::Blob(value) => Value::Blob(value),
            Dynamic::Boolean(value) => Value::Boolean(*value),
            Dynamic::String(value) => Value::String(value),
            Dynamic::Byte(value) => Value::Byte(*value),
            Dynamic::Short(value) => Value::Short(*value),
            Dynamic::Integer(value) => Value::Integer(*value),
            Dynamic::Long(value) => Value::Long(*value),
            Dynamic::Float(value) => Value::Float(*value),
            Dynamic::Double(value) => Value::Double(*value),
            Dynamic::BigInteger(value) => Value::BigInteger(value),
            Dynamic::BigDecimal(value) => Value::BigDecimal(value),
            Dynamic::Timestamp(value) => Value::Timestamp(value),
            Dynamic::Document(value) => Value::Document(value),
            Dynamic::Enum(value) => Value::Enum(value),
            Dynamic::Structure(value) => Value::Structure(value),
            Dynamic::List(value) => Value::List(value),
            Dynamic::Map(value) => Value::Map(value),
        }
    }
}

impl StringEnum for EnumText {
    fn as_str(&self) -> &str {
        &self.0
    }

    fn assign(&mut self, value: &str) {
        self.0 = value.to_owned();
    }
}

impl DynamicStructure {
    /// A structure without a member set.
    pub fn new(schema: &'static StructureSchema) -> Self {
        DynamicStructure {
            schema,
            members: schema.table.members.iter().map(|_| None).collect(),
        }
    }

    /// The schema it follows.
    pub fn schema(&self) -> &'static StructureSchema {
        self.schema
    }

    /// The value of the member of this name, if the schema has it and it is set.
    pub fn member(&self, name: &str) -> Option<Value<'_>> {
        self.get(self.schema.position(name)?)
    }

    /// The text of a string or enum member of this name.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.member(name)?.text()
    }

    /// Sets the member at this position; without effect where the schema has none.
    pub fn set(&mut self, index: usize, value: Dynamic) {
        if let Some(place) = self.members.get_mut(index) {
            *place = Some(value);
        }
    }
}

impl Described for DynamicStructure {
    fn table(&self) -> &'static Table {
        self.schema.table
    }

    fn reset(&mut self) {
        *self = DynamicStructure::new(self.schema);
    }
}

impl Structure for DynamicStructure {
    fn slot(&mut self, index: usize) -> Option<Slot<'_>> {
        let target = self.schema.members().get(index)?.target;
        if self.schema.table.is_union() {
            for (other, member) in self.members.iter_mut().enumerate() {
                if other != index {
                    *member = None;
                }
            }
        }
        let place = self.members.get_mut(index)?;
        Some(place.get_or_insert_with(|| Dynamic::zero(target)).slot())
    }

    fn get(&self, index: usize) -> Option<Value<'_>> {
        self.members.get(index)?.as_ref().map(Dynamic::value)
    }

    fn empty() -> Self {
        DynamicStructure::new(&NOTHING)
    }
}

impl DynamicList {
    /// Adds an item; `None` is the null of a sparse list.
    pub(super) fn add(&mut self, item: Option<Dynamic>) {
        self.items.push(item);
    }
}

impl List for DynamicList {
    fn len(&self) -> usize {
        self.items.len()
    }

    fn get(&self, index: usize) -> Option<Value<'_>> {
        self.items.get(index)?.as_ref().map(Dynamic::value)
    }

    fn clear(&mut self) {
        self.items.clear();
    }

    fn push(&mut self) -> Slot<'_> {
        self.items.push(Some(Dynamic::zero(self.schema.item)));
        match self.items.last_mut() {
            Some(Some(item)) => item.slot(),
            // There is an item: it was pushed just now.
            _ => Unit::slot(),
        }
    }

    fn push_null(&mut self) -> bool {
        if self.schema.sparse {
            self.items.push(None);
        }
        self.schema.sparse
    }
}

impl DynamicMap {
    /// Sets an entry; `None` is the null of a sparse map.
    pub(super) fn put(&mut self, key: String, value: Option<Dynamic>) -> &mut Option<Dynamic> {
        let index = match self.entries.iter().position(|(known, _)| *known == key) {
            Some(index) => {
                self.entries[index].1 = value;
                index
            }
            None => {
                self.entries.push((key, value));
                self.entries.len() - 1
            }
        };
        &mut self.entries[index].1
    }
}

impl Map for DynamicMap {
    fn len(&self) -> usize {
        self.entries.len()
    }

    fn each<'a>(&'a self, visit: &mut dyn FnMut(&'a str, Option<Value<'a>>) -> bool) {
        for (key, value) in &self.entries {
            if !visit(key, value.as_ref().map(Dynamic::value)) {
                return;
            }
        }
    }

    fn clear(&mut self) {
        self.entries.clear();
    }

    fn insert(&mut self, key: String) -> Slot<'_> {
        let zero = Dynamic::zero(self.schema.value);
        let place = self.put(key, None);
        place.insert(zero).slot()
    }

    fn insert_null(&mut self, key: String) -> bool {
        if self.schema.sparse {
            self.put(key, None);
        }
        self.schema.sparse
    }
}
