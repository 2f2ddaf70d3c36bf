//! Values by the model: schemas made from it at start, values that follow a schema, and JSON in and
//! out. Nothing here knows a shape by name.

mod dynamic;
mod read;
mod schema;
mod write;

pub use dynamic::{Dynamic, DynamicStructure};
pub use read::{read, Mismatch};
pub use schema::{
    ListSchema, MapSchema, MemberSchema, Place, SchemaError, Schemas, StructureSchema, Target,
};
pub use write::to_json;
