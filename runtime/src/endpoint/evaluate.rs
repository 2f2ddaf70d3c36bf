//! The evaluator of expressions, used for rule trees and decision diagrams alike.
//!
//! In: constant expressions, and slots with the values of parameters and variables. Out: values,
//! or an error where the rules are not well-formed (a slot that does not exist, an argument of
//! another type). Rules that went through the generator's checks never lead to such an error;
//! others must not lead to a panic or an endless evaluation.

use std::borrow::Cow;
use std::rc::Rc;

use aws_smithy_types::Document;

use super::data::{Condition, EndpointRules, Expression, Field, Function, Step};
use super::error::{RulesError, DEPTH_LIMIT};
use super::params::Params;
use super::value::{Text, Value};
use super::{custom_partitions, functions};

type Evaluated<'a> = Result<Option<Value<'a>>, RulesError>;

/// The state of one evaluation: a value, or its absence, in every slot.
pub(super) struct Evaluator<'a> {
    slots: Vec<Option<Value<'a>>>,
    first_variable: usize,
}

impl<'a> Evaluator<'a> {
    /// A state with the given parameters, in which no variable has a value.
    pub(super) fn new(rules: &'static EndpointRules, params: &'a Params) -> Self {
        let first_variable = rules.parameters.len();
        let mut slots = Vec::with_capacity(first_variable + usize::from(rules.variables));
        slots.extend((0..first_variable).map(|index| params.value(index)));
        slots.resize(slots.capacity(), None);
        Evaluator {
            slots,
            first_variable,
        }
    }

    /// Whether `condition` holds; its variable takes the value, or loses the one it had.
    pub(super) fn holds(&mut self, condition: &'static Condition) -> Result<bool, RulesError> {
        let value = self.evaluate(&condition.expression, 0)?;
        let holds = !matches!(value, None | Some(Value::Boolean(false)));
        if let Some(variable) = condition.assign {
            let slot = self.first_variable + usize::from(variable);
            match self.slots.get_mut(slot) {
                Some(slot) => *slot = value,
                None => return Err(RulesError::Reference(variable)),
            }
        }
        Ok(holds)
    }

    /// The string that `expression` makes; absent if a part of it is.
    pub(super) fn string(
        &self,
        expression: &'static Expression,
    ) -> Result<Option<Cow<'static, str>>, RulesError> {
        match expression {
            Expression::Text(text) => Ok(Some(Cow::Borrowed(text))),
            Expression::Template(parts) => Ok(self.join(parts, 0)?.map(Cow::Owned)),
            _ => match self.evaluate(expression, 0)? {
                Some(value) => Ok(Some(Cow::Owned(text_of(&value)?.to_string()))),
                None => Ok(None),
            },
        }
    }

    /// The document that `expression` makes.
    pub(super) fn document(&self, expression: &'static Expression) -> Result<Document, RulesError> {
        self.nested_document(expression, 0)
    }

    fn nested_document(
        &self,
        expression: &'static Expression,
        depth: u8,
    ) -> Result<Document, RulesError> {
        let depth = deeper(depth)?;
        let of_field = |field: &'static Field| {
            let value = self.nested_document(&field.value, depth)?;
            Ok((field.name.to_string(), value))
        };
        Ok(match expression {
            Expression::Record(fields) => {
                Document::Object(fields.iter().map(of_field).collect::<Result<_, _>>()?)
            }
            Expression::List(items) => {
                let items = items.iter().map(|item| self.nested_document(item, depth));
                Document::Array(items.collect::<Result<_, _>>()?)
            }
            _ => match self.evaluate(expression, depth)? {
                None => Document::Null,
                Some(Value::Boolean(value)) => Document::Bool(value),
                Some(Value::Integer(value)) => Document::from(value),
                Some(Value::Strings(items)) => {
                    Document::Array(items.iter().cloned().map(Document::String).collect())
                }
                Some(value) => Document::String(text_of(&value)?.to_string()),
            },
        })
    }

    fn evaluate(&self, expression: &'static Expression, depth: u8) -> Evaluated<'a> {
        let depth = deeper(depth)?;
        Ok(Some(match expression {
            Expression::Boolean(value) => Value::Boolean(*value),
            Expression::Integer(value) => Value::Integer(*value),
            Expression::Text(text) => Value::Text(Text::Borrowed(text)),
            Expression::Template(parts) => match self.join(parts, depth)? {
                Some(text) => Value::Text(Text::Shared(Rc::from(text))),
                None => return Ok(None),
            },
            Expression::Reference(slot) => return Ok(self.slot(*slot)?.clone()),
            Expression::List(items) => {
                let items = items.iter().map(|item| self.evaluate(item, depth));
                Value::List(items.collect::<Result<_, _>>()?)
            }
            Expression::Record(_) => return Err(unexpected("value", "object")),
            Expression::Attribute(base, path) => return self.attribute(base, path, depth),
            Expression::Call(function, arguments) => {
                return self.call(*function, arguments, depth);
            }
        }))
    }

    /// The value in a slot, or its absence.
    fn slot(&self, slot: u16) -> Result<&Option<Value<'a>>, RulesError> {
        let value = self.slots.get(usize::from(slot));
        value.ok_or(RulesError::Reference(slot))
    }

    fn attribute(
        &self,
        base: &'static Expression,
        path: &'static [Step],
        depth: u8,
    ) -> Evaluated<'a> {
        let mut value = self.evaluate(base, depth)?;
        for step in path {
            match value {
                Some(base) => value = base.step(*step),
                None => return Ok(None),
            }
        }
        Ok(value)
    }

    /// The parts as one string; absent if one of them is.
    fn join(&self, parts: &'static [Expression], depth: u8) -> Result<Option<String>, RulesError> {
        let mut joined = String::with_capacity(64);
        for part in parts {
            match part {
                Expression::Text(text) => joined.push_str(text),
                _ => match self.evaluate(part, depth)? {
                    Some(value) => joined.push_str(text_of(&value)?),
                    None => return Ok(None),
                },
            }
        }
        Ok(Some(joined))
    }

    /// The value of a call. Unless the function says otherwise, an absent argument makes an
    /// absent value, so that a condition over it does not hold.
    fn call(
        &self,
        function: Function,
        arguments: &'static [Expression],
        depth: u8,
    ) -> Evaluated<'a> {
        let call = Call {
            state: self,
            function,
            arguments,
            depth,
        };
        match function {
            Function::IsSet => return Ok(Some(Value::Boolean(call.is_present(0)?))),
            Function::Coalesce => {
                for argument in arguments {
                    if let Some(value) = self.evaluate(argument, depth)? {
                        return Ok(Some(value));
                    }
                }
                return Ok(None);
            }
            Function::IfThenElse => {
                return match call.boolean(0)? {
                    Some(true) => call.argument(1),
                    Some(false) => call.argument(2),
                    None => Ok(None),
                };
            }
            _ => {}
        }
        call.library()
    }
}

/// One call of a function whose arguments all have to be present.
struct Call<'e, 'a> {
    state: &'e Evaluator<'a>,
    function: Function,
    arguments: &'static [Expression],
    depth: u8,
}

/// Leaves the function with an absent value where the argument is absent.
macro_rules! present {
    ($value:expr) => {
        match $value {
            Some(value) => value,
            None => return Ok(None),
        }
    };
}

impl<'a> Call<'_, 'a> {
    fn library(&self) -> Evaluated<'a> {
        let yes_or_no = |answer| Ok(Some(Value::Boolean(answer)));
        match self.function {
            Function::Not => yes_or_no(!present!(self.boolean(0)?)),
            Function::BooleanEquals => {
                yes_or_no(present!(self.boolean(0)?) == present!(self.boolean(1)?))
            }
            Function::StringEquals => {
                yes_or_no(*present!(self.text(0)?) == *present!(self.text(1)?))
            }
            Function::IsValidHostLabel => {
                let text = present!(self.text(0)?);
                let allow_subdomains = present!(self.boolean(1)?);
                yes_or_no(functions::is_valid_host_label(&text, allow_subdomains))
            }
            Function::IsVirtualHostableS3Bucket => {
                let text = present!(self.text(0)?);
                let allow_subdomains = present!(self.boolean(1)?);
                yes_or_no(functions::is_virtual_hostable_bucket(
                    &text,
                    allow_subdomains,
                ))
            }
            Function::ParseUrl => Ok(functions::parse_url(&present!(self.text(0)?))),
            Function::ParseArn => Ok(functions::parse_arn(&present!(self.text(0)?))),
            Function::Partition => {
                let region = present!(self.text(0)?);
                Ok(custom_partitions::partition_of(&region)?.map(Value::Partition))
            }
            Function::UriEncode => Ok(Some(functions::uri_encode(&present!(self.text(0)?)))),
            Function::Split => {
                let text = present!(self.text(0)?);
                let delimiter = present!(self.text(1)?);
                Ok(functions::split(
                    &text,
                    &delimiter,
                    present!(self.integer(2)?),
                ))
            }
            Function::Substring => {
                let text = present!(self.text(0)?);
                let start = present!(self.integer(1)?);
                let end = present!(self.integer(2)?);
                Ok(functions::substring(
                    &text,
                    start,
                    end,
                    present!(self.boolean(3)?),
                ))
            }
            Function::IsSet | Function::Coalesce | Function::IfThenElse => {
                Err(RulesError::Arguments(self.function))
            }
        }
    }

    fn argument(&self, index: usize) -> Evaluated<'a> {
        match self.arguments.get(index) {
            Some(argument) => self.state.evaluate(argument, self.depth),
            None => Err(RulesError::Arguments(self.function)),
        }
    }

    /// Whether the argument has a value. A slot's is looked at, not copied: most conditions of
    /// real rules ask for nothing else.
    fn is_present(&self, index: usize) -> Result<bool, RulesError> {
        match self.arguments.get(index) {
            Some(Expression::Reference(slot)) => Ok(self.state.slot(*slot)?.is_some()),
            _ => Ok(self.argument(index)?.is_some()),
        }
    }

    fn boolean(&self, index: usize) -> Result<Option<bool>, RulesError> {
        let of_value = |value: &Value<'_>| match value {
            Value::Boolean(value) => Ok(*value),
            other => Err(unexpected("boolean", other.kind())),
        };
        match self.arguments.get(index) {
            Some(Expression::Boolean(value)) => Ok(Some(*value)),
            Some(Expression::Reference(slot)) => {
                self.state.slot(*slot)?.as_ref().map(of_value).transpose()
            }
            _ => self.argument(index)?.as_ref().map(of_value).transpose(),
        }
    }

    fn integer(&self, index: usize) -> Result<Option<i32>, RulesError> {
        match self.argument(index)? {
            None => Ok(None),
            Some(Value::Integer(value)) => Ok(Some(value)),
            Some(other) => Err(unexpected("integer", other.kind())),
        }
    }

    fn text(&self, index: usize) -> Result<Option<Text<'a>>, RulesError> {
        match self.argument(index)? {
            None => Ok(None),
            Some(Value::Text(value)) => Ok(Some(value)),
            Some(other) => Err(unexpected("string", other.kind())),
        }
    }
}

fn text_of<'v>(value: &'v Value<'_>) -> Result<&'v str, RulesError> {
    match value {
        Value::Text(text) => Ok(text),
        other => Err(unexpected("string", other.kind())),
    }
}

fn unexpected(expected: &'static str, found: &'static str) -> RulesError {
    RulesError::Kind { expected, found }
}

fn deeper(depth: u8) -> Result<u8, RulesError> {
    match depth < DEPTH_LIMIT {
        true => Ok(depth + 1),
        false => Err(RulesError::Depth),
    }
}
