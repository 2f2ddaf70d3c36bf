//! The protocol around the operation: routing, media type, JSON, request ids, control, stopping.

use std::collections::BTreeSet;
use std::time::Duration;

use ::local_service::{LocalService, Running};
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::support::{list, Call, Signer};

async fn service() -> Running {
    LocalService::builder().start().await.unwrap()
}

async fn assert_answer(service: &Running, call: Call, status: u16, code: &str) {
    let signed = call.clone().signed(service, &Signer::default());
    let answer = signed.send(service).await.unwrap();
    assert_eq!(
        (answer.status, answer.code().as_str()),
        (status, code),
        "{call:?}"
    );
}

#[tokio::test]
async fn only_operations_of_the_model_are_called() {
    let service = service().await;
    let good = Call::list(r#"{"Catalog":"AWS"}"#);
    let targets = [
        "",
        "PartnerCentralAccount",
        "PartnerCentralAccount.",
        "PartnerCentralAccount.Listconnectioninvitations",
        "PartnerCentralAccount.DeleteEverything",
        "Other.ListConnectionInvitations",
        "PartnerCentralAccountListConnectionInvitations",
    ];
    for target in targets {
        let call = good.clone().with("x-amz-target", target);
        assert_answer(&service, call, 404, "UnknownOperationException").await;
    }
    let call = good.clone().without("x-amz-target");
    assert_answer(&service, call, 404, "UnknownOperationException").await;
    for (method, path) in [("GET", "/"), ("PUT", "/"), ("POST", "/other")] {
        let mut call = good.clone();
        (call.method, call.path) = (method.to_owned(), path.to_owned());
        assert_answer(&service, call, 404, "UnknownOperationException").await;
    }
    service.shutdown().await;
}

#[tokio::test]
async fn the_media_type_is_that_of_the_protocol() {
    let service = service().await;
    let good = Call::list(r#"{"Catalog":"AWS"}"#);
    let wrong = [
        "application/json",
        "application/x-amz-json-1.1",
        "text/plain",
    ];
    for media_type in wrong {
        let call = good.clone().with("content-type", media_type);
        assert_answer(&service, call, 415, "UnsupportedMediaTypeException").await;
    }
    let call = good.clone().without("content-type");
    assert_answer(&service, call, 415, "UnsupportedMediaTypeException").await;
    let with_charset = "application/x-amz-json-1.0; charset=utf-8";
    assert_answer(&service, good.with("content-type", with_charset), 200, "").await;
    service.shutdown().await;
}

#[tokio::test]
async fn a_body_of_wrong_types_is_no_input() {
    let service = service().await;
    let bodies = [
        "{",
        "[]",
        "null",
        "\"AWS\"",
        "{\"Catalog\":\"AWS\"} x",
        r#"{"Catalog":1}"#,
        r#"{"Catalog":["AWS"]}"#,
        r#"{"Catalog":"AWS","MaxResults":"20"}"#,
        r#"{"Catalog":"AWS","MaxResults":20.5}"#,
        r#"{"Catalog":"AWS","MaxResults":3000000000}"#,
        r#"{"Catalog":"AWS","OtherParticipantIdentifiers":"x"}"#,
        r#"{"Catalog":"AWS","OtherParticipantIdentifiers":{"0":"x"}}"#,
        r#"{"Catalog":"AWS","OtherParticipantIdentifiers":[1]}"#,
        r#"{"Catalog":"AWS","OtherParticipantIdentifiers":[null]}"#,
        r#"{"Catalog":"AWS","Status":true}"#,
    ];
    for body in bodies {
        assert_answer(&service, Call::list(body), 400, "SerializationException").await;
    }
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert_answer(&service, Call::list(&deep), 400, "SerializationException").await;
    service.shutdown().await;
}

#[tokio::test]
async fn unknown_members_and_nulls_are_passed_over() {
    let service = service().await;
    let body = r#"{"Catalog":"AWS","Status":null,"Colour":{"deep":[1,2]},"MaxResults":2e0}"#;
    assert_eq!(list(&service, body).await.ids().len(), 2);
    service.shutdown().await;
}

#[tokio::test]
async fn each_answer_has_an_id_a_date_and_the_media_type() {
    let service = service().await;
    let mut ids = BTreeSet::new();
    for body in [r#"{"Catalog":"AWS"}"#, "{", "{}"] {
        let answer = list(&service, body).await;
        assert_eq!(answer.header("content-type"), "application/x-amz-json-1.0");
        assert!(answer.header("date").ends_with(" GMT"));
        ids.insert(answer.header("x-amzn-requestid").to_owned());
    }
    let refused = Call::list("{}").send(&service).await.unwrap();
    ids.insert(refused.header("x-amzn-requestid").to_owned());
    assert_eq!(ids.len(), 4);
    assert!(ids.iter().all(|id| id.len() == 36));
    service.shutdown().await;
}

#[tokio::test]
async fn requests_are_recorded_with_their_ending() {
    let service = service().await;
    list(&service, r#"{"Catalog":"AWS"}"#).await;
    list(&service, "{}").await;
    Call::list("{}").send(&service).await.unwrap();
    let counters = service.counters();
    let counted = (
        counters.requests,
        counters.succeeded,
        counters.rejected,
        counters.refused,
    );
    assert_eq!(counted, (3, 1, 1, 1));
    let recorded = service.recorded_requests();
    assert_eq!(recorded[0].body, r#"{"Catalog":"AWS"}"#);
    assert_eq!(recorded[0].ending.status, Some(200));
    assert_eq!(
        recorded[1].ending.error.as_deref(),
        Some("ValidationException")
    );
    assert_eq!(recorded[2].ending.status, Some(403));
    assert!(recorded[2].headers.contains_key("x-amz-target"));
    service.shutdown().await;
}

#[tokio::test]
async fn the_control_endpoint_changes_and_reports() {
    let service = service().await;
    let control = |method: &str, body: &str| Call {
        method: method.to_owned(),
        path: "/_control".to_owned(),
        headers: Vec::new(),
        body: body.to_owned(),
    };
    let wanted = r#"{"faults":["throttle=2","slow:250"],"clockOffsetSeconds":-60}"#;
    let answer = control("PUT", wanted).send(&service).await.unwrap();
    assert_eq!(answer.status, 200);
    list(&service, r#"{"Catalog":"AWS"}"#).await;
    let state = control("GET", "").send(&service).await.unwrap().json();
    assert_eq!(state["faults"], json!(["throttle=1:500", "slow=1:250"]));
    assert_eq!(state["clockOffsetSeconds"], -60);
    assert_eq!(
        (&state["requests"], &state["throttled"]),
        (&json!(1), &json!(1))
    );

    // What is wrong in any part changes nothing.
    let wrong = [
        "x",
        "[]",
        r#"{"faults":"throttle"}"#,
        r#"{"faults":["explode"]}"#,
        r#"{"faults":["throttle=x"]}"#,
        r#"{"faults":[],"clockOffsetSeconds":"1"}"#,
        r#"{"faults":[],"colour":1}"#,
    ];
    for body in wrong {
        let answer = control("PUT", body).send(&service).await.unwrap();
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (400, "ControlException"),
            "{body}"
        );
    }
    let unchanged = control("GET", "").send(&service).await.unwrap().json();
    assert_eq!(unchanged, state);
    service.shutdown().await;
}

#[tokio::test]
async fn a_body_that_is_too_large_is_refused() {
    let service = service().await;
    let call = Call::list(&"x".repeat((1 << 20) + 1));
    let answer = call.send(&service).await.unwrap();
    assert_eq!(answer.status, 413);
    service.shutdown().await;
}

#[tokio::test]
async fn one_connection_serves_many_requests_and_ends_with_the_service() {
    let service = service().await;
    let mut stream = TcpStream::connect(service.address()).await.unwrap();
    for _ in 0..3 {
        let request = b"GET /_control HTTP/1.1\r\nhost: localhost\r\n\r\n";
        stream.write_all(request).await.unwrap();
        let mut buffer = [0; 4096];
        let count = stream.read(&mut buffer).await.unwrap();
        assert!(buffer[..count].starts_with(b"HTTP/1.1 200 OK\r\n"));
    }
    service.shutdown().await;
    let mut rest = Vec::new();
    let ended = tokio::time::timeout(Duration::from_secs(60), stream.read_to_end(&mut rest));
    assert!(ended.await.is_ok(), "the open connection ends");
}

#[tokio::test]
async fn nobody_listens_after_the_end() {
    // Something else may take the port at once, but hardly three times.
    for _ in 0..3 {
        let service = service().await;
        let address = service.address();
        service.shutdown().await;
        if TcpStream::connect(address).await.is_err() {
            return;
        }
    }
    panic!("each service still listens after its end");
}

#[tokio::test]
async fn a_model_that_cannot_be_served_is_said_with_the_place() {
    let folder = std::env::temp_dir().join(format!("local-service-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let start = |name: &str, text: &str| {
        let file = folder.join(name);
        std::fs::write(&file, text).unwrap();
        LocalService::builder().model(file).start()
    };
    let broken = start("broken.json", "{").await.unwrap_err().to_string();
    assert!(broken.contains("broken.json:1:2"), "{broken}");
    let empty = start("empty.json", r#"{"smithy":"2.0","shapes":{}}"#).await;
    assert!(empty.unwrap_err().to_string().contains("has no service"));
    let pattern = r#"{"smithy":"2.0","shapes":{
        "a#S":{"type":"service","version":"1","operations":[{"target":"a#O"}],
               "traits":{"aws.protocols#awsJson1_0":{}}},
        "a#O":{"type":"operation","input":{"target":"a#I"},"output":{"target":"smithy.api#Unit"}},
        "a#I":{"type":"structure","members":{"Name":{"target":"smithy.api#String",
               "traits":{"smithy.api#pattern":"^(?i)x$"}}}}}}"#;
    let pattern = start("pattern.json", pattern)
        .await
        .unwrap_err()
        .to_string();
    assert!(
        pattern.contains("a#I$Name: the pattern `^(?i)x$`"),
        "{pattern}"
    );
    std::fs::remove_dir_all(folder).unwrap();
}
