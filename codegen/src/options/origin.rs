//! Places in the options: the name of an option comes in, the [`Origin`] of findings about it goes out.
//!
//! Options are no file. Who made them of one knows where each of them stands there, and puts that place for this one.

use smithy_model::Origin;

/// The file of these places.
pub const FILE: &str = "the options";

/// Of the service that was asked for.
pub fn service() -> Origin {
    Origin::file(FILE).child("service")
}

/// Of all operations that were asked for.
pub fn operations() -> Origin {
    Origin::file(FILE).child("operations")
}

/// Of an operation that was asked for, by the name that was used.
pub fn operation(name: &str) -> Origin {
    operations().child(name)
}

/// Of the protocol that was asked for.
pub fn protocol() -> Origin {
    Origin::file(FILE).child("protocol")
}
