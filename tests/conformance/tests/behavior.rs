//! The harness on cases of several calls: cases that are right pass, and a case with a single thing wrong in it fails.

mod support;

use conformance_harness::behavior;
use conformance_harness::behavior::{run, Row};
use serde_json::{json, Value};
use support::assert_fails;

fn rows() -> Vec<Row> {
    macro_rules! list {
        ($kind:ident) => {
            behavior!(
                $kind partnercentralaccount,
                "a#ListConnectionInvitations",
                list_connection_invitations,
                list_connection_invitations,
                ListConnectionInvitations {
                    set_catalog: "Catalog",
                    set_max_results: "MaxResults"
                }
            )
        };
    }
    let closed = behavior!(
        wait harbor, "HarborClosed", wait_until_harbor_closed, greet, Greet {}
    );
    vec![list!(call), list!(pages), list!(items), closed]
}

fn outcome(case: &Value) -> Result<(), String> {
    let report = run(&json!([case]).to_string(), &rows()).unwrap();
    match report["cases"][0]["why"].as_str() {
        Some(why) => Err(why.to_owned()),
        None => Ok(()),
    }
}

const PAGE: &str = "ListConnectionInvitations";

#[test]
fn pages() {
    let case = json!({
        "id": "one", "do": "pages", "target": PAGE, "params": { "Catalog": "AWS" },
        "answers": [
            { "body": { "ConnectionInvitationSummaries": [], "NextToken": "more" } },
            { "body": { "ConnectionInvitationSummaries": [] } },
        ],
        "calls": [{ "Catalog": "AWS" }, { "Catalog": "AWS", "NextToken": "more" }],
        "waits": [],
        "result": { "outputs": [
            { "ConnectionInvitationSummaries": [], "NextToken": "more" }, { "ConnectionInvitationSummaries": [] },
        ] },
    });
    let body = json!({ "ConnectionInvitationSummaries": [], "NextToken": "more" });
    assert_fails(
        outcome,
        &case,
        &[
            ("/do", json!("wait"), "nothing to wait"),
            ("/target", json!("Other"), "nothing to pages of Other"),
            ("/params/Status", json!("PENDING"), "no setter"),
            ("/more", json!(1), "unknown `more`"),
            ("/waits", json!(null), "no list `waits`"),
            (
                "/answers/0/body",
                json!({ "ConnectionInvitationSummaries": [] }),
                "1 calls",
            ),
            ("/answers/1/body", json!("{"), "the end is error"),
            ("/calls/1/NextToken", json!("less"), "the call 1: NextToken"),
            ("/calls", json!([]), "should have been 0"),
            ("/waits", json!([[0, 1]]), "should be 1"),
            ("/result/end", json!("error"), "should be error"),
            ("/result/outputs/1", body, "the output 1: NextToken"),
            ("/result/outputs", json!([]), "2 outputs came"),
            ("/result/more", json!(1), "unknown `more`"),
        ],
    );
    let mut items = case.clone();
    items["do"] = json!("items");
    items["result"] = json!({ "items": 0 });
    assert_fails(
        outcome,
        &items,
        &[("/result/items", json!(1), "0 items came")],
    );
}

#[test]
fn retries() {
    let error = json!({ "status": 500, "body": { "__type": "Oops" } });
    let case = json!({
        "id": "one", "do": "call", "target": PAGE, "params": { "Catalog": "AWS" }, "maxAttempts": 2,
        "answers": [error, error], "calls": [{ "Catalog": "AWS" }, { "Catalog": "AWS" }],
        "waits": [[0, 1]], "result": { "end": "error", "code": "Oops" },
    });
    assert_fails(
        outcome,
        &case,
        &[
            ("/maxAttempts", json!(1), "1 calls"),
            ("/maxAttempts", json!(3), "3 calls"),
            ("/answers/0", json!({ "status": 400 }), "1 calls"),
            ("/answers/0", json!({ "failure": "fire" }), "1 calls"),
            ("/waits", json!([[2, 3]]), "should be 2 to 3"),
            ("/waits", json!([]), "the pauses are"),
            ("/result/code", json!("Other"), "the code is"),
            ("/result/end", json!("success"), "the end is error"),
        ],
    );
}

#[test]
fn waiters() {
    let case = json!({
        "id": "one", "do": "wait", "target": "HarborClosed", "maxWait": 10,
        "answers": [{ "status": 400, "body": { "__type": "Closed" } }],
        "calls": [{}], "waits": [], "result": { "end": "success", "outputs": [] },
    });
    assert_fails(
        outcome,
        &case,
        &[
            ("/answers/0", json!({ "status": 200 }), "the end is failure"),
            (
                "/answers/0",
                json!({ "failure": "fire" }),
                "the end is error",
            ),
            ("/maxWait", json!("x"), "`maxWait` is no number"),
            ("/result/end", json!("timeout"), "should be timeout"),
        ],
    );
}
