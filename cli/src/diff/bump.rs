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
use crate::config::{codes, table, Config, ConfigError, CrateConfig};
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
    let edited = edited(file, config, version).map(|text| SourceFile::new(file.name(), text));
    let crates =
        |file: &SourceFile| Config::of_text(file.clone(), folder).map(|config| config.crates);
    // An unusual way of writing the table could make the edit say something else.
    let holds = |edited: &SourceFile| {
        let (Ok(before), Ok(after)) = (crates(file), crates(edited)) else {
            return false;
        };
        let pairs = before.iter().zip(&after);
        before.len() == after.len()
            && pairs.into_iter().all(|(before, after)| {
                let is_it = before.package == config.package;
                before.package == after.package
                    && before.output == after.output
                    && match is_it {
                        true => after.version.as_str() == version,
                        false => after.version == before.version,
                    }
            })
    };
    edited.filter(holds).ok_or_else(|| {
        let message = format!(
            "cannot write the version of {} into {}",
            config.package,
            file.name()
        );
        let error = Diagnostic::error(codes::INVALID_VALUE, message, config.origin.clone());
        Refused {
            found: error
                .help(format!("write version = \"{version}\" by hand"))
                .into(),
            sources: vec![file.clone()],
        }
    })
}

/// The text with another version, or with a line for it below that of the output folder.
fn edited(file: &SourceFile, config: &CrateConfig, version: &str) -> Option<String> {
    let document = table::parse(file).ok()?;
    let crates = document.get_ref().get("crate")?.get_ref();
    let tables: Vec<_> = match crates.as_array() {
        Some(items) => items
            .iter()
            .filter_map(|item| item.get_ref().as_table())
            .collect(),
        None => crates.as_table().into_iter().collect(),
    };
    let text_of = |table: &toml::de::DeTable<'_>, key: &str| -> Option<String> {
        table.get(key)?.get_ref().as_str().map(str::to_owned)
    };
    let is_it = |table: &&&toml::de::DeTable<'_>| {
        let package = text_of(table, "package");
        let output = text_of(table, "output").unwrap_or_default();
        match package {
            Some(package) => package == config.package.as_str(),
            None => paths::absolute(&config.output).ends_with(output.trim_start_matches("./")),
        }
    };
    let own = tables.iter().find(is_it)?;
    let mut text = file.text().to_owned();
    match own.get("version") {
        Some(value) => text.replace_range(value.span(), &format!("\"{version}\"")),
        None => {
            let end = own.get("output")?.span().end;
            let rest = text.get(end..)?;
            let line_end = end + rest.find('\n').unwrap_or(rest.len());
            text.insert_str(line_end, &format!("\nversion = \"{version}\""));
        }
    }
    Some(text)
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
