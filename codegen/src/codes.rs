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
/// `G005`: a shape has a form that cannot be generated.
pub const UNSUPPORTED_SHAPE: Code = Code::new("G005", "a shape cannot be generated");
/// `G006`: a default does not fit the type of its member.
pub const UNSUPPORTED_DEFAULT: Code = Code::new("G006", "a default cannot be generated");
/// `G007`: `smithy.api#auth` lists a scheme that the service does not have.
pub const UNKNOWN_AUTH_SCHEME: Code = Code::new("G007", "an authentication scheme does not exist");
/// `G008`: an authentication scheme that the runtime does not have.
pub const UNSUPPORTED_AUTH_SCHEME: Code =
    Code::new("G008", "an authentication scheme is not supported");
/// `G009`: a setting of the client would have the name of one that every client has.
pub const CONFLICTING_SETTING: Code = Code::new("G009", "a client setting has a taken name");
/// `G010`: a value of a rules trait is not of the form that its place asks for.
pub const MALFORMED_RULES: Code = Code::new("G010", "endpoint rules are malformed");
/// `G011`: a rules trait names something that does not exist.
pub const UNKNOWN_RULES_NAME: Code = Code::new("G011", "endpoint rules refer to something unknown");
/// `G012`: an expression of a rules trait has another type than its place asks for.
pub const WRONG_RULES_TYPE: Code = Code::new("G012", "an endpoint expression has the wrong type");
/// `G013`: a rules trait is larger than the generated form can hold.
pub const RULES_TOO_LARGE: Code = Code::new("G013", "endpoint rules are too large");
/// `G014`: the operation that is to tell endpoints cannot do so.
pub const MALFORMED_DISCOVERY: Code = Code::new("G014", "endpoint discovery is malformed");
/// `G015`: the service does not speak the protocol that was asked for.
pub const UNKNOWN_PROTOCOL: Code = Code::new("G015", "the service does not speak the protocol");
/// `G016`: an operation is paginated in a way that no paginator can follow.
pub const NO_PAGINATOR: Code = Code::new("G016", "a paginator is left out");
/// `G017`: a trait that would change requests or responses, and about which clients do nothing yet.
pub const UNSUPPORTED_TRAIT: Code = Code::new("G017", "a trait is not supported yet");
/// `G018`: a shape that was asked for is not in the generated crate.
pub const UNKNOWN_SHAPE: Code = Code::new("G018", "the generated crate does not have the shape");
/// `G900`: what was rendered cannot be emitted, which is a bug of the generator.
pub const NOT_EMITTED: Code = Code::new("G900", "the generator made something that it cannot emit");
