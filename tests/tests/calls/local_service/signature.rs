//! Signatures: the published signer's are taken, and anything changed after it is refused.

use std::time::{Duration, SystemTime};

use ::local_service::credentials::{
    SESSION_TOKEN, TEMPORARY_ACCESS_KEY_ID, TEMPORARY_SECRET_ACCESS_KEY,
};
use ::local_service::{LocalService, Running};

use super::support::{list, Call, Signer};

const BODY: &str = r#"{"Catalog":"AWS"}"#;

async fn service() -> Running {
    LocalService::builder().start().await.unwrap()
}

async fn assert_refused(service: &Running, call: &Call, code: &str) {
    let answer = call.send(service).await.unwrap();
    assert_eq!(
        (answer.status, answer.code().as_str()),
        (403, code),
        "{call:?}"
    );
    assert!(answer.header("date").ends_with(" GMT"));
}

#[tokio::test]
async fn what_the_published_signer_signs_is_taken() {
    let service = service().await;
    let call = Call::list(BODY).signed(&service, &Signer::default());
    assert_eq!(call.send(&service).await.unwrap().status, 200);
    let temporary = Signer {
        access_key_id: TEMPORARY_ACCESS_KEY_ID.to_owned(),
        secret_access_key: TEMPORARY_SECRET_ACCESS_KEY.to_owned(),
        session_token: Some(SESSION_TOKEN.to_owned()),
        ..Signer::default()
    };
    let call = Call::list(BODY).signed(&service, &temporary);
    assert_eq!(call.send(&service).await.unwrap().status, 200);
    // A query takes part in the signature, whatever its order.
    let mut call = Call::list(BODY);
    call.path = "/?b=2&a=1%2F&a=".to_owned();
    let call = call.signed(&service, &Signer::default());
    assert_eq!(call.send(&service).await.unwrap().status, 200);
    service.shutdown().await;
}

#[tokio::test]
async fn nothing_signed_can_be_changed() {
    let service = service().await;
    let good = Call::list(BODY)
        .with("x-amz-meta", "one  two")
        .signed(&service, &Signer::default());
    assert_eq!(good.send(&service).await.unwrap().status, 200);

    let mut changed = Vec::new();
    let mut body = good.clone();
    body.body = r#"{"Catalog":"AWT"}"#.to_owned();
    changed.push(body);
    let mut query = good.clone();
    query.path = "/?a=1".to_owned();
    changed.push(query);
    changed.push(good.clone().with("x-amz-meta", "one two three"));
    let media_type = "application/x-amz-json-1.0; charset=utf-8";
    changed.push(good.clone().with("content-type", media_type));
    let authorization = good.header("authorization").to_owned();
    let digits = authorization.rfind('=').unwrap() + 1;
    for position in digits..authorization.len() {
        let mut other = authorization.clone().into_bytes();
        other[position] = if other[position] == b'0' { b'1' } else { b'0' };
        let other = String::from_utf8(other).unwrap();
        changed.push(good.clone().with("authorization", &other));
    }
    changed.push(
        good.clone()
            .with("authorization", &authorization[..authorization.len() - 1]),
    );
    changed.push(
        good.clone()
            .with("authorization", &authorization[..authorization.len() - 2]),
    );
    let upper = format!(
        "{}{}",
        &authorization[..digits],
        authorization[digits..].to_uppercase()
    );
    changed.push(good.clone().with("authorization", &upper));
    for call in &changed {
        assert_refused(&service, call, "InvalidSignatureException").await;
    }
    // Blanks within a header's value are one blank to both sides.
    let same = good.clone().with("x-amz-meta", "  one   two ");
    assert_eq!(same.send(&service).await.unwrap().status, 200);
    service.shutdown().await;
}

#[tokio::test]
async fn who_is_not_known_is_refused() {
    let service = service().await;
    let temporary = Signer {
        access_key_id: TEMPORARY_ACCESS_KEY_ID.to_owned(),
        secret_access_key: TEMPORARY_SECRET_ACCESS_KEY.to_owned(),
        ..Signer::default()
    };
    let unknown = [
        Signer {
            access_key_id: "AKIDSOMEONEELSE".to_owned(),
            ..Signer::default()
        },
        temporary.clone(),
        Signer {
            session_token: Some("another".to_owned()),
            ..temporary
        },
        Signer {
            session_token: Some(SESSION_TOKEN.to_owned()),
            ..Signer::default()
        },
    ];
    for signer in unknown {
        let call = Call::list(BODY).signed(&service, &signer);
        assert_refused(&service, &call, "UnrecognizedClientException").await;
    }
    let wrong_secret = Signer {
        secret_access_key: "guessed".to_owned(),
        ..Signer::default()
    };
    let call = Call::list(BODY).signed(&service, &wrong_secret);
    assert_refused(&service, &call, "InvalidSignatureException").await;
    service.shutdown().await;
}

#[tokio::test]
async fn the_scope_is_that_of_the_service() {
    let service = service().await;
    let scopes = [
        Signer {
            region: "eu-central-1".to_owned(),
            ..Signer::default()
        },
        Signer {
            service: "partnercentral".to_owned(),
            ..Signer::default()
        },
    ];
    for signer in scopes {
        let call = Call::list(BODY).signed(&service, &signer);
        assert_refused(&service, &call, "InvalidSignatureException").await;
    }
    let good = Call::list(BODY).signed(&service, &Signer::default());
    let authorization = good.header("authorization");
    let other_end = authorization.replace("aws4_request", "aws5_request");
    assert_refused(
        &service,
        &good.clone().with("authorization", &other_end),
        "InvalidSignatureException",
    )
    .await;
    service.shutdown().await;

    let elsewhere = LocalService::builder().region("eu-central-1");
    let elsewhere = elsewhere.start().await.unwrap();
    let there = Signer {
        region: "eu-central-1".to_owned(),
        ..Signer::default()
    };
    let call = Call::list(BODY).signed(&elsewhere, &there);
    assert_eq!(call.send(&elsewhere).await.unwrap().status, 200);
    elsewhere.shutdown().await;
}

#[tokio::test]
async fn a_header_that_is_not_whole_is_incomplete() {
    let service = service().await;
    let good = Call::list(BODY).signed(&service, &Signer::default());
    assert_refused(
        &service,
        &good.clone().without("authorization"),
        "MissingAuthenticationTokenException",
    )
    .await;
    let authorization = good.header("authorization").to_owned();
    let incomplete = [
        "Basic dXNlcjpwYXNz".to_owned(),
        "AWS4-HMAC-SHA256".to_owned(),
        "AWS4-HMAC-SHA256 ".to_owned(),
        authorization.replace("AWS4-HMAC-SHA256", "AWS4-HMAC-SHA512"),
        authorization.replace("Credential=", "Credentials="),
        authorization.replace("Signature=", "Sig="),
        authorization.replace("SignedHeaders=", "Headers="),
        authorization.replace("/us-east-1", ""),
        authorization.replace("host;", ""),
        authorization.replace("x-amz-date", "x-amz-data"),
        authorization.replace("host;", "Host;"),
        authorization.replace("host;", "host;x-not-there;"),
        format!("{authorization}, Signature=00"),
    ];
    for header in &incomplete {
        let call = good.clone().with("authorization", header);
        assert_refused(&service, &call, "IncompleteSignatureException").await;
    }
    for date in [
        "",
        "20260102",
        "2026-01-02T03:04:05Z",
        "20261302T030405Z",
        "20260102T030465Z",
    ] {
        let call = good.clone().with("x-amz-date", date);
        assert_refused(&service, &call, "IncompleteSignatureException").await;
    }
    let call = good.clone().without("x-amz-date");
    assert_refused(&service, &call, "IncompleteSignatureException").await;
    // A session token that nobody signed could have been put there by anyone.
    let call = good.with("x-amz-security-token", "x");
    assert_refused(&service, &call, "IncompleteSignatureException").await;
    service.shutdown().await;
}

#[tokio::test]
async fn five_minutes_is_as_far_as_a_clock_may_be() {
    let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_767_323_045);
    let service = LocalService::builder().clock_stopped_at(1_767_323_045);
    let service = service.start().await.unwrap();
    for (offset, status) in [(0, 200), (300, 200), (301, 403), (3_600, 403)] {
        let offset = Duration::from_secs(offset);
        for time in [now + offset, now - offset] {
            let signer = Signer {
                time,
                ..Signer::default()
            };
            let call = Call::list(BODY).signed(&service, &signer);
            let answer = call.send(&service).await.unwrap();
            assert_eq!(answer.status, status, "{offset:?}");
            assert_eq!(answer.header("date"), "Fri, 02 Jan 2026 03:04:05 GMT");
            if status == 403 {
                assert_eq!(answer.code(), "InvalidSignatureException");
            }
        }
    }
    // The service's clock can be moved while it runs.
    service.set_clock_offset_seconds(3_600);
    let signer = Signer {
        time: now + Duration::from_secs(3_600),
        ..Signer::default()
    };
    let call = Call::list(BODY).signed(&service, &signer);
    let answer = call.send(&service).await.unwrap();
    assert_eq!(
        (answer.status, answer.header("date")),
        (200, "Fri, 02 Jan 2026 04:04:05 GMT")
    );
    service.shutdown().await;

    let moved = LocalService::builder().clock_offset_seconds(-7_200);
    let moved = moved.start().await.unwrap();
    let answer = list(&moved, BODY).await;
    assert!(
        answer.body.contains("Signature not yet current"),
        "{}",
        answer.body
    );
    moved.shutdown().await;
}

#[tokio::test]
async fn a_stated_hash_is_that_of_the_body() {
    let service = service().await;
    let signer = Signer {
        states_hash: true,
        ..Signer::default()
    };
    let call = Call::list(BODY).signed(&service, &signer);
    assert_eq!(call.header("x-amz-content-sha256").len(), 64);
    assert_eq!(call.send(&service).await.unwrap().status, 200);
    // A hash of something else, and well signed.
    let call = Call::list(BODY)
        .with("x-amz-content-sha256", &"0".repeat(64))
        .signed(&service, &Signer::default());
    assert_refused(&service, &call, "InvalidSignatureException").await;
    service.shutdown().await;
}
