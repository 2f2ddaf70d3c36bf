//! The harness against the client of this repository: cases that are right pass, and a case with a single
//! thing wrong in it fails.

mod support;

use conformance_harness::{operation, run, Operation};
use serde_json::{json, Value};
use support::assert_fails;

const PROTOCOL: &str = "aws.protocols#awsJson1_0";
const OPERATION: &str = "a#ListConnectionInvitations";

fn operations() -> [Operation; 1] {
    [operation!(
        partnercentralaccount,
        "a#ListConnectionInvitations",
        list_connection_invitations,
        list_connection_invitations,
        ListConnectionInvitations {
            set_catalog: "Catalog",
            set_max_results: "MaxResults"
        }
    )]
}

/// What became of a case that this shape states.
fn outcome(shape: &str, kind: &str, tests: &str, case: &Value) -> Result<(), String> {
    let traits = json!({ format!("smithy.test#{tests}"): [case] });
    let model = json!({ "shapes": { shape: { "type": kind, "traits": traits } } });
    let report = run(&model.to_string(), PROTOCOL, &operations()).unwrap();
    let cases = report["cases"].as_array().unwrap();
    assert_eq!(cases.len(), 1, "{report}");
    match cases[0]["why"].as_str() {
        Some(why) => Err(why.to_owned()),
        None => Ok(()),
    }
}

fn request(case: &Value) -> Result<(), String> {
    outcome(OPERATION, "operation", "httpRequestTests", case)
}

fn response(case: &Value) -> Result<(), String> {
    outcome(OPERATION, "operation", "httpResponseTests", case)
}

fn error(case: &Value) -> Result<(), String> {
    outcome(
        "a#ValidationException",
        "structure",
        "httpResponseTests",
        case,
    )
}

#[test]
fn requests() {
    let case = json!({
        "id": "one", "protocol": PROTOCOL, "method": "POST", "uri": "/", "host": "example.com",
        "params": { "Catalog": "AWS", "MaxResults": 5, "Status": "PENDING", "OtherParticipantIdentifiers": ["a", "b"] },
        "headers": { "X-Amz-Target": "PartnerCentralAccount.ListConnectionInvitations",
                     "Content-Type": "application/x-amz-json-1.0" },
        "requireHeaders": ["Content-Length", "Authorization"], "forbidHeaders": ["X-Nothing"],
        "bodyMediaType": "application/json",
        "body": r#"{"Catalog":"AWS","MaxResults":5.0,"OtherParticipantIdentifiers":["a","b"],"Status":"PENDING"}"#,
    });
    assert_fails(
        request,
        &case,
        &[
            ("/method", json!("GET"), "the method"),
            ("/method", json!("PUT"), "(the call ended with an output)"),
            ("/uri", json!("/x"), "the path"),
            ("/resolvedHost", json!("x.example.com"), "the host"),
            (
                "/headers/Content-Type",
                json!("application/json"),
                "the header Content-Type is",
            ),
            ("/headers/X-Nothing", json!("x"), "is missing"),
            ("/requireHeaders", json!(["X-Nothing"]), "is missing"),
            (
                "/forbidHeaders",
                json!(["content-length"]),
                "should not be there",
            ),
            ("/requireQueryParams", json!(["x"]), "the query lacks"),
            ("/queryParams", json!(["x=y"]), "the query lacks"),
            ("/params/Catalog", json!("Sandbox"), "Catalog: is"),
            (
                "/params/NextToken",
                json!("x"),
                "`NextToken` should not be there",
            ),
            ("/params/Nothing", json!(1), "has no member `Nothing`"),
            ("/params/MaxResults", json!("5"), "the call panicked"),
            ("/body", json!("{}"), "should not be there"),
            ("/bodyMediaType", json!("text/plain"), "the body is"),
        ],
    );
}

#[test]
fn responses() {
    let summary = json!({
        "Catalog": "AWS", "Id": "pacinv-1", "Arn": "arn", "ConnectionType": "SUBSIDIARY", "CreatedAt": 1700000000,
        "UpdatedAt": 0, "OtherParticipantIdentifier": "x", "ParticipantType": "SENDER", "Status": "PENDING",
    });
    let case = json!({
        "id": "one", "protocol": PROTOCOL, "code": 200,
        "headers": { "x-amzn-requestid": "the-id" },
        "params": { "ConnectionInvitationSummaries": [summary], "NextToken": "more" },
        "body": r#"{"NextToken":"more","ConnectionInvitationSummaries":[{"Catalog":"AWS","Id":"pacinv-1","Arn":"arn",
            "ConnectionType":"SUBSIDIARY","CreatedAt":"2023-11-14T22:13:20Z","OtherParticipantIdentifier":"x",
            "ParticipantType":"SENDER","Status":"PENDING"}]}"#,
    });
    assert_fails(
        response,
        &case,
        &[
            ("/code", json!(400), "an error instead of an output"),
            ("/body", json!("{"), ""),
            ("/params/NextToken", json!("less"), "NextToken: is"),
            ("/params/NextToken", json!(null), "should be absent"),
            (
                "/params/ConnectionInvitationSummaries",
                json!([]),
                "has 1 items",
            ),
            (
                "/params/ConnectionInvitationSummaries/0/CreatedAt",
                json!(1700000001),
                "CreatedAt: is",
            ),
            (
                "/params/ConnectionInvitationSummaries/0/ExpiresAt",
                json!(1),
                "ExpiresAt: is absent",
            ),
            (
                "/params/ConnectionInvitationSummaries/0/Status",
                json!("EXPIRED"),
                "Status: is",
            ),
        ],
    );
}

#[test]
fn errors() {
    let case = json!({
        "id": "one", "protocol": PROTOCOL, "code": 400,
        "params": { "Message": "no", "Reason": "REQUEST_VALIDATION_FAILED" },
        "body": r#"{"__type":"a#ValidationException","Message":"no","Reason":"REQUEST_VALIDATION_FAILED"}"#,
    });
    assert_fails(
        error,
        &case,
        &[
            ("/code", json!(200), "an output instead of an error"),
            (
                "/headers",
                json!({ "x-amzn-errortype": "AccessDeniedException" }),
                "another error than",
            ),
            (
                "/headers",
                json!({ "x-amzn-errortype": "Unheard" }),
                "another error than",
            ),
            ("/params/Message", json!("yes"), "Message: is"),
            (
                "/params/Reason",
                json!("BUSINESS_VALIDATION_FAILED"),
                "Reason: is",
            ),
            ("/params/ErrorDetails", json!([]), "ErrorDetails: is absent"),
        ],
    );
    let nobody = outcome("a#Unheard", "structure", "httpResponseTests", &case);
    assert_eq!(
        nobody,
        Err("no operation of the client has this error".to_owned())
    );
}

#[test]
fn cases_for_others_are_left_out() {
    let case = json!({ "id": "one", "protocol": PROTOCOL, "method": "POST", "uri": "/", "appliesTo": "server" });
    let other = json!({ "id": "two", "protocol": "a#other", "method": "POST", "uri": "/" });
    let traits = json!({ "smithy.test#httpRequestTests": [case, other] });
    let model = json!({ "shapes": { OPERATION: { "type": "operation", "traits": traits } } });
    let report = run(&model.to_string(), PROTOCOL, &operations()).unwrap();
    assert_eq!(report, json!({ "cases": [] }));
}
