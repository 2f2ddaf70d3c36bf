//! Calls through an independent server: cases of real operations come in; each is called over HTTP on loopback, and
//! what the server understood and what the client made of its answer are compared with the case.
//!
//! The server is told before each call what to answer, and asked afterwards what it received (`/_ctl`). Values that
//! JSON has no form for are tagged (see [`crate::tagged`]).

use std::time::Duration;

use serde_json::{json, Value};

use crate::case::{Case, Kind};
use crate::check;
use crate::control::Control;
use crate::operation::Operation;
use crate::record::Record;
use crate::run::report;
use crate::suite::ExpectedError;
use crate::tagged::tagged;
use crate::wire::Setup;

/// How long one call may take.
const LIMIT: Duration = Duration::from_secs(30);

/// Runs the cases of a service: an array of `{ "id", "service", "protocol", "operation", "params", "received",
/// "output" }`, with `error` in the place of `output` where the server shall refuse; `received` is what `params` become
/// on their way through values of the client's types. `server` is its address, `127.0.0.1:8000`.
///
/// # Errors
///
/// It is no array.
pub fn run_universal(text: &str, server: &str, operations: &[Operation]) -> Result<Value, String> {
    let cases: Vec<Value> = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let runtime = crate::run::runtime()?;
    let control = Control::new(server);
    let outcomes = cases.iter().map(|case| {
        let mut record = Record::default();
        let outcome = runtime.block_on(run_case(case, &control, operations, &mut record));
        let id = case["id"].as_str().unwrap_or_default();
        report(id.to_owned(), outcome, record)
    });
    Ok(json!({ "cases": outcomes.collect::<Vec<Value>>() }))
}

async fn run_case(
    value: &Value,
    control: &Control,
    operations: &[Operation],
    record: &mut Record,
) -> Result<(), String> {
    let name = value["operation"].as_str().unwrap_or_default();
    let mut operations = operations.iter();
    let operation = operations.find(|one| check::local_name(one.id) == name);
    let operation = operation.ok_or_else(|| format!("the client has no operation {name}"))?;
    let case = case(value, name);
    let error = value.get("error").filter(|error| !error.is_null());
    control.put(&json!({
        "service": value["service"], "protocol": value["protocol"], "operation": name,
        "output": value["output"], "error": error,
    }))?;
    let setup = Setup::over_network(&value["params"], control.server());
    let call = tokio::spawn(tokio::time::timeout(LIMIT, (operation.call)(setup.clone())));
    let outcome = match call.await {
        Ok(Ok(outcome)) => outcome,
        Ok(Err(_)) => return Err(format!("the call took more than {} s", LIMIT.as_secs())),
        Err(panic) => return Err(format!("the call panicked: {panic}")),
    };
    record.call(operation.id, setup.sent().as_ref(), &outcome);
    received(&control.last()?, value, name)
        .map_err(|why| format!("{why}\n(the call ended with {})", outcome.shown()))?;
    match error {
        None => check::output(outcome, &case, operation),
        Some(error) => {
            let text = |key: &str| error[key].as_str().map(str::to_owned);
            let expected = ExpectedError {
                code: text("code").unwrap_or_default(),
                message: text("message"),
                is_modeled: true,
            };
            check::suite_error(outcome, &case, &expected, operation)
        }
    }
}

/// The case in the form of others, for what is expected of the answer.
fn case(value: &Value, operation: &str) -> Case {
    let members = &value["error"]["members"];
    let params = match members.is_null() {
        true => &value["output"],
        false => members,
    };
    Case {
        id: String::new(),
        protocol: String::new(),
        for_servers: false,
        shape: operation.to_owned(),
        params: params.clone(),
        vendor_params: Value::Null,
        vendor_params_shape: None,
        headers: Vec::new(),
        body: None,
        body_media_type: None,
        kind: Kind::Response {
            code: 200,
            is_error: value.get("error").is_some(),
        },
    }
}

/// Whether the server received one call of the operation with the parameters of the case.
fn received(calls: &Value, case: &Value, operation: &str) -> Result<(), String> {
    let calls = calls.as_array().map(Vec::as_slice).unwrap_or_default();
    let [call] = calls else {
        return Err(format!(
            "the server received {} calls, not one",
            calls.len()
        ));
    };
    if let Some(why) = call["parse_error"].as_str() {
        return Err(format!("the server does not understand the request: {why}"));
    }
    if call["operation"] != operation {
        let other = &call["operation"];
        return Err(format!("the server received {other}, not {operation}"));
    }
    same(&call["params"], &case["received"]).map_err(|why| format!("the server received: {why}"))
}

/// Compares tagged values. An entry that is null is one that is not there.
fn same(actual: &Value, expected: &Value) -> Result<(), String> {
    match (actual, expected) {
        (Value::Object(one), Value::Object(other)) => {
            if let (Some(one), Some(other)) = (tagged(actual), tagged(expected)) {
                return match one == other {
                    true => Ok(()),
                    false => Err(format!("is {actual}, and should be {expected}")),
                };
            }
            for (key, expected) in other.iter().filter(|(_, value)| !value.is_null()) {
                let actual = one.get(key).filter(|value| !value.is_null());
                let actual = actual.ok_or_else(|| format!("`{key}` is missing"))?;
                same(actual, expected).map_err(|why| format!("{key}: {why}"))?;
            }
            let unknown = |(key, value): &(&String, &Value)| {
                !value.is_null() && other.get(*key).is_none_or(Value::is_null)
            };
            match one.iter().find(unknown) {
                Some((key, _)) => Err(format!("`{key}` should not be there")),
                None => Ok(()),
            }
        }
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => {
            let mut pairs = one.iter().zip(other).enumerate();
            pairs.try_for_each(|(at, (one, other))| {
                same(one, other).map_err(|why| format!("[{at}]: {why}"))
            })
        }
        (Value::Number(one), Value::Number(other))
            if (one.is_f64() || other.is_f64()) && one.as_f64() == other.as_f64() =>
        {
            Ok(())
        }
        _ if actual == expected => Ok(()),
        _ => Err(format!("is {actual}, and should be {expected}")),
    }
}

#[cfg(test)]
mod tests {
    use super::{received, same};
    use serde_json::json;

    #[test]
    fn what_is_the_same() {
        let time = json!({ "$timestamp": "2021-03-04T05:06:07+00:00" });
        let value = json!({ "a": [1, 2.0, { "$b64": "AAEC" }], "b": time, "c": null, "d": "x" });
        let equal = json!({
            "a": [1.0, 2, { "$b64": "AAEC" }], "b": { "$timestamp": "2021-03-04T06:06:07+01:00" }, "d": "x"
        });
        assert_eq!(same(&value, &equal), Ok(()));
        for (pointer, other) in [
            ("/a/0", json!(2)),
            ("/a/2", json!({ "$b64": "AAED" })),
            ("/b", json!({ "$timestamp": "2021-03-04T05:06:08+00:00" })),
            ("/b", json!("2021-03-04T05:06:07+00:00")),
            ("/d", json!(null)),
            ("/d", json!(1)),
            ("/a", json!([1, 2])),
        ] {
            let mut changed = equal.clone();
            *changed.pointer_mut(pointer).unwrap() = other;
            assert!(same(&value, &changed).is_err(), "{pointer}");
            assert!(same(&changed, &value).is_err(), "{pointer}");
        }
    }

    #[test]
    fn the_server_has_one_call_of_the_operation() {
        let case = json!({ "received": { "A": 1 } });
        let call = json!({ "operation": "Get", "params": { "A": 1 } });
        assert_eq!(received(&json!([call]), &case, "Get"), Ok(()));
        for (calls, reason) in [
            (json!([]), "0 calls"),
            (json!([call, call]), "2 calls"),
            (
                json!([{ "operation": "Put", "params": { "A": 1 } }]),
                "not Get",
            ),
            (
                json!([{ "operation": "Get", "params": { "A": 2 } }]),
                "A: is 2",
            ),
            (json!([{ "operation": "Get", "params": {} }]), "missing"),
            (json!([{ "parse_error": "bad" }]), "bad"),
        ] {
            let why = received(&calls, &case, "Get").unwrap_err();
            assert!(why.contains(reason), "{why}");
        }
    }
}
