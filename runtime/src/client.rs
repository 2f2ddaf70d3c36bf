//! The client: its parts, and the way of a call through it.
//!
//! Everything here but [`FluentBuilder::call`] and [`result`], the ends of a call, is not generic, so it is compiled
//! once, in this crate, whatever the number of operations.

use std::borrow::Cow;
use std::collections::HashMap;
use std::error::Error as StdError;
use std::sync::{Arc, PoisonError, RwLock};

use aws_smithy_runtime::client::orchestrator::{invoke_with_stop_point, StopPoint};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::{Error, Input, Output};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::{CreateUnhandledError, SdkError};
use aws_smithy_runtime_api::client::runtime_plugin::{
    RuntimePlugin, RuntimePlugins, SharedRuntimePlugin,
};
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::error::operation::BuildError;
use tracing::Instrument;

use crate::config::{Builder, Config, OverridePlugin};
use crate::operation::{
    self, Callsites, Operation, OperationData, OperationError, OperationPlugin,
};
use crate::service::Service;
use crate::shape::Structure;

mod call;
mod failure;
mod features;
mod plugins;

pub(crate) use call::call;
pub use call::{CallFuture, CallResult, FluentBuilder, SendFuture};
pub(crate) use features::Feature;

/// The state that the clones of a client share. `C` is the generated crate's own configuration type.
#[derive(Debug)]
pub struct Handle<C> {
    /// The configuration that the user gave.
    pub config: C,
    /// The client without types.
    pub client: Client,
}

/// The result of a call, without its types.
pub type Outcome = Result<Output, SdkError<Error, HttpResponse>>;

/// A client without its typed operations.
#[derive(Debug, Clone)]
pub struct Client {
    core: Arc<Core>,
}

#[derive(Debug)]
struct Core {
    service: &'static Service,
    config: Config,
    plugins: RuntimePlugins,
    /// The prepared operations that were called before, by name.
    by_operation: RwLock<HashMap<&'static str, Prepared>>,
}

/// The state from which every call of an operation starts.
#[derive(Debug, Clone)]
pub(crate) struct Prepared {
    operation: &'static OperationData,
    /// The client's plugins and the operation's.
    pub(crate) plugins: RuntimePlugins,
    callsites: &'static Callsites,
}

impl Prepared {
    fn with_operation_plugin(mut self, plugin: impl RuntimePlugin + 'static) -> Self {
        self.plugins = self.plugins.with_operation_plugin(plugin);
        self
    }
}

impl Client {
    /// A client of this service.
    ///
    /// # Panics
    /// When the configuration has no behavior version, or retries or timeouts are configured
    /// without a way to sleep, as the published SDK does.
    #[track_caller]
    pub fn new(service: &'static Service, config: Config) -> Self {
        let plugins = plugins::of_client(service, &config);
        if let Err(error) = validate(&plugins) {
            panic!("Invalid client configuration: {error}");
        }
        Self {
            core: Arc::new(Core {
                service,
                config,
                plugins,
                by_operation: RwLock::default(),
            }),
        }
    }

    /// The description of the service.
    #[cfg(feature = "event-stream")]
    pub(crate) fn service(&self) -> &'static Service {
        self.core.service
    }

    /// The configuration.
    pub fn config(&self) -> &Config {
        &self.core.config
    }

    /// The state from which calls of an operation start.
    fn prepared(&self, operation: &'static OperationData) -> Prepared {
        let name = operation.descriptor.name;
        let known = self.core.by_operation.read();
        if let Some(prepared) = known.unwrap_or_else(PoisonError::into_inner).get(name) {
            return prepared.clone();
        }
        let service = self.core.service;
        let plugin = OperationPlugin::new(service, operation);
        let plugins = self.core.plugins.clone();
        let prepared = Prepared {
            operation,
            plugins: plugins.with_operation_plugin(SharedRuntimePlugin::new(plugin)),
            callsites: Callsites::of(service, &operation.descriptor),
        };
        let known = self.core.by_operation.write();
        let mut known = known.unwrap_or_else(PoisonError::into_inner);
        known.insert(name, prepared.clone());
        prepared
    }

    /// The same for one call whose configuration overrides the client's.
    fn overridden(&self, mut call: Prepared, mut config_override: Builder) -> Prepared {
        for plugin in config_override.take_runtime_plugins() {
            call = call.with_operation_plugin(plugin);
        }
        call.with_operation_plugin(OverridePlugin::new(config_override, &self.core.config))
    }

    /// Runs a call with the result of building its input.
    async fn run(
        &self,
        operation: &'static OperationData,
        config_override: Option<Builder>,
        input: Result<Input, BuildError>,
    ) -> Outcome {
        let input = input.map_err(SdkError::construction_failure)?;
        let mut call = self.prepared(operation);
        if let Some(config_override) = config_override {
            call = self.overridden(call, config_override);
        }
        self.invoke(&call, input).await
    }

    /// Runs a call from a type-erased input to a type-erased output.
    async fn invoke(&self, call: &Prepared, input: Input) -> Outcome {
        let service = self.core.service.sdk_id;
        let name = call.operation.descriptor.name;
        invoke_with_stop_point(service, name, input, &call.plugins, StopPoint::None)
            .instrument(call.callsites.call())
            .await?
            .finalize()
    }
}

fn validate(plugins: &RuntimePlugins) -> Result<(), BoxError> {
    let mut config = ConfigBag::base();
    plugins
        .apply_client_configuration(&mut config)?
        .validate_base_client_config(&config)?;
    Ok(())
}

/// Gives back the types that were erased for a call.
///
/// # Errors
/// The input cannot be built, the request cannot be sent, the response cannot be read, or the service answered with an
/// error.
// The size of the error is upstream's.
#[allow(clippy::result_large_err)]
pub fn result<O: Operation>(
    outcome: Outcome,
) -> Result<O::Output, SdkError<O::Error, HttpResponse>> {
    // Taking the value out of its box in place compiles to half the code of a downcast of the box.
    let error = match outcome {
        Ok(mut erased) => match erased.downcast_mut::<O::Output>() {
            Some(output) => return Ok(std::mem::replace(output, O::Output::empty())),
            None => foreign_output(O::DESCRIPTOR.name, &erased),
        },
        Err(error) => error,
    };
    Err(error.map_service_error(typed_error::<O::Error>))
}

fn typed_error<E>(mut erased: Error) -> E
where
    E: OperationError + CreateUnhandledError + StdError + Send + Sync,
{
    match erased.downcast_mut::<E>() {
        Some(error) => std::mem::replace(error, E::empty()),
        None => E::create_unhandled_error(erased.into(), None),
    }
}

fn foreign_output(operation: &str, output: &Output) -> SdkError<Error, HttpResponse> {
    SdkError::construction_failure(format!(
        "an interceptor replaced the output of {operation} by another type: {output:?}"
    ))
}

/// Sends the input of an operation and gives its output.
///
/// # Errors
/// As [`result`].
pub(crate) async fn send<O: Operation>(
    client: &Client,
    input: O::Input,
) -> Result<O::Output, SdkError<O::Error, HttpResponse>> {
    result::<O>(call::<O>(client.clone(), None, Ok(input)).await)
}

/// Sends an input with a prepared operation: one call of several.
pub(crate) async fn invoke<O: Operation>(
    client: &Client,
    call: &Prepared,
    input: O::Input,
) -> Result<O::Output, SdkError<O::Error, HttpResponse>> {
    result::<O>(client.invoke(call, Input::erase(input)).await)
}

/// The state from which the calls of a paginator or waiter start: that of its operation, with the feature noted.
pub(crate) fn repeated<O: Operation>(client: &Client, feature: Feature) -> Prepared {
    let call = client.prepared(operation::data::<O>());
    call.with_operation_plugin(feature)
}

/// The name that the token bucket and the rate limiter of a client are shared under: one for each
/// service and region.
pub(crate) fn retry_partition(service: &Service, config: &Config) -> Cow<'static, str> {
    let name = service.retry_partition;
    match config.region() {
        Some(region) => Cow::Owned(format!("{name}-{region}")),
        None => Cow::Borrowed(name),
    }
}
