//! Where the repository is, and what starts this program there.

use std::path::{Path, PathBuf};

use smithy_codegen_cli::argument;

/// What starts this program in the current folder. Cargo takes the short form in the root of the repository alone.
pub fn command() -> String {
    let home = folder();
    if std::env::current_dir().is_ok_and(|here| here == home) {
        return "cargo xtask".to_owned();
    }
    let manifest = home.join("xtask/Cargo.toml");
    let manifest = manifest.to_string_lossy();
    format!("cargo run --manifest-path {} --", argument(&manifest))
}

/// The folder of the workspace.
pub fn folder() -> PathBuf {
    // Cargo sets the variable when it runs us; the compiled value serves when the program is started directly.
    let own = std::env::var_os("CARGO_MANIFEST_DIR")
        .map(PathBuf::from)
        .filter(|folder| folder.ends_with("xtask"))
        .unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")));
    own.parent().map_or_else(|| own.clone(), Path::to_path_buf)
}
