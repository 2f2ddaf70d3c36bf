//! Writing Markdown: words and blocks come in, wrapped lines go out.

use super::inline::{escape_start, longest_run};

/// Where lines are broken, counted in characters; a word that is longer stands alone.
const WIDTH: usize = 96;

/// Markdown as it is being written.
#[derive(Debug, Default)]
pub(super) struct Writer {
    lines: Vec<String>,
    containers: Vec<Container>,
    /// The words of the current paragraph. Each may hold spaces, where it must not be broken.
    words: Vec<Word>,
    /// Whether what comes next is a word of its own.
    at_space: bool,
    /// Whether it has to be one if it begins with a letter: a mark of emphasis between punctuation and a letter
    /// ends nothing.
    ///
    /// Source: CommonMark, "Emphasis and strong emphasis", right-flanking delimiter runs.
    needs_space: bool,
}

#[derive(Debug)]
struct Word {
    text: String,
    /// Made here rather than taken from the documentation, so that nothing in it is to be escaped.
    is_markup: bool,
}

/// What the lines of a block start with.
#[derive(Debug)]
struct Container {
    /// On the first line.
    first: String,
    /// On all others.
    rest: String,
    /// Whether the first line has been written.
    started: bool,
}

impl Writer {
    /// Appends to the paragraph: `text` is Markdown already. `is_markup` when it may begin with a mark such
    /// as `**` or a backtick.
    pub(super) fn push(&mut self, text: &str, is_markup: bool) {
        if text.is_empty() {
            return;
        }
        let needs_space = std::mem::take(&mut self.needs_space);
        self.at_space |= needs_space && text.starts_with(is_plain);
        match self.words.last_mut() {
            Some(word) if !self.at_space => word.text.push_str(text),
            _ => self.words.push(Word {
                text: text.to_owned(),
                is_markup,
            }),
        }
        self.at_space = false;
    }

    /// Makes room in front of a mark of emphasis and this character. Between a letter and punctuation the mark
    /// would begin nothing, and behind another mark it would be read as a part of that.
    ///
    /// Source: CommonMark, "Emphasis and strong emphasis", left-flanking delimiter runs.
    pub(super) fn begin_marked(&mut self, next: char) {
        let last = self.words.last().and_then(|word| word.text.chars().last());
        let opens = last.is_none_or(|last| last != '*' && (is_plain(next) || !is_plain(last)));
        self.at_space |= !opens;
    }

    /// Ends emphasis behind the last word, whatever spaces came behind it.
    pub(super) fn end_marked(&mut self, mark: &str) {
        if let Some(word) = self.words.last_mut() {
            let closes = word.text.trim_end_matches('*').ends_with(is_plain);
            word.text.push_str(mark);
            self.needs_space |= !closes;
        }
    }

    /// Ends the current word.
    pub(super) fn space(&mut self) {
        self.at_space = true;
    }

    /// Takes back the end of the current word.
    pub(super) fn no_space(&mut self) {
        self.at_space = false;
    }

    /// The paragraph in one line that is to stand within another, and whether it ends so that a letter has to be a
    /// word of its own there.
    pub(super) fn into_line(self) -> (String, bool) {
        let words: Vec<String> = self.words.into_iter().map(|word| word.text).collect();
        (words.join(" "), self.needs_space)
    }

    /// Notes how a line that now stands in this one ends.
    pub(super) fn end_like(&mut self, needs_space: bool) {
        self.needs_space |= needs_space;
    }

    /// Ends the paragraph.
    pub(super) fn end_paragraph(&mut self) {
        let words = std::mem::take(&mut self.words);
        self.at_space = false;
        self.needs_space = false;
        if words.is_empty() {
            return;
        }
        self.separate();
        let width = WIDTH.saturating_sub(self.indent()).max(WIDTH / 2);
        let mut line = String::new();
        for word in words {
            let length = line.chars().count() + 1 + word.text.chars().count();
            if !line.is_empty() && length > width && escape_start(&word.text) == word.text {
                self.line(&line);
                line.clear();
            }
            if line.is_empty() {
                line = match word.is_markup {
                    true => word.text,
                    false => escape_start(&word.text),
                };
            } else {
                line.push(' ');
                line.push_str(&word.text);
            }
        }
        self.line(&line);
    }

    /// Writes a block of code.
    pub(super) fn code_block(&mut self, text: &str) {
        self.end_paragraph();
        let lines: Vec<&str> = text
            .lines()
            .map(str::trim_end)
            .skip_while(|line| line.is_empty())
            .collect();
        let last = lines.iter().rposition(|line| !line.is_empty());
        let Some(lines) = last.and_then(|last| lines.get(..=last)) else {
            return;
        };
        let fence = "`".repeat(longest_run(text, '`').max(2) + 1);
        self.separate();
        self.line(&format!("{fence}text"));
        for line in lines {
            self.line(line);
        }
        self.line(&fence);
    }

    /// Opens a block whose lines start with these texts.
    pub(super) fn open(&mut self, first: &str, rest: &str) {
        self.end_paragraph();
        self.containers.push(Container {
            first: first.to_owned(),
            rest: rest.to_owned(),
            started: false,
        });
    }

    /// Closes the innermost block.
    pub(super) fn close(&mut self) {
        self.end_paragraph();
        self.containers.pop();
    }

    /// All that was written.
    pub(super) fn finish(mut self) -> String {
        self.end_paragraph();
        self.lines.join("\n")
    }

    fn indent(&self) -> usize {
        self.containers.iter().map(|one| one.rest.len()).sum()
    }

    /// An empty line between two blocks, except between the items of a list.
    fn separate(&mut self) {
        let starts_item = self
            .containers
            .last()
            .is_some_and(|one| !one.started && one.first != one.rest);
        if self.lines.is_empty() || (starts_item && self.last_is_item_line()) {
            return;
        }
        let started = self.containers.iter().take_while(|one| one.started);
        let prefix: String = started.map(|one| one.rest.as_str()).collect();
        self.lines.push(prefix.trim_end().to_owned());
    }

    /// Whether the last line belongs to an item of a list.
    fn last_is_item_line(&self) -> bool {
        self.lines.last().is_some_and(|line| {
            let line = line.trim_start_matches([' ', '>']);
            line.starts_with("- ") || line.starts_with("1. ")
        })
    }

    fn line(&mut self, text: &str) {
        let mut line = String::new();
        for container in &mut self.containers {
            line.push_str(if container.started {
                &container.rest
            } else {
                &container.first
            });
            container.started = true;
        }
        line.push_str(text);
        self.lines.push(line.trim_end().to_owned());
    }
}

/// Whether a character is neither a space nor punctuation.
fn is_plain(c: char) -> bool {
    c.is_alphanumeric()
}
