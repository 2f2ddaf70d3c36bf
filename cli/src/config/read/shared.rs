//! What crates must not share: all crates of a configuration come in, findings about folders and names go out.

use std::collections::BTreeMap;
use std::path::PathBuf;

use smithy_model::{Diagnostic, Diagnostics};

use super::super::{codes, CrateConfig};
use crate::paths;

/// Two crates in one folder would remove each other's files, and so would one in a folder of the other.
pub(super) fn refuse_outputs(crates: &[CrateConfig], found: &mut Diagnostics) {
    let mut taken = BTreeMap::new();
    for one in crates {
        let folder = folder_of(one);
        let other = *taken.entry(folder.clone()).or_insert(one);
        if !std::ptr::eq(one, other) {
            let message = format!(
                "two crates have the output folder {}",
                paths::shown(&folder)
            );
            found.push(
                Diagnostic::error(codes::SHARED_OUTPUT, message, one.origin.clone())
                    .related(other.origin.clone())
                    .help("give each crate a folder of its own"),
            );
        }
    }
    for (folder, one) in &taken {
        let mut around = folder.ancestors().skip(1);
        let around = around.find_map(|above| taken.get_key_value(above));
        if let Some((outer, other)) = around {
            let message = format!(
                "the output folder {} of {} lies in {}, that of {}",
                paths::shown(folder),
                one.package,
                paths::shown(outer),
                other.package,
            );
            found.push(
                Diagnostic::error(codes::SHARED_OUTPUT, message, one.origin.clone())
                    .related(other.origin.clone())
                    .help("put the folders side by side"),
            );
        }
    }
}

/// Two packages of one name could not be told apart, by `--crate` or by Cargo.
pub(super) fn refuse_packages(crates: &[CrateConfig], found: &mut Diagnostics) {
    let mut taken = BTreeMap::new();
    for one in crates {
        let other = *taken.entry(one.package.as_str()).or_insert(one);
        // Two in one folder are told to have another folder each.
        if !std::ptr::eq(one, other) && folder_of(one) != folder_of(other) {
            let message = format!("two crates have the package name `{}`", one.package);
            found.push(
                Diagnostic::error(codes::REPEATED, message, one.origin.clone())
                    .related(other.origin.clone())
                    .help("give each a name of its own with `package`"),
            );
        }
    }
}

/// The folder of a crate; where links lead, as far as it is there already.
fn folder_of(one: &CrateConfig) -> PathBuf {
    let folder = paths::absolute(&one.output);
    let known = folder.ancestors().find_map(|above| {
        let real = above.canonicalize().ok()?;
        Some(real.join(folder.strip_prefix(above).ok()?))
    });
    known.unwrap_or(folder)
}
