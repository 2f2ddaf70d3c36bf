//! Services with HTTP bindings: labels, queries, headers, payloads and documents of JSON.

mod amp;
mod apigateway;
mod appconfig;
mod batch;
mod iot;
mod scheduler;

use crate::check::Report;
use crate::context::Context;

/// What is left for boto3, under the name `from-rust`.
pub async fn write(context: &Context, report: &mut Report) {
    amp::write(context, report).await;
    apigateway::write(context, report).await;
    appconfig::write(context, report).await;
    batch::write(context, report).await;
    iot::write(context, report).await;
    scheduler::write(context, report).await;
}

/// What boto3 left, under the name `from-python`.
pub async fn read(context: &Context, report: &mut Report) {
    amp::read(context, report).await;
    apigateway::read(context, report).await;
    appconfig::read(context, report).await;
    batch::read(context, report).await;
    iot::read(context, report).await;
    scheduler::read(context, report).await;
}
