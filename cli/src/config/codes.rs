//! All codes of the commands' diagnostics. A code never gets a second meaning.

use smithy_model::{Code, Diagnostic, Origin};

/// `C001`: an input file cannot be read.
pub const UNREADABLE: Code = Code::new("C001", "cannot read the file");
/// `C002`: an input file is not TOML.
pub const SYNTAX: Code = Code::new("C002", "the file is not valid TOML");
/// `C003`: a key has no meaning at its place.
pub const UNKNOWN_KEY: Code = Code::new("C003", "a key has no meaning at its place");
/// `C004`: a value is of another type than its key asks for.
pub const WRONG_TYPE: Code = Code::new("C004", "a value is of the wrong type");
/// `C005`: a required key is missing.
pub const MISSING_KEY: Code = Code::new("C005", "a required key is missing");
/// `C006`: a value is of the right type, but cannot be used.
pub const INVALID_VALUE: Code = Code::new("C006", "a value cannot be used");
/// `C007`: two crates have one output folder, or one has a folder within the other's.
pub const SHARED_OUTPUT: Code = Code::new("C007", "two crates share an output folder");
/// `C008`: a crate that was asked for is not in the configuration.
pub const UNKNOWN_CRATE: Code = Code::new("C008", "the configuration has no such crate");
/// `C009`: a name stands twice where names have to be unique.
pub const REPEATED: Code = Code::new("C009", "a name is repeated");
/// `C010`: the output folder has the crate of another service.
pub const OTHER_SERVICE: Code = Code::new("C010", "the output folder has another service");
/// `C011`: cargo cannot say what a program depends on.
pub const NO_METADATA: Code = Code::new("C011", "cargo cannot describe the program");
/// `C012`: a program does not depend on `aws-config`.
pub const NO_AWS_CONFIG: Code = Code::new("C012", "the program does not depend on aws-config");
/// `C013`: something else takes the place of a crate already.
pub const REPLACED: Code = Code::new("C013", "something else takes the place of the crate");

/// `C014`: a name fits several services.
pub const AMBIGUOUS: Code = Code::new("C014", "a name fits several services");
/// `C015`: the newest models cannot be fetched.
pub const NOT_FETCHED: Code = Code::new("C015", "the newest models cannot be fetched");
/// `C016`: there is a configuration already.
pub const HAS_CONFIGURATION: Code = Code::new("C016", "there is a configuration already");

/// The diagnostic for an input file that cannot be read.
pub fn unreadable(name: &str, error: &std::io::Error, help: impl Into<String>) -> Diagnostic {
    let message = format!("cannot read the file: {error}");
    Diagnostic::error(UNREADABLE, message, Origin::file(name)).help(help)
}
