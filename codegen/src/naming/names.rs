//! The table of names of a whole crate: plain data, which `assign` fills once and only `lower` reads.

use std::collections::BTreeMap;

use smithy_model::ShapeId;

use super::identifier::Identifier;
use super::members::{FieldNames, Members, UnionVariantNames};

/// The names of all operations and types of one service.
///
/// Names do not depend on which operations a crate is generated for: the table always holds the whole
/// service, so that adding an operation to a crate renames nothing.
#[derive(Clone, Debug, Default)]
pub struct Names {
    pub(super) operations: BTreeMap<ShapeId, OperationNames>,
    pub(super) shapes: BTreeMap<ShapeId, ShapeNames>,
}

impl Names {
    /// The names of an operation.
    pub fn operation(&self, id: &ShapeId) -> Option<&OperationNames> {
        self.operations.get(id)
    }

    /// The names of a type. Inputs and outputs are with their operation, and here only if they are the
    /// type of a member as well.
    pub fn shape(&self, id: &ShapeId) -> Option<&ShapeNames> {
        self.shapes.get(id)
    }

    /// The names of a structure or error that is a type of its own.
    pub fn structure(&self, id: &ShapeId) -> Option<&StructureNames> {
        match self.shapes.get(id)? {
            ShapeNames::Structure(names) => Some(names),
            ShapeNames::Union(_) | ShapeNames::Enumeration(_) => None,
        }
    }

    /// The names of a union.
    pub fn union(&self, id: &ShapeId) -> Option<&UnionNames> {
        match self.shapes.get(id)? {
            ShapeNames::Union(names) => Some(names),
            ShapeNames::Structure(_) | ShapeNames::Enumeration(_) => None,
        }
    }

    /// The names of an enumeration of texts.
    pub fn enumeration(&self, id: &ShapeId) -> Option<&EnumerationNames> {
        match self.shapes.get(id)? {
            ShapeNames::Enumeration(names) => Some(names),
            ShapeNames::Structure(_) | ShapeNames::Union(_) => None,
        }
    }

    /// All operations, ordered by shape id.
    pub fn operations(&self) -> impl Iterator<Item = (&ShapeId, &OperationNames)> {
        self.operations.iter()
    }

    /// All types, ordered by shape id.
    pub fn shapes(&self) -> impl Iterator<Item = (&ShapeId, &ShapeNames)> {
        self.shapes.iter()
    }
}

/// The names of a shape that is a type of the generated crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShapeNames {
    /// A structure or error.
    Structure(StructureNames),
    /// A union.
    Union(UnionNames),
    /// An enumeration of texts.
    Enumeration(EnumerationNames),
}

impl ShapeNames {
    /// The name and place of the type itself.
    pub fn item(&self) -> &ItemNames {
        match self {
            ShapeNames::Structure(names) => &names.item,
            ShapeNames::Union(names) => &names.item,
            ShapeNames::Enumeration(names) => &names.item,
        }
    }
}

/// The public module that a type stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// `types`
    Types,
    /// `types::error`
    Errors,
    /// `operation::<module>`
    Operation(Identifier),
}

impl Place {
    /// The modules from the crate's root to this place.
    pub fn path(&self) -> Vec<Identifier> {
        match self {
            Place::Types => vec![Identifier::module("types")],
            Place::Errors => vec![Identifier::module("types"), Identifier::module("error")],
            Place::Operation(module) => vec![Identifier::module("operation"), module.clone()],
        }
    }

    /// The modules from the crate's root to the builders of this place's types.
    pub fn builders_path(&self) -> Vec<Identifier> {
        let mut path = self.path();
        path.push(Identifier::module("builders"));
        path
    }
}

/// Where a type stands and what it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemNames {
    /// The module that users find it in.
    pub place: Place,
    /// The type.
    pub name: Identifier,
    /// A module or file of its own within that place, should it get one: distinct from all others there.
    pub module: Identifier,
}

/// The names of a structure or error, or of an operation's input or output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StructureNames {
    /// The type.
    pub item: ItemNames,
    /// Its builder, in [`Place::builders_path`].
    pub builder: Identifier,
    /// Its fields by member name, in model order. An error whose model has no message has one at the end,
    /// by the name `message`, for every error of the published SDK has a message.
    pub fields: Members<FieldNames>,
    /// What an error is called among the errors of operations and of the crate; none for other structures.
    pub error: Option<ErrorNames>,
}

/// What an error is called as one case of the error enums of operations and of the crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorNames {
    /// The variant.
    pub variant: Identifier,
    /// The method of the operation's error that asks whether it is this one: `is_validation_exception`.
    pub predicate: Identifier,
}

/// The names of a union.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnionNames {
    /// The type.
    pub item: ItemNames,
    /// Its variants by member name, in model order; without the errors of an event stream.
    pub variants: Members<UnionVariantNames>,
    /// For an event stream, the enum of the errors that it can end in, in [`Place::Errors`].
    pub stream_error: Option<ItemNames>,
}

/// The names of an enumeration of texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnumerationNames {
    /// The type.
    pub item: ItemNames,
    /// Its variants by the model's name of the value, in model order. None when the model gives names to
    /// no values (`@enum` of Smithy 1.0): in the published SDK such a type is opaque and has no variants.
    pub variants: Option<Members<Identifier>>,
}

/// The names of an operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OperationNames {
    /// Its module in `operation`.
    pub module: Identifier,
    /// The file of that module, which differs from it where it is too long for one.
    pub file: Identifier,
    /// The client's method.
    pub method: Identifier,
    /// The operation itself, as in the model: acronyms keep their capitals (`CreateOpenIDConnectProvider`).
    pub name: Identifier,
    /// Its error.
    pub error: Identifier,
    /// The fluent builder, in `builders` of the operation's module.
    pub fluent_builder: Identifier,
    /// The paginator, in `paginator` of the operation's module, if it gets one.
    pub paginator: Identifier,
    /// The type that the paginator's `items()` returns, in the same module.
    pub paginator_items: Identifier,
    /// Its input.
    pub input: StructureNames,
    /// Its output.
    pub output: StructureNames,
    /// Its waiters, in model order.
    pub waiters: Vec<WaiterNames>,
}

/// The names of a waiter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaiterNames {
    /// Its module in `waiters`.
    pub module: Identifier,
    /// The file of that module, which differs from it where it is too long for one.
    pub file: Identifier,
    /// The method of the client's trait.
    pub method: Identifier,
    /// The builder that is filled in and then waits.
    pub fluent_builder: Identifier,
    /// The result of a wait that succeeds.
    pub final_poll: Identifier,
    /// The error of a wait.
    pub error: Identifier,
}
