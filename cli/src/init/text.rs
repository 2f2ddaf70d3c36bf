//! The text of a first `codegen.toml`: the values of its crate come in, a commented file goes out.

use smithy_codegen::options::toml_string;

/// The values of a first configuration.
pub(super) struct Configuration<'a> {
    pub(super) models: &'a [String],
    /// None: the only one of the model.
    pub(super) service: Option<&'a str>,
    /// None named: all.
    pub(super) operations: &'a [String],
    pub(super) output: &'a str,
    pub(super) package: Option<&'a str>,
    /// The value of `runtime`, in TOML.
    pub(super) runtime: &'a str,
}

impl Configuration<'_> {
    /// The text of the file.
    pub(super) fn text(&self) -> String {
        let Configuration {
            models,
            service,
            operations,
            output,
            package,
            runtime,
        } = self;
        let list = |values: &[String]| {
            let values: Vec<String> = values.iter().map(|one| toml_string(one)).collect();
            format!("[{}]", values.join(", "))
        };
        let service = service.map_or_else(String::new, |service| {
            format!("service = {}\n", toml_string(service))
        });
        let operations = match operations {
            [] => {
                "# operations = [\"…\"]      # only these; left out: all of the service".to_owned()
            }
            operations => format!(
                "operations = {} # left out: all of the service",
                list(operations)
            ),
        };
        let package = match package {
            Some(package) => format!("package = {}", toml_string(package)),
            None => "# package = \"…\"           # left out: the name of the folder".to_owned(),
        };
        format!(
            "\
# What `smithy-codegen generate` writes. Paths are relative to this file.

[defaults]
# The crate on which all clients depend: {{ vendored = \"FOLDER\" }} has it written and kept up to date; other values are
# {{ path = \"…\" }}, {{ git = \"…\", rev = \"…\" }} and {{ version = \"…\" }}.
runtime = {runtime}
# license = \"MIT\"           # as in a manifest, and so are publish, authors and edition

[[crate]]
models = {}
{service}{operations}
output = {}
{package}
version = \"0.1.0\"
",
            list(models),
            toml_string(output),
        )
    }
}
