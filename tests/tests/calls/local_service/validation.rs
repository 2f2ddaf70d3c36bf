//! Input that is of the right types and still not valid.

use ::local_service::{read, violations, Api, LocalService};
use serde_json::{json, Value as Json};
use smithy_model::SourceFile;

use super::support::{list, Answer};

/// Name and code of each field error.
fn fields(answer: &Answer) -> Vec<[String; 2]> {
    assert_eq!(
        (answer.status, answer.code().as_str()),
        (400, "ValidationException")
    );
    let json = answer.json();
    assert_eq!(json["Reason"], "REQUEST_VALIDATION_FAILED");
    let details = json["ErrorDetails"].as_array().unwrap().clone();
    let text = |error: &Json, name: &str| {
        error["FieldValidationError"][name]
            .as_str()
            .unwrap()
            .to_owned()
    };
    details
        .iter()
        .map(|error| [text(error, "Name"), text(error, "Code")])
        .collect()
}

async fn check(input: Json, expected: &[[&str; 2]]) {
    let service = LocalService::builder().start().await.unwrap();
    let answer = list(&service, &input.to_string()).await;
    assert_eq!(fields(&answer), expected, "{input}");
    service.shutdown().await;
}

#[tokio::test]
async fn each_constraint_has_its_code() {
    check(json!({}), &[["Catalog", "REQUIRED_FIELD_MISSING"]]).await;
    check(
        json!({ "Catalog": null }),
        &[["Catalog", "REQUIRED_FIELD_MISSING"]],
    )
    .await;
    check(
        json!({ "Catalog": "A S" }),
        &[["Catalog", "INVALID_STRING_FORMAT"]],
    )
    .await;
    check(
        json!({ "Catalog": "A".repeat(65) }),
        &[["Catalog", "INVALID_VALUE"]],
    )
    .await;
    // An empty string is too short and matches nothing.
    let both = [
        ["Catalog", "INVALID_VALUE"],
        ["Catalog", "INVALID_STRING_FORMAT"],
    ];
    check(json!({ "Catalog": "" }), &both).await;
    for max_results in [0, -1, 101] {
        let input = json!({ "Catalog": "AWS", "MaxResults": max_results });
        check(input, &[["MaxResults", "INVALID_VALUE"]]).await;
    }
    let input = json!({ "Catalog": "AWS", "Status": "pending" });
    check(input, &[["Status", "INVALID_ENUM_VALUE"]]).await;
    let many: Vec<String> = (0..101).map(|number| format!("p{number}")).collect();
    let input = json!({ "Catalog": "AWS", "OtherParticipantIdentifiers": many });
    check(input, &[["OtherParticipantIdentifiers", "TOO_MANY_VALUES"]]).await;
}

#[tokio::test]
async fn all_violations_are_listed_at_once_by_path() {
    let input = json!({
        "NextToken": "a b",
        "ConnectionType": "FRIENDSHIP",
        "MaxResults": 1000,
        "OtherParticipantIdentifiers": ["ok", "not ok", "", "\u{1F980}"],
        "ParticipantType": "",
        "Status": "OPEN",
    });
    let expected = [
        ["Catalog", "REQUIRED_FIELD_MISSING"],
        ["ConnectionType", "INVALID_ENUM_VALUE"],
        ["MaxResults", "INVALID_VALUE"],
        ["NextToken", "INVALID_STRING_FORMAT"],
        ["OtherParticipantIdentifiers[1]", "INVALID_STRING_FORMAT"],
        ["OtherParticipantIdentifiers[2]", "INVALID_STRING_FORMAT"],
        ["OtherParticipantIdentifiers[2]", "INVALID_VALUE"],
        ["OtherParticipantIdentifiers[3]", "INVALID_STRING_FORMAT"],
        ["ParticipantType", "INVALID_ENUM_VALUE"],
        ["Status", "INVALID_ENUM_VALUE"],
    ];
    let service = LocalService::builder().start().await.unwrap();
    let mut found = fields(&list(&service, &input.to_string()).await);
    found.sort();
    assert_eq!(found, expected);
    service.shutdown().await;
}

#[tokio::test]
async fn what_is_at_the_limit_is_valid() {
    let service = LocalService::builder().start().await.unwrap();
    let many: Vec<String> = (0..100).map(|number| format!("p{number}")).collect();
    for input in [
        json!({ "Catalog": "A".repeat(64), "MaxResults": 1 }),
        json!({ "Catalog": "-", "MaxResults": 100, "OtherParticipantIdentifiers": many }),
        json!({ "Catalog": "AWS", "OtherParticipantIdentifiers": ["a".repeat(100), "a"] }),
    ] {
        let answer = list(&service, &input.to_string()).await;
        assert_eq!(answer.status, 200, "{input}: {}", answer.body);
    }
    service.shutdown().await;
}

/// What the service answers must itself be what the model says of the error.
#[tokio::test]
async fn errors_are_valid_by_the_model() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../model/services/partnercentral-account.json"
    );
    let file = SourceFile::open(path.as_ref()).unwrap();
    let api = Api::new(&smithy_model::load(&[file]).unwrap()).unwrap();
    let operation = &api.operations["ListConnectionInvitations"];
    let service = LocalService::builder()
        .fault("throttle=1".parse().unwrap())
        .fault("server-error=1".parse().unwrap())
        .start()
        .await
        .unwrap();
    for expected in [
        "ThrottlingException",
        "InternalServerException",
        "ValidationException",
    ] {
        let answer = list(&service, r#"{"Status":"x"}"#).await;
        assert_eq!(answer.code(), expected);
        let error = &operation.errors[expected];
        assert_eq!(answer.status, error.status);
        let value = read(error.shape, &answer.json()).unwrap();
        assert_eq!(violations(&value).unwrap(), [], "{}", answer.body);
        let members = answer.json().as_object().unwrap().len();
        assert_eq!(
            members,
            error.shape.members().len() + 1,
            "every member, and __type"
        );
    }
    service.shutdown().await;
}
