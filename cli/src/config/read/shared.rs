//! Folders and names that crates must not share: all crates of a configuration come in, findings go out.

use std::collections::BTreeMap;
use std::path::PathBuf;

use smithy_codegen::Publish;
use smithy_model::{Code, Diagnostic, Diagnostics, Origin};

use super::super::{codes, CrateConfig, Runtime};
use crate::paths;

/// Refuses crates whose folders are not apart: they would remove each other's files.
pub(crate) fn refuse_folders(crates: &[CrateConfig], found: &mut Diagnostics) {
    refuse_outputs(crates, found);
    refuse_support_crates(crates, found);
}

/// Refuses two crates in one folder, or one in a folder of the other.
fn refuse_outputs(crates: &[CrateConfig], found: &mut Diagnostics) {
    let mut taken = BTreeMap::new();
    for one in crates {
        let folder = paths::real(&one.output);
        let other = *taken.entry(folder.clone()).or_insert(one);
        if !std::ptr::eq(one, other) {
            let folder = paths::shown(&folder);
            let message = format!("two crates have the output folder {folder}");
            let help = "give each crate a folder of its own";
            found.push(clash(codes::SHARED_OUTPUT, message, one, other).help(help));
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
            let help = "put the folders side by side";
            found.push(clash(codes::SHARED_OUTPUT, message, one, other).help(help));
        }
    }
}

/// Refuses two packages of one name, which neither `--crate` nor Cargo could tell apart.
pub(super) fn refuse_packages(crates: &[CrateConfig], found: &mut Diagnostics) {
    let mut taken = BTreeMap::new();
    for one in crates {
        let other = *taken.entry(one.package.as_str()).or_insert(one);
        // Two crates in one folder are reported already.
        if !std::ptr::eq(one, other) && paths::real(&one.output) != paths::real(&other.output) {
            let message = format!("two crates have the package name `{}`", one.package);
            let help = "give each a name of its own with `package`";
            found.push(clash(codes::REPEATED, message, one, other).help(help));
        }
    }
}

/// Refuses a support crate that is written to the folder of a crate or of another support crate, or around or within one.
fn refuse_support_crates(crates: &[CrateConfig], found: &mut Diagnostics) {
    for one in crates {
        let Some(folder) = one.runtime.vendored().map(paths::real) else {
            continue;
        };
        let nests = |other: &PathBuf| other.starts_with(&folder) || folder.starts_with(other);
        let clash_with = crates.iter().find_map(|other| {
            let support = other.runtime.vendored().map(paths::real);
            let support = support.filter(|support| *support != folder && nests(support));
            match support {
                Some(_) => Some((other, "that of the support crate", runtime_place(other))),
                None if nests(&paths::real(&other.output)) => {
                    Some((other, "the output folder", other.origin.clone()))
                }
                None => None,
            }
        });
        if let Some((other, what, place)) = clash_with {
            let message = format!(
                "the folder {} of the support crate is not apart from {what} of {}",
                paths::shown(&folder),
                other.package,
            );
            let help = "put the folders side by side";
            let error = Diagnostic::error(codes::SHARED_OUTPUT, message, runtime_place(one));
            found.push(error.related(place).help(help));
            return;
        }
    }
}

/// Where the configuration names the support crate of a crate.
fn runtime_place(one: &CrateConfig) -> Origin {
    let place = one.places.runtime.as_ref();
    place.unwrap_or(&one.origin).clone()
}

/// Lets a support crate in a folder be published where a crate that depends on it is.
pub(super) fn publish_together(crates: &mut [CrateConfig]) {
    let published: Vec<(PathBuf, Publish)> = crates
        .iter()
        .filter(|one| one.manifest.publish != Publish::Never)
        .filter_map(|one| {
            Some((
                paths::real(one.runtime.vendored()?),
                one.manifest.publish.clone(),
            ))
        })
        .collect();
    for one in crates {
        if let Runtime::Vendored { folder, publish } = &mut one.runtime {
            let folder = paths::real(folder);
            let mut published = published.iter();
            if let Some((_, wanted)) = published.find(|(other, _)| *other == folder) {
                *publish = wanted.clone();
            }
        }
    }
}

/// The diagnostic for a crate that has something in common with another one.
fn clash(code: Code, message: String, one: &CrateConfig, other: &CrateConfig) -> Diagnostic {
    Diagnostic::error(code, message, one.origin.clone()).related(other.origin.clone())
}
