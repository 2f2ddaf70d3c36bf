//! Calls of macros: tokens come in, lines go out. The printer cannot know what a macro takes, so calls are printed
//! here: each entry in braces has a line of its own, other arguments stand on one line.

use std::fmt::Write;

use proc_macro2::{Delimiter, Ident, Spacing, TokenStream, TokenTree};

use super::place::{Container, Place};

/// The printer's width, which arguments keep to.
const WIDTH: usize = 89;

/// Appends the call of a macro as an item: `path!(..);` or `path! { .. }`. Its first word was taken already; takes the
/// rest.
pub(super) fn push_call(
    output: &mut String,
    place: Place,
    word: Option<Ident>,
    trees: &mut impl Iterator<Item = TokenTree>,
) {
    place.indent(output);
    let start = output.len();
    let mut line = Line::new(output);
    for tree in word.map(TokenTree::Ident).into_iter().chain(trees) {
        match tree {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                return push_braces(line.output, place, group.stream());
            }
            TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis => {
                let mut arguments = String::new();
                Line::new(&mut arguments).push_all(group.stream());
                let rest = arguments.len() + "();".len();
                line.close(match line.output.len() - start + rest <= WIDTH {
                    true => format!("({arguments})"),
                    false => format!("(\n    {arguments}\n)"),
                });
            }
            tree => {
                let is_end = matches!(&tree, TokenTree::Punct(punct) if punct.as_char() == ';');
                line.push(tree);
                if is_end {
                    break;
                }
            }
        }
    }
    output.push('\n');
}

/// Appends braces with an entry on each line. Braces at the end of an entry hold entries too.
fn push_braces(output: &mut String, place: Place, entries: TokenStream) {
    if entries.is_empty() {
        output.push_str(" {}\n");
        return;
    }
    output.push_str(" {\n");
    let inside = place.inside(Container::Module);
    let mut trees = entries.into_iter().peekable();
    while trees.peek().is_some() {
        inside.indent(output);
        let mut line = Line::new(output);
        let mut body = None;
        while let Some(tree) = trees.next() {
            let is_end = matches!(&tree, TokenTree::Punct(punct) if punct.as_char() == ',');
            match tree {
                TokenTree::Group(group)
                    if group.delimiter() == Delimiter::Brace && trees.peek().is_none() =>
                {
                    body = Some(group.stream());
                }
                tree => line.push(tree),
            }
            if is_end {
                break;
            }
        }
        match body {
            Some(body) => push_braces(output, inside, body),
            None => output.push('\n'),
        }
    }
    place.indent(output);
    output.push_str("}\n");
}

/// Tokens on one line, with spaces between them as a person would set them.
struct Line<'o> {
    output: &'o mut String,
    last: Last,
}

/// What the line ends with, which decides whether a space follows.
#[derive(Clone, Copy, PartialEq)]
enum Last {
    /// Nothing, or a token without a space behind it: `(`, `&`, `<`, `.`, `::`, the first half of `=>`.
    Open,
    /// The first of two colons.
    Colon,
    /// A name, a literal, or brackets: a call or the arguments of a type may follow.
    Operand,
    /// Any other punctuation.
    Other,
}

impl<'o> Line<'o> {
    fn new(output: &'o mut String) -> Line<'o> {
        Line {
            output,
            last: Last::Open,
        }
    }

    fn push_all(&mut self, tokens: TokenStream) {
        tokens.into_iter().for_each(|tree| self.push(tree));
    }

    fn push(&mut self, tree: TokenTree) {
        if let TokenTree::Group(group) = &tree {
            if group.delimiter() == Delimiter::None {
                return self.push_all(group.stream());
            }
        }
        let (is_apart, next) = match &tree {
            TokenTree::Ident(_) | TokenTree::Literal(_) => (true, Last::Operand),
            TokenTree::Group(group) => {
                let is_apart = self.last != Last::Operand || group.delimiter() == Delimiter::Brace;
                (is_apart, Last::Operand)
            }
            TokenTree::Punct(punct) => {
                let is_first = punct.spacing() == Spacing::Joint;
                match punct.as_char() {
                    ',' | ';' | '?' => (false, Last::Other),
                    '.' => (false, Last::Open),
                    '>' => (false, Last::Operand),
                    '!' => (self.last != Last::Operand, Last::Operand),
                    '<' => (self.last != Last::Operand, Last::Open),
                    '&' | '\'' => (true, Last::Open),
                    // The sign of a number.
                    '-' if self.last != Last::Operand => (true, Last::Open),
                    ':' if is_first => (self.last != Last::Operand, Last::Colon),
                    ':' if self.last == Last::Colon => (false, Last::Open),
                    ':' => (false, Last::Other),
                    _ if is_first => (true, Last::Open),
                    _ => (true, Last::Other),
                }
            }
        };
        if is_apart && self.last != Last::Open {
            self.output.push(' ');
        }
        match tree {
            TokenTree::Group(group) => self.push_brackets(group.delimiter(), group.stream()),
            tree => {
                let _ = write!(self.output, "{tree}");
            }
        }
        self.last = next;
    }

    fn push_brackets(&mut self, delimiter: Delimiter, inside: TokenStream) {
        let (open, close) = match delimiter {
            Delimiter::Parenthesis => ("(", ")"),
            Delimiter::Bracket => ("[", "]"),
            Delimiter::Brace if inside.is_empty() => ("{", "}"),
            Delimiter::Brace => ("{ ", " }"),
            Delimiter::None => ("", ""),
        };
        self.output.push_str(open);
        self.last = Last::Open;
        self.push_all(inside);
        self.close(close);
    }

    /// Appends what ends brackets.
    fn close(&mut self, text: impl AsRef<str>) {
        self.output.push_str(text.as_ref());
        self.last = Last::Operand;
    }
}
