//! What goes out: the request as the connector receives it, byte for byte.

use super::recorder::Recorder;
use super::support::{
    canned, describe_plain_request, describe_request, explicit_config, page, plain_config, replay,
    test_client,
};
use aws_sdk_partnercentralaccount::config::{AppName, FrameworkMetadata};
use aws_sdk_partnercentralaccount::operation::list_connection_invitations::ListConnectionInvitationsInput;
use aws_sdk_partnercentralaccount::types::{ConnectionType, InvitationStatus, ParticipantType};
use aws_sdk_partnercentralaccount::Client;

/// Requests from the smallest to the fullest.
pub async fn run(record: &mut Recorder) {
    signed(record).await;
    bodies(record).await;
    fluent_accessors(record).await;
    send_with(record).await;
    user_agent(record).await;
}

/// A full request, signed with fixed credentials at a fixed time.
async fn signed(record: &mut Recorder) {
    let network = replay(vec![canned(200, &page(&[], None))]);
    let client = Client::from_conf(explicit_config().http_client(network.clone()).build());
    let outcome = client
        .list_connection_invitations()
        .catalog("AWS")
        .next_token("opaque+/=")
        .connection_type(ConnectionType::OpportunityCollaboration)
        .max_results(100)
        .other_participant_identifiers("111111111111")
        .other_participant_identifiers("222222222222")
        .participant_type(ParticipantType::Sender)
        .status(InvitationStatus::Pending)
        .send()
        .await;
    record.result("full request", outcome);
    for request in network.actual_requests() {
        describe_request(record, "full request", request);
    }
}

/// Bodies alone: absent members, empty ones, strings that need escapes, numbers at their limits.
async fn bodies(record: &mut Recorder) {
    let network = replay((0..8).map(|_| canned(200, &page(&[], None))).collect());
    let client = test_client(&network);
    let call = || client.list_connection_invitations();
    let calls = [
        call(),
        call().catalog("AWS"),
        call()
            .catalog("")
            .set_other_participant_identifiers(Some(vec![])),
        call().catalog(
            "quote \" backslash \\ slash / tab \t line \n return \r null \u{0} bell \u{7}",
        ),
        call()
            .catalog("non-ASCII: é ☃ 💚 \u{7f} \u{2028}")
            .max_results(0),
        call()
            .max_results(i32::MIN)
            .status(InvitationStatus::from("NEVER_SEEN")),
        call()
            .max_results(i32::MAX)
            .connection_type(ConnectionType::from("a \"new\" one")),
        call()
            .set_catalog(Some("AWS".to_owned()))
            .set_max_results(None)
            .set_next_token(Some(String::new())),
    ];
    let count = calls.len();
    for call in calls {
        record.debug("body call", call.send().await.is_ok());
    }
    let requests: Vec<_> = network.actual_requests().collect();
    record.debug("requests sent", (requests.len(), count));
    for request in requests {
        let body = String::from_utf8_lossy(request.body().bytes().unwrap_or_default());
        let length = request.headers().get("content-length").unwrap_or("none");
        record.line("body", format_args!("{length} {body}"));
    }
}

/// Getters and setters of the fluent builder, and its input.
async fn fluent_accessors(record: &mut Recorder) {
    let network = replay(vec![]);
    let client = test_client(&network);
    let call = client
        .list_connection_invitations()
        .set_catalog(Some("AWS".to_owned()))
        .set_next_token(Some("token".to_owned()))
        .set_connection_type(Some(ConnectionType::Subsidiary))
        .set_max_results(Some(7))
        .set_other_participant_identifiers(Some(vec!["1".to_owned()]))
        .other_participant_identifiers("2")
        .set_participant_type(Some(ParticipantType::Receiver))
        .set_status(Some(InvitationStatus::Expired));
    record.debug(
        "fluent getters 1",
        (
            call.get_catalog(),
            call.get_next_token(),
            call.get_connection_type(),
            call.get_max_results(),
        ),
    );
    record.debug(
        "fluent getters 2",
        (
            call.get_other_participant_identifiers(),
            call.get_participant_type(),
            call.get_status(),
        ),
    );
    record.debug("as_input", call.as_input());
    record.debug("as_input builds", call.as_input().clone().build().is_ok());
    record.debug(
        "a clone has the same input",
        call.clone().as_input() == call.as_input(),
    );
    record.debug("nothing was sent", network.actual_requests().count());
}

/// An input builder that is sent with a client.
async fn send_with(record: &mut Recorder) {
    let network = replay(vec![canned(200, &page(&["pacinv-1"], Some("next")))]);
    let client = test_client(&network);
    let outcome = ListConnectionInvitationsInput::builder()
        .catalog("AWS")
        .max_results(1)
        .send_with(&client)
        .await;
    record.result(
        "send_with",
        outcome.map(|output| output.connection_invitation_summaries().len()),
    );
    for request in network.actual_requests() {
        describe_request(record, "send_with", request);
    }
}

/// The user agent with an application name and a framework; paginating adds a feature to it.
async fn user_agent(record: &mut Recorder) {
    let network = replay(vec![
        canned(200, &page(&[], None)),
        canned(200, &page(&[], None)),
    ]);
    let config = plain_config()
        .http_client(network.clone())
        .app_name(AppName::new("drop-in").expect("a valid name"))
        .framework_metadata(FrameworkMetadata::new("frame", Some("1.2")).expect("valid"))
        .endpoint_url("http://localhost:1234/base")
        .build();
    let client = Client::from_conf(config);
    record.debug(
        "plain",
        client.list_connection_invitations().send().await.is_ok(),
    );
    let mut pages = client.list_connection_invitations().into_paginator().send();
    while let Some(page) = pages.next().await {
        record.debug("page", page.is_ok());
    }
    for request in network.actual_requests() {
        describe_plain_request(record, "user agent", request);
    }
}
