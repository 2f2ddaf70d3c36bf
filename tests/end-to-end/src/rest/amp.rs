//! Managed Prometheus: workspaces with tags, rules as bytes, a label that has to be encoded.

use amp::primitives::Blob;
use amp::Client;

use crate::check::{ensure, same, there, Outcome, Report};
use crate::client;
use crate::context::Context;

/// What is left for boto3: a workspace with rules.
pub async fn write(context: &Context, report: &mut Report) {
    let client = client!(amp, context);
    report
        .run("amp: a workspace with rules", workspace(context, &client))
        .await;
    report
        .run("amp: a workspace that is not there", missing(&client))
        .await;
}

/// What boto3 left: the same.
pub async fn read(context: &Context, report: &mut Report) {
    let client = client!(amp, context);
    report
        .run(
            "amp: rules that boto3 wrote",
            has_rules(context, &client, "from-python"),
        )
        .await;
}

async fn workspace(context: &Context, client: &Client) -> Outcome {
    let created = client
        .create_workspace()
        .alias("from-rust")
        .set_tags(Some(context.texts("/rest/tags")))
        .send()
        .await?;
    client
        .create_rule_groups_namespace()
        .workspace_id(created.workspace_id())
        .name("a rule")
        .data(Blob::new(context.text("/rest/text")))
        .send()
        .await?;
    has_rules(context, client, "from-rust").await
}

async fn has_rules(context: &Context, client: &Client, alias: &str) -> Outcome {
    let listed = client
        .list_workspaces()
        .alias(alias)
        .into_paginator()
        .items()
        .send();
    let listed = listed.collect::<Result<Vec<_>, _>>().await?;
    let workspace = there("the workspace", listed.first())?;
    let tags = context.texts("/rest/tags");
    same("tags", workspace.tags(), Some(&tags))?;
    let described = client
        .describe_rule_groups_namespace()
        .workspace_id(workspace.workspace_id())
        .name("a rule")
        .send()
        .await?;
    let rules = there("the rules", described.rule_groups_namespace())?;
    let data = Blob::new(context.text("/rest/text"));
    same("data", rules.data(), &data)?;
    ensure(
        "they have a time",
        rules.created_at().secs() > 1_600_000_000,
    )
}

async fn missing(client: &Client) -> Outcome {
    let described = client
        .describe_workspace()
        .workspace_id("ws-00000000-0000-0000-0000-000000000000")
        .send()
        .await;
    let error = there("the error", described.err())?.into_service_error();
    ensure(
        "the workspace is not found",
        error.is_resource_not_found_exception(),
    )
}
