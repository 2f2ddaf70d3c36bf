//! The text of the items of a file: tokens come in; formatted lines go out, with blank lines between items, which
//! the printer leaves out, and with documentation line by line.
//!
//! Items are taken apart at the level of tokens: what stands in the braces of a module, a trait, an impl block, a
//! structure, an enum or a macro call is printed member by member. So units are small, and most of them have a layout
//! that is known from an earlier one.

use std::iter::Peekable;
use std::vec;

use proc_macro2::{Delimiter, Group, Spacing as PunctSpacing, TokenStream, TokenTree};

use super::docs;
use super::layout::LayoutSet;
use super::print::{Container, Place, BODY};
use super::unit::Unit;

/// How many spaces a line is indented for each brace around it.
pub(super) const INDENT: usize = 4;

/// What kind of line an item makes, as far as spacing goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Spacing {
    /// Short lines that stand together: `use`, `mod name;`, undocumented constants and type aliases.
    Tight(Keyword),
    /// Everything else: a blank line on both sides.
    Loose,
}

/// The words that tell where an item ends and how it is spaced.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Keyword {
    Use,
    Extern,
    Const,
    Static,
    Type,
    /// What has members in braces.
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

type Trees = Peekable<vec::IntoIter<TokenTree>>;

impl<'l> Writer<'l> {
    /// A text that begins with the head of the file, which may be empty. With `shortens`, names of the prelude
    /// stand for their paths.
    pub(super) fn new(layouts: &'l mut LayoutSet, head: String, shortens: bool) -> Writer<'l> {
        Writer {
            layouts,
            unit: Unit::new(shortens),
            previous: (!head.is_empty()).then_some(Spacing::Loose),
            text: head,
        }
    }

    /// Appends items of the file.
    ///
    /// # Errors
    ///
    /// When they are not items, or the printer does not know them.
    pub(super) fn items(&mut self, tokens: Vec<TokenTree>) -> Result<(), String> {
        self.previous = self.members(tokens, Container::Module, 0, self.previous)?;
        Ok(())
    }

    /// Appends what stands in braces, or in the file; says what the last of it was.
    fn members(
        &mut self,
        tokens: Vec<TokenTree>,
        container: Container,
        depth: usize,
        mut previous: Option<Spacing>,
    ) -> Result<Option<Spacing>, String> {
        let mut trees = tokens.into_iter().peekable();
        while trees.peek().is_some() {
            previous = Some(self.member(&mut trees, container, depth, previous)?);
        }
        Ok(previous)
    }

    /// Appends one unit: blank line, documentation, and the rest.
    fn member(
        &mut self,
        trees: &mut Trees,
        container: Container,
        depth: usize,
        previous: Option<Spacing>,
    ) -> Result<Spacing, String> {
        let mut place = Place {
            container,
            depth,
            head_of: None,
        };
        self.unit.restart(&place.key());
        let mut comments = String::new();
        let has_attributes = self.attributes(trees, depth, &mut comments)?;
        let holds_items = !matches!(
            container,
            Container::Struct | Container::Enum | Container::Macro
        );
        let mut spacing = Spacing::Loose;
        let body;
        if holds_items {
            let keyword = self.visibility_and_keyword(trees);
            body = self.rest_of_item(trees, keyword);
            let is_short = match keyword {
                Keyword::Use | Keyword::Extern | Keyword::Const | Keyword::Type => true,
                Keyword::Block(Container::Module) => self.unit.source.trim_end().ends_with(';'),
                _ => false,
            };
            if is_short && !has_attributes {
                spacing = Spacing::Tight(keyword);
            }
            if previous.is_some_and(|previous| previous == Spacing::Loose || previous != spacing) {
                self.text.push('\n');
            }
        } else {
            body = self.rest_of_member(trees, container);
        }
        if let Some((block, _)) = body {
            place.head_of = Some(block);
            self.unit.key.extend(place.key());
        }
        self.text.push_str(&comments);
        let start = self.text.len();
        self.layouts.print(&self.unit, &place, &mut self.text)?;
        if let Some((inner, body)) = body {
            let cut = self.text.get(start..).and_then(|text| text.find(BODY));
            let cut = start + cut.ok_or("its head has no place for its members")?;
            let end = self.text.split_off(cut);
            self.members(body.into_iter().collect(), inner, depth + 1, None)?;
            self.text.push_str(end.trim_start_matches(BODY));
        }
        Ok(spacing)
    }

    /// Takes the attributes in front of a unit. Documentation and comments that come first are put into
    /// `comments` as lines; says whether there was any attribute.
    fn attributes(
        &mut self,
        trees: &mut Trees,
        depth: usize,
        comments: &mut String,
    ) -> Result<bool, String> {
        let (mut any, mut only_comments) = (false, true);
        while let Some(pound) = trees.next_if(|tree| is_punct(tree, '#')) {
            any = true;
            match trees.next() {
                Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Bracket => {
                    let comment = docs::text_of(&group).filter(|_| only_comments);
                    if let Some((kind, text)) = comment {
                        docs::push_lines(comments, depth * INDENT, kind.outer(), &text);
                    } else {
                        only_comments = false;
                        self.unit.push_attribute(group);
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
        Ok(any)
    }

    /// Takes `pub`, `pub(crate)` and the like, and the word that says what kind of item it is.
    fn visibility_and_keyword(&mut self, trees: &mut Trees) -> Keyword {
        if let Some(word) = trees.next_if(|tree| is_word(tree, "pub")) {
            self.unit.push(word);
            let is_scope = |tree: &TokenTree| is_group(tree, Delimiter::Parenthesis);
            trees
                .next_if(is_scope)
                .into_iter()
                .for_each(|scope| self.unit.push(scope));
        }
        let Some(TokenTree::Ident(word)) =
            trees.next_if(|tree| matches!(tree, TokenTree::Ident(_)))
        else {
            return Keyword::Other;
        };
        let next = |words: &[&str], trees: &mut Trees| {
            let next = trees.peek();
            next.is_some_and(|tree| words.iter().any(|word| is_word(tree, word)))
        };
        let keyword = match word.to_string().as_str() {
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
        };
        self.unit.push(TokenTree::Ident(word));
        keyword
    }

    /// Takes the tokens up to the end of an item. The body of a block, and of a macro call with braces, is not taken
    /// but given back, unless it is empty.
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
        let mut block = match keyword {
            Keyword::Block(container) => Some(container),
            _ => None,
        };
        for tree in trees.by_ref() {
            match tree {
                TokenTree::Group(group)
                    if group.delimiter() == Delimiter::Brace && !ends_with_semicolon =>
                {
                    return self.body(group, block);
                }
                tree => {
                    let is_end = is_punct(&tree, ';');
                    if keyword == Keyword::Other {
                        block = is_punct(&tree, '!').then_some(Container::Macro);
                    }
                    self.unit.push(tree);
                    if is_end {
                        return None;
                    }
                }
            }
        }
        None
    }

    /// The members of a block; the braces of everything else become part of the unit.
    fn body(&mut self, group: Group, block: Option<Container>) -> Option<(Container, TokenStream)> {
        let members = group.stream();
        if let Some(container) = block.filter(|_| !members.is_empty()) {
            return Some((container, members));
        }
        drop(members);
        self.unit.push(TokenTree::Group(group));
        None
    }

    /// Takes a field or a variant, or an entry of a macro call, and the comma behind it. The printer sets the comma
    /// of a field or variant anew. The braces with which a macro call ends hold entries too, and are given back.
    fn rest_of_member(
        &mut self,
        trees: &mut Trees,
        container: Container,
    ) -> Option<(Container, TokenStream)> {
        let mut depth = 0_usize;
        let mut after_joint = false;
        while let Some(tree) = trees.next() {
            let tree = match tree {
                TokenTree::Group(group)
                    if container == Container::Macro
                        && group.delimiter() == Delimiter::Brace
                        && trees.peek().is_none() =>
                {
                    return self.body(group, Some(container));
                }
                tree => tree,
            };
            if depth == 0 && is_punct(&tree, ',') {
                if container == Container::Macro {
                    self.unit.push(tree);
                }
                return None;
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
        None
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
