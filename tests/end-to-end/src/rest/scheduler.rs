//! Scheduler: timestamps, nested structures, filters in a query, tokens that the client makes.

use scheduler::primitives::DateTime;
use scheduler::types::{FlexibleTimeWindow, FlexibleTimeWindowMode, Target};
use scheduler::Client;

use crate::check::{ensure, same, there, Outcome, Report};
use crate::client;
use crate::context::Context;

/// What is left for boto3: a group with a schedule.
pub async fn write(context: &Context, report: &mut Report) {
    let client = client!(scheduler, context);
    report
        .run("scheduler: a schedule", schedule(context, &client))
        .await;
    report
        .run("scheduler: a schedule that is not there", missing(&client))
        .await;
}

/// What boto3 left: the same.
pub async fn read(context: &Context, report: &mut Report) {
    let client = client!(scheduler, context);
    report
        .run(
            "scheduler: a schedule that boto3 made",
            is_whole(context, &client, "from-python"),
        )
        .await;
}

/// When schedules start.
fn start(context: &Context) -> DateTime {
    DateTime::from_secs(context.value("/rest/time").as_i64().unwrap_or_default())
}

async fn schedule(context: &Context, client: &Client) -> Outcome {
    client
        .create_schedule_group()
        .name("from-rust")
        .send()
        .await?;
    let window = FlexibleTimeWindow::builder()
        .mode(FlexibleTimeWindowMode::Flexible)
        .maximum_window_in_minutes(4)
        .build()?;
    let target = Target::builder()
        .arn(context.text("/rest/target"))
        .role_arn(context.text("/rest/role"))
        .input(context.text("/rest/text"))
        .build()?;
    client
        .create_schedule()
        .name("schedule")
        .group_name("from-rust")
        .description(context.text("/rest/text"))
        .schedule_expression("rate(5 minutes)")
        .start_date(start(context))
        .flexible_time_window(window)
        .target(target)
        .send()
        .await?;
    is_whole(context, client, "from-rust").await
}

async fn is_whole(context: &Context, client: &Client, group: &str) -> Outcome {
    let schedule = client
        .get_schedule()
        .name("schedule")
        .group_name(group)
        .send()
        .await?;
    let text = Some(context.text("/rest/text"));
    same("description", schedule.description(), text)?;
    same("start", schedule.start_date(), Some(&start(context)))?;
    let window = there("the window", schedule.flexible_time_window())?;
    same("minutes", window.maximum_window_in_minutes(), Some(4))?;
    let target = there("the target", schedule.target())?;
    same("input", target.input(), text)?;
    let listed = client
        .list_schedules()
        .group_name(group)
        .into_paginator()
        .items()
        .send();
    let listed = listed.collect::<Result<Vec<_>, _>>().await?;
    let names: Vec<_> = listed.iter().filter_map(|one| one.name()).collect();
    same("names", names, vec!["schedule"])
}

async fn missing(client: &Client) -> Outcome {
    let found = client.get_schedule().name("nowhere").send().await;
    let error = there("the error", found.err())?.into_service_error();
    ensure(
        "the schedule is not found",
        error.is_resource_not_found_exception(),
    )
}
