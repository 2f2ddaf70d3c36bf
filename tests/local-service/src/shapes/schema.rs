//! Schemas: what the service knows of each shape while it runs. In: the resolved model. Out: one
//! schema for each structure, union, list and map that is asked for, with the table that the
//! constraint interpreter walks; or what of the model it cannot serve.
//!
//! A service reads its model once and keeps it until the process ends, and tables are `'static` for
//! everyone else. So schemas are leaked, once for each shape of each loaded model.

use std::collections::HashMap;
use std::fmt;
use std::sync::OnceLock;

use smithy_client_runtime::constraint::Checker;
use smithy_client_runtime::shape::{Table, TableFlags, TimestampFormat};
use smithy_model::traits::{Default, Error, Sparse};
use smithy_model::{Member, Model, Node, Shape, ShapeKind};

use super::facts;

/// How deep lists and maps may nest without a structure between them.
const DEEPEST_NESTING: usize = 32;

/// A structure or union.
#[derive(Debug)]
pub struct StructureSchema {
    /// The whole id of the shape.
    pub id: String,
    /// Names, flags and constraints of the members.
    pub table: &'static Table,
    /// The rest about each member, by position. Set right after the schema is known under its id,
    /// so that a shape can contain itself.
    members: OnceLock<Vec<MemberSchema>>,
}

/// What a table does not say about a member.
#[derive(Debug)]
pub struct MemberSchema {
    /// What its values are.
    pub target: Target,
    /// `smithy.api#default`.
    pub default: Option<Node>,
}

/// What the values of a member are.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs)] // Each is the shape type of the specification that has its name.
pub enum Target {
    Blob,
    Boolean,
    String,
    Byte,
    Short,
    Integer,
    Long,
    Float,
    Double,
    BigInteger,
    BigDecimal,
    Timestamp(TimestampFormat),
    Document,
    Enum,
    Structure(&'static StructureSchema),
    List(&'static ListSchema),
    Map(&'static MapSchema),
}

/// A list.
#[derive(Debug)]
pub struct ListSchema {
    /// What the items are.
    pub item: Target,
    /// `smithy.api#sparse`: items may be null.
    pub sparse: bool,
}

/// A map.
#[derive(Debug)]
pub struct MapSchema {
    /// What the values are.
    pub value: Target,
    /// `smithy.api#sparse`: values may be null.
    pub sparse: bool,
}

impl StructureSchema {
    /// A schema of no shape, without members.
    pub(super) const fn nothing() -> Self {
        StructureSchema {
            id: String::new(),
            table: const { &Table::new("", &[]) },
            members: OnceLock::new(),
        }
    }

    /// The members by position.
    pub fn members(&self) -> &[MemberSchema] {
        self.members.get().map_or(&[], Vec::as_slice)
    }

    /// The position of the member of this name.
    pub fn position(&self, name: &str) -> Option<usize> {
        self.table.position(name.as_bytes(), 0)
    }
}

/// Something of the model that cannot be served.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SchemaError {
    /// The shape or member.
    pub shape: String,
    /// What the matter is.
    pub message: String,
}

impl fmt::Display for SchemaError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.shape, self.message)
    }
}

impl std::error::Error for SchemaError {}

/// Makes schemas, each shape once, and collects what it cannot make.
#[derive(Debug)]
pub struct Schemas<'a> {
    model: &'a Model,
    checker: &'a Checker,
    made: HashMap<String, &'static StructureSchema>,
    /// What could not be served.
    pub errors: Vec<SchemaError>,
}

impl<'a> Schemas<'a> {
    /// Schemas of `model`, whose patterns `checker` is to compile.
    pub fn new(model: &'a Model, checker: &'a Checker) -> Self {
        Schemas {
            model,
            checker,
            made: HashMap::new(),
            errors: Vec::new(),
        }
    }

    /// The schema of a structure or union. A shape of another type has no members here.
    pub fn structure(&mut self, shape: &Shape) -> &'static StructureSchema {
        let id = shape.id.to_string();
        if let Some(made) = self.made.get(&id) {
            return made;
        }
        let members: Vec<&Member> = shape.members().collect();
        let tabled = members.iter().map(|member| self.tabled(member)).collect();
        let flags = match &shape.kind {
            ShapeKind::Union(_) => TableFlags::UNION,
            _ if shape.has::<Error>() => TableFlags::ERROR,
            _ => TableFlags::NONE,
        };
        let table = Table::new(facts::leak_text(shape.name()), facts::leak_list(tabled));
        let schema: &'static StructureSchema = Box::leak(Box::new(StructureSchema {
            id: id.clone(),
            table: Box::leak(Box::new(table.with(flags))),
            members: OnceLock::new(),
        }));
        self.made.insert(id, schema);
        let schemas = members
            .iter()
            .map(|member| MemberSchema {
                target: self.target(member, 0),
                default: member.get::<Default>().map(|default| default.0.clone()),
            })
            .collect();
        // The shape was not known a moment ago, so nobody has set its members yet.
        let _ = schema.members.set(schemas);
        schema
    }

    fn tabled(&mut self, member: &Member) -> smithy_client_runtime::shape::Member {
        let (tabled, errors) = facts::tabled(self.model, self.checker, member, DEEPEST_NESTING);
        self.errors.extend(errors);
        tabled
    }

    fn target(&mut self, member: &Member, depth: usize) -> Target {
        let shape = self.model.target(member);
        if depth > DEEPEST_NESTING {
            self.errors.push(SchemaError {
                shape: shape.id.to_string(),
                message: "lists and maps nest too deep".to_owned(),
            });
            return Target::Document;
        }
        let sparse = shape.has::<Sparse>();
        match &shape.kind {
            ShapeKind::Blob => Target::Blob,
            ShapeKind::Boolean => Target::Boolean,
            ShapeKind::String => Target::String,
            ShapeKind::Byte => Target::Byte,
            ShapeKind::Short => Target::Short,
            ShapeKind::Integer | ShapeKind::IntEnum(_) => Target::Integer,
            ShapeKind::Long => Target::Long,
            ShapeKind::Float => Target::Float,
            ShapeKind::Double => Target::Double,
            ShapeKind::BigInteger => Target::BigInteger,
            ShapeKind::BigDecimal => Target::BigDecimal,
            ShapeKind::Timestamp => Target::Timestamp(
                facts::timestamp_format(member, shape).unwrap_or(TimestampFormat::EpochSeconds),
            ),
            ShapeKind::Enum(_) => Target::Enum,
            ShapeKind::Structure(_) | ShapeKind::Union(_) => {
                Target::Structure(self.structure(shape))
            }
            ShapeKind::List(list) => Target::List(Box::leak(Box::new(ListSchema {
                item: self.target(&list.member, depth + 1),
                sparse,
            }))),
            ShapeKind::Map(map) => Target::Map(Box::leak(Box::new(MapSchema {
                value: self.target(&map.value, depth + 1),
                sparse,
            }))),
            ShapeKind::Document
            | ShapeKind::Service(_)
            | ShapeKind::Resource(_)
            | ShapeKind::Operation(_) => Target::Document,
        }
    }
}
