//! Events: plain data about one change of a crate.

use smithy_model::Origin;

use super::kinds::Kind;
use super::verdict::Level;

/// One change of a crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// What kind of change it is, with its verdicts.
    pub kind: &'static Kind,
    /// The item in the crate.
    pub item: Item,
    /// What it was, as Rust or in words; `None` if it was not there.
    pub was: Option<String>,
    /// What it is now; `None` if it is gone.
    pub now: Option<String>,
    /// The other items that change with it, such as the getter and the builder's methods of a field.
    pub along: Vec<Along>,
    /// The change of the model that caused it.
    pub cause: Cause,
    /// What probably takes the place of an item that is gone.
    pub replacement: Option<Replacement>,
    /// What a caller changes.
    pub hint: Option<String>,
}

/// An item of a crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The word for what it is: `field`.
    pub word: &'static str,
    /// Its path in the crate: `types::City::name`.
    pub path: String,
}

/// An item that changes together with another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Along {
    /// The item: `CityBuilder::build()`.
    pub item: String,
    /// What it was.
    pub was: Option<String>,
    /// What it is now.
    pub now: Option<String>,
}

/// A change of the model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cause {
    /// The change, in words.
    pub text: String,
    /// The place in the old model.
    pub old: Option<Origin>,
    /// The place in the new one.
    pub new: Option<Origin>,
}

/// What takes the place of an item that is gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    /// The path of the item.
    pub path: String,
    /// Whether the model has it under the same name, so that only the name in Rust changed.
    pub is_certain: bool,
}

impl Event {
    /// A change of many items of the crate together, in words.
    pub(super) fn of_crate(kind: &'static Kind, text: String) -> Event {
        Event {
            kind,
            item: Item {
                word: "item",
                path: "the crate".to_owned(),
            },
            was: None,
            now: None,
            along: Vec::new(),
            cause: Cause {
                text,
                old: None,
                new: None,
            },
            replacement: None,
            hint: None,
        }
    }

    /// The level that this change alone calls for.
    pub fn level(&self) -> Level {
        Level::of(self.kind.api)
    }
}
