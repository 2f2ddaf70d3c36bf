//! The writing interpreter: from a shape to an XML document, by the shape's table.

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_types::error::operation::SerializationError;

use super::entity;
use crate::codec::Members;
use crate::shape::element::Namespace;
use crate::shape::{List, Map, Member, MemberFlags, Structure, TimestampFormat, Value};
use crate::text;

/// Writes a value as a document. Its element has the name of the member, or of the structure where it is no member of
/// another.
///
/// # Errors
///
/// A union holds a variant that this version of the client does not know, a member is a document, a timestamp is outside
/// of the years that its format can write, or a text has a character that XML has not.
pub(super) fn write(
    value: Value<'_>,
    member: &'static Member,
    members: Members,
) -> Result<Vec<u8>, BoxError> {
    let mut writer = Writer {
        out: String::with_capacity(256),
        shape: "",
        member: "",
    };
    match value {
        Value::Structure(value) if member.name.is_empty() => {
            let table = value.table();
            writer.structure(value, table.root_name(), table.namespace(), members)?;
        }
        Value::Structure(value) => {
            writer.structure(value, member.wire_name(), member.namespace(), members)?;
        }
        other => writer.element(other, member.wire_name(), member.namespace(), member)?,
    }
    Ok(writer.out.into_bytes())
}

struct Writer {
    out: String,
    /// The member that is being written, for failures.
    shape: &'static str,
    member: &'static str,
}

impl Writer {
    /// The element of a structure: its attributes, then its other members.
    fn structure(
        &mut self,
        value: &dyn Structure,
        name: &str,
        namespace: Option<Namespace>,
        members: Members,
    ) -> Result<(), BoxError> {
        let table = value.table();
        self.begin(name, namespace);
        let mut is_set = false;
        for attributes in [true, false] {
            for (index, member) in table.members.iter().enumerate() {
                if member.flags.contains(MemberFlags::ATTRIBUTE) != attributes {
                    continue;
                }
                let value = value.get(index).filter(|_| members.contain(member));
                let Some(value) = value.filter(|value| !value.is_unset(member)) else {
                    continue;
                };
                is_set = true;
                (self.shape, self.member) = (table.name, member.name);
                match attributes {
                    true => self.attribute(value, member)?,
                    false => self.member(value, member)?,
                }
            }
            if attributes {
                self.out.push('>');
            }
        }
        if table.is_union() && !is_set {
            return Err(SerializationError::unknown_variant(table.name).into());
        }
        self.end(name);
        Ok(())
    }

    /// `<name xmlns="..`, without the end of the tag.
    fn begin(&mut self, name: &str, namespace: Option<Namespace>) {
        self.out.extend(["<", name]);
        if let Some(Namespace { uri, prefix }) = namespace {
            self.out.push_str(" xmlns");
            if !prefix.is_empty() {
                self.out.extend([":", prefix]);
            }
            self.out.push_str("=\"");
            // It is a text of the model, which has been found to be a URI.
            let _ = entity::encode(&mut self.out, uri);
            self.out.push('"');
        }
    }

    fn end(&mut self, name: &str) {
        self.out.extend(["</", name, ">"]);
    }

    fn attribute(&mut self, value: Value<'_>, member: &'static Member) -> Result<(), BoxError> {
        self.out.extend([" ", member.name_in_body(), "=\""]);
        self.text(value, member)?;
        self.out.push('"');
        Ok(())
    }

    /// A member: one element, or one for each item if it is flattened.
    fn member(&mut self, value: Value<'_>, member: &'static Member) -> Result<(), BoxError> {
        let (name, namespace) = (member.name_in_body(), member.namespace());
        let is_flattened = member.flags.contains(MemberFlags::FLATTENED);
        match value {
            Value::List(list) if is_flattened => self.items(list, name, namespace, member.item()),
            Value::Map(map) if is_flattened => self.entries(map, name, namespace, member),
            value => self.element(value, name, namespace, member),
        }
    }

    /// The element of a value, which has these facts.
    fn element(
        &mut self,
        value: Value<'_>,
        name: &str,
        namespace: Option<Namespace>,
        facts: &'static Member,
    ) -> Result<(), BoxError> {
        if let Value::Structure(value) = value {
            return self.structure(value, name, namespace, Members::All);
        }
        self.begin(name, namespace);
        self.out.push('>');
        match value {
            Value::List(list) => {
                let item = facts.item();
                self.items(list, item.item_name(), item.namespace(), item)?;
            }
            Value::Map(map) => self.entries(map, "entry", None, facts)?,
            value => self.text(value, facts)?,
        }
        self.end(name);
        Ok(())
    }

    /// An element of this name for each item.
    fn items(
        &mut self,
        list: &dyn List,
        name: &str,
        namespace: Option<Namespace>,
        item: &'static Member,
    ) -> Result<(), BoxError> {
        for index in 0..list.len() {
            match list.get(index) {
                Some(value) => self.element(value, name, namespace, item)?,
                // The null of a sparse list, for which XML has no other form.
                None => self.out.extend(["<", name, "/>"]),
            }
        }
        Ok(())
    }

    /// An element of this name for each entry.
    fn entries(
        &mut self,
        map: &dyn Map,
        name: &str,
        namespace: Option<Namespace>,
        member: &'static Member,
    ) -> Result<(), BoxError> {
        let mut result = Ok(());
        map.each(&mut |key, value| {
            self.begin(name, namespace);
            self.out.push('>');
            result = self.entry(key, value, member);
            self.end(name);
            result.is_ok()
        });
        result
    }

    fn entry(
        &mut self,
        key: &str,
        value: Option<Value<'_>>,
        member: &'static Member,
    ) -> Result<(), BoxError> {
        let key_name = member.key_name();
        self.begin(key_name, member.map_key().namespace());
        self.out.push('>');
        self.encoded(key)?;
        self.end(key_name);
        match value {
            Some(value) => {
                let facts = member.map_value();
                self.element(value, member.value_name(), facts.namespace(), facts)
            }
            None => Ok(()),
        }
    }

    /// The text of a single value.
    fn text(&mut self, value: Value<'_>, member: &'static Member) -> Result<(), BoxError> {
        let text = text::of(value, member, TimestampFormat::DateTime);
        let text = text.map_err(|error| self.fail(&error.to_string()))?;
        self.encoded(&text)
    }

    fn encoded(&mut self, text: &str) -> Result<(), BoxError> {
        entity::encode(&mut self.out, text).map_err(|character| {
            self.fail(&format!(
                "has the character {character:?}, which XML has not"
            ))
        })
    }

    /// A failure to write the member.
    #[cold]
    fn fail(&self, message: &str) -> BoxError {
        format!("`{}.{}`: {message}", self.shape, self.member).into()
    }
}
