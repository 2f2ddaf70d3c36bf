//! What the tests of crates share: the repository, and running a program as its user does.

use std::path::Path;
use std::process::Command;

/// The folder of the repository.
pub fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

/// Gives a package outside the workspace the dependencies that the repository was tested with.
pub fn lock(package: &Path) {
    std::fs::copy(repository().join("Cargo.lock"), package.join("Cargo.lock")).unwrap();
}

/// Builds a package outside the workspace, without a warning, and runs it; gives what it prints.
pub fn run(package: &Path, environment: &[(&str, &str)]) -> String {
    // All packages share what is compiled of their dependencies.
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("user-application");
    let ran = Command::new(env!("CARGO"))
        .args(["run", "--quiet"])
        .current_dir(package)
        .env("CARGO_TARGET_DIR", target)
        .env("RUSTFLAGS", "-Dwarnings")
        .envs(environment.iter().copied())
        .output()
        .unwrap();
    let (out, error) = (ran.stdout, String::from_utf8(ran.stderr).unwrap());
    assert!(ran.status.success(), "{error}");
    String::from_utf8(out).unwrap()
}
