//! Typed access to a TOML table: a parsed table comes in; values go out, and diagnostics with their places are collected.

use std::ops::Range;

use smithy_codegen::options::InvalidOption;
use smithy_model::spelling::question;
use smithy_model::{Diagnostic, Diagnostics, Origin, SourceFile};
use toml::de::{DeTable, DeValue};
use toml::Spanned;

use super::codes;

/// Parses a TOML file.
///
/// # Errors
///
/// The first place at which it is not TOML.
pub(crate) fn parse(file: &SourceFile) -> Result<Spanned<DeTable<'_>>, Diagnostics> {
    DeTable::parse(file.text()).map_err(|error| {
        let start = error.span().map_or(0, |span| span.start);
        let origin = Origin::file(file.name()).at_offset(start);
        let help = "`smithy-codegen generate --help` shows the form of codegen.toml";
        let error = Diagnostic::error(codes::SYNTAX, error.message(), origin);
        error.help(help).into()
    })
}

/// A table that is being read. Each key that is asked for counts as known.
pub(crate) struct Table<'t, 'i> {
    table: &'t DeTable<'i>,
    /// Where the table starts.
    pub(crate) origin: Origin,
    /// The name by which diagnostics call it: `[[crate]]`.
    name: &'static str,
    known: Vec<&'static str>,
}

/// A text of a TOML file and its place.
#[derive(Clone, Debug)]
pub(crate) struct Text {
    pub(crate) value: String,
    pub(crate) origin: Origin,
}

impl<'t, 'i> Table<'t, 'i> {
    pub(crate) fn new(table: &'t DeTable<'i>, origin: Origin, name: &'static str) -> Self {
        Table {
            table,
            origin,
            name,
            known: Vec::new(),
        }
    }

    /// The value of a key, if it is there.
    pub(crate) fn value(&mut self, key: &'static str) -> Option<&'t Spanned<DeValue<'i>>> {
        if !self.known.contains(&key) {
            self.known.push(key);
        }
        self.table.get(key)
    }

    /// The text of a key that may be missing.
    pub(crate) fn text(&mut self, key: &'static str, found: &mut Diagnostics) -> Option<Text> {
        let value = self.value(key)?;
        self.as_text(key, "\"…\"", value, found)
    }

    /// The texts of a key that holds a list of them; none for a key that is missing.
    pub(crate) fn texts(
        &mut self,
        key: &'static str,
        found: &mut Diagnostics,
    ) -> Option<Vec<Text>> {
        let value = self.value(key)?;
        let Some(list) = value.get_ref().as_array() else {
            found.push(self.wrong_type(key, "a list of strings", "[\"…\"]", value));
            return None;
        };
        let texts = list
            .iter()
            .map(|item| self.as_text(key, "[\"…\"]", item, found));
        texts.collect()
    }

    /// The table of a key, and its place.
    pub(crate) fn table(
        &mut self,
        key: &'static str,
        found: &mut Diagnostics,
    ) -> Option<(&'t DeTable<'i>, Origin)> {
        let value = self.value(key)?;
        match value.get_ref().as_table() {
            Some(table) => Some((table, self.at(value.span()))),
            None => {
                found.push(self.wrong_type(key, "a table", "{ … }", value));
                None
            }
        }
    }

    /// The tables of a key that holds one or a list of them, and their places.
    pub(crate) fn tables(
        &mut self,
        key: &'static str,
        found: &mut Diagnostics,
    ) -> Vec<(&'t DeTable<'i>, Origin)> {
        let Some(value) = self.value(key) else {
            return Vec::new();
        };
        let items: Vec<&Spanned<DeValue<'i>>> = match value.get_ref().as_array() {
            Some(items) => items.iter().collect(),
            None => vec![value],
        };
        let mut tables = Vec::new();
        for item in items {
            match item.get_ref().as_table() {
                Some(table) => tables.push((table, self.at(item.span()))),
                None => {
                    found.push(self.wrong_type(key, "a table or a list of tables", "[{ … }]", item))
                }
            }
        }
        tables
    }

    /// Whether a key is there.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.table.get(key).is_some()
    }

    /// Adds a diagnostic for each key that nothing asked for.
    pub(crate) fn refuse_unknown_keys(&self, found: &mut Diagnostics) {
        for (key, _) in self.table {
            let name: &str = key.get_ref();
            if self.known.contains(&name) {
                continue;
            }
            let message = format!("{} has no key `{}`", self.name, name.escape_debug());
            let origin = self.at(key.span());
            let help = question(name, self.known.iter().copied())
                .unwrap_or_else(|| format!("its keys are {}", self.known.join(", ")));
            found.push(Diagnostic::error(codes::UNKNOWN_KEY, message, origin).help(help));
        }
    }

    /// Adds a diagnostic if a key that has to be there is not.
    pub(crate) fn require(&self, key: &str, help: &str, found: &mut Diagnostics) {
        if !self.has(key) {
            let message = format!("{} lacks the key `{key}`", self.name);
            let error = Diagnostic::error(codes::MISSING_KEY, message, self.origin.clone());
            found.push(error.help(help));
        }
    }

    /// The diagnostic for a value of the wrong type; `form` is how one of the right type is written.
    pub(crate) fn wrong_type(
        &self,
        key: &str,
        expected: &str,
        form: &str,
        value: &Spanned<DeValue<'i>>,
    ) -> Diagnostic {
        let found = value.get_ref().type_str();
        let message = format!("`{key}` must be {expected}, found: {found}");
        let error = Diagnostic::error(codes::WRONG_TYPE, message, self.at(value.span()));
        error.help(format!("write {key} = {form}"))
    }

    /// A place in the same file.
    pub(crate) fn at(&self, span: Range<usize>) -> Origin {
        self.origin.clone().at_offset(span.start)
    }

    fn as_text(
        &self,
        key: &str,
        form: &str,
        value: &Spanned<DeValue<'i>>,
        found: &mut Diagnostics,
    ) -> Option<Text> {
        let Some(text) = value.get_ref().as_str() else {
            found.push(self.wrong_type(key, "a string", form, value));
            return None;
        };
        let origin = self.at(value.span());
        if text.is_empty() {
            let message = format!("`{key}` is empty");
            let error = Diagnostic::error(codes::INVALID_VALUE, message, origin);
            found.push(error.help(format!("write {key} = {form}")));
            return None;
        }
        Some(Text {
            value: text.to_owned(),
            origin,
        })
    }
}

impl Text {
    /// What a check makes of it; if it does not pass, that is a finding.
    pub(super) fn checked<T>(
        &self,
        key: &str,
        check: impl Fn(&str) -> Result<T, InvalidOption>,
        help: &str,
        found: &mut Diagnostics,
    ) -> Option<T> {
        match check(&self.value) {
            Ok(value) => Some(value),
            Err(InvalidOption(reason)) => {
                found.push(self.invalid(key, reason, help));
                None
            }
        }
    }

    /// The diagnostic for a value that cannot be used; the reason is the end of a sentence about it.
    pub(crate) fn invalid(&self, key: &str, reason: &str, help: impl Into<String>) -> Diagnostic {
        let message = format!("`{key}` {reason}: `{}`", self.value.escape_debug());
        let error = Diagnostic::error(codes::INVALID_VALUE, message, self.origin.clone());
        error.help(help)
    }
}
