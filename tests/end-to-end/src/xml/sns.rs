//! SNS: maps in a form and in XML, bytes, a message that arrives in SQS.

use aws_smithy_types::Blob;
use sns::types::{MessageAttributeValue, Tag};
use sns::Client;

use crate::check::{ensure, same, there, Outcome, Report};
use crate::client;
use crate::context::Context;

/// What is left for boto3: a topic.
pub async fn write(context: &Context, report: &mut Report) {
    let client = client!(sns, context);
    report.run("sns: a topic", topic(&client)).await;
    report
        .run("sns: a message to a queue", message(context, &client))
        .await;
    report
        .run("sns: a topic that is not there", missing(&client))
        .await;
}

/// What boto3 left: the same.
pub async fn read(context: &Context, report: &mut Report) {
    let client = client!(sns, context);
    report
        .run(
            "sns: a topic that boto3 made",
            is_whole(&client, "from-python"),
        )
        .await;
}

async fn topic(client: &Client) -> Outcome {
    client
        .create_topic()
        .name("from-rust")
        .attributes("DisplayName", "a & b")
        .tags(Tag::builder().key("team").value("north = south").build()?)
        .send()
        .await?;
    is_whole(client, "from-rust").await
}

async fn is_whole(client: &Client, name: &str) -> Outcome {
    let topics = client.list_topics().into_paginator().items().send();
    let topics = topics.collect::<Result<Vec<_>, _>>().await?;
    let mut arns = topics.iter().filter_map(|one| one.topic_arn());
    let arn = there(
        "the topic",
        arns.find(|arn| arn.ends_with(&format!(":{name}"))),
    )?;
    let found = client.get_topic_attributes().topic_arn(arn).send().await?;
    let attributes = there("the attributes", found.attributes())?;
    same(
        "name",
        attributes.get("DisplayName").map(String::as_str),
        Some("a & b"),
    )?;
    let tags = client
        .list_tags_for_resource()
        .resource_arn(arn)
        .send()
        .await?;
    let tag = there("the tag", tags.tags().first())?;
    same("tag", (tag.key(), tag.value()), ("team", "north = south"))
}

async fn message(context: &Context, client: &Client) -> Outcome {
    let queues = client!(sqs, context);
    let queue = queues.create_queue().queue_name("from-sns").send().await?;
    let queue = there("the queue", queue.queue_url())?;
    let topic = client.create_topic().name("to-a-queue").send().await?;
    let topic = there("the topic", topic.topic_arn())?;
    let arn = "arn:aws:sqs:us-east-1:123456789012:from-sns";
    client
        .subscribe()
        .topic_arn(topic)
        .protocol("sqs")
        .endpoint(arn)
        .send()
        .await?;
    let value = |kind: &str| MessageAttributeValue::builder().data_type(kind);
    client
        .publish()
        .topic_arn(topic)
        .message(context.text("/rest/text"))
        .message_attributes("number", value("Number").string_value("7.5").build()?)
        .message_attributes(
            "bytes",
            value("Binary")
                .binary_value(Blob::new([0xde, 0xad]))
                .build()?,
        )
        .send()
        .await?;
    let received = queues.receive_message().queue_url(queue).send().await?;
    let body = there("the message", received.messages().first())?
        .body()
        .unwrap_or_default();
    let body: serde_json::Value = serde_json::from_str(body)?;
    same(
        "message",
        body["Message"].as_str(),
        Some(context.text("/rest/text")),
    )?;
    let attributes = &body["MessageAttributes"];
    same(
        "number",
        attributes["number"]["Value"].as_str(),
        Some("7.5"),
    )?;
    same("bytes", attributes["bytes"]["Value"].as_str(), Some("3q0="))
}

async fn missing(client: &Client) -> Outcome {
    let topic = "arn:aws:sns:us-east-1:123456789012:nowhere";
    let found = client.get_topic_attributes().topic_arn(topic).send().await;
    let error = there("the error", found.err())?.into_service_error();
    ensure("the topic is not found", error.is_not_found_exception())
}
