//! The parser: a text comes in, its tree or an error goes out.
//!
//! It parses by operator precedence: each operator has a binding power, and an expression continues as long as the next
//! operator binds more strongly than the context of the expression.

mod compound;

use super::error::{SyntaxError, SyntaxErrorKind};
use super::expression::Expression;
use super::token::{tokens, Placed, Token};

/// The deepest nesting of expressions.
const DEPTH_LIMIT: usize = 192;

/// The powers with which operators bind.
mod power {
    pub(super) const LEAST: u8 = 0;
    pub(super) const PIPE: u8 = 1;
    pub(super) const OR: u8 = 2;
    pub(super) const AND: u8 = 3;
    pub(super) const COMPARATOR: u8 = 5;
    pub(super) const FLATTEN: u8 = 9;
    /// Operators that bind less strongly end a projection.
    pub(super) const PROJECTION: u8 = 10;
    pub(super) const STAR: u8 = 20;
    pub(super) const FILTER: u8 = 21;
    pub(super) const DOT: u8 = 40;
    pub(super) const NOT: u8 = 45;
    pub(super) const BRACKET: u8 = 55;
}

/// Parses an expression.
///
/// # Errors
///
/// When the text is not an expression, calls an unknown function or passes a wrong number of arguments, or nests deeper
/// than 192 levels.
pub fn parse(text: &str) -> Result<Expression, SyntaxError> {
    let mut parser = Parser {
        tokens: tokens(text)?,
        position: 0,
        depth: 0,
        comparisons: 0,
        misfit: None,
    };
    let expression = parser.expression(power::LEAST)?;
    if *parser.peek() != Token::End {
        return Err(parser.unexpected("the end"));
    }
    match parser.misfit {
        None => Ok(expression),
        Some(misfit) => Err(misfit),
    }
}

type Parsed<T> = Result<T, SyntaxError>;

struct Parser {
    tokens: Vec<Placed>,
    position: usize,
    depth: usize,
    comparisons: usize,
    /// The first error of a well-formed expression, such as an unknown function. Errors of syntax are reported instead
    /// of it.
    misfit: Option<SyntaxError>,
}

impl Parser {
    fn peek(&self) -> &Token {
        self.ahead(0)
    }

    fn ahead(&self, distance: usize) -> &Token {
        let placed = self.tokens.get(self.position + distance);
        placed.map_or(&Token::End, |placed| &placed.token)
    }

    /// Takes the token if it comes next.
    fn take(&mut self, token: &Token) -> bool {
        let comes = self.peek() == token;
        self.position += usize::from(comes);
        comes
    }

    fn require(&mut self, token: &Token, shown: &str) -> Parsed<()> {
        match self.take(token) {
            true => Ok(()),
            false => Err(self.unexpected(shown)),
        }
    }

    fn error(&self, kind: SyntaxErrorKind, message: String) -> SyntaxError {
        let placed = self.tokens.get(self.position).or(self.tokens.last());
        SyntaxError {
            kind,
            offset: placed.map_or(0, |placed| placed.offset),
            message,
        }
    }

    /// Keeps an error and goes on parsing.
    fn note(&mut self, kind: SyntaxErrorKind, message: String) {
        let error = self.error(kind, message);
        self.misfit.get_or_insert(error);
    }

    fn unexpected(&self, expected: &str) -> SyntaxError {
        self.error(SyntaxErrorKind::Syntax, format!("expected {expected}"))
    }

    /// An expression, up to an operator that binds no more strongly than `least`.
    fn expression(&mut self, least: u8) -> Parsed<Expression> {
        if self.depth == DEPTH_LIMIT {
            let message = format!("the expression nests deeper than {DEPTH_LIMIT} levels");
            return Err(self.error(SyntaxErrorKind::Syntax, message));
        }
        self.depth += 1;
        let mut left = self.first()?;
        while binding(self.peek()) > least {
            left = self.following(left)?;
        }
        self.depth -= 1;
        Ok(left)
    }

    /// The start of an expression.
    fn first(&mut self) -> Parsed<Expression> {
        match self.peek().clone() {
            Token::Name(name) if *self.ahead(1) == Token::LeftParenthesis => self.call(&name),
            Token::Name(name) | Token::Quoted(name) => {
                self.position += 1;
                Ok(Expression::Field(name))
            }
            Token::Literal(value) => {
                self.position += 1;
                Ok(Expression::Literal(value))
            }
            Token::At => {
                self.position += 1;
                Ok(Expression::Current)
            }
            Token::Not => {
                self.position += 1;
                Ok(Expression::Not(Box::new(self.expression(power::NOT)?)))
            }
            Token::Star => {
                self.position += 1;
                Ok(Expression::Values(self.projected(power::STAR)?))
            }
            Token::Flatten => {
                self.position += 1;
                Ok(Expression::Flatten(self.projected(power::FLATTEN)?))
            }
            Token::Filter => self.filter(),
            Token::LeftBrace => self.hash(),
            Token::LeftBracket if self.is_index() => self.index(),
            Token::LeftBracket if self.is_items() => self.items(),
            Token::LeftBracket => self.list(),
            Token::LeftParenthesis => {
                self.position += 1;
                let inner = self.expression(power::LEAST)?;
                self.require(&Token::RightParenthesis, "`)`")?;
                Ok(inner)
            }
            _ => Err(self.unexpected("an expression")),
        }
    }

    /// The operator behind an expression, applied to it.
    fn following(&mut self, left: Expression) -> Parsed<Expression> {
        match self.peek().clone() {
            Token::Dot => {
                self.position += 1;
                if self.take(&Token::Star) {
                    let right = self.projected(power::STAR)?;
                    return Ok(chain(left, Expression::Values(right)));
                }
                let right = self.behind_dot(power::DOT)?;
                Ok(chain(left, right))
            }
            Token::Pipe => {
                self.position += 1;
                let right = self.expression(power::PIPE)?;
                Ok(chain(left, right))
            }
            Token::Or => {
                self.position += 1;
                let right = self.expression(power::OR)?;
                Ok(match left {
                    Expression::Or(mut all) => {
                        all.push(right);
                        Expression::Or(all)
                    }
                    left => Expression::Or(vec![left, right]),
                })
            }
            Token::And => {
                self.position += 1;
                let right = self.expression(power::AND)?;
                Ok(match left {
                    Expression::And(mut all) => {
                        all.push(right);
                        Expression::And(all)
                    }
                    left => Expression::And(vec![left, right]),
                })
            }
            Token::Comparator(comparator) => {
                self.position += 1;
                // A row of them makes a tree as deep as the row is long.
                self.comparisons += 1;
                if self.comparisons > DEPTH_LIMIT {
                    let message = format!("there are more than {DEPTH_LIMIT} comparisons");
                    return Err(self.error(SyntaxErrorKind::Syntax, message));
                }
                let right = Box::new(self.expression(power::COMPARATOR)?);
                Ok(Expression::Comparison(comparator, Box::new(left), right))
            }
            Token::Flatten => {
                self.position += 1;
                let right = self.projected(power::FLATTEN)?;
                Ok(chain(left, Expression::Flatten(right)))
            }
            Token::Filter => {
                let right = self.filter()?;
                Ok(chain(left, right))
            }
            Token::LeftBracket if self.is_index() => {
                let right = self.index()?;
                Ok(chain(left, right))
            }
            Token::LeftBracket if self.is_items() => {
                let right = self.items()?;
                Ok(chain(left, right))
            }
            Token::LeftBracket => {
                self.position += 1;
                Err(match self.take(&Token::Star) {
                    true => self.unexpected("`]`"),
                    false => self.unexpected("a position or `*`"),
                })
            }
            _ => Err(self.unexpected("an operator")),
        }
    }

    /// The expression that a projection applies to each item.
    fn projected(&mut self, least: u8) -> Parsed<Box<Expression>> {
        let right = match self.peek() {
            token if binding(token) < power::PROJECTION => Expression::Current,
            Token::LeftBracket | Token::Filter => self.expression(least)?,
            Token::Dot => {
                self.position += 1;
                self.behind_dot(least)?
            }
            _ => return Err(self.unexpected("`.` or `[`")),
        };
        Ok(Box::new(right))
    }

    fn behind_dot(&mut self, least: u8) -> Parsed<Expression> {
        match self.peek() {
            Token::Name(_) | Token::Quoted(_) | Token::Star => self.expression(least),
            Token::LeftBracket => self.list(),
            Token::LeftBrace => self.hash(),
            _ => Err(self.unexpected("a name, `*`, `[` or `{`")),
        }
    }

    fn is_index(&self) -> bool {
        matches!(self.ahead(1), Token::Number(_) | Token::Colon)
    }

    fn is_items(&self) -> bool {
        *self.ahead(1) == Token::Star && *self.ahead(2) == Token::RightBracket
    }
}

/// How strongly a token binds the expression before it.
fn binding(token: &Token) -> u8 {
    match token {
        Token::Pipe => power::PIPE,
        Token::Or => power::OR,
        Token::And => power::AND,
        Token::Comparator(_) => power::COMPARATOR,
        Token::Flatten => power::FLATTEN,
        Token::Filter => power::FILTER,
        Token::Dot => power::DOT,
        Token::LeftBracket => power::BRACKET,
        // These only start an expression.
        Token::Star | Token::Not | Token::LeftBrace | Token::LeftParenthesis => power::STAR,
        _ => power::LEAST,
    }
}

/// One after the other; a chain within a chain is a part of it.
fn chain(left: Expression, right: Expression) -> Expression {
    let mut steps = match left {
        Expression::Chain(steps) => steps,
        left => vec![left],
    };
    match right {
        Expression::Chain(more) => steps.extend(more),
        right => steps.push(right),
    }
    Expression::Chain(steps)
}
