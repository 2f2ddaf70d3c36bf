//! The method and the path of an operation.

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
