//! AppConfig: a payload of bytes with headers beside it, in both directions.

use appconfig::primitives::Blob;
use appconfig::Client;

use crate::check::{ensure, same, there, Outcome, Report};
use crate::client;
use crate::context::Context;

/// The type of the content, in a header.
const CONTENT_TYPE: &str = "text/plain; charset=utf-8";

/// What is left for boto3: an application with a profile and a version of its content.
pub async fn write(context: &Context, report: &mut Report) {
    let client = client!(appconfig, context);
    report
        .run("appconfig: content", content(context, &client))
        .await;
    report
        .run("appconfig: content that is not there", missing(&client))
        .await;
}

/// What boto3 left: the same.
pub async fn read(context: &Context, report: &mut Report) {
    let client = client!(appconfig, context);
    report
        .run(
            "appconfig: content that boto3 wrote",
            found(context, &client),
        )
        .await;
}

async fn content(context: &Context, client: &Client) -> Outcome {
    let application = client
        .create_application()
        .name("from-rust")
        .description(context.text("/rest/text"))
        .send()
        .await?;
    let application = there("the id of the application", application.id())?;
    let profile = client
        .create_configuration_profile()
        .application_id(application)
        .name("profile")
        .location_uri("hosted")
        .set_tags(Some(context.texts("/rest/tags")))
        .send()
        .await?;
    let profile = there("the id of the profile", profile.id())?;
    let version = client
        .create_hosted_configuration_version()
        .application_id(application)
        .configuration_profile_id(profile)
        .description(context.text("/rest/header"))
        .content(Blob::new(context.text("/rest/text")))
        .content_type(CONTENT_TYPE)
        .send()
        .await?;
    same("version", version.version_number(), 1)?;
    // The server does not list applications, so that the id stands where the other party finds it.
    client!(apigateway, context)
        .create_rest_api()
        .name("appconfig-from-rust")
        .description(application)
        .send()
        .await?;
    has_content(context, client, application).await
}

async fn found(context: &Context, client: &Client) -> Outcome {
    let apis = client!(apigateway, context)
        .get_rest_apis()
        .into_paginator()
        .items()
        .send();
    let apis = apis.collect::<Result<Vec<_>, _>>().await?;
    let mut apis = apis.iter();
    let api = apis.find(|one| one.name() == Some("appconfig-from-python"));
    let application = there("the application", api.and_then(|one| one.description()))?;
    has_content(context, client, application).await
}

async fn has_content(context: &Context, client: &Client, application: &str) -> Outcome {
    let profiles = client
        .list_configuration_profiles()
        .application_id(application)
        .send()
        .await?;
    let profile = there("the profile", profiles.items().first())?;
    let version = client
        .get_hosted_configuration_version()
        .application_id(application)
        .configuration_profile_id(profile.id().unwrap_or_default())
        .version_number(1)
        .send()
        .await?;
    let text = Blob::new(context.text("/rest/text"));
    same("content", version.content(), Some(&text))?;
    same("content type", version.content_type(), Some(CONTENT_TYPE))?;
    same(
        "description in a header",
        version.description(),
        Some(context.text("/rest/header")),
    )?;
    same("number in a header", version.version_number(), 1)
}

async fn missing(client: &Client) -> Outcome {
    let found = client
        .get_application()
        .application_id("nowhere")
        .send()
        .await;
    let error = there("the error", found.err())?.into_service_error();
    ensure(
        "the application is not found",
        error.is_resource_not_found_exception(),
    )
}
