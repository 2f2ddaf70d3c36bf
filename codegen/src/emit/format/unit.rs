//! One unit of a file (an item, a member of an impl block, a field, …) as it is handed to the printer: tokens come
//! in; their source text, the words in it, and a key that says how it is built go out.
//!
//! Two units have the same key when they differ only in names and strings of the same length. The printer looks only
//! at lengths when it breaks lines, so such units have one layout.

use std::fmt::Write;

use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, TokenStream, TokenTree};

use super::docs;

/// The words that have a meaning in the grammar of Rust, everywhere or in some places: their text is part of a key.
const KEYWORDS: &[&str] = &[
    "_", "abstract", "as", "async", "auto", "await", "become", "box", "break", "const", "continue",
    "crate", "default", "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for",
    "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override",
    "priv", "pub", "raw", "ref", "return", "safe", "self", "Self", "static", "struct", "super",
    "trait", "true", "try", "type", "typeof", "union", "unsafe", "unsized", "use", "while",
];

/// Tokens that are printed together.
#[derive(Default)]
pub(super) struct Unit {
    /// The tokens as text that parses to them.
    pub(super) source: String,
    /// How the unit is built: equal keys, equal layout.
    pub(super) key: Vec<u8>,
    /// Where in the source its names and literals are, in order.
    words: Vec<(usize, usize)>,
    /// Whether it holds comments inside. No other unit shares its layout then.
    pub(super) has_comments: bool,
}

impl Unit {
    /// Forgets everything but the memory. `place` says where the unit stands, which its layout depends on.
    pub(super) fn restart(&mut self, place: &[u8]) {
        self.source.clear();
        self.key.clear();
        self.key.extend_from_slice(place);
        self.words.clear();
        self.has_comments = false;
    }

    /// Its names and literals, in order.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        let text = |&(start, end): &(usize, usize)| self.source.get(start..end).unwrap_or_default();
        self.words.iter().map(text)
    }

    /// Adds a token with all that it holds.
    pub(super) fn push(&mut self, tree: TokenTree) {
        match tree {
            TokenTree::Ident(ident) => self.push_ident(&ident),
            TokenTree::Punct(punct) => self.push_punct(&punct),
            TokenTree::Literal(literal) => self.push_literal(&literal),
            TokenTree::Group(group) => self.push_group(group),
        }
    }

    /// Adds the tokens of a stream.
    fn push_all(&mut self, stream: TokenStream) {
        let mut trees = stream.into_iter();
        while let Some(tree) = trees.next() {
            match tree {
                TokenTree::Punct(pound) if pound.as_char() == '#' => match trees.next() {
                    Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Bracket => {
                        self.push_attribute(group);
                    }
                    next => {
                        self.push_punct(&pound);
                        next.into_iter().for_each(|next| self.push(next));
                    }
                },
                other => self.push(other),
            }
        }
    }

    /// Adds an outer attribute, given as what is in its brackets; documentation and comments line by line.
    pub(super) fn push_attribute(&mut self, group: Group) {
        let Some((kind, text)) = docs::text_of(&group) else {
            // The name of an attribute decides how the printer treats it.
            self.source.push('#');
            self.key.push(b'#');
            if let Some(TokenTree::Ident(name)) = group.stream().into_iter().next() {
                self.key.extend_from_slice(name.to_string().as_bytes());
            }
            self.push_group(group);
            return;
        };
        self.has_comments = true;
        for line in docs::lines(&text) {
            let line = Literal::string(&line);
            let _ = writeln!(self.source, "#[{} = {line}]", kind.name());
        }
    }

    fn push_ident(&mut self, ident: &Ident) {
        let start = self.source.len();
        let _ = write!(self.source, "{ident}");
        let word = self.source.get(start..).unwrap_or_default();
        if is_keyword(word) {
            self.key.push(b'k');
            self.key.extend_from_slice(word.as_bytes());
        } else {
            self.key.push(b'i');
            push_length(&mut self.key, word.len());
        }
        self.words.push((start, self.source.len()));
        self.source.push(' ');
    }

    fn push_punct(&mut self, punct: &Punct) {
        // ASCII by its definition.
        let byte = u8::try_from(punct.as_char()).unwrap_or(b'?');
        let is_joint = punct.spacing() == Spacing::Joint;
        self.key
            .extend_from_slice(&[if is_joint { b'j' } else { b'p' }, byte]);
        self.source.push(punct.as_char());
        if !is_joint {
            self.source.push(' ');
        }
    }

    /// A string counts by its length, every other literal by its text. The sign of a number is a token of its
    /// own, as it is for the parser.
    fn push_literal(&mut self, literal: &Literal) {
        let mut start = self.source.len();
        let _ = write!(self.source, "{literal}");
        if self
            .source
            .get(start..)
            .is_some_and(|text| text.starts_with('-'))
        {
            start += 1;
            self.key.extend_from_slice(b"p-");
        }
        let word = self.source.get(start..).unwrap_or_default();
        if word.starts_with('"') {
            self.key.push(b's');
            push_length(&mut self.key, word.len());
        } else {
            self.key.push(b'l');
            self.key.extend_from_slice(word.as_bytes());
            self.key.push(b' ');
        }
        self.words.push((start, self.source.len()));
        self.source.push(' ');
    }

    fn push_group(&mut self, group: Group) {
        let (open, close) = match group.delimiter() {
            Delimiter::Parenthesis => ("(", ")"),
            Delimiter::Brace => ("{", "}"),
            Delimiter::Bracket => ("[", "]"),
            Delimiter::None => ("", ""),
        };
        let stream = group.stream();
        // The stream is shared with the group, and to iterate over a shared one copies it.
        drop(group);
        self.source.push_str(open);
        self.key.extend_from_slice(open.as_bytes());
        self.push_all(stream);
        self.source.push_str(close);
        self.source.push(' ');
        self.key.extend_from_slice(close.as_bytes());
    }
}

/// The length of a word in a key.
fn push_length(key: &mut Vec<u8>, length: usize) {
    key.extend_from_slice(&u32::try_from(length).unwrap_or(u32::MAX).to_le_bytes());
}

fn is_keyword(word: &str) -> bool {
    (word.len() <= 8 && KEYWORDS.contains(&word)) || word == "macro_rules"
}
