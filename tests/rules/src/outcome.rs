//! What resolving gives, as plain JSON, so that runtime, test data and the evaluator of our own
//! can be compared.

use serde_json::{json, Map, Value};
use smithy_client_runtime::endpoint::{evaluate, EndpointRules, ParamsBuilder};

pub use conformance_harness::outcome::{expected, plain};

/// `{"url", "headers", "properties"}`, the latter two only where there are any, or `{"error"}`.
///
/// # Panics
///
/// A parameter is neither a boolean nor a text nor a list of texts.
pub fn resolve(rules: &'static EndpointRules, params: &Map<String, Value>) -> Value {
    let mut builder = ParamsBuilder::new(rules.parameters);
    for (name, value) in params {
        let index = rules.parameters.iter().position(|one| one.name == name);
        // Test data of some services gives parameters that their rules do not have.
        let Some(index) = index else { continue };
        match value {
            Value::Bool(value) => builder.set(index, Some(*value)),
            Value::String(value) => builder.set(index, Some(value.clone())),
            Value::Array(items) => {
                let items: Vec<String> = items.iter().map(|i| i.as_str().unwrap().into()).collect();
                builder.set(index, Some(items));
            }
            other => panic!("parameter {name}: {other}"),
        }
    }
    let params = match builder.build_unchecked() {
        Ok(params) => params,
        Err(error) => return json!({ "error": error.to_string() }),
    };
    match evaluate(rules, &params) {
        Ok(endpoint) => plain(&endpoint),
        Err(error) => json!({ "error": error.to_string() }),
    }
}
