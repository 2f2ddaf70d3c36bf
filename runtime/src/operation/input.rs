//! Work on an input before it is serialized: missing idempotency tokens are filled in, the parameters of the endpoint
//! rules are collected, and members that the user wants in telemetry are captured.

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::{
    BeforeSerializationInterceptorContextMut, BeforeSerializationInterceptorContextRef,
};
use aws_smithy_runtime_api::client::interceptors::{dyn_dispatch_hint, Intercept};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::telemetry::{CapturedTelemetryAttributes, RequestedTelemetryAttributes};

use super::OperationData;
use crate::endpoint;
use crate::idempotency_token::IdempotencyTokenProvider;
use crate::service::Service;
use crate::shape::{MemberFlags, Slot, Value};

/// Fills in `smithy.api#idempotencyToken` members that the user left out.
#[derive(Debug)]
pub(super) struct IdempotencyTokenInterceptor {
    pub(super) operation: &'static OperationData,
}

#[dyn_dispatch_hint]
impl Intercept for IdempotencyTokenInterceptor {
    fn name(&self) -> &'static str {
        "IdempotencyTokenInterceptor"
    }

    fn modify_before_serialization(
        &self,
        context: &mut BeforeSerializationInterceptorContextMut<'_>,
        _components: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let provider = cfg
            .load::<IdempotencyTokenProvider>()
            .ok_or("the client has no provider of idempotency tokens")?;
        let Some(open) = self.operation.input_mut else {
            return Ok(());
        };
        let Some(input) = open(context.input_mut()) else {
            return Ok(());
        };
        for (index, member) in input.table().members.iter().enumerate() {
            if member.flags.contains(MemberFlags::IDEMPOTENCY_TOKEN) && input.get(index).is_none() {
                if let Some(Slot::String(token)) = input.slot(index) {
                    *token = provider.make_idempotency_token();
                }
            }
        }
        Ok(())
    }
}

/// Collects the parameters that the endpoint resolver is given.
#[derive(Debug)]
pub(super) struct EndpointParametersInterceptor {
    pub(super) service: &'static Service,
    pub(super) operation: &'static OperationData,
}

impl EndpointParametersInterceptor {
    /// The name in errors.
    pub(super) const NAME: &'static str = "EndpointParametersInterceptor";
}

#[dyn_dispatch_hint]
impl Intercept for EndpointParametersInterceptor {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn read_before_execution(
        &self,
        context: &BeforeSerializationInterceptorContextRef<'_>,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let input =
            (self.operation.input)(context.input()).ok_or("the input is not this operation's")?;
        let params = endpoint::resolver_params(
            cfg,
            self.service.endpoint_rules,
            &self.operation.descriptor.endpoint,
            input,
        )?;
        let params = (self.service.endpoint_params)(params);
        cfg.interceptor_state().store_put(params);
        Ok(())
    }
}

/// Captures the string members of the input that the user named with
/// `emit_input_attributes` or `capture_input_attributes`.
#[derive(Debug)]
pub(super) struct TelemetryInterceptor {
    pub(super) operation: &'static OperationData,
}

#[dyn_dispatch_hint]
impl Intercept for TelemetryInterceptor {
    fn name(&self) -> &'static str {
        "TelemetryInputCaptureInterceptor"
    }

    fn read_before_execution(
        &self,
        context: &BeforeSerializationInterceptorContextRef<'_>,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let requested = cfg.load::<RequestedTelemetryAttributes>();
        let Some(requested) = requested.filter(|requested| !requested.is_empty()) else {
            return Ok(());
        };
        let Some(input) = (self.operation.input)(context.input()) else {
            return Ok(());
        };
        let mut captured = CapturedTelemetryAttributes::default();
        for (index, member) in input.table().members.iter().enumerate() {
            if member.flags.contains(MemberFlags::SENSITIVE)
                || !requested.should_capture(member.name)
            {
                continue;
            }
            if let Some(Value::String(value)) = input.get(index) {
                captured.insert(member.name, value);
            }
        }
        cfg.interceptor_state().store_put(captured);
        Ok(())
    }
}
