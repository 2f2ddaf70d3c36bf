//! Where commands write: results to one stream, diagnostics to the other.

use std::io::{stderr, stdin, stdout, BufRead, BufReader, IsTerminal, Write};

use crate::Exit;

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
    /// Whether nothing but errors and what was asked for is of interest.
    pub is_quiet: bool,
    /// The answers of a person, where one is there to be asked.
    pub input: Option<Box<dyn BufRead + 'a>>,
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
    /// The streams of this process.
    pub fn standard() -> Terminal<'static> {
        let variable = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
        let is_dumb = variable("TERM").as_deref() == Some("dumb");
        let is_asked = stdin().is_terminal() && stderr().is_terminal();
        let wants_color = variable("NO_COLOR").is_none() && !is_dumb;
        Terminal {
            out_color: wants_color && stdout().is_terminal(),
            error_color: wants_color && stderr().is_terminal(),
            is_watched: !is_dumb && stderr().is_terminal(),
            is_quiet: false,
            input: is_asked.then(|| Box::new(BufReader::new(stdin())) as Box<dyn BufRead>),
            out: Box::new(stdout()),
            error: Box::new(stderr()),
        }
    }

    /// Prints the answer to a command line that is not run: help, or an error.
    pub fn refuse(&mut self, error: &clap::Error) -> Exit {
        let styled = error.render();
        let text = |color| match color {
            true => styled.ansi().to_string().trim_end().to_owned(),
            false => styled.to_string().trim_end().to_owned(),
        };
        if error.use_stderr() {
            self.error(&text(self.error_color));
            Exit::Usage
        } else {
            self.say(&text(self.out_color));
            Exit::Success
        }
    }

    /// Writes a result and a line break.
    pub fn say(&mut self, text: &str) {
        let _ = writeln!(self.out, "{text}");
        let _ = self.out.flush();
    }

    /// Writes a result that only reports what was done, and a line break.
    pub fn tell(&mut self, text: &str) {
        if !self.is_quiet {
            self.say(text);
        }
    }

    /// The same, with another place for results and nobody to ask.
    pub(crate) fn with_output<'b>(&'b mut self, out: &'b mut Vec<u8>) -> Terminal<'b> {
        Terminal {
            out: Box::new(out),
            error: Box::new(&mut *self.error),
            out_color: false,
            error_color: self.error_color,
            is_watched: self.is_watched,
            is_quiet: self.is_quiet,
            input: None,
        }
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

/// A number and its noun: `1 crate`, `2 crates`.
pub(crate) fn count(number: usize, noun: &str) -> String {
    let end = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{end}")
}
