//! The time in which a presigned request is valid.

use std::time::{Duration, SystemTime};

use speech::presigning::PresigningConfig;

use super::{client, now};

const WEEK: Duration = Duration::from_secs(604_800);

#[test]
fn a_week_is_the_longest_time() {
    let config = PresigningConfig::expires_in(WEEK).unwrap();
    assert_eq!(config.expires(), WEEK);
    let error = PresigningConfig::expires_in(WEEK + Duration::from_nanos(1)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "`expires_in` must be no longer than one week"
    );
}

#[test]
fn the_time_is_required() {
    let error = PresigningConfig::builder().start_time(now()).build();
    assert_eq!(error.unwrap_err().to_string(), "`expires_in` is required");
    let mut builder = PresigningConfig::builder().expires_in(WEEK);
    builder.set_expires_in(None);
    assert!(builder.build().is_err());
}

#[test]
fn a_request_is_valid_from_now_on_unless_a_start_is_set() {
    let before = SystemTime::now();
    let start = PresigningConfig::expires_in(WEEK).unwrap().start_time();
    assert!(before <= start && start <= SystemTime::now());
    let mut builder = PresigningConfig::builder().expires_in(WEEK);
    builder.set_start_time(Some(now()));
    assert_eq!(builder.build().unwrap().start_time(), now());
}

#[tokio::test]
async fn the_start_may_lie_in_the_future_and_fractions_are_cut() {
    let config = PresigningConfig::builder()
        .start_time(now() + Duration::from_secs(86_400))
        .expires_in(Duration::from_millis(1_999));
    let call = client(None).get_lexicon().name("a").customize();
    let request = call.presigned(config.build().unwrap()).await.unwrap();
    let parameters: Vec<&str> = request.uri().split(['?', '&']).collect();
    assert!(
        parameters.contains(&"X-Amz-Date=20260103T030405Z"),
        "{request:?}"
    );
    assert!(parameters.contains(&"X-Amz-Expires=1"), "{request:?}");
}
