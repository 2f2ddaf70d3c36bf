//! What is reported, in whatever form.

use smithy_codegen::diff::Level;

use super::compared::Compared;

/// What is reported.
pub(super) struct Report {
    pub(super) compared: Vec<Compared>,
    /// What only one of the states has.
    pub(super) added: Vec<String>,
    pub(super) removed: Vec<String>,
    pub(super) level: Level,
    pub(super) expected: Option<Level>,
    /// The versions that went up.
    pub(super) bumped: Vec<Bumped>,
}

impl Report {
    /// Whether the update calls for a higher version than is expected.
    pub(super) fn is_exceeded(&self) -> bool {
        self.expected.is_some_and(|expected| self.level > expected)
    }
}

/// A version that went up.
pub(super) struct Bumped {
    pub(super) package: String,
    pub(super) from: String,
    pub(super) to: String,
    /// What became of the manifest of the crate.
    pub(super) manifest: Manifest,
}

/// What became of the manifest of a crate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manifest {
    /// There is no crate yet.
    Missing,
    /// It is no file of the generator.
    Foreign,
    /// It has the version already.
    Unchanged,
    /// It has another version now.
    Updated,
}

impl Manifest {
    /// Its name in reports for programs.
    pub(super) fn name(self) -> &'static str {
        match self {
            Manifest::Missing => "missing",
            Manifest::Foreign => "not generated",
            Manifest::Unchanged => "unchanged",
            Manifest::Updated => "updated",
        }
    }
}
