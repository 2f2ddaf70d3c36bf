//! A few lines of difference: two texts come in, the first changed places go out.

use similar::TextDiff;

/// At most this many lines of difference are shown for a file.
const LINES: usize = 16;

/// Lines of a unified diff with one line of context, and the number of lines left out.
pub(super) fn short_diff(old: &str, new: &str) -> Vec<String> {
    let diff = TextDiff::from_lines(old, new);
    let text = diff.unified_diff().context_radius(1).to_string();
    let all: Vec<&str> = text.lines().collect();
    let mut shown: Vec<String> = all
        .iter()
        .take(LINES)
        .map(|line| (*line).to_owned())
        .collect();
    if all.len() > LINES {
        shown.push(format!("… {} more lines", all.len() - LINES));
    }
    shown
}
