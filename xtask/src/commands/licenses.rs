//! `cargo xtask licenses`: what Cargo says of the packages of the workspace, and `deny.toml`, come in;
//! packages with a licence that is not allowed, and packages that are there in several versions, go out.
//!
//! It reads the part of `deny.toml` that says so, in the form that cargo-deny gave it, so that users who have
//! that tool check by the same file.

mod policy;
mod spdx;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::process::Command;

use serde_json::{json, Value};
use smithy_model::SourceFile;

use crate::config::ConfigError;
use crate::{diagnostics, paths, Exit, Format, Terminal};
use policy::Policy;

/// Checks the licences of all dependencies, and that none is there in two versions.
///
/// What is allowed stands in deny.toml: licences by SPDX id, packages that may be there twice with the
/// reason. Packages of every platform and of the tests are included.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  cargo xtask licenses
  cargo xtask licenses --format json

Exit codes: 0 all is allowed, 1 something is not, 3 deny.toml is wrong, 5 cargo metadata failed.")]
pub struct Arguments {
    /// The policy [default: deny.toml of the workspace]
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// The form of the report
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

/// A dependency, as Cargo describes it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Package {
    name: String,
    version: String,
    /// The SPDX expression; none when the package states none.
    license: Option<String>,
}

/// What is wrong.
#[derive(Debug, Default)]
struct Findings {
    /// Packages whose licence is not allowed.
    licenses: Vec<Package>,
    /// Packages in several versions that no entry allows.
    duplicates: BTreeMap<String, BTreeSet<String>>,
    /// Entries of the policy that nothing needs any more.
    unused: Vec<String>,
}

/// Runs the command.
pub fn run(arguments: Arguments, terminal: &mut Terminal<'_>) -> Exit {
    let path = arguments
        .config
        .unwrap_or_else(|| paths::workspace().join("deny.toml"));
    let policy = match Policy::open(&path) {
        Ok(policy) => policy,
        Err(error) => return report_config_error(&error, arguments.format, terminal),
    };
    let packages = match metadata().and_then(|text| packages(&text)) {
        Ok(packages) => packages,
        Err(message) => {
            match arguments.format {
                Format::Human => terminal.error(&format!("error: {message}")),
                Format::Json => terminal.json(&json!({ "status": "error", "message": message })),
            }
            return Exit::System;
        }
    };
    let findings = find(&packages, &policy);
    let exit = if findings.is_empty() {
        Exit::Success
    } else {
        Exit::Findings
    };
    match arguments.format {
        Format::Human => terminal.say(&findings.text(packages.len())),
        Format::Json => terminal.json(&findings.json(packages.len(), exit)),
    }
    exit
}

fn report_config_error(error: &ConfigError, format: Format, terminal: &mut Terminal<'_>) -> Exit {
    let files: Vec<SourceFile> = error.file.iter().cloned().collect();
    match format {
        Format::Human => {
            let text = diagnostics::text(&error.diagnostics, &files, terminal.error_color);
            terminal.error(&text);
        }
        Format::Json => terminal.json(&json!({
            "status": "error",
            "diagnostics": diagnostics::json(&error.diagnostics, &files),
        })),
    }
    Exit::Input
}

/// What `cargo metadata` prints. The lock file decides the versions and is not touched.
fn metadata() -> Result<String, String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args([
            "metadata",
            "--format-version",
            "1",
            "--locked",
            "--manifest-path",
        ])
        .arg(paths::workspace().join("Cargo.toml"))
        .output()
        .map_err(|error| format!("cannot start cargo: {error}"))?;
    if output.status.success() {
        String::from_utf8(output.stdout).map_err(|error| format!("cargo metadata: {error}"))
    } else {
        let error = String::from_utf8_lossy(&output.stderr);
        Err(format!("cargo metadata failed:\n{}", error.trim_end()))
    }
}

/// The packages from other sources than this workspace, sorted.
fn packages(metadata: &str) -> Result<Vec<Package>, String> {
    let document: Value = serde_json::from_str(metadata).map_err(|error| error.to_string())?;
    let list = document["packages"].as_array();
    let list = list.ok_or("cargo metadata printed no packages")?;
    let mut packages: Vec<Package> = list
        .iter()
        .filter(|package| !package["source"].is_null())
        .map(|package| Package {
            name: package["name"].as_str().unwrap_or_default().to_owned(),
            version: package["version"].as_str().unwrap_or_default().to_owned(),
            license: package["license"].as_str().map(str::to_owned),
        })
        .collect();
    packages.sort();
    Ok(packages)
}

/// Compares the packages with the policy.
fn find(packages: &[Package], policy: &Policy) -> Findings {
    let mut findings = Findings::default();
    let mut versions: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for package in packages {
        let allowed = package
            .license
            .as_deref()
            .is_some_and(|license| spdx::is_allowed(license, &|id| policy.allows(id)));
        if !allowed {
            findings.licenses.push(package.clone());
        }
        let known = versions.entry(package.name.clone()).or_default();
        known.insert(package.version.clone());
    }
    let is_duplicate = |name: &str| versions.get(name).is_some_and(|known| known.len() > 1);
    for name in policy.duplicates.keys() {
        if !is_duplicate(name) {
            findings.unused.push(name.clone());
        }
    }
    for (name, known) in &versions {
        if known.len() > 1 && !policy.duplicates.contains_key(name) {
            findings.duplicates.insert(name.clone(), known.clone());
        }
    }
    findings
}

impl Findings {
    fn is_empty(&self) -> bool {
        self.licenses.is_empty() && self.duplicates.is_empty() && self.unused.is_empty()
    }

    fn text(&self, count: usize) -> String {
        let mut lines = Vec::new();
        for package in &self.licenses {
            let license = package.license.as_deref().unwrap_or("no licence stated");
            let Package { name, version, .. } = package;
            lines.push(format!("not allowed: {name} {version} ({license})"));
        }
        for (name, versions) in &self.duplicates {
            let versions: Vec<&str> = versions.iter().map(String::as_str).collect();
            lines.push(format!(
                "in several versions: {name} {}",
                versions.join(", ")
            ));
        }
        for name in &self.unused {
            lines.push(format!(
                "no longer in several versions, so strike it from deny.toml: {name}"
            ));
        }
        if lines.is_empty() {
            lines.push(format!(
                "{count} packages: licences and versions are as deny.toml says"
            ));
        }
        lines.join("\n")
    }

    fn json(&self, count: usize, exit: Exit) -> Value {
        let licenses = self.licenses.iter().map(|package| {
            json!({ "name": package.name, "version": package.version, "license": package.license })
        });
        json!({
            "status": if self.is_empty() { "ok" } else { "findings" },
            "exit_code": exit.code(),
            "packages": count,
            "licenses": licenses.collect::<Vec<Value>>(),
            "duplicates": self.duplicates,
            "unused": self.unused,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{find, packages, Policy};
    use smithy_model::SourceFile;

    #[test]
    fn what_the_policy_does_not_allow_is_found() {
        let policy = "[licenses]\nallow = [\"MIT\"]\n[bans]\nskip = [\
                      { crate = \"b\", reason = \"two majors\" }, { crate = \"c\", reason = \"old\" }]";
        let policy = Policy::read(&SourceFile::new("deny.toml", policy)).unwrap();
        let package = |name: &str, version: &str, license: &str| {
            format!(
                r#"{{"name":"{name}","version":"{version}","license":{license},"source":"registry"}}"#
            )
        };
        let list = [
            package("a", "1.0.0", "\"MIT OR Apache-2.0\""),
            package("a", "2.0.0", "\"MIT\""),
            package("b", "1.0.0", "\"MIT\""),
            package("b", "2.0.0", "\"MIT\""),
            package("c", "1.0.0", "\"GPL-3.0\""),
            package("d", "1.0.0", "null"),
            r#"{"name":"ours","version":"1.0.0","license":null,"source":null}"#.to_owned(),
        ];
        let found = packages(&format!(r#"{{"packages":[{}]}}"#, list.join(","))).unwrap();
        let findings = find(&found, &policy);
        assert_eq!(
            findings.text(found.len()),
            "not allowed: c 1.0.0 (GPL-3.0)\n\
             not allowed: d 1.0.0 (no licence stated)\n\
             in several versions: a 1.0.0, 2.0.0\n\
             no longer in several versions, so strike it from deny.toml: c"
        );
    }
}
