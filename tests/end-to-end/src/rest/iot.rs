//! IoT: labels, flags and filters in a query, a member in a header.

use iot::types::{AttributePayload, CertificateStatus};
use iot::Client;

use crate::check::{ensure, same, there, Outcome, Report};
use crate::client;
use crate::context::Context;

/// What is left for boto3: a thing with a certificate, and a policy.
pub async fn write(context: &Context, report: &mut Report) {
    let client = client!(iot, context);
    report.run("iot: a thing", thing(&client)).await;
    report.run("iot: a policy", policy(context, &client)).await;
    report
        .run("iot: a thing that is not there", missing(&client))
        .await;
}

/// What boto3 left: the same.
pub async fn read(context: &Context, report: &mut Report) {
    let client = client!(iot, context);
    report
        .run(
            "iot: a thing that boto3 made",
            is_whole(&client, "from-python:1_a"),
        )
        .await;
    report
        .run(
            "iot: a policy that boto3 made",
            has_document(context, &client, "from-python"),
        )
        .await;
}

async fn thing(client: &Client) -> Outcome {
    let payload = AttributePayload::builder()
        .attributes("owner", "me")
        .build();
    client
        .create_thing()
        .thing_name("from-rust:1_a")
        .attribute_payload(payload)
        .send()
        .await?;
    let certificate = client
        .create_keys_and_certificate()
        .set_as_active(true)
        .send()
        .await?;
    ensure("it has a key", certificate.key_pair().is_some())?;
    client
        .attach_thing_principal()
        .thing_name("from-rust:1_a")
        .principal(certificate.certificate_arn().unwrap_or_default())
        .send()
        .await?;
    is_whole(client, "from-rust:1_a").await
}

async fn is_whole(client: &Client, name: &str) -> Outcome {
    let thing = client.describe_thing().thing_name(name).send().await?;
    let attributes = there("the attributes", thing.attributes())?;
    same(
        "owner",
        attributes.get("owner").map(String::as_str),
        Some("me"),
    )?;
    let listed = client
        .list_things()
        .attribute_name("owner")
        .attribute_value("me")
        .max_results(1)
        .into_paginator()
        .items()
        .send();
    let listed = listed.collect::<Result<Vec<_>, _>>().await?;
    ensure(
        "it is listed",
        listed.iter().any(|one| one.thing_name() == Some(name)),
    )?;
    let principals = client
        .list_thing_principals()
        .thing_name(name)
        .send()
        .await?;
    let principal = there("the principal", principals.principals().first())?;
    let id = principal.rsplit('/').next().unwrap_or_default();
    let described = client
        .describe_certificate()
        .certificate_id(id)
        .send()
        .await?;
    let certificate = there("the certificate", described.certificate_description())?;
    same(
        "status",
        certificate.status(),
        Some(&CertificateStatus::Active),
    )
}

async fn policy(context: &Context, client: &Client) -> Outcome {
    client
        .create_policy()
        .policy_name("from-rust")
        .policy_document(context.text("/rest/policy"))
        .send()
        .await?;
    has_document(context, client, "from-rust").await
}

async fn has_document(context: &Context, client: &Client, name: &str) -> Outcome {
    let policy = client.get_policy().policy_name(name).send().await?;
    same(
        "document",
        policy.policy_document(),
        Some(context.text("/rest/policy")),
    )
}

async fn missing(client: &Client) -> Outcome {
    let found = client.describe_thing().thing_name("nowhere").send().await;
    let error = there("the error", found.err())?.into_service_error();
    ensure(
        "the thing is not found",
        error.is_resource_not_found_exception(),
    )
}
