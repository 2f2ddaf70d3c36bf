//! `import`: a botocore and names of services come in; a Smithy document for each, or the list of services, goes out.
//!
//! A complete document replaces an older one in one step.

mod imported;
mod list;
mod report;

use std::path::{Path, PathBuf};

use serde_json::json;
use smithy_codegen::lower::endpoint;
use smithy_model::botocore::{self, Botocore};
use smithy_model::{load, read, write, Diagnostic, Diagnostics, Model, SourceFile};

pub(crate) use imported::Imported;

use crate::config::codes;
use crate::config::places::command_line;
use crate::replace::{replace, Change, Replaced};
use crate::{diagnostics, exit, paths, Exit, Format, Program, Terminal};

/// Writes the models of AWS services, as botocore has them, as Smithy documents.
///
/// botocore is the core of the AWS SDK for Python, and a new version with the newest models of all services comes out
/// every working day. `pip download --no-deps botocore` fetches it. Name the document as a model in `codegen.toml`;
/// after the import of a newer one, `smithy-codegen generate` reports what changed.
#[derive(Clone, Debug, clap::Args)]
#[command(after_help = EXAMPLES, after_long_help = format!("{EXAMPLES}\n\n{}", exit::HELP))]
pub struct Arguments {
    /// A wheel, a source distribution (.tar.gz), an installed package (site-packages/botocore or the folder around
    /// it), a folder of services, or the folder of one service
    #[arg(long, value_name = "PATH")]
    pub from: PathBuf,
    /// A service: by its name in botocore, the name of its crate in the AWS SDK for Rust, its SDK id or its endpoint
    /// prefix; several may be named. With --list, a part of the names to show
    #[arg(value_name = "SERVICE", required_unless_present = "list")]
    pub service: Vec<String>,
    /// Show the services with their API versions, protocols and numbers of operations
    #[arg(long, conflicts_with_all = ["out", "api_version"])]
    pub list: bool,
    /// The document to write, or the folder for several, each SERVICE.json [default: the current folder; in the
    /// generator's own repository, model/services]
    #[arg(long, value_name = "PATH")]
    pub out: Option<PathBuf>,
    /// The API version [default: the newest]
    #[arg(long, value_name = "VERSION")]
    pub api_version: Option<String>,
    /// The form of the report
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

const EXAMPLES: &str = "\
Examples:
  pip download --no-deps botocore
      fetch the newest models
  smithy-codegen import --from botocore-1.44.5-py3-none-any.whl --list
      what there is
  smithy-codegen import --from botocore-1.44.5-py3-none-any.whl dynamodb
      write its document, dynamodb.json
  smithy-codegen import --from botocore-1.44.5-py3-none-any.whl sqs sts aws-sdk-dynamodb --out models
      write models/sqs.json, models/sts.json and models/dynamodb.json
  smithy-codegen import --from ~/venv/lib/python3.13/site-packages sqs --out sqs.json
      from an installed package, to another place

Then name the document in codegen.toml, and run `smithy-codegen generate`:
  [[crate]]
  models = [\"dynamodb.json\"]
  operations = [\"GetItem\", \"PutItem\"]     # left out: all
  output = \"clients/dynamodb\"
  runtime = { vendored = \"smithy-client-runtime\" }     # the folder to which the support crate is written";

/// Runs the command.
pub fn run(arguments: &Arguments, program: &Program, terminal: &mut Terminal<'_>) -> Exit {
    let mut sources = Vec::new();
    let result = Botocore::open(&arguments.from)
        .map_err(Diagnostics::from)
        .and_then(|botocore| match arguments.list {
            true => list::run(&botocore, &arguments.service, arguments.format, terminal),
            false => all(&botocore, arguments, program, &mut sources, terminal),
        });
    match result {
        Ok(exit) => exit,
        Err(found) => {
            refuse(&found, &sources, arguments.format, terminal);
            Exit::of(&found)
        }
    }
}

/// Imports the services. Unless all can be imported, no document is written.
fn all(
    botocore: &Botocore,
    arguments: &Arguments,
    program: &Program,
    sources: &mut Vec<SourceFile>,
    terminal: &mut Terminal<'_>,
) -> Result<Exit, Diagnostics> {
    let version = arguments.api_version.as_deref();
    let mut imported: Vec<Imported> = Vec::new();
    for service in &arguments.service {
        let one = import(botocore, service, version, program, sources)?;
        if imported.iter().all(|other| other.name != one.name) {
            imported.push(one);
        }
    }
    let is_one = imported.len() == 1;
    let mut written = Vec::new();
    for one in &imported {
        let out = destination(one, is_one, arguments, program);
        match write_document(&one.text, &out, "name another file with `--out`") {
            Ok(replaced) => written.push((out, replaced)),
            Err(found) => {
                written.into_iter().rev().for_each(|(_, one)| one.undo());
                return Err(found);
            }
        }
    }
    let changes = written
        .into_iter()
        .map(|(out, replaced)| (out, replaced.change));
    let all: Vec<(&Imported, PathBuf, Change)> = imported
        .iter()
        .zip(changes)
        .map(|(one, (out, change))| (one, out, change))
        .collect();
    Ok(report::report(
        &all,
        arguments.format,
        program,
        sources,
        terminal,
    ))
}

/// Where the document of a service goes: to the file that is named, or for several to the folder.
fn destination(one: &Imported, is_one: bool, arguments: &Arguments, program: &Program) -> PathBuf {
    let name = format!("{}.json", one.name);
    let is_file = |out: &Path| is_one && !out.is_dir() && out.extension().is_some();
    match &arguments.out {
        Some(out) if is_file(out) => out.clone(),
        Some(folder) => folder.join(name),
        None => match program.models() {
            Some(folder) => folder.join(name),
            None => name.into(),
        },
    }
}

fn refuse(
    found: &Diagnostics,
    sources: &[SourceFile],
    format: Format,
    terminal: &mut Terminal<'_>,
) {
    match format {
        Format::Human => terminal.error(&diagnostics::text(found, sources, terminal.error_color)),
        Format::Json => terminal.json(&json!({
            "status": "error",
            "diagnostics": diagnostics::json(found, sources),
        })),
    }
}

/// Reads a service, by its name in botocore or that of its crate. `sources` has the files that diagnostics refer to.
///
/// # Errors
///
/// There is no such service, or it is wrong.
pub(crate) fn import(
    botocore: &Botocore,
    service: &str,
    version: Option<&str>,
    program: &Program,
    sources: &mut Vec<SourceFile>,
) -> Result<Imported, Diagnostics> {
    let name = named(botocore, service)?;
    let files = match version {
        Some(version) => botocore.service_version(&name, version),
        None => botocore.service(&name),
    };
    let files = files.map_err(|mut refused| {
        refused.help.get_or_insert_with(|| {
            let from = botocore::argument(&refused.origin.file);
            let program = program.name();
            format!("list the services with `{program} import --from {from} --list`")
        });
        Diagnostics::from(refused)
    });
    let first = sources.len();
    sources.extend(files?);
    let files = sources.get(first..).unwrap_or_default();
    let model = load(files)?;
    check_rules(&model)?;
    let mut found = Diagnostics::new();
    let documents = read::documents(files, &mut found);
    let text: String = documents.iter().map(write::json_ast).collect();
    Ok(Imported { name, model, text })
}

/// The name in botocore of a service that a user names; the name itself if nothing fits it.
///
/// # Errors
///
/// It fits several services.
pub(crate) fn named(botocore: &Botocore, service: &str) -> Result<String, Diagnostics> {
    let mut found = list::named(botocore, service);
    if found.len() > 1 {
        let message = format!(
            "several services have the endpoint prefix `{}`",
            service.escape_debug()
        );
        let error = Diagnostic::error(codes::AMBIGUOUS, message, command_line());
        return Err(error
            .help(format!("name one of {}", found.join(", ")))
            .into());
    }
    Ok(found.pop().unwrap_or_else(|| service.to_owned()))
}

/// Writes the document of a service, by its text, to a file, which may have an older one.
///
/// # Errors
///
/// The file cannot be written, or has something else, such as the model of another service.
pub(crate) fn write_document(text: &str, out: &Path, help: &str) -> Result<Replaced, Diagnostics> {
    // The document has to be a valid model as well.
    let model = load(&[SourceFile::new(paths::shown(out), text)])?;
    let service = model.services().next();
    let service = service.map(|service| format!("\"{}\"", service.shape.id));
    replace(out, text, |old| other_than(service.as_deref(), old), help)
}

/// What a file is that this command does not replace: neither empty nor a Smithy model of the service.
fn other_than(service: Option<&str>, old: &[u8]) -> Option<&'static str> {
    let has = |key: &str| {
        old.windows(key.len())
            .any(|window| window == key.as_bytes())
    };
    match service {
        _ if old.is_empty() => None,
        _ if !has("\"smithy\"") => Some("is not a Smithy model"),
        Some(service) if !has(service) => Some("is the model of another service"),
        _ => None,
    }
}

/// Checks endpoint rules and their bindings, which reading keeps as plain values, so that errors have places in
/// botocore's file.
fn check_rules(model: &Model) -> Result<(), Diagnostics> {
    let mut found = Diagnostics::new();
    for service in model.services() {
        endpoint::check(&service, &mut found);
    }
    match found.has_errors() {
        true => Err(found),
        false => Ok(()),
    }
}
