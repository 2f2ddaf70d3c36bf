//! An interceptor that implements every hook, as a program does. Out: the hooks in the order of their calls.

use super::recorder::Recorder;
use aws_sdk_partnercentralaccount::config::interceptors::{
    AfterDeserializationInterceptorContextRef, BeforeDeserializationInterceptorContextMut,
    BeforeDeserializationInterceptorContextRef, BeforeSerializationInterceptorContextMut,
    BeforeSerializationInterceptorContextRef, BeforeTransmitInterceptorContextMut,
    BeforeTransmitInterceptorContextRef, FinalizerInterceptorContextMut,
    FinalizerInterceptorContextRef,
};
use aws_sdk_partnercentralaccount::config::{ConfigBag, Intercept, RuntimeComponents};
use aws_sdk_partnercentralaccount::error::BoxError;
use aws_sdk_partnercentralaccount::operation::list_connection_invitations::ListConnectionInvitationsInput;
use std::sync::{Arc, Mutex};

/// Writes down each hook as it is called.
#[derive(Debug, Clone, Default)]
pub struct Watch {
    pub seen: Arc<Mutex<Vec<String>>>,
    pub refuse_at: Option<&'static str>,
}

impl Watch {
    fn see(&self, hook: &'static str, detail: impl std::fmt::Display) -> Result<(), BoxError> {
        self.seen
            .lock()
            .expect("one thread")
            .push(format!("{hook} {detail}"));
        match self.refuse_at {
            Some(refused) if refused == hook => Err(format!("refused at {hook}").into()),
            _ => Ok(()),
        }
    }

    /// Moves what was seen into the transcript.
    pub fn tell(&self, record: &mut Recorder, what: &str) {
        for line in self.seen.lock().expect("one thread").drain(..) {
            record.line(what, line);
        }
    }
}

/// What a hook returns.
pub type Outcome = Result<(), BoxError>;

impl Intercept for Watch {
    fn name(&self) -> &'static str {
        "Watch"
    }
    fn read_before_execution(
        &self,
        context: &BeforeSerializationInterceptorContextRef<'_>,
        _: &mut ConfigBag,
    ) -> Outcome {
        let input = context
            .input()
            .downcast_ref::<ListConnectionInvitationsInput>();
        self.see(
            "read_before_execution",
            format_args!("{:?}", input.and_then(|input| input.catalog())),
        )
    }
    fn modify_before_serialization(
        &self,
        context: &mut BeforeSerializationInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Outcome {
        if let Some(input) = context
            .input_mut()
            .downcast_mut::<ListConnectionInvitationsInput>()
        {
            input.max_results = Some(42);
        }
        self.see("modify_before_serialization", "")
    }
    fn read_before_serialization(
        &self,
        _: &BeforeSerializationInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Outcome {
        self.see("read_before_serialization", "")
    }
    fn read_after_serialization(
        &self,
        context: &BeforeTransmitInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Outcome {
        self.see("read_after_serialization", context.request().uri())
    }
    fn modify_before_retry_loop(
        &self,
        _: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Outcome {
        self.see("modify_before_retry_loop", "")
    }
    fn read_before_attempt(
        &self,
        _: &BeforeTransmitInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Outcome {
        self.see("read_before_attempt", "")
    }
    fn modify_before_signing(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Outcome {
        context
            .request_mut()
            .headers_mut()
            .insert("x-before-signing", "signed");
        self.see("modify_before_signing", context.request().uri())
    }
    fn read_before_signing(
        &self,
        context: &BeforeTransmitInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Outcome {
        self.see(
            "read_before_signing",
            context.request().headers().get("authorization").is_some(),
        )
    }
    fn read_after_signing(
        &self,
        context: &BeforeTransmitInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Outcome {
        self.see(
            "read_after_signing",
            context.request().headers().get("authorization").is_some(),
        )
    }
    fn modify_before_transmit(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Outcome {
        context
            .request_mut()
            .headers_mut()
            .insert("x-after-signing", "unsigned");
        self.see("modify_before_transmit", "")
    }
    fn read_before_transmit(
        &self,
        _: &BeforeTransmitInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Outcome {
        self.see("read_before_transmit", "")
    }
    fn read_after_transmit(
        &self,
        context: &BeforeDeserializationInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Outcome {
        self.see("read_after_transmit", context.response().status())
    }
    fn modify_before_deserialization(
        &self,
        _: &mut BeforeDeserializationInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Outcome {
        self.see("modify_before_deserialization", "")
    }
    fn read_before_deserialization(
        &self,
        context: &BeforeDeserializationInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Outcome {
        self.see(
            "read_before_deserialization",
            format_args!("{:?}", context.response().body().bytes().map(<[u8]>::len)),
        )
    }
    fn read_after_deserialization(
        &self,
        context: &AfterDeserializationInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Outcome {
        self.see(
            "read_after_deserialization",
            context.output_or_error().is_ok(),
        )
    }
    fn modify_before_attempt_completion(
        &self,
        _: &mut FinalizerInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Outcome {
        self.see("modify_before_attempt_completion", "")
    }
    fn read_after_attempt(
        &self,
        _: &FinalizerInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Outcome {
        self.see("read_after_attempt", "")
    }
    fn modify_before_completion(
        &self,
        _: &mut FinalizerInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Outcome {
        self.see("modify_before_completion", "")
    }
    fn read_after_execution(
        &self,
        context: &FinalizerInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Outcome {
        self.see(
            "read_after_execution",
            context
                .output_or_error()
                .is_some_and(|outcome| outcome.is_ok()),
        )
    }
}
