//! The method and the path of an operation, and headers that members go before.

use std::borrow::Cow;

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::http::Headers;
use http::HeaderName;

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

/// Inserts a header unless a member states it. A media type is a text of the model, which may have any characters.
pub(crate) fn insert_default(
    headers: &mut Headers,
    name: HeaderName,
    value: impl Into<Cow<'static, str>>,
) -> Result<(), BoxError> {
    if headers.contains_key(&name) {
        return Ok(());
    }
    match headers.try_insert(name.clone(), value.into()) {
        Ok(_) => Ok(()),
        Err(error) => Err(format!("the header `{name}`: {error}").into()),
    }
}
