//! Customizing: interceptors of a program's own, changed requests, configuration for one call.

use super::hooks::{Outcome, Watch};
use super::recorder::Recorder;
use super::support::{canned, chain, describe_request, page, replay, test_client, test_config};
use aws_sdk_partnercentralaccount::config::http::HttpRequest;
use aws_sdk_partnercentralaccount::config::interceptors::FinalizerInterceptorContextMut;
use aws_sdk_partnercentralaccount::config::{
    AppName, Config, ConfigBag, Credentials, Intercept, Region, RuntimeComponents,
};
use aws_sdk_partnercentralaccount::operation::list_connection_invitations::ListConnectionInvitationsOutput;
use aws_sdk_partnercentralaccount::Client;

/// Every hook and every kind of change.
pub async fn run(record: &mut Recorder) {
    hooks(record).await;
    hooks_on_retry(record).await;
    changes(record).await;
    refused(record).await;
    overrides(record).await;
    changed_output(record).await;
}

/// The hooks in their order, on the client and on one call.
async fn hooks(record: &mut Recorder) {
    let (on_client, on_call) = (Watch::default(), Watch::default());
    let network = replay(vec![canned(200, &page(&["a"], None))]);
    let client = Client::from_conf(test_config(&network).interceptor(on_client.clone()).build());
    record.debug(
        "interceptors configured",
        client.config().interceptors().count(),
    );
    let call = client
        .list_connection_invitations()
        .catalog("AWS")
        .customize()
        .interceptor(on_call.clone());
    record.debug("with hooks", call.send().await.is_ok());
    on_client.tell(record, "hook of the client");
    on_call.tell(record, "hook of the call");
    for request in network.actual_requests() {
        describe_request(record, "with hooks", request);
    }
}

async fn hooks_on_retry(record: &mut Recorder) {
    let watch = Watch::default();
    let network = replay(vec![canned(500, "{}"), canned(200, "{}")]);
    let (_, sleep) = aws_smithy_async::test_util::instant_time_and_sleep(std::time::UNIX_EPOCH);
    let client = Client::from_conf(
        test_config(&network)
            .sleep_impl(sleep)
            .interceptor(watch.clone())
            .build(),
    );
    record.debug(
        "retried",
        client.list_connection_invitations().send().await.is_ok(),
    );
    watch.tell(record, "hook with a retry");
}

async fn changes(record: &mut Recorder) {
    let network = replay(vec![canned(200, "{}"), canned(200, "{}")]);
    let client = test_client(&network);
    let mutated = client
        .list_connection_invitations()
        .customize()
        .mutate_request(|request| {
            request.headers_mut().insert("x-mutated", "yes");
        })
        .send()
        .await;
    record.debug("mutate_request", mutated.is_ok());
    let mapped = client
        .list_connection_invitations()
        .customize()
        .map_request(|mut request: HttpRequest| {
            request.headers_mut().append("x-mapped", "yes");
            Ok::<_, std::io::Error>(request)
        })
        .send()
        .await;
    record.debug("map_request", mapped.is_ok());
    for request in network.actual_requests() {
        record.debug(
            "changed headers",
            (
                request.headers().get("x-mutated"),
                request.headers().get("x-mapped"),
            ),
        );
    }
}

/// A hook that returns an error stops the call; what it says reaches the caller.
async fn refused(record: &mut Recorder) {
    let network = replay(vec![]);
    let failed = test_client(&network)
        .list_connection_invitations()
        .customize()
        .map_request(|_: HttpRequest| Err(std::io::Error::other("cannot map")))
        .send()
        .await;
    record.line(
        "map_request refuses",
        failed.map_or_else(|error| chain(&error), |_| "fine".to_owned()),
    );
    for hook in [
        "read_before_execution",
        "modify_before_serialization",
        "read_before_serialization",
        "read_after_serialization",
        "modify_before_retry_loop",
        "read_before_attempt",
        "modify_before_signing",
        "read_after_signing",
        "modify_before_transmit",
        "read_after_transmit",
        "modify_before_deserialization",
        "read_after_deserialization",
        "modify_before_attempt_completion",
        "read_after_attempt",
        "modify_before_completion",
        "read_after_execution",
    ] {
        let watch = Watch {
            refuse_at: Some(hook),
            ..Watch::default()
        };
        let network = replay(vec![canned(200, "{}")]);
        let outcome = test_client(&network)
            .list_connection_invitations()
            .customize()
            .interceptor(watch.clone())
            .send()
            .await;
        record.line(
            &format!("{hook} refuses"),
            outcome.map_or_else(|error| chain(&error), |_| "fine".to_owned()),
        );
        record.debug(
            &format!("{hook} refuses"),
            (
                watch.seen.lock().expect("one thread").len(),
                network.actual_requests().count(),
            ),
        );
    }
}

/// Settings for one call stand before those of the client, and are gone with the next call.
async fn overrides(record: &mut Recorder) {
    let network = replay((0..3).map(|_| canned(200, "{}")).collect());
    let other = replay(vec![canned(200, "{}")]);
    let client = test_client(&network);
    let call = || {
        client
            .list_connection_invitations()
            .catalog("AWS")
            .customize()
    };
    let override_of = || Config::builder().region(Region::new("eu-central-1"));
    record.debug(
        "region overridden",
        call().config_override(override_of()).send().await.is_ok(),
    );
    let settings = Config::builder()
        .endpoint_url("http://127.0.0.1:9/path/")
        .app_name(AppName::new("once").expect("valid"))
        .credentials_provider(Credentials::new("OTHER", "SECRET", None, None, "override"));
    record.debug(
        "more overridden",
        call().config_override(settings).send().await.is_ok(),
    );
    record.debug(
        "network overridden",
        call()
            .config_override(Config::builder().http_client(other.clone()))
            .send()
            .await
            .is_ok(),
    );
    record.debug("nothing overridden", call().send().await.is_ok());
    for request in network.actual_requests().chain(other.actual_requests()) {
        describe_request(record, "override", request);
    }
}

/// Replaces the output before it reaches the caller.
#[derive(Debug)]
struct Replace;

impl Intercept for Replace {
    fn name(&self) -> &'static str {
        "Replace"
    }
    fn modify_before_completion(
        &self,
        context: &mut FinalizerInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Outcome {
        if let Some(Ok(output)) = context.output_or_error_mut() {
            if let Some(output) = output.downcast_mut::<ListConnectionInvitationsOutput>() {
                output.next_token = Some("replaced".to_owned());
            }
        }
        Ok(())
    }
}

async fn changed_output(record: &mut Recorder) {
    let network = replay(vec![canned(200, "{}")]);
    let outcome = test_client(&network)
        .list_connection_invitations()
        .customize()
        .interceptor(Replace)
        .send()
        .await;
    record.result("output replaced", outcome.map(|output| output.next_token));
}
