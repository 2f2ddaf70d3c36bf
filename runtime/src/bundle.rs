//! Interceptors that come as one. In: the interceptors of the runtime's own plugins and of upstream's. Out: one interceptor
//! that runs the hooks of each, in their order.
//!
//! Before each of its twenty hooks, the orchestrator copies every interceptor that it has, whether or not it has the hook: for
//! fifteen of them, that is a tenth of a call without items.

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::{
    AfterDeserializationInterceptorContextRef, BeforeDeserializationInterceptorContextMut,
    BeforeDeserializationInterceptorContextRef, BeforeSerializationInterceptorContextMut,
    BeforeSerializationInterceptorContextRef, BeforeTransmitInterceptorContextMut,
    BeforeTransmitInterceptorContextRef, FinalizerInterceptorContextMut,
    FinalizerInterceptorContextRef,
};
use aws_smithy_runtime_api::client::interceptors::error::ContextAttachedError;
use aws_smithy_runtime_api::client::interceptors::{Intercept, OverriddenHooks, SharedInterceptor};
use aws_smithy_runtime_api::client::runtime_components::{
    RuntimeComponents, RuntimeComponentsBuilder,
};
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::error::display::DisplayErrorContext;

/// Interceptors in the order in which they run.
#[derive(Debug)]
pub(crate) struct Bundle {
    /// The name in errors.
    name: &'static str,
    members: Vec<SharedInterceptor>,
}

impl Bundle {
    /// One interceptor for these, if there is any.
    pub(crate) fn of(
        name: &'static str,
        members: Vec<SharedInterceptor>,
    ) -> Option<SharedInterceptor> {
        match members.len() {
            0 | 1 => members.into_iter().next(),
            _ => Some(SharedInterceptor::permanent(Self { name, members })),
        }
    }

    /// The same components with one interceptor.
    pub(crate) fn in_components(
        name: &'static str,
        components: RuntimeComponentsBuilder,
    ) -> RuntimeComponentsBuilder {
        let bundle = Self::of(name, components.interceptors().collect());
        components.with_interceptors(bundle.into_iter())
    }

    /// Runs a hook of all members that have it. As in the orchestrator, one that fails keeps no other from running, and
    /// the last error counts.
    fn run(
        &self,
        hook: OverriddenHooks,
        cfg: &mut ConfigBag,
        mut run: impl FnMut(&SharedInterceptor, &mut ConfigBag) -> Result<(), BoxError>,
    ) -> Result<(), BoxError> {
        let mut result: Result<(), (&str, BoxError)> = Ok(());
        for member in &self.members {
            if member.overridden_hooks().contains(hook) && member.enabled(cfg) {
                if let Err(error) = run(member, cfg) {
                    if let Err((name, earlier)) = result {
                        tracing::debug!("{name}: {}", DisplayErrorContext(&*earlier));
                    }
                    result = Err((member.name(), error));
                }
            }
        }
        result.map_err(|(name, error)| match name == self.name {
            true => error,
            false => ContextAttachedError::new(name, error).into(),
        })
    }
}

/// Hooks with the type of their context and the flag that tells whether an interceptor has them.
macro_rules! hooks {
    ($($hook:ident $flag:ident $context:ty;)*) => {
        impl Intercept for Bundle {
            fn name(&self) -> &'static str {
                self.name
            }

            fn overridden_hooks(&self) -> OverriddenHooks {
                let hooks = self.members.iter().map(SharedInterceptor::overridden_hooks);
                hooks.fold(OverriddenHooks::none(), |all, hooks| all | hooks)
            }

            fn read_before_execution(
                &self,
                context: &BeforeSerializationInterceptorContextRef<'_>,
                cfg: &mut ConfigBag,
            ) -> Result<(), BoxError> {
                self.run(OverriddenHooks::READ_BEFORE_EXECUTION, cfg, |member, cfg| {
                    member.read_before_execution(context, cfg)
                })
            }

            $(
                fn $hook(
                    &self,
                    context: $context,
                    components: &RuntimeComponents,
                    cfg: &mut ConfigBag,
                ) -> Result<(), BoxError> {
                    self.run(OverriddenHooks::$flag, cfg, |member, cfg| {
                        member.$hook(context, components, cfg)
                    })
                }
            )*
        }
    };
}

hooks! {
    modify_before_serialization MODIFY_BEFORE_SERIALIZATION &mut BeforeSerializationInterceptorContextMut<'_>;
    read_before_serialization READ_BEFORE_SERIALIZATION &BeforeSerializationInterceptorContextRef<'_>;
    read_after_serialization READ_AFTER_SERIALIZATION &BeforeTransmitInterceptorContextRef<'_>;
    modify_before_retry_loop MODIFY_BEFORE_RETRY_LOOP &mut BeforeTransmitInterceptorContextMut<'_>;
    read_before_attempt READ_BEFORE_ATTEMPT &BeforeTransmitInterceptorContextRef<'_>;
    modify_before_signing MODIFY_BEFORE_SIGNING &mut BeforeTransmitInterceptorContextMut<'_>;
    read_before_signing READ_BEFORE_SIGNING &BeforeTransmitInterceptorContextRef<'_>;
    read_after_signing READ_AFTER_SIGNING &BeforeTransmitInterceptorContextRef<'_>;
    modify_before_transmit MODIFY_BEFORE_TRANSMIT &mut BeforeTransmitInterceptorContextMut<'_>;
    read_before_transmit READ_BEFORE_TRANSMIT &BeforeTransmitInterceptorContextRef<'_>;
    read_after_transmit READ_AFTER_TRANSMIT &BeforeDeserializationInterceptorContextRef<'_>;
    modify_before_deserialization MODIFY_BEFORE_DESERIALIZATION &mut BeforeDeserializationInterceptorContextMut<'_>;
    read_before_deserialization READ_BEFORE_DESERIALIZATION &BeforeDeserializationInterceptorContextRef<'_>;
    read_after_deserialization READ_AFTER_DESERIALIZATION &AfterDeserializationInterceptorContextRef<'_>;
    modify_before_attempt_completion MODIFY_BEFORE_ATTEMPT_COMPLETION &mut FinalizerInterceptorContextMut<'_>;
    read_after_attempt READ_AFTER_ATTEMPT &FinalizerInterceptorContextRef<'_>;
    modify_before_completion MODIFY_BEFORE_COMPLETION &mut FinalizerInterceptorContextMut<'_>;
    read_after_execution READ_AFTER_EXECUTION &FinalizerInterceptorContextRef<'_>;
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use aws_smithy_runtime_api::client::interceptors::context::{Input, InterceptorContext};
    use aws_smithy_runtime_api::client::interceptors::{disable_interceptor, dyn_dispatch_hint};

    use super::*;

    /// Notes its turn, and fails if it is told to.
    #[derive(Debug)]
    struct Turn<const FAILS: bool>(&'static str, Arc<Mutex<Vec<&'static str>>>);

    #[dyn_dispatch_hint]
    impl<const FAILS: bool> Intercept for Turn<FAILS> {
        fn name(&self) -> &'static str {
            self.0
        }

        fn read_before_execution(
            &self,
            _context: &BeforeSerializationInterceptorContextRef<'_>,
            _cfg: &mut ConfigBag,
        ) -> Result<(), BoxError> {
            self.1.lock().unwrap().push(self.0);
            match FAILS {
                true => Err(format!("{} failed", self.0).into()),
                false => Ok(()),
            }
        }
    }

    /// The turns that were taken, and the error of all.
    fn run(disable: bool) -> (Vec<&'static str>, String) {
        let turns = Arc::new(Mutex::new(Vec::new()));
        let members = vec![
            SharedInterceptor::permanent(Turn::<true>("first", turns.clone())),
            SharedInterceptor::new(Turn::<false>("second", turns.clone())),
            SharedInterceptor::permanent(Turn::<true>("third", turns.clone())),
        ];
        let bundle = Bundle::of("third", members).unwrap();
        let mut cfg = ConfigBag::base();
        if disable {
            let off = disable_interceptor::<Turn<false>>("a test");
            cfg.interceptor_state().store_put(off);
        }
        assert_eq!(
            bundle.overridden_hooks(),
            OverriddenHooks::READ_BEFORE_EXECUTION
        );
        let context = InterceptorContext::new(Input::erase(()));
        let result = bundle.read_before_execution(&(&context).into(), &mut cfg);
        let turns = turns.lock().unwrap().clone();
        (turns, result.unwrap_err().to_string())
    }

    #[test]
    fn all_members_have_their_turn_and_the_last_error_counts() {
        let (turns, error) = run(false);
        assert_eq!(turns, ["first", "second", "third"]);
        assert_eq!(error, "third failed");
    }

    #[test]
    fn a_member_can_be_turned_off() {
        assert_eq!(run(true).0, ["first", "third"]);
    }
}
