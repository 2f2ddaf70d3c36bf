//! The client.

mod construct;

pub mod customize;

/// The state that the clones of a client share.
pub(crate) type Handle = ::smithy_client_runtime::client::Handle<crate::Config>;

/// A client.
#[derive(Clone, Debug)]
pub struct Client {
    handle: ::std::sync::Arc<Handle>,
}
