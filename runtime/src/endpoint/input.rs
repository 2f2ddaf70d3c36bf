//! Endpoint parameters that an operation's input contains.
//!
//! In: an input shape and an expression, as constant data. Out: a parameter value.

use super::params::ParameterValue;
use crate::jmespath::{evaluate, Expression, Json};
use crate::shape::Structure;

/// The value that the expression gives of `input`; `None` where that is nothing that a parameter can have.
pub(super) fn read(input: &dyn Structure, path: &Expression) -> Option<ParameterValue> {
    let value = evaluate(path, &Json::structure(input)).ok()?;
    match &value {
        Json::Boolean(value) => Some((*value).into()),
        Json::String(text) => Some((&**text).into()),
        other => {
            let items = other.items()?;
            let texts = items.iter().filter_map(Json::as_str);
            Some(ParameterValue::StringArray(
                texts.map(str::to_owned).collect(),
            ))
        }
    }
}
