//! Auto Scaling: lists of structures in a form, pages, numbers and truth values in XML.

use autoscaling::types::Tag;
use autoscaling::Client;

use crate::check::{ensure, same, there, Outcome, Report};
use crate::client;
use crate::context::Context;

/// What is left for boto3: a group.
pub async fn write(context: &Context, report: &mut Report) {
    let client = client!(autoscaling, context);
    report.run("autoscaling: a group", group(&client)).await;
}

/// What boto3 left: the same.
pub async fn read(context: &Context, report: &mut Report) {
    let client = client!(autoscaling, context);
    report
        .run(
            "autoscaling: a group that boto3 made",
            is_whole(&client, "from-python"),
        )
        .await;
}

async fn group(client: &Client) -> Outcome {
    client
        .create_launch_configuration()
        .launch_configuration_name("from-rust")
        .image_id("ami-12c6146b")
        .instance_type("t3.micro")
        .send()
        .await?;
    client
        .create_auto_scaling_group()
        .auto_scaling_group_name("from-rust")
        .launch_configuration_name("from-rust")
        .min_size(0)
        .max_size(3)
        .desired_capacity(0)
        .availability_zones("us-east-1a")
        .availability_zones("us-east-1b")
        .tags(
            Tag::builder()
                .key("team & more")
                .value("north")
                .propagate_at_launch(true)
                .build(),
        )
        .send()
        .await?;
    is_whole(client, "from-rust").await
}

async fn is_whole(client: &Client, name: &str) -> Outcome {
    let groups = client.describe_auto_scaling_groups().max_records(1);
    let groups = groups.into_paginator().items().send();
    let groups = groups.collect::<Result<Vec<_>, _>>().await?;
    let group = groups
        .iter()
        .find(|one| one.auto_scaling_group_name() == Some(name));
    let group = there("the group", group)?;
    same(
        "sizes",
        (group.min_size(), group.max_size()),
        (Some(0), Some(3)),
    )?;
    same(
        "zones",
        group.availability_zones(),
        &["us-east-1a".to_owned(), "us-east-1b".to_owned()],
    )?;
    let tag = there("the tag", group.tags().first())?;
    same(
        "tag",
        (tag.key(), tag.value()),
        (Some("team & more"), Some("north")),
    )?;
    same("propagation", tag.propagate_at_launch(), Some(true))?;
    ensure(
        "it has a time",
        group
            .created_time()
            .is_some_and(|time| time.secs() > 1_600_000_000),
    )
}
