//! `--bump`: the level that each crate's update calls for comes in; the next versions stand in `codegen.toml` and in the
//! manifests of the crates afterwards.
//!
//! A version counts from the one at the revision, so that a second run changes nothing. All is checked before a file changes.

use std::fs;
use std::path::{Path, PathBuf};

use smithy_codegen::diff::Level;
use smithy_codegen::emit::MARKER;
use smithy_codegen::PackageVersion;
use smithy_model::{Diagnostic, Diagnostics, Origin, SourceFile};
use toml_edit::Item;

use super::pairs::Candidate;
use super::refused::Refused;
use super::report::{Bumped, Manifest, Report};
use crate::config::edited::{crate_table, edited, set};
use crate::config::{codes, Config, CrateConfig};
use crate::{paths, replace};

/// Writes the next version of each crate that changed.
pub(super) fn bump(
    configuration: &Path,
    candidates: &[Candidate],
    report: &Report,
) -> Result<Vec<Bumped>, Refused> {
    let name = paths::shown(configuration);
    let unreadable = |error| Diagnostics::from(codes::unreadable(&name, &error, "it is needed"));
    let old = fs::read_to_string(configuration).map_err(unreadable)?;
    let mut text = old.clone();
    let (mut bumped, mut manifests) = (Vec::new(), Vec::new());
    for Candidate { before, config } in candidates {
        let package = config.package.as_str();
        let compared = report.compared.iter().find(|one| one.name == package);
        let level = compared.map_or(Level::None, |one| one.level);
        if level == Level::None {
            continue;
        }
        let wanted = next(before, level).ok_or_else(|| no_next(config, before))?;
        let is_enough = is_enough(&config.version, wanted);
        let to = match is_enough {
            true => config.version.to_string(),
            false => wanted.map(|number| number.to_string()).join("."),
        };
        if !is_enough {
            text = with_version(&text, configuration, config, &to)?;
        }
        let (manifest, newer) = manifest(config, &to)?;
        let from = match &newer {
            _ if !is_enough => config.version.to_string(),
            Some(newer) => newer.from.clone(),
            None => continue,
        };
        bumped.push(Bumped {
            package: package.to_owned(),
            from,
            to,
            manifest,
        });
        manifests.extend(newer);
    }
    let help = "make the file writable, or write the versions by hand";
    if text != old {
        replace::replace(configuration, &text, |_| None, help)?;
    }
    for Newer { path, text, .. } in manifests {
        replace::replace(&path, &text, |_| None, help)?;
    }
    Ok(bumped)
}

/// The numbers of a version; none of one that is before or after a release of these numbers.
fn numbers(version: &str) -> Option<[u64; 3]> {
    let numbers: Result<Vec<u64>, _> = version.split('.').map(str::parse).collect();
    numbers.ok()?.try_into().ok()
}

/// Whether a version is at least a release.
fn is_enough(version: &PackageVersion, release: [u64; 3]) -> bool {
    let (text, _) = version
        .as_str()
        .split_once('+')
        .unwrap_or((version.as_str(), ""));
    match text.split_once('-') {
        // What is before a release is less than it.
        Some((text, _)) => numbers(text).is_some_and(|now| now > release),
        None => numbers(text).is_some_and(|now| now >= release),
    }
}

/// The next version. Before 1.0, Cargo takes the second number for the first, and the third for the second.
fn next(version: &PackageVersion, level: Level) -> Option<[u64; 3]> {
    let [major, minor, patch] = numbers(version.as_str())?;
    Some(match (level, major) {
        (Level::Major, 0) | (Level::Minor, 1..) => [major, minor.checked_add(1)?, 0],
        (Level::Major, _) => [major.checked_add(1)?, 0, 0],
        _ => [major, minor, patch.checked_add(1)?],
    })
}

fn no_next(config: &CrateConfig, version: &PackageVersion) -> Refused {
    let reason = match numbers(version.as_str()) {
        None => "it is more than three numbers",
        Some(_) => "its number is the last that there is",
    };
    let message = format!(
        "the version {version} of {} has no next one: {reason}",
        config.package
    );
    Refused {
        found: at_version(config, message)
            .help("set `version` by hand")
            .into(),
        sources: config.places.file.iter().cloned().collect(),
    }
}

fn at_version(config: &CrateConfig, message: String) -> Diagnostic {
    let place = config.places.version.as_ref().unwrap_or(&config.origin);
    Diagnostic::error(codes::INVALID_VALUE, message, place.clone())
}

/// The configuration with another version of a crate. Everything else in it stays as it was written.
fn with_version(
    text: &str,
    path: &Path,
    config: &CrateConfig,
    version: &str,
) -> Result<String, Refused> {
    let folder = path.parent().unwrap_or(Path::new(""));
    let file = SourceFile::from_bytes(paths::shown(path), text.as_bytes().to_vec());
    let file = file.map_err(|found| Diagnostics::from(*found))?;
    let known = Config::of_text(file.clone(), folder).map_err(Refused::from)?;
    let mut crates = known.crates.iter();
    let index = crates.position(|one| one.package == config.package);
    let text = edited(text, |document| {
        let table = index.and_then(|index| crate_table(document, index));
        set(table.ok_or("it has no such crate")?, "version", version);
        Ok(())
    });
    text.map_err(|why| {
        let (package, name) = (&config.package, file.name());
        let message = format!("cannot write the version of {package} into {name}: {why}");
        let help = format!("write version = \"{version}\" by hand");
        Refused {
            found: at_version(config, message).help(help).into(),
            sources: vec![file.clone()],
        }
    })
}

/// A manifest with another version.
struct Newer {
    path: PathBuf,
    /// The version that it had.
    from: String,
    text: String,
}

/// The manifest of a crate, compared with a version.
fn manifest(config: &CrateConfig, wanted: &str) -> Result<(Manifest, Option<Newer>), Diagnostics> {
    let path = config.output.join("Cargo.toml");
    let name = paths::shown(&path);
    let old = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Ok((Manifest::Missing, None))
        }
        Err(error) => {
            let help = "it is the manifest of the crate";
            return Err(codes::unreadable(&name, &error, help).into());
        }
    };
    if !old.lines().next().is_some_and(|line| line.contains(MARKER)) {
        return Ok((Manifest::Foreign, None));
    }
    let mut version = String::new();
    let text = edited(&old, |document| {
        let package = document
            .get_mut("package")
            .and_then(Item::as_table_like_mut);
        let package = package.ok_or("it has no `package`")?;
        let there = package.get("version").and_then(Item::as_str);
        there.unwrap_or_default().clone_into(&mut version);
        set(package, "version", wanted);
        Ok(())
    });
    let text = text.map_err(|why| {
        let message = format!("cannot write the version: {why}");
        let error = Diagnostic::error(codes::INVALID_VALUE, message, Origin::file(name));
        Diagnostics::from(error.help("remove the file, and generate the crate anew"))
    })?;
    Ok(match version == wanted {
        true => (Manifest::Unchanged, None),
        false => {
            let from = version;
            (Manifest::Updated, Some(Newer { path, from, text }))
        }
    })
}

#[cfg(test)]
mod tests {
    use super::{is_enough, next};
    use smithy_codegen::diff::Level;
    use smithy_codegen::PackageVersion;

    #[test]
    fn the_next_version_is_the_one_that_cargo_means() {
        let next = |version: &str, level| next(&PackageVersion::new(version).unwrap(), level);
        assert_eq!(next("1.2.3", Level::Major), Some([2, 0, 0]));
        assert_eq!(next("1.2.3", Level::Minor), Some([1, 3, 0]));
        assert_eq!(next("1.2.3", Level::Patch), Some([1, 2, 4]));
        assert_eq!(next("0.2.3", Level::Major), Some([0, 3, 0]));
        assert_eq!(next("0.2.3", Level::Minor), Some([0, 2, 4]));
        assert_eq!(next("0.2.3", Level::Patch), Some([0, 2, 4]));
        let is_enough =
            |version: &str| is_enough(&PackageVersion::new(version).unwrap(), [2, 0, 0]);
        for (version, enough) in [
            ("1.9.9", false),
            ("2.0.0-beta", false),
            ("2.0.0", true),
            ("2.0.0+build-1", true),
            ("3.0.0-beta", true),
        ] {
            assert_eq!(is_enough(version), enough, "{version}");
        }
        assert_eq!(next("1.0.0-beta.1", Level::Patch), None);
        assert_eq!(next("1.0.18446744073709551615", Level::Patch), None);
    }
}
