//! Generated clients against a real server that was not made here, moto, with boto3 as the other party.
//!
//! In: `end-to-end PHASE ENDPOINT VALUES`. The phase `write` exercises every service and leaves things behind for
//! boto3 to read (`peer.py read`); the phase `read` reads what boto3 wrote (`peer.py write`). VALUES is the file of
//! values that both parties know. Out: a line for each check, `ok NAME` or `failed NAME: why`, and the exit code.

mod acm;
mod check;
mod context;
mod dynamodb;
mod ecs;
mod kms;
mod rest;
mod sqs;
mod support;
mod swf;
mod timestream;
mod xml;

use std::process::ExitCode;

use check::Report;
use context::Context;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [phase, endpoint, values] = &arguments[..] else {
        eprintln!("usage: end-to-end write|read ENDPOINT VALUES");
        return ExitCode::from(2);
    };
    let context = match Context::new(endpoint, values) {
        Ok(context) => context,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::from(2);
        }
    };
    let mut report = Report::default();
    match phase.as_str() {
        "write" => write(&context, &mut report).await,
        "read" => read(&context, &mut report).await,
        _ => {
            eprintln!("there is no phase `{phase}`");
            return ExitCode::from(2);
        }
    }
    report.finish()
}

async fn write(context: &Context, report: &mut Report) {
    dynamodb::write(context, report).await;
    sqs::write(context, report).await;
    kms::write(context, report).await;
    acm::write(context, report).await;
    ecs::write(context, report).await;
    swf::write(context, report).await;
    timestream::write(context, report).await;
    support::write(context, report).await;
    rest::write(context, report).await;
    xml::write(context, report).await;
}

async fn read(context: &Context, report: &mut Report) {
    dynamodb::read(context, report).await;
    sqs::read(context, report).await;
    kms::read(context, report).await;
    acm::read(context, report).await;
    ecs::read(context, report).await;
    swf::read(context, report).await;
    timestream::read(context, report).await;
    support::read(context, report).await;
    rest::read(context, report).await;
    xml::read(context, report).await;
}
