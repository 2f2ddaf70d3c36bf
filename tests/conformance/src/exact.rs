//! JSON with exact numbers: a text comes in, its value goes out, in which a number that neither an integer of 64 bits nor
//! a double gives back is `{"$number": "its digits"}`.

use std::borrow::Cow;

use serde_json::Value;

/// The key of a number that no primitive type holds.
pub(crate) const TAG: &str = "$number";

/// Reads a text.
pub(crate) fn read(text: &str) -> Result<Value, serde_json::Error> {
    serde_json::from_str(&tagged(text))
}

/// The text with each number in a tag that a reader would round.
pub(crate) fn tagged(text: &str) -> Cow<'_, str> {
    let mut all = String::new();
    // What is copied so far ends here.
    let mut copied = 0;
    let (mut at, mut in_string) = (0, false);
    let bytes = text.as_bytes();
    while at < bytes.len() {
        match bytes[at] {
            b'\\' if in_string => at += 1,
            b'"' => in_string = !in_string,
            b'-' | b'0'..=b'9' if !in_string => {
                let length = bytes[at..].iter().take_while(|byte| is_of_number(**byte));
                let end = at + length.count();
                let number = &text[at..end];
                if is_rounded(number) {
                    all.push_str(&text[copied..at]);
                    all.push_str(&format!("{{\"{TAG}\":\"{number}\"}}"));
                    copied = end;
                }
                at = end;
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    match copied {
        0 => Cow::Borrowed(text),
        _ => Cow::Owned(all + &text[copied..]),
    }
}

fn is_of_number(byte: u8) -> bool {
    matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E')
}

/// Whether no primitive type gives these digits back.
fn is_rounded(number: &str) -> bool {
    if number.parse::<i64>().is_ok() || number.parse::<u64>().is_ok() {
        return false;
    }
    match number.parse::<f64>() {
        // As a double it would be written with an exponent, which no integer has.
        Ok(_) if !number.contains(['.', 'e', 'E']) => true,
        Ok(float) => !is_same(&format!("{float:e}"), number),
        // The reader says what is wrong with it.
        Err(_) => false,
    }
}

/// Whether two spellings are of one number.
pub(crate) fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (parts(one), parts(other));
    one.is_some() && one == other
}

/// Whether a number is negative, its digits without zeros at either end, and the exponent of the last one.
fn parts(number: &str) -> Option<(bool, String, i64)> {
    let (is_negative, number) = match number.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, number),
    };
    let (number, exponent) = number.split_once(['e', 'E']).unwrap_or((number, "0"));
    let exponent: i64 = exponent.parse().ok()?;
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let all = [whole, fraction].concat();
    if !all.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let digits = all.trim_end_matches('0');
    let zeros = (all.len() - digits.len()) as i64;
    let last = exponent.checked_sub(fraction.len() as i64)?;
    let digits = digits.trim_start_matches('0').to_owned();
    let last = match digits.is_empty() {
        true => 0,
        false => last.checked_add(zeros)?,
    };
    Some((is_negative, digits, last))
}

#[cfg(test)]
mod tests {
    use super::{is_same, tagged};

    #[test]
    fn numbers_that_would_be_rounded_get_a_tag() {
        for text in [
            r#"{"a":[1,-2.50,1e5,1E+3,0.0,-0.0]}"#,
            r#""12345678901234567890123 \" 12345678901234567890123""#,
            "18446744073709551615",
            "-9223372036854775808",
            "31.245270191439438",
            "1.7976931348623157e308",
        ] {
            assert_eq!(tagged(text), text);
        }
        for number in [
            "18446744073709551616",
            "789000000000000000000",
            "-9223372036854775809",
            "0.10000000000000000001",
            "1e400",
            "5e-400",
        ] {
            let text = format!("[1, {number}]");
            let wanted = format!("[1, {{\"$number\":\"{number}\"}}]");
            assert_eq!(tagged(&text), wanted);
        }
    }

    #[test]
    fn spellings_of_one_number_are_the_same() {
        for (one, other) in [
            ("1.50", "15e-1"),
            ("100", "1E2"),
            ("0.0", "0e7"),
            ("-1.0", "-1"),
        ] {
            assert!(is_same(one, other), "{one} {other}");
        }
        for (one, other) in [
            ("1", "-1"),
            ("1", "10"),
            ("0", "-0"),
            ("1.", "a"),
            ("1e400", "2e400"),
        ] {
            assert!(!is_same(one, other), "{one} {other}");
        }
    }
}
