//! What boto3 sent and parsed for ListConnectionInvitations, against what our client does with
//! the same parameters and the same answers.

use std::collections::BTreeSet;

use partnercentralaccount::config::{Credentials, Region};
use partnercentralaccount::operation::list_connection_invitations::builders::ListConnectionInvitationsFluentBuilder;
use partnercentralaccount::operation::RequestId;
use partnercentralaccount::types::{ConnectionInvitationSummary, ConnectionType};
use partnercentralaccount::Client;
use serde_json::{json, Map, Value};
use tests::conformance;

use super::support::{answer, config, replay};

fn recordings() -> Value {
    let path = conformance::path("lci-oracle.json");
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

fn array(value: &Value) -> &Vec<Value> {
    value.as_array().unwrap()
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

/// The call with the parameters of a recording.
fn call(client: &Client, params: &Value) -> ListConnectionInvitationsFluentBuilder {
    let others = params.get("OtherParticipantIdentifiers");
    let max_results = params.get("MaxResults").and_then(Value::as_i64);
    client
        .list_connection_invitations()
        .set_catalog(text(&params["Catalog"]))
        .set_next_token(text(&params["NextToken"]))
        .set_connection_type(params["ConnectionType"].as_str().map(ConnectionType::from))
        .set_max_results(max_results.map(|it| i32::try_from(it).unwrap()))
        .set_other_participant_identifiers(
            others.map(|others| array(others).iter().filter_map(text).collect()),
        )
        .set_participant_type(params["ParticipantType"].as_str().map(Into::into))
        .set_status(params["Status"].as_str().map(Into::into))
}

fn signed_headers(authorization: &str) -> BTreeSet<&str> {
    let (_, rest) = authorization.split_once("SignedHeaders=").unwrap();
    rest.split(',').next().unwrap().split(';').collect()
}

fn scope(authorization: &str) -> &str {
    let (_, rest) = authorization.split_once("Credential=").unwrap();
    rest.split(',').next().unwrap()
}

#[tokio::test]
#[cfg_attr(
    not(data = "recordings"),
    ignore = "needs lci-oracle.json of CONFORMANCE_DATA"
)]
async fn requests_are_those_of_boto3() {
    let recordings = recordings();
    let mut ran = 0;
    for recording in array(&recordings["requests"]) {
        let (case, wire) = (&recording["case"], &recording["wire"]);
        let header = |name: &str| {
            let mut headers = array(&wire["headers"]).iter();
            let found = headers.find(|it| it[0].as_str().unwrap().eq_ignore_ascii_case(name));
            found.map(|it| it[1].as_str().unwrap().to_owned())
        };
        let http_client = replay(vec![answer(200, &[], "{}")]);
        let mut builder = config(http_client.clone()).endpoint_url("http://127.0.0.1:5066");
        if let Some(token) = header("x-amz-security-token") {
            let recorded = &recordings["credentials"];
            builder = builder.credentials_provider(Credentials::new(
                text(&recorded["access_key_id"]).unwrap(),
                text(&recorded["secret_access_key"]).unwrap(),
                Some(token),
                None,
                "test",
            ));
        }
        let client = Client::from_conf(builder.build());
        let sent = call(&client, &recording["params"]).send().await;
        assert!(sent.is_ok(), "{case}: {sent:?}");

        let request = http_client.actual_requests().next().unwrap();
        assert_eq!(request.method(), wire["method"].as_str().unwrap(), "{case}");
        let uri: http::Uri = request.uri().parse().unwrap();
        assert_eq!(uri.path(), wire["path"].as_str().unwrap(), "{case}");
        for name in [
            "content-type",
            "x-amz-target",
            "x-amz-date",
            "x-amz-security-token",
        ] {
            let ours = request.headers().get(name).map(str::to_owned);
            assert_eq!(ours, header(name), "{case}: {name}");
        }
        let body: Value = serde_json::from_slice(request.body().bytes().unwrap()).unwrap();
        let recorded: Value = serde_json::from_str(wire["body_utf8"].as_str().unwrap()).unwrap();
        assert_eq!(body, recorded, "{case}");

        let ours = request.headers().get("authorization").unwrap();
        let theirs = header("authorization").unwrap();
        assert_eq!(scope(ours), scope(&theirs), "{case}");
        let missing: Vec<_> = signed_headers(&theirs)
            .difference(&signed_headers(ours))
            .map(|it| (*it).to_owned())
            .collect();
        assert!(missing.is_empty(), "{case}: not signed: {missing:?}");
        ran += 1;
    }
    conformance::ran("boto3 requests", ran);
}

/// An item in the form of the recordings: absent options left out.
fn as_recorded(item: &ConnectionInvitationSummary) -> Value {
    let mut out = Map::new();
    let mut put = |name: &str, value: Option<&str>| {
        if let Some(value) = value {
            out.insert(name.to_owned(), json!(value));
        }
    };
    put("Catalog", Some(item.catalog()));
    put("Id", Some(item.id()));
    put("Arn", Some(item.arn()));
    put("ConnectionId", item.connection_id());
    put("ConnectionType", Some(item.connection_type().as_str()));
    put(
        "OtherParticipantIdentifier",
        Some(item.other_participant_identifier()),
    );
    put("ParticipantType", Some(item.participant_type().as_str()));
    put("Status", Some(item.status().as_str()));
    out.insert("CreatedAt".into(), json!(item.created_at().as_secs_f64()));
    out.insert("UpdatedAt".into(), json!(item.updated_at().as_secs_f64()));
    if let Some(expires_at) = item.expires_at() {
        out.insert("ExpiresAt".into(), json!(expires_at.as_secs_f64()));
    }
    Value::Object(out)
}

/// What a recording says of an item, with timestamps as epoch seconds and with the zero values
/// that a client fills in for missing required members, which boto3 leaves out.
fn corrected(item: &Value) -> Value {
    let mut item = item.as_object().unwrap().clone();
    for value in item.values_mut() {
        if let Some(epoch) = value.get("$epoch") {
            *value = epoch.clone();
        }
    }
    for name in ["Catalog", "Id", "Arn", "OtherParticipantIdentifier"] {
        item.entry(name).or_insert(json!(""));
    }
    for name in ["ConnectionType", "ParticipantType", "Status"] {
        item.entry(name).or_insert(json!("no value was set"));
    }
    for name in ["CreatedAt", "UpdatedAt"] {
        item.entry(name).or_insert(json!(0.0));
    }
    Value::Object(item)
}

#[tokio::test]
#[cfg_attr(
    not(data = "recordings"),
    ignore = "needs lci-oracle.json of CONFORMANCE_DATA"
)]
async fn responses_are_read_as_boto3_reads_them() {
    let recordings = recordings();
    let mut ran = 0;
    for recording in array(&recordings["responses"]) {
        let case = recording["case"].as_str().unwrap();
        let headers: Vec<_> = array(&recording["headers"])
            .iter()
            .map(|it| (it[0].as_str().unwrap(), it[1].as_str().unwrap()))
            .collect();
        let status = u16::try_from(recording["status"].as_u64().unwrap()).unwrap();
        let response = answer(status, &headers, recording["body"].as_str().unwrap());
        let client = Client::from_conf(config(replay(vec![response])).build());
        let result = client
            .list_connection_invitations()
            .catalog("AWS")
            .send()
            .await;
        ran += 1;
        // A body that is no JSON is an error for us; boto3 reads it as an empty output.
        if matches!(case, "not_json" | "truncated_json") {
            let error = result.expect_err(case);
            assert!(
                error.as_service_error().is_some() || error.raw_response().is_some(),
                "{case}"
            );
            continue;
        }
        let output = result.unwrap_or_else(|error| panic!("{case}: {error:?}"));
        let parsed = &recording["parsed"];
        let items = parsed.get("ConnectionInvitationSummaries");
        let theirs: Vec<_> = items
            .map(array)
            .into_iter()
            .flatten()
            .map(corrected)
            .collect();
        let ours = output.connection_invitation_summaries();
        let ours: Vec<_> = ours.iter().map(as_recorded).collect();
        assert_eq!(ours, theirs, "{case}");
        assert_eq!(output.next_token(), parsed["NextToken"].as_str(), "{case}");
        assert_eq!(
            output.request_id(),
            recording["request_id"].as_str(),
            "{case}"
        );
    }
    conformance::ran("boto3 responses", ran);
}

#[tokio::test]
#[cfg_attr(
    not(data = "recordings"),
    ignore = "needs lci-oracle.json of CONFORMANCE_DATA"
)]
async fn endpoints_are_those_of_boto3() {
    let recordings = recordings();
    let mut ran = 0;
    for recording in array(&recordings["endpoints"]) {
        let region = text(&recording["region"]).unwrap();
        let http_client = replay(vec![answer(200, &[], "{}")]);
        let mut builder = config(http_client.clone()).region(Region::new(region));
        if let Some(fips) = recording["use_fips_endpoint"].as_bool() {
            builder = builder.use_fips(fips);
        }
        let client = Client::from_conf(builder.build());
        let call = client.list_connection_invitations().catalog("AWS");
        call.send().await.unwrap();
        let request = http_client.actual_requests().next().unwrap();
        assert_eq!(request.uri(), recording["url"].as_str().unwrap());
        let authorization = request.headers().get("authorization").unwrap();
        assert_eq!(
            scope(authorization),
            recording["credential_scope"].as_str().unwrap()
        );
        ran += 1;
    }
    conformance::ran("boto3 endpoints", ran);
}
