//! The small program whose binary and build are measured: lists connection invitations with the credentials
//! and the region that the machine is configured for. The same source on both sides.

use aws_sdk_partnercentralaccount::config::BehaviorVersion;
use aws_sdk_partnercentralaccount::Client;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = client().await;
    let mut items = client
        .list_connection_invitations()
        .catalog("AWS")
        .into_paginator()
        .items()
        .send();
    while let Some(invitation) = items.try_next().await? {
        println!(
            "{} {} {}",
            invitation.id(),
            invitation.status(),
            invitation.other_participant_identifier()
        );
    }
    Ok(())
}

/// With the whole chain of credential providers. Where `aws-config` comes without a client for HTTPS, the
/// providers share ours.
#[cfg(feature = "providers")]
async fn client() -> Client {
    let config = aws_config::defaults(BehaviorVersion::latest());
    #[cfg(feature = "support")]
    let config = config.http_client(smithy_client_runtime::http_client::default_https_client());
    Client::new(&config.load().await)
}

/// Without credential providers: a key from the environment.
#[cfg(not(feature = "providers"))]
async fn client() -> Client {
    use aws_sdk_partnercentralaccount::config::{Config, Credentials, Region};
    let variable = |name: &str| std::env::var(name).unwrap_or_default();
    let key = Credentials::new(
        variable("AWS_ACCESS_KEY_ID"),
        variable("AWS_SECRET_ACCESS_KEY"),
        std::env::var("AWS_SESSION_TOKEN").ok(),
        None,
        "environment",
    );
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new(variable("AWS_REGION")))
        .credentials_provider(key);
    Client::from_conf(config.build())
}
