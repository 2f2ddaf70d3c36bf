//! The printer: the source of one unit comes in, its text as prettyplease prints it at its place goes out.

use std::panic::{catch_unwind, AssertUnwindSafe};

use syn::{ImplItem, Item, TraitItem};

use super::place::{Container, Place};

/// Prints a unit.
///
/// # Errors
///
/// When it is not what its place asks for, or the printer does not know it.
pub(super) fn print(source: &str, place: Place) -> Result<String, String> {
    let file =
        syn::parse_str::<syn::File>(&in_place(source, place)).map_err(|error| error.to_string())?;
    check(&file.items, place.depth)?;
    let printed = unparse(&file)?;
    Ok(lines_inside(&printed, place.depth).to_owned())
}

/// Prints a parsed file.
///
/// # Errors
///
/// When it has syntax that the printer does not know, where that panics.
pub(super) fn unparse(file: &syn::File) -> Result<String, String> {
    catch_unwind(AssertUnwindSafe(|| prettyplease::unparse(file)))
        .map_err(|_| "the printer gave up".to_owned())
}

/// The unit with as much around it as its place has.
fn in_place(source: &str, place: Place) -> String {
    let outer = place.depth.saturating_sub(1);
    let wrapper = match (place.container, place.depth) {
        (_, 0) => "",
        (Container::Module, _) => "mod a {",
        (Container::Impl, _) => "impl A {",
        (Container::Trait, _) => "trait A {",
        (Container::Struct, _) => "struct A {",
        (Container::Enum, _) => "enum A {",
    };
    format!(
        "{}{wrapper}{source}{}",
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

/// Checks that exactly one unit stands in its place, and that the printer knows it.
fn check(items: &[Item], depth: usize) -> Result<(), String> {
    const OTHER: &str = "it is not one item, as it should be";
    let [item] = items else {
        return Err(OTHER.to_owned());
    };
    let is_known = match (item, depth) {
        (Item::Verbatim(_), _) => false,
        (_, 0) => true,
        (Item::Mod(module), _) => {
            let items = module.content.as_ref().map(|(_, items)| items.as_slice());
            return check(items.unwrap_or_default(), depth - 1);
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
        _ => false,
    };
    if is_known {
        Ok(())
    } else {
        Err("it has an item that the printer does not know".to_owned())
    }
}
