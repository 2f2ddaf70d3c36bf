//! The values that rendering hands over ([`RenderedFile`]) and those that emission yields ([`Files`]).

use std::collections::BTreeMap;

use proc_macro2::TokenStream;

use super::path::OutputPath;

/// One file as rendering made it, not yet formatted.
#[derive(Clone, Debug)]
pub struct RenderedFile {
    /// Path relative to the output folder, with `/` between its parts: `src/types.rs`.
    pub path: String,
    /// What stands in it.
    pub content: RenderedContent,
}

/// Files that are rendered when their turn comes, on whichever thread has time.
pub type Part<'p> = Box<dyn FnOnce() -> Vec<RenderedFile> + Send + 'p>;

/// What stands in a rendered file.
#[derive(Clone, Debug)]
pub enum RenderedContent {
    /// Rust items, to be formatted.
    Rust {
        /// The documentation of the module, as plain text of any number of lines; empty for none.
        documentation: String,
        /// Inner attributes other than documentation: `#![allow(..)]`; empty for none.
        attributes: TokenStream,
        /// The items, in order.
        items: Vec<RenderedItem>,
    },
    /// Ready text, which gets the marker as its first line and is otherwise left alone. The comment form
    /// follows from the file's name: `.toml`, `.md`.
    Text(String),
}

/// A run of Rust items that belong to one shape.
#[derive(Clone, Debug)]
pub struct RenderedItem {
    /// What was being rendered: a shape id, or words such as `the crate root`. Named in errors only.
    pub subject: String,
    /// One or more items.
    pub tokens: TokenStream,
}

impl RenderedFile {
    /// A Rust file without items.
    pub fn rust(path: impl Into<String>) -> RenderedFile {
        RenderedFile {
            path: path.into(),
            content: RenderedContent::Rust {
                documentation: String::new(),
                attributes: TokenStream::new(),
                items: Vec::new(),
            },
        }
    }

    /// A file of ready text.
    pub fn text(path: impl Into<String>, text: impl Into<String>) -> RenderedFile {
        RenderedFile {
            path: path.into(),
            content: RenderedContent::Text(text.into()),
        }
    }

    /// Sets the documentation of the module (`//!`). Ready text has none and ignores it.
    pub fn with_documentation(mut self, text: impl Into<String>) -> RenderedFile {
        if let RenderedContent::Rust { documentation, .. } = &mut self.content {
            *documentation = text.into();
        }
        self
    }

    /// Sets inner attributes (`#![..]`). Ready text has none and ignores them.
    pub fn with_attributes(mut self, tokens: TokenStream) -> RenderedFile {
        if let RenderedContent::Rust { attributes, .. } = &mut self.content {
            *attributes = tokens;
        }
        self
    }

    /// Appends items that were rendered for `subject`. Ready text has none and ignores them.
    pub fn with_items(mut self, subject: impl Into<String>, tokens: TokenStream) -> RenderedFile {
        self.push(subject, tokens);
        self
    }

    /// Appends items that were rendered for `subject`. Ready text has none and ignores them.
    pub fn push(&mut self, subject: impl Into<String>, tokens: TokenStream) {
        if let RenderedContent::Rust { items, .. } = &mut self.content {
            items.push(RenderedItem {
                subject: subject.into(),
                tokens,
            });
        }
    }
}

/// The finished files of one crate: formatted, marked, sorted by path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Files {
    texts: BTreeMap<OutputPath, String>,
}

impl Files {
    /// Adds a file; the text that had this path before, if any, is returned and lost to the set.
    pub fn insert(&mut self, path: OutputPath, text: String) -> Option<String> {
        self.texts.insert(path, text)
    }

    /// The text at a path such as `src/lib.rs`.
    pub fn get(&self, path: &str) -> Option<&str> {
        self.texts.get(path).map(String::as_str)
    }

    /// Whether a path is among the files.
    pub fn contains(&self, path: &str) -> bool {
        self.texts.contains_key(path)
    }

    /// Every path with its text, sorted by path.
    pub fn iter(&self) -> impl Iterator<Item = (&OutputPath, &str)> + Clone {
        self.texts.iter().map(|(path, text)| (path, text.as_str()))
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// How many lines all files have together.
    pub fn line_count(&self) -> usize {
        self.texts.values().map(|text| text.lines().count()).sum()
    }
}
