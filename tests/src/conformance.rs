//! The conformance data: where it is, if it is there.
//!
//! It is not part of the repository. The environment variable `CONFORMANCE_DATA` names the folder it was
//! unpacked in; tests that need it say when they are skipped.

use std::path::PathBuf;

/// A file or folder of the conformance data. When it is not there, says on standard error that `what` is
/// skipped, and why.
pub fn find(name: &str, what: &str) -> Option<PathBuf> {
    let Some(folder) = std::env::var_os("CONFORMANCE_DATA") else {
        eprintln!("{what}: skipped, CONFORMANCE_DATA is not set");
        return None;
    };
    let path = PathBuf::from(folder).join(name);
    if path.exists() {
        return Some(path);
    }
    eprintln!("{what}: skipped, there is no {}", path.display());
    None
}

/// Says on standard error how many cases of `what` ran, and fails when there was none.
pub fn ran(what: &str, count: usize) {
    assert!(count > 0, "{what}: the data has no case");
    eprintln!("{what}: ran {count}");
}
