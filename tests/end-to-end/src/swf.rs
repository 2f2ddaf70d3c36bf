//! SWF: domains, types, a workflow from its start to its end, pages of its history, faults.

use swf::types::{
    CompleteWorkflowExecutionDecisionAttributes, Decision, DecisionType, EventType,
    RegistrationStatus, TaskList, WorkflowType,
};
use swf::Client;

use crate::check::{ensure, same, there, Outcome, Report};
use crate::client;
use crate::context::Context;

/// What is left for boto3: the domain `from-rust` and a workflow in it that is done.
pub async fn write(context: &Context, report: &mut Report) {
    let client = client!(swf, context);
    report.run("swf: domains", domains(&client)).await;
    report.run("swf: a workflow", workflow(&client)).await;
    report.run("swf: faults", faults(&client)).await;
}

/// What boto3 left: the domain `from-python`.
pub async fn read(context: &Context, report: &mut Report) {
    let client = client!(swf, context);
    report
        .run(
            "swf: a domain that boto3 made",
            is_registered(&client, "from-python"),
        )
        .await;
}

async fn domains(client: &Client) -> Outcome {
    client
        .register_domain()
        .name("from-rust")
        .workflow_execution_retention_period_in_days("2")
        .description("end to end")
        .send()
        .await?;
    is_registered(client, "from-rust").await
}

async fn is_registered(client: &Client, name: &str) -> Outcome {
    let described = client.describe_domain().name(name).send().await?;
    let information = there("the information", described.domain_info())?;
    same(
        "status",
        information.status(),
        &RegistrationStatus::Registered,
    )?;
    same("description", information.description(), Some("end to end"))?;
    let configuration = there("the configuration", described.configuration())?;
    same(
        "days",
        configuration.workflow_execution_retention_period_in_days(),
        "2",
    )?;
    let listed = client
        .list_domains()
        .registration_status(RegistrationStatus::Registered)
        .into_paginator()
        .items()
        .send();
    let listed = listed.collect::<Result<Vec<_>, _>>().await?;
    ensure(
        "the domain is listed",
        listed.iter().any(|one| one.name() == name),
    )
}

async fn workflow(client: &Client) -> Outcome {
    let list = TaskList::builder().name("list").build()?;
    client
        .register_workflow_type()
        .domain("from-rust")
        .name("type")
        .version("1.0")
        .default_task_list(list.clone())
        .default_child_policy("TERMINATE".into())
        .default_execution_start_to_close_timeout("3600")
        .default_task_start_to_close_timeout("300")
        .send()
        .await?;
    let started = client
        .start_workflow_execution()
        .domain("from-rust")
        .workflow_id("first")
        .workflow_type(
            WorkflowType::builder()
                .name("type")
                .version("1.0")
                .build()?,
        )
        .input("the input ☃")
        .tag_list("a")
        .tag_list("b")
        .send()
        .await?;
    let run = there("the run", started.run_id)?;
    let polled = client
        .poll_for_decision_task()
        .domain("from-rust")
        .task_list(list)
        .send()
        .await?;
    let event = there("the first event", polled.events().first())?;
    same(
        "event",
        event.event_type(),
        &EventType::WorkflowExecutionStarted,
    )?;
    let attributes = event.workflow_execution_started_event_attributes();
    same(
        "input",
        attributes.and_then(|one| one.input()),
        Some("the input ☃"),
    )?;
    let complete = CompleteWorkflowExecutionDecisionAttributes::builder()
        .result("done")
        .build();
    client
        .respond_decision_task_completed()
        .task_token(polled.task_token())
        .decisions(
            Decision::builder()
                .decision_type(DecisionType::CompleteWorkflowExecution)
                .complete_workflow_execution_decision_attributes(complete)
                .build()?,
        )
        .send()
        .await?;
    let execution = swf::types::WorkflowExecution::builder()
        .workflow_id("first")
        .run_id(run)
        .build()?;
    let history = client
        .get_workflow_execution_history()
        .domain("from-rust")
        .execution(execution)
        .into_paginator()
        .items()
        .send();
    let history = history.collect::<Result<Vec<_>, _>>().await?;
    let last = there("the last event", history.last())?;
    same(
        "last event",
        last.event_type(),
        &EventType::WorkflowExecutionCompleted,
    )?;
    ensure(
        "events are numbered",
        history
            .iter()
            .zip(1..)
            .all(|(event, number)| event.event_id() == number),
    )?;
    ensure(
        "events have times",
        last.event_timestamp().secs() > 1_600_000_000,
    )
}

async fn faults(client: &Client) -> Outcome {
    let twice = client
        .register_domain()
        .name("from-rust")
        .workflow_execution_retention_period_in_days("2")
        .send()
        .await;
    let error = there("the error", twice.err())?.into_service_error();
    ensure("the domain exists", error.is_domain_already_exists_fault())?;
    let missing = client.describe_domain().name("nowhere").send().await;
    let error = there("the error", missing.err())?.into_service_error();
    ensure("the domain is unknown", error.is_unknown_resource_fault())
}
