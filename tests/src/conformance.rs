//! The conformance data: where it is.
//!
//! It is not part of the repository. The environment variable `CONFORMANCE_DATA` names the folder it was unpacked in. A
//! test that needs a part of it is ignored where the part is missing: `build.rs` tells the compiler what is there.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::PathBuf;

/// A file or folder of the conformance data.
///
/// # Panics
///
/// It is not there: the test that asks for it must be ignored then.
pub fn path(name: &str) -> PathBuf {
    let folder = std::env::var_os("CONFORMANCE_DATA");
    let folder =
        folder.unwrap_or_else(|| panic!("CONFORMANCE_DATA is not set: there is no {name}"));
    let path = PathBuf::from(folder).join(name);
    assert!(path.exists(), "there is no {}", path.display());
    path
}

/// Says on standard error how many cases of `what` ran, and fails when there was none.
pub fn ran(what: &str, count: usize) {
    assert!(count > 0, "{what}: the data has no case");
    eprintln!("{what}: ran {count}");
}

/// One of so many takes part in a sample.
const SAMPLED: u64 = 4;

/// What takes part of these: all, or a sample where `SUBSET_SEED` is set, which decides on it. CI has another seed for each
/// commit, since each model of a service takes a while.
pub fn sample<T>(all: Vec<T>, name: impl Fn(&T) -> String) -> Vec<T> {
    let Ok(seed) = std::env::var("SUBSET_SEED") else {
        return all;
    };
    let takes_part = |one: &T| {
        let mut hasher = DefaultHasher::new();
        (&seed, name(one)).hash(&mut hasher);
        hasher.finish().is_multiple_of(SAMPLED)
    };
    let found = all.len();
    let chosen: Vec<T> = all.into_iter().filter(takes_part).collect();
    eprintln!("a sample of seed {seed}: {} of {found}", chosen.len());
    chosen
}

/// The models of real services that take part, in the order of their names.
pub fn real_models() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(path("aws-smithy-models"));
    let entries = entries.unwrap_or_else(|error| panic!("aws-smithy-models: {error}"));
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.sort();
    sample(files, |file| {
        let name = file.file_name().unwrap_or_default();
        name.to_string_lossy().into_owned()
    })
}
