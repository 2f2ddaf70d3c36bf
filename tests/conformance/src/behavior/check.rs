//! Whether a case of several calls went as it says: the case and what happened come in, the first difference goes out.

use serde_json::Value;

use super::end::End;
use super::wire::Setup;
use crate::{compare, json};

/// The keys of a case.
const KEYS: &[&str] = &[
    "id",
    "documentation",
    "service",
    "do",
    "target",
    "params",
    "maxWait",
    "maxAttempts",
    "answers",
    "calls",
    "waits",
    "result",
];

/// The keys of a result.
const RESULT_KEYS: &[&str] = &["outputs", "items", "end", "code"];

/// Whether a case has what it must, and nothing that is not read.
pub(super) fn form(case: &Value) -> Result<(), String> {
    let known = |value: &Value, keys: &[&str]| {
        let object = value.as_object().ok_or("not an object")?;
        match object.keys().find(|key| !keys.contains(&key.as_str())) {
            Some(key) => Err(format!("the case has an unknown `{key}`")),
            None => Ok(()),
        }
    };
    known(case, KEYS)?;
    for list in ["answers", "calls", "waits"] {
        if !case[list].is_array() {
            return Err(format!("the case has no list `{list}`"));
        }
    }
    known(&case["result"], RESULT_KEYS)
}

/// Compares calls, pauses and the result.
pub(super) fn compare(case: &Value, setup: &Setup, end: &End) -> Result<(), String> {
    calls(&case["calls"], &setup.calls())?;
    waits(&case["waits"], &setup.waits())?;
    result(&case["result"], end)
}

fn calls(expected: &Value, calls: &[Vec<u8>]) -> Result<(), String> {
    let expected = expected.as_array().map(Vec::as_slice).unwrap_or_default();
    if calls.len() != expected.len() {
        let (one, other) = (calls.len(), expected.len());
        return Err(format!(
            "{one} calls were made, and should have been {other}"
        ));
    }
    for (index, (call, expected)) in calls.iter().zip(expected).enumerate() {
        json::compare(&String::from_utf8_lossy(call), &expected.to_string())
            .map_err(|why| format!("the call {index}: {why}"))?;
    }
    Ok(())
}

/// Each pause has its least and its most seconds.
fn waits(expected: &Value, waits: &[f64]) -> Result<(), String> {
    let expected = expected.as_array().map(Vec::as_slice).unwrap_or_default();
    if waits.len() != expected.len() {
        let other = expected.len();
        return Err(format!("the pauses are {waits:?}, and should be {other}"));
    }
    for (index, (wait, expected)) in waits.iter().zip(expected).enumerate() {
        let (Some(least), Some(most)) = (expected[0].as_f64(), expected[1].as_f64()) else {
            return Err(format!("the pause {index} of the case is no range"));
        };
        if !(least..=most).contains(wait) {
            return Err(format!(
                "the pause {index} is {wait}, and should be {least} to {most}"
            ));
        }
    }
    Ok(())
}

fn result(expected: &Value, end: &End) -> Result<(), String> {
    let kind = end
        .failure
        .as_ref()
        .map_or("success", |failure| failure.kind);
    let wanted = expected["end"].as_str().unwrap_or("success");
    if kind != wanted {
        return Err(format!("the end is {kind}, and should be {wanted}"));
    }
    let code = end
        .failure
        .as_ref()
        .and_then(|failure| failure.code.as_deref());
    let wanted = expected["code"].as_str();
    if code != wanted {
        return Err(format!("the code is {code:?}, and should be {wanted:?}"));
    }
    if let Some(items) = expected["items"].as_u64() {
        if end.items as u64 != items {
            return Err(format!("{} items came, and should be {items}", end.items));
        }
    }
    let Some(outputs) = expected["outputs"].as_array() else {
        return Ok(());
    };
    if end.outputs.len() != outputs.len() {
        let (one, other) = (end.outputs.len(), outputs.len());
        return Err(format!("{one} outputs came, and should have been {other}"));
    }
    for (index, (output, params)) in end.outputs.iter().zip(outputs).enumerate() {
        let expected = (end.expected_output)(params)?;
        compare::structures(&**output, &*expected)
            .map_err(|why| format!("the output {index}: {why}"))?;
    }
    Ok(())
}
