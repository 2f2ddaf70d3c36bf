//! No trait is read and then ignored: `trait_consumers.txt` says for each one with a struct which file of the generator
//! uses it, or why a client may leave it.

use std::collections::BTreeMap;
use std::path::Path;

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use smithy_model::traits::typed_names;
use syn::{Item, UseTree};

/// A reason has at least so many words.
const WORDS: usize = 5;

fn listed() -> BTreeMap<&'static str, &'static str> {
    let lines = include_str!("trait_consumers.txt").lines();
    let lines = lines.filter(|line| !line.starts_with('#'));
    let rows: Vec<(&str, &str)> = lines.map(|line| line.split_once(" | ").unwrap()).collect();
    let count = rows.len();
    let listed: BTreeMap<&str, &str> = rows.into_iter().collect();
    assert_eq!(listed.len(), count, "a trait is listed twice");
    listed
}

/// What a file of Rust names, comments left out.
struct Names {
    /// What it imports from the traits, by the name of the struct, with the name that it has here.
    imported: BTreeMap<String, String>,
    /// The words and texts of everything but its imports.
    words: Vec<String>,
}

impl Names {
    fn of(path: &str) -> Names {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let text = std::fs::read_to_string(root.join(path)).unwrap_or_else(|_| panic!("{path}"));
        let mut names = Names {
            imported: BTreeMap::new(),
            words: Vec::new(),
        };
        for item in syn::parse_file(&text).unwrap().items {
            match item {
                Item::Use(import) => names.import(&import.tree, false),
                other => names.add(other.to_token_stream()),
            }
        }
        names
    }

    fn import(&mut self, tree: &UseTree, of_traits: bool) {
        let mut add = |name: &syn::Ident, here: &syn::Ident| {
            if of_traits {
                self.imported.insert(name.to_string(), here.to_string());
            }
        };
        match tree {
            UseTree::Path(path) => self.import(&path.tree, of_traits || path.ident == "traits"),
            UseTree::Name(name) => add(&name.ident, &name.ident),
            UseTree::Rename(name) => add(&name.ident, &name.rename),
            UseTree::Group(group) => {
                for tree in &group.items {
                    self.import(tree, of_traits);
                }
            }
            UseTree::Glob(_) => {}
        }
    }

    fn add(&mut self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Group(group) => self.add(group.stream()),
                TokenTree::Punct(_) => {}
                other => self.words.push(other.to_string()),
            }
        }
    }

    /// Whether the file uses a trait: its struct, or its id as a text.
    fn use_trait(&self, id: &str, name: &str) -> bool {
        let has = |word: &str| self.words.iter().any(|known| known == word);
        let by_path = || {
            let mut pairs = self.words.windows(2);
            pairs.any(|pair| pair == ["traits", name])
        };
        has(&format!("{id:?}"))
            || self.imported.get(name).is_some_and(|here| has(here))
            || by_path()
    }
}

#[test]
fn every_trait_is_used_or_has_a_reason_why_not() {
    let listed = listed();
    let mut files: BTreeMap<&str, Names> = BTreeMap::new();
    let (mut used, mut left) = (0, 0);
    for (id, name) in typed_names() {
        let Some(place) = listed.get(id) else {
            panic!("{id} is not listed: what uses it, or why may a client leave it?");
        };
        if !place.ends_with(".rs") {
            let words = place.split_whitespace().count();
            assert!(words >= WORDS, "{id}: {place:?} is no reason");
            left += 1;
            continue;
        }
        // To read, to check and to write a trait is not to use it.
        for folder in ["traits/", "read/", "check/", "write/"] {
            assert!(!place.contains(folder), "{id}: {place}");
        }
        let names = files.entry(place).or_insert_with(|| Names::of(place));
        assert!(names.use_trait(id, name), "{place} does not use {id}");
        used += 1;
    }
    assert_eq!(
        used + left,
        listed.len(),
        "a trait is listed that has no struct"
    );
    println!("{used} traits are used, {left} are left with a reason");
}
