//! Placement: checks that every typed trait is applied to a shape or member that it can be applied to.

use crate::diagnostic::{codes, Diagnostics};
use crate::shape::{ShapeKind, Shapes};
use crate::traits::{Kinds, Selector, Traits};

/// Reports every misplaced trait.
pub(super) fn check(shapes: &Shapes, diagnostics: &mut Diagnostics) {
    for shape in shapes.values() {
        let (kind, name) = (kind(&shape.kind), shape.kind.name());
        let fits = |selector: &Selector| selector.shapes.contains(kind);
        let holder = || format!("a shape of type {name}");
        check_traits(&shape.traits, fits, holder, diagnostics);
        for member in shape.members() {
            let Some(target) = shapes.get(&member.target) else {
                continue;
            };
            let target_kind = self::kind(&target.kind);
            let fits = |selector: &Selector| {
                selector.members_of.contains(kind) && selector.targets.contains(target_kind)
            };
            let target = target.kind.name();
            let holder = || format!("a member of a {name} that targets a {target}");
            check_traits(&member.traits, fits, holder, diagnostics);
        }
    }
}

fn check_traits(
    traits: &Traits,
    fits: impl Fn(&Selector) -> bool,
    holder: impl Fn() -> String,
    diagnostics: &mut Diagnostics,
) {
    for applied in traits.iter() {
        let definition = applied.definition;
        if !definition.is_none_or(|known| fits(&known.selector)) {
            let message = format!("`{}` cannot be applied to {}", applied.id, holder());
            diagnostics.error(codes::MISPLACED_TRAIT, message, &applied.origin());
        }
    }
}

/// The set of one type.
fn kind(kind: &ShapeKind) -> Kinds {
    match kind {
        ShapeKind::Blob => Kinds::BLOB,
        ShapeKind::Boolean => Kinds::BOOLEAN,
        ShapeKind::String => Kinds::PLAIN_STRING,
        ShapeKind::Enum(_) => Kinds::ENUM,
        ShapeKind::IntEnum(_) => Kinds::INT_ENUM,
        ShapeKind::Integer => Kinds::PLAIN_INTEGER,
        ShapeKind::Byte
        | ShapeKind::Short
        | ShapeKind::Long
        | ShapeKind::Float
        | ShapeKind::Double
        | ShapeKind::BigInteger
        | ShapeKind::BigDecimal => Kinds::OTHER_NUMBER,
        ShapeKind::Timestamp => Kinds::TIMESTAMP,
        ShapeKind::Document => Kinds::DOCUMENT,
        ShapeKind::List(_) => Kinds::LIST,
        ShapeKind::Map(_) => Kinds::MAP,
        ShapeKind::Structure(_) => Kinds::STRUCTURE,
        ShapeKind::Union(_) => Kinds::UNION,
        ShapeKind::Service(_) => Kinds::SERVICE,
        ShapeKind::Resource(_) => Kinds::RESOURCE,
        ShapeKind::Operation(_) => Kinds::OPERATION,
    }
}
