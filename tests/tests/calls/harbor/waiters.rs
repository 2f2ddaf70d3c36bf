//! The crate's own error takes in what ends a wait, so that `?` works in a function that also makes calls.

use std::error::Error as _;
use std::time::Duration;

use ::harbor::client::Waiters;
use ::harbor::error::ProvideErrorMetadata;
use ::harbor::{Client, Error};

use super::support::client;

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
