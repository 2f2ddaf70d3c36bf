//! The crate's root, and the module `primitives`.

use proc_macro2::TokenStream;
use quote::quote;

use super::index;
use crate::emit::RenderedFile;
use crate::ir::manifest::Streams;
use crate::ir::Crate;

/// `lib.rs` and `primitives.rs`.
pub(super) fn files(krate: &Crate) -> Vec<RenderedFile> {
    let root = RenderedFile::rust("src/lib.rs")
        .with_documentation(index::documentation(krate))
        .with_attributes(attributes(krate.recursion_limit))
        .with_items("the crate root", root(krate));
    let primitives = RenderedFile::rust("src/primitives.rs").with_items(
        "the module `primitives`",
        primitives(krate.manifest.streams),
    );
    vec![root, primitives]
}

/// The depth of types that the compiler has to follow, and lints. The model decides names and types, so lints about
/// them are off: nobody could follow their advice.
fn attributes(recursion_limit: Option<usize>) -> TokenStream {
    let recursion_limit = recursion_limit.map(|limit| {
        let limit = limit.to_string();
        quote!(#![recursion_limit = #limit])
    });
    quote! {
        #recursion_limit
        #![forbid(unsafe_code)]
        #![deny(missing_docs)]
        #![allow(
            deprecated,
            clippy::approx_constant,
            clippy::borrowed_box,
            clippy::deprecated_semver,
            clippy::doc_lazy_continuation,
            clippy::large_enum_variant,
            clippy::len_without_is_empty,
            clippy::module_inception,
            clippy::new_ret_no_self,
            clippy::result_large_err,
            clippy::self_named_constructors,
            clippy::should_implement_trait,
            clippy::type_complexity,
            clippy::wrong_self_convention
        )]
    }
}

fn root(krate: &Crate) -> TokenStream {
    let discovery = krate.endpoint_discovery.as_ref();
    let discovery = discovery.map(|_| {
        quote!(
            pub mod endpoint_discovery;
        )
    });
    let auth_token = krate.service.auth_token.map(|_| {
        quote!(
            pub mod auth_token;
        )
    });
    let presigning = krate.has_http_bindings().then(|| {
        quote!(
            pub mod presigning;
        )
    });
    let can_wait = krate.operations.iter().any(|one| !one.waiters.is_empty());
    let waiters = can_wait.then(|| {
        quote! {
            /// The waiters of the operations, which [`client::Waiters`] makes.
            pub mod waiters;
        }
    });
    quote! {
        #[doc(inline)]
        pub use client::Client;
        #[doc(inline)]
        pub use config::Config;
        pub use error_meta::Error;

        #auth_token

        pub mod client;

        pub mod config;

        #discovery

        pub mod error;

        mod error_meta;

        pub mod meta;

        /// The operations of the service, and their inputs, outputs and errors.
        pub mod operation;

        /// The data types that shapes are made of.
        pub mod primitives;

        #presigning

        mod service;

        /// The shapes of the service.
        pub mod types;

        #waiters
    }
}

fn primitives(streams: Streams) -> TokenStream {
    let bytes = streams.bytes.then(|| {
        quote! {
            pub use ::smithy_client_runtime::api::{
                AggregatedBytes, ByteStream, ByteStreamError, SdkBody,
            };
            #[cfg(feature = "rt-tokio")]
            pub use ::smithy_client_runtime::api::{FsBuilder, Length};
        }
    });
    let events = streams.events.then(|| {
        quote! {
            pub use ::smithy_client_runtime::event_stream::{
                EventReceiver, EventStreamSender, Header, HeaderValue, Message, StrBytes,
            };
        }
    });
    quote! {
        pub use ::smithy_client_runtime::api::{Blob, DateTime, DateTimeFormat};
        #bytes

        /// The types of event streams.
        pub mod event_stream {
            #events
        }
    }
}
