//! Questions to a person: a question comes in, the line of the answer goes out.

use std::io::Write;

use smithy_model::{Diagnostic, Diagnostics, Origin};

use crate::config::codes;
use crate::Terminal;

/// Asks until the answer is one that `read` takes; `None` where nobody is there to ask.
///
/// # Errors
///
/// The person ends the input.
pub(super) fn ask<T>(
    question: &str,
    terminal: &mut Terminal<'_>,
    read: impl Fn(&str) -> Result<T, String>,
) -> Result<Option<T>, Diagnostics> {
    loop {
        let Some(input) = terminal.input.as_mut() else {
            return Ok(None);
        };
        let _ = write!(terminal.error, "{question} ");
        let _ = terminal.error.flush();
        let mut line = String::new();
        if !matches!(input.read_line(&mut line), Ok(1..)) {
            let error = Diagnostic::error(
                codes::MISSING_KEY,
                "the questions are not answered to the end",
                Origin::file("the answers"),
            );
            return Err(error.help("options answer them, too: see --help").into());
        }
        match read(line.trim()) {
            Ok(answer) => return Ok(Some(answer)),
            Err(why) => terminal.error(&why),
        }
    }
}
