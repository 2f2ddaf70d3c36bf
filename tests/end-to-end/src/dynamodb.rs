//! DynamoDB: tables, waiters, items with every kind of attribute, pagination, conditions, transactions.

use std::collections::HashMap;
use std::time::Duration;

use dynamodb::client::Waiters;
use dynamodb::error::ProvideErrorMetadata;
use dynamodb::types::{
    AttributeDefinition, AttributeValue, BillingMode, KeySchemaElement, KeyType, KeysAndAttributes,
    Put, PutRequest, ReturnValue, ReturnValuesOnConditionCheckFailure, ScalarAttributeType,
    TableStatus, TransactWriteItem, WriteRequest,
};
use dynamodb::Client;
use serde_json::Value;

use crate::check::{ensure, same, there, Outcome, Report};
use crate::client;
use crate::context::{bytes, text, Context};

/// How many songs the tables for pagination hold.
const SONGS: usize = 57;

type Item = HashMap<String, AttributeValue>;

/// What is left for boto3: the table `from-rust`.
pub async fn write(context: &Context, report: &mut Report) {
    let client = client!(dynamodb, context);
    report
        .run("dynamodb: tables and waiters", tables(&client))
        .await;
    report
        .run(
            "dynamodb: items of every kind",
            items(context, &client, "from-rust"),
        )
        .await;
    report
        .run(
            "dynamodb: batches and pages of query and scan",
            pages(&client),
        )
        .await;
    report
        .run("dynamodb: conditions that fail", conditions(&client))
        .await;
    report
        .run("dynamodb: transactions that fail", transactions(&client))
        .await;
    report
        .run("dynamodb: a table goes", deletion(&client))
        .await;
}

/// What boto3 left: the table `from-python`.
pub async fn read(context: &Context, report: &mut Report) {
    let client = client!(dynamodb, context);
    report
        .run(
            "dynamodb: items that boto3 wrote",
            same_items(context, &client, "from-python"),
        )
        .await;
}

async fn create(client: &Client, name: &str) -> Outcome {
    let attribute = |name: &str| {
        AttributeDefinition::builder()
            .attribute_name(name)
            .attribute_type(ScalarAttributeType::S)
            .build()
    };
    let key = |name: &str, kind| {
        KeySchemaElement::builder()
            .attribute_name(name)
            .key_type(kind)
            .build()
    };
    client
        .create_table()
        .table_name(name)
        .attribute_definitions(attribute("Artist")?)
        .attribute_definitions(attribute("Title")?)
        .key_schema(key("Artist", KeyType::Hash)?)
        .key_schema(key("Title", KeyType::Range)?)
        .billing_mode(BillingMode::PayPerRequest)
        .send()
        .await?;
    client
        .wait_until_table_exists()
        .table_name(name)
        .wait(Duration::from_secs(30))
        .await?;
    Ok(())
}

async fn tables(client: &Client) -> Outcome {
    create(client, "from-rust").await?;
    create(client, "songs").await?;
    let table = client
        .describe_table()
        .table_name("from-rust")
        .send()
        .await?;
    let table = there("the table", table.table())?;
    same("status", table.table_status(), Some(&TableStatus::Active))?;
    same("keys", table.key_schema().len(), 2)?;
    let created = there("the time of creation", table.creation_date_time())?;
    ensure(
        "the time of creation is of this century",
        created.secs() > 1_600_000_000,
    )?;
    let twice = client
        .create_table()
        .table_name("songs")
        .attribute_definitions(
            AttributeDefinition::builder()
                .attribute_name("Artist")
                .attribute_type(ScalarAttributeType::S)
                .build()?,
        )
        .key_schema(
            KeySchemaElement::builder()
                .attribute_name("Artist")
                .key_type(KeyType::Hash)
                .build()?,
        )
        .billing_mode(BillingMode::PayPerRequest)
        .send()
        .await;
    let error = there("the error", twice.err())?.into_service_error();
    ensure("the table is in use", error.is_resource_in_use_exception())?;
    let names = client
        .list_tables()
        .limit(1)
        .into_paginator()
        .items()
        .send();
    let mut names = names.collect::<Result<Vec<_>, _>>().await?;
    names.sort();
    same(
        "tables",
        names,
        vec!["from-rust".to_owned(), "songs".to_owned()],
    )
}

/// An attribute from its form in the file of values.
fn attribute(value: &Value) -> AttributeValue {
    let (kind, value) = value
        .as_object()
        .and_then(|entries| entries.iter().next())
        .expect("an attribute has one kind");
    let list = || value.as_array().expect("a list").iter();
    let texts = || list().map(|one| text(one).to_owned()).collect();
    match kind.as_str() {
        "S" => AttributeValue::S(text(value).to_owned()),
        "N" => AttributeValue::N(text(value).to_owned()),
        "B" => AttributeValue::B(bytes(value)),
        "BOOL" => AttributeValue::Bool(value == &Value::Bool(true)),
        "NULL" => AttributeValue::Null(true),
        "SS" => AttributeValue::Ss(texts()),
        "NS" => AttributeValue::Ns(texts()),
        "BS" => AttributeValue::Bs(list().map(bytes).collect()),
        "L" => AttributeValue::L(list().map(attribute).collect()),
        "M" => AttributeValue::M(item(value)),
        other => panic!("there is no kind {other}"),
    }
}

fn item(value: &Value) -> Item {
    let entries = value.as_object().expect("an object").iter();
    entries
        .map(|(name, value)| (name.clone(), attribute(value)))
        .collect()
}

/// Sets have no order.
fn sorted(mut item: Item) -> Item {
    for value in item.values_mut() {
        match value {
            AttributeValue::Ss(set) | AttributeValue::Ns(set) => set.sort(),
            AttributeValue::Bs(set) => set.sort_by(|a, b| a.as_ref().cmp(b.as_ref())),
            _ => {}
        }
    }
    item
}

async fn items(context: &Context, client: &Client, table: &str) -> Outcome {
    for value in context.list("/items") {
        let stored = client
            .put_item()
            .table_name(table)
            .set_item(Some(item(value)))
            .return_consumed_capacity("TOTAL".into())
            .send()
            .await?;
        let capacity = there("the consumed capacity", stored.consumed_capacity())?;
        same("table", capacity.table_name(), Some(table))?;
    }
    same_items(context, client, table).await
}

async fn same_items(context: &Context, client: &Client, table: &str) -> Outcome {
    for value in context.list("/items") {
        let expected = item(value);
        let key = |name: &str| expected[name].clone();
        let found = client
            .get_item()
            .table_name(table)
            .key("Artist", key("Artist"))
            .key("Title", key("Title"))
            .consistent_read(true)
            .send()
            .await?;
        let found = there("the item", found.item)?;
        same("item", sorted(found), sorted(expected))?;
    }
    Ok(())
}

fn song(number: usize) -> Item {
    HashMap::from([
        ("Artist".to_owned(), AttributeValue::S("many".to_owned())),
        (
            "Title".to_owned(),
            AttributeValue::S(format!("{number:03}")),
        ),
        ("Number".to_owned(), AttributeValue::N(number.to_string())),
    ])
}

async fn pages(client: &Client) -> Outcome {
    let songs: Vec<Item> = (0..SONGS).map(song).collect();
    for batch in songs.chunks(25) {
        let requests = batch.iter().map(|song| {
            let put = PutRequest::builder().set_item(Some(song.clone())).build()?;
            Ok(WriteRequest::builder().put_request(put).build())
        });
        let requests: Result<Vec<_>, dynamodb::error::BuildError> = requests.collect();
        let written = client
            .batch_write_item()
            .request_items("songs", requests?)
            .send()
            .await?;
        let rest = written.unprocessed_items().map_or(0, HashMap::len);
        same("unprocessed", rest, 0)?;
    }
    let query = client
        .query()
        .table_name("songs")
        .key_condition_expression("#artist = :artist")
        .expression_attribute_names("#artist", "Artist")
        .expression_attribute_values(":artist", AttributeValue::S("many".to_owned()))
        .into_paginator()
        .page_size(10)
        .send();
    let found = query.collect::<Result<Vec<_>, _>>().await?;
    same("pages of the query", found.len(), SONGS.div_ceil(10))?;
    let found: Vec<Item> = found
        .into_iter()
        .flat_map(|page| page.items.unwrap_or_default())
        .collect();
    same("songs of the query", found, songs.clone())?;
    let scan = client
        .scan()
        .table_name("songs")
        .limit(7)
        .into_paginator()
        .items()
        .send();
    let mut found = scan.collect::<Result<Vec<_>, _>>().await?;
    found.sort_by_key(|song| song["Title"].as_s().cloned().ok());
    same("songs of the scan", found, songs)?;
    let wanted = KeysAndAttributes::builder()
        .keys(HashMap::from([
            ("Artist".to_owned(), AttributeValue::S("many".to_owned())),
            ("Title".to_owned(), AttributeValue::S("042".to_owned())),
        ]))
        .projection_expression("#number")
        .expression_attribute_names("#number", "Number")
        .build()?;
    let found = client
        .batch_get_item()
        .request_items("songs", wanted)
        .send()
        .await?;
    let found = there("the responses", found.responses)?;
    same(
        "the batch",
        &found["songs"],
        &vec![HashMap::from([(
            "Number".to_owned(),
            AttributeValue::N("42".to_owned()),
        )])],
    )
}

async fn conditions(client: &Client) -> Outcome {
    let refused = client
        .put_item()
        .table_name("songs")
        .set_item(Some(song(1)))
        .condition_expression("attribute_not_exists(Artist)")
        .return_values_on_condition_check_failure(ReturnValuesOnConditionCheckFailure::AllOld)
        .send()
        .await;
    let error = there("the error", refused.err())?.into_service_error();
    same(
        "code",
        error.code(),
        Some("ConditionalCheckFailedException"),
    )?;
    match error {
        dynamodb::operation::put_item::PutItemError::ConditionalCheckFailedException(error) => {
            same("the item of the error", error.item(), Some(&song(1)))?;
        }
        other => return Err(format!("another error: {other:?}").into()),
    }
    let changed = client
        .update_item()
        .table_name("songs")
        .key("Artist", AttributeValue::S("many".to_owned()))
        .key("Title", AttributeValue::S("001".to_owned()))
        .update_expression("SET #number = #number + :one")
        .condition_expression("#number = :before")
        .expression_attribute_names("#number", "Number")
        .expression_attribute_values(":one", AttributeValue::N("1".to_owned()))
        .expression_attribute_values(":before", AttributeValue::N("1".to_owned()))
        .return_values(ReturnValue::UpdatedNew)
        .send()
        .await?;
    let attributes = there("the attributes", changed.attributes())?;
    same(
        "the new number",
        attributes["Number"].as_n().cloned(),
        Ok("2".to_owned()),
    )?;
    let missing = client
        .get_item()
        .table_name("nowhere")
        .key("Artist", AttributeValue::S("a".to_owned()))
        .send()
        .await;
    let error = there("the error", missing.err())?.into_service_error();
    ensure(
        "the table is not found",
        error.is_resource_not_found_exception(),
    )
}

async fn transactions(client: &Client) -> Outcome {
    let put = |number,
               condition: Option<&str>|
     -> Result<TransactWriteItem, dynamodb::error::BuildError> {
        let put = Put::builder()
            .table_name("songs")
            .set_item(Some(song(number)))
            .set_condition_expression(condition.map(str::to_owned))
            .build()?;
        Ok(TransactWriteItem::builder().put(put).build())
    };
    let refused = client
        .transact_write_items()
        .transact_items(put(1000, None)?)
        .transact_items(put(2, Some("attribute_not_exists(Artist)"))?)
        .send()
        .await;
    let error = there("the error", refused.err())?.into_service_error();
    match error {
        dynamodb::operation::transact_write_items::TransactWriteItemsError::TransactionCanceledException(error) => {
            let codes: Vec<Option<&str>> = error.cancellation_reasons().iter().map(|one| one.code()).collect();
            same("codes", codes, vec![Some("None"), Some("ConditionalCheckFailed")])
        }
        other => Err(format!("another error: {other:?}").into()),
    }
}

async fn deletion(client: &Client) -> Outcome {
    client.delete_table().table_name("songs").send().await?;
    client
        .wait_until_table_not_exists()
        .table_name("songs")
        .wait(Duration::from_secs(30))
        .await?;
    let never = client
        .wait_until_table_exists()
        .table_name("songs")
        .wait(Duration::from_millis(100))
        .await;
    ensure("waiting for a table that is gone ends", never.is_err())
}
