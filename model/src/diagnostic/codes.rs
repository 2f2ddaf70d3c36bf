//! Every code of this crate's diagnostics, in one place. A code is never given a second meaning.
//!
//! `docs/diagnostics` explains each code, with an example that gets it.

use std::fmt;

/// The kind of a diagnostic: a stable id such as `M001` with what it stands for.
///
/// Other stages make codes of their own with another letter, with [`codes!`](crate::codes).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Code {
    /// The id.
    pub id: &'static str,
    /// The meaning of the code.
    pub title: &'static str,
}

impl Code {
    /// A code; meant for constants.
    pub const fn new(id: &'static str, title: &'static str) -> Code {
        Code { id, title }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.id)
    }
}

/// Makes the codes of a crate: a constant for each, and `ALL`.
#[macro_export]
macro_rules! codes {
    ($($name:ident = $id:literal: $title:literal;)*) => {
        $(#[doc = concat!("`", $id, "`: ", $title, ".")]
        pub const $name: $crate::Code = $crate::Code::new($id, $title);)*

        /// All codes of this crate, in order.
        pub const ALL: &[$crate::Code] = &[$($name),*];
    };
}

codes! {
    UNREADABLE_FILE = "M001": "the file cannot be read";
    JSON_SYNTAX = "M002": "the file is not valid JSON";
    JSON_DEPTH = "M003": "the JSON is nested too deeply";
    DUPLICATE_KEY = "M004": "an object has the same key twice";
    WRONG_NODE = "M005": "a value is not of the form that its place asks for";
    MISSING_KEY = "M006": "a required key is missing";
    UNKNOWN_KEY = "M007": "a key has no meaning at its place";
    UNSUPPORTED_VERSION = "M008": "the Smithy version is not supported";
    INVALID_SHAPE_ID = "M009": "a text is not a valid shape id";
    UNKNOWN_SHAPE_TYPE = "M010": "the type of a shape is not known";
    CONFLICTING_SHAPES = "M011": "a shape is defined twice in different ways";
    CONFLICTING_METADATA = "M012": "a metadata key has conflicting values";
    CONFLICTING_TRAITS = "M013": "a trait is applied twice with different values";
    MISSING_TARGET = "M014": "a shape that is referred to does not exist";
    WRONG_TARGET = "M015": "a shape of another type is needed here";
    MALFORMED_TRAIT = "M016": "the value of a trait is malformed";
    MISSPELT_TRAIT_KEY = "M017": "a key of a trait's value looks misspelt";
    CYCLIC_MIXIN = "M018": "a mixin includes itself";
    INVALID_MIXIN = "M019": "a shape is mixed in that cannot be";
    CONFLICTING_MEMBERS = "M020": "members conflict";
    UNBOUNDED_RECURSION = "M021": "a shape requires itself and can have no value";
    CYCLIC_RESOURCE = "M022": "a resource contains itself";
    INVALID_APPLY = "M023": "traits are applied to something that does not exist";
    INVALID_ENUM = "M024": "the values of an enumeration are not valid";
    INVALID_PAGINATION = "M025": "a pagination refers to something that is not there";
    INVALID_HTTP_BINDING = "M026": "an HTTP binding does not fit its operation";
    MISPLACED_TRAIT = "M027": "a trait is applied where it cannot be";
    INVALID_DEFAULT = "M028": "a default does not fit the type of its member";
    CONFLICTING_NAMES = "M029": "two shapes of a service have the same name";
    SHARED_STRUCTURE = "M030": "an input or output of one operation is used elsewhere too";
    INVALID_QUERY = "M031": "a JMESPath expression does not fit the shapes that it is applied to";
    MISSING_MEMBER = "M032": "a member that is named does not exist";
    INVALID_WAITER = "M033": "a waiter refers to something that is not there";
    UNKNOWN_PROTOCOL = "M034": "a protocol is not known";
    EMPTY_UNION = "M035": "a union has no members";
    UNKNOWN_TRAIT = "M036": "a trait is not known";
}

#[cfg(test)]
mod tests {
    use super::ALL;
    use std::collections::BTreeSet;

    #[test]
    fn codes_are_unique_and_stay() {
        let ids: BTreeSet<&str> = ALL.iter().map(|code| code.id).collect();
        assert_eq!(ids.len(), ALL.len());
        let lines: Vec<String> = ALL
            .iter()
            .map(|code| format!("{} {}", code.id, code.title))
            .collect();
        insta::assert_snapshot!(lines.join("\n"), @r"
        M001 the file cannot be read
        M002 the file is not valid JSON
        M003 the JSON is nested too deeply
        M004 an object has the same key twice
        M005 a value is not of the form that its place asks for
        M006 a required key is missing
        M007 a key has no meaning at its place
        M008 the Smithy version is not supported
        M009 a text is not a valid shape id
        M010 the type of a shape is not known
        M011 a shape is defined twice in different ways
        M012 a metadata key has conflicting values
        M013 a trait is applied twice with different values
        M014 a shape that is referred to does not exist
        M015 a shape of another type is needed here
        M016 the value of a trait is malformed
        M017 a key of a trait's value looks misspelt
        M018 a mixin includes itself
        M019 a shape is mixed in that cannot be
        M020 members conflict
        M021 a shape requires itself and can have no value
        M022 a resource contains itself
        M023 traits are applied to something that does not exist
        M024 the values of an enumeration are not valid
        M025 a pagination refers to something that is not there
        M026 an HTTP binding does not fit its operation
        M027 a trait is applied where it cannot be
        M028 a default does not fit the type of its member
        M029 two shapes of a service have the same name
        M030 an input or output of one operation is used elsewhere too
        M031 a JMESPath expression does not fit the shapes that it is applied to
        M032 a member that is named does not exist
        M033 a waiter refers to something that is not there
        M034 a protocol is not known
        M035 a union has no members
        M036 a trait is not known
        ");
    }
}
