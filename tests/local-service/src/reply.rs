//! Answers before they are bytes on a connection. In: a result, or what went wrong. Out: status,
//! error code and the JSON body that awsJson gives each.

use serde_json::{json, Map, Value as Json};

use crate::api::OperationSchema;
use crate::sigv4::Refusal;

/// Namespace of the errors that come from the service's framework and not from its model.
const FRAMEWORK: &str = "com.amazon.coral.service";

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// HTTP status.
    pub status: u16,
    /// Error code without its namespace; `None` for a success.
    pub error: Option<String>,
    /// The JSON document.
    pub body: String,
}

impl Reply {
    /// A success.
    pub fn success(body: String) -> Self {
        Reply {
            status: 200,
            error: None,
            body,
        }
    }

    /// An error that every service can answer, whatever its model says.
    pub fn framework(status: u16, code: &str, message: &str) -> Self {
        Reply {
            status,
            error: Some(code.to_owned()),
            body: json!({ "__type": format!("{FRAMEWORK}#{code}"), "message": message })
                .to_string(),
        }
    }

    /// A failed check of the signature.
    pub fn refusal(refusal: &Refusal) -> Self {
        Reply::framework(403, refusal.code(), &refusal.to_string())
    }

    /// An error of the model, with the members that its shape has. An operation that does not list
    /// the error gives it as the framework does, under `status`.
    pub fn modeled(
        operation: Option<&OperationSchema>,
        status: u16,
        code: &str,
        message: &str,
        members: Map<String, Json>,
    ) -> Self {
        let Some(error) = operation.and_then(|operation| operation.errors.get(code)) else {
            return Reply::framework(status, code, message);
        };
        let mut body = Map::new();
        body.insert("__type".to_owned(), error.shape.id.as_str().into());
        let message_member = ["Message", "message"]
            .into_iter()
            .find(|name| error.shape.position(name).is_some());
        if let Some(name) = message_member {
            body.insert(name.to_owned(), message.into());
        }
        let known = members
            .into_iter()
            .filter(|(name, _)| error.shape.position(name).is_some());
        body.extend(known);
        Reply {
            status: error.status,
            error: Some(code.to_owned()),
            body: Json::Object(body).to_string(),
        }
    }

    /// Too many requests.
    pub fn throttled(operation: Option<&OperationSchema>) -> Self {
        let members = [
            ("ServiceCode", "partnercentral-account"),
            ("QuotaCode", "L-LOCAL"),
        ];
        let members = members.map(|(name, value)| (name.to_owned(), Json::from(value)));
        let message = "Rate exceeded";
        let members = members.into_iter().collect();
        Reply::modeled(operation, 429, "ThrottlingException", message, members)
    }

    /// The service's own failure.
    pub fn internal(operation: Option<&OperationSchema>, message: &str) -> Self {
        Reply::modeled(
            operation,
            500,
            "InternalServerException",
            message,
            Map::new(),
        )
    }
}
