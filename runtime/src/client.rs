//! The client: what it is made of, and how a call travels through it.
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
use aws_smithy_runtime_api::client::runtime_plugin::{RuntimePlugins, SharedRuntimePlugin};
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::error::operation::BuildError;
use tracing::Instrument;

use crate::config::{Builder, Config, OverridePlugin};
use crate::operation::{self, Operation, OperationData, OperationError, OperationPlugin};
use crate::service::Service;
use crate::shape::Structure;

mod call;
mod failure;
mod features;
mod plugins;

pub(crate) use call::call;
pub use call::{CallFuture, CallResult, FluentBuilder, SendFuture};

/// What the clones of a client share. `C` is the generated crate's own configuration type.
#[derive(Debug)]
pub struct Handle<C> {
    /// The configuration that the user gave.
    pub config: C,
    /// What sends.
    pub client: Client,
}

/// What a call gives, without its types.
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
    /// The client's plugins with those of an operation that was called before, by its name.
    by_operation: RwLock<HashMap<&'static str, RuntimePlugins>>,
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

    /// What the service is.
    #[cfg(feature = "event-stream")]
    pub(crate) fn service(&self) -> &'static Service {
        self.core.service
    }

    /// The configuration.
    pub fn config(&self) -> &Config {
        &self.core.config
    }

    /// The plugins of a call: the client's, the operation's, and those of the configuration that
    /// the call overrides.
    fn plugins(
        &self,
        operation: &'static OperationData,
        config_override: Option<Builder>,
    ) -> RuntimePlugins {
        let mut plugins = self.plugins_of(operation);
        if let Some(mut config_override) = config_override {
            for plugin in config_override.take_runtime_plugins() {
                plugins = plugins.with_operation_plugin(plugin);
            }
            plugins = plugins
                .with_operation_plugin(OverridePlugin::new(config_override, &self.core.config));
        }
        plugins
    }

    fn plugins_of(&self, operation: &'static OperationData) -> RuntimePlugins {
        let name = operation.descriptor.name;
        let known = self.core.by_operation.read();
        if let Some(plugins) = known.unwrap_or_else(PoisonError::into_inner).get(name) {
            return plugins.clone();
        }
        let plugin = OperationPlugin::new(self.core.service, operation);
        let plugins = self.core.plugins.clone();
        let plugins = plugins.with_operation_plugin(SharedRuntimePlugin::new(plugin));
        let known = self.core.by_operation.write();
        let mut known = known.unwrap_or_else(PoisonError::into_inner);
        known.insert(name, plugins.clone());
        plugins
    }

    /// Runs a call with what its input became when it was built.
    async fn run(
        &self,
        operation: &'static OperationData,
        config_override: Option<Builder>,
        input: Result<Input, BuildError>,
    ) -> Outcome {
        let input = input.map_err(SdkError::construction_failure)?;
        let plugins = self.plugins(operation, config_override);
        self.invoke(operation, &plugins, input).await
    }

    /// Runs a call from a type-erased input to a type-erased output.
    pub(crate) async fn invoke(
        &self,
        operation: &'static OperationData,
        plugins: &RuntimePlugins,
        input: Input,
    ) -> Outcome {
        let (service, name) = (self.core.service.sdk_id, operation.descriptor.name);
        // The id tells apart the log lines of calls that run at the same time; it goes nowhere else.
        let span = tracing::debug_span!(
            "operation",
            "otel.name" = format_args!("{service}.{name}"),
            "rpc.service" = service,
            "rpc.method" = name,
            "sdk_invocation_id" = fastrand::u32(1_000_000..10_000_000),
            "rpc.system" = "aws-api",
        );
        invoke_with_stop_point(service, name, input, plugins, StopPoint::None)
            .instrument(span)
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
/// Whatever kept the call from an output: building it, sending it, a response that cannot be
/// read, or an error that the service answered.
// The size of the error is upstream's.
#[allow(clippy::result_large_err)]
pub fn result<O: Operation>(
    outcome: Outcome,
) -> Result<O::Output, SdkError<O::Error, HttpResponse>> {
    // To take the value out of its box in place costs half the code of a downcast of the box.
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

/// Sends an input with plugins that were put together before, as for one call of several.
pub(crate) async fn invoke<O: Operation>(
    client: &Client,
    plugins: &RuntimePlugins,
    input: O::Input,
) -> Result<O::Output, SdkError<O::Error, HttpResponse>> {
    let input = Input::erase(input);
    result::<O>(client.invoke(operation::data::<O>(), plugins, input).await)
}

/// The plugins of a paginator: those of its operation, and the note that it is one.
pub(crate) fn paginator_plugins<O: Operation>(client: &Client) -> RuntimePlugins {
    let plugins = client.plugins_of(operation::data::<O>());
    plugins.with_operation_plugin(features::FeaturePlugin::PAGINATOR)
}

/// The plugins of a waiter: those of its operation, and the note that it is one.
pub(crate) fn waiter_plugins<O: Operation>(client: &Client) -> RuntimePlugins {
    let plugins = client.plugins_of(operation::data::<O>());
    plugins.with_operation_plugin(features::FeaturePlugin::WAITER)
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
