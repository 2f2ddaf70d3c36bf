//! The one runtime plugin of all operations. It tells the orchestrator about the operation that runs, from its constant
//! description.

use std::borrow::Cow;

use aws_runtime::auth::{PayloadSigningOverride, SigV4OperationSigningConfig, SigningOptions};
use aws_smithy_runtime::client::stalled_stream_protection::StalledStreamProtectionInterceptor;
use aws_smithy_runtime_api::client::interceptors::SharedInterceptor;
use aws_smithy_runtime_api::client::orchestrator::{Metadata, SensitiveOutput};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::RuntimePlugin;
use aws_smithy_runtime_api::client::ser_de::{SharedRequestSerializer, SharedResponseDeserializer};
use aws_smithy_types::config_bag::{FrozenLayer, Layer};

use super::input::{
    EndpointParametersInterceptor, IdempotencyTokenInterceptor, TelemetryInterceptor,
};
use super::wire::{Deserializer, Serializer};
use super::{classifiers, Callsites, Operation, OperationData};
use crate::bundle::Bundle;
use crate::protocol::Framing;
use crate::service::Service;
use crate::stream::{InputBody, OutputStream};
use crate::{endpoint_member, host_prefix, long_poll, operation, request_compression};

/// The runtime plugin of an operation. It depends on the service and the operation alone, so a
/// client makes it once for each operation and keeps it.
#[derive(Debug)]
pub struct OperationPlugin {
    config: FrozenLayer,
    components: RuntimeComponentsBuilder,
}

impl OperationPlugin {
    /// The plugin of this operation of this service.
    pub fn new(service: &'static Service, operation: &'static OperationData) -> Self {
        Self {
            config: config(service, operation),
            components: components(service, operation),
        }
    }

    /// The same with one interceptor.
    pub(crate) fn bundled(self) -> Self {
        Self {
            components: Bundle::in_components(EndpointParametersInterceptor::NAME, self.components),
            ..self
        }
    }
}

impl RuntimePlugin for OperationPlugin {
    fn config(&self) -> Option<FrozenLayer> {
        Some(self.config.clone())
    }

    fn runtime_components(
        &self,
        _current: &RuntimeComponentsBuilder,
    ) -> Cow<'_, RuntimeComponentsBuilder> {
        Cow::Borrowed(&self.components)
    }
}

/// The configuration that the plugin of an operation adds.
pub fn plugin_config<O: Operation>(service: &'static Service) -> Option<FrozenLayer> {
    Some(config(service, operation::data::<O>()))
}

/// The components that the plugin of an operation adds.
pub fn plugin_components<O: Operation>(
    service: &'static Service,
) -> Cow<'static, RuntimeComponentsBuilder> {
    Cow::Owned(components(service, operation::data::<O>()))
}

/// What makes the requests of an operation for this purpose.
fn serializer(
    service: &'static Service,
    operation: &'static OperationData,
    framing: Framing,
) -> SharedRequestSerializer {
    SharedRequestSerializer::new(Serializer {
        service,
        operation,
        framing,
    })
}

/// What makes the requests of an operation that are presigned.
pub(crate) fn presigning_serializer(
    service: &'static Service,
    operation: &'static OperationData,
) -> SharedRequestSerializer {
    let framing = match operation.descriptor.presigned_in_query {
        true => Framing::BareGet,
        false => Framing::Bare,
    };
    serializer(service, operation, framing)
}

/// The hash of an empty body, which a signature covers in the place of events.
const SHA_256_OF_NOTHING: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

fn config(service: &'static Service, operation: &'static OperationData) -> FrozenLayer {
    let descriptor = &operation.descriptor;
    let name = descriptor.name;
    let mut layer = Layer::new(name);
    layer.store_put(serializer(service, operation, Framing::Full));
    layer.store_put(SharedResponseDeserializer::new(Deserializer {
        service,
        operation,
        callsites: Callsites::of(service, descriptor),
    }));
    if descriptor.sensitive_output {
        layer.store_put(SensitiveOutput);
    }
    layer.store_put((service.auth_params)(name));
    layer.store_put(Metadata::new(name, service.sdk_id));
    let mut signing_options = SigningOptions::default();
    signing_options.double_uri_encode = true;
    signing_options.content_sha256_header = false;
    signing_options.normalize_uri_path = true;
    // Each event is signed by itself, and the request as if it had no body.
    let no_body = || PayloadSigningOverride::Precomputed(SHA_256_OF_NOTHING.to_owned());
    let sends_events = matches!(descriptor.input_body, Some(InputBody::Events(_)));
    let body = match (sends_events, descriptor.unsigned_payload) {
        (true, _) => Some(no_body()),
        (false, true) => Some(PayloadSigningOverride::unsigned_payload()),
        (false, false) => None,
    };
    signing_options.payload_override = body.map(PayloadSigningOverride::to_signable_body);
    layer.store_put(SigV4OperationSigningConfig {
        signing_options,
        ..Default::default()
    });
    layer.freeze()
}

fn components(
    service: &'static Service,
    operation: &'static OperationData,
) -> RuntimeComponentsBuilder {
    let descriptor = &operation.descriptor;
    let mut components = RuntimeComponentsBuilder::new(descriptor.name).with_interceptor(
        SharedInterceptor::permanent(TelemetryInterceptor { operation }),
    );
    // A stream of events may be silent for long; that does not mean it is stalled.
    let sends_events = matches!(descriptor.input_body, Some(InputBody::Events(_)));
    let has_events = sends_events || descriptor.output_stream == Some(OutputStream::Events);
    if !has_events && !descriptor.may_be_silent {
        components.push_interceptor(SharedInterceptor::permanent(
            StalledStreamProtectionInterceptor::default(),
        ));
    }
    components.push_interceptor(SharedInterceptor::permanent(
        EndpointParametersInterceptor { service, operation },
    ));
    if operation.input_mut.is_some() {
        components.push_interceptor(SharedInterceptor::permanent(IdempotencyTokenInterceptor {
            operation,
        }));
    }
    let interceptors = [
        host_prefix::interceptor(operation),
        endpoint_member::interceptor(operation),
        request_compression::interceptor(descriptor.request_compression),
        descriptor.checksum.map(|checksum| checksum()),
        long_poll::interceptor(descriptor),
    ];
    for interceptor in interceptors.into_iter().flatten() {
        components.push_interceptor(interceptor);
    }
    for classifier in classifiers::of(service, operation) {
        components.push_retry_classifier(classifier);
    }
    components
}
