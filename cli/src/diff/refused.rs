//! What cannot be compared, and why.

use smithy_model::{Diagnostics, SourceFile};

use crate::config::ConfigError;

/// Findings about the input, and the files that they are about.
pub(crate) struct Refused {
    pub(crate) found: Diagnostics,
    pub(crate) sources: Vec<SourceFile>,
}

impl From<ConfigError> for Refused {
    fn from(error: ConfigError) -> Refused {
        Refused {
            found: error.diagnostics,
            sources: error.file.into_iter().collect(),
        }
    }
}

impl From<Diagnostics> for Refused {
    fn from(found: Diagnostics) -> Refused {
        Refused {
            found,
            sources: Vec::new(),
        }
    }
}
