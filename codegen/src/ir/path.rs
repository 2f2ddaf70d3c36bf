//! The paths of types in the generated crate.

use super::Identifier;

/// Where a type of the generated crate stands: `crate::types::Catalog`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    /// The modules below the crate's root.
    pub modules: Vec<Identifier>,
    /// The type.
    pub name: Identifier,
}

impl Path {
    /// A variant of the enumeration, as a program that uses the crate writes it: `cities::types::Color::Red`.
    pub fn variant_in(&self, library: &str, variant: &Identifier) -> String {
        let mut text = library.to_owned();
        for part in self.modules.iter().chain([&self.name, variant]) {
            text.push_str("::");
            text.push_str(part.as_str());
        }
        text
    }

    /// As written in a documentation link, which knows no raw names: `crate::types::Catalog`.
    pub fn link(&self) -> String {
        let mut text = "crate".to_owned();
        for part in self.modules.iter().chain([&self.name]) {
            text.push_str("::");
            text.push_str(part.plain());
        }
        text
    }
}
