//! API Gateway: pages in a query, labels, patches, maps of booleans, typed errors.

use apigateway::types::{Op, PatchOperation};
use apigateway::Client;

use crate::check::{ensure, same, there, Outcome, Report};
use crate::client;
use crate::context::Context;

/// What is left for boto3: an API with a resource and a method.
pub async fn write(context: &Context, report: &mut Report) {
    let client = client!(apigateway, context);
    report
        .run("apigateway: an API", api(context, &client))
        .await;
    report
        .run("apigateway: an API that is changed", changed(&client))
        .await;
    report
        .run("apigateway: an API that is not there", missing(&client))
        .await;
}

/// What boto3 left: the same.
pub async fn read(context: &Context, report: &mut Report) {
    let client = client!(apigateway, context);
    report
        .run(
            "apigateway: an API that boto3 made",
            is_whole(context, &client, "from-python"),
        )
        .await;
}

async fn api(context: &Context, client: &Client) -> Outcome {
    let api = client
        .create_rest_api()
        .name("from-rust")
        .description(context.text("/rest/text"))
        .set_tags(Some(context.texts("/rest/tags")))
        .send()
        .await?;
    let api = there("the id of the API", api.id())?;
    let resources = client.get_resources().rest_api_id(api).send().await?;
    let root = there("the root", resources.items().first())?;
    let resource = client
        .create_resource()
        .rest_api_id(api)
        .parent_id(root.id().unwrap_or_default())
        .path_part("{proxy+}")
        .send()
        .await?;
    client
        .put_method()
        .rest_api_id(api)
        .resource_id(resource.id().unwrap_or_default())
        .http_method("GET")
        .authorization_type("NONE")
        .request_parameters("method.request.querystring.q", true)
        .send()
        .await?;
    is_whole(context, client, "from-rust").await
}

async fn is_whole(context: &Context, client: &Client, name: &str) -> Outcome {
    let apis = client.get_rest_apis().into_paginator().items().send();
    let apis = apis.collect::<Result<Vec<_>, _>>().await?;
    let api = apis.iter().find(|one| one.name() == Some(name));
    let api = there("the API", api)?;
    same(
        "description",
        api.description(),
        Some(context.text("/rest/text")),
    )?;
    let tags = context.texts("/rest/tags");
    same("tags", api.tags(), Some(&tags))?;
    let id = there("the id", api.id())?;
    let resources = client
        .get_resources()
        .rest_api_id(id)
        .embed("methods")
        .send()
        .await?;
    let mut resources = resources.items().iter();
    let resource = resources.find(|one| one.path_part() == Some("{proxy+}"));
    let resource = there("the resource", resource)?;
    let method = client
        .get_method()
        .rest_api_id(id)
        .resource_id(resource.id().unwrap_or_default())
        .http_method("GET")
        .send()
        .await?;
    let parameters = there("the parameters", method.request_parameters())?;
    same(
        "parameter",
        parameters.get("method.request.querystring.q"),
        Some(&true),
    )?;
    ensure(
        "it has a time",
        api.created_date()
            .is_some_and(|time| time.secs() > 1_600_000_000),
    )
}

async fn changed(client: &Client) -> Outcome {
    let api = client.create_rest_api().name("changed").send().await?;
    let id = there("the id of the API", api.id())?;
    let patch = PatchOperation::builder()
        .op(Op::Replace)
        .path("/description")
        .value("a/b ☃")
        .build();
    let changed = client
        .update_rest_api()
        .rest_api_id(id)
        .patch_operations(patch)
        .send()
        .await?;
    same("description", changed.description(), Some("a/b ☃"))?;
    client.delete_rest_api().rest_api_id(id).send().await?;
    let found = client.get_rest_api().rest_api_id(id).send().await;
    ensure("it is gone", found.is_err())
}

async fn missing(client: &Client) -> Outcome {
    let found = client.get_rest_api().rest_api_id("nowhere").send().await;
    let error = there("the error", found.err())?.into_service_error();
    ensure("the API is not found", error.is_not_found_exception())
}
