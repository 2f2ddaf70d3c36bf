//! The documentation of a crate's root: the crate comes in, Markdown goes out. It begins with what a reader does first; what
//! the service says of itself stands below.

use super::features;
use crate::ir::manifest::{Example, ExampleValue};
use crate::ir::{Crate, Manifest};

/// Loads the settings that all clients share.
pub(super) const SHARED: &str =
    "let shared = aws_config::load_defaults(aws_config::BehaviorVersion::latest()).await;";

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
        format!(
            "let output = client\n    .{method}(){setters}\n    .send()\n    .await?;\n\
             println!(\"{{output:?}}\");"
        )
    }
}

/// The documentation of the crate's root.
pub(super) fn documentation(krate: &Crate) -> String {
    let Manifest {
        title,
        documentation,
        ..
    } = &krate.manifest;
    let mut text = format!(
        "Client for {title}.\n\n# A first call\n\n{}\n",
        first_call(krate)
    );
    text.push_str(&operations(krate));
    text.push_str(
        "- [`Config`] says how the client calls: region, credentials, retries, timeouts, interceptors.\n\
         - [`operation`] has the input, output and error of each operation, [`types`] what they are made of.\n\
         - Every error of the crate converts into [`Error`].\n\n",
    );
    text.push_str(&format!("# Features\n\n{}", features::table(krate)));
    if !documentation.is_empty() {
        text.push_str(&format!("\n# The service\n\n{documentation}"));
    }
    text
}

/// Where the operations are, with links to some of them.
fn operations(krate: &Crate) -> String {
    let common = krate.manifest.common.iter();
    let links: Vec<String> = common
        .map(|name| format!("[`{name}`](Client::{name})"))
        .collect();
    match (links.is_empty(), links.len() == krate.operations.len()) {
        (true, _) => "- [`Client`] has a method for each operation.\n".to_owned(),
        (false, true) => format!(
            "- [`Client`] has a method for each operation: {}.\n",
            links.join(", ")
        ),
        (false, false) => format!(
            "- [`Client`] has a method for each operation, among them {}.\n",
            links.join(", ")
        ),
    }
}

/// The dependencies of a program, and the program, which makes a call.
pub(super) fn first_call(krate: &Crate) -> String {
    let Manifest {
        package, library, ..
    } = &krate.manifest;
    let body = program(krate);
    let body = body.lines().map(|line| format!("    {line}\n"));
    let body: String = body.collect();
    format!(
        "```toml\n\
         [dependencies]\n\
         {package} = {{ path = \"path/to/{package}\" }}\n\
         aws-config = \"1\"\n\
         tokio = {{ version = \"1\", features = [\"macros\", \"rt-multi-thread\"] }}\n\
         ```\n\n\
         ```rust,ignore\n\
         #[tokio::main]\n\
         async fn main() -> Result<(), {library}::Error> {{\n\
         {body}    Ok(())\n\
         }}\n\
         ```\n"
    )
}

/// What makes a call.
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
