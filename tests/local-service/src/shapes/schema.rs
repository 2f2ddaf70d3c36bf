//! Schemas: what the service knows of each shape while it runs. In: the resolved model. Out: one
//! schema for each structure, union, list and map that is asked for, or what of the model it cannot
//! serve.
//!
//! A service reads its model once and keeps it until the process ends, and a shape can contain itself.
//! So schemas are leaked, once for each shape of each loaded model.

use std::collections::HashMap;
use std::fmt;
use std::sync::OnceLock;

use smithy_model::traits::{Default, Required, Sparse, TimestampFormat};
use smithy_model::{Member, Model, Node, Shape, ShapeKind};

use crate::constraint::{Constraints, Patterns};

/// How deep lists and maps may nest without a structure between them.
const DEEPEST_NESTING: usize = 32;

/// A structure or union.
#[derive(Debug)]
pub struct StructureSchema {
    /// The whole id of the shape.
    pub id: String,
    /// Whether it is a union: exactly one member is set.
    pub is_union: bool,
    /// The members in model order. Set right after the schema is known under its id, so that a shape
    /// can contain itself.
    members: OnceLock<Vec<MemberSchema>>,
}

/// A member of a structure or union.
#[derive(Debug)]
pub struct MemberSchema {
    /// Its name in the model, which it has on the wire too.
    pub name: String,
    /// `smithy.api#required`.
    pub required: bool,
    /// `smithy.api#default`.
    pub default: Option<Node>,
    /// What its values are.
    pub place: Place,
}

/// A place for values: a member, an item of a list or a value of a map.
#[derive(Debug)]
pub struct Place {
    /// What the values are.
    pub target: Target,
    /// What they must be like.
    pub constraints: Constraints,
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
    pub item: Place,
    /// `smithy.api#sparse`: items may be null.
    pub sparse: bool,
}

/// A map.
#[derive(Debug)]
pub struct MapSchema {
    /// What the keys must be like.
    pub key: Constraints,
    /// What the values are.
    pub value: Place,
    /// `smithy.api#sparse`: values may be null.
    pub sparse: bool,
}

impl StructureSchema {
    /// The members in model order.
    pub fn members(&self) -> &[MemberSchema] {
        self.members.get().map_or(&[], Vec::as_slice)
    }

    /// The position of the member of this name.
    pub fn position(&self, name: &str) -> Option<usize> {
        self.members().iter().position(|member| member.name == name)
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
    patterns: Patterns,
    made: HashMap<String, &'static StructureSchema>,
    /// What could not be served.
    pub errors: Vec<SchemaError>,
}

impl<'a> Schemas<'a> {
    /// Schemas of `model`.
    pub fn new(model: &'a Model) -> Self {
        Schemas {
            model,
            patterns: Patterns::default(),
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
        let schema: &'static StructureSchema = Box::leak(Box::new(StructureSchema {
            id: id.clone(),
            is_union: matches!(shape.kind, ShapeKind::Union(_)),
            members: OnceLock::new(),
        }));
        self.made.insert(id, schema);
        let members = shape.members().map(|member| MemberSchema {
            name: member.name().to_owned(),
            required: member.has::<Required>(),
            default: member.get::<Default>().map(|default| default.0.clone()),
            place: self.place(member, 0),
        });
        let members = members.collect();
        // The shape was not known a moment ago, so nobody has set its members yet.
        let _ = schema.members.set(members);
        schema
    }

    fn place(&mut self, member: &Member, depth: usize) -> Place {
        Place {
            target: self.target(member, depth),
            constraints: self.constraints(member),
        }
    }

    fn constraints(&mut self, member: &Member) -> Constraints {
        let target = self.model.target(member);
        let constraints = Constraints::of(member, target, &mut self.patterns);
        constraints.unwrap_or_else(|unsupported| {
            self.errors.push(SchemaError {
                shape: member.id.to_string(),
                message: unsupported.to_string(),
            });
            Constraints::default()
        })
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
            ShapeKind::Timestamp => {
                let stated = member.get().or(shape.get::<TimestampFormat>());
                let stated = stated.copied();
                Target::Timestamp(stated.unwrap_or(TimestampFormat::EpochSeconds))
            }
            ShapeKind::Enum(_) => Target::Enum,
            ShapeKind::Structure(_) | ShapeKind::Union(_) => {
                Target::Structure(self.structure(shape))
            }
            ShapeKind::List(list) => Target::List(Box::leak(Box::new(ListSchema {
                item: self.place(&list.member, depth + 1),
                sparse,
            }))),
            ShapeKind::Map(map) => Target::Map(Box::leak(Box::new(MapSchema {
                key: self.constraints(&map.key),
                value: self.place(&map.value, depth + 1),
                sparse,
            }))),
            ShapeKind::Document
            | ShapeKind::Service(_)
            | ShapeKind::Resource(_)
            | ShapeKind::Operation(_) => Target::Document,
        }
    }
}
