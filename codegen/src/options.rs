//! The choices of a user about a crate: plain text comes in, checked [`Options`] go out.
//!
//! The values end up in a manifest, so each is either checked to be plain or escaped where it is written.

mod manifest;
pub mod origin;
mod toml;

use heck::ToKebabCase;
use std::fmt;

pub use manifest::{Edition, ManifestKeys, Publish};
pub use toml::toml_string;

/// What to generate, and the name of the crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The service, by shape id or by name; may be left out when the model has exactly one.
    pub service: Option<String>,
    /// The operations, by shape id or by name; empty for all.
    pub operations: Vec<String>,
    /// The protocol, by the id of its trait or the name in it; `None` for the first that is supported, in Smithy's
    /// order of preference.
    pub protocol: Option<String>,
    /// The name of the package.
    pub package: PackageName,
    /// The version of the package.
    pub version: PackageVersion,
    /// Where the crate finds its support crate.
    pub runtime: RuntimeSource,
    /// What else the manifest says about the package.
    pub manifest: ManifestKeys,
}

/// The name of a package, as Cargo takes it: letters, digits, `-` and `_`, a letter first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackageName(String);

/// The version of a package in the form of Semantic Versioning 2.0: `1.2.3`, `1.0.0-beta.2`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackageVersion(String);

/// Why an option is refused: the end of a sentence that begins with its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidOption(pub &'static str);

/// Where a generated crate finds its support crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuntimeSource {
    /// A folder, relative to the generated crate or absolute, with `/` between its parts.
    Path(String),
    /// A folder as above, and a version, which those depend on who take the crate from a registry.
    Published {
        /// The folder.
        path: String,
        /// The version requirement.
        version: String,
    },
    /// A Git repository.
    Git {
        /// Its address.
        url: String,
        /// A state of it; `None` for the default branch.
        reference: Option<GitReference>,
    },
    /// A registry, with the version requirement.
    Version(String),
}

/// A state of a Git repository.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GitReference {
    /// A commit.
    Revision(String),
    /// The tip of a branch.
    Branch(String),
    /// A tag.
    Tag(String),
}

impl PackageName {
    /// Checks a package name.
    ///
    /// # Errors
    ///
    /// Cargo or a file system would refuse it, or the crate could not be named in Rust.
    pub fn new(name: &str) -> Result<PackageName, InvalidOption> {
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        let stands_for = name.replace('-', "_");
        let reason = if name.is_empty() {
            "is empty"
        } else if name.len() > 64 {
            "is longer than 64 bytes"
        } else if !name.chars().all(plain) {
            "has a character other than letters, digits, `-` and `_`"
        } else if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            "does not start with a letter"
        } else if syn::parse_str::<syn::Ident>(&stands_for).is_err() {
            "is a keyword of Rust"
        } else if matches!(
            stands_for.as_str(),
            "std" | "core" | "alloc" | "test" | "proc_macro"
        ) {
            "is the name of a crate that comes with Rust"
        } else if stands_for == "smithy_client_runtime" {
            "is the name of the support crate, which the crate depends on"
        } else if crate::emit::OutputPath::new(name).is_err() {
            "is a device name on Windows"
        } else {
            return Ok(PackageName(name.to_owned()));
        };
        Err(InvalidOption(reason))
    }

    /// The name for a crate that is named after its folder: the last part of the path, in kebab-case as Cargo
    /// has it (`clients/PartnerCentral` gives `partner-central`).
    ///
    /// # Errors
    ///
    /// That is not a package name.
    pub fn of_folder(path: &std::path::Path) -> Result<PackageName, InvalidOption> {
        let folder = path.file_name().unwrap_or_default().to_string_lossy();
        PackageName::new(&folder.to_kebab_case())
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name of the library in Rust code, with `_` for `-`.
    pub fn crate_name(&self) -> String {
        self.0.replace('-', "_")
    }
}

impl PackageVersion {
    /// Checks a version.
    ///
    /// # Errors
    ///
    /// It does not have the form of Semantic Versioning.
    pub fn new(version: &str) -> Result<PackageVersion, InvalidOption> {
        let (rest, build) = match version.split_once('+') {
            Some((rest, build)) => (rest, Some(build)),
            None => (version, None),
        };
        let (numbers, pre) = match rest.split_once('-') {
            Some((numbers, pre)) => (numbers, Some(pre)),
            None => (rest, None),
        };
        let mut count = 0;
        let all_numbers = numbers.split('.').all(|part| {
            count += 1;
            is_number(part)
        });
        let pre_fits = pre.is_none_or(|pre| {
            pre.split('.').all(|part| {
                is_word(part) && (!part.bytes().all(|b| b.is_ascii_digit()) || is_number(part))
            })
        });
        let build_fits = build.is_none_or(|build| build.split('.').all(is_word));
        if count == 3 && all_numbers && pre_fits && build_fits && version.len() <= 64 {
            Ok(PackageVersion(version.to_owned()))
        } else {
            Err(InvalidOption("is not a version such as `1.2.3`"))
        }
    }

    /// The version.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A number that a `u64` holds, without leading zeros.
fn is_number(part: &str) -> bool {
    let digits = !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    digits && (part == "0" || !part.starts_with('0')) && part.parse::<u64>().is_ok()
}

/// Letters, digits and hyphens, at least one.
fn is_word(part: &str) -> bool {
    !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

impl RuntimeSource {
    /// The keys of the dependency in a manifest, without braces: `path = "../runtime"`. Values are escaped,
    /// whatever they hold.
    pub fn manifest_keys(&self) -> String {
        match self {
            RuntimeSource::Path(path) => format!("path = {}", toml_string(path)),
            RuntimeSource::Published { path, version } => {
                let (path, version) = (toml_string(path), toml_string(version));
                format!("path = {path}, version = {version}")
            }
            RuntimeSource::Version(version) => format!("version = {}", toml_string(version)),
            RuntimeSource::Git { url, reference } => {
                let url = toml_string(url);
                let (key, name) = match reference {
                    None => return format!("git = {url}"),
                    Some(GitReference::Revision(name)) => ("rev", name),
                    Some(GitReference::Branch(name)) => ("branch", name),
                    Some(GitReference::Tag(name)) => ("tag", name),
                };
                format!("git = {url}, {key} = {}", toml_string(name))
            }
        }
    }
}

impl fmt::Display for PackageName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for PackageVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for InvalidOption {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for InvalidOption {}

#[cfg(test)]
mod tests {
    use super::{PackageName, PackageVersion};

    #[test]
    fn a_folder_gives_a_package_name_in_kebab_case() {
        let named = |path: &str| PackageName::of_folder(std::path::Path::new(path));
        let named = |path| named(path).map(|name| name.as_str().to_owned()).ok();
        assert_eq!(
            named("clients/PartnerCentral").as_deref(),
            Some("partner-central")
        );
        assert_eq!(named("my client").as_deref(), Some("my-client"));
        assert_eq!(named(".."), None);
        assert_eq!(named("1password"), None);
    }

    #[test]
    fn package_names_are_plain() {
        for name in ["aws-sdk-s3", "a", "partnercentralaccount", "my_crate2"] {
            PackageName::new(name).unwrap();
        }
        for name in [
            "",
            "2a",
            "-a",
            "_a",
            "a b",
            "a\"\n[x]",
            "../a",
            "é",
            "self",
            "fn",
            "gen",
            "crate",
            "std",
            "con",
            "AUX",
            "proc-macro",
            "smithy-client-runtime",
            "smithy_client_runtime",
            "a.b",
            &"a".repeat(65),
        ] {
            // `gen` is a keyword from edition 2024 on; the crate is of edition 2021.
            assert_eq!(PackageName::new(name).is_ok(), name == "gen", "{name:?}");
        }
    }

    #[test]
    fn versions_are_semantic() {
        for version in ["0.1.0", "1.2.3-beta.2", "1.0.0+build.01", "1.0.0-0a.-"] {
            PackageVersion::new(version).unwrap();
        }
        for version in [
            "",
            "1",
            "1.2",
            "1.2.3.4",
            "01.2.3",
            "1.2.3-",
            "1.2.3-01",
            "1.2.3+",
            "1.2.x",
            "1.2.3\"\n",
        ] {
            assert!(PackageVersion::new(version).is_err(), "{version:?}");
        }
    }
}
