//! The configuration of a client.

use ::smithy_client_runtime::api;

pub use ::smithy_client_runtime::api::{
    AppName, AsyncSleep, BehaviorVersion, ConfigBag, FrameworkMetadata, FrozenLayer, HttpClient,
    IdentityCache, Intercept, IntoShared, Layer, Region, ResolveCachedIdentity, RuntimeComponents,
    RuntimeComponentsBuilder, RuntimePlugin, SharedAsyncSleep, SharedHttpClient,
    SharedIdentityCache, SharedInterceptor, SharedRuntimePlugin, Sleep,
    StalledStreamProtectionConfig,
};
pub use ::smithy_client_runtime::api::{
    Credentials, ProvideCredentials, SharedCredentialsProvider,
};
pub use ::smithy_client_runtime::api::{ProvideToken, ResolveIdentity, SharedTokenProvider, Token};

pub use self::builder::Builder;
pub use self::settings::Config;

pub mod auth;
pub mod endpoint;
pub mod http;
pub mod interceptors;
pub mod retry;
pub mod timeout;

mod builder;
mod calls;
mod program;
mod settings;

mod account_id;
mod bearer;
mod compression;
mod credentials;
mod dual_stack;
mod host_prefix;
mod idempotency;
mod sigv4a;
