//! IAM: documents in a form, pages, typed errors.

use iam::types::Tag;
use iam::Client;

use crate::check::{ensure, same, there, Outcome, Report};
use crate::client;
use crate::context::Context;

/// What is left for boto3: a role.
pub async fn write(context: &Context, report: &mut Report) {
    let client = client!(iam, context);
    report.run("iam: a role", role(context, &client)).await;
    report
        .run("iam: a role that is not there", missing(&client))
        .await;
}

/// What boto3 left: the same.
pub async fn read(context: &Context, report: &mut Report) {
    let client = client!(iam, context);
    report
        .run(
            "iam: a role that boto3 made",
            is_whole(&client, "from-python"),
        )
        .await;
}

async fn role(context: &Context, client: &Client) -> Outcome {
    client
        .create_role()
        .role_name("from-rust")
        .path("/team/")
        .description("a & b <c>")
        .max_session_duration(7200)
        .assume_role_policy_document(context.text("/rest/policy"))
        .tags(Tag::builder().key("team").value("north = south").build()?)
        .send()
        .await?;
    is_whole(client, "from-rust").await
}

async fn is_whole(client: &Client, name: &str) -> Outcome {
    let roles = client.list_roles().path_prefix("/team/").max_items(1);
    let roles = roles.into_paginator().items().send();
    let roles = roles.collect::<Result<Vec<_>, _>>().await?;
    ensure(
        "it is listed",
        roles.iter().any(|one| one.role_name() == name),
    )?;
    let found = client.get_role().role_name(name).send().await?;
    let role = there("the role", found.role())?;
    same("path", role.path(), "/team/")?;
    same("description", role.description(), Some("a & b <c>"))?;
    same("duration", role.max_session_duration(), Some(7200))?;
    let tag = there("the tag", role.tags().first())?;
    same("tag", (tag.key(), tag.value()), ("team", "north = south"))?;
    let policy = role.assume_role_policy_document().unwrap_or_default();
    ensure(
        "the policy is percent-encoded",
        policy.contains("%222012-10-17%22"),
    )?;
    ensure("it has a time", role.create_date().secs() > 1_600_000_000)
}

async fn missing(client: &Client) -> Outcome {
    let found = client.get_role().role_name("nobody").send().await;
    let error = there("the error", found.err())?.into_service_error();
    ensure("the role is not found", error.is_no_such_entity_exception())
}
