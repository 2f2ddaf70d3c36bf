//! Finding items in generated files.

use quote::ToTokens;
use smithy_codegen::emit::Files;
use syn::ext::IdentExt;
use syn::{ImplItem, Item};

/// The printed item that a case wants to show.
pub fn find(files: &Files, wanted: &str) -> Option<String> {
    if wanted.contains('.') {
        return files.get(wanted).map(str::to_owned);
    }
    if let Some(entries) = wanted
        .strip_suffix('!')
        .and_then(|name| with_entries(files, name))
    {
        return Some(entries);
    }
    let items: Vec<Item> = files
        .iter()
        .filter(|(path, _)| path.as_str().ends_with(".rs"))
        .flat_map(|(_, text)| syn::parse_file(text).unwrap().items)
        .collect();
    let found: Vec<Item> = if let Some((name, member)) = wanted.split_once("::") {
        items
            .into_iter()
            .filter_map(|item| with_member(item, name, member))
            .collect()
    } else if let Some((of, name)) = wanted.split_once(" for ") {
        let is_wanted = |item: &Item| is_trait_impl(item, of, name);
        items.into_iter().filter(is_wanted).collect()
    } else if let Some(name) = wanted.strip_suffix('!') {
        items
            .into_iter()
            .filter(|item| is_macro(item, name))
            .collect()
    } else {
        items
            .into_iter()
            .filter(|item| is_type(item, wanted))
            .collect()
    };
    if found.is_empty() {
        return None;
    }
    let file = syn::File {
        shebang: None,
        frontmatter: None,
        attrs: Vec::new(),
        items: found,
    };
    Some(prettyplease::unparse(&file))
}

fn is_type(item: &Item, name: &str) -> bool {
    match item {
        Item::Struct(item) => item.ident == name,
        Item::Enum(item) => item.ident == name,
        Item::Const(item) => item.ident == name,
        Item::Trait(item) => item.ident == name,
        Item::Type(item) => item.ident == name,
        _ => false,
    }
}

fn is_macro(item: &Item, name: &str) -> bool {
    match item {
        Item::Macro(item) => {
            let first = item.mac.tokens.clone().into_iter().next();
            first.is_some_and(|first| first.to_string() == name)
        }
        _ => false,
    }
}

/// The call of a macro that has an entry on each line, as it stands there.
fn with_entries(files: &Files, name: &str) -> Option<String> {
    let head = format!("! {{\n    {name} ");
    files.iter().find_map(|(_, text)| {
        let at = text.find(&head)?;
        let start = text.get(..at)?.rfind('\n')? + 1;
        let call = text.get(start..)?;
        Some(call.get(..call.find("\n}\n")? + 3)?.to_owned())
    })
}

fn is_trait_impl(item: &Item, of: &str, name: &str) -> bool {
    match item {
        Item::Impl(item) => {
            let last = item
                .trait_
                .as_ref()
                .and_then(|(path, ..)| path.segments.last());
            last.is_some_and(|last| last.ident == of) && last_segment(&item.self_ty) == name
        }
        _ => false,
    }
}

/// An inherent implementation reduced to one member.
fn with_member(item: Item, name: &str, member: &str) -> Option<Item> {
    let Item::Impl(mut block) = item else {
        return None;
    };
    if block.trait_.is_some() || last_segment(&block.self_ty) != name {
        return None;
    }
    block.items.retain(|one| match one {
        ImplItem::Fn(one) => one.sig.ident.unraw() == member,
        ImplItem::Const(one) => one.ident == member,
        _ => false,
    });
    (!block.items.is_empty()).then_some(Item::Impl(block))
}

fn last_segment(ty: &syn::Type) -> String {
    match ty {
        syn::Type::Path(path) => path.path.segments.last().unwrap().ident.to_string(),
        other => other.to_token_stream().to_string(),
    }
}
