//! HTTP bindings: the members of an input go to the path, the query, the headers and the body of a request, and those of an
//! output or an error come from the status, the headers and the body of a response.
//!
//! Where a member stands is in the table of its shape; so both directions are one walk over the members. What is in the
//! body together is a matter of the codec. Source: Smithy 2.0, "HTTP bindings".

mod failure;
mod header;
mod request;
mod response;
mod uri;

pub(crate) use request::request;
pub(crate) use response::response;
