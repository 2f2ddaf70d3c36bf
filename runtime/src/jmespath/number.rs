//! The numbers of JMESPath: whole ones are kept exactly, all others are doubles.

use std::cmp::Ordering;
use std::fmt;

/// A number. Equal are those of the same value, whichever form they are in.
#[derive(Clone, Copy, Debug)]
pub enum Number {
    /// Without a fraction, of the size that integers of the protocols have.
    Integer(i128),
    /// Any other.
    Float(f64),
}

impl Number {
    /// The nearest double.
    pub fn as_f64(self) -> f64 {
        match self {
            Number::Integer(value) => value as f64,
            Number::Float(value) => value,
        }
    }

    /// The number that a text writes as JSON does. `None` for a text that is no number.
    pub fn parse(text: &str) -> Option<Number> {
        let is_numeric = |byte: u8| byte.is_ascii_digit() || b"+-.eE".contains(&byte);
        let starts = text.starts_with(|first: char| first == '-' || first.is_ascii_digit());
        if !starts || !text.bytes().all(is_numeric) {
            return None;
        }
        match text.parse() {
            Ok(value) => Some(Number::Integer(value)),
            Err(_) => text.parse().ok().map(Number::Float),
        }
    }

    /// The same as an integer if it has no fraction.
    pub(super) fn whole(value: f64) -> Number {
        // Within this range every double without a fraction is an integer of 128 bits.
        match value.fract() == 0.0 && value.abs() < 1e38 {
            true => Number::Integer(value as i128),
            false => Number::Float(value),
        }
    }

    /// The order of sorting: by value as doubles, total even where there is something that is not a number.
    pub(super) fn order(self, other: Number) -> Ordering {
        self.as_f64().total_cmp(&other.as_f64())
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.partial_cmp(other) == Some(Ordering::Equal)
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        match (self, other) {
            (Number::Integer(one), Number::Integer(other)) => Some(one.cmp(other)),
            (one, other) => one.as_f64().partial_cmp(&other.as_f64()),
        }
    }
}

/// The text in JSON. NaN and the infinities have no number there and are strings, as in Smithy's protocols.
impl fmt::Display for Number {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Number::Integer(value) => write!(formatter, "{value}"),
            Number::Float(value) if value.is_nan() => formatter.write_str("\"NaN\""),
            Number::Float(value) if value.is_infinite() => {
                let sign = if *value < 0.0 { "-" } else { "" };
                write!(formatter, "\"{sign}Infinity\"")
            }
            Number::Float(value) => write!(formatter, "{value:?}"),
        }
    }
}
