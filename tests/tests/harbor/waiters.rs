//! The crate's own error takes in what ends a wait, so that `?` works in a function that also makes calls.

use std::error::Error as _;
use std::time::Duration;

use ::harbor::client::Waiters;
use ::harbor::error::ProvideErrorMetadata;
use ::harbor::operation::RequestId;
use ::harbor::{Client, Error};
use aws_smithy_http_client::test_util::capture_request;
use aws_smithy_types::body::SdkBody;

use super::support::{client, config};

/// Nobody closes this harbor: the call succeeds, which is what this waiter takes for a failure.
async fn wait(client: &Client) -> Result<(), Error> {
    client
        .wait_until_harbor_closed()
        .wait(Duration::from_secs(1))
        .await?;
    Ok(())
}

#[tokio::test]
async fn the_end_of_a_wait_becomes_the_error_of_the_service() {
    let (client, _receiver) = client(|it| it);
    let error = wait(&client).await.unwrap_err();
    #[allow(deprecated)]
    let unhandled = matches!(error, Error::Unhandled(_));
    assert!(unhandled && error.code().is_none(), "{error:?}");
    let source = error.source().unwrap().to_string();
    assert_eq!(source, "waiting failed");
}

#[tokio::test]
async fn a_wait_that_ends_with_an_unreadable_answer_keeps_its_request_id() {
    let answer = http::Response::builder().header("x-amzn-requestid", "request-1");
    let answer = answer.body(SdkBody::from("<html>")).unwrap();
    let (http_client, _receiver) = capture_request(Some(answer));
    let client = Client::from_conf(config().0.http_client(http_client).build());
    let error = wait(&client).await.unwrap_err();
    assert_eq!(error.request_id(), Some("request-1"));
    let source = error.source().unwrap().to_string();
    assert_eq!(source, "operation failed while waiting");
}
