//! What resolving gives, as plain JSON, so that runtime, test data and the evaluator of our own
//! can be compared.

use serde_json::{json, Map, Value};
use smithy_client_runtime::api::Endpoint;
use smithy_client_runtime::endpoint::{evaluate, EndpointRules, ParamsBuilder};

use aws_smithy_types::{Document, Number};

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

/// An endpoint as [`resolve`] gives it.
pub fn plain(endpoint: &Endpoint) -> Value {
    let mut plain = json!({ "url": endpoint.url() });
    let headers: Map<String, Value> = endpoint
        .headers()
        .map(|(name, values)| (name.to_owned(), values.map(Value::from).collect()))
        .collect();
    if !headers.is_empty() {
        plain["headers"] = Value::Object(headers);
    }
    let mut properties: Map<String, Value> = endpoint
        .properties()
        .iter()
        .map(|(name, value)| (name.to_string(), document(value)))
        .collect();
    let schemes = endpoint.auth_schemes().iter();
    let schemes: Vec<Value> = schemes.map(|one| document(&one.as_document())).collect();
    if !schemes.is_empty() {
        properties.insert("authSchemes".to_owned(), Value::Array(schemes));
    }
    if !properties.is_empty() {
        plain["properties"] = Value::Object(properties);
    }
    plain
}

/// What a test case expects, without empty headers and properties.
///
/// # Panics
///
/// It expects neither an endpoint nor an error.
pub fn expected(expect: &Value) -> Value {
    if let Some(error) = expect.get("error") {
        return json!({ "error": error });
    }
    let mut endpoint = expect["endpoint"].clone();
    let object = endpoint.as_object_mut().unwrap();
    object.retain(|_, value| value.as_object().is_none_or(|object| !object.is_empty()));
    endpoint
}

fn document(value: &Document) -> Value {
    match value {
        Document::Null => Value::Null,
        Document::Bool(value) => json!(value),
        Document::String(value) => json!(value),
        Document::Number(Number::PosInt(value)) => json!(value),
        Document::Number(Number::NegInt(value)) => json!(value),
        Document::Number(Number::Float(value)) => json!(value),
        Document::Array(items) => items.iter().map(document).collect(),
        Document::Object(fields) => fields
            .iter()
            .map(|(name, value)| (name.clone(), document(value)))
            .collect::<Map<_, _>>()
            .into(),
    }
}
