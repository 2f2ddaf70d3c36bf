//! The printer: the source of one unit comes in, its text as prettyplease prints it at its place goes out.

use std::panic::{catch_unwind, AssertUnwindSafe};

use syn::{ImplItem, Item, TraitItem};

use super::items::INDENT;
use super::layout::next_word;

/// What a unit stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Container {
    /// A file or a module, which hold items.
    Module,
    /// An impl block.
    Impl,
    /// A trait.
    Trait,
    /// The fields of a structure.
    Struct,
    /// The variants of an enum.
    Enum,
    /// The entries of a macro call, each of which ends with a comma.
    Macro,
}

/// Where a unit stands, and what it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// What it stands in.
    pub(super) container: Container,
    /// In how many braces.
    pub(super) depth: usize,
    /// For the head of a block, what the block holds; its text then has [`BODY`] where its members belong.
    pub(super) head_of: Option<Container>,
}

/// The character in the text of a head that stands for the lines of the members. No source has it: a literal
/// escapes it.
pub(super) const BODY: char = '\0';

/// The member of a block whose head alone is to be printed.
const STAND_IN: &str = "stand_in_for_the_members";

impl Place {
    /// The place as a part of keys.
    pub(super) fn key(&self) -> [u8; 3] {
        let head_of = self.head_of.map_or(0, |container| 1 + container as u8);
        let depth = u8::try_from(self.depth).unwrap_or(u8::MAX);
        [self.container as u8, depth, head_of]
    }
}

/// Prints a unit.
///
/// # Errors
///
/// When it is not what its place asks for, or the printer does not know it.
pub(super) fn print(source: &str, place: &Place) -> Result<String, String> {
    let file =
        syn::parse_str::<syn::File>(&in_place(source, place)).map_err(|error| error.to_string())?;
    check(&file.items, place.depth)?;
    let printed = unparse(&file)?;
    let unit = lines_inside(&printed, place.depth);
    if place.container == Container::Macro {
        let line = in_one_line(unit, place.depth);
        // The printer would not break the braces in the call.
        return Ok(match place.head_of {
            Some(_) => {
                let indent = place.depth * INDENT;
                format!("{line} {{\n{BODY}{:indent$}}}\n", "")
            }
            None => format!("{line}\n"),
        });
    }
    if place.head_of.is_none() {
        return Ok(unit.to_owned());
    }
    let stands = unit.rfind(STAND_IN).and_then(|at| {
        let (before, after) = unit.split_at(at);
        Some((before.rfind('\n')? + 1, at + after.find('\n')? + 1))
    });
    let (before, after) = stands.ok_or("its head is not on lines of its own")?;
    let (head, end) = (unit.get(..before), unit.get(after..));
    Ok(format!(
        "{}{BODY}{}",
        head.unwrap_or_default(),
        end.unwrap_or_default()
    ))
}

/// Prints a parsed file; paths in macros like those elsewhere.
///
/// # Errors
///
/// When it has syntax that the printer does not know, where that panics.
pub(super) fn unparse(file: &syn::File) -> Result<String, String> {
    let printed = catch_unwind(AssertUnwindSafe(|| prettyplease::unparse(file)))
        .map_err(|_| "the printer gave up".to_owned())?;
    Ok(match APART.iter().any(|apart| printed.contains(apart)) {
        true => joined(&printed).unwrap_or(printed),
        false => printed,
    })
}

/// What the printer makes of `crate::`, of references and of what has a type in macros.
const APART: [&str; 4] = ["crate ::", "(& ", "(&\n", " : "];

/// An entry of a macro call, which the printer breaks as if it had none: in one line it is not taken for several.
fn in_one_line(unit: &str, depth: usize) -> String {
    let lines: Vec<&str> = unit.lines().map(str::trim).collect();
    let line = lines.join(" ");
    format!("{:width$}{line}", "", width = depth * INDENT)
}

/// The text with the paths in macros as they are elsewhere; none when its words are not understood.
fn joined(text: &str) -> Option<String> {
    let mut output = String::with_capacity(text.len());
    let mut rest = text;
    let mut word = "";
    while !rest.is_empty() {
        let (before, length) = next_word(rest)?;
        let between = rest.get(..before)?;
        let between = match word {
            "crate" if between.starts_with(" ::") => between.trim_start(),
            // Nor does a colon.
            _ if between == " : " => ": ",
            _ => between,
        };
        // Elsewhere a reference never stands apart from what it refers to.
        let mut parts = between.split("(&");
        output.push_str(parts.next().unwrap_or_default());
        for part in parts {
            output.push_str("(&");
            output.push_str(part.trim_start());
        }
        word = rest.get(before..before + length)?;
        output.push_str(word);
        rest = rest.get(before + length..)?;
    }
    Some(output)
}

/// The unit with as much around it as its place has.
fn in_place(source: &str, place: &Place) -> String {
    let outer = place.depth.saturating_sub(1);
    let wrapper = match (place.container, place.depth) {
        (_, 0) => "",
        (Container::Module, _) => "mod a {",
        (Container::Impl, _) => "impl A {",
        (Container::Trait, _) => "trait A {",
        (Container::Struct, _) => "struct A {",
        (Container::Enum, _) => "enum A {",
        (Container::Macro, _) => "a! {",
    };
    let body = match place.head_of {
        _ if place.container == Container::Macro => String::new(),
        None => String::new(),
        Some(Container::Module) => format!("{{ struct {STAND_IN}; }}"),
        Some(Container::Impl | Container::Trait) => format!("{{ const {STAND_IN}: A = A; }}"),
        Some(Container::Struct) => format!("{{ {STAND_IN}: A }}"),
        Some(Container::Enum | Container::Macro) => format!("{{ {STAND_IN} }}"),
    };
    format!(
        "{}{wrapper}{source}{body}{}",
        "mod a {".repeat(outer),
        "}".repeat(place.depth)
    )
}

/// The text without the first and the last `depth` lines.
fn lines_inside(text: &str, depth: usize) -> &str {
    let mut inside = text;
    for _ in 0..depth {
        inside = inside.split_once('\n').map_or("", |(_, rest)| rest);
        let lines = inside.strip_suffix('\n').unwrap_or(inside);
        let end = lines.rfind('\n').map_or(0, |at| at + 1);
        inside = inside.get(..end).unwrap_or_default();
    }
    inside
}

/// That exactly one unit, and one that the printer knows, stands in its place.
fn check(items: &[Item], depth: usize) -> Result<(), String> {
    const OTHER: &str = "it is not one item, as it should be";
    let [item] = items else {
        return Err(OTHER.to_owned());
    };
    let is_known = match (item, depth) {
        (Item::Verbatim(_), _) => false,
        (_, 0) => true,
        (Item::Mod(module), 2..) => {
            let items = module.content.as_ref().map(|(_, items)| items.as_slice());
            return check(items.unwrap_or_default(), depth - 1);
        }
        (Item::Mod(module), _) => {
            match module.content.as_ref().map(|(_, items)| items.as_slice()) {
                Some([item]) => !matches!(item, Item::Verbatim(_)),
                _ => return Err(OTHER.to_owned()),
            }
        }
        (Item::Impl(block), _) => match block.items.as_slice() {
            [member] => !matches!(member, ImplItem::Verbatim(_)),
            _ => return Err(OTHER.to_owned()),
        },
        (Item::Trait(block), _) => match block.items.as_slice() {
            [member] => !matches!(member, TraitItem::Verbatim(_)),
            _ => return Err(OTHER.to_owned()),
        },
        (Item::Struct(item), _) => item.fields.len() == 1,
        (Item::Enum(item), _) => item.variants.len() == 1,
        (Item::Macro(_), _) => true,
        _ => false,
    };
    if is_known {
        Ok(())
    } else {
        Err("it has an item that the printer does not know".to_owned())
    }
}
