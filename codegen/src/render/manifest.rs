//! The files of a crate beside its source: `Cargo.toml`, the README, settings of tools; and the documentation of its
//! root.

use crate::documentation::code_span;
use crate::emit::RenderedFile;
use crate::ir::manifest::{Example, ExampleValue};
use crate::ir::operation::Checksum;
use crate::ir::{Crate, Manifest};
use crate::options::toml_string;

/// The Cargo features, with what each needs of the runtime. The names are the published SDK's; `aws-lc` and
/// `fips` are ours.
const FEATURES: &[(&str, &[&str])] = &[
    ("aws-lc", &["smithy-client-runtime/aws-lc"]),
    ("behavior-version-latest", &[]),
    (
        "default-https-client",
        &["smithy-client-runtime/default-https-client"],
    ),
    ("fips", &["smithy-client-runtime/fips"]),
    ("gated-tests", &[]),
    // The types of requests that presigned ones turn into, only in crates with operations that are presigned.
    ("http-02x", &["smithy-client-runtime/http-02x"]),
    ("http-1x", &[]),
    (
        "legacy-https-client",
        &["smithy-client-runtime/legacy-https-client"],
    ),
    (
        "legacy-test-util",
        &["test-util", "smithy-client-runtime/legacy-test-util"],
    ),
    ("rt-tokio", &["smithy-client-runtime/rt-tokio"]),
    // An HTTPS client and the conversions of http 0.2, as there. Only `legacy-https-client` brings hyper 0.14.
    (
        "rustls",
        &["default-https-client", "smithy-client-runtime/http-02x"],
    ),
    // Only for services with such signatures.
    ("sigv4a", &["smithy-client-runtime/sigv4a"]),
    ("test-util", &["smithy-client-runtime/test-util"]),
];

/// The features that are on unless the user turns them off.
const DEFAULT: [&str; 5] = [
    "sigv4a",
    "http-1x",
    "rustls",
    "default-https-client",
    "rt-tokio",
];

impl Example {
    /// The call as a program writes it.
    pub(super) fn call(&self, library: &str) -> String {
        let Example { method, setters } = self;
        let setters = setters.iter();
        let setters = setters.map(|(setter, value)| {
            let value = match value {
                ExampleValue::Text => "\"example\"".to_owned(),
                ExampleValue::Integer => "1".to_owned(),
                ExampleValue::Decimal => "1.0".to_owned(),
                ExampleValue::Boolean => "true".to_owned(),
                ExampleValue::Variant(path, variant) => path.variant_in(library, variant),
            };
            format!("\n    .{setter}({value})")
        });
        let setters: String = setters.collect();
        format!("let output = client\n    .{method}(){setters}\n    .send()\n    .await?;")
    }
}

/// The heading of the README under which the first code is the id of the service.
pub(crate) const ORIGIN: &str = "\n## Origin\n";

/// Loads the settings that all clients share.
pub(super) const SHARED: &str =
    "let shared = aws_config::load_defaults(aws_config::BehaviorVersion::latest()).await;";

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
    vec![
        RenderedFile::text(".gitattributes", ATTRIBUTES),
        RenderedFile::text("rustfmt.toml", RUSTFMT),
        RenderedFile::text("Cargo.toml", cargo_toml(krate)),
        RenderedFile::text("README.md", readme(krate)),
    ]
}

fn cargo_toml(krate: &Crate) -> String {
    let Manifest {
        package,
        version,
        keys,
        runtime,
        checksums,
        streams,
        plain_title,
        ..
    } = &krate.manifest;
    let (package, version) = (toml_string(package), toml_string(version));
    let description = toml_string(&format!("Client for {plain_title}"));
    let needed = [
        ("auth-token", krate.service.auth_token.is_some()),
        ("content-md5", checksums.contains(&Checksum::ContentMd5)),
        ("tree-hash", checksums.contains(&Checksum::TreeHash)),
        ("event-stream", streams.events),
        ("request-compression", krate.config.request_compression),
    ];
    let needed = needed.iter().filter(|(_, is_needed)| *is_needed);
    let needed = needed.map(|(feature, _)| *feature);
    let needed = krate.service.protocol.feature.into_iter().chain(needed);
    let needed: Vec<String> = needed.map(toml_string).collect();
    let needed = match needed.is_empty() {
        true => String::new(),
        false => format!(", features = [{}]", needed.join(", ")),
    };
    let features = features(krate);
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

/// The features, a line each.
pub(super) fn features(krate: &Crate) -> String {
    let presigns = krate.operations.iter().any(|one| one.presigned_in_query);
    let is_there = |name: &&str| match *name {
        "http-02x" | "http-1x" => presigns,
        "sigv4a" => krate.auth.sigv4a,
        _ => true,
    };
    let line = |name: &str, needs: &mut dyn Iterator<Item = &str>| {
        let needs: Vec<String> = needs.map(toml_string).collect();
        format!("{name} = [{}]\n", needs.join(", "))
    };
    let mut default = DEFAULT.into_iter().filter(is_there);
    let mut lines = line("default", &mut default);
    for (name, needs) in FEATURES.iter().filter(|(name, _)| is_there(name)) {
        lines.push_str(&line(name, &mut needs.iter().copied()));
    }
    lines
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
    if !documentation.is_empty() {
        text.push_str(&format!("\n{}\n", documentation));
    }
    text.push_str(&format!(
        "\n## Use\n\n```rust,ignore\n{}\n```\n",
        program(krate)
    ));
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

/// The documentation of the crate's root.
pub(super) fn crate_documentation(krate: &Crate) -> String {
    let Manifest {
        title,
        documentation,
        ..
    } = &krate.manifest;
    let mut text = format!("Client for {title}.\n\n");
    if !documentation.is_empty() {
        text.push_str(&format!("{}\n\n", documentation));
    }
    text.push_str(&format!("```rust,ignore\n{}\n```\n\n", program(krate)));
    text.push_str(
        "- [`Client`] has a method for each operation.\n\
         - [`Config`] says how it calls: region, credentials, retries, timeouts, interceptors.\n\
         - [`operation`] has the input, output and error of each operation, [`types`] what they are made of.\n\
         - Every error of the crate converts into [`Error`].",
    );
    text
}

/// A program that makes a call.
fn program(krate: &Crate) -> String {
    let Manifest {
        library, example, ..
    } = &krate.manifest;
    let call = match example {
        Some(example) => format!("\n{}", example.call(library)),
        None => String::new(),
    };
    let discovery = match krate.endpoint_discovery {
        Some(_) => {
            "\nlet (client, reload) = client.with_endpoint_discovery_enabled().await?;\n\
             tokio::spawn(reload.reload_task());"
        }
        None => "",
    };
    format!(
        "{SHARED}\n\
         let client = {library}::Client::new(&shared);{discovery}{call}"
    )
}
