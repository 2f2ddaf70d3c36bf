//! The text of the items of a file: tokens come in; formatted lines go out, with blank lines between items, which
//! the printer leaves out, and with documentation line by line.
//!
//! Items are taken apart at the level of tokens: each member of a module, a trait, an impl block, a structure or an
//! enum is printed as a unit of its own. So units are small, and an earlier unit has the layout of most of them.

use std::iter::Peekable;

use proc_macro2::token_stream::IntoIter;
use proc_macro2::{Delimiter, Group, Ident, Spacing as PunctSpacing, TokenStream, TokenTree};

use super::docs;
use super::layout::LayoutSet;
use super::macros;
use super::place::{Container, Place};
use super::unit::Unit;

/// How an item is spaced.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Spacing {
    /// Short lines that stand together: `use`, `mod name;`, undocumented constants and type aliases.
    Tight(Keyword),
    /// Everything else: a blank line on both sides.
    Loose,
}

/// The words that decide where an item ends and how it is spaced.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Keyword {
    Use,
    Extern,
    Const,
    Static,
    Type,
    /// An item that has members in braces.
    Block(Container),
    Other,
}

/// The text of a file that is being written.
pub(super) struct Writer<'l> {
    layouts: &'l mut LayoutSet,
    unit: Unit,
    /// The text so far.
    pub(super) text: String,
    /// What the next item of the file follows.
    previous: Option<Spacing>,
}

type Trees = Peekable<IntoIter>;

impl<'l> Writer<'l> {
    /// A text that begins with the head of the file, which may be empty.
    pub(super) fn new(layouts: &'l mut LayoutSet, head: String) -> Writer<'l> {
        Writer {
            layouts,
            unit: Unit::default(),
            previous: (!head.is_empty()).then_some(Spacing::Loose),
            text: head,
        }
    }

    /// Appends items of the file.
    ///
    /// # Errors
    ///
    /// When they are not items, or the printer does not know them.
    pub(super) fn items(&mut self, tokens: TokenStream) -> Result<(), String> {
        self.previous = self.members(tokens, Place::FILE, self.previous)?;
        Ok(())
    }

    /// Appends the members of an item, or the items of the file; returns how the last one is spaced.
    fn members(
        &mut self,
        tokens: TokenStream,
        place: Place,
        mut previous: Option<Spacing>,
    ) -> Result<Option<Spacing>, String> {
        let mut trees = tokens.into_iter().peekable();
        while trees.peek().is_some() {
            self.unit.restart(&place.key());
            let comments = self.attributes(&mut trees, place)?;
            match place.container {
                Container::Struct | Container::Enum => {
                    self.text.push_str(&comments);
                    self.rest_of_member(&mut trees);
                    self.layouts.print(&self.unit, place, &mut self.text)?;
                }
                Container::Module | Container::Impl | Container::Trait => {
                    previous = Some(self.item(&mut trees, place, &comments, previous)?);
                }
            }
        }
        Ok(previous)
    }

    /// Appends an item whose attributes were taken: blank line, documentation, and the rest.
    fn item(
        &mut self,
        trees: &mut Trees,
        place: Place,
        comments: &str,
        previous: Option<Spacing>,
    ) -> Result<Spacing, String> {
        let has_attributes = !comments.is_empty() || !self.unit.source.is_empty();
        self.visibility(trees);
        let word = match trees.next_if(|tree| matches!(tree, TokenTree::Ident(_))) {
            Some(TokenTree::Ident(word)) => Some(word),
            _ => None,
        };
        let keyword = word
            .as_ref()
            .map_or(Keyword::Other, |word| keyword(word, trees));
        let is_path = |tree: &TokenTree| is_punct(tree, ':') || is_punct(tree, '!');
        let defines = word.as_ref().is_some_and(|word| word == "macro_rules");
        let is_call = keyword == Keyword::Other && !defines;
        if is_call && trees.peek().is_some_and(is_path) {
            if !self.unit.source.is_empty() {
                return Err("a macro is called with attributes or a visibility".to_owned());
            }
            self.blank_line(previous, Spacing::Loose);
            self.text.push_str(comments);
            macros::push_call(&mut self.text, place, word, trees);
            return Ok(Spacing::Loose);
        }
        word.into_iter()
            .for_each(|word| self.unit.push(word.into()));
        let body = self.rest_of_item(trees, keyword);
        let is_short = match keyword {
            Keyword::Use | Keyword::Extern | Keyword::Const | Keyword::Type => true,
            Keyword::Block(Container::Module) => self.unit.source.trim_end().ends_with(';'),
            _ => false,
        };
        let spacing = match is_short && !has_attributes {
            true => Spacing::Tight(keyword),
            false => Spacing::Loose,
        };
        self.blank_line(previous, spacing);
        self.text.push_str(comments);
        self.layouts.print(&self.unit, place, &mut self.text)?;
        if let Some((container, members)) = body {
            // It was printed with empty braces.
            let head = self.text.strip_suffix("{}\n").map(str::len);
            self.text.truncate(head.ok_or("its head has no braces")?);
            self.text.push_str("{\n");
            self.members(members, place.inside(container), None)?;
            place.indent(&mut self.text);
            self.text.push_str("}\n");
        }
        Ok(spacing)
    }

    /// Appends a blank line, except between two short lines of one kind.
    fn blank_line(&mut self, previous: Option<Spacing>, spacing: Spacing) {
        if previous.is_some_and(|previous| previous == Spacing::Loose || previous != spacing) {
            self.text.push('\n');
        }
    }

    /// Takes the attributes in front of a unit. Returns the lines of documentation and comments that come first.
    fn attributes(&mut self, trees: &mut Trees, place: Place) -> Result<String, String> {
        let mut comments = String::new();
        while let Some(pound) = trees.next_if(|tree| is_punct(tree, '#')) {
            match trees.next() {
                Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Bracket => {
                    let is_first = self.unit.source.is_empty();
                    match docs::text_of(&group).filter(|_| is_first) {
                        Some((kind, text)) => {
                            docs::push_lines(&mut comments, place, kind.outer(), &text);
                        }
                        None => self.unit.push_attribute(group),
                    }
                }
                Some(tree) if is_punct(&tree, '!') => {
                    return Err("inner attributes belong to the head of the file".to_owned())
                }
                next => {
                    self.unit.push(pound);
                    next.into_iter().for_each(|next| self.unit.push(next));
                    break;
                }
            }
        }
        Ok(comments)
    }

    /// Takes `pub`, `pub(crate)` and the like.
    fn visibility(&mut self, trees: &mut Trees) {
        if let Some(word) = trees.next_if(|tree| is_word(tree, "pub")) {
            self.unit.push(word);
            let scope = trees.next_if(|tree| is_group(tree, Delimiter::Parenthesis));
            scope.into_iter().for_each(|scope| self.unit.push(scope));
        }
    }

    /// Takes the tokens up to the end of an item. The body of a block is returned, unless it is empty; the unit gets
    /// empty braces in its place.
    fn rest_of_item(
        &mut self,
        trees: &mut Trees,
        keyword: Keyword,
    ) -> Option<(Container, TokenStream)> {
        // In these, braces belong to a tree of names or to an expression.
        let ends_with_semicolon = matches!(
            keyword,
            Keyword::Use | Keyword::Const | Keyword::Static | Keyword::Type
        );
        for tree in trees.by_ref() {
            match tree {
                TokenTree::Group(group)
                    if group.delimiter() == Delimiter::Brace && !ends_with_semicolon =>
                {
                    let Keyword::Block(container) = keyword else {
                        self.unit.push(group.into());
                        return None;
                    };
                    let braces = Group::new(Delimiter::Brace, TokenStream::new());
                    self.unit.push(braces.into());
                    let members = group.stream();
                    return (!members.is_empty()).then_some((container, members));
                }
                tree => {
                    let is_end = is_punct(&tree, ';');
                    self.unit.push(tree);
                    if is_end {
                        return None;
                    }
                }
            }
        }
        None
    }

    /// Takes a field or a variant. The printer sets the comma behind it.
    fn rest_of_member(&mut self, trees: &mut Trees) {
        let mut depth = 0_usize;
        let mut after_joint = false;
        for tree in trees {
            if depth == 0 && is_punct(&tree, ',') {
                return;
            }
            if is_punct(&tree, '<') {
                depth += 1;
            } else if is_punct(&tree, '>') && !after_joint {
                depth = depth.saturating_sub(1);
            }
            // `->` closes nothing; `>>` closes two.
            after_joint = matches!(&tree, TokenTree::Punct(punct)
                if punct.as_char() == '-' && punct.spacing() == PunctSpacing::Joint);
            self.unit.push(tree);
        }
    }
}

/// What kind of item a word begins, by what follows it.
fn keyword(word: &Ident, trees: &mut Trees) -> Keyword {
    let next = |words: &[&str], trees: &mut Trees| {
        let next = trees.peek();
        next.is_some_and(|tree| words.iter().any(|word| is_word(tree, word)))
    };
    match word.to_string().as_str() {
        "use" => Keyword::Use,
        "const" if !next(&["fn", "unsafe", "async", "extern"], trees) => Keyword::Const,
        "extern" if next(&["crate"], trees) => Keyword::Extern,
        "static" => Keyword::Static,
        "type" => Keyword::Type,
        "mod" => Keyword::Block(Container::Module),
        "impl" => Keyword::Block(Container::Impl),
        "trait" => Keyword::Block(Container::Trait),
        "struct" => Keyword::Block(Container::Struct),
        "enum" => Keyword::Block(Container::Enum),
        _ => Keyword::Other,
    }
}

fn is_punct(tree: &TokenTree, wanted: char) -> bool {
    matches!(tree, TokenTree::Punct(punct) if punct.as_char() == wanted)
}

fn is_word(tree: &TokenTree, wanted: &str) -> bool {
    matches!(tree, TokenTree::Ident(ident) if ident == wanted)
}

fn is_group(tree: &TokenTree, wanted: Delimiter) -> bool {
    matches!(tree, TokenTree::Group(group) if group.delimiter() == wanted)
}
