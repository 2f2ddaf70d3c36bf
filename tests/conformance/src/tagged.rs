//! Values that JSON has no form for, and that cases write as an object of one tag: `{"$timestamp":
//! "2021-03-04T05:06:07+00:00"}`, `{"$b64": "…"}`, `{"$number": "…"}`. Such an object comes in, the value goes out.

use aws_smithy_types::date_time::Format;
use aws_smithy_types::{base64, DateTime};
use serde_json::Value;

use crate::exact;

/// The value that a tag stands for.
#[derive(Debug, PartialEq)]
pub(crate) enum Tagged {
    Number(String),
    Timestamp(DateTime),
    Blob(Vec<u8>),
}

/// The value of a tag, if it is one.
pub(crate) fn tagged(value: &Value) -> Option<Tagged> {
    let object = value.as_object().filter(|object| object.len() == 1)?;
    let (tag, value) = object.iter().next()?;
    let text = value.as_str()?;
    match tag.as_str() {
        "$timestamp" => {
            let time = DateTime::from_str(text, Format::DateTimeWithOffset);
            time.ok().map(Tagged::Timestamp)
        }
        exact::TAG => Some(Tagged::Number(text.to_owned())),
        "$b64" => base64::decode(text).ok().map(Tagged::Blob),
        _ => None,
    }
}
