//! Faults, as a client sees them on the wire.

use std::time::{Duration, Instant};

use ::local_service::{Fault, FaultKind, LocalService, Running};

use super::support::{list, Answer, Call, Signer};

const BODY: &str = r#"{"Catalog":"AWS","MaxResults":3}"#;

async fn service(fault: Fault) -> Running {
    LocalService::builder().fault(fault).start().await.unwrap()
}

/// The answer with the fault, after which there must be a good one.
async fn with(fault: Fault) -> std::io::Result<Answer> {
    let service = service(fault.clone()).await;
    let call = Call::list(BODY).signed(&service, &Signer::default());
    let answer = call.send(&service).await;
    let next = list(&service, BODY).await;
    assert_eq!((next.status, next.ids().len()), (200, 3), "after {fault}");
    assert_eq!(service.counters().faulted, 1);
    assert_eq!(
        service.recorded_requests()[0].ending.fault,
        Some(fault.kind)
    );
    service.shutdown().await;
    answer
}

#[tokio::test]
async fn throttles_and_failures_are_errors_of_the_model() {
    let throttled = with(Fault::new(FaultKind::Throttle, 1)).await.unwrap();
    assert_eq!(
        (throttled.status, throttled.code().as_str()),
        (429, "ThrottlingException")
    );
    let failed = with(Fault::new(FaultKind::ServerError, 1)).await.unwrap();
    assert_eq!(
        (failed.status, failed.code().as_str()),
        (500, "InternalServerException")
    );
}

#[tokio::test]
async fn a_slow_answer_is_the_right_one() {
    let started = Instant::now();
    let delay = Duration::from_millis(300);
    let answer = with(Fault::new(FaultKind::Slow, 1).with_delay(delay))
        .await
        .unwrap();
    assert!(started.elapsed() >= delay);
    assert_eq!(answer.ids().len(), 3);
}

#[tokio::test]
async fn a_stalled_body_arrives_in_the_end() {
    let started = Instant::now();
    let delay = Duration::from_millis(300);
    let answer = with(Fault::new(FaultKind::StallBody, 1).with_delay(delay))
        .await
        .unwrap();
    assert!(started.elapsed() >= delay);
    assert_eq!(answer.ids().len(), 3);
    assert_eq!(
        answer.header("content-length"),
        answer.body.len().to_string()
    );
}

#[tokio::test]
async fn a_cut_connection_gives_no_answer() {
    assert!(with(Fault::new(FaultKind::CutBeforeResponse, 1))
        .await
        .is_err());
}

#[tokio::test]
async fn a_cut_body_is_shorter_than_announced() {
    let answer = with(Fault::new(FaultKind::CutBody, 1)).await.unwrap();
    assert_eq!(answer.status, 200);
    let announced: usize = answer.header("content-length").parse().unwrap();
    assert_eq!(answer.body.len(), announced / 2);
}

#[tokio::test]
async fn a_wrong_length_announces_more_than_there_is() {
    let answer = with(Fault::new(FaultKind::WrongContentLength, 1))
        .await
        .unwrap();
    let announced: usize = answer.header("content-length").parse().unwrap();
    assert_eq!(announced, answer.body.len() + 100);
    assert_eq!(answer.ids().len(), 3);
}

#[tokio::test]
async fn truncated_and_malformed_bodies_are_whole_messages() {
    for kind in [FaultKind::TruncatedBody, FaultKind::MalformedBody] {
        let answer = with(Fault::new(kind, 1)).await.unwrap();
        assert_eq!(answer.status, 200);
        assert_eq!(
            answer.header("content-length"),
            answer.body.len().to_string()
        );
        assert!(serde_json::from_str::<serde_json::Value>(&answer.body).is_err());
    }
}

#[tokio::test]
async fn faults_take_their_turns() {
    let service = LocalService::builder()
        .fault(Fault::new(FaultKind::Throttle, 2))
        .fault(Fault::new(FaultKind::ServerError, 0))
        .fault(Fault::new(FaultKind::ServerError, 1))
        .start()
        .await
        .unwrap();
    let mut seen = Vec::new();
    for _ in 0..5 {
        seen.push(list(&service, BODY).await.status);
    }
    assert_eq!(seen, [429, 429, 500, 200, 200]);
    service.set_faults([Fault::always(FaultKind::Throttle)]);
    for _ in 0..4 {
        assert_eq!(list(&service, BODY).await.status, 429);
    }
    service.set_faults([]);
    assert_eq!(list(&service, BODY).await.status, 200);
    let counters = service.counters();
    let counted = (
        counters.requests,
        counters.throttled,
        counters.failed,
        counters.succeeded,
    );
    assert_eq!(counted, (10, 6, 1, 3));
    service.shutdown().await;
}

#[tokio::test]
async fn a_wrong_signature_uses_up_no_fault() {
    let service = service(Fault::new(FaultKind::Throttle, 1)).await;
    assert_eq!(Call::list(BODY).send(&service).await.unwrap().status, 403);
    assert_eq!(list(&service, BODY).await.status, 429);
    service.shutdown().await;
}

#[test]
fn faults_are_written_and_read() {
    for (text, kind, times, milliseconds) in [
        ("throttle", FaultKind::Throttle, Some(1), 500),
        ("server-error=3", FaultKind::ServerError, Some(3), 500),
        ("slow=always:20", FaultKind::Slow, None, 20),
        ("stall-body:7000", FaultKind::StallBody, Some(1), 7_000),
    ] {
        let fault: Fault = text.parse().unwrap();
        assert_eq!((fault.kind, fault.times), (kind, times), "{text}");
        assert_eq!(fault.delay, Duration::from_millis(milliseconds), "{text}");
        assert_eq!(fault.to_string().parse(), Ok(fault));
    }
    for text in [
        "",
        "throttle=",
        "throttle=-1",
        "slow:",
        "slow:x",
        "boom",
        "throttle=1=2",
    ] {
        let unknown = text.parse::<Fault>().unwrap_err().to_string();
        assert!(unknown.contains("cut-before-response"), "{unknown}");
    }
}
