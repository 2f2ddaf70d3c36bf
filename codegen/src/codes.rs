//! Every code of this crate's diagnostics, in one place. A code is never given a second meaning.
//!
//! `docs/diagnostics` explains each code, with an example that gets it.

smithy_model::codes! {
    UNKNOWN_SERVICE = "G001": "the service is not in the model";
    NO_SINGLE_SERVICE = "G002": "the model has not exactly one service";
    UNKNOWN_OPERATION = "G003": "the service has no such operation";
    UNSUPPORTED_PROTOCOL = "G004": "the protocol is not supported";
    UNSUPPORTED_SHAPE = "G005": "a shape cannot be generated";
    UNSUPPORTED_DEFAULT = "G006": "a default cannot be generated";
    UNKNOWN_AUTH_SCHEME = "G007": "an authentication scheme does not exist";
    UNSUPPORTED_AUTH_SCHEME = "G008": "an authentication scheme is not supported";
    CONFLICTING_SETTING = "G009": "a client setting has a taken name";
    MALFORMED_RULES = "G010": "endpoint rules are malformed";
    UNKNOWN_RULES_NAME = "G011": "endpoint rules refer to something unknown";
    WRONG_RULES_TYPE = "G012": "an endpoint expression has the wrong type";
    RULES_TOO_LARGE = "G013": "endpoint rules are too large";
    MALFORMED_DISCOVERY = "G014": "endpoint discovery is malformed";
    UNKNOWN_PROTOCOL = "G015": "the service does not speak the protocol";
    NO_PAGINATOR = "G016": "a paginator is left out";
    UNSUPPORTED_TRAIT = "G017": "a trait is not supported yet";
    UNKNOWN_SHAPE = "G018": "the generated crate does not have the shape";
    NOT_EMITTED = "G900": "the generator made something that it cannot emit";
    RENAMED = "N001": "a name makes room for another one";
}
