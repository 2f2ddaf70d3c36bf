//! What all checks need: the address of the server and the values that both parties know.

use std::collections::HashMap;
use std::error::Error;

use aws_smithy_types::base64;
use aws_smithy_types::Blob;
use serde_json::Value;

/// The server and the values.
pub struct Context {
    /// The address of the server.
    pub endpoint: String,
    values: Value,
}

impl Context {
    /// Reads the file of values.
    pub fn new(endpoint: &str, values: &str) -> Result<Self, Box<dyn Error>> {
        Ok(Self {
            endpoint: endpoint.to_owned(),
            values: serde_json::from_slice(&std::fs::read(values)?)?,
        })
    }

    /// A value by its JSON pointer.
    pub fn value(&self, pointer: &str) -> &Value {
        let value = self.values.pointer(pointer);
        value.unwrap_or_else(|| panic!("the values have no {pointer}"))
    }

    /// The entries of a list.
    pub fn list(&self, pointer: &str) -> &[Value] {
        self.value(pointer).as_array().map_or(&[], Vec::as_slice)
    }

    /// A text.
    pub fn text(&self, pointer: &str) -> &str {
        text(self.value(pointer))
    }

    /// A map of texts.
    pub fn texts(&self, pointer: &str) -> HashMap<String, String> {
        let entries = self.value(pointer).as_object().into_iter().flatten();
        entries
            .map(|(key, value)| (key.clone(), text(value).to_owned()))
            .collect()
    }
}

/// The text of a value.
pub fn text(value: &Value) -> &str {
    value.as_str().expect("the value is a text")
}

/// The bytes of a value in base64.
pub fn bytes(value: &Value) -> Blob {
    Blob::new(base64::decode(text(value)).expect("the value is base64"))
}

/// A client of a generated crate for the server of the context.
#[macro_export]
macro_rules! client {
    ($library:ident, $context:expr) => {
        ::$library::Client::from_conf(
            ::$library::Config::builder()
                .behavior_version(::$library::config::BehaviorVersion::latest())
                .region(::$library::config::Region::new("us-east-1"))
                .credentials_provider(::$library::config::Credentials::new(
                    "AKIDEXAMPLE",
                    "secret",
                    None,
                    None,
                    "end-to-end",
                ))
                .endpoint_url(&$context.endpoint)
                .build(),
        )
    };
}
