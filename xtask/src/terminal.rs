//! Where commands write: results to one stream, diagnostics to the other.

use std::io::Write;

/// The two streams of a command. A stream that is closed early, as by `| head`, is not an error.
pub struct Terminal<'a> {
    /// For results.
    pub out: Box<dyn Write + 'a>,
    /// For diagnostics.
    pub error: Box<dyn Write + 'a>,
    /// Whether results may be coloured.
    pub out_color: bool,
    /// Whether diagnostics may be coloured.
    pub error_color: bool,
    /// Whether a person watches the diagnostics as they come.
    pub is_watched: bool,
}

/// The form in which a command reports.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For people.
    #[default]
    Human,
    /// One JSON document on the standard output, diagnostics included.
    Json,
}

impl Terminal<'_> {
    /// Writes a result and a line break.
    pub fn say(&mut self, text: &str) {
        let _ = writeln!(self.out, "{text}");
        let _ = self.out.flush();
    }

    /// Writes a diagnostic and a line break.
    pub fn error(&mut self, text: &str) {
        let _ = writeln!(self.error, "{text}");
        let _ = self.error.flush();
    }

    /// Draws over the line that was drawn last, for a person who watches.
    pub fn draw(&mut self, line: &str) {
        let _ = write!(self.error, "\r\x1b[K{line}");
        let _ = self.error.flush();
    }

    /// Writes a JSON document, over several lines.
    pub fn json(&mut self, value: &serde_json::Value) {
        self.say(&format!("{value:#}"));
    }
}
