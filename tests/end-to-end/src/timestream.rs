//! Timestream: databases, tables, records, and scheduled queries.

use timestream_write::types::{Dimension, MeasureValueType, Record, RetentionProperties};
use timestream_write::Client;

use crate::check::{ensure, same, there, Outcome, Report};
use crate::client;
use crate::context::{text, Context};

/// What is left for boto3: the database `from-rust` with the table `metrics`.
pub async fn write(context: &Context, report: &mut Report) {
    let client = client!(timestream_write, context);
    report.run("timestream: tables", tables(&client)).await;
    report
        .run("timestream: records", records(context, &client))
        .await;
    report
        .run("timestream: a database that is not there", missing(&client))
        .await;
    let client = client!(timestream_query, context);
    report
        .run("timestream: endpoints and queries", queries(&client))
        .await;
}

/// What boto3 left: the same with `from-python`.
pub async fn read(context: &Context, report: &mut Report) {
    let client = client!(timestream_write, context);
    report
        .run(
            "timestream: a table that boto3 made",
            is_made(&client, "from-python"),
        )
        .await;
}

async fn tables(client: &Client) -> Outcome {
    client
        .create_database()
        .database_name("from-rust")
        .send()
        .await?;
    client
        .create_table()
        .database_name("from-rust")
        .table_name("metrics")
        .retention_properties(
            RetentionProperties::builder()
                .memory_store_retention_period_in_hours(7)
                .magnetic_store_retention_period_in_days(42)
                .build()?,
        )
        .send()
        .await?;
    is_made(client, "from-rust").await
}

async fn is_made(client: &Client, database: &str) -> Outcome {
    let described = client
        .describe_table()
        .database_name(database)
        .table_name("metrics")
        .send()
        .await?;
    let table = there("the table", described.table())?;
    let retention = there("the retention", table.retention_properties())?;
    same(
        "hours",
        retention.memory_store_retention_period_in_hours(),
        7,
    )?;
    same(
        "days",
        retention.magnetic_store_retention_period_in_days(),
        42,
    )?;
    let listed = client.list_databases().send().await?;
    let mut names = listed
        .databases()
        .iter()
        .filter_map(|one| one.database_name());
    ensure("the database is listed", names.any(|name| name == database))
}

async fn records(context: &Context, client: &Client) -> Outcome {
    let expected = context.list("/records");
    let mut request = client
        .write_records()
        .database_name("from-rust")
        .table_name("metrics");
    for record in expected {
        request = request.records(
            Record::builder()
                .dimensions(
                    Dimension::builder()
                        .name("host")
                        .value(text(&record["dimension"]))
                        .build()?,
                )
                .measure_name(text(&record["measure"]))
                .measure_value(text(&record["value"]))
                .measure_value_type(MeasureValueType::Double)
                .time(text(&record["time"]))
                .build(),
        );
    }
    let written = request.send().await?;
    let ingested = there("the count", written.records_ingested())?;
    same("records", ingested.total(), i32::try_from(expected.len())?)
}

async fn missing(client: &Client) -> Outcome {
    let described = client
        .describe_database()
        .database_name("nowhere")
        .send()
        .await;
    let error = there("the error", described.err())?.into_service_error();
    ensure(
        "the database is not found",
        error.is_resource_not_found_exception(),
    )
}

async fn queries(client: &timestream_query::Client) -> Outcome {
    let endpoints = client.describe_endpoints().send().await?;
    ensure(
        "there is an endpoint",
        endpoints
            .endpoints()
            .first()
            .is_some_and(|one| !one.address().is_empty()),
    )?;
    let answer = client.query().query_string("SELECT 1").send().await?;
    ensure("the query has an id", !answer.query_id().is_empty())
}
