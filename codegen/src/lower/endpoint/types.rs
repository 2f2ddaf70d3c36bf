//! The types of endpoint expressions, and the signatures of the rules engine's functions.
//!
//! In: names of functions and attributes. Out: what they take and give. Whether a value can be
//! absent is no part of a type here: the interpreter treats an absent argument as a condition that
//! does not hold, so only a wrong kind of value would be a defect.

use crate::ir::endpoint::{Function, ParameterKind};

/// The type of an expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Type {
    Boolean,
    Integer,
    String,
    Array(Box<Type>),
    /// The result of `parseURL`.
    Url,
    /// The result of `aws.parseArn`.
    Arn,
    /// The result of `aws.partition`.
    Partition,
}

impl Type {
    /// An array of strings.
    pub(super) fn strings() -> Type {
        Type::Array(Box::new(Type::String))
    }

    /// The type in messages.
    pub(super) fn name(&self) -> String {
        match self {
            Type::Boolean => "a boolean".to_owned(),
            Type::Integer => "an integer".to_owned(),
            Type::String => "a string".to_owned(),
            Type::Array(item) => format!("an array of {}", item.name()),
            Type::Url => "a URL".to_owned(),
            Type::Arn => "an ARN".to_owned(),
            Type::Partition => "a partition".to_owned(),
        }
    }

    /// The type of a field.
    pub(super) fn field(&self, key: &str) -> Option<Type> {
        Some(match (self, key) {
            (Type::Url, "scheme" | "authority" | "path" | "normalizedPath") => Type::String,
            (Type::Url, "isIp") => Type::Boolean,
            (Type::Arn, "partition" | "service" | "region" | "accountId") => Type::String,
            (Type::Arn, "resourceId") => Type::strings(),
            (
                Type::Partition,
                "name" | "dnsSuffix" | "dualStackDnsSuffix" | "implicitGlobalRegion",
            ) => Type::String,
            (Type::Partition, "supportsFIPS" | "supportsDualStack") => Type::Boolean,
            _ => return None,
        })
    }
}

impl From<ParameterKind> for Type {
    fn from(kind: ParameterKind) -> Type {
        match kind {
            ParameterKind::Boolean => Type::Boolean,
            ParameterKind::String => Type::String,
            ParameterKind::StringArray => Type::strings(),
        }
    }
}

/// What a function takes.
pub(super) enum Arguments {
    /// These, in this order.
    Exactly(&'static [Type]),
    /// One of any type.
    Any,
    /// A boolean and two of one type, which is the result's, too.
    Choice,
    /// Two or more of one type, which is the result's, too.
    Alternatives,
}

/// The names of all functions.
pub(super) const FUNCTIONS: &[&str] = &[
    "aws.isVirtualHostableS3Bucket",
    "aws.parseArn",
    "aws.partition",
    "booleanEquals",
    "coalesce",
    "getAttr",
    "isSet",
    "isValidHostLabel",
    "ite",
    "not",
    "parseURL",
    "split",
    "stringEquals",
    "substring",
    "uriEncode",
];

/// The functions by name, with what they take and give. `getAttr` is not among them: it has a form
/// of its own.
pub(super) fn signature(name: &str) -> Option<(Function, Arguments, Type)> {
    use Arguments::{Alternatives, Any, Choice, Exactly};
    use Type::{Boolean, Integer, String};
    Some(match name {
        "booleanEquals" => (
            Function::BooleanEquals,
            Exactly(&[Boolean, Boolean]),
            Boolean,
        ),
        "stringEquals" => (Function::StringEquals, Exactly(&[String, String]), Boolean),
        "not" => (Function::Not, Exactly(&[Boolean]), Boolean),
        "isSet" => (Function::IsSet, Any, Boolean),
        "isValidHostLabel" => (
            Function::IsValidHostLabel,
            Exactly(&[String, Boolean]),
            Boolean,
        ),
        "aws.isVirtualHostableS3Bucket" => (
            Function::IsVirtualHostableS3Bucket,
            Exactly(&[String, Boolean]),
            Boolean,
        ),
        "parseURL" => (Function::ParseUrl, Exactly(&[String]), Type::Url),
        "aws.parseArn" => (Function::ParseArn, Exactly(&[String]), Type::Arn),
        "aws.partition" => (Function::Partition, Exactly(&[String]), Type::Partition),
        "uriEncode" => (Function::UriEncode, Exactly(&[String]), String),
        "substring" => (
            Function::Substring,
            Exactly(&[String, Integer, Integer, Boolean]),
            String,
        ),
        "split" => (
            Function::Split,
            Exactly(&[String, String, Integer]),
            Type::strings(),
        ),
        // The result's type is that of the arguments; the one here only fills the place.
        "ite" => (Function::IfThenElse, Choice, Boolean),
        "coalesce" => (Function::Coalesce, Alternatives, Boolean),
        _ => return None,
    })
}
