//! Every code of this crate's diagnostics, in one place. A code is never given a second meaning.

use smithy_model::Code;

/// `G001`: the service that was asked for is not in the model.
pub const UNKNOWN_SERVICE: Code = Code::new("G001", "the service is not in the model");
/// `G002`: no service was named, and the model has none or several.
pub const NO_SINGLE_SERVICE: Code = Code::new("G002", "the model has not exactly one service");
/// `G003`: an operation that was asked for is not one of the service.
pub const UNKNOWN_OPERATION: Code = Code::new("G003", "the service has no such operation");
/// `G004`: the service speaks no protocol that is supported.
pub const UNSUPPORTED_PROTOCOL: Code = Code::new("G004", "the protocol is not supported");
