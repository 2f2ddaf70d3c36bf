//! Errors: which one a response becomes, what it knows, what it prints, and how programs match on it.

use super::error_cases::{modeled, resolution};
use super::recorder::Recorder;
use super::support::{canned, chain, replay, test_client, Canned};
use aws_sdk_partnercentralaccount::config::http::HttpResponse;
use aws_sdk_partnercentralaccount::error::{
    BuildError, DisplayErrorContext, ErrorMetadata, ProvideErrorMetadata, SdkError,
};
use aws_sdk_partnercentralaccount::operation::list_connection_invitations::{
    ListConnectionInvitationsError, ListConnectionInvitationsOutput,
};
use aws_sdk_partnercentralaccount::operation::RequestId;
use aws_sdk_partnercentralaccount::types::error::{
    AccessDeniedException, InternalServerException, ThrottlingException, ValidationException,
};
use aws_sdk_partnercentralaccount::types::{
    AccessDeniedExceptionReason, ValidationError, ValidationExceptionReason,
};
use aws_sdk_partnercentralaccount::{Client, Error};
use std::error::Error as _;

type Failure = SdkError<ListConnectionInvitationsError, HttpResponse>;

/// Every kind of failure.
pub async fn run(record: &mut Recorder) {
    for (what, response) in modeled() {
        describe(record, what, response).await;
    }
    for (what, response) in resolution() {
        describe(record, what, response).await;
    }
    words(record).await;
    matching(record).await;
    crate_level(record).await;
    by_hand(record);
    conversions(record);
}

/// Sends once, without retries, and hands the failure over.
async fn fail(response: Canned) -> Result<ListConnectionInvitationsOutput, Failure> {
    let network = replay(vec![response]);
    let config = super::support::test_config(&network)
        .retry_config(aws_sdk_partnercentralaccount::config::retry::RetryConfig::disabled())
        .build();
    Client::from_conf(config)
        .list_connection_invitations()
        .catalog("AWS")
        .send()
        .await
}

/// What a failure knows, apart from its words.
async fn describe(record: &mut Recorder, what: &str, response: Canned) {
    let error = match fail(response).await {
        Ok(output) => return record.debug(&format!("{what}: no failure"), output),
        Err(error) => error,
    };
    let status = error
        .raw_response()
        .map(|response| response.status().as_u16());
    record.debug(
        &format!("{what}: metadata"),
        (status, error.code(), error.message(), error.request_id()),
    );
    let Some(service) = error.as_service_error() else {
        return record.line(&format!("{what}: not a service error"), chain(&error));
    };
    record.debug(&format!("{what}: meta"), service.meta());
    record.debug(&format!("{what}: has a source"), service.source().is_some());
    match service {
        ListConnectionInvitationsError::AccessDeniedException(denied) => record.debug(what, denied),
        ListConnectionInvitationsError::InternalServerException(fault) => record.debug(what, fault),
        ListConnectionInvitationsError::ThrottlingException(slow) => record.debug(what, slow),
        ListConnectionInvitationsError::ValidationException(invalid) => record.debug(what, invalid),
        _ => record.line(what, "none of the modeled ones"),
    }
}

/// The words of a failure, once for every form in which programs print it.
async fn words(record: &mut Recorder) {
    let cases = [
        (
            "modeled",
            canned(
                403,
                r#"{"__type":"AccessDeniedException","Message":"no","Reason":"ACCESS_DENIED"}"#,
            ),
        ),
        (
            "unknown",
            canned(
                418,
                r#"{"__type":"a.b#TeapotException","message":"short and stout"}"#,
            ),
        ),
        ("without a code", canned(400, "{}")),
        ("unreadable", canned(400, "<html/>")),
    ];
    for (what, response) in cases {
        let Err(error) = fail(response).await else {
            continue;
        };
        record.line(&format!("{what}: display"), &error);
        record.line(&format!("{what}: chain"), chain(&error));
        let context = DisplayErrorContext(&error).to_string();
        record.debug(
            &format!("{what}: context"),
            (
                context.starts_with(&chain(&error)),
                context.contains("StatusCode"),
            ),
        );
        let service = error.into_service_error();
        record.debug(
            &format!("{what}: kinds"),
            (
                service.is_access_denied_exception(),
                service.is_internal_server_exception(),
                service.is_throttling_exception(),
                service.is_validation_exception(),
            ),
        );
        record.line(&format!("{what}: service display"), &service);
        let crate_error = Error::from(service);
        record.line(&format!("{what}: crate display"), &crate_error);
        record.line(
            &format!("{what}: crate source"),
            crate_error.source().map_or("none".to_owned(), chain),
        );
    }
}

/// `match` on the typed errors, as programs write it.
async fn matching(record: &mut Recorder) {
    for (what, response) in modeled() {
        let Err(error) = fail(response).await else {
            continue;
        };
        let told = match error.into_service_error() {
            ListConnectionInvitationsError::AccessDeniedException(denied) => {
                format!(
                    "denied {:?} {:?} {}",
                    denied.message(),
                    denied.reason(),
                    denied
                )
            }
            ListConnectionInvitationsError::ThrottlingException(slow) => format!(
                "throttled {:?} {:?} {:?} {:?}",
                slow.message(),
                slow.service_code(),
                slow.quota_code(),
                slow.retryable_error_kind()
            ),
            ListConnectionInvitationsError::InternalServerException(fault) => {
                format!(
                    "fault {:?} {:?}",
                    fault.message(),
                    fault.retryable_error_kind()
                )
            }
            ListConnectionInvitationsError::ValidationException(invalid) => {
                let unknown = invalid
                    .error_details()
                    .iter()
                    .filter(|detail| detail.is_unknown())
                    .count();
                let fields = invalid
                    .error_details()
                    .iter()
                    .filter_map(|detail| detail.as_field_validation_error().ok());
                let names: Vec<&str> = fields.map(|field| field.name()).collect();
                format!(
                    "invalid {:?} {:?} {names:?} {unknown}",
                    invalid.message(),
                    invalid.reason()
                )
            }
            other => format!("another {:?}", other.code()),
        };
        record.line(&format!("match {what}"), told);
    }
}

/// The crate's own `Error`, through `?`.
async fn crate_level(record: &mut Recorder) {
    async fn call(response: Canned) -> Result<usize, Error> {
        let network = replay(vec![response, canned(400, "{}"), canned(400, "{}")]);
        let output = test_client(&network)
            .list_connection_invitations()
            .send()
            .await?;
        Ok(output.connection_invitation_summaries().len())
    }
    let responses = modeled()
        .into_iter()
        .chain(resolution())
        .chain([("fine", canned(200, "{}"))]);
    for (what, response) in responses {
        match call(response).await {
            Ok(count) => record.debug(&format!("crate error, {what}"), count),
            Err(error) => {
                let variant = match &error {
                    Error::AccessDeniedException(_) => "AccessDeniedException",
                    Error::InternalServerException(_) => "InternalServerException",
                    Error::ThrottlingException(_) => "ThrottlingException",
                    Error::ValidationException(_) => "ValidationException",
                    _ => "another",
                };
                let facts = (
                    variant,
                    error.code(),
                    error.message(),
                    error.request_id(),
                    error.source().is_some(),
                );
                record.debug(&format!("crate error, {what}"), facts);
            }
        }
    }
}

/// Errors built by hand, as tests build them.
fn by_hand(record: &mut Recorder) {
    let meta = ErrorMetadata::builder()
        .code("AccessDeniedException")
        .message("from meta")
        .custom("aws_request_id", "request-9")
        .build();
    let denied = AccessDeniedException::builder()
        .message("no")
        .reason(AccessDeniedExceptionReason::AccessDenied);
    record.debug(
        "denied getters",
        (denied.get_message(), denied.get_reason()),
    );
    record.result(
        "denied without message",
        denied.clone().set_message(None).build(),
    );
    record.result(
        "denied without reason",
        denied.clone().set_reason(None).build(),
    );
    let denied = denied.meta(meta.clone()).build().expect("complete");
    record.debug("denied", (&denied, denied.request_id(), denied.code()));
    record.debug("denied fields", (&denied.message, &denied.reason));
    let mut throttled = ThrottlingException::builder()
        .message("slow")
        .service_code("s")
        .quota_code("q");
    throttled.set_meta(Some(meta.clone()));
    record.debug(
        "throttled getters",
        (
            throttled.get_message(),
            throttled.get_service_code(),
            throttled.get_quota_code(),
        ),
    );
    record.result(
        "throttled without message",
        throttled
            .clone()
            .set_message(None)
            .set_service_code(None)
            .set_quota_code(None)
            .build(),
    );
    record.result("throttled", throttled.build());
    let internal = InternalServerException::builder().set_message(Some("oops".to_owned()));
    record.debug("internal getters", internal.get_message());
    record.result("internal", internal.build());
    record.result(
        "internal of nothing",
        InternalServerException::builder().build(),
    );
    let invalid = ValidationException::builder()
        .message("bad")
        .reason(ValidationExceptionReason::BusinessValidationFailed)
        .set_error_details(Some(Vec::<ValidationError>::new()));
    record.debug(
        "invalid getters",
        (
            invalid.get_message(),
            invalid.get_reason(),
            invalid.get_error_details(),
        ),
    );
    record.result(
        "invalid without reason",
        invalid.clone().set_reason(None).build(),
    );
    record.result("invalid", invalid.build());
    let generic = ListConnectionInvitationsError::generic(meta);
    record.line(
        "generic",
        format_args!("{generic} {:?}", generic.meta().code()),
    );
    let unhandled = ListConnectionInvitationsError::unhandled("a reason");
    record.line(
        "unhandled",
        format_args!("{unhandled} {:?}", unhandled.meta().code()),
    );
    record.line("unhandled chain", chain(&unhandled));
    let typed = ListConnectionInvitationsError::AccessDeniedException(denied);
    record.line(
        "typed",
        format_args!("{typed} {:?} {:?}", typed.meta().code(), typed.request_id()),
    );
    let service = SdkError::<_, HttpResponse>::service_error(
        typed,
        HttpResponse::new(403.try_into().expect("a status"), "".into()),
    );
    record.line(
        "service error by hand",
        format_args!("{service} {:?}", service.code()),
    );
}

/// From other errors into the crate's.
fn conversions(record: &mut Recorder) {
    let build: Error = BuildError::missing_field("field", "why").into();
    record.line("from a build error", chain(&build));
    let operation: Error = ListConnectionInvitationsError::unhandled("inner").into();
    record.line("from an operation's error", chain(&operation));
    let timeout: Error = Failure::timeout_error("too slow").into();
    record.line("from a timeout", chain(&timeout));
    let construction: Error = Failure::construction_failure("cannot build").into();
    record.line("from a construction failure", chain(&construction));
    record.line(
        "into_service_error of a timeout",
        Failure::timeout_error("too slow").into_service_error(),
    );
}
