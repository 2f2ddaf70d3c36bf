//! What cargo knows of a program: a manifest comes in, the crates of services that its `aws-config` depends on go out.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use smithy_model::{Diagnostic, Diagnostics, Origin};

use crate::config::codes;
use crate::paths;

/// What the names of the crates of services begin with.
pub(super) const PREFIX: &str = "aws-sdk-";

/// A workspace with a program that depends on `aws-config`.
#[derive(Debug)]
pub(super) struct Workspace {
    /// Its folder.
    pub(super) root: PathBuf,
    /// The version of `aws-config` in it.
    pub(super) version: String,
    /// The folder with the source of `aws-config`.
    pub(super) folder: PathBuf,
    /// The crates of services that `aws-config` depends on with the features that it has here.
    pub(super) crates: Vec<Needed>,
    /// What cargo warned of.
    pub(super) warnings: String,
}

/// A crate of a service.
#[derive(Debug)]
pub(super) struct Needed {
    /// Its package.
    pub(super) package: String,
    /// The version that cargo takes.
    pub(super) version: String,
    /// From where.
    pub(super) place: Place,
}

/// Where cargo takes a package from.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// A registry.
    Registry,
    /// A folder.
    Folder(PathBuf),
    /// Something else, such as a Git repository.
    Elsewhere,
}

impl Needed {
    /// The service, as its crate is called.
    pub(super) fn service(&self) -> &str {
        self.package.strip_prefix(PREFIX).unwrap_or(&self.package)
    }
}

/// Asks cargo, which reads the manifest and the lock file, and may look for versions in the registry.
///
/// # Errors
///
/// Cargo cannot say, or the program does not depend on `aws-config`.
pub(super) fn workspace(manifest: Option<&Path>) -> Result<Workspace, Diagnostics> {
    let name = manifest.map_or_else(|| "Cargo.toml".to_owned(), paths::shown);
    let origin = Origin::file(name.as_str());
    let (metadata, warnings) = metadata(manifest).map_err(|(message, help)| {
        Diagnostic::error(codes::NO_METADATA, message, origin.clone()).help(help)
    })?;
    let versions = versions(&metadata);
    if let [_, _, ..] = versions.as_slice() {
        let message = format!(
            "the program has several versions of aws-config: {}",
            versions.join(", ")
        );
        let help = "bring all its packages to one; `cargo tree --invert aws-config@VERSION` shows what asks for another";
        return Err(Diagnostic::error(codes::NO_AWS_CONFIG, message, origin)
            .help(help)
            .into());
    }
    read(&metadata, warnings).ok_or_else(|| {
        let message = "the program does not depend on aws-config";
        let help = "add it with `cargo add aws-config`, or name the manifest of another program with --manifest-path; a \
                    dependency that only a feature brings has to be on by default";
        Diagnostic::error(codes::NO_AWS_CONFIG, message, origin)
            .help(help)
            .into()
    })
}

/// What cargo says, and what it warns of; or what went wrong and what to do.
fn metadata(manifest: Option<&Path>) -> Result<(Value, String), (String, &'static str)> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(["metadata", "--format-version", "1"]);
    if let Some(manifest) = manifest {
        let full = paths::absolute(manifest);
        // Settings of cargo, such as another registry, are those of the program's folder.
        if let Some(folder) = full.parent().filter(|folder| folder.is_dir()) {
            command.current_dir(folder);
        }
        command.arg("--manifest-path").arg(full);
    }
    let output = command.output().map_err(|error| {
        let help = "install cargo, or put its folder into PATH";
        (format!("cannot run cargo: {error}"), help)
    })?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    const HELP: &str = "`cargo metadata` has to succeed for the program; if a generated crate is not there yet, write it with \
                        `generate`";
    if !output.status.success() {
        return Err((
            format!("cargo cannot describe the program: {}", said.trim()),
            HELP,
        ));
    }
    match serde_json::from_slice(&output.stdout) {
        Ok(metadata) => Ok((metadata, said)),
        Err(error) => Err((
            format!("cargo describes the program in an unknown form: {error}"),
            HELP,
        )),
    }
}

/// The versions of `aws-config`.
fn versions(metadata: &Value) -> Vec<&str> {
    let packages = metadata["packages"].as_array().into_iter().flatten();
    let all = packages.filter(|one| one["name"] == "aws-config");
    all.filter_map(|one| one["version"].as_str()).collect()
}

/// The workspace in what cargo says; `None` if no package is `aws-config`.
fn read(metadata: &Value, warnings: String) -> Option<Workspace> {
    let packages = metadata["packages"].as_array()?;
    let of_id = |id: &Value| packages.iter().find(|one| one["id"] == *id);
    let aws_config = packages.iter().find(|one| one["name"] == "aws-config")?;
    let nodes = metadata["resolve"]["nodes"].as_array()?;
    let node = nodes.iter().find(|one| one["id"] == aws_config["id"])?;
    let dependencies = node["deps"].as_array()?.iter();
    let crates = dependencies
        .filter(|one| is_normal(one))
        .filter_map(|one| needed(of_id(&one["pkg"])?));
    Some(Workspace {
        root: metadata["workspace_root"].as_str()?.into(),
        version: aws_config["version"].as_str()?.to_owned(),
        folder: folder(aws_config)?,
        crates: crates.collect(),
        warnings,
    })
}

/// Whether a dependency is compiled with the crate, and not for its tests or build script alone.
fn is_normal(dependency: &Value) -> bool {
    let kinds = dependency["dep_kinds"].as_array();
    kinds.is_none_or(|kinds| kinds.iter().any(|one| one["kind"].is_null()))
}

/// A package, if it is the crate of a service.
fn needed(package: &Value) -> Option<Needed> {
    let name = package["name"].as_str()?;
    name.starts_with(PREFIX).then_some(())?;
    Some(Needed {
        package: name.to_owned(),
        version: package["version"].as_str()?.to_owned(),
        place: match package["source"].as_str() {
            None => Place::Folder(folder(package)?),
            Some(source) if source.starts_with("registry+") || source.starts_with("sparse+") => {
                Place::Registry
            }
            Some(_) => Place::Elsewhere,
        },
    })
}

/// The folder of a package.
fn folder(package: &Value) -> Option<PathBuf> {
    let manifest = Path::new(package["manifest_path"].as_str()?);
    Some(manifest.parent()?.to_path_buf())
}
