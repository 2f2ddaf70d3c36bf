//! Route 53: documents of XML both ways, ids that begin with the name of their kind, headers, typed errors.

use route53::types::{
    Change, ChangeAction, ChangeBatch, ResourceRecord, ResourceRecordSet, RrType,
};
use route53::Client;

use crate::check::{ensure, same, there, Outcome, Report};
use crate::client;
use crate::context::Context;

/// What is left for boto3: a zone.
pub async fn write(context: &Context, report: &mut Report) {
    let client = client!(route53, context);
    report.run("route53: a zone", zone(context, &client)).await;
    report
        .run("route53: a zone that is not there", missing(&client))
        .await;
}

/// What boto3 left: the same.
pub async fn read(context: &Context, report: &mut Report) {
    let client = client!(route53, context);
    let zone = is_whole(context, &client, "from-python.example.");
    report.run("route53: a zone that boto3 made", zone).await;
}

async fn zone(context: &Context, client: &Client) -> Outcome {
    let made = client
        .create_hosted_zone()
        .name("from-rust.example.")
        .caller_reference("from-rust");
    let made = made.send().await?;
    let id = there("the zone", made.hosted_zone())?.id().to_owned();
    ensure(
        "the address of the zone is a header",
        made.location().contains(&id),
    )?;
    let text = ResourceRecord::builder()
        .value(context.text("/xml/record"))
        .build()?;
    let records = ResourceRecordSet::builder()
        .name("from-rust.example.")
        .r#type(RrType::Txt)
        .ttl(60)
        .resource_records(text)
        .build()?;
    let change = Change::builder()
        .action(ChangeAction::Create)
        .resource_record_set(records);
    let batch = ChangeBatch::builder()
        .comment("a & b")
        .changes(change.build()?)
        .build()?;
    let changes = client
        .change_resource_record_sets()
        .hosted_zone_id(id)
        .change_batch(batch);
    changes.send().await?;
    is_whole(context, client, "from-rust.example.").await
}

async fn is_whole(context: &Context, client: &Client, name: &str) -> Outcome {
    let zones = client
        .list_hosted_zones()
        .max_items("1")
        .into_paginator()
        .items()
        .send();
    let zones = zones.collect::<Result<Vec<_>, _>>().await?;
    let zone = zones.iter().find(|one| one.name() == name);
    // As it is written in answers, with the kind before it.
    let id = there("the zone", zone)?.id();
    let found = client.get_hosted_zone().id(id).send().await?;
    same(
        "reference",
        there("the zone", found.hosted_zone())?.caller_reference(),
        name.trim_end_matches(".example."),
    )?;
    let sets = client
        .list_resource_record_sets()
        .hosted_zone_id(id)
        .send()
        .await?;
    let sets = sets.resource_record_sets().iter();
    let set = there(
        "the text",
        sets.clone().find(|one| *one.r#type() == RrType::Txt),
    )?;
    same("time to live", set.ttl(), Some(60))?;
    let records: Vec<&str> = set
        .resource_records()
        .iter()
        .map(|one| one.value())
        .collect();
    same("records", records, vec![context.text("/xml/record")])
}

async fn missing(client: &Client) -> Outcome {
    let found = client
        .get_hosted_zone()
        .id("/hostedzone/NOWHERE")
        .send()
        .await;
    let error = there("the error", found.err())?.into_service_error();
    ensure("the zone is not found", error.is_no_such_hosted_zone())
}
