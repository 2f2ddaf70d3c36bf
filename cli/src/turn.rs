//! One run at a time for a configuration: its path comes in, a lock that keeps other runs out goes out.
//!
//! Output folders have locks of their own, for runs with other configurations. But two runs that take those of several crates
//! could each hold a lock that the other needs, and an update replaces models, too.

use std::path::Path;

use smithy_codegen::emit::{self, Lock, WriteErrorKind};
use smithy_model::{Diagnostic, Diagnostics, Origin};

use crate::config::codes::NOT_WRITTEN;
use crate::paths;

/// What a run writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Extent {
    /// All crates of the configuration, or its models.
    Whole,
    /// Some crates. Runs for other ones may be at work at the same time.
    Part,
}

/// Takes the turn of a run; none where there is no configuration that can be opened.
///
/// # Errors
///
/// Another run is at work.
pub(crate) fn take(configuration: &Path, extent: Extent) -> Result<Option<Lock>, Diagnostics> {
    if !configuration.is_file() {
        return Ok(None);
    }
    let lock = match extent {
        Extent::Whole => emit::lock(configuration),
        Extent::Part => emit::share(configuration),
    };
    match lock {
        Ok(lock) => Ok(Some(lock)),
        Err(error) if matches!(error.kind, WriteErrorKind::Busy) => {
            let name = paths::shown(configuration);
            let message = "another run is writing what the configuration lists";
            let error = Diagnostic::error(NOT_WRITTEN, message, Origin::file(name));
            Err(error.help("wait for it to end, then try again").into())
        }
        // Reading it says what is wrong with it.
        Err(_) => Ok(None),
    }
}
