//! Verdicts: whether callers still compile, and the part of a version that goes up.

use std::fmt;

/// The verdict on the API: whether programs that call the crate still compile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Api {
    /// No item changed.
    None,
    /// There are new items, or new warnings.
    Minor,
    /// Programs that use the item no longer compile.
    Major,
}

/// The part of a version that an update calls for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Nothing changed.
    None,
    /// Nothing that callers have to know of when they compile.
    Patch,
    /// New items.
    Minor,
    /// Programs that compiled may no longer do so.
    Major,
}

impl Level {
    /// The level that a change with this verdict calls for.
    pub fn of(api: Api) -> Level {
        match api {
            Api::None => Level::Patch,
            Api::Minor => Level::Minor,
            Api::Major => Level::Major,
        }
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Level::None => "none",
            Level::Patch => "patch",
            Level::Minor => "minor",
            Level::Major => "major",
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.name())
    }
}

impl Api {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Api::None => "none",
            Api::Minor => "minor",
            Api::Major => "major",
        }
    }
}
