//! The paginator of an operation (`smithy.api#paginated`).

use super::{Identifier, Path, ValueType};

/// A paginator.
#[derive(Clone, Debug, PartialEq)]
pub struct Paginator {
    /// The type that reads pages.
    pub path: Path,
    /// The input's field for the token.
    pub input_token: Identifier,
    /// The type of the token.
    pub token: ValueType,
    /// The way from the output to the next token.
    pub output_token: Vec<Step>,
    /// The input's field for the size of a page, with its type.
    pub page_size: Option<PageSize>,
    /// The items of a page.
    pub items: Option<Items>,
}

/// The size of a page.
#[derive(Clone, Debug, PartialEq)]
pub struct PageSize {
    /// The input's field.
    pub field: Identifier,
    /// Its type.
    pub value: ValueType,
}

/// The items of a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Items {
    /// The type that reads the items of all pages.
    pub path: Path,
    /// The way from the output to the list or map.
    pub steps: Vec<Step>,
    /// The type of the list or map.
    pub collection: ValueType,
}

/// One field on the way into an output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The field.
    pub field: Identifier,
    /// Whether it is an `Option`.
    pub optional: bool,
    /// Whether it is in a `Box`.
    pub boxed: bool,
}
