//! Syntax comes in; modules with their definitions, imports and impl blocks go out, names unresolved.

use std::collections::BTreeMap;

use syn::punctuated::Punctuated;
use syn::{Attribute, Fields, ImplItem, Item, Meta, TraitItem, UseTree, Visibility};

/// The modules of a crate by path; the root's path is empty.
#[derive(Default)]
pub(super) struct SourceTree {
    pub(super) modules: BTreeMap<Vec<String>, Module>,
}

/// One module, whether it is a file or a block.
#[derive(Default)]
pub(super) struct Module {
    /// Its inner modules, and whether they are public.
    pub(super) children: BTreeMap<String, bool>,
    /// Its definitions, by name.
    pub(super) definitions: BTreeMap<String, Definition>,
    /// The names that it brings into scope.
    pub(super) imports: Vec<Import>,
    /// Its inherent impl blocks.
    pub(super) impls: Vec<ImplBlock>,
}

/// Public members by name, with the word for their kind.
pub(super) type Members = BTreeMap<String, &'static str>;

/// A type, function, constant or macro.
pub(super) struct Definition {
    /// The word for its kind.
    pub(super) kind: &'static str,
    /// Whether it is visible to everyone.
    pub(super) public: bool,
    /// Its public members.
    pub(super) members: Members,
}

/// An inherent impl block.
pub(super) struct ImplBlock {
    /// The path of the type.
    pub(super) of: Vec<String>,
    /// Its public members. The key of a method ends with `()`, since a type may have a field and a method of one name.
    pub(super) members: Members,
}

/// One name of a `use` declaration.
pub(super) struct Import {
    /// Whether it is a re-export.
    pub(super) public: bool,
    /// The name it gives; none for a glob.
    pub(super) name: Option<String>,
    /// The path that it names; the first part is empty if the path starts with `::`.
    pub(super) path: Vec<String>,
}

impl SourceTree {
    /// Adds the items of a module.
    pub(super) fn add_items(&mut self, path: &[String], items: &[Item]) {
        let mut module = self.modules.remove(path).unwrap_or_default();
        for item in items {
            self.add_item(path, &mut module, item);
        }
        self.modules.insert(path.to_vec(), module);
    }

    fn add_item(&mut self, path: &[String], module: &mut Module, item: &Item) {
        match item {
            Item::Mod(item) => {
                let name = item.ident.to_string();
                let public = is_shown(&item.vis, &item.attrs);
                module.children.insert(name.clone(), public);
                if let Some((_, items)) = &item.content {
                    let mut inner = path.to_vec();
                    inner.push(name);
                    self.add_items(&inner, items);
                }
            }
            Item::Use(item) => {
                let start = match item.leading_colon {
                    Some(_) => vec![String::new()],
                    None => Vec::new(),
                };
                let public = is_shown(&item.vis, &item.attrs);
                add_imports(&mut module.imports, public, start, &item.tree);
            }
            Item::Impl(item) if item.trait_.is_none() => {
                if let syn::Type::Path(of) = &*item.self_ty {
                    let of = of.path.segments.iter().map(|part| part.ident.to_string());
                    module.impls.push(ImplBlock {
                        of: of.collect(),
                        members: impl_members(&item.items),
                    });
                }
            }
            other => {
                if let Some((name, definition)) = definition(other) {
                    module.definitions.insert(name, definition);
                }
            }
        }
    }
}

/// A definition by name; none for items that define no name.
fn definition(item: &Item) -> Option<(String, Definition)> {
    let (kind, name, visibility, attributes) = match item {
        Item::Struct(item) => ("struct", &item.ident, &item.vis, &item.attrs),
        Item::Enum(item) => ("enum", &item.ident, &item.vis, &item.attrs),
        Item::Trait(item) => ("trait", &item.ident, &item.vis, &item.attrs),
        Item::Fn(item) => ("function", &item.sig.ident, &item.vis, &item.attrs),
        Item::Const(item) => ("constant", &item.ident, &item.vis, &item.attrs),
        Item::Static(item) => ("static", &item.ident, &item.vis, &item.attrs),
        Item::Type(item) => ("type alias", &item.ident, &item.vis, &item.attrs),
        _ => return None,
    };
    let members = match item {
        Item::Struct(item) => fields(&item.fields),
        Item::Enum(item) => variants(item),
        Item::Trait(item) => trait_members(item),
        _ => Members::new(),
    };
    let definition = Definition {
        kind,
        public: is_shown(visibility, attributes),
        members,
    };
    Some((name.to_string(), definition))
}

fn fields(fields: &Fields) -> Members {
    fields
        .iter()
        .enumerate()
        .filter(|(_, field)| is_shown(&field.vis, &field.attrs))
        .map(|(index, field)| match &field.ident {
            Some(name) => (name.to_string(), "field"),
            None => (index.to_string(), "field"),
        })
        .collect()
}

fn variants(item: &syn::ItemEnum) -> Members {
    item.variants
        .iter()
        .filter(|variant| !is_hidden(&variant.attrs))
        .map(|variant| (variant.ident.to_string(), "variant"))
        .collect()
}

fn trait_members(item: &syn::ItemTrait) -> Members {
    item.items
        .iter()
        .filter_map(|member| match member {
            TraitItem::Fn(member) => Some((format!("{}()", member.sig.ident), "method")),
            TraitItem::Const(member) => Some((member.ident.to_string(), "constant")),
            TraitItem::Type(member) => Some((member.ident.to_string(), "associated type")),
            _ => None,
        })
        .collect()
}

fn impl_members(items: &[ImplItem]) -> Members {
    items
        .iter()
        .filter_map(|member| {
            let (name, kind, visibility, attributes) = match member {
                ImplItem::Fn(item) => {
                    let name = format!("{}()", item.sig.ident);
                    (name, "method", &item.vis, &item.attrs)
                }
                ImplItem::Const(item) => {
                    (item.ident.to_string(), "constant", &item.vis, &item.attrs)
                }
                _ => return None,
            };
            is_shown(visibility, attributes).then_some((name, kind))
        })
        .collect()
}

/// Adds every name of a `use` tree.
fn add_imports(imports: &mut Vec<Import>, public: bool, mut path: Vec<String>, tree: &UseTree) {
    let name = match tree {
        UseTree::Path(tree) => {
            path.push(tree.ident.to_string());
            return add_imports(imports, public, path, &tree.tree);
        }
        UseTree::Group(tree) => {
            for item in &tree.items {
                add_imports(imports, public, path.clone(), item);
            }
            return;
        }
        UseTree::Name(tree) => {
            let name = tree.ident.to_string();
            if name == "self" {
                path.last().cloned()
            } else {
                path.push(name.clone());
                Some(name)
            }
        }
        UseTree::Rename(tree) => {
            if tree.ident != "self" {
                path.push(tree.ident.to_string());
            }
            Some(tree.rename.to_string())
        }
        UseTree::Glob(_) => None,
    };
    imports.push(Import { public, name, path });
}

fn is_shown(visibility: &Visibility, attributes: &[Attribute]) -> bool {
    matches!(visibility, Visibility::Public(_)) && !is_hidden(attributes)
}

/// Whether an item is `#[doc(hidden)]` and so no part of the API.
fn is_hidden(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let Meta::List(list) = &attribute.meta else {
            return false;
        };
        list.path.is_ident("doc")
            && list
                .parse_args_with(Punctuated::<Meta, syn::Token![,]>::parse_terminated)
                .is_ok_and(|parts| parts.iter().any(|part| part.path().is_ident("hidden")))
    })
}
