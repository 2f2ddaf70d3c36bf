//! Text with emphasis: words, code and marks come in; what the writer writes goes out.

use super::inline::{closes_sentence, code_span};
use super::writer::Writer;

/// Text with emphasis: that of blocks, or that of a link.
#[derive(Debug, Default)]
pub(super) struct Line {
    /// What the text goes to.
    pub(super) writer: Writer,
    /// The bold and italic text that has begun.
    emphasis: Vec<Emphasis>,
    /// Whether an element within the line has ended and nothing came behind it.
    pub(super) is_behind_element: bool,
}

#[derive(Debug)]
struct Emphasis {
    mark: &'static str,
    /// Whether the mark stands in the output yet.
    written: bool,
    /// Whether the text around is so emphasized already, and the mark is not needed.
    is_repeated: bool,
}

impl Line {
    /// Appends text of the model, with each word as `word` makes it.
    pub(super) fn text(&mut self, text: &str, word: fn(&str) -> String) {
        if text.starts_with(char::is_whitespace) {
            self.writer.space();
        }
        let is_marked = self.emphasis.iter().any(Emphasis::is_to_be_written);
        if self.is_behind_element && !is_marked && closes_sentence(text.trim_start()) {
            self.writer.no_space();
        }
        for (index, one) in text.split_whitespace().enumerate() {
            if index > 0 {
                self.writer.space();
            }
            self.push(&word(one), false);
        }
        if text.ends_with(char::is_whitespace) && !text.trim().is_empty() {
            self.writer.space();
        }
    }

    /// Appends a code span.
    pub(super) fn code(&mut self, text: &str) {
        if text.starts_with(char::is_whitespace) {
            self.writer.space();
        }
        self.push(&code_span(text), true);
        if text.ends_with(char::is_whitespace) {
            self.writer.space();
        }
    }

    /// Appends to the paragraph. The first word that has emphasis gets the marks in front of it.
    pub(super) fn push(&mut self, text: &str, is_markup: bool) {
        // Text of a link may begin with emphasis of its own; what was not emphasized was escaped.
        let Some(first) = text.chars().find(|c| *c != '*') else {
            return;
        };
        self.is_behind_element = false;
        let mut marks = String::new();
        for open in &mut self.emphasis {
            if open.is_to_be_written() {
                marks.push_str(open.mark);
                open.written = true;
            }
        }
        if !marks.is_empty() || text.starts_with('*') {
            self.writer.begin_marked(first);
        }
        match marks.is_empty() {
            true => self.writer.push(text, is_markup),
            false => self.writer.push(&format!("{marks}{text}"), true),
        }
    }

    /// Begins emphasis. It is repeated where the text around the line has it already.
    pub(super) fn emphasize(&mut self, mark: &'static str, is_repeated: bool) {
        if !self.has_emphasis(mark) {
            self.emphasis.push(Emphasis {
                mark,
                written: false,
                is_repeated,
            });
        }
    }

    /// Whether emphasis with this mark has begun.
    pub(super) fn has_emphasis(&self, mark: &str) -> bool {
        self.emphasis.iter().any(|open| open.mark == mark)
    }

    /// Ends emphasis, and what began within it.
    pub(super) fn end_emphasis(&mut self, mark: &str) {
        let Some(position) = self.emphasis.iter().position(|open| open.mark == mark) else {
            return;
        };
        for open in self.emphasis.split_off(position).into_iter().rev() {
            if open.written {
                self.writer.end_marked(open.mark);
            }
        }
    }

    /// Ends all emphasis.
    pub(super) fn end_all_emphasis(&mut self) {
        if let Some(first) = self.emphasis.first() {
            let mark = first.mark;
            self.end_emphasis(mark);
        }
    }
}

impl Emphasis {
    /// Whether its mark belongs in front of what comes next.
    fn is_to_be_written(&self) -> bool {
        !self.written && !self.is_repeated
    }
}
