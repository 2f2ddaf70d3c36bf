//! Bodies in CBOR: two come in, the first difference of their values goes out. They are read by a library that is not the
//! client's. The order of keys, the widths of numbers and the forms of lengths make no difference.

use aws_smithy_types::base64;
use ciborium::Value;

/// The media type.
pub(crate) const MEDIA_TYPE: &str = "application/cbor";

/// The bytes that a case states in base64.
pub(crate) fn stated(body: &str) -> Result<Vec<u8>, String> {
    base64::decode(body).map_err(|error| format!("the body of the case: {error}"))
}

/// Compares a body with the one that a case states in base64.
pub(crate) fn compare(actual: &[u8], expected: &str) -> Result<(), String> {
    let (found, wanted) = (
        read(actual, "the body")?,
        read(&stated(expected)?, "the expected body")?,
    );
    same(&found, &wanted)
}

/// Compares a body with a value that JSON has a form for.
pub(crate) fn compare_with_json(actual: &[u8], expected: &serde_json::Value) -> Result<(), String> {
    let wanted = Value::serialized(expected).map_err(|error| error.to_string())?;
    same(&read(actual, "the body")?, &wanted)
}

fn same(found: &Value, wanted: &Value) -> Result<(), String> {
    match is_same(found, wanted) {
        true => Ok(()),
        false => Err(format!("the body is {found:?}, and should be {wanted:?}")),
    }
}

fn read(bytes: &[u8], what: &str) -> Result<Value, String> {
    let mut rest = bytes;
    let value = ciborium::from_reader(&mut rest).map_err(|error| format!("{what}: {error}"))?;
    match rest.is_empty() {
        true => Ok(value),
        false => Err(format!("{what} goes on after its value")),
    }
}

fn is_same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len()
                && one
                    .iter()
                    .zip(other)
                    .all(|(one, other)| is_same(one, other))
        }
        (Value::Map(one), Value::Map(other)) => {
            one.len() == other.len() && one.iter().all(|entry| has_entry(other, entry))
        }
        (Value::Tag(one, inner), Value::Tag(other, content)) => {
            one == other && is_same(inner, content)
        }
        _ => match (number(one), number(other)) {
            (Some(one), Some(other)) => one == other || (one.is_nan() && other.is_nan()),
            _ => one == other,
        },
    }
}

fn has_entry(map: &[(Value, Value)], (key, value): &(Value, Value)) -> bool {
    let mut entries = map.iter().filter(|(other, _)| other == key);
    matches!((entries.next(), entries.next()), (Some((_, other)), None) if is_same(value, other))
}

/// A number where a float is one of the two; whole ones are compared exactly.
fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Float(value) => Some(*value),
        Value::Integer(value) => i32::try_from(*value).ok().map(f64::from),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::compare;
    use aws_smithy_types::base64::encode;

    #[test]
    fn values_are_compared_and_not_bytes() {
        for (one, other, is_same) in [
            (
                &b"\xbf\x61a\x01\x61b\xf5\xff"[..],
                &b"\xa2\x61b\xf5\x61a\x01"[..],
                true,
            ),
            (b"\xfa\x7f\xc0\x00\x00", b"\xf9\x7e\x00", true),
            (
                b"\xc1\x01",
                b"\xc1\xfb\x3f\xf0\x00\x00\x00\x00\x00\x00",
                true,
            ),
            (b"\xc1\x01", b"\x01", false),
            (b"\xa1\x61a\x01", b"\xa1\x61a\x02", false),
            (b"\xa1\x61a\xf6", b"\xa0", false),
            (b"\x81\x01", b"\x82\x01\x02", false),
            (
                b"\x1b\x00\x20\x00\x00\x00\x00\x00\x01",
                b"\x1b\x00\x20\x00\x00\x00\x00\x00\x00",
                false,
            ),
        ] {
            assert_eq!(compare(one, &encode(other)).is_ok(), is_same, "{one:?}");
        }
        assert!(compare(b"\xa0\x00", &encode(b"\xa0")).is_err());
    }
}
