//! The values of endpoint parameters.
//!
//! In: values by position in the service's parameter table. Out: checked, completed values, which
//! the evaluator reads. A generated crate wraps [`Params`] and [`ParamsBuilder`] in types of its
//! own that have a method for each parameter.

use std::borrow::Cow;
use std::fmt;

use super::data::{BuiltIn, Literal, Parameter, ParameterKind};
use super::functions::is_valid_host_label;
use super::value::{Text, Value};

/// The value of an endpoint parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParameterValue {
    /// A boolean.
    Boolean(bool),
    /// A string.
    String(String),
    /// A list of strings.
    StringArray(Vec<String>),
}

impl From<bool> for ParameterValue {
    fn from(value: bool) -> Self {
        ParameterValue::Boolean(value)
    }
}

impl From<String> for ParameterValue {
    fn from(value: String) -> Self {
        ParameterValue::String(value)
    }
}

impl From<&str> for ParameterValue {
    fn from(value: &str) -> Self {
        ParameterValue::String(value.to_owned())
    }
}

impl From<Vec<String>> for ParameterValue {
    fn from(value: Vec<String>) -> Self {
        ParameterValue::StringArray(value)
    }
}

impl From<Literal> for ParameterValue {
    fn from(value: Literal) -> Self {
        match value {
            Literal::Boolean(value) => ParameterValue::Boolean(value),
            Literal::String(value) => ParameterValue::String(value.to_owned()),
            Literal::StringArray(values) => {
                ParameterValue::StringArray(values.iter().map(|value| value.to_string()).collect())
            }
        }
    }
}

impl ParameterValue {
    fn is(&self, kind: ParameterKind) -> bool {
        matches!(
            (self, kind),
            (ParameterValue::Boolean(_), ParameterKind::Boolean)
                | (ParameterValue::String(_), ParameterKind::String)
                | (ParameterValue::StringArray(_), ParameterKind::StringArray)
        )
    }
}

/// The values of all parameters of a service. Those that are required have one.
#[derive(Clone)]
pub struct Params {
    table: &'static [Parameter],
    values: Vec<Option<ParameterValue>>,
}

impl PartialEq for Params {
    fn eq(&self, other: &Self) -> bool {
        self.values == other.values
    }
}

impl Params {
    /// The value of the boolean parameter at `index` of the table, if it has one.
    pub fn boolean(&self, index: usize) -> Option<bool> {
        match self.values.get(index)? {
            Some(ParameterValue::Boolean(value)) => Some(*value),
            _ => None,
        }
    }

    /// The value of the string parameter at `index` of the table, if it has one.
    pub fn string(&self, index: usize) -> Option<&str> {
        match self.values.get(index)? {
            Some(ParameterValue::String(value)) => Some(value),
            _ => None,
        }
    }

    /// The value of the string array parameter at `index` of the table, if it has one.
    pub fn strings(&self, index: usize) -> Option<&[String]> {
        match self.values.get(index)? {
            Some(ParameterValue::StringArray(value)) => Some(value),
            _ => None,
        }
    }

    /// Sets the parameter that is bound to `built_in`, if the service has one.
    pub fn set_built_in(&mut self, built_in: BuiltIn, value: ParameterValue) {
        let is_bound = |parameter: &Parameter| parameter.built_in == Some(built_in);
        let index = self.table.iter().position(is_bound);
        if let Some(slot) = index.and_then(|index| self.values.get_mut(index)) {
            *slot = Some(value);
        }
    }

    /// The value at `index` as the evaluator needs it.
    pub(super) fn value(&self, index: usize) -> Option<Value<'_>> {
        Some(match self.values.get(index)?.as_ref()? {
            ParameterValue::Boolean(value) => Value::Boolean(*value),
            ParameterValue::String(value) => Value::Text(Text::Borrowed(value)),
            ParameterValue::StringArray(values) => Value::Strings(values),
        })
    }
}

/// The form that a structure with one field for each parameter has; required ones are bare.
impl fmt::Debug for Params {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        debug_fields(self.table, &self.values, true, "Params", f)
    }
}

/// Values of parameters on the way to [`Params`].
#[derive(Clone)]
pub struct ParamsBuilder {
    table: &'static [Parameter],
    values: Vec<Option<ParameterValue>>,
}

impl PartialEq for ParamsBuilder {
    fn eq(&self, other: &Self) -> bool {
        self.values == other.values
    }
}

impl ParamsBuilder {
    /// A builder for the parameters of `table`, none of which has a value yet.
    pub fn new(table: &'static [Parameter]) -> Self {
        ParamsBuilder {
            table,
            values: vec![None; table.len()],
        }
    }

    /// Sets the value of the parameter at `index` of the table, or removes it.
    ///
    /// A position outside the table and a value of another type than the parameter's are ignored:
    /// generated code, the only caller, has neither.
    pub fn set(&mut self, index: usize, value: Option<impl Into<ParameterValue>>) {
        self.set_value(index, value.map(Into::into));
    }

    fn set_value(&mut self, index: usize, value: Option<ParameterValue>) {
        if let (Some(parameter), Some(slot)) = (self.table.get(index), self.values.get_mut(index)) {
            if value.as_ref().is_none_or(|value| value.is(parameter.kind)) {
                *slot = value;
            }
        }
    }

    /// Completes the values with defaults and checks them: a required one has to be there, a
    /// region has to be a host label, since it becomes part of one.
    pub fn build(self) -> Result<Params, InvalidParams> {
        for (parameter, value) in self.table.iter().zip(&self.values) {
            if let (Some(BuiltIn::Region), Some(ParameterValue::String(region))) =
                (parameter.built_in, value)
            {
                if !is_valid_host_label(region, true) {
                    return Err(InvalidParams::invalid_value(
                        parameter.field,
                        "must be a valid host label",
                    ));
                }
            }
        }
        self.build_unchecked()
    }

    /// As [`build`](Self::build), for any region: endpoint tests try the rules with those too.
    pub fn build_unchecked(mut self) -> Result<Params, InvalidParams> {
        for (parameter, value) in self.table.iter().zip(&mut self.values) {
            if value.is_none() {
                *value = parameter.default.map(ParameterValue::from);
            }
            if value.is_none() && parameter.required {
                return Err(InvalidParams::missing(parameter.field));
            }
        }
        Ok(Params {
            table: self.table,
            values: self.values,
        })
    }
}

impl fmt::Debug for ParamsBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        debug_fields(self.table, &self.values, false, "ParamsBuilder", f)
    }
}

fn debug_fields(
    table: &[Parameter],
    values: &[Option<ParameterValue>],
    unwrap_required: bool,
    name: &str,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    let mut output = f.debug_struct(name);
    for (parameter, value) in table.iter().zip(values) {
        let value: Option<&dyn fmt::Debug> = value.as_ref().map(|value| match value {
            ParameterValue::Boolean(value) => value as &dyn fmt::Debug,
            ParameterValue::String(value) => value,
            ParameterValue::StringArray(value) => value,
        });
        match value {
            Some(value) if parameter.required && unwrap_required => {
                output.field(parameter.field, value)
            }
            value => output.field(parameter.field, &value),
        };
    }
    output.finish()
}

/// Why parameters were refused.
#[derive(Debug)]
pub struct InvalidParams {
    field: Cow<'static, str>,
    kind: InvalidParamsErrorKind,
}

#[derive(Debug)]
enum InvalidParamsErrorKind {
    MissingField,
    InvalidValue { message: &'static str },
}

impl InvalidParams {
    fn missing(field: &'static str) -> Self {
        InvalidParams {
            field: Cow::Borrowed(field),
            kind: InvalidParamsErrorKind::MissingField,
        }
    }

    fn invalid_value(field: &'static str, message: &'static str) -> Self {
        InvalidParams {
            field: Cow::Borrowed(field),
            kind: InvalidParamsErrorKind::InvalidValue { message },
        }
    }
}

impl fmt::Display for InvalidParams {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let field = &self.field;
        match self.kind {
            InvalidParamsErrorKind::MissingField => {
                write!(f, "a required field was missing: `{field}`")
            }
            InvalidParamsErrorKind::InvalidValue { message } => {
                write!(f, "invalid value for field: `{field}` - {message}")
            }
        }
    }
}

impl std::error::Error for InvalidParams {}
