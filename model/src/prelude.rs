//! The prelude: the shapes of `smithy.api` that every model can target without defining them.
//!
//! Source: Smithy 2.0, "Prelude".

use crate::diagnostic::Origin;
use crate::node::{Node, Object};
use crate::shape::{Members, Shape, ShapeKind};
use crate::shape_id::ShapeId;
use crate::traits::{AppliedTrait, Traits};
use std::sync::{Arc, LazyLock};

/// The namespace of the prelude.
pub const NAMESPACE: &str = "smithy.api";

/// The simple shapes, with the default of those that stand for a value that is always there.
fn simple_shapes() -> Vec<(&'static str, ShapeKind, Option<Node>)> {
    vec![
        ("Blob", ShapeKind::Blob, None),
        ("Boolean", ShapeKind::Boolean, None),
        ("String", ShapeKind::String, None),
        ("Byte", ShapeKind::Byte, None),
        ("Short", ShapeKind::Short, None),
        ("Integer", ShapeKind::Integer, None),
        ("Long", ShapeKind::Long, None),
        ("Float", ShapeKind::Float, None),
        ("Double", ShapeKind::Double, None),
        ("BigInteger", ShapeKind::BigInteger, None),
        ("BigDecimal", ShapeKind::BigDecimal, None),
        ("Timestamp", ShapeKind::Timestamp, None),
        ("Document", ShapeKind::Document, None),
        (
            "PrimitiveBoolean",
            ShapeKind::Boolean,
            Some(Node::from(false)),
        ),
        ("PrimitiveByte", ShapeKind::Byte, Some(Node::from(0))),
        ("PrimitiveShort", ShapeKind::Short, Some(Node::from(0))),
        ("PrimitiveInteger", ShapeKind::Integer, Some(Node::from(0))),
        ("PrimitiveLong", ShapeKind::Long, Some(Node::from(0))),
        ("PrimitiveFloat", ShapeKind::Float, Some(Node::from(0))),
        ("PrimitiveDouble", ShapeKind::Double, Some(Node::from(0))),
    ]
}

/// The id of `Unit`.
pub(crate) fn unit_id() -> ShapeId {
    static ID: LazyLock<ShapeId> = LazyLock::new(|| ShapeId::known(NAMESPACE, "Unit"));
    ID.clone()
}

/// The shape `Unit`.
pub(crate) fn unit() -> Shape {
    let mark = (
        ShapeId::known(NAMESPACE, "unitType"),
        Node::Object(Object::new()),
    );
    shape(unit_id(), ShapeKind::Structure(Members::new()), Some(mark))
}

/// All shapes of the prelude that members can target, `Unit` last.
pub(crate) fn shapes() -> Vec<Shape> {
    let simple = simple_shapes();
    let simple = simple.into_iter().map(|(name, kind, default)| {
        let default = default.map(|value| (ShapeId::known(NAMESPACE, "default"), value));
        shape(ShapeId::known(NAMESPACE, name), kind, default)
    });
    simple.chain([unit()]).collect()
}

fn shape(id: ShapeId, kind: ShapeKind, applied: Option<(ShapeId, Node)>) -> Shape {
    let origin = Origin::file("").concerning(id.as_str());
    let mut traits = Traits::default();
    if let Some((trait_id, value)) = applied {
        let (applied, _) = AppliedTrait::read(trait_id, value, &origin);
        traits.insert(Arc::new(applied));
    }
    Shape {
        id,
        kind,
        traits,
        mixins: Vec::new(),
        origin,
    }
}
