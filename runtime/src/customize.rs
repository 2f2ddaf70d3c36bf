//! Changing one call before it is sent.

use std::marker::PhantomData;

use aws_smithy_runtime::client::interceptors::{MapRequestInterceptor, MutateRequestInterceptor};
use aws_smithy_runtime_api::client::interceptors::{Intercept, SharedInterceptor};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;

pub use crate::client::SendResult;

use crate::client::FluentBuilder;
use crate::config::Builder;
use crate::operation::Operation;
use crate::presigning::{PresignedRequest, PresigningConfig};

/// The part of a generated crate's configuration builder that customized calls need.
#[doc(hidden)]
pub trait OverridableConfig: Default {
    /// Adds an interceptor that runs after those of the client.
    fn push_interceptor(&mut self, interceptor: SharedInterceptor);

    /// The settings.
    fn into_core(self) -> Builder;
}

/// A call that can be changed before it is sent: `T` and `E` are its output and error, `B` is its
/// fluent builder and `C` the builder of the configuration.
#[derive(Debug)]
pub struct CustomizableOperation<T, E, B, C> {
    builder: B,
    config_override: Option<C>,
    interceptors: Vec<SharedInterceptor>,
    result: PhantomData<(T, E)>,
}

impl<T, E, B, C: OverridableConfig> CustomizableOperation<T, E, B, C> {
    /// The call of this fluent builder.
    pub fn new(builder: B) -> Self {
        Self {
            builder,
            config_override: None,
            interceptors: Vec::new(),
            result: PhantomData,
        }
    }

    /// Adds an interceptor of this call. It runs after those of the client; several run in the
    /// order in which they were added.
    pub fn interceptor(mut self, interceptor: impl Intercept + 'static) -> Self {
        self.interceptors.push(SharedInterceptor::new(interceptor));
        self
    }

    /// Changes the request before it is signed; an error ends the call.
    pub fn map_request<F, MapE>(self, map: F) -> Self
    where
        F: Fn(HttpRequest) -> Result<HttpRequest, MapE> + Send + Sync + 'static,
        MapE: std::error::Error + Send + Sync + 'static,
    {
        self.interceptor(MapRequestInterceptor::new(map))
    }

    /// Changes the request in place before it is signed.
    pub fn mutate_request<F>(self, mutate: F) -> Self
    where
        F: Fn(&mut HttpRequest) + Send + Sync + 'static,
    {
        self.interceptor(MutateRequestInterceptor::new(mutate))
    }

    /// Sets a configuration for this call over the client's: what it leaves out stays the client's.
    pub fn config_override(mut self, config_override: impl Into<C>) -> Self {
        self.config_override = Some(config_override.into());
        self
    }

    /// Sends the call.
    ///
    /// # Errors
    /// As the fluent builder's `send`.
    pub async fn send(self) -> SendResult<T, E>
    where
        E: std::error::Error + Send + Sync + 'static,
        B: FluentBuilder,
        B::Operation: Operation<Output = T, Error = E>,
    {
        let (builder, config_override) = self.into_parts();
        builder.call(Some(config_override)).await
    }

    /// Presigns the request: anyone can send it until it expires. Nothing is sent now.
    ///
    /// # Errors
    /// The input cannot be built, there are no credentials, the client speaks an RPC protocol, or the operation is not
    /// signed or sends events. If the signature covers the body, the body may not be a stream.
    pub async fn presigned(
        self,
        presigning_config: PresigningConfig,
    ) -> SendResult<PresignedRequest, E>
    where
        E: std::error::Error + Send + Sync + 'static,
        B: FluentBuilder,
        B::Operation: Operation<Output = T, Error = E>,
    {
        let (builder, config_override) = self.into_parts();
        let presigned = builder.presign(Some(config_override), presigning_config);
        presigned.await
    }

    /// The fluent builder, and the settings of this call over the client's.
    fn into_parts(self) -> (B, Builder) {
        let mut config_override = self.config_override.unwrap_or_default();
        for interceptor in self.interceptors {
            config_override.push_interceptor(interceptor);
        }
        (self.builder, config_override.into_core())
    }
}
