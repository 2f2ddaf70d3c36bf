//! The error of evaluating a rule set, and its text.

use std::fmt;

use super::data::Function;

/// The greatest depth of expressions; those of real services stay below ten.
pub(super) const DEPTH_LIMIT: u8 = 64;

/// A defect of a rule set, found while evaluating it; or a URL that a parameter left empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RulesError {
    Reference(u16),
    Condition(i32),
    Outcome(i32),
    Node(i32),
    Cycle,
    Depth,
    Arguments(Function),
    Kind {
        expected: &'static str,
        found: &'static str,
    },
    EmptyUrl,
    /// The partitions that the environment names cannot be used.
    Partitions(&'static str),
}

impl fmt::Display for RulesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RulesError::EmptyUrl => return f.write_str("the endpoint's URL is empty"),
            RulesError::Partitions(message) => return f.write_str(message),
            _ => {}
        }
        f.write_str("malformed endpoint rules: ")?;
        match self {
            RulesError::Reference(slot) => write!(f, "there is no value slot {slot}"),
            RulesError::Condition(index) => write!(f, "there is no condition {index}"),
            RulesError::Outcome(index) => write!(f, "there is no outcome {index}"),
            RulesError::Node(reference) => write!(f, "there is no node {reference}"),
            RulesError::Cycle => f.write_str("the decision diagram has a cycle"),
            RulesError::Depth => write!(f, "expressions nest deeper than {DEPTH_LIMIT} levels"),
            RulesError::Arguments(function) => {
                write!(f, "wrong number of arguments for {function:?}")
            }
            RulesError::Kind { expected, found } => {
                write!(f, "expected a value of type {expected}, found {found}")
            }
            RulesError::EmptyUrl | RulesError::Partitions(_) => Ok(()),
        }
    }
}

impl std::error::Error for RulesError {}
