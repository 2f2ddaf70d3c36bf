//! Layouts: a unit comes in, its printed text goes out. The printer is asked once for each layout; a unit that is
//! built like an earlier one takes that one's text with its own words in it.

use std::collections::HashMap;

use super::place::Place;
use super::print;
use super::unit::Unit;

/// The most layouts that are kept, so that they take little memory.
const MOST: usize = 40_000;

/// The layouts that were met so far, a set for each thread. One value may serve any number of crates, the faster the
/// more they share.
#[derive(Debug, Default)]
pub struct Layouts(Vec<LayoutSet>);

/// The layouts that one thread has met.
#[derive(Debug, Default)]
pub(super) struct LayoutSet {
    known: HashMap<Box<[u8]>, Layout>,
}

/// A printed text with its words taken out.
#[derive(Debug)]
struct Layout {
    /// What is between the words.
    text: String,
    /// Where in it each word goes, in order.
    places: Vec<usize>,
}

impl Layouts {
    /// The sets of that many threads.
    pub(super) fn sets(&mut self, threads: usize) -> &mut [LayoutSet] {
        let missing = threads.saturating_sub(self.0.len());
        self.0.extend((0..missing).map(|_| LayoutSet::default()));
        self.0.get_mut(..threads).unwrap_or_default()
    }
}

impl LayoutSet {
    /// Appends the printed text of a unit to `output`.
    ///
    /// # Errors
    ///
    /// When it is not what its place asks for, or the printer does not know it.
    pub(super) fn print(
        &mut self,
        unit: &Unit,
        place: Place,
        output: &mut String,
    ) -> Result<(), String> {
        if let Some(layout) = self
            .known
            .get(unit.key.as_slice())
            .filter(|_| !unit.has_comments)
        {
            layout.fill(unit, output);
            return Ok(());
        }
        let printed = print::print(&unit.source, place)?;
        output.push_str(&printed);
        if let Some(layout) = Layout::of(&printed, unit).filter(|_| !unit.has_comments) {
            if self.known.len() >= MOST {
                self.known.clear();
            }
            self.known.insert(unit.key.as_slice().into(), layout);
        }
        Ok(())
    }
}

impl Layout {
    /// Takes the words of a unit out of its printed text; `None` when the text does not have them one after the other.
    fn of(printed: &str, unit: &Unit) -> Option<Layout> {
        let mut layout = Layout {
            text: String::with_capacity(printed.len()),
            places: Vec::new(),
        };
        let mut words = unit.words();
        let mut rest = printed;
        while !rest.is_empty() {
            let (before, word) = next_word(rest)?;
            layout.text.push_str(rest.get(..before)?);
            rest = rest.get(before..)?;
            if word > 0 {
                if words.next()? != rest.get(..word)? {
                    return None;
                }
                layout.places.push(layout.text.len());
                rest = rest.get(word..)?;
            }
        }
        words.next().is_none().then_some(layout)
    }

    /// Appends the text with the words of a unit in it.
    fn fill(&self, unit: &Unit, output: &mut String) {
        let mut done = 0;
        for (place, word) in self.places.iter().zip(unit.words()) {
            output.push_str(self.text.get(done..*place).unwrap_or_default());
            output.push_str(word);
            done = *place;
        }
        output.push_str(self.text.get(done..).unwrap_or_default());
    }
}

/// How many bytes precede the next name or literal of a Rust text, and how long that is. A length of zero means that
/// no other follows; `None`, that it is a literal of a kind that is not read here.
pub(super) fn next_word(text: &str) -> Option<(usize, usize)> {
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    let start = text.find(|c| is_name(c) || c == '"' || c == '\'');
    let Some(start) = start else {
        return Some((text.len(), 0));
    };
    let rest = text.get(start..)?;
    let length = match rest.chars().next()? {
        '"' => string_length(rest)?,
        '\'' => {
            // A lifetime, whose name is the word; or a character, which is rare.
            let name = rest.get(1..)?;
            let length = name.find(|c| !is_name(c)).unwrap_or(name.len());
            let is_lifetime = length > 0 && !name.get(length..)?.starts_with('\'');
            return is_lifetime.then_some((start + 1, length));
        }
        '0'..='9' => number_length(rest),
        _ => {
            let raw = if rest.starts_with("r#") { 2 } else { 0 };
            let name = rest.get(raw..)?;
            let length = raw + name.find(|c| !is_name(c)).unwrap_or(name.len());
            let has_prefix = rest.get(length..)?.starts_with(['"', '\'', '#']);
            return (length > raw && !has_prefix).then_some((start, length));
        }
    };
    Some((start, length))
}

/// The length of the string literal that a text begins with.
fn string_length(text: &str) -> Option<usize> {
    let mut is_escaped = false;
    for (index, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'"' => return Some(index + 1),
            _ => {}
        }
    }
    None
}

/// The length of the number that a text begins with; a dot belongs to it when a digit follows.
fn number_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut length = 0;
    while let Some(byte) = bytes.get(length) {
        let is_point = *byte == b'.' && bytes.get(length + 1).is_some_and(u8::is_ascii_digit);
        if !(byte.is_ascii_alphanumeric() || *byte == b'_' || is_point) {
            break;
        }
        length += 1;
    }
    length
}
