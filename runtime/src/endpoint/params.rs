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
        debug_fields(self, true, "Params", f)
    }
}

/// Values of parameters on the way to [`Params`].
#[derive(Clone, PartialEq)]
pub struct ParamsBuilder(Params);

impl ParamsBuilder {
    /// A builder for the parameters of `table`, none of which has a value yet.
    pub fn new(table: &'static [Parameter]) -> Self {
        ParamsBuilder(Params {
            table,
            values: vec![None; table.len()],
        })
    }

    /// Sets the value of the parameter at `index` of the table, or removes it.
    ///
    /// A position outside the table and a value of another type are ignored; generated code, the only caller,
    /// passes neither.
    pub fn set(&mut self, index: usize, value: Option<impl Into<ParameterValue>>) {
        self.set_value(index, value.map(Into::into));
    }

    fn set_value(&mut self, index: usize, value: Option<ParameterValue>) {
        let Params { table, values } = &mut self.0;
        if let (Some(parameter), Some(slot)) = (table.get(index), values.get_mut(index)) {
            if value.as_ref().is_none_or(|value| value.is(parameter.kind)) {
                *slot = value;
            }
        }
    }

    /// Completes the values with defaults and checks them: a required one has to be there, a
    /// region has to be a host label, since it becomes part of one.
    pub fn build(self) -> Result<Params, InvalidParams> {
        for (parameter, value) in self.0.table.iter().zip(&self.0.values) {
            let region = match (parameter.built_in, value) {
                (Some(BuiltIn::Region), Some(ParameterValue::String(region))) => region,
                _ => continue,
            };
            if !is_valid_host_label(region, true) {
                let message = "must be a valid host label";
                let kind = InvalidParamsErrorKind::InvalidValue { message };
                return Err(kind.of(parameter));
            }
        }
        self.build_unchecked()
    }

    /// As [`build`](Self::build), for any region: endpoint tests try the rules with those too.
    pub fn build_unchecked(mut self) -> Result<Params, InvalidParams> {
        for (parameter, value) in self.0.table.iter().zip(&mut self.0.values) {
            if value.is_none() {
                *value = parameter.default.map(ParameterValue::from);
            }
            if value.is_none() && parameter.required {
                return Err(InvalidParamsErrorKind::MissingField.of(parameter));
            }
        }
        Ok(self.0)
    }
}

impl fmt::Debug for ParamsBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        debug_fields(&self.0, false, "ParamsBuilder", f)
    }
}

fn debug_fields(
    params: &Params,
    unwrap_required: bool,
    name: &str,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    let mut output = f.debug_struct(name);
    for (parameter, value) in params.table.iter().zip(&params.values) {
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

/// The reason why parameters were refused.
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

impl InvalidParamsErrorKind {
    fn of(self, parameter: &Parameter) -> InvalidParams {
        InvalidParams {
            field: Cow::Borrowed(parameter.field),
            kind: self,
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
