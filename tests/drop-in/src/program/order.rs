//! What interceptors see: their turn, the settings, the components and the message, at each hook of a call.
//!
//! In: interceptors of the client and of one call, each with a name. Out: a line for each hook of each of them.

use super::hooks::Outcome;
use super::recorder::Recorder;
use super::support::{canned, page, replay, test_config};
use aws_runtime::sdk_feature::AwsSdkFeature;
use aws_runtime::user_agent::{ApiMetadata, AwsUserAgent};
use aws_sdk_partnercentralaccount::config::http::{HttpRequest, HttpResponse};
use aws_sdk_partnercentralaccount::config::interceptors::{
    AfterDeserializationInterceptorContextRef, BeforeDeserializationInterceptorContextMut,
    BeforeDeserializationInterceptorContextRef, BeforeSerializationInterceptorContextMut,
    BeforeSerializationInterceptorContextRef, BeforeTransmitInterceptorContextMut,
    BeforeTransmitInterceptorContextRef, FinalizerInterceptorContextMut,
    FinalizerInterceptorContextRef,
};
use aws_sdk_partnercentralaccount::config::retry::RetryConfig;
use aws_sdk_partnercentralaccount::config::timeout::TimeoutConfig;
use aws_sdk_partnercentralaccount::config::{
    AppName, Config, ConfigBag, Intercept, Region, RuntimeComponents, StalledStreamProtectionConfig,
};
use aws_sdk_partnercentralaccount::Client;
use aws_smithy_runtime_api::client::auth::AuthSchemeId;
use aws_smithy_runtime_api::client::http::telemetry::CaptureHttpAttemptTelemetry;
use aws_smithy_runtime_api::client::orchestrator::Metadata;
use aws_smithy_runtime_api::client::retries::classifiers::ClassifyRetry;
use aws_smithy_runtime_api::client::retries::RequestAttempts;
use aws_smithy_types::config_bag::{Storable, StoreReplace};
use aws_smithy_types::endpoint::Endpoint;
use aws_types::region::SigningRegion;
use aws_types::SigningName;
use std::sync::{Arc, Mutex};

/// A call with interceptors on both levels, the same with a configuration of its own, and one with a retry.
pub async fn run(record: &mut Recorder) {
    let network = replay(vec![
        canned(200, &page(&["a"], None)),
        canned(200, "{}"),
        canned(500, "{}"),
        canned(200, "{}"),
    ]);
    let seen = Seen::default();
    let look = |name| Look {
        name,
        seen: seen.clone(),
    };
    let (_, sleep) = aws_smithy_async::test_util::instant_time_and_sleep(std::time::UNIX_EPOCH);
    let config = test_config(&network)
        .sleep_impl(sleep)
        .interceptor(look("first of the client"))
        .interceptor(look("second of the client"));
    let client = Client::from_conf(config.build());
    let call = || client.list_connection_invitations().customize();

    let both = call().interceptor(look("first of the call"));
    let both = both.interceptor(look("second of the call"));
    record.debug("both levels", both.send().await.is_ok());
    seen.tell(record, "both levels");

    let settings = Config::builder()
        .region(Region::new("eu-central-1"))
        .app_name(AppName::new("once").expect("valid"))
        .retry_config(RetryConfig::standard().with_max_attempts(2))
        .interceptor(look("of the override"));
    let overridden = call()
        .config_override(settings)
        .interceptor(look("of the call"));
    record.debug("overridden", overridden.send().await.is_ok());
    seen.tell(record, "overridden");

    record.debug("retried", call().send().await.is_ok());
    seen.tell(record, "retried");
}

/// The lines of all interceptors, in the order of their turns.
#[derive(Debug, Clone, Default)]
struct Seen(Arc<Mutex<Lines>>);

#[derive(Debug, Default)]
struct Lines {
    all: Vec<String>,
    /// What was seen last beside the message.
    rest: String,
}

impl Seen {
    /// Adds a line; the rest of what was seen is told where it changed.
    fn add(&self, line: String, rest: String) {
        let mut lines = self.0.lock().expect("one thread");
        match lines.rest == rest {
            true => lines.all.push(line),
            false => {
                lines.all.push(format!("{line} | {rest}"));
                lines.rest = rest;
            }
        }
    }

    fn tell(&self, record: &mut Recorder, what: &str) {
        for line in self.0.lock().expect("one thread").all.drain(..) {
            record.line(what, line);
        }
    }
}

/// Writes down what each hook can see.
#[derive(Debug)]
struct Look {
    name: &'static str,
    seen: Seen,
}

/// A value that interceptors hand on to each other.
#[derive(Debug, Clone, Copy)]
struct Turns(u32);

impl Storable for Turns {
    type Storer = StoreReplace<Self>;
}

impl Look {
    fn see(
        &self,
        hook: &str,
        message: String,
        components: Option<&RuntimeComponents>,
        cfg: &mut ConfigBag,
    ) -> Outcome {
        let turns = cfg.load::<Turns>().map_or(1, |Turns(turns)| turns + 1);
        cfg.interceptor_state().store_put(Turns(turns));
        let line = format!("{turns} {} {hook} {message}", self.name);
        let components = components.map_or_else(String::new, components_of);
        self.seen
            .add(line, format!("{} {components}", settings_of(cfg)));
        Ok(())
    }
}

fn settings_of(cfg: &ConfigBag) -> String {
    let retry = cfg.load::<RetryConfig>().map(RetryConfig::max_attempts);
    let timeout = cfg.load::<TimeoutConfig>();
    let timeout = timeout.and_then(TimeoutConfig::connect_timeout);
    let stalled = cfg.load::<StalledStreamProtectionConfig>();
    let features: Vec<_> = cfg.load::<AwsSdkFeature>().collect();
    format!(
        "attempts {retry:?} timeout {timeout:?} stalled {:?} attempt {:?} region {:?} {:?} name {:?} app {:?} \
         operation {:?} api {} agent {} features {features:?} endpoint {:?}",
        stalled.map(StalledStreamProtectionConfig::is_enabled),
        cfg.load::<RequestAttempts>().map(|attempts| attempts.attempts()),
        cfg.load::<Region>().map(AsRef::as_ref),
        cfg.load::<SigningRegion>().map(AsRef::as_ref),
        cfg.load::<SigningName>().map(AsRef::as_ref),
        cfg.load::<AppName>().map(AsRef::as_ref),
        cfg.load::<Metadata>().map(Metadata::name),
        cfg.load::<ApiMetadata>().is_some(),
        cfg.load::<AwsUserAgent>().is_some(),
        cfg.load::<Endpoint>().map(Endpoint::url),
    )
}

fn components_of(components: &RuntimeComponents) -> String {
    let classifiers: Vec<_> = components
        .retry_classifiers()
        .map(|classifier| classifier.name().to_owned())
        .collect();
    let schemes = ["sigv4", "no_auth"].map(|scheme| {
        let id = AuthSchemeId::from(scheme);
        components.auth_scheme(&id).is_some()
    });
    format!(
        "classifiers {classifiers:?} schemes {schemes:?} clock {} sleep {}",
        components.time_source().is_some(),
        components.sleep_impl().is_some(),
    )
}

fn request_of(request: &HttpRequest) -> String {
    let mut names: Vec<_> = request.headers().iter().map(|(name, _)| name).collect();
    names.sort_unstable();
    format!(
        "{} headers {names:?} body {:?} length {:?} capture {}",
        request.uri(),
        request.body().bytes().map(<[u8]>::len),
        request.body().content_length(),
        request.extension::<CaptureHttpAttemptTelemetry>().is_some(),
    )
}

fn response_of(response: &HttpResponse) -> String {
    format!(
        "{} body {:?} length {:?}",
        response.status(),
        response.body().bytes().map(<[u8]>::len),
        response.body().content_length(),
    )
}

/// Hooks with the type of their context and what they see of it.
macro_rules! hooks {
    ($($hook:ident $context:ty => $message:expr;)*) => {
        impl Intercept for Look {
            fn name(&self) -> &'static str {
                self.name
            }

            fn read_before_execution(
                &self,
                _: &BeforeSerializationInterceptorContextRef<'_>,
                cfg: &mut ConfigBag,
            ) -> Outcome {
                self.see("read_before_execution", String::new(), None, cfg)
            }

            $(
                fn $hook(
                    &self,
                    context: $context,
                    components: &RuntimeComponents,
                    cfg: &mut ConfigBag,
                ) -> Outcome {
                    let message: fn($context) -> String = $message;
                    self.see(stringify!($hook), message(context), Some(components), cfg)
                }
            )*
        }
    };
}

hooks! {
    modify_before_serialization &mut BeforeSerializationInterceptorContextMut<'_> => |_| String::new();
    read_before_serialization &BeforeSerializationInterceptorContextRef<'_> => |_| String::new();
    read_after_serialization &BeforeTransmitInterceptorContextRef<'_> => |it| request_of(it.request());
    modify_before_retry_loop &mut BeforeTransmitInterceptorContextMut<'_> => |it| request_of(it.request());
    read_before_attempt &BeforeTransmitInterceptorContextRef<'_> => |it| request_of(it.request());
    modify_before_signing &mut BeforeTransmitInterceptorContextMut<'_> => |it| request_of(it.request());
    read_before_signing &BeforeTransmitInterceptorContextRef<'_> => |it| request_of(it.request());
    read_after_signing &BeforeTransmitInterceptorContextRef<'_> => |it| request_of(it.request());
    modify_before_transmit &mut BeforeTransmitInterceptorContextMut<'_> => |it| request_of(it.request());
    read_before_transmit &BeforeTransmitInterceptorContextRef<'_> => |it| request_of(it.request());
    read_after_transmit &BeforeDeserializationInterceptorContextRef<'_> => |it| response_of(it.response());
    modify_before_deserialization &mut BeforeDeserializationInterceptorContextMut<'_> => |it| response_of(it.response());
    read_before_deserialization &BeforeDeserializationInterceptorContextRef<'_> => |it| response_of(it.response());
    read_after_deserialization &AfterDeserializationInterceptorContextRef<'_> => |it| response_of(it.response());
    modify_before_attempt_completion &mut FinalizerInterceptorContextMut<'_> => |it| it.response().map_or_else(String::new, response_of);
    read_after_attempt &FinalizerInterceptorContextRef<'_> => |it| it.response().map_or_else(String::new, response_of);
    modify_before_completion &mut FinalizerInterceptorContextMut<'_> => |it| it.response().map_or_else(String::new, response_of);
    read_after_execution &FinalizerInterceptorContextRef<'_> => |it| it.response().map_or_else(String::new, response_of);
}
