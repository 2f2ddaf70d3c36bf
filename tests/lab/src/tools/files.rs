//! Text files, and the folder of the repository.

use std::path::{Path, PathBuf};

use super::{Outcome, Problem};

/// The root of the repository: two folders above this package.
pub fn repository() -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.ancestors().nth(2).unwrap_or(package).to_path_buf()
}

/// Reads a text file.
pub fn read(path: &Path) -> Outcome<String> {
    std::fs::read_to_string(path).map_err(|error| Problem::file("read", path, error))
}

/// Writes a text file, and the folders above it; leaves it alone when it already says that, so that cargo
/// sees no change.
pub fn write(path: &Path, text: &str) -> Outcome<()> {
    if std::fs::read_to_string(path).is_ok_and(|present| present == text) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|error| Problem::file("create", folder, error))?;
    }
    std::fs::write(path, text).map_err(|error| Problem::file("write", path, error))
}
