//! The layers of the generator: each knows the ones that the design lets it know, and no others.

use std::fs;
use std::path::{Path, PathBuf};

/// A folder of the generator with its face, and what its code must not mention.
struct Layer {
    name: &'static str,
    forbidden: &'static [&'static str],
}

/// Naming and lowering know the model; rendering knows the intermediate representation alone; emission knows
/// neither.
const LAYERS: &[Layer] = &[
    Layer {
        name: "naming",
        forbidden: &["crate::ir", "crate::lower", "crate::render", "crate::emit"],
    },
    Layer {
        name: "ir",
        forbidden: &["crate::lower", "crate::render", "crate::emit", "quote"],
    },
    Layer {
        name: "lower",
        forbidden: &[
            "crate::render",
            "crate::emit",
            "quote",
            "heck",
            "proc_macro2",
        ],
    },
    Layer {
        name: "render",
        forbidden: &["smithy_model", "crate::lower", "crate::naming", "heck"],
    },
    Layer {
        name: "emit",
        forbidden: &[
            "smithy_model",
            "crate::ir",
            "crate::lower",
            "crate::render",
            "crate::naming",
        ],
    },
];

/// The source files of a layer.
fn sources(name: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = vec![root.join(format!("{name}.rs"))];
    let mut folders = vec![root.join(name)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push(path);
            }
        }
    }
    found
}

/// The paths that a file brings into scope, one text each: `crate::ir::Crate`.
fn imports(tree: &syn::UseTree, prefix: &str, found: &mut Vec<String>) {
    match tree {
        syn::UseTree::Path(tree) => {
            imports(&tree.tree, &format!("{prefix}{}::", tree.ident), found);
        }
        syn::UseTree::Name(tree) => found.push(format!("{prefix}{}", tree.ident)),
        syn::UseTree::Rename(tree) => found.push(format!("{prefix}{}", tree.ident)),
        syn::UseTree::Glob(_) => found.push(prefix.to_owned()),
        syn::UseTree::Group(tree) => {
            for tree in &tree.items {
                imports(tree, prefix, found);
            }
        }
    }
}

/// Whether a path is of a crate or module.
fn is_of(path: &str, module: &str) -> bool {
    path.strip_prefix(module)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

#[test]
fn each_layer_knows_only_what_it_may() {
    let mut offences = Vec::new();
    for layer in LAYERS {
        let files = sources(layer.name);
        assert!(!files.is_empty(), "{} has no files", layer.name);
        for path in files {
            let text = fs::read_to_string(&path).unwrap();
            let file = syn::parse_file(&text).unwrap();
            let mut found = Vec::new();
            for item in &file.items {
                if let syn::Item::Use(item) = item {
                    imports(&item.tree, "", &mut found);
                }
            }
            for import in found {
                if layer.forbidden.iter().any(|module| is_of(&import, module)) {
                    offences.push(format!("{}: {import}", path.display()));
                }
            }
        }
    }
    assert!(offences.is_empty(), "{}", offences.join("\n"));
}
