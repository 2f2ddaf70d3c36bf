//! The clients of the tests of event streams: models with cases, and what the harness needs to know of their operations.

use serde_json::Value;
use smithy_model::SourceFile;
use tests::conformance;

use super::cbor;
use crate::support::repository;

const PROTOCOL: &str = "aws.protocols#awsJson1_1";

/// A service and the rows of its operations for the harness.
#[derive(Clone)]
pub(super) struct Client {
    pub(super) package: String,
    pub(super) protocol: &'static str,
    pub(super) model: Value,
    pub(super) operations: &'static [&'static str],
    pub(super) rows: String,
}

pub(super) fn radio() -> Client {
    let path = repository().join("tests/streams/model.json");
    Client {
        package: "radio".to_owned(),
        protocol: PROTOCOL,
        model: serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap(),
        operations: &[],
        rows: r#"
            event_operation!(radio, "example.radio#Listen", listen, listen, Listen { set_room: "Room" } receives events),
            event_operation!(radio, "example.radio#Sing", sing, sing, Sing { set_room: "Room" } sends set_events),
            event_operation!(radio, "example.radio#Talk", talk, talk, Talk { } sends set_events receives events),
        "#
        .to_owned(),
    }
}

/// The model of the restJson1 cases with another protocol.
pub(super) fn frames() -> Client {
    let file = "ast/smithy-protocol-tests/aws.protocoltests.restjson.RestJson.json";
    let text = std::fs::read(conformance::path(file)).unwrap();
    let mut model: Value = serde_json::from_slice(&text).unwrap();
    let shapes = model["shapes"].as_object_mut().unwrap();
    let service = &mut shapes["aws.protocoltests.restjson#RestJson"]["traits"];
    let traits = service.as_object_mut().unwrap();
    traits.remove("aws.protocols#restJson1").unwrap();
    traits.insert(PROTOCOL.to_owned(), serde_json::json!({}));
    for (_, shape) in shapes.iter_mut() {
        let tests = shape.pointer_mut("/traits/smithy.test#eventStreamTests");
        let tests = tests.and_then(Value::as_array_mut);
        for case in tests.into_iter().flatten() {
            case["protocol"] = PROTOCOL.into();
        }
    }
    Client {
        package: "frames".to_owned(),
        protocol: PROTOCOL,
        model,
        operations: &["InputStream", "OutputStream", "DuplexStream"],
        rows: r#"
            event_operation!(frames, "aws.protocoltests.restjson#InputStream", input_stream, input_stream,
                InputStream { } sends set_stream),
            event_operation!(frames, "aws.protocoltests.restjson#OutputStream", output_stream, output_stream,
                OutputStream { } receives events),
            event_operation!(frames, "aws.protocoltests.restjson#DuplexStream", duplex_stream, duplex_stream,
                DuplexStream { } sends set_stream receives events),
        "#
        .to_owned(),
    }
}

/// The case of botocore's suites: its model, read as C2J is, and its frames in one body.
pub(super) fn suite() -> Client {
    let file = "botocore-protocols/legacy/output/json.json";
    let text = std::fs::read(conformance::path(file)).unwrap();
    let suites: Value = serde_json::from_slice(&text).unwrap();
    let mut suites = suites.as_array().unwrap().iter();
    let suite = suites.find(|one| one["description"] == "RPC JSON Event Stream");
    let suite = suite.unwrap_or_else(|| panic!("{file} has no event stream"));
    let case = &suite["cases"][0];
    let given = serde_json::json!({
        "version": "2.0",
        "metadata": {
            "protocol": "json", "jsonVersion": "1.1", "targetPrefix": "Suite", "apiVersion": "2020-01-01",
            "serviceId": "Suite", "serviceFullName": "Suite", "endpointPrefix": "suite", "signatureVersion": "v4",
        },
        "operations": { "OperationName": {
            "name": "OperationName", "http": { "method": "POST", "requestUri": "/" },
            "output": case["given"]["output"],
        } },
        "shapes": suite["shapes"],
    });
    let mut findings = smithy_model::Diagnostics::default();
    let files = [SourceFile::new("service-2.json", given.to_string())];
    let documents = smithy_model::read::documents(&files, &mut findings);
    assert!(findings.is_empty(), "{}", findings.render(&files));
    let mut model: Value =
        serde_json::from_str(&smithy_model::write::json_ast(&documents[0])).unwrap();

    let mut body =
        aws_smithy_types::base64::decode(case["response"]["body"].as_str().unwrap()).unwrap();
    let mut frames = Vec::new();
    while let Some(length) = body.first_chunk() {
        let rest = body.split_off(u32::from_be_bytes(*length) as usize);
        frames.push(aws_smithy_types::base64::encode(body));
        body = rest;
    }
    let mut result = case["result"].clone();
    let events = result.as_object_mut().unwrap().remove("Payload").unwrap();
    // The first frame has the members beside the events.
    let events = [None]
        .into_iter()
        .chain(events.as_array().unwrap().iter().map(Some));
    let events = events.zip(&frames).map(|(params, bytes)| match params {
        Some(params) => serde_json::json!({ "type": "response", "params": params, "bytes": bytes }),
        None => serde_json::json!({
            "type": "response", "bytes": bytes, "headers": { ":event-type": { "string": "initial-response" } },
        }),
    });
    let events: Vec<Value> = events.collect();
    assert_eq!((events.len(), frames.len()), (3, 3));
    let shapes = model["shapes"].as_object_mut().unwrap();
    let operation = shapes
        .iter_mut()
        .find(|(_, shape)| shape["type"] == "operation");
    operation.unwrap().1["traits"]["smithy.test#eventStreamTests"] = serde_json::json!([{
        "id": "Suite", "protocol": PROTOCOL, "initialResponseParams": result, "events": events,
    }]);
    Client {
        package: "suite".to_owned(),
        protocol: PROTOCOL,
        model,
        operations: &[],
        rows: r#"
            event_operation!(suite, "com.amazonaws.suite#OperationName", operation_name, operation_name,
                OperationName { } receives payload),
        "#
        .to_owned(),
    }
}

impl Client {
    /// The same client and cases with the other format.
    pub(super) fn in_cbor(&self) -> Self {
        let package = format!("{}_cbor", self.package);
        Self {
            rows: self.rows.replace(
                &format!("event_operation!({},", self.package),
                &format!("event_operation!({package},"),
            ),
            protocol: cbor::PROTOCOL,
            model: cbor::model(self.model.clone(), self.protocol),
            operations: self.operations,
            package,
        }
    }

    /// Leaves the cases of the operations that take part.
    pub(super) fn chosen(mut self) -> Self {
        for (id, shape) in self.model["shapes"].as_object_mut().unwrap() {
            let name = id.rsplit('#').next().unwrap();
            if !self.operations.is_empty() && !self.operations.contains(&name) {
                let traits = shape.get_mut("traits").and_then(Value::as_object_mut);
                traits.map(|traits| traits.remove("smithy.test#eventStreamTests"));
            }
        }
        self
    }
}
