//! Endpoints as plain JSON, so that what a resolver gives and what a case says can be compared.

use aws_smithy_types::{Document, Number};
use serde_json::{json, Map, Value};
use smithy_client_runtime::api::Endpoint;

/// An endpoint: `{"url", "headers", "properties"}`, the latter two only where there are any.
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

/// The expectation of a test case, without empty headers and properties.
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

pub(crate) fn document(value: &Document) -> Value {
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
