//! Batch: definitions of jobs, with tags and nested structures.

use batch::types::{ContainerProperties, JobDefinitionType, KeyValuePair};
use batch::Client;

use crate::check::{ensure, same, there, Outcome, Report};
use crate::client;
use crate::context::Context;

/// What is left for boto3: a definition.
pub async fn write(context: &Context, report: &mut Report) {
    let client = client!(batch, context);
    report
        .run("batch: a definition of jobs", definition(context, &client))
        .await;
    report
        .run("batch: a definition that is wrong", refused(&client))
        .await;
}

/// What boto3 left: a definition.
pub async fn read(context: &Context, report: &mut Report) {
    let client = client!(batch, context);
    report
        .run(
            "batch: a definition that boto3 made",
            is_defined(context, &client, "from-python"),
        )
        .await;
}

async fn definition(context: &Context, client: &Client) -> Outcome {
    let container = ContainerProperties::builder()
        .image("busybox")
        .command("echo")
        .command(context.text("/rest/text"))
        .memory(128)
        .vcpus(1)
        .environment(KeyValuePair::builder().name("MODE").value("test").build())
        .build();
    client
        .register_job_definition()
        .job_definition_name("from-rust")
        .r#type(JobDefinitionType::Container)
        .set_tags(Some(context.texts("/rest/tags")))
        .container_properties(container)
        .send()
        .await?;
    is_defined(context, client, "from-rust").await
}

async fn is_defined(context: &Context, client: &Client, name: &str) -> Outcome {
    let definitions = client
        .describe_job_definitions()
        .job_definition_name(name)
        .into_paginator()
        .items()
        .send();
    let definitions = definitions.collect::<Result<Vec<_>, _>>().await?;
    let definition = there("the definition", definitions.first())?;
    let tags = context.texts("/rest/tags");
    same("tags", definition.tags(), Some(&tags))?;
    let container = there("the container", definition.container_properties())?;
    let command = ["echo".to_owned(), context.text("/rest/text").to_owned()];
    same("command", container.command(), &command[..])?;
    same("memory", container.memory(), Some(128))?;
    let mode = there("the variable", container.environment().first())?;
    same("variable", mode.value(), Some("test"))
}

async fn refused(client: &Client) -> Outcome {
    let registered = client
        .register_job_definition()
        .job_definition_name("wrong name!")
        .r#type(JobDefinitionType::Container)
        .send()
        .await;
    let error = there("the error", registered.err())?.into_service_error();
    ensure("it is the client's fault", error.is_client_exception())
}
