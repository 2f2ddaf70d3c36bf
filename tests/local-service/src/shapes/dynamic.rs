//! Values that follow a schema. In: values from JSON. Out: access by position and by name.

use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document};

use super::StructureSchema;

/// A value of any kind.
#[derive(Debug)]
#[allow(missing_docs)] // Each is the shape type of the specification that has its name.
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
    /// The text of an enum's value, known to the model or not.
    Enum(String),
    Structure(DynamicStructure),
    /// The items; `None` is the null of a sparse list.
    List(Vec<Option<Dynamic>>),
    /// The entries in the order of the document, each key once; `None` is the null of a sparse map.
    Map(Vec<(String, Option<Dynamic>)>),
}

/// A structure or union.
#[derive(Debug)]
pub struct DynamicStructure {
    schema: &'static StructureSchema,
    values: Vec<Option<Dynamic>>,
}

impl Dynamic {
    /// The text of a string or enum.
    pub fn text(&self) -> Option<&str> {
        match self {
            Dynamic::String(text) | Dynamic::Enum(text) => Some(text),
            _ => None,
        }
    }
}

impl DynamicStructure {
    /// A structure without a member set.
    pub fn new(schema: &'static StructureSchema) -> Self {
        DynamicStructure {
            schema,
            values: schema.members().iter().map(|_| None).collect(),
        }
    }

    /// The schema it follows.
    pub fn schema(&self) -> &'static StructureSchema {
        self.schema
    }

    /// The values of its members, in model order.
    pub fn values(&self) -> impl Iterator<Item = Option<&Dynamic>> {
        self.values.iter().map(Option::as_ref)
    }

    /// The value of the member of this name, if the schema has it and it is set.
    pub fn member(&self, name: &str) -> Option<&Dynamic> {
        self.values.get(self.schema.position(name)?)?.as_ref()
    }

    /// The text of a string or enum member of this name.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.member(name)?.text()
    }

    /// Sets the member at this position; without effect where the schema has none.
    pub fn set(&mut self, index: usize, value: Dynamic) {
        if let Some(place) = self.values.get_mut(index) {
            *place = Some(value);
        }
    }
}
