//! Some operations of a service: what is generated for them is what the whole crate has, to the token, everything in
//! the closure of the operations is there, and nothing else is.
//!
//! The variable `SUBSET_SEED` decides which operations these are.

use std::collections::{BTreeMap, BTreeSet};

use quote::ToTokens;
use smithy_codegen::emit::{Files, Layouts};
use smithy_codegen::{Options, PackageName, PackageVersion, RuntimeSource};
use smithy_model::{Model, SourceFile};
use syn::{ImplItem, Item};
use tests::conformance;
use tests::references::References;

use super::closure::{plain, Closure, Document};

/// How many services, of those with the largest models.
const SERVICES: usize = 10;
/// Subsets of each.
const SUBSETS: usize = 2;
/// Operations of a subset.
const OPERATIONS: usize = 3;

/// Items that a subset has in another form than the whole crate: file, a part of their text, and the reason. Nothing
/// else may differ.
const EXCEPTIONS: [(&str, &str, &str); 2] = [
    (
        "src/client.rs",
        "pub struct Client",
        "the example in its documentation calls an operation that the crate has",
    ),
    (
        "src/error_meta.rs",
        "service_error !",
        "the macro lists the variants of the crate's error; each of them is compared in the enum",
    ),
];

fn is_exception(path: &str, item: &str) -> bool {
    let mut exceptions = EXCEPTIONS.iter();
    exceptions.any(|(file, part, _)| *file == path && item.contains(part))
}

fn generate(model: &Model, operations: Vec<String>, layouts: &mut Layouts) -> Option<Files> {
    let options = Options {
        service: None,
        operations,
        protocol: None,
        package: PackageName::new("sample").unwrap(),
        version: PackageVersion::new("0.1.0").unwrap(),
        runtime: RuntimeSource::Version("0.1.0".to_owned()),
        manifest: smithy_codegen::ManifestKeys::default(),
    };
    let generated = smithy_codegen::generate_with(model, &options, layouts, 1).ok()?;
    Some(generated.files)
}

/// Numbers that look random and follow from a seed.
struct Numbers(u64);

impl Numbers {
    fn of(seed: &str) -> Numbers {
        let step = |sum: u64, byte: u8| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        Numbers(seed.bytes().fold(0xcbf2_9ce4_8422_2325, step).max(1))
    }

    /// So many of the names, none of them twice.
    fn choose(&mut self, names: &[&str]) -> Vec<String> {
        let mut left = names.to_vec();
        let count = OPERATIONS.min(left.len());
        let chosen = (0..count).map(|_| left.swap_remove(self.below(left.len())).to_owned());
        chosen.collect()
    }

    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).unwrap()
    }
}

/// The texts of the items of a file, those of impl blocks, traits and enums taken apart: `impl City` and each member of it.
fn items(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for item in syn::parse_file(text).unwrap().items {
        match item {
            Item::Impl(mut block) => {
                let members = std::mem::take(&mut block.items);
                let head = block.to_token_stream().to_string();
                found.extend(
                    members
                        .iter()
                        .map(|member: &ImplItem| format!("{head} {}", member.to_token_stream())),
                );
                found.insert(head);
            }
            Item::Trait(mut item) => {
                let members = std::mem::take(&mut item.items);
                let head = item.to_token_stream().to_string();
                let members = members.iter();
                found.extend(members.map(|one| format!("{head} {}", one.to_token_stream())));
                found.insert(head);
            }
            Item::Enum(mut item) => {
                let variants = std::mem::take(&mut item.variants);
                let head = item.to_token_stream().to_string();
                found.extend(
                    variants
                        .iter()
                        .map(|one| format!("{head} {}", one.to_token_stream())),
                );
                found.insert(head);
            }
            other => {
                found.insert(other.to_token_stream().to_string());
            }
        }
    }
    found
}

/// What a subset has and the whole crate has not, by file. Documentation names what the subset leaves out, where it
/// has code instead of the whole crate's link.
fn differences(subset: &Files, whole: &Files) -> BTreeMap<String, Vec<String>> {
    let mut found = BTreeMap::new();
    let references = References::of(subset);
    for (path, text) in subset
        .iter()
        .filter(|(path, _)| path.as_str().ends_with(".rs"))
    {
        let all = whole.get(path.as_str());
        if all == Some(text) {
            continue;
        }
        let all = all.map(items).unwrap_or_default();
        let own: Vec<String> = items(text)
            .into_iter()
            .filter(|item| !all.contains(item) && !is_exception(path.as_str(), item))
            .collect();
        let own = references.left_out(own, &all);
        if !own.is_empty() {
            found.insert(path.as_str().to_owned(), own);
        }
    }
    found
}

/// What a crate has of what a closure names.
fn contents(files: &Files) -> Closure {
    let mut found = Closure::default();
    for (path, text) in files.iter() {
        let parts: Vec<&str> = path.as_str().split('/').collect();
        match parts.as_slice() {
            ["src", "types", "builders.rs" | "error.rs"]
            | ["src", "types", "error", "builders.rs"] => {}
            ["src", "types", _] => found.types.extend(declared(text)),
            ["src", "types", "error", _] => found.errors.extend(declared(text)),
            ["src", "operation", file] => {
                found.operations.extend(file.strip_suffix(".rs").map(plain));
            }
            ["src", "config", "endpoint.rs"] => found.parameters.extend(settable(text)),
            ["src", "waiters", file] => found.waiters.extend(file.strip_suffix(".rs").map(plain)),
            _ => {}
        }
    }
    found
}

/// What the builder of endpoint parameters takes.
fn settable(text: &str) -> Vec<String> {
    let methods = syn::parse_file(text).unwrap().items;
    let methods = methods.into_iter().flat_map(|item| match item {
        Item::Impl(block) if block.trait_.is_none() => {
            let of = block.self_ty.to_token_stream().to_string();
            (of == "ParamsBuilder").then_some(block.items)
        }
        _ => None,
    });
    let names = methods.flatten().filter_map(|method| match method {
        ImplItem::Fn(method) => method.sig.ident.to_string().strip_prefix("set_").map(plain),
        _ => None,
    });
    names.collect()
}

/// The public types of a file, without builders.
fn declared(text: &str) -> Vec<String> {
    let items = syn::parse_file(text).unwrap().items;
    let names: Vec<String> = items
        .iter()
        .filter_map(|item| match item {
            Item::Struct(item) => Some((&item.vis, &item.ident)),
            Item::Enum(item) => Some((&item.vis, &item.ident)),
            _ => None,
        })
        .filter(|(visibility, _)| matches!(visibility, syn::Visibility::Public(_)))
        .map(|(_, name)| name.to_string())
        .collect();
    let is_builder = |name: &str| {
        let of = name.strip_suffix("Builder");
        of.is_some_and(|of| names.iter().any(|one| one == of))
    };
    let types = names.iter().filter(|name| !is_builder(name));
    types.map(|name| plain(name)).collect()
}

#[test]
#[cfg_attr(
    not(data = "models"),
    ignore = "needs aws-smithy-models of CONFORMANCE_DATA"
)]
fn a_subset_is_part_of_the_whole() {
    let folder = conformance::path("aws-smithy-models");
    let entries = std::fs::read_dir(folder).unwrap();
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort_by_key(|path| std::cmp::Reverse(path.metadata().unwrap().len()));
    let mut layouts = Layouts::default();
    let seed = std::env::var("SUBSET_SEED").unwrap_or_default();
    let mut numbers = Numbers::of(&seed);
    let (mut services, mut files, mut types) = (0, 0, 0);
    let texts = paths.into_iter().map(|path| {
        let text = std::fs::read_to_string(&path).unwrap();
        (path, text)
    });
    let large = texts.filter(|(_, text)| text.contains("aws.protocols#awsJson1_"));
    // The largest takes as long as all others together.
    for (path, text) in large.skip(1).step_by(2).take(SERVICES) {
        let name = path.display().to_string();
        let document = Document::new(&text);
        let model = smithy_model::load(&[SourceFile::new(name.clone(), text)]).unwrap();
        let whole = generate(&model, Vec::new(), &mut layouts).unwrap();
        for _ in 0..SUBSETS {
            let chosen = numbers.choose(&document.operations());
            let subset = generate(&model, chosen.clone(), &mut layouts).unwrap();
            let differing = differences(&subset, &whole);
            assert!(differing.is_empty(), "{name} {chosen:?}: {differing:#?}");
            let closure = document.closure(&chosen);
            assert_eq!(contents(&subset), closure, "{name} {chosen:?}");
            types += closure.types.len() + closure.errors.len();
            files += subset.len();
        }
        services += 1;
    }
    println!("{services} services, {SUBSETS} subsets of each of seed `{seed}`, {types} types");
    conformance::ran("files of subsets", files);
}

#[test]
#[cfg_attr(
    not(data = "models"),
    ignore = "needs aws-smithy-models of CONFORMANCE_DATA"
)]
fn a_subset_shows_the_endpoint_parameters_of_its_operations() {
    let folder = conformance::path("aws-smithy-models");
    let text = std::fs::read_to_string(folder.join("dynamodb.json")).unwrap();
    let document = Document::new(&text);
    let file = SourceFile::new("dynamodb.json".to_owned(), text);
    let model = smithy_model::load(&[file]).unwrap();
    let mut layouts = Layouts::default();
    for (operation, shown) in [
        ("ListTables", [false, false]),
        ("GetItem", [true, false]),
        ("BatchGetItem", [false, true]),
    ] {
        let chosen = vec![operation.to_owned()];
        let subset = generate(&model, chosen.clone(), &mut layouts).unwrap();
        let parameters = contents(&subset).parameters;
        assert_eq!(parameters, document.closure(&chosen).parameters);
        let own = ["resourcearn", "resourcearnlist"].map(|name| parameters.contains(name));
        assert_eq!(own, shown, "{operation}");
        assert!(parameters.contains("accountid"), "{operation}");
    }
    conformance::ran("endpoint parameters of subsets", 3);
}
