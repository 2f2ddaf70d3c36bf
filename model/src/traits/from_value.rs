//! How values of common types are read from a trait's value.

use super::value::{FromValue, Malformed, TraitValue};
use crate::jmespath::{self, Query};
use crate::node::{Node, Number};
use crate::shape_id::ShapeId;
use std::sync::Arc;

impl FromValue for Arc<str> {
    fn from_value(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        value.text()
    }
}

impl FromValue for ShapeId {
    fn from_value(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        ShapeId::from_shared(value.text()?).map_err(|invalid| value.malformed(invalid.to_string()))
    }
}

impl FromValue for Query {
    fn from_value(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        let text = value.nonempty_text()?;
        match jmespath::parse(&text) {
            Ok(expression) => Ok(Query { text, expression }),
            Err(error) => Err(value.malformed(format!(
                "`{}` is not a JMESPath expression: {error}",
                jmespath::shown(&text)
            ))),
        }
    }
}

impl FromValue for Number {
    fn from_value(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        value.number().cloned()
    }
}

/// An HTTP status: no trait has other numbers of this type.
impl FromValue for u16 {
    fn from_value(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        value.integer(100, 999)
    }
}

/// A length: no trait has other numbers of this type.
impl FromValue for u64 {
    fn from_value(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        value.integer(0, i64::MAX)
    }
}

/// A time of at least one unit: no trait has other numbers of this type.
impl FromValue for i32 {
    fn from_value(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        value.integer(1, i32::MAX.into())
    }
}

impl FromValue for bool {
    fn from_value(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        let boolean = value.node().as_bool();
        boolean.ok_or_else(|| value.expected("a boolean"))
    }

    fn missing() -> Option<Self> {
        Some(false)
    }
}

impl FromValue for Node {
    fn from_value(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        Ok(value.node().clone())
    }
}

impl<T: FromValue> FromValue for Option<T> {
    fn from_value(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        T::from_value(value).map(Some)
    }

    fn missing() -> Option<Self> {
        Some(None)
    }
}

impl<T: FromValue> FromValue for Vec<T> {
    fn from_value(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        value.list(T::from_value)
    }

    fn missing() -> Option<Self> {
        Some(Vec::new())
    }
}
