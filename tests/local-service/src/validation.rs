//! Validation errors. In: the violations that the constraint interpreter found, or a token that is
//! none of ours. Out: the ValidationException that lists them all, field by field.

use serde_json::{json, Map, Value as Json};

use crate::api::OperationSchema;
use crate::constraint::{Constraint, Subject, Violation};
use crate::reply::Reply;

/// One field that is not as the model, or the service, wants it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// The path of the field: `OtherParticipantIdentifiers[3]`.
    pub name: String,
    /// What is wrong, for people.
    pub message: String,
    /// A value of `FieldValidationCode`.
    pub code: &'static str,
}

impl From<&Violation> for FieldError {
    fn from(violation: &Violation) -> Self {
        FieldError {
            name: violation.path.to_string(),
            message: violation.to_string(),
            code: code(&violation.constraint),
        }
    }
}

/// The code that the API's own enum has for a kind of violation.
fn code(constraint: &Constraint) -> &'static str {
    match constraint {
        Constraint::Required => "REQUIRED_FIELD_MISSING",
        Constraint::Pattern(_) => "INVALID_STRING_FORMAT",
        Constraint::Enum(_) | Constraint::IntEnum(_) => "INVALID_ENUM_VALUE",
        Constraint::UniqueItems => "DUPLICATE_VALUE",
        Constraint::Length {
            subject: Subject::Items | Subject::Entries,
            length,
            max: Some(max),
            ..
        } if length > max => "TOO_MANY_VALUES",
        _ => "INVALID_VALUE",
    }
}

/// The ValidationException that lists `errors`.
pub fn reply(operation: &OperationSchema, errors: &[FieldError]) -> Reply {
    let details: Vec<Json> = errors
        .iter()
        .map(|error| {
            json!({ "FieldValidationError": {
                "Name": error.name,
                "Message": error.message,
                "Code": error.code,
            } })
        })
        .collect();
    let message = match errors {
        [one] => format!("1 field is not valid: {}", one.message),
        many => {
            let messages: Vec<&str> = many.iter().map(|error| error.message.as_str()).collect();
            format!(
                "{} fields are not valid: {}",
                many.len(),
                messages.join("; ")
            )
        }
    };
    let mut members = Map::new();
    members.insert("Reason".to_owned(), "REQUEST_VALIDATION_FAILED".into());
    members.insert("ErrorDetails".to_owned(), details.into());
    Reply::modeled(
        Some(operation),
        400,
        "ValidationException",
        &message,
        members,
    )
}
