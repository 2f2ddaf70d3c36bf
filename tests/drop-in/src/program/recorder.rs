//! The transcript as it is written: one line per observation, `chapter | what => outcome`.

use std::fmt::{Debug, Display};

/// Collects the lines.
#[derive(Default)]
pub struct Recorder {
    chapter: &'static str,
    text: String,
}

impl Recorder {
    /// Opens a chapter; its name starts each of its lines.
    pub fn chapter(&mut self, name: &'static str) -> &mut Self {
        self.chapter = name;
        self
    }

    /// Writes one line; line breaks in the outcome are escaped so that it stays one.
    pub fn line(&mut self, what: &str, outcome: impl Display) {
        let outcome = outcome
            .to_string()
            .replace('\\', "\\\\")
            .replace('\n', "\\n");
        let chapter = self.chapter;
        self.text
            .push_str(&format!("{chapter} | {what} => {outcome}\n"));
    }

    /// Writes one line with the `Debug` form of the outcome.
    pub fn debug(&mut self, what: &str, outcome: impl Debug) {
        self.line(what, format_args!("{outcome:?}"));
    }

    /// Writes a result: its value's `Debug` form, or its error's `Display` form.
    pub fn result<T: Debug, E: Display>(&mut self, what: &str, outcome: Result<T, E>) {
        match outcome {
            Ok(value) => self.line(what, format_args!("Ok({value:?})")),
            Err(error) => self.line(what, format_args!("Err({error})")),
        }
    }

    /// The whole transcript.
    pub fn into_text(self) -> String {
        self.text
    }
}
