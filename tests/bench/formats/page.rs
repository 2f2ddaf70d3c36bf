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
    /// The media type in awsJson and rpcv2Cbor.
    pub fn media_type(self) -> &'static str {
        match self {
            Format::Json => "application/x-amz-json-1.1",
            Format::Cbor => "application/cbor",
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

fn page(key: &str, items: usize, order: Order, item: fn(usize) -> Value) -> Value {
    let items: Vec<Value> = (0..items).map(item).collect();
    let mut page = json!({ key: items, "NextToken": "eyJzdGFydCI6MTAwfQ==" });
    if let Order::Sorted = order {
        page.sort_all_objects();
    }
    page
}

/// A page of CloudWatch's `DescribeAlarms`.
pub fn alarms(items: usize, order: Order) -> Value {
    page("MetricAlarms", items, order, alarm)
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
    page("Parameters", items, order, parameter)
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
