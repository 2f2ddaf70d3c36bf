//! The names of elements in XML, and of parameters in forms: the table of a shape or a member comes in, what its traits
//! say of these goes out.

use super::table::{stated_name, Member, Table, Trait};

/// An XML namespace that an element states (`smithy.api#xmlNamespace`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Namespace {
    /// The URI.
    pub uri: &'static str,
    /// The prefix; empty for the namespace of the names without one.
    pub prefix: &'static str,
}

impl Table {
    /// The name of the element of the shape where it is a document.
    pub(crate) fn root_name(&self) -> &'static str {
        stated_name(self.traits).unwrap_or(self.name)
    }

    /// The namespace that this element states.
    pub(crate) fn namespace(&self) -> Option<Namespace> {
        namespace(self.traits)
    }
}

impl Member {
    /// The name of the member in forms, where it states one.
    pub(crate) fn form_name(&self) -> Option<&'static str> {
        self.traits.iter().find_map(|fact| match fact {
            Trait::FormName(name) => Some(*name),
            _ => None,
        })
    }

    /// The XML namespace that the element of the member states.
    pub(crate) fn namespace(&self) -> Option<Namespace> {
        namespace(self.traits)
    }

    /// The name of an item of a list, which this is, in XML and in forms.
    pub(crate) fn item_name(&self) -> &'static str {
        match self.wire_name() {
            "" => "member",
            name => name,
        }
    }

    /// The name of the keys of the map that this member targets, in XML and in forms.
    pub(crate) fn key_name(&self) -> &'static str {
        match self.map_key().wire_name() {
            "" => "key",
            name => name,
        }
    }

    /// The name of the values of the map that this member targets, in XML and in forms.
    pub(crate) fn value_name(&self) -> &'static str {
        match self.map_value().wire_name() {
            "" => "value",
            name => name,
        }
    }
}

fn namespace(traits: &'static [Trait]) -> Option<Namespace> {
    traits.iter().find_map(|fact| match fact {
        Trait::Namespace(uri, prefix) => Some(Namespace { uri, prefix }),
        _ => None,
    })
}
