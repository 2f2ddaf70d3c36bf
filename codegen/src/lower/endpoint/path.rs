//! Paths into an operation's input.
//!
//! In: an expression of the JMESPath subset that `smithy.rules#operationContextParams` allows:
//! identifiers, sub-expressions, wildcards, multi-select lists, flattening, and the function
//! `keys`. Out: its steps.

use crate::ir::endpoint::PathStep;

/// The steps of an expression, or what is wrong with it.
pub(super) fn parse(expression: &str) -> Result<Vec<PathStep>, String> {
    let mut parser = Parser {
        rest: expression.trim(),
        depth: 0,
    };
    let steps = parser.expression()?;
    match parser.rest {
        "" => Ok(steps),
        rest => Err(format!(
            "`{}` cannot stand here in a path",
            rest.escape_debug()
        )),
    }
}

/// Multi-select lists nest no deeper.
const DEPTH_LIMIT: usize = 8;

struct Parser<'t> {
    rest: &'t str,
    depth: usize,
}

impl Parser<'_> {
    /// Takes `token` and the white space behind it, if it comes next.
    fn take(&mut self, token: &str) -> bool {
        match self.rest.strip_prefix(token) {
            Some(rest) => {
                self.rest = rest.trim_start();
                true
            }
            None => false,
        }
    }

    fn expression(&mut self) -> Result<Vec<PathStep>, String> {
        if self.take("keys(") {
            let mut steps = self.expression()?;
            self.expect(")")?;
            steps.push(PathStep::Keys);
            return Ok(steps);
        }
        let mut steps = Vec::new();
        self.first(&mut steps)?;
        loop {
            if self.take("[*]") || self.take(".*") {
                steps.push(PathStep::Items);
            } else if self.take("[]") {
                steps.push(PathStep::Flatten);
            } else if self.take(".[") || self.rest.starts_with('[') && self.take("[") {
                steps.push(self.select()?);
            } else if self.take(".") {
                steps.push(self.member()?);
            } else {
                return Ok(steps);
            }
        }
    }

    fn first(&mut self, steps: &mut Vec<PathStep>) -> Result<(), String> {
        let is_bracket = self.rest.starts_with('[');
        if self.take("*") {
            steps.push(PathStep::Items);
        } else if !is_bracket {
            steps.push(self.member()?);
        }
        Ok(())
    }

    /// A name, bare or in double quotes.
    fn member(&mut self) -> Result<PathStep, String> {
        if let Some(quoted) = self.rest.strip_prefix('"') {
            let (name, rest) = quoted.split_once('"').ok_or("a quote is not closed")?;
            if name.contains('\\') {
                return Err("a quoted name with escapes is not supported in a path".to_owned());
            }
            self.rest = rest.trim_start();
            return Ok(PathStep::Member(name.to_owned()));
        }
        let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let end = self.rest.find(|c| !is_part(c)).unwrap_or(self.rest.len());
        let (name, rest) = self.rest.split_at(end);
        if name.is_empty() || name.starts_with(|c: char| c.is_ascii_digit()) {
            return Err("expected a member name in a path".to_owned());
        }
        self.rest = rest.trim_start();
        Ok(PathStep::Member(name.to_owned()))
    }

    /// The expressions of a multi-select list, behind its opening bracket.
    fn select(&mut self) -> Result<PathStep, String> {
        if self.depth == DEPTH_LIMIT {
            return Err(format!("a path nests deeper than {DEPTH_LIMIT} lists"));
        }
        self.depth += 1;
        let mut paths = vec![self.expression()?];
        while self.take(",") {
            paths.push(self.expression()?);
        }
        self.depth -= 1;
        self.expect("]")?;
        Ok(PathStep::Select(paths))
    }

    fn expect(&mut self, token: &str) -> Result<(), String> {
        match self.take(token) {
            true => Ok(()),
            false => Err(format!("expected `{token}` in a path")),
        }
    }
}
