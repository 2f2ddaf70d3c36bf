//! ECS: clusters, task definitions, services, tags, waiters with long expressions, pages of names.

use std::time::Duration;

use ecs::client::Waiters;
use ecs::types::{ContainerDefinition, KeyValuePair, PortMapping, Tag, TransportProtocol};
use ecs::Client;

use crate::check::{ensure, same, there, Outcome, Report};
use crate::client;
use crate::context::Context;

/// What is left for boto3: the cluster `from-rust` and the task definition `from-rust`.
pub async fn write(context: &Context, report: &mut Report) {
    let client = client!(ecs, context);
    report
        .run("ecs: clusters with tags", clusters(context, &client))
        .await;
    report
        .run("ecs: task definitions", task_definitions(&client))
        .await;
    report
        .run("ecs: services and waiters", services(&client))
        .await;
    report.run("ecs: pages of clusters", pages(&client)).await;
    report
        .run("ecs: a cluster that is not there", missing(&client))
        .await;
}

/// What boto3 left: the same with `from-python`.
pub async fn read(context: &Context, report: &mut Report) {
    let client = client!(ecs, context);
    report
        .run(
            "ecs: a cluster that boto3 made",
            has_tags(context, &client, "from-python"),
        )
        .await;
    report
        .run(
            "ecs: a task definition that boto3 made",
            is_defined(&client, "from-python"),
        )
        .await;
}

async fn clusters(context: &Context, client: &Client) -> Outcome {
    let tags = context.texts("/cluster_tags").into_iter();
    let tags = tags.map(|(key, value)| Tag::builder().key(key).value(value).build());
    client
        .create_cluster()
        .cluster_name("from-rust")
        .set_tags(Some(tags.collect()))
        .send()
        .await?;
    has_tags(context, client, "from-rust").await
}

async fn has_tags(context: &Context, client: &Client, name: &str) -> Outcome {
    let described = client
        .describe_clusters()
        .clusters(name)
        .include("TAGS".into())
        .send()
        .await?;
    let cluster = there("the cluster", described.clusters().first())?;
    let arn = there("its name", cluster.cluster_arn())?;
    let found = client
        .list_tags_for_resource()
        .resource_arn(arn)
        .send()
        .await?;
    let found = found.tags().iter();
    let found = found.filter_map(|tag| Some((tag.key()?.to_owned(), tag.value()?.to_owned())));
    same("tags", found.collect(), context.texts("/cluster_tags"))
}

async fn task_definitions(client: &Client) -> Outcome {
    let container = ContainerDefinition::builder()
        .name("web")
        .image("nginx:latest")
        .memory(128)
        .essential(true)
        .environment(KeyValuePair::builder().name("MODE").value("test").build())
        .port_mappings(
            PortMapping::builder()
                .container_port(80)
                .protocol(TransportProtocol::Tcp)
                .build(),
        )
        .docker_labels("label", "value")
        .build();
    client
        .register_task_definition()
        .family("from-rust")
        .container_definitions(container)
        .send()
        .await?;
    is_defined(client, "from-rust").await
}

async fn is_defined(client: &Client, family: &str) -> Outcome {
    let described = client
        .describe_task_definition()
        .task_definition(family)
        .send()
        .await?;
    let definition = there("the definition", described.task_definition())?;
    same("revision", definition.revision(), 1)?;
    let container = there("the container", definition.container_definitions().first())?;
    same("memory", container.memory(), Some(128))?;
    same("essential", container.essential(), Some(true))?;
    let ports = container.port_mappings();
    same(
        "port",
        ports.first().and_then(PortMapping::container_port),
        Some(80),
    )?;
    let variable = there("the variable", container.environment().first())?;
    same(
        "variable",
        (variable.name(), variable.value()),
        (Some("MODE"), Some("test")),
    )?;
    let labels = there("the labels", container.docker_labels())?;
    same(
        "label",
        labels.get("label").map(String::as_str),
        Some("value"),
    )
}

async fn services(client: &Client) -> Outcome {
    client
        .create_service()
        .cluster("from-rust")
        .service_name("idle")
        .task_definition("from-rust")
        .desired_count(0)
        .send()
        .await?;
    client
        .wait_until_services_stable()
        .cluster("from-rust")
        .services("idle")
        .wait(Duration::from_secs(30))
        .await?;
    client
        .delete_service()
        .cluster("from-rust")
        .service("idle")
        .force(true)
        .send()
        .await?;
    let absent = client
        .wait_until_services_stable()
        .cluster("from-rust")
        .services("never")
        .wait(Duration::from_secs(30))
        .await;
    ensure(
        "waiting for a service that is not there fails",
        absent.is_err(),
    )
}

async fn pages(client: &Client) -> Outcome {
    for number in 0..4 {
        client
            .create_cluster()
            .cluster_name(format!("page-{number}"))
            .send()
            .await?;
    }
    let names = client
        .list_clusters()
        .max_results(2)
        .into_paginator()
        .items()
        .send();
    let names = names.collect::<Result<Vec<_>, _>>().await?;
    ensure("all clusters are listed", names.len() >= 5)
}

async fn missing(client: &Client) -> Outcome {
    let listed = client.list_services().cluster("nowhere").send().await;
    let error = there("the error", listed.err())?.into_service_error();
    ensure(
        "the cluster is not found",
        error.is_cluster_not_found_exception(),
    )
}
