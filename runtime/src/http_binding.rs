//! HTTP bindings: the members of an input go to the path, the query, the headers and the body of a request, and those of an
//! output or an error come from the status, the headers and the body of a response.
//!
//! Where a member stands is in the table of its shape; so both directions are one walk over the members. What is in the
//! body together is a matter of the codec. Source: Smithy 2.0, "HTTP bindings".

mod header;
mod request;
mod response;
mod text;
mod uri;

use aws_smithy_runtime_api::box_error::BoxError;

use crate::shape::{Member, Table};

pub(crate) use request::request;
pub(crate) use response::response;

/// The method and the path of the requests of an operation (`smithy.api#http`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Http {
    /// The method.
    pub method: &'static str,
    /// The path and the fixed part of the query. Labels name members of the input: `/cities/{name}/files/{path+}?list`.
    pub uri: &'static str,
}

impl Http {
    /// What the operations of RPC protocols have: their protocol knows the path.
    pub const RPC: Self = Self::new("POST", "/");

    /// This method and path.
    #[inline]
    pub const fn new(method: &'static str, uri: &'static str) -> Self {
        Self { method, uri }
    }
}

/// A failure to write or read a member of a shape.
fn of_member(table: &Table, member: &Member, error: BoxError) -> BoxError {
    format!("`{}.{}`: {error}", table.name, member.name).into()
}
