//! The conformance data: where it is.
//!
//! It is not part of the repository. The environment variable `CONFORMANCE_DATA` names the folder it was unpacked in. A
//! test that needs a part of it is ignored where the part is missing: `build.rs` tells the compiler what is there.

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
