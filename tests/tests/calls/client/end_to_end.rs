//! The client over a real socket against the local service: all pages, every filter, every fault,
//! refused signatures, a clock that is wrong.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::Arc;
use std::time::Duration;

use aws_credential_types::provider::future;
use local_service::{credentials, Fault, FaultKind, LocalService, Running};
use partnercentralaccount::config::interceptors::BeforeTransmitInterceptorContextRef;
use partnercentralaccount::config::retry::RetryConfig;
use partnercentralaccount::config::timeout::TimeoutConfig;
use partnercentralaccount::config::{
    BehaviorVersion, Builder, ConfigBag, Credentials, Intercept, ProvideCredentials, Region,
    RuntimeComponents, StalledStreamProtectionConfig,
};
use partnercentralaccount::error::{BoxError, DisplayErrorContext, ProvideErrorMetadata, SdkError};
use partnercentralaccount::operation::list_connection_invitations::ListConnectionInvitationsError;
use partnercentralaccount::operation::RequestId;
use partnercentralaccount::types::{
    ConnectionInvitationSummary, ConnectionType, FieldValidationCode, InvitationStatus,
    ParticipantType, ValidationError,
};
use partnercentralaccount::{Client, Config};

async fn service(faults: &[Fault]) -> Running {
    let start = faults
        .iter()
        .fold(LocalService::builder(), |service, fault| {
            service.fault(fault.clone())
        });
    start.start().await.unwrap()
}

/// Retries that do not wait long.
fn quick() -> RetryConfig {
    RetryConfig::standard().with_initial_backoff(Duration::from_millis(1))
}

fn config(service: &Running) -> Builder {
    let (id, secret) = (credentials::ACCESS_KEY_ID, credentials::SECRET_ACCESS_KEY);
    Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new(local_service::DEFAULT_REGION))
        .endpoint_url(service.endpoint_url())
        .credentials_provider(Credentials::new(id, secret, None, None, "test"))
        .retry_config(quick())
}

fn client(service: &Running) -> Client {
    Client::from_conf(config(service).build())
}

async fn all(client: &Client, page_size: i32) -> Vec<ConnectionInvitationSummary> {
    let call = client.list_connection_invitations().catalog("AWS");
    let items = call.into_paginator().page_size(page_size).items().send();
    items.collect::<Result<Vec<_>, _>>().await.unwrap()
}

#[tokio::test]
async fn pages_of_any_size_give_the_same_items() {
    let service = service(&[]).await;
    let client = client(&service);
    let whole = all(&client, 100).await;
    let ids: BTreeSet<_> = whole.iter().map(|it| it.id().to_owned()).collect();
    assert_eq!(ids.len(), whole.len(), "an item came twice");
    assert!(whole.len() > 200);
    for page_size in [7, 33, 99] {
        let before = service.counters().succeeded;
        assert_eq!(all(&client, page_size).await, whole);
        let pages = usize::try_from(service.counters().succeeded - before).unwrap();
        assert_eq!(pages, whole.len().div_ceil(page_size as usize));
    }
}

#[tokio::test]
async fn every_filter_reaches_the_service() {
    let service = service(&[]).await;
    let client = client(&service);
    let whole = all(&client, 100).await;
    let other = whole[5].other_participant_identifier().to_owned();
    let call = || {
        client
            .list_connection_invitations()
            .catalog("AWS")
            .max_results(100)
    };

    type Wanted = fn(&ConnectionInvitationSummary, &str) -> bool;
    let cases: [(_, Wanted); 4] = [
        (call().status(InvitationStatus::Pending), |it, _| {
            *it.status() == InvitationStatus::Pending
        }),
        (
            call().connection_type(ConnectionType::Subsidiary),
            |it, _| *it.connection_type() == ConnectionType::Subsidiary,
        ),
        (
            call().participant_type(ParticipantType::Receiver),
            |it, _| *it.participant_type() == ParticipantType::Receiver,
        ),
        (call().other_participant_identifiers(&other), |it, other| {
            it.other_participant_identifier() == other
        }),
    ];
    for (call, wanted) in cases {
        let pages = call.into_paginator().items().send();
        let found = pages.collect::<Result<Vec<_>, _>>().await.unwrap();
        let expected: Vec<_> = whole
            .iter()
            .filter(|it| wanted(it, &other))
            .cloned()
            .collect();
        assert!(!expected.is_empty() && expected.len() < whole.len());
        assert_eq!(found, expected);
    }
    let elsewhere = client.list_connection_invitations().catalog("Elsewhere");
    let elsewhere = elsewhere.send().await.unwrap();
    assert_eq!(elsewhere.connection_invitation_summaries(), []);
}

#[tokio::test]
async fn throttles_and_server_errors_are_retried() {
    for kind in [
        FaultKind::Throttle,
        FaultKind::ServerError,
        FaultKind::CutBeforeResponse,
    ] {
        let service = service(&[Fault::new(kind, 2)]).await;
        let call = client(&service)
            .list_connection_invitations()
            .catalog("AWS");
        let output = call
            .send()
            .await
            .unwrap_or_else(|error| panic!("{kind:?}: {error:?}"));
        assert_eq!(
            output.connection_invitation_summaries().len(),
            20,
            "{kind:?}"
        );
        assert_eq!(service.counters().requests, 3, "{kind:?}");
    }
}

#[tokio::test]
async fn an_error_that_stays_tells_what_it_is() {
    let service = service(&[Fault::always(FaultKind::Throttle)]).await;
    let call = client(&service)
        .list_connection_invitations()
        .catalog("AWS");
    let error = call.send().await.unwrap_err();
    assert_eq!(service.counters().requests, 3);
    assert_eq!(error.code(), Some("ThrottlingException"));
    assert!(error.message().is_some_and(|it| !it.is_empty()));
    let id = error.request_id().unwrap().to_owned();
    let error = error.into_service_error();
    assert!(error.is_throttling_exception());
    let printed = error.to_string();
    for part in ["ListConnectionInvitations", "ThrottlingException", &id] {
        assert!(printed.contains(part), "{printed} does not say {part}");
    }
}

#[tokio::test]
async fn a_body_that_cannot_be_read_is_an_error_with_its_cause() {
    for kind in [FaultKind::TruncatedBody, FaultKind::MalformedBody] {
        let service = service(&[Fault::always(kind)]).await;
        let call = client(&service)
            .list_connection_invitations()
            .catalog("AWS");
        let error = call.send().await.unwrap_err();
        let printed = DisplayErrorContext(&error).to_string();
        assert!(
            printed.contains("byte") || printed.contains("offset"),
            "{kind:?}: {printed}"
        );
    }
    for kind in [FaultKind::CutBody, FaultKind::WrongContentLength] {
        let service = service(&[Fault::always(kind)]).await;
        let call = client(&service)
            .list_connection_invitations()
            .catalog("AWS");
        let error = call.send().await.unwrap_err();
        let lost = matches!(
            error,
            SdkError::DispatchFailure(_) | SdkError::ResponseError(_)
        );
        assert!(lost, "{kind:?}: {error:?}");
    }
}

/// Counts attempts where they begin: on a busy machine one may be over before the service has its request.
#[derive(Clone, Debug, Default)]
struct Attempts(Arc<AtomicU32>);

impl Intercept for Attempts {
    fn name(&self) -> &'static str {
        "Attempts"
    }
    fn read_before_attempt(
        &self,
        _: &BeforeTransmitInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        self.0.fetch_add(1, Ordering::SeqCst);
        Ok(())
    }
}

#[tokio::test]
async fn a_slow_answer_is_a_timeout() {
    let slow = Fault::always(FaultKind::Slow).with_delay(Duration::from_secs(30));
    let service = service(&[slow]).await;
    let timeouts = TimeoutConfig::builder().operation_attempt_timeout(Duration::from_millis(50));
    let attempts = Attempts::default();
    let config = config(&service)
        .timeout_config(timeouts.build())
        .interceptor(attempts.clone())
        .build();
    let call = Client::from_conf(config)
        .list_connection_invitations()
        .catalog("AWS");
    let error = call.send().await.unwrap_err();
    assert!(matches!(error, SdkError::TimeoutError(_)), "{error:?}");
    assert_eq!(attempts.0.load(Ordering::SeqCst), 3);
}

#[tokio::test]
async fn an_invalid_input_is_refused_with_every_field() {
    let service = service(&[]).await;
    let call = client(&service)
        .list_connection_invitations()
        .max_results(500);
    let error = call.status("LOST".into()).send().await.unwrap_err();
    let error = error.into_service_error();
    let ListConnectionInvitationsError::ValidationException(error) = error else {
        panic!("{error:?}");
    };
    let details = error.error_details().iter().filter_map(|it| match it {
        ValidationError::FieldValidationError(field) => Some((field.name(), field.code().clone())),
        _ => None,
    });
    let expected = [
        ("Catalog", FieldValidationCode::RequiredFieldMissing),
        ("MaxResults", FieldValidationCode::InvalidValue),
        ("Status", FieldValidationCode::InvalidEnumValue),
    ];
    assert_eq!(details.collect::<Vec<_>>(), expected);
}

#[tokio::test]
async fn unknown_and_wrong_credentials_are_refused() {
    let service = service(&[]).await;
    let (id, secret) = (credentials::ACCESS_KEY_ID, credentials::SECRET_ACCESS_KEY);
    for (id, secret, code) in [
        (id, "wrong", "InvalidSignatureException"),
        ("AKIDUNKNOWN", secret, "UnrecognizedClientException"),
    ] {
        let credentials = Credentials::new(id, secret, None, None, "test");
        let config = config(&service).credentials_provider(credentials).build();
        let call = Client::from_conf(config)
            .list_connection_invitations()
            .catalog("AWS");
        let error = call.send().await.unwrap_err();
        assert_eq!(
            error.raw_response().map(|it| it.status().as_u16()),
            Some(403)
        );
        assert_eq!(error.code(), Some(code));
    }
}

#[tokio::test]
async fn a_wrong_clock_is_corrected() {
    let service = LocalService::builder().clock_offset_seconds(3600);
    let service = service.start().await.unwrap();
    let client = client(&service);
    let first = client
        .list_connection_invitations()
        .catalog("AWS")
        .send()
        .await;
    assert!(first.is_ok(), "{first:?}");
    assert_eq!(service.counters().refused, 1);
    // What was learned of the clock holds for the calls that follow.
    let second = client
        .list_connection_invitations()
        .catalog("AWS")
        .send()
        .await;
    assert!(second.is_ok(), "{second:?}");
    assert_eq!(service.counters().requests, 3);
}

#[tokio::test]
async fn a_body_that_stops_flowing_is_an_error() {
    let stall = Fault::always(FaultKind::StallBody).with_delay(Duration::from_secs(60));
    let service = service(&[stall]).await;
    // Sending is not watched: on a busy machine it may take longer than the grace period.
    let protection = StalledStreamProtectionConfig::enabled()
        .upload_enabled(false)
        .grace_period(Duration::from_millis(50));
    let config = config(&service)
        .stalled_stream_protection(protection.build())
        .retry_config(RetryConfig::disabled())
        .build();
    let call = Client::from_conf(config)
        .list_connection_invitations()
        .catalog("AWS");
    let error = call.send().await.unwrap_err();
    let printed = DisplayErrorContext(&error).to_string();
    assert!(printed.contains("throughput"), "{printed}");
    assert_eq!(service.counters().requests, 1);
}

/// Gives the credentials of the service and counts how often it is asked.
#[derive(Debug, Default)]
struct Counting(Arc<AtomicU32>);

impl ProvideCredentials for Counting {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        self.0.fetch_add(1, Ordering::SeqCst);
        let (id, secret) = (credentials::ACCESS_KEY_ID, credentials::SECRET_ACCESS_KEY);
        future::ProvideCredentials::ready(Ok(Credentials::new(id, secret, None, None, "counting")))
    }
}

#[tokio::test]
async fn credentials_are_asked_for_once() {
    let service = service(&[Fault::new(FaultKind::Throttle, 1)]).await;
    let asked = Arc::new(AtomicU32::new(0));
    let config = config(&service)
        .credentials_provider(Counting(asked.clone()))
        .build();
    let client = Client::from_conf(config);
    for _ in 0..3 {
        let call = client.list_connection_invitations().catalog("AWS");
        call.send().await.unwrap();
    }
    assert_eq!(service.counters().requests, 4);
    assert_eq!(asked.load(Ordering::SeqCst), 1);
}
