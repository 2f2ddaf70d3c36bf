//! What reading a service of a botocore yields.

use smithy_model::Model;

/// A service of a botocore as a model.
pub(crate) struct Imported {
    /// Its name in botocore.
    pub(crate) name: String,
    /// The model.
    pub(crate) model: Model,
    /// The text of its document.
    pub(crate) text: String,
}
