//! Questions to a person: a question comes in, the line of the answer goes out.

use crate::Terminal;

/// Asks until the answer is one that `read` takes; `None` where nobody is there to ask.
pub(super) fn ask<T>(
    question: &str,
    terminal: &mut Terminal<'_>,
    read: impl Fn(&str) -> Result<T, String>,
) -> Option<T> {
    loop {
        terminal.input.as_ref()?;
        terminal.prompt(&format!("{question} "));
        let mut line = String::new();
        let length = terminal.input.as_mut()?.read_line(&mut line).ok()?;
        if length == 0 {
            return None;
        }
        match read(line.trim()) {
            Ok(answer) => return Some(answer),
            Err(why) => terminal.error(&why),
        }
    }
}
