//! All codes of the commands' diagnostics. A code never gets a second meaning.
//!
//! `docs/diagnostics` explains each code, with an example that gets it.

use smithy_model::{Diagnostic, Origin};

smithy_model::codes! {
    UNREADABLE = "C001": "cannot read the file";
    SYNTAX = "C002": "the file is not valid TOML";
    UNKNOWN_KEY = "C003": "a key has no meaning at its place";
    WRONG_TYPE = "C004": "a value is of the wrong type";
    MISSING_KEY = "C005": "a required key is missing";
    INVALID_VALUE = "C006": "a value cannot be used";
    SHARED_OUTPUT = "C007": "two crates share an output folder";
    UNKNOWN_CRATE = "C008": "the configuration has no such crate";
    REPEATED = "C009": "a name is repeated";
    OTHER_SERVICE = "C010": "the output folder has another service";
    NO_METADATA = "C011": "cargo cannot describe the program";
    NO_AWS_CONFIG = "C012": "the program does not depend on aws-config";
    REPLACED = "C013": "something else takes the place of the crate";
    AMBIGUOUS = "C014": "a name fits several services";
    NOT_FETCHED = "C015": "the newest models cannot be fetched";
    HAS_CONFIGURATION = "C016": "there is a configuration already";
    NOT_WRITTEN = "X101": "a file could not be written";
}

/// The diagnostic for an input file that cannot be read.
pub fn unreadable(name: &str, error: &std::io::Error, help: impl Into<String>) -> Diagnostic {
    let message = format!("cannot read the file: {error}");
    Diagnostic::error(UNREADABLE, message, Origin::file(name)).help(help)
}
