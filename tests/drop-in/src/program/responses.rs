//! What comes back with status 200: complete, sparse, strange and broken bodies.

use super::recorder::Recorder;
use super::support::{canned, page, replay, summary_on_the_wire, test_client};
use aws_sdk_partnercentralaccount::error::ProvideErrorMetadata;
use aws_sdk_partnercentralaccount::operation::list_connection_invitations::ListConnectionInvitationsOutput;
use aws_sdk_partnercentralaccount::operation::RequestId;
use std::error::Error;

/// Each body once through the client.
pub async fn run(record: &mut Recorder) {
    typed(record).await;
    let summary = summary_on_the_wire("pacinv-1");
    let valid = [
        ("empty list", r#"{"ConnectionInvitationSummaries":[]}"#.to_owned()),
        ("list absent", "{}".to_owned()),
        ("no body", String::new()),
        ("list null", r#"{"ConnectionInvitationSummaries":null,"NextToken":null}"#.to_owned()),
        ("null among items", format!(r#"{{"ConnectionInvitationSummaries":[null,{summary},null]}}"#)),
        ("token before list", format!(r#"{{"NextToken":"t","ConnectionInvitationSummaries":[{summary}]}}"#)),
        ("unknown members", format!(r#"{{"Extra":{{"a":[1,2,{{"b":null}}]}},"ConnectionInvitationSummaries":[{summary}],"More":1.5e3}}"#)),
        ("item without members", r#"{"ConnectionInvitationSummaries":[{}]}"#.to_owned()),
        ("members null", r#"{"ConnectionInvitationSummaries":[{"Catalog":null,"Id":"x","CreatedAt":null,"Status":null}]}"#.to_owned()),
        ("unknown enum values", summaries(r#"{"Status":"ON_HOLD","ConnectionType":"","ParticipantType":"sender"}"#)),
        ("escapes", summaries(r#"{"Id":"\u0041\n\t\"\\\/\ud83d\udc9a é"}"#)),
        ("white space", " \n\t{ \"ConnectionInvitationSummaries\" : [ ] , \"NextToken\" : \"a\" } \r\n".to_owned()),
        ("repeated member", r#"{"NextToken":"first","NextToken":"second","ConnectionInvitationSummaries":[]}"#.to_owned()),
        ("repeated list", format!(r#"{{"ConnectionInvitationSummaries":[{summary},{summary}],"ConnectionInvitationSummaries":[{summary}]}}"#)),
        ("escaped member name", r#"{"Next\u0054oken":"t"}"#.to_owned()),
        ("timestamps", summaries(r#"{"CreatedAt":"1969-12-31T23:59:59.9Z","UpdatedAt":"2024-02-29T12:00:00+05:30","ExpiresAt":"9999-12-31T23:59:59.999999999Z"}"#)),
    ];
    for (what, body) in valid {
        send(record, what, &body).await;
    }
    for (what, body) in broken() {
        send(record, what, &body).await;
    }
}

fn summaries(item: &str) -> String {
    format!(r#"{{"ConnectionInvitationSummaries":[{item}]}}"#)
}

/// Bodies that no reader can make sense of.
fn broken() -> Vec<(&'static str, String)> {
    let deep = format!(r#"{{"Extra":{}1{}}}"#, "[".repeat(100), "]".repeat(100));
    [
        ("not JSON", "<html>bad gateway</html>"),
        ("an array", "[]"),
        ("a string", "\"text\""),
        ("null", "null"),
        (
            "truncated object",
            r#"{"ConnectionInvitationSummaries":[{"Catalog":"AWS""#,
        ),
        ("truncated string", r#"{"NextToken":"abc"#),
        ("truncated list", r#"{"ConnectionInvitationSummaries":["#),
        (
            "list is an object",
            r#"{"ConnectionInvitationSummaries":{}}"#,
        ),
        (
            "list is a string",
            r#"{"ConnectionInvitationSummaries":"x"}"#,
        ),
        (
            "item is a number",
            r#"{"ConnectionInvitationSummaries":[1]}"#,
        ),
        ("token is a number", r#"{"NextToken":1}"#),
        ("token is a boolean", r#"{"NextToken":true}"#),
        (
            "text is a list",
            r#"{"ConnectionInvitationSummaries":[{"Id":[]}]}"#,
        ),
        (
            "timestamp is a number",
            r#"{"ConnectionInvitationSummaries":[{"CreatedAt":1700000000}]}"#,
        ),
        (
            "timestamp is no time",
            r#"{"ConnectionInvitationSummaries":[{"CreatedAt":"yesterday"}]}"#,
        ),
        (
            "timestamp without a zone",
            r#"{"ConnectionInvitationSummaries":[{"CreatedAt":"2025-11-30T08:15:30"}]}"#,
        ),
        ("lone surrogate", r#"{"NextToken":"\ud83d"}"#),
        ("bad escape", r#"{"NextToken":"\x"}"#),
        ("control character", "{\"NextToken\":\"a\u{1}b\"}"),
        (
            "trailing data",
            r#"{"ConnectionInvitationSummaries":[]} {}"#,
        ),
        ("trailing comma", r#"{"ConnectionInvitationSummaries":[],}"#),
        (
            "missing comma",
            r#"{"ConnectionInvitationSummaries":[] "NextToken":"a"}"#,
        ),
        ("key without quotes", r#"{NextToken:"a"}"#),
    ]
    .into_iter()
    .map(|(what, body)| (what, body.to_owned()))
    .chain([("deep nesting in an unknown member", deep)])
    .collect()
}

/// Calls once with this answer and writes down what the caller sees.
async fn send(record: &mut Recorder, what: &str, body: &str) {
    let network = replay(vec![
        canned(200, body),
        canned(200, body),
        canned(200, body),
    ]);
    let outcome = test_client(&network)
        .list_connection_invitations()
        .catalog("AWS")
        .send()
        .await;
    let attempts = network.actual_requests().count();
    let mut kept = None;
    match outcome {
        Ok(output) => record.debug(what, output),
        Err(error) => {
            let service = error.as_service_error();
            let kinds =
                service.map(|error| (error.is_validation_exception(), error.source().is_some()));
            record.debug(
                what,
                (kinds, error.code(), error.message(), error.request_id()),
            );
            let response = error.raw_response();
            kept = response.and_then(|response| response.body().bytes().map(<[u8]>::len));
        }
    }
    record.debug(&format!("{what}: attempts, bytes kept"), (attempts, kept));
}

/// A page read through the getters, and the request id under its several headers.
async fn typed(record: &mut Recorder) {
    let body = page(&["pacinv-1", "pacinv-2"], Some("next"));
    let network = replay(vec![canned(200, &body)]);
    let outcome = test_client(&network)
        .list_connection_invitations()
        .catalog("AWS")
        .send()
        .await;
    let output: ListConnectionInvitationsOutput = outcome.expect("a complete page");
    record.debug("page", &output);
    record.debug("page token", output.next_token());
    record.debug("page request id", output.request_id());
    for summary in output.connection_invitation_summaries() {
        record.line(
            "item",
            format_args!(
                "{} {} {} {}",
                summary.id(),
                summary.status(),
                summary.created_at(),
                summary.updated_at()
            ),
        );
    }
    for header in ["x-amzn-requestid", "x-amz-request-id", "x-amzn-request-id"] {
        let mut response = canned(200, "{}");
        response.headers = vec![(header, "request-2")];
        let outcome = test_client(&replay(vec![response]))
            .list_connection_invitations()
            .send()
            .await;
        record.debug(
            &format!("request id from {header}"),
            outcome.expect("an empty page").request_id(),
        );
    }
}
