//! The types of JMESPath: a shape comes in, the type that expressions see of it goes out.
//!
//! Source: Smithy 2.0, "Waiters", section "JMESPath data model".

use crate::jmespath::Parameter;
use crate::model::Model;
use crate::node::Node;
use crate::shape::{Member, Shape, ShapeKind};
use std::sync::Arc;

/// The type of a value as far as it is known.
#[derive(Debug, Clone)]
pub enum Type<'m> {
    /// Anything: a document, or a type that cannot be told.
    Any,
    /// Null.
    Null,
    /// A boolean.
    Boolean,
    /// A number, or a timestamp in seconds since 1970.
    Number,
    /// A string, or a blob in Base64.
    String,
    /// An array of items of one type.
    Array(Box<Type<'m>>),
    /// An object that the expression made.
    Record(Vec<(Arc<str>, Type<'m>)>),
    /// A structure, a union or a map.
    Object(&'m Shape),
}

impl<'m> Type<'m> {
    /// The type of a shape's values.
    pub fn of(shape: &'m Shape, model: &'m Model) -> Type<'m> {
        match &shape.kind {
            ShapeKind::Boolean => Type::Boolean,
            ShapeKind::String | ShapeKind::Enum(_) | ShapeKind::Blob => Type::String,
            ShapeKind::Byte
            | ShapeKind::Short
            | ShapeKind::Integer
            | ShapeKind::IntEnum(_)
            | ShapeKind::Long
            | ShapeKind::Float
            | ShapeKind::Double
            | ShapeKind::BigInteger
            | ShapeKind::BigDecimal
            | ShapeKind::Timestamp => Type::Number,
            ShapeKind::List(list) => Type::list(&list.member, model),
            ShapeKind::Structure(_) | ShapeKind::Union(_) | ShapeKind::Map(_) => {
                Type::Object(shape)
            }
            _ => Type::Any,
        }
    }

    /// The item type of a list within a list within a list is left open: the nesting may be endless.
    fn list(member: &'m Member, model: &'m Model) -> Type<'m> {
        let item = model.target(member);
        let is_deep = match &item.kind {
            ShapeKind::List(inner) => {
                matches!(model.target(&inner.member).kind, ShapeKind::List(_))
            }
            _ => false,
        };
        Type::Array(Box::new(match is_deep {
            true => Type::Array(Box::new(Type::Any)),
            false => Type::of(item, model),
        }))
    }

    /// Its name, with the article.
    pub fn name(&self) -> &'static str {
        match self {
            Type::Any => "anything",
            Type::Null => "null",
            Type::Boolean => "a boolean",
            Type::Number => "a number",
            Type::String => "a string",
            Type::Array(_) => "an array",
            Type::Record(_) | Type::Object(_) => "an object",
        }
    }

    pub(super) fn literal(node: &Node) -> Type<'m> {
        match node {
            Node::Null => Type::Null,
            Node::Boolean(_) => Type::Boolean,
            Node::Number(_) => Type::Number,
            Node::String(_) => Type::String,
            Node::Array(items) => Type::Array(Box::new(common(items.iter().map(Type::literal)))),
            Node::Object(object) => Type::Record(
                object
                    .iter()
                    .map(|(name, value)| (Arc::clone(name), Type::literal(value)))
                    .collect(),
            ),
        }
    }

    /// Whether some value can be of both types.
    pub fn overlaps(&self, other: &Type<'_>) -> bool {
        match (self, other) {
            (Type::Any | Type::Null, _) | (_, Type::Any | Type::Null) => true,
            (Type::Array(one), Type::Array(other)) => one.overlaps(other),
            (one, other) => one.name() == other.name(),
        }
    }

    /// Whether some value of the type fits a parameter.
    pub(super) fn fits(&self, parameter: Parameter) -> bool {
        let array = |item| Type::Array(Box::new(item));
        let any_of = |types: &[Type<'_>]| types.iter().any(|one| self.overlaps(one));
        match parameter {
            Parameter::Any => true,
            Parameter::Number => any_of(&[Type::Number]),
            Parameter::String => any_of(&[Type::String]),
            Parameter::Object => any_of(&[Type::Record(Vec::new())]),
            Parameter::Array => any_of(&[array(Type::Any)]),
            Parameter::Numbers => any_of(&[array(Type::Number)]),
            Parameter::Strings => any_of(&[array(Type::String)]),
            Parameter::Ordered => any_of(&[array(Type::Number), array(Type::String)]),
            Parameter::ArrayOrString => any_of(&[array(Type::Any), Type::String]),
            Parameter::Sized => any_of(&[array(Type::Any), Type::String, Type::Record(Vec::new())]),
            Parameter::Reference => false,
        }
    }
}

/// The type that all of them have, or `Any`.
pub(super) fn common<'m>(types: impl IntoIterator<Item = Type<'m>>) -> Type<'m> {
    let mut types = types.into_iter();
    let Some(first) = types.next() else {
        return Type::Any;
    };
    let is_scalar = matches!(first, Type::Boolean | Type::Number | Type::String);
    match is_scalar && types.all(|other| first.name() == other.name()) {
        true => first,
        false => Type::Any,
    }
}
