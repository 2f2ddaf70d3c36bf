//! Pages of answers: a number of items and the order of their keys come in, the bytes of a body in a format go out. CBOR is
//! written by a library that no client uses.

use bytes::Bytes;
use ciborium::Value as Cbor;
use serde_json::{json, Value};

/// The format of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Json,
    Cbor,
    Xml,
}

/// The order of the keys of a structure.
#[derive(Clone, Copy, Debug)]
pub enum Order {
    Model,
    Sorted,
}

/// The key of a moment in seconds, which each format writes in its own way.
const MOMENT: &str = "$seconds";

impl Format {
    /// The media type in awsJson, rpcv2Cbor and restXml. Nobody asks for it in restJson1.
    pub fn media_type(self) -> &'static str {
        match self {
            Format::Json => "application/x-amz-json-1.1",
            Format::Cbor => "application/cbor",
            Format::Xml => "application/xml",
        }
    }

    /// A page in this format.
    pub fn write(self, page: &Value) -> Bytes {
        match self {
            Format::Json => Bytes::from(json(page)),
            Format::Cbor => {
                let mut bytes = Vec::new();
                // Writing into memory cannot fail.
                let _ = ciborium::into_writer(&cbor(page), &mut bytes);
                Bytes::from(bytes)
            }
            Format::Xml => Bytes::from(xml(page)),
        }
    }
}

fn json(value: &Value) -> String {
    match value {
        Value::Object(entries) => match entries.get(MOMENT) {
            Some(moment) => moment.to_string(),
            None => {
                let entries = entries.iter();
                let entries = entries.map(|(key, value)| format!("{key:?}:{}", json(value)));
                format!("{{{}}}", entries.collect::<Vec<_>>().join(","))
            }
        },
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(json).collect();
            format!("[{}]", items.join(","))
        }
        other => other.to_string(),
    }
}

/// An entry is an element; an array is an element of its key for each of its items.
fn xml(value: &Value) -> String {
    let element = |key: &str, value: &Value| format!("<{key}>{}</{key}>", xml(value));
    match value {
        Value::Object(entries) => entries
            .iter()
            .flat_map(|(key, value)| match value {
                Value::Array(items) => items.iter().map(|item| element(key, item)).collect(),
                other => vec![element(key, other)],
            })
            .collect(),
        Value::String(text) => text
            .replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('"', "&quot;"),
        other => other.to_string(),
    }
}

fn cbor(value: &Value) -> Cbor {
    match value {
        Value::Object(entries) => match entries.get(MOMENT) {
            Some(moment) => Cbor::Tag(1, Box::new(cbor(moment))),
            None => {
                let entries = entries.iter();
                let entries = entries.map(|(key, value)| (key.as_str().into(), cbor(value)));
                Cbor::Map(entries.collect())
            }
        },
        Value::Array(items) => Cbor::Array(items.iter().map(cbor).collect()),
        Value::String(text) => text.as_str().into(),
        Value::Bool(value) => (*value).into(),
        Value::Number(number) => match number.as_i64() {
            Some(whole) => whole.into(),
            None => number.as_f64().unwrap_or_default().into(),
        },
        Value::Null => Cbor::Null,
    }
}

fn moment(index: usize, fraction: f64) -> Value {
    json!({ MOMENT: 1_764_490_500.0 + index as f64 + fraction })
}

fn page(keys: [&str; 2], items: usize, order: Order, item: fn(usize) -> Value) -> Value {
    let items: Vec<Value> = (0..items).map(item).collect();
    let [key, next] = keys;
    let mut page = json!({ key: items, next: "eyJzdGFydCI6MTAwfQ==" });
    if let Order::Sorted = order {
        page.sort_all_objects();
    }
    page
}

/// A page of CloudWatch's `DescribeAlarms`.
pub fn alarms(items: usize, order: Order) -> Value {
    page(["MetricAlarms", "NextToken"], items, order, alarm)
}

fn alarm(index: usize) -> Value {
    let name = format!("service-frontend-latency-p99-{index:05}");
    json!({
        "AlarmName": name,
        "AlarmArn": format!("arn:aws:cloudwatch:us-east-1:123456789012:alarm:{name}"),
        "AlarmDescription": "Latency of the front end is above its objective",
        "AlarmConfigurationUpdatedTimestamp": moment(index, 0.123),
        "ActionsEnabled": true,
        "OKActions": [],
        "AlarmActions": ["arn:aws:sns:us-east-1:123456789012:oncall"],
        "InsufficientDataActions": [],
        "StateValue": "OK",
        "StateReason": "Threshold Crossed: 1 datapoint [12.5 (30/11/25 08:15:00)] was not greater than the threshold.",
        "StateReasonData": "{\"version\":\"1.0\",\"statistic\":\"Average\",\"period\":60,\"threshold\":250.0}",
        "StateUpdatedTimestamp": moment(index, 0.5),
        "MetricName": "Latency",
        "Namespace": "AWS/ApplicationELB",
        "Statistic": "Average",
        "Dimensions": [
            { "Name": "LoadBalancer", "Value": format!("app/frontend/{index:016x}") },
            { "Name": "TargetGroup", "Value": format!("targetgroup/frontend/{index:016x}") },
        ],
        "Period": 60,
        "EvaluationPeriods": 3,
        "DatapointsToAlarm": 2,
        "Threshold": 250.25,
        "ComparisonOperator": "GreaterThanThreshold",
        "TreatMissingData": "notBreaching",
        "StateTransitionedTimestamp": moment(index, 0.0),
    })
}

/// A page of Systems Manager's `DescribeParameters`.
pub fn parameters(items: usize, order: Order) -> Value {
    page(["Parameters", "NextToken"], items, order, parameter)
}

fn parameter(index: usize) -> Value {
    let name = format!("/service/frontend/parameter-{index:05}");
    json!({
        "Name": name,
        "ARN": format!("arn:aws:ssm:us-east-1:123456789012:parameter{name}"),
        "Type": "SecureString",
        "KeyId": "alias/aws/ssm",
        "LastModifiedDate": moment(index, 0.123),
        "LastModifiedUser": "arn:aws:iam::123456789012:user/deployment",
        "Description": "A setting of the front end that is changed with each deployment",
        "AllowedPattern": "^[A-Za-z0-9/_-]{1,200}$",
        "Version": index,
        "Tier": "Standard",
        "Policies": [{ "PolicyText": "{\"Type\":\"Expiration\"}", "PolicyType": "Expiration", "PolicyStatus": "Pending" }],
        "DataType": "text",
    })
}

/// A page of Lambda's `ListFunctions`.
pub fn functions(items: usize, order: Order) -> Value {
    page(["Functions", "NextMarker"], items, order, function)
}

fn function(index: usize) -> Value {
    let name = format!("service-frontend-function-{index:05}");
    json!({
        "FunctionName": name,
        "FunctionArn": format!("arn:aws:lambda:us-east-1:123456789012:function:{name}"),
        "Runtime": "python3.12",
        "Role": "arn:aws:iam::123456789012:role/service-frontend",
        "Handler": "frontend.handler",
        "CodeSize": 1_048_576 + index,
        "Description": "Answers the requests of the front end",
        "Timeout": 30,
        "MemorySize": 512,
        "LastModified": "2025-11-30T08:15:00.000+0000",
        "CodeSha256": "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
        "Version": "$LATEST",
        "VpcConfig": {
            "SubnetIds": [format!("subnet-{index:017x}"), "subnet-0123456789abcdef0"],
            "SecurityGroupIds": ["sg-0123456789abcdef0"],
            "VpcId": "vpc-0123456789abcdef0",
            "Ipv6AllowedForDualStack": false,
        },
        "DeadLetterConfig": null,
        "Environment": { "Variables": { "STAGE": "production", "LOG_LEVEL": "info" } },
        "KMSKeyArn": null,
        "TracingConfig": { "Mode": "PassThrough" },
        "RevisionId": format!("00000000-0000-4000-8000-{index:012x}"),
        "Layers": [{ "Arn": "arn:aws:lambda:us-east-1:123456789012:layer:frontend:7", "CodeSize": 4096 }],
        "PackageType": "Zip",
        "Architectures": ["arm64"],
        "EphemeralStorage": { "Size": 512 },
        "SnapStart": { "ApplyOn": "None", "OptimizationStatus": "Off" },
        "LoggingConfig": { "LogFormat": "Text", "LogGroup": format!("/aws/lambda/{name}") },
    })
}

/// A page of Route 53's `ListResourceRecordSets`, with the elements around it.
pub fn record_sets(items: usize, order: Order) -> Value {
    let items: Vec<Value> = (0..items).map(record_set).collect();
    let mut page = json!({
        "ListResourceRecordSetsResponse": {
            "ResourceRecordSets": { "ResourceRecordSet": items },
            "IsTruncated": true,
            "NextRecordName": "host-99999.frontend.example.com.",
            "NextRecordType": "A",
            "MaxItems": "1000",
        },
    });
    if let Order::Sorted = order {
        page.sort_all_objects();
    }
    page
}

/// A name with two addresses; each fourth is an alias, each fifth a text.
fn record_set(index: usize) -> Value {
    let name = format!("host-{index:05}.frontend.example.com.");
    let address = |last| json!({ "Value": format!("192.0.2.{}", (index + last) % 256) });
    match (index % 4, index % 5) {
        (0, _) => json!({
            "Name": name,
            "Type": "A",
            "SetIdentifier": format!("frontend-{index}"),
            "Weight": index % 256,
            "AliasTarget": {
                "HostedZoneId": "Z2FDTNDATAQYW2",
                "DNSName": "d111111abcdef8.cloudfront.net.",
                "EvaluateTargetHealth": false,
            },
        }),
        (_, 0) => json!({
            "Name": name,
            "Type": "TXT",
            "TTL": 3600,
            "ResourceRecords": { "ResourceRecord": [{ "Value": "\"v=spf1 include:example.com ~all\"" }] },
        }),
        _ => json!({
            "Name": name,
            "Type": "A",
            "TTL": 300,
            "ResourceRecords": { "ResourceRecord": [address(0), address(1)] },
        }),
    }
}
