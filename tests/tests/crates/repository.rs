//! The repository as it is checked in: the generated crate has nothing that costs its users compile time, and packages
//! depend on each other in the agreed directions.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use syn::{Attribute, ImplItem, Item, TraitItem};

use super::support::repository;

/// The Rust files under a folder.
fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|it| it == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// The files of the generated crate: path in the crate, and text.
fn generated() -> Vec<(String, String)> {
    let root = repository().join("generated");
    let files = rust_files(&root.join("src"));
    let read = files.into_iter().map(|path| {
        let name = path.strip_prefix(&root).unwrap().display().to_string();
        (name, std::fs::read_to_string(path).unwrap())
    });
    read.collect()
}

/// What an item holds that the compiler would translate in the crate itself: statics, and functions
/// that are not `#[inline]`.
fn roots(item: &Item, found: &mut Vec<String>) {
    let inline = |attributes: &[Attribute]| {
        attributes
            .iter()
            .any(|attribute| attribute.path().is_ident("inline"))
    };
    match item {
        Item::Static(item) => found.push(format!("static {}", item.ident)),
        Item::Fn(item) if !inline(&item.attrs) => found.push(format!("fn {}", item.sig.ident)),
        Item::Impl(item) => found.extend(item.items.iter().filter_map(|item| match item {
            ImplItem::Fn(item) if !inline(&item.attrs) => Some(format!("fn {}", item.sig.ident)),
            _ => None,
        })),
        Item::Trait(item) => found.extend(item.items.iter().filter_map(|item| match item {
            TraitItem::Fn(item) if item.default.is_some() && !inline(&item.attrs) => {
                Some(format!("fn {}", item.sig.ident))
            }
            _ => None,
        })),
        Item::Mod(item) => {
            for item in item.content.iter().flat_map(|(_, items)| items) {
                roots(item, found);
            }
        }
        _ => {}
    }
}

#[test]
fn nothing_is_a_root_of_code_generation() {
    let mut functions = 0;
    for (name, text) in generated() {
        functions += text.matches("fn ").count();
        let mut found = Vec::new();
        for item in &syn::parse_file(&text).unwrap().items {
            roots(item, &mut found);
        }
        assert!(found.is_empty(), "{name}: {found:?}");
    }
    assert!(functions > 300);
}

/// The packages of the workspace with their dependencies on each other and on everything else,
/// development aside.
fn dependencies() -> BTreeMap<String, BTreeSet<String>> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--format-version", "1"])
        .current_dir(repository())
        .output()
        .unwrap();
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|package| {
            let all = package["dependencies"].as_array().unwrap().iter();
            let all = all.filter(|dependency| dependency["kind"] != "dev");
            let names = all.map(|dependency| dependency["name"].as_str().unwrap().to_owned());
            (
                package["name"].as_str().unwrap().to_owned(),
                names.collect(),
            )
        });
    packages.collect()
}

#[test]
fn dependencies_go_one_way() {
    let all = dependencies();
    let ours: BTreeSet<_> = all.keys().map(String::as_str).collect();
    let of = |package: &str| -> BTreeSet<&str> {
        all[package]
            .iter()
            .map(String::as_str)
            .filter(|name| ours.contains(name))
            .collect()
    };
    assert_eq!(of("smithy-model"), BTreeSet::new());
    assert_eq!(of("smithy-codegen"), BTreeSet::from(["smithy-model"]));
    assert_eq!(of("smithy-client-runtime"), BTreeSet::new());
    assert_eq!(
        of("partnercentralaccount"),
        BTreeSet::from(["smithy-client-runtime"])
    );
    assert_eq!(
        of("smithy-codegen-cli"),
        BTreeSet::from(["smithy-codegen", "smithy-model"])
    );
    assert_eq!(
        of("lab"),
        BTreeSet::from(["smithy-codegen", "smithy-codegen-cli", "smithy-model"])
    );
    for (name, dependencies) in &all {
        // What users compile knows nothing of the laboratory.
        let is_laboratory = name == "lab" || name == "tests";
        assert!(is_laboratory || !dependencies.contains("lab"), "{name}");
    }
    for name in ["heck", "quote", "proc-macro2", "syn", "prettyplease"] {
        assert!(
            !all["smithy-model"].contains(name),
            "the model depends on {name}"
        );
        assert!(
            !all["smithy-client-runtime"].contains(name),
            "the runtime depends on {name}"
        );
    }
    assert_eq!(
        all["partnercentralaccount"].len(),
        1,
        "generated code names the runtime alone"
    );
}

#[test]
fn the_generated_crate_is_generated_whole() {
    for (name, text) in generated() {
        let first = text.lines().next().unwrap();
        assert!(first.contains("Generated by"), "{name} is written by hand");
    }
}
