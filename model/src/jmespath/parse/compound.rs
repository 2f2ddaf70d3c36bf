//! Expressions of several parts: the parser at an opening bracket, brace or parenthesis comes in, the tree of its
//! content goes out.

use super::{power, Parsed, Parser};
use crate::jmespath::error::SyntaxErrorKind;
use crate::jmespath::expression::{Expression, Slice};
use crate::jmespath::function::Function;
use crate::jmespath::token::Token;
use std::sync::Arc;

impl Parser {
    /// `[*]` and what is applied to the items.
    pub(super) fn items(&mut self) -> Parsed<Expression> {
        self.position += 3;
        Ok(Expression::Items(self.projected(power::STAR)?))
    }

    /// `[?condition]` and what is applied to the items for which it holds.
    pub(super) fn filter(&mut self) -> Parsed<Expression> {
        self.position += 1;
        let condition = Box::new(self.expression(power::LEAST)?);
        self.require(&Token::RightBracket, "`]`")?;
        let right = match self.peek() {
            Token::Flatten => Box::new(Expression::Current),
            _ => self.projected(power::FILTER)?,
        };
        Ok(Expression::Filter(condition, right))
    }

    /// `[1]`, or `[1:2]` and what is applied to its items.
    pub(super) fn index(&mut self) -> Parsed<Expression> {
        self.position += 1;
        let start = self.number();
        if !self.take(&Token::Colon) {
            self.require(&Token::RightBracket, "`]` or `:`")?;
            return Ok(start.map_or(Expression::Current, Expression::Index));
        }
        let stop = self.number();
        let step = match self.take(&Token::Colon) {
            true => self.number(),
            false => None,
        };
        if step == Some(0) {
            let message = "the step of a slice cannot be 0".to_owned();
            self.note(SyntaxErrorKind::InvalidValue, message);
        }
        self.require(&Token::RightBracket, "`]`")?;
        let step = step.unwrap_or(1);
        let slice = Slice { start, stop, step };
        Ok(Expression::Slice(slice, self.projected(power::STAR)?))
    }

    fn number(&mut self) -> Option<i64> {
        let Token::Number(number) = *self.peek() else {
            return None;
        };
        self.position += 1;
        Some(number)
    }

    /// `[a, b]`
    pub(super) fn list(&mut self) -> Parsed<Expression> {
        self.position += 1;
        let mut items = Vec::new();
        loop {
            items.push(self.expression(power::LEAST)?);
            if !self.take(&Token::Comma) {
                break;
            }
        }
        self.require(&Token::RightBracket, "`,` or `]`")?;
        Ok(Expression::List(items))
    }

    /// `{a: b}`
    pub(super) fn hash(&mut self) -> Parsed<Expression> {
        self.position += 1;
        let mut entries: Vec<(Arc<str>, Expression)> = Vec::new();
        loop {
            let (Token::Name(name) | Token::Quoted(name)) = self.peek().clone() else {
                return Err(self.unexpected("a name"));
            };
            self.position += 1;
            self.require(&Token::Colon, "`:`")?;
            entries.push((name, self.expression(power::LEAST)?));
            if !self.take(&Token::Comma) {
                break;
            }
        }
        self.require(&Token::RightBrace, "`,` or `}`")?;
        Ok(Expression::Hash(entries))
    }

    /// `name(a, &b)`
    pub(super) fn call(&mut self, name: &str) -> Parsed<Expression> {
        let function = Function::named(name);
        if function.is_none() {
            let message = format!("there is no function `{name}`");
            self.note(SyntaxErrorKind::UnknownFunction, message);
        }
        let start = self.position;
        self.position += 2;
        let mut arguments = Vec::new();
        if *self.peek() != Token::RightParenthesis {
            loop {
                arguments.push(self.argument()?);
                if !self.take(&Token::Comma) {
                    break;
                }
            }
        }
        let end = self.position;
        self.require(&Token::RightParenthesis, "`,` or `)`")?;
        let Some(function) = function else {
            return Ok(Expression::Current);
        };
        if !function.takes(arguments.len()) {
            self.position = start;
            self.note(
                SyntaxErrorKind::InvalidArity,
                arity(function, arguments.len()),
            );
            self.position = end + 1;
        }
        Ok(Expression::Call(function, arguments))
    }

    fn argument(&mut self) -> Parsed<Expression> {
        if self.take(&Token::Ampersand) {
            let inner = self.expression(power::LEAST)?;
            return Ok(Expression::Reference(Box::new(inner)));
        }
        self.expression(power::LEAST)
    }
}

fn arity(function: Function, count: usize) -> String {
    let least = function.parameters().len();
    let more = match function.more() {
        Some(_) => " or more",
        None => "",
    };
    format!(
        "`{}` takes {least}{more}, not {count} arguments",
        function.name()
    )
}
