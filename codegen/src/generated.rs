//! The result of generating a crate, and the diagnostic of a failure to emit it.

use std::path::Path;

use smithy_model::{Diagnostic, Diagnostics, Origin, ShapeId};

use crate::codes;
use crate::emit::{with_plain_line_ends, EmitError, Files, MARKER};
use crate::render::manifest::ORIGIN;

/// A generated crate, not yet written.
#[derive(Clone, Debug)]
pub struct Generated {
    /// Its files.
    pub files: Files,
    /// The service that it is for.
    pub service: ShapeId,
    /// The id of the protocol that it speaks.
    pub protocol: &'static str,
    /// The ids of the protocols that the service speaks, in Smithy's order of preference.
    pub protocols: Vec<String>,
    /// How many operations it has.
    pub operations: usize,
    /// How many shapes of the model went into it.
    pub shapes: usize,
    /// Findings that did not prevent it.
    pub warnings: Diagnostics,
}

/// The id of the service that the generated crate in a folder is for, as its README says. `None` when there is no such
/// crate, or its README was not generated.
pub fn service_in(folder: &Path) -> Option<String> {
    let text = with_plain_line_ends(std::fs::read_to_string(folder.join("README.md")).ok()?);
    if !text.lines().next()?.contains(MARKER) {
        return None;
    }
    // What comes before is documentation of the model, which may say anything.
    let (_, origin) = text.rsplit_once(ORIGIN)?;
    let id = origin.split('`').nth(1)?;
    Some(id.to_owned())
}

impl From<EmitError> for Diagnostic {
    fn from(error: EmitError) -> Diagnostic {
        let origin = Origin::file(error.path.as_str());
        let origin = match &error.subject {
            Some(subject) => origin.concerning(subject.as_str()),
            None => origin,
        };
        Diagnostic::error(codes::NOT_EMITTED, error.to_string(), origin)
            .help("this is a bug of the generator: please report it with the model")
    }
}

impl From<EmitError> for Diagnostics {
    fn from(error: EmitError) -> Diagnostics {
        Diagnostic::from(error).into()
    }
}
