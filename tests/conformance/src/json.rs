//! Whether two bodies are the same JSON: member order and spelling of numbers do not count, everything
//! else does, a key that comes twice included.

use serde_json::{Number, Value};

use crate::exact;
use crate::tagged::{tagged, Tagged};

/// The first difference between two documents, with its path.
pub(crate) fn compare(actual: &str, expected: &str) -> Result<(), String> {
    let read = |text: &str, whose: &str| -> Result<Value, String> {
        exact::read(text).map_err(|error| format!("{whose} is no JSON: {error}: {text}"))
    };
    let (value, wanted) = (
        read(actual, "the body")?,
        read(expected, "the expected body")?,
    );
    values(&value, &wanted).map_err(|why| format!("{why}; the body is {actual}"))?;
    // A reader that keeps the last of two equal keys hides the first, but not how much there is to read.
    let (one, other) = (colons(&exact::tagged(actual)), colons(&value.to_string()));
    match one == other {
        true => Ok(()),
        false => Err(format!("a key comes twice; the body is {actual}")),
    }
}

fn values(actual: &Value, expected: &Value) -> Result<(), String> {
    if let (Some(Tagged::Number(one)), Some(Tagged::Number(other))) =
        (tagged(actual), tagged(expected))
    {
        return match exact::is_same(&one, &other) {
            true => Ok(()),
            false => Err(format!("is {one}, and should be {other}")),
        };
    }
    match (actual, expected) {
        (Value::Object(actual), Value::Object(expected)) => {
            for (key, value) in expected {
                let other = actual
                    .get(key)
                    .ok_or_else(|| format!("`{key}` is missing"))?;
                values(other, value).map_err(|why| format!("{key}: {why}"))?;
            }
            match actual.keys().find(|key| !expected.contains_key(*key)) {
                Some(key) => Err(format!("`{key}` should not be there")),
                None => Ok(()),
            }
        }
        (Value::Array(actual), Value::Array(expected)) => {
            if actual.len() != expected.len() {
                let (one, other) = (actual.len(), expected.len());
                return Err(format!("has {one} items, and should have {other}"));
            }
            let mut pairs = actual.iter().zip(expected).enumerate();
            pairs.try_for_each(|(index, (one, other))| {
                values(one, other).map_err(|why| format!("[{index}]: {why}"))
            })
        }
        (Value::Number(actual), Value::Number(expected)) if same(actual, expected) => Ok(()),
        _ if actual == expected => Ok(()),
        _ => Err(format!("is {actual}, and should be {expected}")),
    }
}

/// Integers are compared exactly, since floats would round large ones.
fn same(actual: &Number, expected: &Number) -> bool {
    actual == expected
        || (actual.is_f64() || expected.is_f64()) && actual.as_f64() == expected.as_f64()
}

/// The colons outside strings: one for each entry of each object.
fn colons(text: &str) -> usize {
    let (mut count, mut in_string, mut escaped) = (0, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b':' if !in_string => count += 1,
            _ => {}
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::compare;

    #[test]
    fn what_counts_and_what_does_not() {
        for (actual, expected) in [
            (r#"{"a":1,"b":[2.0]}"#, r#"{ "b": [2], "a": 1 }"#),
            (r#"{"a:\"":"::"}"#, r#"{"a:\"":"\u003a:"}"#),
            ("9223372036854775807", "9223372036854775807"),
            ("[123456789012345678901]", "[1.23456789012345678901e20]"),
        ] {
            assert_eq!(compare(actual, expected), Ok(()));
        }
        for (actual, expected) in [
            ("{}", r#"{"a":null}"#),
            (r#"{"a":null}"#, "{}"),
            (r#"{"a":1,"a":2}"#, r#"{"a":2}"#),
            ("[1,2]", "[2,1]"),
            ("1", r#""1""#),
            ("1.5", "1"),
            ("9223372036854775807", "9223372036854775806"),
            ("{}", ""),
            ("{", "{}"),
            ("31.245270191439438", "31.24527019143944"),
            ("123456789012345678901", "123456789012345678902"),
            ("123456789012345678901", r#""123456789012345678901""#),
        ] {
            assert!(compare(actual, expected).is_err(), "{actual} {expected}");
        }
    }
}
