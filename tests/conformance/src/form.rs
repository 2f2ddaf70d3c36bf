//! Whether two bodies are the same form: the order of pairs does not count, nor that of the entries of a map, which have
//! numbers as items of lists have.

use std::collections::BTreeMap;

/// The media type of a body that is compared as a form.
pub(crate) const MEDIA_TYPE: &str = "application/x-www-form-urlencoded";

/// Tells both forms if they differ.
pub(crate) fn compare(actual: &str, expected: &str) -> Result<(), String> {
    let (one, other) = (canonical(actual)?, canonical(expected)?);
    match one == other {
        true => Ok(()),
        false => Err(format!("the body is `{one}`, and should be `{other}`")),
    }
}

/// A step of a key: its own value, and what is below it.
#[derive(Default)]
struct Step {
    value: Option<String>,
    below: BTreeMap<String, Step>,
}

fn canonical(text: &str) -> Result<String, String> {
    let mut root = Step::default();
    for pair in text.split('&').filter(|pair| !pair.is_empty()) {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        let key = decoded(key)?;
        let mut step = &mut root;
        for part in key.split('.') {
            step = step.below.entry(part.to_owned()).or_default();
        }
        if step.value.replace(decoded(value)?).is_some() {
            return Err(format!("the form has `{key}` twice: {text}"));
        }
    }
    Ok(written(&root))
}

fn written(step: &Step) -> String {
    let is_entry = |one: &Step| {
        let is_plain = |one: &Step| one.below.is_empty();
        one.value.is_none() && one.below.len() == 2 && one.below.values().any(is_plain)
    };
    let is_number = |key: &String| key.bytes().all(|byte| byte.is_ascii_digit());
    let all_entries = step.below.values().all(is_entry) && step.below.keys().all(is_number);
    let mut below: Vec<String> = step
        .below
        .iter()
        .map(|(key, one)| match all_entries {
            true => written(one),
            false => format!("{key}{}", written(one)),
        })
        .collect();
    if all_entries {
        below.sort();
    }
    let value = step.value.as_ref().map(|value| format!("={value:?}"));
    match below.is_empty() {
        true => value.unwrap_or_default(),
        false => format!("{}({})", value.unwrap_or_default(), below.join(" ")),
    }
}

/// A percent-encoded text, decoded. A `+` is a space in forms.
fn decoded(text: &str) -> Result<String, String> {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        rest = tail;
        match (first, tail) {
            (b'+', _) => bytes.push(b' '),
            (b'%', [one, two, tail @ ..]) => {
                let digits = [*one, *two];
                let digits = std::str::from_utf8(&digits).ok();
                let byte = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
                bytes.push(byte.ok_or_else(|| format!("`{text}` is not percent-encoded"))?);
                rest = tail;
            }
            (byte, _) => bytes.push(*byte),
        }
    }
    String::from_utf8(bytes).map_err(|_| format!("`{text}` is not UTF-8"))
}

#[cfg(test)]
mod tests {
    use super::compare;

    #[test]
    fn what_differs_is_told() {
        compare("A=1&B.1=x&B.2=y", "B.2=y&B.1=%78&A=1").unwrap();
        compare(
            "M.entry.1.key=a&M.entry.1.value=1&M.entry.2.key=b&M.entry.2.value=2",
            "M.entry.1.key=b&M.entry.1.value=2&M.entry.2.key=a&M.entry.2.value=1",
        )
        .unwrap();
        for other in [
            "A=1&B.1=y&B.2=x",
            "A=1&B.1=x",
            "A=2&B.1=x&B.2=y",
            "A=1&B.1=x&B.2=y&C=",
            "A=1&A=1&B.1=x&B.2=y",
        ] {
            compare("A=1&B.1=x&B.2=y", other).unwrap_err();
        }
    }
}
