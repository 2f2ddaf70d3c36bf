//! What a waiter makes of an answer: the semantics of Smithy 2.0, "Waiters", over shapes of a generated crate.

use partnercentralaccount::error::ErrorMetadata;
use partnercentralaccount::operation::list_connection_invitations::{
    ListConnectionInvitationsError as Error, ListConnectionInvitationsInput as Input,
    ListConnectionInvitationsOutput as Output,
};
use partnercentralaccount::primitives::DateTime;
use partnercentralaccount::types::error::builders::AccessDeniedExceptionBuilder;
use partnercentralaccount::types::error::AccessDeniedException;
use partnercentralaccount::types::{
    AccessDeniedExceptionReason, ConnectionInvitationSummary, ConnectionType, InvitationStatus,
    ParticipantType,
};
use rules_harness::jmespath::constant;
use smithy_client_runtime::api::CreateUnhandledError;
use smithy_client_runtime::jmespath::Expression;
use smithy_client_runtime::waiter::{state, Acceptor, Comparison, Matcher, State, Waiter};
use smithy_model::jmespath::parse;

fn path(text: &str) -> Expression {
    constant(&parse(text).unwrap())
}

fn waiter(acceptors: Vec<Acceptor>) -> Waiter {
    Waiter {
        name: "Test",
        min_delay: 1,
        max_delay: 1,
        acceptors: acceptors.leak(),
    }
}

fn summary(id: &str, status: &str, created: i64) -> ConnectionInvitationSummary {
    ConnectionInvitationSummary::builder()
        .catalog("AWS")
        .id(id)
        .arn("arn")
        .connection_type(ConnectionType::from("OPPORTUNITY_COLLABORATION"))
        .created_at(DateTime::from_secs(created))
        .updated_at(DateTime::from_millis(1_500))
        .other_participant_identifier("other")
        .participant_type(ParticipantType::from("SENDER"))
        .status(InvitationStatus::from(status))
        .build()
        .unwrap()
}

fn output(summaries: Vec<ConnectionInvitationSummary>) -> Output {
    Output::builder()
        .set_connection_invitation_summaries(Some(summaries))
        .build()
        .unwrap()
}

fn input() -> Input {
    Input::builder()
        .catalog("AWS")
        .max_results(2)
        .build()
        .unwrap()
}

/// Whether a matcher by the output, or by both, matches this output.
fn matches(matcher: Matcher, output: &Output) -> bool {
    let waiter = waiter(vec![Acceptor::success(matcher)]);
    state(&waiter, &input(), Ok(output)) == Some(State::Success)
}

#[test]
fn comparators_do_what_the_specification_says() {
    use Comparison::{AllStringEquals, AnyStringEquals, BooleanEquals, StringEquals};
    let mixed = output(vec![
        summary("a", "PENDING", 10),
        summary("b", "ACCEPTED", 20),
    ]);
    let same = output(vec![
        summary("a", "PENDING", 10),
        summary("b", "PENDING", 20),
    ]);
    let empty = output(Vec::new());
    let statuses = "ConnectionInvitationSummaries[].Status";
    let rows = [
        (statuses, AllStringEquals("PENDING"), [false, true, false]),
        (statuses, AnyStringEquals("ACCEPTED"), [true, false, false]),
        (statuses, AnyStringEquals("Pending"), [false, false, false]),
        (statuses, StringEquals("PENDING"), [false, false, false]),
        (
            "ConnectionInvitationSummaries[-1].Status",
            StringEquals("ACCEPTED"),
            [true, false, false],
        ),
        (
            "ConnectionInvitationSummaries[0].Id",
            AnyStringEquals("a"),
            [false, false, false],
        ),
        // A function that is given what it does not take matches nothing, whatever is expected.
        (
            "length(NextToken) > `0`",
            BooleanEquals(true),
            [false, false, false],
        ),
        (
            "length(NextToken) > `0`",
            BooleanEquals(false),
            [false, false, false],
        ),
        (
            "length(ConnectionInvitationSummaries) == `0`",
            BooleanEquals(true),
            [false, false, true],
        ),
        (
            "length(ConnectionInvitationSummaries) == `0`",
            BooleanEquals(false),
            [true, true, false],
        ),
        ("NextToken == null", BooleanEquals(true), [true, true, true]),
        // Timestamps are numbers of seconds, with a fraction where there is one.
        (
            "ConnectionInvitationSummaries[1].CreatedAt > `19`",
            BooleanEquals(true),
            [true, true, false],
        ),
        (
            "max(ConnectionInvitationSummaries[].UpdatedAt) == `1.5`",
            BooleanEquals(true),
            [true, true, false],
        ),
    ];
    for (text, comparison, expected) in rows {
        let found = [&mixed, &same, &empty]
            .map(|output| matches(Matcher::Output(path(text), comparison), output));
        assert_eq!(found, expected, "{text} {comparison:?}");
    }
}

#[test]
fn input_and_output_are_seen_together() {
    let both = |text: &str| Matcher::InputOutput(path(text), Comparison::BooleanEquals(true));
    let full = output(vec![
        summary("a", "PENDING", 10),
        summary("b", "PENDING", 20),
    ]);
    let part = output(vec![summary("a", "PENDING", 10)]);
    let text = "length(output.ConnectionInvitationSummaries) == input.MaxResults";
    assert!(matches(both(text), &full));
    assert!(!matches(both(text), &part));
    assert!(matches(
        both("output.ConnectionInvitationSummaries[0].Catalog == input.Catalog"),
        &part
    ));
}

fn denied() -> AccessDeniedExceptionBuilder {
    AccessDeniedException::builder()
        .message("no")
        .reason(AccessDeniedExceptionReason::from("ACCESS_DENIED"))
}

#[test]
fn errors_match_by_code_or_by_name_and_outputs_never_do() {
    let modeled = Error::AccessDeniedException(denied().build().unwrap());
    let meta = ErrorMetadata::builder()
        .code("AccessDeniedException")
        .build();
    let coded = Error::AccessDeniedException(denied().meta(meta).build().unwrap());
    let meta = ErrorMetadata::builder().code("Strange").build();
    let unknown = Error::create_unhandled_error("unknown".into(), Some(meta));
    let rows = [
        (
            Matcher::ErrorType("AccessDeniedException"),
            [true, true, false, false],
        ),
        (Matcher::ErrorType("Strange"), [false, false, true, false]),
        (
            Matcher::ErrorType("ValidationException"),
            [false, false, false, false],
        ),
        (Matcher::Success(false), [true, true, true, false]),
        (Matcher::Success(true), [false, false, false, true]),
        (
            Matcher::Output(path("@ == @"), Comparison::BooleanEquals(true)),
            [false, false, false, true],
        ),
    ];
    let output = output(Vec::new());
    for (matcher, expected) in rows {
        let shown = format!("{matcher:?}");
        let waiter = waiter(vec![Acceptor::success(matcher)]);
        let of_error = |error: &Error| state(&waiter, &input(), Err(error)).is_some();
        let found = [
            of_error(&modeled),
            of_error(&coded),
            of_error(&unknown),
            state(&waiter, &input(), Ok(&output)).is_some(),
        ];
        assert_eq!(found, expected, "{shown}");
    }
}

#[test]
fn the_first_acceptor_that_matches_counts() {
    let all = waiter(vec![
        Acceptor::failure(Matcher::Output(
            path("NextToken"),
            Comparison::StringEquals("end"),
        )),
        Acceptor::retry(Matcher::Success(true)),
        Acceptor::success(Matcher::Success(true)),
    ]);
    assert_eq!(
        state(&all, &input(), Ok(&output(Vec::new()))),
        Some(State::Retry)
    );
    let end = Output::builder().set_connection_invitation_summaries(Some(Vec::new()));
    let end = end.next_token("end").build().unwrap();
    assert_eq!(state(&all, &input(), Ok(&end)), Some(State::Failure));
    let unknown = Error::create_unhandled_error("unknown".into(), None);
    assert_eq!(state(&all, &input(), Err(&unknown)), None);
}
