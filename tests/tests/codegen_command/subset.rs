//! Some operations of a service: what is generated for them is what the whole crate has, to the token, and nothing
//! else is there.

use std::collections::{BTreeMap, BTreeSet};

use quote::ToTokens;
use smithy_codegen::emit::{Files, Layouts};
use smithy_codegen::{Options, PackageName, PackageVersion, RuntimeSource};
use smithy_model::{Model, SourceFile};
use syn::{ImplItem, Item};
use tests::conformance;

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
    };
    let generated = smithy_codegen::generate_with(model, &options, layouts).ok()?;
    Some(generated.files)
}

/// Numbers that look random and are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).unwrap()
    }
}

/// The texts of the items of a file, those of impl blocks and enums taken apart: `impl City` and each member of it.
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

/// What a subset has and the whole crate has not, by file.
fn differences(subset: &Files, whole: &Files) -> BTreeMap<String, Vec<String>> {
    let mut found = BTreeMap::new();
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
        if !own.is_empty() {
            found.insert(path.as_str().to_owned(), own);
        }
    }
    found
}

#[test]
fn a_subset_is_part_of_the_whole() {
    let Some(folder) = conformance::find("aws-smithy-models", "subsets of real services") else {
        return;
    };
    let entries = std::fs::read_dir(folder).unwrap();
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort_by_key(|path| std::cmp::Reverse(path.metadata().unwrap().len()));
    let mut layouts = Layouts::default();
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    let (mut services, mut files) = (0, 0);
    let texts = paths.into_iter().map(|path| {
        let text = std::fs::read_to_string(&path).unwrap();
        (path, text)
    });
    let large = texts.filter(|(_, text)| text.contains("aws.protocols#awsJson1_"));
    // The largest takes as long as all others together.
    for (path, text) in large.skip(1).step_by(2).take(SERVICES) {
        let name = path.display().to_string();
        let model = smithy_model::load(&[SourceFile::new(name.clone(), text)]).unwrap();
        let whole = generate(&model, Vec::new(), &mut layouts).unwrap();
        let service = model.services().next().unwrap();
        let all = service.operations();
        for _ in 0..SUBSETS {
            let chosen: Vec<String> = (0..OPERATIONS)
                .map(|_| all[numbers.below(all.len())].shape.name().to_owned())
                .collect();
            let subset = generate(&model, chosen.clone(), &mut layouts).unwrap();
            let differing = differences(&subset, &whole);
            assert!(differing.is_empty(), "{name} {chosen:?}: {differing:#?}");
            assert!(subset.len() < whole.len());
            files += subset.len();
        }
        services += 1;
    }
    println!("{services} services, {SUBSETS} subsets of each");
    conformance::ran("files of subsets", files);
}
