//! Whether two shapes have the same values: two structures come in, the first difference goes out.

use std::collections::BTreeMap;

use smithy_client_runtime::shape::{List, Map, Structure, Value};

/// Where the values differ and how; the path first.
pub(crate) type Difference = String;

/// Compares member by member. A number that is none equals another one.
pub(crate) fn structures(
    actual: &dyn Structure,
    expected: &dyn Structure,
) -> Result<(), Difference> {
    let (table, other) = (actual.table(), expected.table());
    if table.name != other.name || table.members.len() != other.members.len() {
        return Err(format!("is a {}, not a {}", table.name, other.name));
    }
    for (index, member) in table.members.iter().enumerate() {
        let (one, other) = (actual.get(index), expected.get(index));
        optional(one, other).map_err(|why| format!("{}: {why}", member.name))?;
    }
    Ok(())
}

fn optional(actual: Option<Value<'_>>, expected: Option<Value<'_>>) -> Result<(), Difference> {
    match (actual, expected) {
        (None, None) => Ok(()),
        (Some(actual), Some(expected)) => values(actual, expected),
        (Some(actual), None) => Err(format!("is {actual:?}, and should be absent")),
        (None, Some(expected)) => Err(format!("is absent, and should be {expected:?}")),
    }
}

fn values(actual: Value<'_>, expected: Value<'_>) -> Result<(), Difference> {
    let equal = match (actual, expected) {
        (Value::String(a), Value::String(b)) => a == b,
        (Value::Enum(a), Value::Enum(b)) => a.as_str() == b.as_str(),
        (Value::Boolean(a), Value::Boolean(b)) => a == b,
        (Value::Byte(a), Value::Byte(b)) => a == b,
        (Value::Short(a), Value::Short(b)) => a == b,
        (Value::Integer(a), Value::Integer(b)) => a == b,
        (Value::Long(a), Value::Long(b)) => a == b,
        (Value::Float(a), Value::Float(b)) => a == b || a.is_nan() && b.is_nan(),
        (Value::Double(a), Value::Double(b)) => a == b || a.is_nan() && b.is_nan(),
        (Value::BigInteger(a), Value::BigInteger(b)) => a == b,
        (Value::BigDecimal(a), Value::BigDecimal(b)) => a == b,
        (Value::Timestamp(a), Value::Timestamp(b)) => a == b,
        (Value::Blob(a), Value::Blob(b)) => a == b,
        (Value::Document(a), Value::Document(b)) => a == b,
        (Value::Structure(a), Value::Structure(b)) => return structures(a, b),
        (Value::List(a), Value::List(b)) => return lists(a, b),
        (Value::Map(a), Value::Map(b)) => return maps(a, b),
        _ => false,
    };
    match equal {
        true => Ok(()),
        false => Err(format!("is {actual:?}, and should be {expected:?}")),
    }
}

fn lists(actual: &dyn List, expected: &dyn List) -> Result<(), Difference> {
    if actual.len() != expected.len() {
        let (one, other) = (actual.len(), expected.len());
        return Err(format!("has {one} items, and should have {other}"));
    }
    for index in 0..expected.len() {
        let (one, other) = (actual.get(index), expected.get(index));
        optional(one, other).map_err(|why| format!("[{index}]: {why}"))?;
    }
    Ok(())
}

fn maps(actual: &dyn Map, expected: &dyn Map) -> Result<(), Difference> {
    // A map has no look-up by key, so that each entry is searched for among the other's.
    let (one, other) = (entry_keys(actual), entry_keys(expected));
    if one != other {
        return Err(format!("has the keys {one:?}, and should have {other:?}"));
    }
    let mut result = Ok(());
    actual.each(&mut |key, value| {
        expected.each(&mut |other_key, other| {
            if key == other_key {
                result = optional(value, other).map_err(|why| format!("{key}: {why}"));
            }
            key != other_key
        });
        result.is_ok()
    });
    result
}

/// The keys of a map, and how often it showed each.
fn entry_keys(map: &dyn Map) -> BTreeMap<String, usize> {
    let mut keys = BTreeMap::new();
    map.each(&mut |key, _| {
        *keys.entry(key.to_owned()).or_default() += 1;
        true
    });
    keys
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::values;
    use smithy_client_runtime::shape::Field;

    fn differ<T: Field>(one: &T, other: &T) -> Option<String> {
        let (one, other) = (one.value().unwrap(), other.value().unwrap());
        values(one, other).err()
    }

    #[test]
    fn a_difference_is_found_wherever_it_is() {
        let map = |value: f64| HashMap::from([("a".to_owned(), vec![None, Some(value)])]);
        assert_eq!(differ(&map(1.5), &map(1.5)), None);
        assert_eq!(differ(&map(f64::NAN), &map(f64::NAN)), None);
        assert!(differ(&map(1.5), &map(1.0))
            .unwrap()
            .starts_with("a: [1]: is Double(1.5)"));
        assert!(differ(&map(1.5), &HashMap::new()).is_some());
        assert!(differ(&vec![Some(1)], &vec![None]).is_some());
        assert!(differ(&vec![1], &vec![1, 1]).is_some());
    }
}
