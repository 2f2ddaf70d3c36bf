//! Endpoint expressions.
//!
//! In: the JSON of an argument, URL, message, header or property. Out: an expression whose
//! references and types are checked, or a diagnostic at the place.

use super::report::{Lowered, Place, Report, Reported};
use super::scope::Scope;
use super::template;
use super::types::{signature, Arguments, Type, FUNCTIONS};
use crate::codes::{MALFORMED_RULES, WRONG_RULES_TYPE};
use crate::ir::endpoint::{Expression, Field, Function, Step};
use smithy_model::spelling::question;

/// Expressions nest no deeper; the runtime refuses deeper ones, too.
const DEPTH_LIMIT: usize = 32;

/// An expression and its type.
pub(super) type Typed = (Expression, Type);

/// Lowers expressions in a scope.
pub(super) struct Expressions<'s, 'd> {
    pub(super) scope: &'s Scope,
    pub(super) report: &'s mut Report<'d>,
    depth: usize,
}

impl<'s, 'd> Expressions<'s, 'd> {
    pub(super) fn new(scope: &'s Scope, report: &'s mut Report<'d>) -> Self {
        Expressions {
            scope,
            report,
            depth: 0,
        }
    }

    /// An expression that has to be a string.
    pub(super) fn string(&mut self, place: &Place<'_>) -> Lowered<Expression> {
        self.of_type(place, &Type::String)
    }

    /// An expression that has to be of type `expected`.
    fn of_type(&mut self, place: &Place<'_>, expected: &Type) -> Lowered<Expression> {
        let (expression, found) = self.any(place)?;
        match found == *expected {
            true => Ok(expression),
            false => Err(self.wrong_type(place, &expected.name(), &found)),
        }
    }

    /// An expression of any type.
    pub(super) fn any(&mut self, place: &Place<'_>) -> Lowered<Typed> {
        self.deeper(place, Self::node)
    }

    /// Reads one level further down.
    fn deeper<T>(
        &mut self,
        place: &Place<'_>,
        read: fn(&mut Self, &Place<'_>) -> Lowered<T>,
    ) -> Lowered<T> {
        if self.depth == DEPTH_LIMIT {
            let message = format!("expressions nest deeper than {DEPTH_LIMIT} levels");
            return Err(self.report.error(MALFORMED_RULES, message, place));
        }
        self.depth += 1;
        let lowered = read(self, place);
        self.depth -= 1;
        lowered
    }

    fn node(&mut self, place: &Place<'_>) -> Lowered<Typed> {
        let node = place.node;
        if let Some(value) = node.as_bool() {
            return Ok((Expression::Boolean(value), Type::Boolean));
        }
        if node.as_number().is_some() {
            let value = place.integer(self.report)?;
            return Ok((Expression::Integer(value), Type::Integer));
        }
        if let Some(text) = node.as_str() {
            return Ok((self.template(text, place)?, Type::String));
        }
        if node.as_array().is_some() {
            return self.list(place);
        }
        if let Some(name) = place.get("ref") {
            let text = name.text(self.report)?;
            return self.reference(text, &name);
        }
        if place.get("fn").is_some() {
            return self.call(place);
        }
        let expected = "a string, a boolean, an integer, an array, or an object with `ref` or `fn`";
        Err(self.report.expected(place, expected))
    }

    fn list(&mut self, place: &Place<'_>) -> Lowered<Typed> {
        let mut items = Vec::new();
        let mut item_type = Type::String;
        for (index, item) in place.items(self.report)?.iter().enumerate() {
            let (expression, found) = self.any(item)?;
            match index {
                0 => item_type = found,
                _ if found != item_type => {
                    return Err(self.wrong_type(item, &item_type.name(), &found));
                }
                _ => {}
            }
            items.push(expression);
        }
        Ok((Expression::List(items), Type::Array(Box::new(item_type))))
    }

    pub(super) fn reference(&mut self, name: &str, place: &Place<'_>) -> Lowered<Typed> {
        match self.scope.find(name) {
            Some((slot, kind)) => Ok((Expression::Reference(slot), kind)),
            None => {
                let message = format!(
                    "there is no parameter or variable `{}`",
                    name.escape_debug()
                );
                let help = question(name, self.scope.names());
                Err(self.report.unknown(message, place, help))
            }
        }
    }

    /// A function call; also that of a condition, whose object has further keys.
    pub(super) fn call(&mut self, place: &Place<'_>) -> Lowered<Typed> {
        let name_place = place.required("fn", self.report)?;
        let name = name_place.text(self.report)?;
        let list = place.required("argv", self.report)?;
        let arguments = list.items(self.report)?;
        if name == "getAttr" {
            return self.get_attribute(place, &arguments);
        }
        let Some((function, expected, result)) = signature(name) else {
            let message = format!("there is no function `{}`", name.escape_debug());
            let help = question(name, FUNCTIONS.iter().copied());
            return Err(self.report.unknown(message, &name_place, help));
        };
        match expected {
            Arguments::Exactly(types) => {
                self.expect_count(name, &list, arguments.len(), types.len())?;
                let pairs = arguments.iter().zip(types);
                let lowered = pairs.map(|(argument, expected)| self.of_type(argument, expected));
                Ok((
                    Expression::Call(function, lowered.collect::<Lowered<_>>()?),
                    result,
                ))
            }
            Arguments::Any => {
                self.expect_count(name, &list, arguments.len(), 1)?;
                let lowered = arguments.iter().map(|argument| Ok(self.any(argument)?.0));
                Ok((
                    Expression::Call(function, lowered.collect::<Lowered<_>>()?),
                    result,
                ))
            }
            Arguments::Choice => {
                self.expect_count(name, &list, arguments.len(), 3)?;
                let (condition, alternatives) = match arguments.split_first() {
                    Some(split) => split,
                    None => return Err(Reported),
                };
                let condition = self.of_type(condition, &Type::Boolean)?;
                self.alternatives(function, vec![condition], alternatives)
            }
            Arguments::Alternatives => {
                if arguments.len() < 2 {
                    let message = format!("`{name}` takes two or more arguments");
                    return Err(self.report.error(MALFORMED_RULES, message, &list));
                }
                self.alternatives(function, Vec::new(), &arguments)
            }
        }
    }

    /// Appends arguments that have to be of one type, which is the call's.
    fn alternatives(
        &mut self,
        function: Function,
        mut lowered: Vec<Expression>,
        arguments: &[Place<'_>],
    ) -> Lowered<Typed> {
        let mut result: Option<Type> = None;
        for argument in arguments {
            let (expression, found) = self.any(argument)?;
            match &result {
                Some(expected) if *expected != found => {
                    return Err(self.wrong_type(argument, &expected.name(), &found));
                }
                Some(_) => {}
                None => result = Some(found),
            }
            lowered.push(expression);
        }
        let result = result.ok_or(Reported)?;
        Ok((Expression::Call(function, lowered), result))
    }

    fn expect_count(
        &mut self,
        name: &str,
        list: &Place<'_>,
        found: usize,
        expected: usize,
    ) -> Lowered<()> {
        if found == expected {
            return Ok(());
        }
        let message = format!("`{name}` takes {expected} arguments, found {found}");
        Err(self.report.error(MALFORMED_RULES, message, list))
    }

    fn get_attribute(&mut self, place: &Place<'_>, arguments: &[Place<'_>]) -> Lowered<Typed> {
        let [base, path] = arguments else {
            let message = format!("`getAttr` takes 2 arguments, found {}", arguments.len());
            return Err(self.report.error(MALFORMED_RULES, message, place));
        };
        let base = self.any(base)?;
        let text = path.text(self.report)?;
        self.attribute(base, text, path)
    }

    /// The part of `base` that `path` names.
    pub(super) fn attribute(
        &mut self,
        base: Typed,
        path: &str,
        place: &Place<'_>,
    ) -> Lowered<Typed> {
        let (base, mut reached) = base;
        let Some(steps) = template::attribute_path(path) else {
            let message = format!("`{}` is not an attribute path", path.escape_debug());
            return Err(self.report.error(MALFORMED_RULES, message, place));
        };
        for step in &steps {
            let next = match (step, &reached) {
                (Step::Key(key), container) => container.field(key),
                (Step::Index(_), Type::Array(item)) => Some((**item).clone()),
                (Step::Index(_), _) => None,
            };
            reached = match (next, step) {
                (Some(next), _) => next,
                (None, Step::Key(key)) => {
                    let name = reached.name();
                    let message = format!("{name} has no field `{}`", key.escape_debug());
                    return Err(self.report.unknown(message, place, None));
                }
                (None, Step::Index(_)) => {
                    return Err(self.wrong_type(place, "an array", &reached));
                }
            };
        }
        Ok((Expression::Attribute(Box::new(base), steps), reached))
    }

    /// A string that may contain references in braces.
    fn template(&mut self, text: &str, place: &Place<'_>) -> Lowered<Expression> {
        let parts = match template::split(text) {
            Ok(parts) => parts,
            Err(message) => {
                return Err(self
                    .report
                    .error(MALFORMED_RULES, message.to_owned(), place));
            }
        };
        let mut lowered = Vec::with_capacity(parts.len());
        for part in parts {
            lowered.push(match part {
                template::Part::Text(text) => Expression::Text(text),
                template::Part::Reference { name, path } => {
                    let base = self.reference(name, place)?;
                    let (expression, found) = match path {
                        Some(path) => self.attribute(base, path, place)?,
                        None => base,
                    };
                    if found != Type::String {
                        return Err(self.wrong_type(place, "a string in braces", &found));
                    }
                    expression
                }
            });
        }
        Ok(match lowered.len() {
            0 => Expression::Text(String::new()),
            1 => lowered.remove(0),
            _ => Expression::Template(lowered),
        })
    }

    /// A property: a document in which strings are templates.
    pub(super) fn document(&mut self, place: &Place<'_>) -> Lowered<Expression> {
        self.deeper(place, Self::document_node)
    }

    fn document_node(&mut self, place: &Place<'_>) -> Lowered<Expression> {
        if place.node.as_object().is_some() {
            return Ok(Expression::Record(self.fields(place)?));
        }
        if place.node.as_array().is_some() {
            let items = place.items(self.report)?;
            let items = items.iter().map(|item| self.document(item));
            return Ok(Expression::List(items.collect::<Lowered<_>>()?));
        }
        Ok(self.any(place)?.0)
    }

    /// The fields of a document.
    pub(super) fn fields(&mut self, place: &Place<'_>) -> Lowered<Vec<Field>> {
        let mut fields = Vec::new();
        for (name, value) in place.entries(self.report)? {
            fields.push(Field {
                name: name.to_owned(),
                value: self.document(&value)?,
            });
        }
        Ok(fields)
    }

    fn wrong_type(&mut self, place: &Place<'_>, expected: &str, found: &Type) -> Reported {
        let message = format!("expected {expected}, found {}", found.name());
        self.report.error(WRONG_RULES_TYPE, message, place)
    }
}
