//! Skipping unchanged crates: the contents of the models, the configuration of a crate and the generator come in;
//! whether the crate on disk is up to date goes out, without generating it.
//!
//! A stamp is a small file in the target folder or beside `codegen.toml`, one for each output folder. It says from what a crate was generated
//! (a hash of contents) and what its files and folders looked like afterwards (size and time of modification). If
//! either differs, or there is no stamp, the crate is generated and compared file by file, as `--check` always does. So a
//! lost stamp costs nothing but time. The output folder itself has no stamp.

use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::UNIX_EPOCH;

use serde_json::Value;
use smithy_codegen::emit::{Files, JOURNAL};
use smithy_codegen::Options;
use smithy_model::SourceFile;
use twox_hash::XxHash3_128;

use super::arguments::Run;
use super::outcome::Facts;
use crate::paths;

/// The folder for stamps beside a configuration.
const OWN_FOLDER: &str = ".smithy-codegen";

const HEADER: &str = "smithy-codegen stamp 1";

/// A hash of everything that a crate depends on. None if the generator cannot be read; then every crate is generated.
pub(super) fn fingerprint(sources: &[SourceFile], options: &Options) -> Option<u128> {
    let mut parts = vec![generator()?, hash(format!("{options:?}").as_bytes())];
    for source in sources {
        parts.push(hash(source.name().as_bytes()));
        parts.push(hash(source.text().as_bytes()));
    }
    let bytes: Vec<u8> = parts.into_iter().flat_map(u128::to_le_bytes).collect();
    Some(hash(&bytes))
}

fn hash(bytes: &[u8]) -> u128 {
    XxHash3_128::oneshot(bytes)
}

/// The hash of the running program: another build is another generator.
fn generator() -> Option<u128> {
    static HASH: OnceLock<Option<u128>> = OnceLock::new();
    *HASH.get_or_init(|| {
        let bytes = fs::read(std::env::current_exe().ok()?).ok()?;
        Some(hash(&bytes))
    })
}

/// Whether there is a stamp for an output folder.
pub(super) fn exists(run: Run<'_>, output: &Path) -> bool {
    path(run, output).is_some_and(|path| fs::symlink_metadata(path).is_ok())
}

/// The facts of the crate in an output folder, if it is unchanged since it was generated with this fingerprint.
pub(super) fn unchanged(run: Run<'_>, output: &Path, fingerprint: u128) -> Option<Facts> {
    let text = fs::read_to_string(path(run, output)?).ok()?;
    let mut lines = text.lines();
    if lines.next()? != HEADER || lines.next()? != format!("{fingerprint:032x}") {
        return None;
    }
    let facts = Facts::of_json(&serde_json::from_str(lines.next()?).ok()?)?;
    if fs::symlink_metadata(output.join(JOURNAL)).is_ok() {
        return None;
    }
    for line in lines {
        let (state, name) = line.split_once(' ')?;
        if state != state_of(&fs::symlink_metadata(output.join(name)).ok()?)? {
            return None;
        }
    }
    Some(facts)
}

/// Remembers a crate that was just written. Errors of writing the stamp are ignored: they only cost time.
pub(super) fn remember(
    run: Run<'_>,
    output: &Path,
    fingerprint: u128,
    facts: &Facts,
    names: &[String],
) {
    let Some(stamp) = path(run, output) else {
        return;
    };
    let write = || -> Option<()> {
        let mut text = format!(
            "{HEADER}\n{fingerprint:032x}\n{}\n",
            Value::Object(facts.json())
        );
        for name in names {
            let state = state_of(&fs::symlink_metadata(output.join(name)).ok()?)?;
            text.push_str(&format!("{state} {name}\n"));
        }
        let folder = stamp.parent()?;
        if !folder.is_dir() {
            fs::create_dir_all(folder).ok()?;
            fs::write(folder.join(".gitignore"), "*\n").ok()?;
        }
        fs::write(&stamp, text).ok()
    };
    if write().is_none() {
        forget(run, output);
    }
}

/// Forgets a crate.
pub(super) fn forget(run: Run<'_>, output: &Path) {
    if let Some(path) = path(run, output) {
        let _ = fs::remove_file(path);
    }
}

/// The names that a stamp covers: the files, and the folders below the output folder, whose times show added files. The
/// output folder itself changes whenever Cargo builds there.
pub(super) fn names(files: &Files) -> Vec<String> {
    let mut folders: Vec<&str> = files.iter().flat_map(|(path, _)| path.folders()).collect();
    folders.sort_unstable();
    folders.dedup();
    let files = files.iter().map(|(path, _)| path.as_str());
    files.chain(folders).map(str::to_owned).collect()
}

/// Size and time of modification of a file, or the time of a folder; none for anything else.
fn state_of(metadata: &Metadata) -> Option<String> {
    let time = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    let time = time.as_nanos();
    if metadata.is_dir() {
        Some(format!("folder,{time:x}"))
    } else {
        let size = metadata.is_file().then_some(metadata.len())?;
        Some(format!("{size:x},{time:x}"))
    }
}

/// The stamp of an output folder; none where there is no folder for stamps.
fn path(run: Run<'_>, output: &Path) -> Option<PathBuf> {
    let folder = paths::absolute(output);
    let name = hash(folder.as_os_str().as_encoded_bytes());
    Some(stamps(run)?.join(format!("{name:032x}.stamp")))
}

/// The folder for stamps: in Cargo's target folder where that is known, otherwise beside the configuration.
fn stamps(run: Run<'_>) -> Option<PathBuf> {
    let target = std::env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    let target = target.or_else(|| Some(run.program.home()?.join("target")));
    if let Some(target) = target {
        return Some(target.join("codegen"));
    }
    let configuration = run.configuration();
    let folder = configuration.parent()?;
    configuration.is_file().then(|| folder.join(OWN_FOLDER))
}
