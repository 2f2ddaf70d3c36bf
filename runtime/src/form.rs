//! Forms: the bodies of requests of the query protocols. An input comes in, `Action=..&Version=..&Key=value` goes out.
//!
//! The key of a value is the path to it: names of members, and numbers of items, from 1. Source: Smithy 2.0, "AWS query
//! protocol" and "AWS EC2 query protocol".

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_types::error::operation::SerializationError;

use crate::percent::encoded;
use crate::shape::{List, Map, Member, MemberFlags, Structure, TimestampFormat, Value};
use crate::text;

/// In what the two protocols differ.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Dialect {
    /// `aws.protocols#awsQuery`.
    AwsQuery,
    /// `aws.protocols#ec2Query`: names begin with a capital, lists have no names for their items, and empty ones are left
    /// out.
    Ec2Query,
}

/// The form of a call.
///
/// # Errors
///
/// A union holds a variant that this version of the client does not know, or a value has no text: a document, or a
/// timestamp outside of the years that its format can write.
pub(crate) fn write(
    dialect: Dialect,
    action: &str,
    version: &str,
    input: &dyn Structure,
) -> Result<String, BoxError> {
    let mut writer = Writer {
        dialect,
        out: String::with_capacity(256),
        key: String::with_capacity(64),
    };
    writer.out.push_str("Action=");
    writer.out.extend(encoded(action));
    writer.out.push_str("&Version=");
    writer.out.extend(encoded(version));
    writer.structure(input)?;
    Ok(writer.out)
}

struct Writer {
    dialect: Dialect,
    out: String,
    /// The path to the value that is being written.
    key: String,
}

impl Writer {
    fn structure(&mut self, value: &dyn Structure) -> Result<(), BoxError> {
        let table = value.table();
        let mut is_set = false;
        for (index, member) in table.members.iter().enumerate() {
            let value = value.get(index);
            let Some(value) = value.filter(|value| !value.is_unset(member)) else {
                continue;
            };
            is_set = true;
            let start = self.push(member.wire_name());
            match (self.dialect, member.form_name()) {
                (_, Some(name)) => {
                    self.key.truncate(start);
                    self.push(name);
                }
                (Dialect::Ec2Query, None) => self.capitalise(start),
                (Dialect::AwsQuery, None) => {}
            }
            self.value(value, member)
                .map_err(|error| format!("`{}.{}`: {error}", table.name, member.name))?;
            self.key.truncate(start);
        }
        match table.is_union() && !is_set {
            true => Err(SerializationError::unknown_variant(table.name).into()),
            false => Ok(()),
        }
    }

    fn value(&mut self, value: Value<'_>, member: &'static Member) -> Result<(), BoxError> {
        match value {
            Value::Structure(value) => self.structure(value),
            Value::List(value) => self.list(value, member),
            Value::Map(value) => self.map(value, member),
            value => {
                let text = text::of(value, member, TimestampFormat::DateTime)?;
                self.pair(&text);
                Ok(())
            }
        }
    }

    fn list(&mut self, list: &dyn List, member: &'static Member) -> Result<(), BoxError> {
        let is_flattened = member.flags.contains(MemberFlags::FLATTENED);
        let item = member.item();
        match self.dialect {
            Dialect::AwsQuery if list.is_empty() => self.pair(""),
            Dialect::AwsQuery if !is_flattened => {
                let start = self.push(item.item_name());
                self.items(list, item)?;
                self.key.truncate(start);
            }
            Dialect::AwsQuery | Dialect::Ec2Query => self.items(list, item)?,
        }
        Ok(())
    }

    fn items(&mut self, list: &dyn List, item: &'static Member) -> Result<(), BoxError> {
        for index in 0..list.len() {
            // The null of a sparse list has no form; it keeps its number.
            if let Some(value) = list.get(index) {
                let start = self.push(&(index + 1).to_string());
                self.value(value, item)?;
                self.key.truncate(start);
            }
        }
        Ok(())
    }

    fn map(&mut self, map: &dyn Map, member: &'static Member) -> Result<(), BoxError> {
        let start = match member.flags.contains(MemberFlags::FLATTENED) {
            true => self.key.len(),
            false => self.push("entry"),
        };
        let mut number = 0;
        let mut result = Ok(());
        map.each(&mut |key, value| {
            number += 1;
            let start = self.push(&number.to_string());
            result = self.entry(key, value, member);
            self.key.truncate(start);
            result.is_ok()
        });
        self.key.truncate(start);
        result
    }

    fn entry(
        &mut self,
        key: &str,
        value: Option<Value<'_>>,
        member: &'static Member,
    ) -> Result<(), BoxError> {
        let start = self.push(member.key_name());
        self.pair(key);
        self.key.truncate(start);
        if let Some(value) = value {
            self.push(member.value_name());
            self.value(value, member.map_value())?;
            self.key.truncate(start);
        }
        Ok(())
    }

    /// Appends a step to the path. Gives the length without it.
    fn push(&mut self, step: &str) -> usize {
        let start = self.key.len();
        if start > 0 {
            self.key.push('.');
        }
        self.key.push_str(step);
        start
    }

    /// Makes the first letter of the step behind this length a capital.
    fn capitalise(&mut self, start: usize) {
        let start = if start == 0 { 0 } else { start + 1 };
        if let Some(step) = self.key.get_mut(start..) {
            if let Some(first) = step.get_mut(..1) {
                first.make_ascii_uppercase();
            }
        }
    }

    /// `&key=value`
    fn pair(&mut self, value: &str) {
        self.out.push('&');
        self.out.extend(encoded(&self.key));
        self.out.push('=');
        self.out.extend(encoded(value));
    }
}
