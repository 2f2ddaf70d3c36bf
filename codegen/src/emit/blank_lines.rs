//! Blank lines between items, which the printer leaves out: parsed items come in, the same items with
//! marker attributes where a blank line belongs go out; after printing, the markers become blank lines.
//!
//! The marker prints as a comment line of its own. It cannot be confused with anything else in the output:
//! [`replace`] counts the lines that look like one and gives up, for another marker to be tried, when
//! there are more of them than were placed.

use proc_macro2::Span;
use syn::{Attribute, ImplItem, Item, TraitItem};

/// What kind of line an item makes, as far as spacing goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Spacing {
    /// Short lines that stand together: `use`, `mod name;`, undocumented constants and type aliases.
    Tight(&'static str),
    /// Everything else: a blank line on both sides.
    Loose,
}

/// Places markers in front of items, and inside modules, impl blocks and traits.
pub(super) struct BlankLines {
    marker: String,
    placed: usize,
}

impl BlankLines {
    /// Markers with the given number; another number is another marker.
    pub(super) fn numbered(number: usize) -> BlankLines {
        BlankLines {
            marker: format!("blank line {number}"),
            placed: 0,
        }
    }

    /// Marks the items of a file or module; `after_text` when documentation or attributes stand above them.
    pub(super) fn separate(&mut self, items: &mut [Item], after_text: bool) {
        let mut previous = after_text.then_some(Spacing::Loose);
        for item in items {
            match item {
                Item::Mod(module) => {
                    if let Some((_, inner)) = &mut module.content {
                        self.separate(inner, false);
                    }
                }
                Item::Impl(block) => self.separate_impl(&mut block.items),
                Item::Trait(block) => self.separate_trait(&mut block.items),
                _ => {}
            }
            let spacing = item_spacing(item);
            if let Some(attributes) = item_attributes(item) {
                self.mark(attributes, previous, spacing);
            }
            previous = Some(spacing);
        }
    }

    /// Marks the items of an impl block.
    fn separate_impl(&mut self, items: &mut [ImplItem]) {
        let mut previous = None;
        for item in items {
            let (attributes, spacing) = match item {
                ImplItem::Const(item) => (&mut item.attrs, "const"),
                ImplItem::Type(item) => (&mut item.attrs, "type"),
                ImplItem::Fn(item) => (&mut item.attrs, ""),
                ImplItem::Macro(item) => (&mut item.attrs, ""),
                _ => continue,
            };
            let spacing = tight_if_plain(attributes, spacing);
            self.mark(attributes, previous, spacing);
            previous = Some(spacing);
        }
    }

    /// Marks the items of a trait.
    fn separate_trait(&mut self, items: &mut [TraitItem]) {
        let mut previous = None;
        for item in items {
            let (attributes, spacing) = match item {
                TraitItem::Const(item) => (&mut item.attrs, "const"),
                TraitItem::Type(item) => (&mut item.attrs, "type"),
                TraitItem::Fn(item) => (&mut item.attrs, ""),
                TraitItem::Macro(item) => (&mut item.attrs, ""),
                _ => continue,
            };
            let spacing = tight_if_plain(attributes, spacing);
            self.mark(attributes, previous, spacing);
            previous = Some(spacing);
        }
    }

    /// Puts a marker in front of the attributes unless both neighbours are short lines of one kind.
    fn mark(&mut self, attributes: &mut Vec<Attribute>, previous: Option<Spacing>, own: Spacing) {
        let together = match previous {
            None => true,
            Some(Spacing::Loose) => false,
            Some(tight) => tight == own,
        };
        if !together {
            let text = syn::LitStr::new(&self.marker, Span::call_site());
            attributes.insert(0, syn::parse_quote!(#[comment = #text]));
            self.placed += 1;
        }
    }

    /// Turns the marker lines of the printed text into blank lines; none when the text has other lines
    /// that look like markers.
    pub(super) fn replace(&self, printed: &str) -> Option<String> {
        let mut output = String::with_capacity(printed.len());
        let mut found = 0;
        for line in printed.lines() {
            if line.trim_start().strip_prefix("//") == Some(&self.marker) {
                found += 1;
            } else {
                output.push_str(line);
            }
            output.push('\n');
        }
        (found == self.placed).then_some(output)
    }
}

/// How an item wants to be spaced.
fn item_spacing(item: &Item) -> Spacing {
    match item {
        Item::Use(item) => tight_if_plain(&item.attrs, "use"),
        Item::ExternCrate(item) => tight_if_plain(&item.attrs, "extern crate"),
        Item::Mod(item) if item.content.is_none() => tight_if_plain(&item.attrs, "mod"),
        Item::Const(item) => tight_if_plain(&item.attrs, "const"),
        Item::Type(item) => tight_if_plain(&item.attrs, "type"),
        _ => Spacing::Loose,
    }
}

/// Tight for an item of a named kind that carries no attributes, so that it is a short line most likely.
fn tight_if_plain(attributes: &[Attribute], kind: &'static str) -> Spacing {
    if attributes.is_empty() && !kind.is_empty() {
        Spacing::Tight(kind)
    } else {
        Spacing::Loose
    }
}

/// The attributes of an item; none for items that the parser did not understand.
fn item_attributes(item: &mut Item) -> Option<&mut Vec<Attribute>> {
    Some(match item {
        Item::Const(item) => &mut item.attrs,
        Item::Enum(item) => &mut item.attrs,
        Item::ExternCrate(item) => &mut item.attrs,
        Item::Fn(item) => &mut item.attrs,
        Item::ForeignMod(item) => &mut item.attrs,
        Item::Impl(item) => &mut item.attrs,
        Item::Macro(item) => &mut item.attrs,
        Item::Mod(item) => &mut item.attrs,
        Item::Static(item) => &mut item.attrs,
        Item::Struct(item) => &mut item.attrs,
        Item::Trait(item) => &mut item.attrs,
        Item::TraitAlias(item) => &mut item.attrs,
        Item::Type(item) => &mut item.attrs,
        Item::Union(item) => &mut item.attrs,
        Item::Use(item) => &mut item.attrs,
        _ => return None,
    })
}
