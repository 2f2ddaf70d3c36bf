//! Proof that a harness can fail: a case that passes and changes to it come in.

use serde_json::Value;

/// Each change of the case on its own makes it fail, for the reason given.
pub fn assert_fails(
    check: impl Fn(&Value) -> Result<(), String>,
    case: &Value,
    changes: &[(&str, Value, &str)],
) {
    assert_eq!(check(case), Ok(()));
    for (pointer, value, reason) in changes {
        let mut changed = case.clone();
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        match changed.pointer_mut(parent).unwrap() {
            Value::Array(items) => items[key.parse::<usize>().unwrap()] = value.clone(),
            parent => parent[key] = value.clone(),
        }
        let why = check(&changed).expect_err(pointer);
        assert!(why.contains(reason), "{pointer}: {why}");
    }
}
