//! Pagination: pages, items, repeated tokens, failures in the middle.

use super::recorder::Recorder;
use super::support::{canned, page, replay, test_client, Canned};
use aws_sdk_partnercentralaccount::types::{ConnectionInvitationSummary, InvitationStatus};
use aws_smithy_http_client::test_util::StaticReplayClient;

/// Every way to walk through a list.
pub async fn run(record: &mut Recorder) {
    pages(record).await;
    items(record).await;
    repeated_token(record).await;
    ends(record).await;
    failures(record).await;
    laziness(record).await;
}

fn three_pages() -> Vec<Canned> {
    vec![
        canned(200, &page(&["a1", "a2"], Some("token-1"))),
        canned(200, &page(&[], Some("token-2"))),
        canned(200, &page(&["c1"], None)),
    ]
}

/// Writes down the bodies that were sent.
fn sent(record: &mut Recorder, what: &str, network: &StaticReplayClient) {
    for request in network.actual_requests() {
        let body = String::from_utf8_lossy(request.body().bytes().unwrap_or_default());
        record.line(&format!("{what}: sent"), body);
    }
}

fn ids(items: &[ConnectionInvitationSummary]) -> Vec<&str> {
    items.iter().map(ConnectionInvitationSummary::id).collect()
}

async fn pages(record: &mut Recorder) {
    let network = replay(three_pages());
    let client = test_client(&network);
    let mut pages = client
        .list_connection_invitations()
        .catalog("AWS")
        .status(InvitationStatus::Pending)
        .max_results(5)
        .into_paginator()
        .page_size(2)
        .send();
    while let Some(page) = pages.next().await {
        record.result(
            "pages",
            page.map(|page| {
                (
                    page.connection_invitation_summaries().len(),
                    page.next_token().map(str::to_owned),
                )
            }),
        );
    }
    record.debug("pages after the end", pages.next().await.is_none());
    sent(record, "pages", &network);
    let network = replay(three_pages());
    let mut pages = test_client(&network)
        .list_connection_invitations()
        .into_paginator()
        .send();
    loop {
        match pages.try_next().await {
            Ok(Some(page)) => record.debug("try_next", ids(page.connection_invitation_summaries())),
            Ok(None) => break record.line("try_next", "the end"),
            Err(error) => break record.line("try_next", error),
        }
    }
}

async fn items(record: &mut Recorder) {
    let network = replay(three_pages());
    let client = test_client(&network);
    let all: Result<Vec<_>, _> = client
        .list_connection_invitations()
        .catalog("AWS")
        .into_paginator()
        .items()
        .send()
        .collect()
        .await;
    record.result("items", all.as_ref().map(|items| ids(items)));
    sent(record, "items", &network);
    let network = replay(three_pages());
    let mut items = test_client(&network)
        .list_connection_invitations()
        .into_paginator()
        .page_size(1)
        .items()
        .send();
    record.result(
        "first item",
        items
            .next()
            .await
            .transpose()
            .map(|item| item.map(|item| item.id)),
    );
    record.result(
        "second item",
        items.try_next().await.map(|item| item.map(|item| item.id)),
    );
    record.debug("requests so far", network.actual_requests().count());
}

/// A service that hands out the same token forever.
async fn repeated_token(record: &mut Recorder) {
    let same = || canned(200, &page(&["x"], Some("same")));
    let network = replay(vec![same(), same(), same(), same()]);
    let client = test_client(&network);
    let all: Result<Vec<_>, _> = client
        .list_connection_invitations()
        .into_paginator()
        .send()
        .collect()
        .await;
    record.result("repeated token stops", all.map(|pages| pages.len()));
    record.debug("repeated token requests", network.actual_requests().count());
    let network = replay(vec![same(), same(), same(), canned(200, &page(&[], None))]);
    let client = test_client(&network);
    let on = client
        .list_connection_invitations()
        .into_paginator()
        .stop_on_duplicate_token(false)
        .send();
    let all: Result<Vec<_>, _> = on.collect().await;
    record.result("repeated token goes on", all.map(|pages| pages.len()));
    sent(record, "repeated token", &network);
    let network = replay(vec![same(), same()]);
    let client = test_client(&network);
    let started = client
        .list_connection_invitations()
        .next_token("same")
        .into_paginator()
        .send();
    let all: Result<Vec<_>, _> = started.collect().await;
    record.result("the first token repeated", all.map(|pages| pages.len()));
}

/// Where a list ends: an empty token is an end too.
async fn ends(record: &mut Recorder) {
    for (what, body) in [
        ("empty token", page(&["x"], Some(""))),
        (
            "null token",
            r#"{"ConnectionInvitationSummaries":[],"NextToken":null}"#.to_owned(),
        ),
        ("nothing", "{}".to_owned()),
    ] {
        let network = replay(vec![canned(200, &body), canned(200, "{}")]);
        let all: Result<Vec<_>, _> = test_client(&network)
            .list_connection_invitations()
            .into_paginator()
            .items()
            .send()
            .collect()
            .await;
        record.result(what, all.map(|items| items.len()));
        record.debug(what, network.actual_requests().count());
    }
}

/// A failure on the second page ends the walk.
async fn failures(record: &mut Recorder) {
    let responses = || {
        vec![
            canned(200, &page(&["a1"], Some("token-1"))),
            canned(
                403,
                r#"{"__type":"AccessDeniedException","Message":"no more"}"#,
            ),
            canned(200, &page(&["never"], None)),
        ]
    };
    let network = replay(responses());
    let mut pages = test_client(&network)
        .list_connection_invitations()
        .into_paginator()
        .send();
    while let Some(page) = pages.next().await {
        record.result(
            "page before and after a failure",
            page.map(|page| page.connection_invitation_summaries().len()),
        );
    }
    record.debug(
        "requests until the failure",
        network.actual_requests().count(),
    );
    let network = replay(responses());
    let all: Result<Vec<_>, _> = test_client(&network)
        .list_connection_invitations()
        .into_paginator()
        .items()
        .send()
        .collect()
        .await;
    record.debug(
        "items until the failure",
        all.map_err(|error| error.into_service_error().is_access_denied_exception())
            .map(|items| items.len()),
    );
}

/// Nothing is sent before the first page is asked for.
async fn laziness(record: &mut Recorder) {
    let network = replay(three_pages());
    let pages = test_client(&network)
        .list_connection_invitations()
        .into_paginator()
        .send();
    record.debug("requests before next", network.actual_requests().count());
    drop(pages);
    record.debug("requests after drop", network.actual_requests().count());
}
