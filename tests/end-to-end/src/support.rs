//! Support: cases that are opened, found and resolved, and checks of the trusted advisor.

use support::Client;

use crate::check::{ensure, same, there, Outcome, Report};
use crate::client;
use crate::context::Context;

/// What is left for boto3: an open case.
pub async fn write(context: &Context, report: &mut Report) {
    let client = client!(support, context);
    report.run("support: cases", cases(context, &client)).await;
    report
        .run("support: resolved cases", resolved(&client))
        .await;
    report.run("support: checks", checks(&client)).await;
}

/// What boto3 left: an open case.
pub async fn read(context: &Context, report: &mut Report) {
    let client = client!(support, context);
    report
        .run(
            "support: a case that boto3 opened",
            is_open(context, &client, "from-python"),
        )
        .await;
}

async fn create(
    client: &Client,
    subject: &str,
    body: &str,
) -> Result<String, Box<dyn std::error::Error>> {
    let created = client
        .create_case()
        .subject(subject)
        .service_code("service-code")
        .severity_code("low")
        .category_code("category")
        .communication_body(body)
        .cc_email_addresses("someone@example.com")
        .language("en")
        .send()
        .await?;
    there("the id of the case", created.case_id)
}

async fn cases(context: &Context, client: &Client) -> Outcome {
    let subject = format!("from-rust {}", context.text("/case/subject"));
    create(client, &subject, context.text("/case/body")).await?;
    is_open(context, client, "from-rust").await
}

async fn is_open(context: &Context, client: &Client, from: &str) -> Outcome {
    let subject = format!("{from} {}", context.text("/case/subject"));
    let cases = client
        .describe_cases()
        .include_communications(true)
        .into_paginator()
        .items()
        .send();
    let cases = cases.collect::<Result<Vec<_>, _>>().await?;
    let case = there(
        "the case",
        cases.iter().find(|one| one.subject() == Some(&subject)),
    )?;
    let communications = there("its communications", case.recent_communications())?;
    let body = communications
        .communications()
        .first()
        .and_then(|one| one.body());
    same("body", body, Some(context.text("/case/body")))?;
    same(
        "addresses",
        case.cc_email_addresses(),
        &["someone@example.com".to_owned()][..],
    )
}

async fn resolved(client: &Client) -> Outcome {
    let id = create(client, "to be resolved", "soon").await?;
    let outcome = client.resolve_case().case_id(&id).send().await?;
    same("status", outcome.final_case_status(), Some("resolved"))
}

async fn checks(client: &Client) -> Outcome {
    let checks = client
        .describe_trusted_advisor_checks()
        .language("en")
        .send()
        .await?;
    let check = there("a check", checks.checks().first())?;
    ensure("checks have names", !check.name().is_empty())?;
    let refreshed = client
        .refresh_trusted_advisor_check()
        .check_id(check.id())
        .send()
        .await?;
    let status = there("the status", refreshed.status())?;
    same("check", status.check_id(), check.id())
}
