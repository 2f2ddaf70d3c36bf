//! Types against the sources of published crates: the field, the variant and the method that both crates have
//! must have the same type. This is where presence (options, defaults, what builders demand), boxes, enumerations
//! and the kinds of numbers would differ.
//!
//! A crate and a model are rarely of one day, so what one has and the other lacks does not count here.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use quote::ToTokens;
use regex::Regex;
use smithy_codegen::emit::Files;
use smithy_codegen::{Options, PackageName, PackageVersion, RuntimeSource};
use smithy_model::{load, SourceFile};
use tests::conformance;

use super::names::sdk_id;
use super::published::{letters, published_crates};

/// What is written for each field, variant and method: by module, type and name.
type Signatures = BTreeMap<String, String>;

/// The modules that hold shapes, and the configuration.
const AREAS: [&str; 3] = ["types", "operation", "config"];

/// The method that only those services have whose inputs have idempotency tokens.
const TOKENS: &str = "config.rs Builder::idempotency_token_provider";

/// Models with more bytes are left out, since they take minutes in a debug build; `ALL_PUBLISHED_CRATES` is for
/// them.
const USUAL_SIZE: usize = 900_000;

fn of_folder(folder: &Path) -> Signatures {
    let mut signatures = Signatures::new();
    let mut pending: Vec<String> = AREAS
        .iter()
        .flat_map(|area| [area.to_string(), format!("{area}.rs")])
        .collect();
    while let Some(path) = pending.pop() {
        let full = folder.join("src").join(&path);
        if let Ok(entries) = std::fs::read_dir(&full) {
            let names = entries.map(|entry| entry.unwrap().file_name());
            pending.extend(names.map(|name| format!("{path}/{}", name.to_str().unwrap())));
        } else if let Ok(text) = std::fs::read_to_string(&full) {
            read(&path, &text, &mut signatures);
        }
    }
    signatures
}

fn of_files(files: &Files) -> Signatures {
    let mut signatures = Signatures::new();
    for (path, text) in files.iter() {
        let path = path.as_str().trim_start_matches("src/");
        let is_wanted =
            |area: &str| path.starts_with(&format!("{area}/")) || path == format!("{area}.rs");
        if path.ends_with(".rs") && AREAS.iter().any(|area| is_wanted(area)) {
            read(&public_file(path, files), text, &mut signatures);
        }
    }
    signatures
}

/// The file of the module in which users find what is in a file of the configuration.
fn public_file(path: &str, files: &Files) -> String {
    let parent = |(folder, file): (&str, &str)| {
        let declares = files.get(&format!("src/{folder}.rs"))?;
        let module = file.strip_suffix(".rs")?;
        let is_private = declares.contains(&format!("\nmod {module};"));
        (folder.starts_with("config") && is_private).then(|| format!("{folder}.rs"))
    };
    let parent = path.rsplit_once('/').and_then(parent);
    parent.unwrap_or_else(|| path.to_owned())
}

fn read(path: &str, text: &str, signatures: &mut Signatures) {
    // The file of a shape is private: its module is the folder.
    let module = match path.rsplit_once('/') {
        Some((module, _)) if !path.starts_with("config") => module,
        _ => path,
    };
    for item in syn::parse_file(text).unwrap().items {
        match item {
            syn::Item::Struct(item) => {
                for field in item.fields {
                    let is_public = matches!(field.vis, syn::Visibility::Public(_));
                    if let Some(name) = field.ident.filter(|_| is_public) {
                        let key = format!("{module} {}.{name}", item.ident);
                        signatures.insert(key, bare(&field.ty));
                    }
                }
            }
            syn::Item::Enum(item) => {
                for variant in item.variants {
                    let key = format!("{module} {}::{}", item.ident, variant.ident);
                    signatures.insert(key, bare(&variant.fields));
                }
            }
            syn::Item::Impl(item) if item.trait_.is_none() => {
                let ty = bare(&item.self_ty);
                for item in item.items {
                    let syn::ImplItem::Fn(method) = item else {
                        continue;
                    };
                    if matches!(method.vis, syn::Visibility::Public(_)) {
                        let name = &method.sig.ident;
                        signatures.insert(format!("{module} {ty}::{name}"), signature(&method.sig));
                    }
                }
            }
            _ => {}
        }
    }
}

/// What a method takes and returns, without names.
fn signature(signature: &syn::Signature) -> String {
    let inputs = signature.inputs.iter().map(|input| match input {
        syn::FnArg::Receiver(receiver) => match bare(receiver).as_str() {
            "mut+self" => "self".to_owned(),
            other => other.to_owned(),
        },
        syn::FnArg::Typed(input) => bare(&input.ty),
    });
    let inputs = inputs.collect::<Vec<String>>().join(", ");
    let generics = bare(&signature.generics);
    let output = bare(&signature.output);
    // To await a function is the same, whether it is `async` or returns a future.
    let awaited = output.strip_prefix("->SendFuture<");
    let awaited = awaited.and_then(|types| types.strip_suffix('>')?.split_once(','));
    let output = match awaited {
        Some((value, error)) => format!("->Result<{value},SdkError<{error}>>"),
        None => output,
    };
    format!("{generics}({inputs}) {output}")
}

/// A type without the modules of its names, since each side has its own, and without what says the same
/// thing at greater length.
fn bare(tokens: &impl ToTokens) -> String {
    static MODULES: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"(\w+\s*)?(::\s*\w+\s*)*::\s*").unwrap());
    let text = tokens.to_token_stream().to_string();
    // No names, though they stand in front of some.
    let text = text
        .replace("impl ", "impl+")
        .replace("mut ", "mut+")
        .replace("dyn ", "dyn+");
    let text = MODULES.replace_all(&text, "");
    let text: Vec<&str> = text.split_whitespace().collect();
    let text = text.join("").replace(",)", ")").replace(",>", ">");
    text.replace(",HttpResponse>", ">")
}

/// The crate of a whole service; none when its protocol is not generated.
fn generate(text: &str) -> Option<Signatures> {
    let model = load(&[SourceFile::new("model.json", text)]).unwrap();
    let options = Options {
        service: None,
        operations: Vec::new(),
        protocol: None,
        package: PackageName::new("example").unwrap(),
        version: PackageVersion::new("0.1.0").unwrap(),
        runtime: RuntimeSource::Path("../runtime".to_owned()),
        manifest: smithy_codegen::ManifestKeys::default(),
    };
    let generated = smithy_codegen::generate(&model, &options).ok()?;
    Some(of_files(&generated.files))
}

/// Types that the service has changed since the models of the data, so that newer published crates have others: the
/// start of the crate's folder, the item, and what changed.
const CHANGED_SINCE: [(&str, &str, &str); 3] = [
    (
        "aws-sdk-athena-",
        "types EngineConfigurationBuilder::build",
        "MaxConcurrentDpus is no longer required",
    ),
    (
        "aws-sdk-bedrockruntime-",
        "types GuardrailConfigurationBuilder::build",
        "guardrailIdentifier and guardrailVersion have a default",
    ),
    (
        "aws-sdk-bedrockruntime-",
        "types GuardrailStreamConfigurationBuilder::build",
        "guardrailIdentifier and guardrailVersion have a default",
    ),
];

fn changed_since(name: &str, key: &str) -> bool {
    let mut rows = CHANGED_SINCE.iter();
    rows.any(|(start, item, _)| name.starts_with(start) && key == *item)
}

#[test]
#[cfg_attr(
    not(all(data = "models", data = "published-crates")),
    ignore = "needs aws-smithy-models of CONFORMANCE_DATA and sources of published crates in cargo's registry"
)]
fn what_both_have_has_the_same_type() {
    let folder = conformance::path("aws-smithy-models");
    let limit = match std::env::var_os("ALL_PUBLISHED_CRATES") {
        Some(_) => usize::MAX,
        None => USUAL_SIZE,
    };
    let crates = published_crates();
    let (mut ran, mut left_out) = (0, 0);
    let mut different = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        let Some(folder) = sdk_id(&text).and_then(|id| crates.get(&letters(&id))) else {
            continue;
        };
        if text.len() > limit {
            left_out += 1;
            continue;
        }
        let Some(ours) = generate(&text) else {
            continue;
        };
        let published = of_folder(folder);
        let name = folder.file_name().unwrap().display();
        let mut equal = 0;
        for (key, ours) in &ours {
            match published.get(key) {
                Some(published) if published == ours => equal += 1,
                Some(_) if changed_since(&name.to_string(), key) => {}
                Some(published) => different.push(format!("{name}: {key}: {ours} or {published}")),
                None => {}
            }
        }
        // The published crate may have got its first token since.
        if ours.contains_key(TOKENS) && !published.contains_key(TOKENS) {
            different.push(format!("{name}: ours alone has {TOKENS}"));
        }
        eprintln!("{name}: {equal} types equal");
        let most = ours.len() / 2;
        assert!(equal > most, "{name}: only {equal} are there in both");
        ran += 1;
    }
    eprintln!("types of published crates: {ran} ran, {left_out} left out for their size");
    assert!(different.is_empty(), "{}", different.join("\n"));
}
