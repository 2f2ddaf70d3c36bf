//! Makes a model in which everything has a name that generated code uses, and generates its client. That it compiles, without
//! a warning, is the test: whatever a template or macro says is tried as the name of everything in the next build. With the
//! variable `SUBSET_SEED` it is a third of the words, which the seed decides on.

#[path = "../harbor/generate.rs"]
mod generate;
mod model;

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};
use smithy_codegen::naming::snake_case;

/// The names that every Rust module has without saying so, and the words of the language. Source: the Rust reference,
/// "Keywords", and the documentation of `std::prelude`.
const RUST: &str = "AsRef Box Clone Copy DoubleEndedIterator Drop Eq Err ExactSizeIterator Extend Fn FnMut FnOnce From \
    FromIterator Future Into IntoFuture IntoIterator Iterator None Ok Option Ord PartialEq PartialOrd Result Send Sized Some \
    String Sync ToOwned ToString TryFrom TryInto Unpin Vec Default Debug Hash Self self super crate std core alloc \
    abstract as async await become box break const continue do dyn else enum extern false final fn for gen if impl in let \
    loop macro match mod move mut override priv pub ref return static struct trait true try type typeof union unsafe \
    unsized use virtual where while yield auto safe raw macro_rules assert assert_eq matches panic println vec write \
    format drop i8 i16 i32 i64 u8 u64 usize isize f32 f64 bool char str len is_empty to_string next add eq cmp hash \
    config from_conf new with_endpoint_discovery_enabled handle waiters clone from_str borrow deref index not neg from_iter into_iter as_ref as_mut iter iter_mut to_owned to_vec";

/// The sources of the support crate, whose macros generated crates use.
const RUNTIME: &str = "../../runtime/src";

/// A word that no generated code has of its own.
const ONE: &str = "zebra";

/// A model whose client has what few have, so that it uses most words.
const RARE: &str = "../harbor/model.json";

fn main() -> Result<(), Box<dyn Error>> {
    let mut sources = Vec::new();
    find_macros(Path::new(RUNTIME), &mut sources)?;
    let own = [
        "build.rs",
        "model.rs",
        "src/lib.rs",
        "../harbor/generate.rs",
        RUNTIME,
        RARE,
    ];
    for file in own.into_iter().chain(sources.iter().map(String::as_str)) {
        println!("cargo::rerun-if-changed={file}");
    }
    println!("cargo::rerun-if-env-changed=SUBSET_SEED");
    let mut words = Words::default();
    for file in &sources {
        words.collect(fs::read_to_string(file)?.parse()?, true);
    }
    // The client of the model of words has what the rare one has not; one word is enough.
    let few = vec![ONE.to_owned()];
    let few = List {
        all: few.clone(),
        of_types: few,
    };
    let few = generate::client(&model::of(&few).to_string(), "few")?;
    let rare = generate::client(&fs::read_to_string(RARE)?, "rare")?;
    for (path, text) in few.files.iter().chain(rare.files.iter()) {
        let path = path.as_str();
        if path.ends_with(".rs") {
            let of_types = ["src/types", "src/operation", "src/waiters", "src/client.rs"];
            let is_of_types = of_types.iter().any(|start| path.starts_with(start));
            words.collect(text.parse()?, is_of_types);
        }
    }
    let generated = generate::client(&model::of(&words.listed()).to_string(), "words")?;
    check_attributes(&generated)?;
    generate::write(&generated, "words")
}

/// Words by what they are called as functions, so that each is there once whatever its capitals.
#[derive(Default)]
struct Words {
    all: BTreeMap<String, String>,
    of_types: BTreeSet<String>,
}

/// Words in the order of the alphabet.
pub struct List {
    /// Members and values have all of them.
    pub all: Vec<String>,
    /// Types, errors, operations, waiters and resources have those of the language, and those that stand in files of types
    /// and begin with a capital, as types do.
    pub of_types: Vec<String>,
}

impl Words {
    /// The identifiers of some Rust. `is_of_types` when types of the model stand beside it.
    fn collect(&mut self, tokens: TokenStream, is_of_types: bool) {
        for token in tokens {
            match token {
                TokenTree::Ident(word) => self.add(&word.to_string(), is_of_types),
                TokenTree::Group(group) => self.collect(group.stream(), is_of_types),
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
        }
    }

    fn add(&mut self, word: &str, is_of_types: bool) {
        // What begins with an underscore is called as without.
        let word = word.trim_start_matches("r#").trim_start_matches('_');
        // Setters and getters are named after what they set and get; the models have names of their own.
        let others = [
            "set_",
            "get_",
            "every",
            "is_every",
            "as_every",
            "Broadcast",
            "DescribeEndpoints",
            "Greet",
            "Harbor",
            "Load",
            "Look",
            "Signal",
            "Tow",
            "Weigh",
        ];
        let name = snake_case(word);
        let is_derived = others
            .iter()
            .any(|start| word.starts_with(start) || name.starts_with(start));
        if is_derived || name.contains(ONE) || !word.starts_with(|c: char| c.is_ascii_alphabetic())
        {
            return;
        }
        if is_of_types && word.starts_with(|c: char| c.is_ascii_uppercase()) {
            self.of_types.insert(name.clone());
        }
        self.all.entry(name).or_insert(word.to_owned());
    }

    fn listed(mut self) -> List {
        for word in RUST.split_whitespace() {
            self.add(word, true);
            self.of_types.insert(snake_case(word));
        }
        if let Ok(seed) = std::env::var("SUBSET_SEED") {
            self.all.retain(|name, _| is_chosen(name, &seed));
        }
        let of_types = self.of_types.iter().filter_map(|name| self.all.get(name));
        List {
            of_types: of_types.cloned().collect(),
            all: self.all.into_values().collect(),
        }
    }
}

/// Whether a word is in the third of a seed.
fn is_chosen(word: &str, seed: &str) -> bool {
    let mut hasher = DefaultHasher::new();
    (seed, word).hash(&mut hasher);
    hasher.finish().is_multiple_of(3)
}

/// The files with macros for generated crates, whose words these get.
fn find_macros(folder: &Path, found: &mut Vec<String>) -> Result<(), Box<dyn Error>> {
    let entries = fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?;
    let mut paths: Vec<PathBuf> = entries.iter().map(fs::DirEntry::path).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            find_macros(&path, found)?;
        } else if fs::read_to_string(&path)?.contains("#[macro_export]") {
            found.push(path.to_string_lossy().into_owned());
        }
    }
    Ok(())
}

/// The attributes of the crate stand in `src/lib.rs`, since they cannot be included.
fn check_attributes(generated: &smithy_codegen::Generated) -> Result<(), Box<dyn Error>> {
    let plain = |text: &str| {
        text.split_whitespace()
            .collect::<String>()
            .replace(",)", ")")
    };
    let root = generated
        .files
        .iter()
        .find(|(path, _)| path.as_str() == "src/lib.rs");
    let (_, root) = root.ok_or("there is no root")?;
    let head = root
        .get(..generate::end_of_attributes(root))
        .unwrap_or_default();
    let attributes = head.find("#![").and_then(|start| head.get(start..));
    let attributes = plain(attributes.unwrap_or_default());
    let own = plain(&fs::read_to_string(Path::new("src/lib.rs"))?);
    match !attributes.is_empty() && own.contains(&attributes) {
        true => Ok(()),
        false => {
            Err(format!("src/lib.rs lacks the attributes of generated crates:\n{head}").into())
        }
    }
}
