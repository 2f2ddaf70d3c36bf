//! STS: credentials with their dates.

use sts::types::Tag;
use sts::Client;

use crate::check::{ensure, same, there, Outcome, Report};
use crate::client;
use crate::context::Context;

/// Nothing is left: identities and credentials.
pub async fn write(context: &Context, report: &mut Report) {
    let client = client!(sts, context);
    report.run("sts: an identity", identity(&client)).await;
    report.run("sts: a role", role(&client)).await;
}

async fn identity(client: &Client) -> Outcome {
    let found = client.get_caller_identity().send().await?;
    same("account", found.account(), Some("123456789012"))
}

async fn role(client: &Client) -> Outcome {
    let assumed = client
        .assume_role()
        .role_arn("arn:aws:iam::123456789012:role/from-rust")
        .role_session_name("from=rust")
        .duration_seconds(900)
        .tags(Tag::builder().key("team").value("a + b").build()?)
        .send()
        .await?;
    let credentials = there("credentials", assumed.credentials())?;
    ensure(
        "they are temporary",
        credentials.access_key_id().starts_with("ASIA"),
    )?;
    ensure("they end", credentials.expiration().secs() > 1_600_000_000)?;
    let user = there("the user", assumed.assumed_role_user())?;
    ensure(
        "the user has the session's name",
        user.arn().ends_with("/from-rust/from=rust"),
    )
}
