//! Published crates: where their sources are, if they are, and what items they have.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use quote::ToTokens;

/// The published crates at hand by the part of their name after `aws-sdk-`.
pub fn published_crates() -> BTreeMap<String, PathBuf> {
    let home = || std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cargo"));
    let cargo_home = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(home);
    let mut folders: Vec<PathBuf> = std::env::var_os("PUBLISHED_CRATES")
        .map(PathBuf::from)
        .into_iter()
        .collect();
    if let Some(sources) =
        cargo_home.and_then(|home| std::fs::read_dir(home.join("registry/src")).ok())
    {
        folders.extend(sources.map(|source| source.unwrap().path()));
    }
    let entries = folders
        .iter()
        .filter_map(|folder| std::fs::read_dir(folder).ok())
        .flatten();
    let mut crates = BTreeMap::new();
    for path in entries.map(|entry| entry.unwrap().path()) {
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or_default();
        let Some(service) = name
            .strip_prefix("aws-sdk-")
            .and_then(|rest| rest.split('-').next())
        else {
            continue;
        };
        crates.insert(service.to_owned(), path);
    }
    crates
}

/// A struct or enum of a published crate: the names of its fields or variants and of its methods.
#[derive(Debug, Default)]
pub struct Item {
    /// Fields or variants.
    pub members: BTreeSet<String>,
    /// Inherent methods.
    pub methods: BTreeSet<String>,
}

/// The items of a published crate by the path of their public module, as `types::error`, and by name.
pub type Items = BTreeMap<String, BTreeMap<String, Item>>;

/// Reads the types, operations and client of the crate in a folder.
pub fn read_crate(folder: &Path) -> Items {
    let mut items = Items::new();
    for area in ["types", "operation", "client"] {
        for extension in ["", ".rs"] {
            read_path(
                &folder.join(format!("src/{area}{extension}")),
                area,
                &mut items,
            );
        }
    }
    items
}

/// Reads a file or folder of a module. The files of private modules begin with an underscore, and those of
/// the client hold its methods.
fn read_path(path: &Path, module: &str, items: &mut Items) {
    if path.is_file() {
        let file = syn::parse_file(&std::fs::read_to_string(path).unwrap()).unwrap();
        file.items
            .iter()
            .for_each(|item| read_item(item, module, items));
        return;
    }
    let Ok(entries) = std::fs::read_dir(path) else {
        return;
    };
    for entry in entries {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap();
        let is_private = name.starts_with('_') || module == "client";
        let child = format!("{module}::{name}");
        read_path(&path, if is_private { module } else { &child }, items);
    }
}

fn read_item(item: &syn::Item, module: &str, items: &mut Items) {
    let mut entry = |name: String, members: Vec<String>, methods: Vec<String>| {
        let module = items.entry(module.to_owned()).or_default();
        let item = module.entry(name).or_default();
        item.members.extend(members);
        item.methods.extend(methods);
    };
    match item {
        syn::Item::Struct(item) => {
            let fields = item.fields.iter().filter_map(|field| field.ident.as_ref());
            entry(
                item.ident.to_string(),
                fields.map(|one| one.to_string()).collect(),
                vec![],
            );
        }
        syn::Item::Enum(item) => {
            // The variant for what is unknown holds data that nobody else can make.
            let modeled = item
                .variants
                .iter()
                .filter(|variant| !is_catch_all(variant));
            let variants = modeled.map(|variant| variant.ident.to_string()).collect();
            entry(item.ident.to_string(), variants, vec![]);
        }
        syn::Item::Use(item) => {
            let path = item.tree.to_token_stream().to_string();
            let name = path.rsplit(' ').next().unwrap_or_default();
            entry(name.to_owned(), vec![], vec![]);
        }
        syn::Item::Impl(item) if item.trait_.is_none() => {
            let methods = item.items.iter().filter_map(|item| match item {
                syn::ImplItem::Fn(method) => Some(method.sig.ident.to_string()),
                _ => None,
            });
            let name = item.self_ty.to_token_stream().to_string();
            let name = name.rsplit(' ').next().unwrap_or_default().to_owned();
            entry(name, vec![], methods.collect());
        }
        _ => {}
    }
}

fn is_catch_all(variant: &syn::Variant) -> bool {
    variant.ident == "Unknown" || variant.ident == "Unhandled"
}

/// What is left of a name when spelling is not looked at.
pub fn letters(name: &str) -> String {
    let plain = name.trim_start_matches("r#").chars();
    plain
        .filter(char::is_ascii_alphanumeric)
        .map(|letter| letter.to_ascii_lowercase())
        .collect()
}
