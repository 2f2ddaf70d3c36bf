//! Smithy service models: reading, resolving, typed traits.
//!
//! Model documents ([`SourceFile`]) come in; one resolved [`Model`] goes out, or [`Diagnostics`] that name file,
//! shape and place.
//!
//! ```
//! let file = smithy_model::SourceFile::new(
//!     "city.json",
//!     r#"{ "smithy": "2.0", "shapes": { "example#City": { "type": "structure", "members": {
//!         "name": { "target": "smithy.api#String", "traits": { "smithy.api#length": { "max": 80 } } }
//!     } } } }"#,
//! );
//! let model = smithy_model::load(&[file]).unwrap();
//! let name = model.shape("example#City").and_then(|city| city.member("name")).unwrap();
//! assert_eq!(name.get::<smithy_model::traits::Length>().unwrap().max, Some(80));
//! ```

pub mod ast;
#[cfg(feature = "botocore")]
pub mod botocore;
mod check;
pub mod diagnostic;
pub mod jmespath;
pub mod jmespath_types;
mod json;
mod load_without;
mod model;
mod node;
mod pointer;
mod prelude;
pub mod read;
mod removable_parts;
mod resolve;
mod shape;
mod shape_id;
mod source;
pub mod spelling;
pub mod traits;
mod walk;
pub mod write;

pub use diagnostic::{Code, Diagnostic, Diagnostics, Origin, Part, Severity, Subject};
pub use load_without::{load_without, Partial, Wrong};
pub use model::{Model, OperationRef, ServiceRef};
pub use node::{Node, Number, Object};
pub use pointer::Pointer;
pub use shape::{List, Map, Member, Members, Operation, Resource, Service, Shape, ShapeKind};
pub use shape_id::{InvalidShapeId, ShapeId};
pub use source::{Location, Places, SourceFile};

/// Reads model documents and resolves them into one model.
///
/// All findings are collected; any error among them means that there is no model. What is no error is kept in
/// [`Model::warnings`].
pub fn load(files: &[SourceFile]) -> Result<Model, Diagnostics> {
    let mut diagnostics = Diagnostics::new();
    let documents = read::documents(files, &mut diagnostics);
    let names = files.iter().map(|file| file.name().into()).collect();
    resolve::resolve(documents, names, diagnostics)
}
