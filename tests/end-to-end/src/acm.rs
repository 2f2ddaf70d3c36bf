//! ACM: certificates that are asked for, described, tagged and listed.

use acm::types::{CertificateStatus, Tag, ValidationMethod};
use acm::Client;

use crate::check::{ensure, same, there, Outcome, Report};
use crate::client;
use crate::context::Context;

/// What is left for boto3: a certificate for `from-rust.example.com`.
pub async fn write(context: &Context, report: &mut Report) {
    let client = client!(acm, context);
    report.run("acm: certificates", certificates(&client)).await;
    report
        .run("acm: a certificate that is not there", missing(&client))
        .await;
}

/// What boto3 left: a certificate for `from-python.example.com`.
pub async fn read(context: &Context, report: &mut Report) {
    let client = client!(acm, context);
    report
        .run(
            "acm: a certificate that boto3 asked for",
            found(&client, "from-python.example.com"),
        )
        .await;
}

async fn request(client: &Client, name: &str) -> Result<String, Box<dyn std::error::Error>> {
    let requested = client
        .request_certificate()
        .domain_name(name)
        .validation_method(ValidationMethod::Dns)
        .subject_alternative_names(format!("www.{name}"))
        .tags(Tag::builder().key("name").value(name).build()?)
        .tags(Tag::builder().key("empty").build()?)
        .send()
        .await?;
    there("the name of the certificate", requested.certificate_arn)
}

async fn certificates(client: &Client) -> Outcome {
    request(client, "from-rust.example.com").await?;
    found(client, "from-rust.example.com").await
}

/// Finds a certificate by its domain and looks at it.
async fn found(client: &Client, name: &str) -> Outcome {
    let summaries = client.list_certificates().into_paginator().items().send();
    let summaries = summaries.collect::<Result<Vec<_>, _>>().await?;
    let summary = summaries.iter().find(|one| one.domain_name() == Some(name));
    let arn = there(
        "the certificate",
        summary.and_then(|one| one.certificate_arn()),
    )?;
    let described = client
        .describe_certificate()
        .certificate_arn(arn)
        .send()
        .await?;
    let certificate = there("the details", described.certificate())?;
    let status = certificate.status();
    let known = [
        CertificateStatus::PendingValidation,
        CertificateStatus::Issued,
    ];
    ensure(
        "the status is known",
        status.is_some_and(|status| known.contains(status)),
    )?;
    let names = certificate.subject_alternative_names();
    ensure(
        "it has the other name",
        names.contains(&format!("www.{name}")),
    )?;
    ensure(
        "it has a time",
        certificate
            .created_at()
            .is_some_and(|time| time.secs() > 1_600_000_000),
    )?;
    let options = certificate.domain_validation_options();
    ensure(
        "it says how to validate",
        !options.is_empty() && options[0].resource_record().is_some(),
    )?;
    let tags = client
        .list_tags_for_certificate()
        .certificate_arn(arn)
        .send()
        .await?;
    let tag = tags.tags().iter().find(|tag| tag.key() == "name");
    same("tag", tag.and_then(Tag::value), Some(name))?;
    let empty = tags.tags().iter().find(|tag| tag.key() == "empty");
    same("tag without a value", empty.map(Tag::value), Some(None))
}

async fn missing(client: &Client) -> Outcome {
    let arn = "arn:aws:acm:us-east-1:123456789012:certificate/12345678-1234-1234-1234-123456789012";
    let described = client
        .describe_certificate()
        .certificate_arn(arn)
        .send()
        .await;
    let error = there("the error", described.err())?.into_service_error();
    ensure(
        "the certificate is not found",
        error.is_resource_not_found_exception(),
    )
}
