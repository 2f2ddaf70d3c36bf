//! `Debug` of structures, by their tables: as it would be derived, except that sensitive values
//! (`smithy.api#sensitive`) are redacted.

use std::fmt::{Debug, Formatter, Result};

use super::{MemberFlags, Structure, TableFlags, Value};
use crate::error::REDACTED;

/// Prints a structure of this name in Rust. `rest` has the fields that are not in its table.
pub fn fmt_structure(
    structure: &dyn Structure,
    name: &str,
    rest: &[(&str, &dyn Debug)],
    f: &mut Formatter<'_>,
) -> Result {
    let table = structure.table();
    let is_sensitive = table.flags.contains(TableFlags::SENSITIVE);
    debug_assert_eq!(table.fields.split_whitespace().count(), table.members.len());
    let mut printed = f.debug_struct(name);
    let members = table
        .members
        .iter()
        .zip(table.fields.split(' '))
        .enumerate();
    for (index, (member, field)) in members {
        let value = Member {
            value: structure.get(index),
            is_option: !member.flags.contains(MemberFlags::PRESENT),
        };
        let shown: &dyn Debug = match is_sensitive || member.flags.contains(MemberFlags::SENSITIVE)
        {
            true => &REDACTED,
            false => &value,
        };
        printed.field(plain(field), shown);
    }
    for (field, value) in rest {
        printed.field(plain(field), value);
    }
    printed.finish()
}

/// A name without the mark of a raw identifier.
fn plain(name: &str) -> &str {
    name.strip_prefix("r#").unwrap_or(name)
}

/// The value of a field.
struct Member<'a> {
    value: Option<Value<'a>>,
    is_option: bool,
}

impl Debug for Member<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match (&self.value, self.is_option) {
            (None, _) => f.write_str("None"),
            (Some(value), true) => f.debug_tuple("Some").field(&Plain(value)).finish(),
            (Some(value), false) => Plain(value).fmt(f),
        }
    }
}

/// A value as its Rust type prints it.
struct Plain<'a>(&'a Value<'a>);

impl Debug for Plain<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self.0 {
            Value::String(value) => value.fmt(f),
            Value::Enum(value) => value.fmt(f),
            Value::Boolean(value) => value.fmt(f),
            Value::Byte(value) => value.fmt(f),
            Value::Short(value) => value.fmt(f),
            Value::Integer(value) => value.fmt(f),
            Value::Long(value) => value.fmt(f),
            Value::Float(value) => value.fmt(f),
            Value::Double(value) => value.fmt(f),
            Value::BigInteger(value) => value.fmt(f),
            Value::BigDecimal(value) => value.fmt(f),
            Value::Timestamp(value) => value.fmt(f),
            Value::Blob(value) => value.fmt(f),
            Value::Document(value) => value.fmt(f),
            Value::Structure(value) => value.fmt(f),
            Value::List(value) => value.fmt(f),
            Value::Map(value) => value.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use aws_smithy_types::{Blob, DateTime, Document};

    mod derived {
        use super::{Blob, DateTime, Document, HashMap};

        #[derive(Debug)]
        #[allow(dead_code)]
        pub(super) struct City {
            pub(super) name: String,
            pub(super) r#type: Option<String>,
            pub(super) size: i32,
            pub(super) areas: Option<Vec<Option<f64>>>,
            pub(super) made: Option<DateTime>,
            pub(super) seal: Option<Blob>,
            pub(super) notes: Option<HashMap<String, Document>>,
            pub(super) twin: Option<Box<City>>,
            pub(super) _request_id: Option<String>,
        }
    }

    struct City {
        name: String,
        r#type: Option<String>,
        size: i32,
        areas: Option<Vec<Option<f64>>>,
        made: Option<DateTime>,
        seal: Option<Blob>,
        notes: Option<HashMap<String, Document>>,
        twin: Option<Box<City>>,
        _request_id: Option<String>,
    }

    crate::structure! {
        City "City",
        0 => name "Name" PRESENT,
        1 => r#type "Type",
        2 => size "Size" PRESENT = 20,
        3 => areas "Areas",
        4 => made "Made"; [TimestampFormat(DateTime)],
        5 => seal "Seal",
        6 => notes "Notes",
        7 => twin "Twin",
        rest => _request_id,
    }

    #[allow(dead_code)] // what is hidden is not read
    struct Secret {
        key: Option<String>,
        count: i32,
        stream: &'static str,
    }

    crate::structure! {
        Secret "Secret",
        0 => key "Key" SENSITIVE,
        1 => count "Count" PRESENT,
        rest => stream hidden,
    }

    struct AllSecret {
        key: Option<String>,
        id: Option<String>,
    }

    crate::structure! {
        AllSecret "AllSecret" SENSITIVE,
        built by AllSecretBuilder,
        0 => key "Key",
        rest => id,
    }

    struct AllSecretBuilder {
        built: AllSecret,
    }

    struct Nothing {}

    crate::structure! {
        Nothing "Nothing",
    }

    /// The same value in both types.
    macro_rules! city {
        ($city:path, $twin:expr) => {{
            use $city as City;
            City {
                name: "A \"b\"".to_owned(),
                r#type: Some("port".to_owned()),
                size: -3,
                areas: Some(vec![Some(1.5), None]),
                made: Some(DateTime::from_secs(1)),
                seal: Some(Blob::new([1, 2])),
                notes: Some(HashMap::from([("k".to_owned(), Document::Null)])),
                twin: $twin,
                _request_id: None,
            }
        }};
    }

    #[test]
    fn a_structure_is_printed_as_a_derived_debug_prints_it() {
        let expected = city!(derived::City, Some(Box::new(city!(derived::City, None))));
        let printed = city!(self::City, Some(Box::new(city!(self::City, None))));
        assert_eq!(format!("{printed:?}"), format!("{expected:?}"));
        assert_eq!(format!("{printed:#?}"), format!("{expected:#?}"));
    }

    #[test]
    fn what_is_sensitive_is_not_printed() {
        let secret = Secret {
            key: Some("hidden".to_owned()),
            count: 1,
            stream: "hidden",
        };
        assert_eq!(
            format!("{secret:?}"),
            "Secret { key: \"*** Sensitive Data Redacted ***\", count: 1, \
             stream: \"*** Sensitive Data Redacted ***\" }"
        );
        assert!(!format!("{secret:#?}").contains("hidden"));
    }

    #[test]
    fn nothing_of_a_sensitive_shape_is_printed_and_its_builder_prints_as_it_does() {
        let mut builder = AllSecretBuilder::default();
        builder.built.key = Some("hidden".to_owned());
        let fields = "{ key: \"*** Sensitive Data Redacted ***\", id: None }";
        assert_eq!(format!("{builder:?}"), format!("AllSecretBuilder {fields}"));
        assert_eq!(
            format!("{:?}", builder.built),
            format!("AllSecret {fields}")
        );
    }

    #[test]
    fn a_structure_without_members_is_its_name() {
        assert_eq!(format!("{:?}", Nothing {}), "Nothing");
    }
}
