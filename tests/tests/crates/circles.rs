//! The files of the product's packages import each other one way, so that each can be read after those that it imports.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Spacing, TokenStream, TokenTree};
use quote::ToTokens;
use syn::Item;

use super::support::repository;

/// The natural recursions, by an import that closes the circle.
const RECURSIONS: [[&str; 2]; 2] = [
    // A function evaluates the expressions that it is given, and an expression calls functions.
    [
        "runtime/src/jmespath/function.rs",
        "runtime/src/jmespath/evaluate.rs",
    ],
    // A value can be a structure, and the members of a structure are values.
    [
        "runtime/src/shape/value.rs",
        "runtime/src/shape/structure.rs",
    ],
];

/// The segments of a path.
type Path = Vec<String>;

/// A module: its file, the paths in it, and what its `use` lines call theirs.
#[derive(Default)]
struct Module {
    file: String,
    paths: Vec<Path>,
    uses: BTreeMap<String, Path>,
}

/// Reads a module and those in it, without tests. A macro is code of the file that it is used in.
fn read(at: &[String], file: String, items: Option<Vec<Item>>, all: &mut BTreeMap<Path, Module>) {
    let items = items.unwrap_or_else(|| {
        let text = std::fs::read_to_string(repository().join(&file)).unwrap();
        syn::parse_file(&text).unwrap().items
    });
    let mut module = Module {
        file,
        ..Module::default()
    };
    for item in items {
        let (mut found, tokens) = (Vec::new(), item.to_token_stream());
        match item {
            Item::Macro(one) if one.ident.is_some() => {}
            Item::Mod(_) if tokens.to_string().starts_with("# [cfg (test)]") => {}
            Item::Mod(one) => {
                let inner = [at, &[one.ident.to_string()]].concat();
                let file = match one.content {
                    Some(_) => module.file.clone(),
                    None => format!("{}/src/{}.rs", inner[0], inner[1..].join("/")),
                };
                read(&inner, file, one.content.map(|(_, items)| items), all);
            }
            other => {
                paths(tokens, &[], &mut found);
                module.paths.extend(found.iter().map(|one| one.1.clone()));
                if matches!(other, Item::Use(_)) {
                    module.uses.extend(found);
                }
            }
        }
    }
    all.insert(at.to_vec(), module);
}

/// The paths in code, each with the name that a `use` line gives it. Code in `quote!` is of the generated crate.
fn paths(tokens: TokenStream, outer: &[String], found: &mut Vec<(String, Path)>) {
    let (mut joined, mut renames, mut quoted) = (false, false, false);
    for token in tokens {
        match token {
            TokenTree::Punct(one) if one.as_char() == ':' => {
                joined |= one.spacing() == Spacing::Joint
            }
            TokenTree::Punct(one) if one.as_char() == '!' => {}
            TokenTree::Ident(one) => {
                let word = one.to_string();
                let own = (word.clone(), [outer, std::slice::from_ref(&word)].concat());
                let is_as = word == "as";
                quoted = word == "quote";
                match (found.last_mut(), outer.last()) {
                    _ if is_as => {}
                    (Some((name, _)), _) if renames => *name = word,
                    (Some((name, path)), _) if joined => {
                        path.push(word.clone());
                        *name = word;
                    }
                    (_, Some(module)) if word == "self" => {
                        found.push((module.clone(), outer.to_vec()))
                    }
                    _ => found.push(own),
                }
                (joined, renames) = (false, is_as);
            }
            TokenTree::Group(one) if !quoted => {
                let outer = if joined { found.pop() } else { None };
                paths(one.stream(), &outer.unwrap_or_default().1, found);
                found.push(Default::default());
                joined = false;
            }
            _ => {
                if let Some((_, path)) = found.last_mut().filter(|_| joined) {
                    path.push("*".to_owned());
                }
                found.push(Default::default());
                (joined, quoted) = (false, false);
            }
        }
    }
}

/// The file that defines what a path in a module leads to: that of the module itself for what is not of the package.
fn target<'a>(all: &'a BTreeMap<Path, Module>, at: &[String], path: &[String]) -> Option<&'a str> {
    let (first, rest) = path.split_first()?;
    let inner = [at, std::slice::from_ref(first)].concat();
    match first.as_str() {
        "crate" => target(all, &at[..1], rest),
        "super" => target(all, &at[..at.len() - 1], rest),
        "self" => target(all, at, rest),
        _ if all.contains_key(&inner) => target(all, &inner, rest),
        name => match all[at].uses.get(name) {
            Some(import) if import[0] != *first => target(all, at, &[&**import, rest].concat()),
            _ => Some(&all[at].file),
        },
    }
}

#[test]
fn files_import_one_way() {
    let mut all = BTreeMap::new();
    let roots = [
        "model/src/lib.rs",
        "codegen/src/lib.rs",
        "runtime/src/lib.rs",
        "cli/src/lib.rs",
        "xtask/src/main.rs",
    ];
    for root in roots {
        let package = root.split('/').next().unwrap().to_owned();
        read(&[package], root.to_owned(), None, &mut all);
    }
    let mut imports: BTreeSet<[&str; 2]> = BTreeSet::new();
    for (at, module) in &all {
        let targets = module
            .paths
            .iter()
            .filter_map(|path| target(&all, at, path));
        imports.extend(
            targets
                .filter(|file| *file != module.file)
                .map(|file| [&*module.file, file]),
        );
    }
    assert!(imports.len() > 1000);
    for recursion in RECURSIONS {
        assert!(
            imports.remove(&recursion),
            "{recursion:?} is no import any more"
        );
    }
    // What no file imports, and what imports no file, is in no circle.
    loop {
        let before = imports.len();
        let from: BTreeSet<_> = imports.iter().map(|[from, _]| *from).collect();
        let to: BTreeSet<_> = imports.iter().map(|[_, to]| *to).collect();
        imports.retain(|[one, other]| to.contains(one) && from.contains(other));
        if imports.len() == before {
            break;
        }
    }
    assert!(imports.is_empty(), "in a circle: {imports:#?}");
}
