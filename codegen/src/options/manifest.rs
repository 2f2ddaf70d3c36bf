//! What a manifest says about a package beside its name and version: a user's values come in, lines of TOML go out.

use super::toml::toml_string;

/// The keys of `[package]` that a user may choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ManifestKeys {
    /// An SPDX expression.
    pub license: String,
    /// Where the package may be published.
    pub publish: Publish,
    /// Names, with or without addresses: `Ada <ada@example.com>`.
    pub authors: Vec<String>,
    /// The edition of Rust.
    pub edition: Edition,
}

/// Where a package may be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Publish {
    /// Nowhere.
    Never,
    /// In any registry.
    Anywhere,
    /// In these registries, by their names in Cargo's configuration.
    Registries(Vec<String>),
}

/// An edition of Rust. The generated code means the same in all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edition {
    /// `2021`.
    E2021,
    /// `2024`.
    E2024,
}

impl Edition {
    /// All editions.
    pub const ALL: [Edition; 2] = [Edition::E2021, Edition::E2024];

    /// The year, as Cargo takes it.
    pub fn year(self) -> &'static str {
        match self {
            Edition::E2021 => "2021",
            Edition::E2024 => "2024",
        }
    }
}

impl Default for ManifestKeys {
    fn default() -> ManifestKeys {
        ManifestKeys {
            license: "MIT OR Apache-2.0".to_owned(),
            publish: Publish::Never,
            authors: Vec::new(),
            edition: Edition::E2021,
        }
    }
}

impl ManifestKeys {
    /// The keys as lines of a manifest. `rust_version` is the lowest version of Rust that compiles the package.
    pub(crate) fn lines(&self, rust_version: &str) -> String {
        let list = |values: &[String]| {
            let values: Vec<String> = values.iter().map(|one| toml_string(one)).collect();
            format!("[{}]", values.join(", "))
        };
        let publish = match &self.publish {
            Publish::Never => "false".to_owned(),
            Publish::Anywhere => "true".to_owned(),
            Publish::Registries(names) => list(names),
        };
        let authors = match self.authors.as_slice() {
            [] => String::new(),
            authors => format!("authors = {}\n", list(authors)),
        };
        let (edition, license) = (toml_string(self.edition.year()), toml_string(&self.license));
        let rust_version = toml_string(rust_version);
        format!(
            "edition = {edition}\nrust-version = {rust_version}\n{authors}license = {license}\npublish = {publish}\n"
        )
    }
}
