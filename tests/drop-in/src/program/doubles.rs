//! Test doubles: `aws-smithy-mocks` over the client.

use super::recorder::Recorder;
use super::support::{canned, chain, page};
use aws_sdk_partnercentralaccount::config::http::HttpResponse;
use aws_sdk_partnercentralaccount::operation::list_connection_invitations::{
    ListConnectionInvitationsError, ListConnectionInvitationsOutput,
};
use aws_sdk_partnercentralaccount::types::error::ThrottlingException;
use aws_sdk_partnercentralaccount::Client;
use aws_smithy_mocks::{mock, mock_client, RuleMode};

/// Rules in order, rules by match, sequences, and raw responses.
pub async fn run(record: &mut Recorder) {
    outputs(record).await;
    failures(record).await;
    sequences(record).await;
    matching(record).await;
}

fn output(token: &str) -> ListConnectionInvitationsOutput {
    ListConnectionInvitationsOutput::builder()
        .set_connection_invitation_summaries(Some(Vec::new()))
        .next_token(token)
        .build()
        .expect("complete")
}

fn throttled() -> ListConnectionInvitationsError {
    let exception = ThrottlingException::builder().message("slow down").build();
    ListConnectionInvitationsError::ThrottlingException(exception.expect("complete"))
}

/// Sends with this catalog and writes down what the caller sees.
async fn call(record: &mut Recorder, what: &str, client: &Client, catalog: &str) {
    match client
        .list_connection_invitations()
        .catalog(catalog)
        .send()
        .await
    {
        Ok(output) => record.debug(what, output.next_token),
        Err(error) => record.line(what, chain(&error)),
    }
}

async fn outputs(record: &mut Recorder) {
    let rule = mock!(Client::list_connection_invitations).then_output(|| output("mocked"));
    let client = mock_client!(aws_sdk_partnercentralaccount, [&rule]);
    call(record, "output", &client, "AWS").await;
    record.debug("calls", rule.num_calls());
    let computed = mock!(Client::list_connection_invitations)
        .then_compute_output(|input| output(input.catalog().unwrap_or("none")));
    let client = mock_client!(aws_sdk_partnercentralaccount, [&computed]);
    call(record, "computed", &client, "Sandbox").await;
}

async fn failures(record: &mut Recorder) {
    let rule = mock!(Client::list_connection_invitations).then_error(throttled);
    let client = mock_client!(aws_sdk_partnercentralaccount, RuleMode::MatchAny, [&rule]);
    let error = client
        .list_connection_invitations()
        .send()
        .await
        .expect_err("mocked to fail");
    record.debug(
        "mocked error",
        error.into_service_error().is_throttling_exception(),
    );
    record.debug("calls of the error", rule.num_calls());
    let http = mock!(Client::list_connection_invitations).then_http_response(|| {
        HttpResponse::new(
            403.try_into().expect("a status"),
            r#"{"__type":"AccessDeniedException","Message":"no"}"#.into(),
        )
    });
    let client = mock_client!(aws_sdk_partnercentralaccount, [&http]);
    call(record, "mocked response", &client, "AWS").await;
}

async fn sequences(record: &mut Recorder) {
    let rule = mock!(Client::list_connection_invitations)
        .sequence()
        .http_status(503, None)
        .times(2)
        .http_response(|| {
            HttpResponse::new(
                200.try_into().expect("a status"),
                page(&["a"], Some("third")).into(),
            )
        })
        .output(|| output("fourth"))
        .error(throttled)
        .build();
    let client = mock_client!(
        aws_sdk_partnercentralaccount,
        RuleMode::Sequential,
        [&rule],
        |config| config.sleep_impl(aws_smithy_async::rt::sleep::TokioSleep::new())
    );
    call(record, "after two faults", &client, "AWS").await;
    record.debug("calls of the sequence", rule.num_calls());
    call(record, "the next of the sequence", &client, "AWS").await;
    let outcome = client
        .list_connection_invitations()
        .send()
        .await
        .map_err(|error| error.into_service_error().is_throttling_exception());
    record.debug(
        "the last of the sequence",
        outcome.map(|output| output.next_token),
    );
}

async fn matching(record: &mut Recorder) {
    let first = mock!(Client::list_connection_invitations)
        .match_requests(|input| input.catalog() == Some("AWS"))
        .then_output(|| output("for AWS"));
    let second = mock!(Client::list_connection_invitations)
        .match_requests(|input| input.catalog() == Some("Sandbox"))
        .then_output(|| output("for Sandbox"));
    let client = mock_client!(
        aws_sdk_partnercentralaccount,
        RuleMode::MatchAny,
        [&first, &second]
    );
    for catalog in ["Sandbox", "AWS", "Sandbox"] {
        call(record, "matched", &client, catalog).await;
    }
    record.debug("calls by rule", (first.num_calls(), second.num_calls()));
    record.debug(
        "a canned page is a page",
        canned(200, &page(&["a"], None)).body.len(),
    );
}
