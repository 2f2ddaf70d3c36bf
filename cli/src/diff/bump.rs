//! `--bump`: the level that each crate's update calls for comes in; the next versions stand in `codegen.toml` and in the
//! manifests of the crates afterwards.
//!
//! A version counts from the one at the revision, so that a second run changes nothing. All is checked before a file changes.

use std::path::{Path, PathBuf};

use smithy_codegen::diff::Level;
use smithy_codegen::PackageVersion;
use smithy_model::{Diagnostic, Diagnostics, SourceFile};

use super::pairs::Candidate;
use super::refused::Refused;
use super::report::{Bumped, Report};
use crate::config::edited::{crate_table, edited, set};
use crate::config::{codes, Config, ConfigError, CrateConfig};
use crate::{paths, replace};

/// Writes the next version of each crate that changed.
pub(super) fn bump(
    configuration: &Path,
    candidates: &[Candidate],
    report: &Report,
) -> Result<Vec<Bumped>, Refused> {
    let mut text = ConfigError::read(configuration).map_err(Refused::from)?;
    let (mut bumped, mut manifests) = (Vec::new(), Vec::new());
    for Candidate { before, config } in candidates {
        let package = config.package.as_str();
        let compared = report.compared.iter().find(|one| one.name == package);
        let level = compared.map_or(Level::None, |one| one.level);
        if level == Level::None {
            continue;
        }
        let wanted = next(before, level).ok_or_else(|| no_next(config, before))?;
        if numbers(&config.version).is_some_and(|now| now >= wanted) {
            continue;
        }
        let to = format!("{}.{}.{}", wanted[0], wanted[1], wanted[2]);
        text = with_version(&text, configuration, config, &to)?;
        manifests.extend(manifest(config, &to)?);
        bumped.push(Bumped {
            package: package.to_owned(),
            from: config.version.to_string(),
            to,
        });
    }
    let help = "make the file writable, or write the versions by hand";
    if !bumped.is_empty() {
        replace::replace(configuration, text.text(), |_| None, help)?;
    }
    for (path, text) in manifests {
        replace::replace(&path, &text, |_| None, help)?;
    }
    Ok(bumped)
}

/// The numbers of a version; none of one that is before or after a release of these numbers.
fn numbers(version: &PackageVersion) -> Option<[u64; 3]> {
    let numbers: Result<Vec<u64>, _> = version.as_str().split('.').map(str::parse).collect();
    numbers.ok()?.try_into().ok()
}

/// The next version. Before 1.0, Cargo takes the second number for the first, and the third for the second.
fn next(version: &PackageVersion, level: Level) -> Option<[u64; 3]> {
    let [major, minor, patch] = numbers(version)?;
    Some(match (level, major) {
        (Level::Major, 0) | (Level::Minor, 1..) => [major, minor.checked_add(1)?, 0],
        (Level::Major, _) => [major.checked_add(1)?, 0, 0],
        _ => [major, minor, patch.checked_add(1)?],
    })
}

fn no_next(config: &CrateConfig, version: &PackageVersion) -> Refused {
    let message = format!(
        "the version {version} of {} has no next one: it has more than three numbers, or the last that there is",
        config.package
    );
    let error = Diagnostic::error(codes::INVALID_VALUE, message, config.origin.clone());
    Refused {
        found: error.help("set `version` by hand").into(),
        sources: config.places.file.iter().cloned().collect(),
    }
}

/// The configuration with another version of a crate. Everything else in it stays as it was written.
fn with_version(
    file: &SourceFile,
    path: &Path,
    config: &CrateConfig,
    version: &str,
) -> Result<SourceFile, Refused> {
    let folder = path.parent().unwrap_or(Path::new(""));
    let known = Config::of_text(file.clone(), folder).map_err(Refused::from)?;
    let mut crates = known.crates.iter();
    let index = crates.position(|one| one.package == config.package);
    let text = edited(file.text(), |document| {
        let table = index.and_then(|index| crate_table(document, index));
        set(table.ok_or("it has no such crate")?, "version", version);
        Ok(())
    });
    let text = text.map_err(|why| {
        let (package, name) = (&config.package, file.name());
        let message = format!("cannot write the version of {package} into {name}: {why}");
        let error = Diagnostic::error(codes::INVALID_VALUE, message, config.origin.clone());
        let help = format!("write version = \"{version}\" by hand");
        Refused {
            found: error.help(help).into(),
            sources: vec![file.clone()],
        }
    })?;
    Ok(SourceFile::new(file.name(), text))
}

/// The manifest of a crate with another version; `None` where there is no crate yet.
fn manifest(config: &CrateConfig, version: &str) -> Result<Option<(PathBuf, String)>, Diagnostics> {
    let path = config.output.join("Cargo.toml");
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => {
            return Err(codes::unreadable(
                &paths::shown(&path),
                &error,
                "it is the manifest of the crate",
            )
            .into())
        }
    };
    let line = format!("version = \"{}\"\n", config.version);
    Ok(text.contains(&line).then(|| {
        (
            path,
            text.replacen(&line, &format!("version = \"{version}\"\n"), 1),
        )
    }))
}

#[cfg(test)]
mod tests {
    use super::next;
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
        assert_eq!(next("1.0.0-beta.1", Level::Patch), None);
        assert_eq!(next("1.0.18446744073709551615", Level::Patch), None);
    }
}
