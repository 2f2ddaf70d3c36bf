//! A name that had to make room for another one, and how a warning tells it.

use std::fmt;

use super::scope::Claims;

/// A name that departs from the rule, because another one has taken the name that the rule gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renamed {
    /// As the model spells it.
    pub model_name: String,
    /// What it is called instead.
    pub rust_name: String,
}

impl Renamed {
    pub(super) fn new(model_name: &str, names: &impl Claims) -> Renamed {
        Renamed {
            model_name: model_name.to_owned(),
            rust_name: names
                .claims()
                .first()
                .copied()
                .unwrap_or_default()
                .to_owned(),
        }
    }
}

impl fmt::Display for Renamed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "`{}` is called `{}` in Rust, because another name already becomes what it would be called",
            self.model_name.escape_debug(),
            self.rust_name
        )
    }
}
