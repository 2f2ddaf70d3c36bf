//! The type of an expression's result: a tree and the type of its input come in, a type and problems go out.
//!
//! Source: Smithy 2.0, "Waiters", section "JMESPath static analysis".

use super::types::{common, Type};
use crate::jmespath::{Comparator, Expression, Function, Parameter};
use crate::model::Model;
use crate::shape::ShapeKind;
use crate::spelling::question;
use std::sync::Arc;

/// A problem of a well-formed expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The problem.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

/// Tells the types of expressions, and collects their problems.
pub struct Checker<'m> {
    model: &'m Model,
    problems: Vec<Problem>,
}

impl<'m> Checker<'m> {
    /// A checker over the shapes of a model.
    pub fn new(model: &'m Model) -> Checker<'m> {
        let problems = Vec::new();
        Checker { model, problems }
    }

    /// The problems that were found.
    pub fn problems(self) -> Vec<Problem> {
        self.problems
    }

    /// Adds a problem.
    pub fn problem(&mut self, message: String, help: Option<String>) {
        self.problems.push(Problem { message, help });
    }

    /// The type of the result when an expression is applied to a value of the type `current`.
    pub fn result(&mut self, expression: &Expression, current: &Type<'m>) -> Type<'m> {
        match expression {
            Expression::Current => current.clone(),
            Expression::Literal(node) => Type::literal(node),
            Expression::Field(name) => self.field(name, current),
            Expression::Index(_) => self.item(current),
            Expression::Chain(steps) => {
                let mut current = current.clone();
                for step in steps {
                    current = self.result(step, &current);
                }
                current
            }
            Expression::Items(right) | Expression::Slice(_, right) => {
                let item = self.item(current);
                self.projection(right, &item)
            }
            Expression::Filter(condition, right) => {
                let item = self.item(current);
                self.result(condition, &item);
                self.projection(right, &item)
            }
            Expression::Flatten(right) => {
                let item = match self.item(current) {
                    Type::Array(inner) => *inner,
                    item => item,
                };
                self.projection(right, &item)
            }
            Expression::Values(right) => {
                let value = self.values(current);
                self.projection(right, &value)
            }
            Expression::Or(all) | Expression::And(all) => {
                let types: Vec<Type<'m>> =
                    all.iter().map(|one| self.result(one, current)).collect();
                common(types)
            }
            Expression::Not(inner) => {
                self.result(inner, current);
                Type::Boolean
            }
            Expression::Comparison(comparator, left, right) => {
                let left = self.result(left, current);
                let right = self.result(right, current);
                self.comparison(*comparator, &left, &right);
                Type::Boolean
            }
            Expression::List(items) => {
                let types: Vec<Type<'m>> =
                    items.iter().map(|one| self.result(one, current)).collect();
                Type::Array(Box::new(common(types)))
            }
            Expression::Hash(entries) => Type::Record(
                entries
                    .iter()
                    .map(|(name, value)| (Arc::clone(name), self.result(value, current)))
                    .collect(),
            ),
            Expression::Call(function, arguments) => self.call(*function, arguments, current),
            Expression::Reference(inner) => self.result(inner, &Type::Any),
        }
    }

    fn projection(&mut self, right: &Expression, item: &Type<'m>) -> Type<'m> {
        Type::Array(Box::new(self.result(right, item)))
    }

    fn field(&mut self, name: &str, current: &Type<'m>) -> Type<'m> {
        let shown = name.escape_debug();
        match current {
            Type::Any | Type::Null => Type::Any,
            Type::Record(entries) => {
                let mut found = entries.iter().filter(|(key, _)| **key == *name);
                if let Some((_, value)) = found.next() {
                    return value.clone();
                }
                let keys = entries.iter().map(|(key, _)| &**key);
                let help = question(name, keys);
                self.problem(format!("the object has no `{shown}`"), help);
                Type::Any
            }
            Type::Object(shape) => {
                if let ShapeKind::Map(map) = &shape.kind {
                    return Type::of(self.model.target(&map.value), self.model);
                }
                if let Some(member) = shape.member(name) {
                    return Type::of(self.model.target(member), self.model);
                }
                let help = question(name, shape.members().map(|member| member.name()));
                self.problem(format!("`{}` has no member `{shown}`", shape.id), help);
                Type::Any
            }
            Type::Array(_) => {
                let help = "`[]` goes through the items of an array".to_owned();
                self.problem(format!("an array has no member `{shown}`"), Some(help));
                Type::Any
            }
            Type::Boolean | Type::Number | Type::String => {
                let kind = current.name();
                self.problem(format!("{kind} has no member `{shown}`"), None);
                Type::Any
            }
        }
    }

    /// The type of the items of an array.
    fn item(&mut self, current: &Type<'m>) -> Type<'m> {
        match current {
            Type::Any | Type::Null => Type::Any,
            Type::Array(item) => (**item).clone(),
            other => {
                let message = format!("{} has no items", other.name());
                let help = match other {
                    Type::Record(_) | Type::Object(_) => {
                        Some("`*` goes through the values of an object".to_owned())
                    }
                    _ => None,
                };
                self.problem(message, help);
                Type::Any
            }
        }
    }

    /// The type of the values of an object.
    fn values(&mut self, current: &Type<'m>) -> Type<'m> {
        match current {
            Type::Any | Type::Null => Type::Any,
            Type::Record(entries) => common(entries.iter().map(|(_, value)| value.clone())),
            Type::Object(shape) => match &shape.kind {
                ShapeKind::Map(map) => Type::of(self.model.target(&map.value), self.model),
                _ => {
                    let members = shape.members();
                    let targets = members.map(|member| self.model.target(member));
                    common(targets.map(|target| Type::of(target, self.model)))
                }
            },
            other => {
                let message = format!("{} has no values", other.name());
                let help = match other {
                    Type::Array(_) => Some("`[]` goes through the items of an array".to_owned()),
                    _ => None,
                };
                self.problem(message, help);
                Type::Any
            }
        }
    }

    fn comparison(&mut self, comparator: Comparator, left: &Type<'m>, right: &Type<'m>) {
        let symbol = comparator.symbol();
        if comparator.is_ordering() {
            let other = [left, right]
                .into_iter()
                .find(|side| !side.fits(Parameter::Number));
            if let Some(other) = other {
                let message = format!("`{symbol}` compares numbers, not {}", other.name());
                self.problem(message, None);
            }
        } else if !left.overlaps(right) {
            let (left, right) = (left.name(), right.name());
            self.problem(
                format!("`{symbol}` compares {left} with {right}, which are never equal"),
                None,
            );
        }
    }

    fn call(
        &mut self,
        function: Function,
        arguments: &[Expression],
        current: &Type<'m>,
    ) -> Type<'m> {
        let mut types = Vec::new();
        for (index, argument) in arguments.iter().enumerate() {
            let wanted = function.parameter(index).unwrap_or(Parameter::Any);
            let is_reference = matches!(argument, Expression::Reference(_));
            if is_reference != (wanted == Parameter::Reference) {
                let name = function.name();
                let message = match is_reference {
                    true => format!("`{name}` takes no `&` as argument {}", index + 1),
                    false => format!(
                        "`{name}` takes an expression behind `&` as argument {}",
                        index + 1
                    ),
                };
                self.problem(message, None);
            } else if !is_reference {
                let given = self.result(argument, current);
                if !given.fits(wanted) {
                    let (name, kind) = (function.name(), given.name());
                    let message =
                        format!("`{name}` cannot be given {kind} as argument {}", index + 1);
                    self.problem(message, None);
                }
                types.push(given);
            }
        }
        let item = match types.first() {
            Some(Type::Array(item)) => (**item).clone(),
            _ => Type::Any,
        };
        let referred = arguments.iter().find_map(|argument| match argument {
            Expression::Reference(inner) => Some(self.result(inner, &item)),
            _ => None,
        });
        let first = types.into_iter().next().unwrap_or(Type::Any);
        let array = |item| Type::Array(Box::new(item));
        match function {
            Function::Abs
            | Function::Avg
            | Function::Ceil
            | Function::Floor
            | Function::Length
            | Function::Sum
            | Function::ToNumber => Type::Number,
            Function::Contains | Function::EndsWith | Function::StartsWith => Type::Boolean,
            Function::Join | Function::ToString | Function::Type => Type::String,
            Function::Keys => array(Type::String),
            Function::Map => array(referred.unwrap_or(Type::Any)),
            Function::Max | Function::MaxBy | Function::Min | Function::MinBy => item,
            Function::Merge | Function::NotNull => Type::Any,
            Function::Reverse | Function::Sort | Function::SortBy => first,
            Function::ToArray => match first {
                Type::Array(item) => Type::Array(item),
                Type::Any => array(Type::Any),
                other => array(other),
            },
            Function::Values => match first {
                object @ (Type::Object(_) | Type::Record(_)) => array(self.values(&object)),
                _ => array(Type::Any),
            },
        }
    }
}
