//! The client without types: a service and a configuration come in; it runs calls from a type-erased input to a
//! type-erased outcome.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use aws_smithy_runtime::client::orchestrator::{invoke_with_stop_point, StopPoint};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::{Error, Input};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::{RuntimePlugin, SharedRuntimePlugin};
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::error::operation::BuildError;
use tracing::Instrument;

use super::plugins::Plugins;
use super::Outcome;
use crate::config::{Builder, Config, OverridePlugin};
use crate::operation::{presigning_serializer, Callsites, OperationData, OperationPlugin};
use crate::presigning::{PresignedRequest, PresigningConfig};
use crate::service::Service;

/// A client without its typed operations.
#[derive(Debug, Clone)]
pub struct Client {
    core: Arc<Core>,
}

#[derive(Debug)]
struct Core {
    service: &'static Service,
    config: Config,
    plugins: Plugins,
    /// The prepared operations that were called before, by name.
    by_operation: RwLock<HashMap<&'static str, Arc<Prepared>>>,
}

/// The state from which every call of an operation starts.
#[derive(Debug, Clone)]
pub(crate) struct Prepared {
    operation: &'static OperationData,
    /// The client's plugins and the operation's.
    plugins: Plugins,
    callsites: &'static Callsites,
}

impl Prepared {
    /// What the client's plugins give its calls.
    pub(crate) fn client_components(
        &self,
        cfg: &mut ConfigBag,
    ) -> Result<RuntimeComponentsBuilder, BoxError> {
        self.plugins.client_components(cfg)
    }

    /// The same with another plugin.
    pub(super) fn with_operation_plugin(&self, plugin: impl RuntimePlugin + 'static) -> Self {
        let plugins = self.plugins.clone();
        Self {
            plugins: plugins.with_operation_plugin(SharedRuntimePlugin::new(plugin)),
            ..*self
        }
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
        let plugins = Plugins::of_client(service, &config);
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
    pub(super) fn prepared(&self, operation: &'static OperationData) -> Arc<Prepared> {
        let name = operation.descriptor.name;
        let known = self.core.by_operation.read();
        if let Some(prepared) = known.unwrap_or_else(PoisonError::into_inner).get(name) {
            return prepared.clone();
        }
        let plugin = OperationPlugin::new(self.core.service, operation);
        let prepared = Arc::new(self.prepare(operation, plugin.bundled()));
        let known = self.core.by_operation.write();
        let mut known = known.unwrap_or_else(PoisonError::into_inner);
        known.insert(name, prepared.clone());
        prepared
    }

    fn prepare(&self, operation: &'static OperationData, plugin: OperationPlugin) -> Prepared {
        let plugins = self.core.plugins.clone();
        Prepared {
            operation,
            plugins: plugins.with_operation_plugin(SharedRuntimePlugin::new(plugin)),
            callsites: Callsites::of(self.core.service, &operation.descriptor),
        }
    }

    /// The same for one call whose configuration overrides the client's.
    fn overridden(
        &self,
        operation: &'static OperationData,
        mut config_override: Builder,
    ) -> Prepared {
        let plugins = config_override.take_runtime_plugins();
        let config_override = OverridePlugin::new(config_override, &self.core.config);
        if plugins.is_empty() {
            return self
                .prepared(operation)
                .with_operation_plugin(config_override);
        }
        // A user's plugin sees what the operation's gives.
        let plugin = OperationPlugin::new(self.core.service, operation);
        let mut call = self.prepare(operation, plugin);
        for plugin in plugins {
            call = call.with_operation_plugin(plugin);
        }
        call.with_operation_plugin(config_override)
    }

    /// Runs a call with the result of building its input.
    pub(super) async fn run(
        &self,
        operation: &'static OperationData,
        config_override: Option<Builder>,
        input: Result<Input, BuildError>,
    ) -> Outcome {
        let input = input.map_err(SdkError::construction_failure)?;
        let call = self.call(operation, config_override);
        self.invoke(&call, input).await
    }

    /// The state of one call.
    fn call(
        &self,
        operation: &'static OperationData,
        config_override: Option<Builder>,
    ) -> Arc<Prepared> {
        match config_override {
            None => self.prepared(operation),
            Some(config_override) => Arc::new(self.overridden(operation, config_override)),
        }
    }

    /// Runs a call from a type-erased input to a type-erased output.
    pub(super) async fn invoke(&self, call: &Prepared, input: Input) -> Outcome {
        let service = self.core.service.sdk_id;
        let name = call.operation.descriptor.name;
        invoke_with_stop_point(service, name, input, call.plugins.now(), StopPoint::None)
            .instrument(call.callsites.call())
            .await?
            .finalize()
    }

    /// Runs a call up to the point where its request would be sent.
    pub(super) async fn presign(
        &self,
        operation: &'static OperationData,
        config_override: Option<Builder>,
        input: Result<Input, BuildError>,
        presigning: &PresigningConfig,
    ) -> Result<PresignedRequest, SdkError<Error, HttpResponse>> {
        let Service { protocol, .. } = *self.core.service;
        let Some(plugin) = protocol.presign else {
            return Err(SdkError::construction_failure(format!(
                "requests of the protocol {} cannot be presigned: it has no HTTP bindings",
                protocol.id
            )));
        };
        let input = input.map_err(SdkError::construction_failure)?;
        let serializer = presigning_serializer(self.core.service, operation);
        let plugin = plugin(serializer, presigning);
        let call = self.call(operation, config_override);
        let call = call.with_operation_plugin(plugin);
        let (service, descriptor) = (self.core.service.sdk_id, &operation.descriptor);
        let stop = StopPoint::BeforeTransmit;
        let mut stopped =
            invoke_with_stop_point(service, descriptor.name, input, call.plugins.now(), stop)
                .instrument(call.callsites.call())
                .await?;
        let request = stopped.take_request().ok_or_else(|| {
            SdkError::construction_failure("an interceptor took the request before it was signed")
        })?;
        PresignedRequest::new(request, !descriptor.unsigned_payload)
            .map_err(SdkError::construction_failure)
    }
}

fn validate(plugins: &Plugins) -> Result<(), BoxError> {
    let mut config = ConfigBag::base();
    plugins
        .client_components(&mut config)?
        .validate_base_client_config(&config)
}
