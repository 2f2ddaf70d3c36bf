//! EC2: its own form of queries, nested lists without names, filters, pages, a waiter, errors in its own wrapping.

use std::time::Duration;

use ec2::client::Waiters;
use ec2::error::ProvideErrorMetadata;
use ec2::types::{Filter, InstanceStateName, InstanceType, ResourceType, Tag, TagSpecification};
use ec2::Client;

use crate::check::{ensure, same, there, Outcome, Report};
use crate::client;
use crate::context::Context;

/// What is left for boto3: instances.
pub async fn write(context: &Context, report: &mut Report) {
    let client = client!(ec2, context);
    report.run("ec2: images", images(&client)).await;
    report.run("ec2: instances", instances(&client)).await;
    report
        .run("ec2: an instance that is not there", missing(&client))
        .await;
}

/// What boto3 left: the same.
pub async fn read(context: &Context, report: &mut Report) {
    let client = client!(ec2, context);
    report
        .run(
            "ec2: instances that boto3 made",
            are_whole(&client, "from-python"),
        )
        .await;
}

async fn images(client: &Client) -> Outcome {
    let filter = Filter::builder()
        .name("architecture")
        .values("x86_64")
        .build();
    let images = client
        .describe_images()
        .owners("amazon")
        .filters(filter)
        .send()
        .await?;
    let image = there("an image", images.images().first())?;
    ensure(
        "it has an id",
        image.image_id().is_some_and(|id| id.starts_with("ami-")),
    )?;
    ensure("it has devices", !image.block_device_mappings().is_empty())
}

async fn instances(client: &Client) -> Outcome {
    let tag = |key: &str, value: &str| Tag::builder().key(key).value(value).build();
    let tags = TagSpecification::builder()
        .resource_type(ResourceType::Instance)
        .tags(tag("Name", "from-rust"))
        .tags(tag("a key/with:more", "and + value"));
    let run = client
        .run_instances()
        .image_id("ami-12c6146b")
        .instance_type(InstanceType::T3Micro)
        .min_count(2)
        .max_count(2)
        .tag_specifications(tags.build())
        .send()
        .await?;
    let ids = run
        .instances()
        .iter()
        .filter_map(|one| one.instance_id())
        .map(str::to_owned);
    let waiting = client
        .wait_until_instance_running()
        .set_instance_ids(Some(ids.collect()));
    waiting.wait(Duration::from_secs(60)).await?;
    are_whole(client, "from-rust").await
}

async fn are_whole(client: &Client, name: &str) -> Outcome {
    let filter = Filter::builder().name("tag:Name").values(name).build();
    let reservations = client.describe_instances().filters(filter).max_results(5);
    let reservations = reservations.into_paginator().items().send();
    let reservations = reservations.collect::<Result<Vec<_>, _>>().await?;
    let instances: Vec<_> = reservations
        .iter()
        .flat_map(|one| one.instances())
        .collect();
    same("instances", instances.len(), 2)?;
    for instance in instances {
        same(
            "type",
            instance.instance_type(),
            Some(&InstanceType::T3Micro),
        )?;
        let state = instance.state().and_then(|state| state.name());
        same("state", state, Some(&InstanceStateName::Running))?;
        let tag = instance
            .tags()
            .iter()
            .find(|tag| tag.key() == Some("a key/with:more"));
        same("tag", tag.and_then(|tag| tag.value()), Some("and + value"))?;
        ensure(
            "it has a time",
            instance
                .launch_time()
                .is_some_and(|time| time.secs() > 1_600_000_000),
        )?;
    }
    Ok(())
}

async fn missing(client: &Client) -> Outcome {
    let found = client
        .describe_instances()
        .instance_ids("i-0123456789abcdef0")
        .send()
        .await;
    let error = there("the error", found.err())?.into_service_error();
    same("code", error.code(), Some("InvalidInstanceID.NotFound"))
}
