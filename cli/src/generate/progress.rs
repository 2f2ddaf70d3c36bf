//! The progress of a run, for a person who watches: one line on the standard error that is redrawn. Without a terminal
//! nothing is drawn.

use crate::Terminal;

/// The width of the bar in characters.
const WIDTH: usize = 30;

/// A line that tells how many of a number of crates are done.
pub(super) struct Progress<'t, 'o> {
    terminal: &'t mut Terminal<'o>,
    total: usize,
    done: usize,
}

impl<'t, 'o> Progress<'t, 'o> {
    /// Draws nothing yet.
    pub(super) fn new(terminal: &'t mut Terminal<'o>, total: usize) -> Self {
        Progress {
            terminal,
            total,
            done: 0,
        }
    }

    /// One more is done: the one of this name.
    pub(super) fn advance(&mut self, name: &str) {
        self.done += 1;
        if !self.terminal.is_watched || self.total < 2 {
            return;
        }
        let filled = WIDTH * self.done / self.total.max(1);
        let (full, empty) = ("=".repeat(filled), " ".repeat(WIDTH.saturating_sub(filled)));
        let (done, total) = (self.done, self.total);
        self.terminal
            .draw(&format!("[{full}{empty}] {done}/{total} {name}"));
    }
}

impl Drop for Progress<'_, '_> {
    fn drop(&mut self) {
        if self.terminal.is_watched && self.total > 1 {
            self.terminal.draw("");
        }
    }
}
