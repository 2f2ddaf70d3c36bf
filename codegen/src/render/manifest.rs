//! The files of a crate beside its source: `Cargo.toml`, the README, settings of tools.

use super::{features, index};
use crate::documentation::code_span;
use crate::emit::RenderedFile;
use crate::ir::{Crate, Manifest};
use crate::options::toml_string;

/// The heading of the README under which the first code is the id of the service.
pub(crate) const ORIGIN: &str = "\n## Origin\n";

/// rustfmt breaks some lines in another way, and is run on a whole workspace at once.
const RUSTFMT: &str = "disable_all_formatting = true\n";

/// A checkout keeps the line ends, and reviewers see handwritten changes first. The kinds of generated files are named,
/// since `*` would change images that a user puts there.
const ATTRIBUTES: &str = "\
*.rs text eol=lf linguist-generated
*.md text eol=lf linguist-generated
*.toml text eol=lf linguist-generated
.gitattributes text eol=lf linguist-generated
";

/// The manifest, the README, and the settings that keep a user's tools from changing the crate.
pub(super) fn files(krate: &Crate) -> Vec<RenderedFile> {
    let own = [
        RenderedFile::text("Cargo.toml", cargo_toml(krate)),
        RenderedFile::text("README.md", readme(krate)),
    ];
    settings_of_tools().into_iter().chain(own).collect()
}

/// The settings that keep a user's tools from changing generated files.
pub fn settings_of_tools() -> [RenderedFile; 2] {
    [
        RenderedFile::text(".gitattributes", ATTRIBUTES),
        RenderedFile::text("rustfmt.toml", RUSTFMT),
    ]
}

fn cargo_toml(krate: &Crate) -> String {
    let Manifest {
        package,
        version,
        keys,
        runtime,
        plain_title,
        ..
    } = &krate.manifest;
    let (package, version) = (toml_string(package), toml_string(version));
    let description = toml_string(&format!("Client for {plain_title}"));
    let needed: Vec<String> = features::always_needed(krate).map(toml_string).collect();
    let needed = match needed.is_empty() {
        true => String::new(),
        false => format!(", features = [{}]", needed.join(", ")),
    };
    let features = features::lines(krate);
    format!(
        r#"[package]
name = {package}
version = {version}
description = {description}
{keys}
# Named, so that a workspace can be loaded to generate the file when it is not there.
[lib]
path = "src/lib.rs"

[features]
{features}
[dependencies]
smithy-client-runtime = {{ {runtime}{needed} }}

[lints.rust]
unsafe_code = "forbid"
missing_docs = "deny"
"#
    )
}

fn readme(krate: &Crate) -> String {
    let Manifest {
        package,
        title,
        service,
        api_version,
        documentation,
        ..
    } = &krate.manifest;
    let mut text = format!("# {package}\n\nClient for {title}.\n");
    text.push_str(&format!("\n## Use\n\n{}", index::first_call(krate)));
    if !documentation.is_empty() {
        text.push_str(&format!("\n## The service\n\n{documentation}\n"));
    }
    let of_version = match api_version.as_str() {
        "" => String::new(),
        version => format!(" (version {})", code_span(version)),
    };
    text.push_str(&format!(
        "{ORIGIN}\nGenerated from the model of `{service}`{of_version}. \
         Regenerate instead of editing: files with the marker in their first line are overwritten, \
         your own files beside them stay.\n"
    ));
    text
}
