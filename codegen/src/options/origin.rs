//! Places in the options: the name of an option comes in, the [`Origin`] of findings about it goes out.
//!
//! Options are not a file. A caller that read them from a file knows where each option stands there, and replaces this
//! place by that one.

use smithy_model::Origin;

/// What stands for the file in these places.
pub const FILE: &str = "the options";

/// The place of the service.
pub fn service() -> Origin {
    Origin::file(FILE).child("service")
}

/// The place of all operations.
pub fn operations() -> Origin {
    Origin::file(FILE).child("operations")
}

/// The place of an operation, by the name that the user gave.
pub fn operation(name: &str) -> Origin {
    operations().child(name)
}

/// The place of the protocol.
pub fn protocol() -> Origin {
    Origin::file(FILE).child("protocol")
}
