//! What is said about an item.

/// Documentation of an item, as Markdown that rustdoc takes without a warning; empty when the model says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Documentation(pub String);

/// Why not to use an item any longer (`smithy.api#deprecated`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deprecation {
    /// The note that the compiler prints; none for the compiler's own words.
    pub note: Option<String>,
    /// Since when, in the model's own words.
    pub since: Option<String>,
}

impl Documentation {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The documentation, or another text where there is none.
    pub fn or(&self, other: impl FnOnce() -> String) -> String {
        match self.0.as_str() {
            "" => other(),
            text => text.to_owned(),
        }
    }
}
