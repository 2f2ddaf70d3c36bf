//! Shapes and members, the parts of a model. The types are the same before and after resolving.

mod service;

pub use service::{Operation, Resource, Service};

use crate::diagnostic::Origin;
use crate::shape_id::ShapeId;
use crate::traits::{EnumValue, Trait, Traits};
use indexmap::IndexMap;
use std::sync::Arc;

/// A shape of the model.
#[derive(Debug, Clone)]
pub struct Shape {
    /// Its absolute id.
    pub id: ShapeId,
    /// Its type, with the parts of that type.
    pub kind: ShapeKind,
    /// The traits applied to it, those of its mixins included once the model is resolved.
    pub traits: Traits,
    /// The mixins it names, in order. They have been mixed in once the model is resolved.
    pub mixins: Vec<ShapeId>,
    /// Where it is defined.
    pub origin: Origin,
}

/// The type of a shape. Source: Smithy 2.0, "Shape types".
#[derive(Debug, Clone)]
pub enum ShapeKind {
    /// Bytes.
    Blob,
    /// True or false.
    Boolean,
    /// Text.
    String,
    /// 8-bit signed integer.
    Byte,
    /// 16-bit signed integer.
    Short,
    /// 32-bit signed integer.
    Integer,
    /// 64-bit signed integer.
    Long,
    /// Single precision float.
    Float,
    /// Double precision float.
    Double,
    /// Integer of any size.
    BigInteger,
    /// Decimal of any size and precision.
    BigDecimal,
    /// Point in time.
    Timestamp,
    /// Untyped value of the protocol's data model.
    Document,
    /// Text of a known set; the members are the values.
    Enum(Members),
    /// 32-bit integer of a known set; the members are the values.
    IntEnum(Members),
    /// Ordered values. The former `set` is a list with the trait `uniqueItems`.
    List(List),
    /// Values by text key.
    Map(Map),
    /// Named members, any number of which is set.
    Structure(Members),
    /// Named members, exactly one of which is set.
    Union(Members),
    /// Entry point of an API.
    Service(Service),
    /// Entity with an identity, which operations are bound to.
    Resource(Resource),
    /// A call: input, output, errors.
    Operation(Operation),
}

impl ShapeKind {
    /// The simple types, which have no parts.
    const SIMPLE: &[ShapeKind] = &[
        ShapeKind::Blob,
        ShapeKind::Boolean,
        ShapeKind::String,
        ShapeKind::Byte,
        ShapeKind::Short,
        ShapeKind::Integer,
        ShapeKind::Long,
        ShapeKind::Float,
        ShapeKind::Double,
        ShapeKind::BigInteger,
        ShapeKind::BigDecimal,
        ShapeKind::Timestamp,
        ShapeKind::Document,
    ];

    /// The simple type of this name.
    pub(crate) fn simple(name: &str) -> Option<ShapeKind> {
        let mut simple = ShapeKind::SIMPLE.iter();
        simple.find(|kind| kind.name() == name).cloned()
    }

    /// The name of the type as the JSON AST spells it.
    pub fn name(&self) -> &'static str {
        match self {
            ShapeKind::Blob => "blob",
            ShapeKind::Boolean => "boolean",
            ShapeKind::String => "string",
            ShapeKind::Byte => "byte",
            ShapeKind::Short => "short",
            ShapeKind::Integer => "integer",
            ShapeKind::Long => "long",
            ShapeKind::Float => "float",
            ShapeKind::Double => "double",
            ShapeKind::BigInteger => "bigInteger",
            ShapeKind::BigDecimal => "bigDecimal",
            ShapeKind::Timestamp => "timestamp",
            ShapeKind::Document => "document",
            ShapeKind::Enum(_) => "enum",
            ShapeKind::IntEnum(_) => "intEnum",
            ShapeKind::List(_) => "list",
            ShapeKind::Map(_) => "map",
            ShapeKind::Structure(_) => "structure",
            ShapeKind::Union(_) => "union",
            ShapeKind::Service(_) => "service",
            ShapeKind::Resource(_) => "resource",
            ShapeKind::Operation(_) => "operation",
        }
    }

    /// The members that have names of their own: those of structures, unions and enumerations.
    pub(crate) fn named(&self) -> Option<&Members> {
        match self {
            ShapeKind::Enum(members)
            | ShapeKind::IntEnum(members)
            | ShapeKind::Structure(members)
            | ShapeKind::Union(members) => Some(members),
            _ => None,
        }
    }

    /// As [`ShapeKind::named`], to change them.
    pub(crate) fn named_mut(&mut self) -> Option<&mut Members> {
        match self {
            ShapeKind::Enum(members)
            | ShapeKind::IntEnum(members)
            | ShapeKind::Structure(members)
            | ShapeKind::Union(members) => Some(members),
            _ => None,
        }
    }

    /// Whether members can target it: everything but services, resources and operations.
    pub fn is_data(&self) -> bool {
        !matches!(
            self,
            ShapeKind::Service(_) | ShapeKind::Resource(_) | ShapeKind::Operation(_)
        )
    }
}

/// Shapes by id, in model order.
pub(crate) type Shapes = IndexMap<ShapeId, Shape>;

/// Members by name, in model order.
pub type Members = IndexMap<Arc<str>, Member>;

/// A member of a shape.
#[derive(Debug, Clone)]
pub struct Member {
    /// Its id; the container is the shape that holds it, also when a mixin brought it.
    pub id: ShapeId,
    /// The shape of its values. `smithy.api#Unit` for the values of an enumeration.
    pub target: ShapeId,
    /// The traits applied to it.
    pub traits: Traits,
    /// Where it is defined, in the mixin if one brought it.
    pub origin: Origin,
}

impl Member {
    /// Its name as the model spells it.
    pub fn name(&self) -> &str {
        self.id.member().unwrap_or_default()
    }

    /// The text of a member of an `enum`: its value, or its name where none is given.
    pub fn enum_text(&self) -> &str {
        match self.get::<EnumValue>() {
            Some(EnumValue::Text(text)) => text,
            _ => self.name(),
        }
    }

    /// The number of a member of an `intEnum`.
    pub fn enum_number(&self) -> Option<i32> {
        match self.get::<EnumValue>() {
            Some(EnumValue::Number(number)) => Some(*number),
            _ => None,
        }
    }

    /// The value of a typed trait of the member itself.
    pub fn get<T: Trait>(&self) -> Option<&T> {
        self.traits.get::<T>()
    }

    /// Whether the member itself has a typed trait.
    pub fn has<T: Trait>(&self) -> bool {
        self.traits.has::<T>()
    }
}

/// The member of a list.
#[derive(Debug, Clone)]
pub struct List {
    /// The items.
    pub member: Member,
}

/// The members of a map.
#[derive(Debug, Clone)]
pub struct Map {
    /// The keys: text or an enumeration of it.
    pub key: Member,
    /// The values.
    pub value: Member,
}

impl Shape {
    /// The name part of its id.
    pub fn name(&self) -> &str {
        self.id.name()
    }

    /// The value of a typed trait.
    pub fn get<T: Trait>(&self) -> Option<&T> {
        self.traits.get::<T>()
    }

    /// Whether it has a typed trait.
    pub fn has<T: Trait>(&self) -> bool {
        self.traits.has::<T>()
    }

    /// Its members in model order: those of structures, unions and enumerations, a list's item, a map's key and value.
    pub fn members(&self) -> impl Iterator<Item = &Member> {
        let (single, named) = match &self.kind {
            ShapeKind::List(list) => ([Some(&list.member), None], None),
            ShapeKind::Map(map) => ([Some(&map.key), Some(&map.value)], None),
            kind => ([None, None], kind.named()),
        };
        let named = named.into_iter().flat_map(Members::values);
        single.into_iter().flatten().chain(named)
    }

    /// As [`Shape::members`], to change them.
    pub(crate) fn members_mut(&mut self) -> impl Iterator<Item = &mut Member> {
        let (single, named) = match &mut self.kind {
            ShapeKind::List(list) => ([Some(&mut list.member), None], None),
            ShapeKind::Map(map) => ([Some(&mut map.key), Some(&mut map.value)], None),
            kind => ([None, None], kind.named_mut()),
        };
        let named = named.into_iter().flat_map(Members::values_mut);
        single.into_iter().flatten().chain(named)
    }

    /// A member by name; a list's is called `member`, a map's `key` and `value`.
    pub fn member(&self, name: &str) -> Option<&Member> {
        match (&self.kind, name) {
            (ShapeKind::List(list), "member") => Some(&list.member),
            (ShapeKind::Map(map), "key") => Some(&map.key),
            (ShapeKind::Map(map), "value") => Some(&map.value),
            (kind, name) => kind.named()?.get(name),
        }
    }

    /// As [`Shape::member`], to change it.
    pub(crate) fn member_mut(&mut self, name: &str) -> Option<&mut Member> {
        match (&mut self.kind, name) {
            (ShapeKind::List(list), "member") => Some(&mut list.member),
            (ShapeKind::Map(map), "key") => Some(&mut map.key),
            (ShapeKind::Map(map), "value") => Some(&mut map.value),
            (kind, name) => kind.named_mut()?.get_mut(name),
        }
    }

    /// The named members, if this is a structure.
    pub fn as_structure(&self) -> Option<&Members> {
        match &self.kind {
            ShapeKind::Structure(members) => Some(members),
            _ => None,
        }
    }

    /// The parts of a service, if this is one.
    pub fn as_service(&self) -> Option<&Service> {
        match &self.kind {
            ShapeKind::Service(service) => Some(service),
            _ => None,
        }
    }

    /// The parts of a resource, if this is one.
    pub fn as_resource(&self) -> Option<&Resource> {
        match &self.kind {
            ShapeKind::Resource(resource) => Some(resource),
            _ => None,
        }
    }

    /// The parts of an operation, if this is one.
    pub fn as_operation(&self) -> Option<&Operation> {
        match &self.kind {
            ShapeKind::Operation(operation) => Some(operation),
            _ => None,
        }
    }

    /// Whether this is `smithy.api#Unit`: no input, no output, or a union's variant without a value.
    pub fn is_unit(&self) -> bool {
        self.id.is_unit()
    }
}
