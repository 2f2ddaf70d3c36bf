//! SQS: queues, messages with attributes, batches that fail in part, errors of a service that once spoke the
//! query protocol, pagination.

use sqs::error::ProvideErrorMetadata;
use sqs::types::{MessageAttributeValue, QueueAttributeName, SendMessageBatchRequestEntry};
use sqs::Client;

use crate::check::{ensure, same, there, Outcome, Report};
use crate::client;
use crate::context::{bytes, text, Context};

/// What is left for boto3: the queue `from-rust` with its messages.
pub async fn write(context: &Context, report: &mut Report) {
    let client = client!(sqs, context);
    report
        .run("sqs: batches that fail in part", batches(&client))
        .await;
    report
        .run("sqs: a queue that is not there", missing(&client))
        .await;
    report.run("sqs: pages of queues", pages(&client)).await;
    report
        .run("sqs: messages", messages(context, &client))
        .await;
}

/// What boto3 left: the queue `from-python` with its messages.
pub async fn read(context: &Context, report: &mut Report) {
    let client = client!(sqs, context);
    report
        .run(
            "sqs: messages that boto3 sent",
            received(context, &client, "from-python"),
        )
        .await;
}

async fn create(client: &Client, name: &str) -> Result<String, Box<dyn std::error::Error>> {
    let created = client
        .create_queue()
        .queue_name(name)
        .attributes(QueueAttributeName::VisibilityTimeout, "0")
        .send()
        .await?;
    there("the address of the queue", created.queue_url)
}

fn attribute(kind: &str) -> sqs::types::builders::MessageAttributeValueBuilder {
    MessageAttributeValue::builder().data_type(kind)
}

async fn messages(context: &Context, client: &Client) -> Outcome {
    let queue = create(client, "from-rust").await?;
    for message in context.list("/messages") {
        let sent = client
            .send_message()
            .queue_url(&queue)
            .message_body(text(&message["body"]))
            .message_attributes(
                "number",
                attribute("Number")
                    .string_value(text(&message["number"]))
                    .build()?,
            )
            .message_attributes(
                "binary",
                attribute("Binary")
                    .binary_value(bytes(&message["binary"]))
                    .build()?,
            )
            .send()
            .await?;
        ensure(
            "the message has an id",
            sent.message_id().is_some_and(|id| !id.is_empty()),
        )?;
    }
    received(context, client, "from-rust").await
}

/// Receives the messages of the file of values, in whatever order.
async fn received(context: &Context, client: &Client, queue: &str) -> Outcome {
    let queue = client.get_queue_url().queue_name(queue).send().await?;
    let found = client
        .receive_message()
        .set_queue_url(queue.queue_url)
        .max_number_of_messages(10)
        .message_attribute_names("All")
        .send()
        .await?;
    let expected = context.list("/messages");
    same("messages", found.messages().len(), expected.len())?;
    for message in expected {
        let mut found = found.messages().iter();
        let found = found.find(|one| one.body() == Some(text(&message["body"])));
        let found = there("the message", found)?;
        let attributes = there("its attributes", found.message_attributes())?;
        let number = attributes["number"].string_value();
        same("number", number, Some(text(&message["number"])))?;
        let binary = attributes["binary"].binary_value();
        same("binary", binary, Some(&bytes(&message["binary"])))?;
    }
    Ok(())
}

async fn batches(client: &Client) -> Outcome {
    let queue = create(client, "batches").await?;
    let entry = |id: &str, delay: i32| {
        SendMessageBatchRequestEntry::builder()
            .id(id)
            .message_body("text")
            .delay_seconds(delay)
            .build()
    };
    let sent = client
        .send_message_batch()
        .queue_url(&queue)
        .entries(entry("good", 0)?)
        .entries(entry("other", 0)?)
        .send()
        .await?;
    let ids: Vec<&str> = sent.successful().iter().map(|one| one.id()).collect();
    same("sent", ids, vec!["good", "other"])?;
    same("not sent", sent.failed().len(), 0)?;
    let refused = client
        .send_message_batch()
        .queue_url(&queue)
        .entries(entry("twice", 0)?)
        .entries(entry("twice", 0)?)
        .send()
        .await;
    let error = there("the error", refused.err())?.into_service_error();
    ensure(
        "ids are not distinct",
        error.is_batch_entry_ids_not_distinct(),
    )?;
    same(
        "code",
        error.code(),
        Some("AWS.SimpleQueueService.BatchEntryIdsNotDistinct"),
    )
}

async fn missing(client: &Client) -> Outcome {
    let found = client.get_queue_url().queue_name("nowhere").send().await;
    let error = there("the error", found.err())?.into_service_error();
    ensure("the queue does not exist", error.is_queue_does_not_exist())?;
    same(
        "code",
        error.code(),
        Some("AWS.SimpleQueueService.NonExistentQueue"),
    )
}

async fn pages(client: &Client) -> Outcome {
    for number in 0..5 {
        create(client, &format!("page-{number}")).await?;
    }
    let queues = client
        .list_queues()
        .queue_name_prefix("page-")
        .max_results(2)
        .into_paginator()
        .items()
        .send();
    let queues = queues.collect::<Result<Vec<_>, _>>().await?;
    same("queues", queues.len(), 5)
}
