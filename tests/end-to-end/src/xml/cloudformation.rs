//! CloudFormation: a document inside a form, a waiter, an error that the model does not list.

use std::time::Duration;

use cloudformation::client::Waiters;
use cloudformation::error::ProvideErrorMetadata;
use cloudformation::types::{Parameter, Tag};
use cloudformation::Client;

use crate::check::{ensure, same, there, Outcome, Report};
use crate::client;
use crate::context::Context;

/// What is left for boto3: a stack.
pub async fn write(context: &Context, report: &mut Report) {
    let client = client!(cloudformation, context);
    report
        .run("cloudformation: a stack", stack(context, &client))
        .await;
    report
        .run(
            "cloudformation: a stack that is not there",
            missing(&client),
        )
        .await;
}

/// What boto3 left: the same.
pub async fn read(context: &Context, report: &mut Report) {
    let client = client!(cloudformation, context);
    report
        .run(
            "cloudformation: a stack that boto3 made",
            is_whole(&client, "from-python"),
        )
        .await;
}

async fn stack(context: &Context, client: &Client) -> Outcome {
    let name = Parameter::builder()
        .parameter_key("Name")
        .parameter_value("stack-from-rust");
    client
        .create_stack()
        .stack_name("from-rust")
        .template_body(context.value("/xml/template").to_string())
        .parameters(name.build())
        .tags(Tag::builder().key("team").value("north & south").build())
        .send()
        .await?;
    let limit = Duration::from_secs(60);
    client
        .wait_until_stack_create_complete()
        .stack_name("from-rust")
        .wait(limit)
        .await?;
    is_whole(client, "from-rust").await
}

async fn is_whole(client: &Client, name: &str) -> Outcome {
    let stacks = client
        .describe_stacks()
        .stack_name(name)
        .into_paginator()
        .items()
        .send();
    let stacks = stacks.collect::<Result<Vec<_>, _>>().await?;
    let stack = there("the stack", stacks.first())?;
    let tag = there("the tag", stack.tags().first())?;
    same(
        "tag",
        (tag.key(), tag.value()),
        (Some("team"), Some("north & south")),
    )?;
    let output = there("the output", stack.outputs().first())?;
    same(
        "output",
        output.output_value(),
        Some(format!("stack-{name}").as_str()),
    )?;
    let resources = client
        .list_stack_resources()
        .stack_name(name)
        .send()
        .await?;
    let resource = there("the resource", resources.stack_resource_summaries().first())?;
    same("type", resource.resource_type(), Some("AWS::SQS::Queue"))?;
    ensure(
        "it has a time",
        stack
            .creation_time()
            .is_some_and(|time| time.secs() > 1_600_000_000),
    )
}

async fn missing(client: &Client) -> Outcome {
    let found = client.describe_stacks().stack_name("nowhere").send().await;
    let error = there("the error", found.err())?.into_service_error();
    same("code", error.code(), Some("ValidationError"))?;
    ensure(
        "the message names it",
        error.message().is_some_and(|text| text.contains("nowhere")),
    )
}
