//! `import`: a botocore and the name of a service come in; a Smithy document, or the
//! list of services, goes out.
//!
//! The complete document replaces an older one in one step.

mod list;
pub(crate) use list::named;

use std::path::{Path, PathBuf};

use serde_json::json;
use smithy_codegen::lower::endpoint;
use smithy_codegen::protocol::{self, local_name};
use smithy_model::botocore::{self, Botocore};
use smithy_model::{load, read, write, Diagnostic, Diagnostics, Model, Shape, SourceFile};

use crate::replace::{replace, Change, Replaced, NOT_WRITTEN};
use crate::{count, diagnostics, exit, paths, Exit, Format, Program, Terminal};

/// Writes the model of an AWS service, as botocore has it, as a Smithy document.
///
/// botocore is the core of the AWS SDK for Python, and a new version with the newest models of all services comes out
/// every working day. `pip download --no-deps botocore` fetches it. Name the document as a model in `codegen.toml`;
/// after the import of a newer one, `smithy-codegen codegen` reports what changed.
#[derive(Clone, Debug, clap::Args)]
#[command(after_help = EXAMPLES, after_long_help = format!("{EXAMPLES}\n\n{}", exit::HELP))]
pub struct Arguments {
    /// A wheel, a source distribution (.tar.gz), an installed package (site-packages/botocore or the folder around
    /// it), a folder of services, or the folder of one service
    #[arg(long, value_name = "PATH")]
    pub from: PathBuf,
    /// The service, by the name of its folder in botocore or of its crate in the AWS SDK for Rust
    #[arg(value_name = "SERVICE", required_unless_present = "list")]
    pub service: Option<String>,
    /// Show the services with their API versions, protocols and numbers of operations
    #[arg(long, conflicts_with_all = ["out", "api_version"])]
    pub list: bool,
    /// The document to write [default: SERVICE.json; in the generator's own repository, model/services/SERVICE.json]
    #[arg(long, value_name = "FILE")]
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
      write model/services/dynamodb.json
  smithy-codegen import --from ~/venv/lib/python3.13/site-packages sqs --out sqs.json
      from an installed package, to another place

Then name the document in codegen.toml, and run `smithy-codegen codegen`:
  [[crate]]
  models = [\"model/services/dynamodb.json\"]
  operations = [\"GetItem\", \"PutItem\"]     # left out: all
  output = \"clients/dynamodb\"
  runtime = { path = \"runtime\" }";

/// A service of a botocore as a model.
pub(crate) struct Imported {
    /// Its name in botocore.
    pub(crate) name: String,
    /// The model.
    pub(crate) model: Model,
    /// The text of its document.
    pub(crate) text: String,
}

/// A document on disk.
struct Written {
    out: PathBuf,
    /// Whether there was an older document, and whether it differed.
    change: Change,
}

/// Runs the command.
pub fn run(arguments: &Arguments, program: &Program, terminal: &mut Terminal<'_>) -> Exit {
    let mut sources = Vec::new();
    let result = Botocore::open(&arguments.from)
        .map_err(Diagnostics::from)
        .and_then(|botocore| match &arguments.service {
            Some(service) if !arguments.list => {
                let version = arguments.api_version.as_deref();
                let imported = import(&botocore, service, version, program, &mut sources)?;
                let written = write(&imported, arguments, program)?;
                Ok(report(
                    &imported, &written, arguments, program, &sources, terminal,
                ))
            }
            wanted => list::run(&botocore, wanted.as_deref(), arguments.format, terminal),
        });
    match result {
        Ok(exit) => exit,
        Err(found) => {
            refuse(&found, &sources, arguments.format, terminal);
            let is_system = |one: &Diagnostic| one.code == NOT_WRITTEN;
            match found.iter().any(is_system) {
                true => Exit::System,
                false => Exit::Input,
            }
        }
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
    let name = list::named(botocore, service).unwrap_or_else(|| service.to_owned());
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

/// Writes the document of a service.
fn write(
    imported: &Imported,
    arguments: &Arguments,
    program: &Program,
) -> Result<Written, Diagnostics> {
    let out = arguments.out.clone().unwrap_or_else(|| {
        let name = format!("{}.json", imported.name);
        program
            .models()
            .map_or_else(|| name.clone().into(), |folder| folder.join(&name))
    });
    let help = "name another file with `--out`";
    let change = write_document(&imported.text, &out, help)?.change;
    Ok(Written { out, change })
}

/// Writes the document of a service, by its text, to a file, which may have an older one.
///
/// # Errors
///
/// The file cannot be written, or has something else.
pub(crate) fn write_document(text: &str, out: &Path, help: &str) -> Result<Replaced, Diagnostics> {
    // The document has to be a valid model as well.
    load(&[SourceFile::new(paths::shown(out), text)])?;
    replace(out, text, is_no_model, help)
}

/// What a file is that this command does not replace: neither empty nor a Smithy model.
fn is_no_model(bytes: &[u8]) -> Option<&'static str> {
    let key = b"\"smithy\"";
    let is_model = bytes.is_empty() || bytes.windows(key.len()).any(|window| window == key);
    (!is_model).then_some("is not a Smithy model")
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

fn report(
    imported: &Imported,
    written: &Written,
    arguments: &Arguments,
    program: &Program,
    sources: &[SourceFile],
    terminal: &mut Terminal<'_>,
) -> Exit {
    let Imported { model, text, .. } = imported;
    let Written { out, change } = written;
    let service = model.services().next();
    let shape = service.as_ref().map(|service| service.shape);
    let operations = service.as_ref().map_or(0, |one| one.operations().len());
    let own = |shape: &&Shape| shape.id.namespace() != "smithy.api";
    let shapes = model.shapes().filter(own).count();
    let version = shape.and_then(|shape| Some(&*shape.as_service()?.version));
    let traits = shape.into_iter().flat_map(|shape| shape.traits.iter());
    let protocols: Vec<&str> = traits
        .map(|applied| applied.id.as_str())
        .filter(|id| protocol::is_known(id))
        .collect();
    let chosen = service.and_then(|service| Some(protocol::choose(&service).ok()?.id));
    if arguments.format == Format::Json {
        terminal.json(&json!({
            "status": "ok",
            "path": paths::shown(out),
            "change": change.word(),
            "bytes": text.len(),
            "api_version": version.unwrap_or_default(),
            "operations": operations,
            "shapes": shapes,
            "protocols": protocols,
            "chosen_protocol": chosen,
            "diagnostics": diagnostics::json(model.warnings(), sources),
        }));
        return Exit::Success;
    }
    if !model.warnings().is_empty() {
        let color = terminal.error_color;
        terminal.error(&diagnostics::text(model.warnings(), sources, color));
    }
    let version = match version.unwrap_or_default() {
        "" => "no API version".to_owned(),
        version => format!("API version {version}"),
    };
    terminal.say(&format!(
        "{} {}: {} and {} of {version}",
        change.word(),
        paths::shown(out),
        count(operations, "operation"),
        count(shapes, "shape"),
    ));
    let spoken: Vec<&str> = protocols.into_iter().map(local_name).collect();
    let spoken = spoken.join(", ");
    terminal.say(&match chosen {
        Some(chosen) if spoken == local_name(chosen) => {
            format!("it speaks {spoken}, and so will its client")
        }
        Some(chosen) => format!(
            "it speaks {spoken}; its client will speak {}",
            local_name(chosen)
        ),
        None => {
            "it speaks no protocol that is known: no client can be generated from it".to_owned()
        }
    });
    if chosen.is_some() && *change != Change::None {
        terminal.say(&next_step(out, program));
    }
    Exit::Success
}

/// The next step of a user who has the document.
fn next_step(out: &Path, program: &Program) -> String {
    let configuration = paths::absolute(&Program::extended_configuration());
    let folder = configuration.parent().unwrap_or(Path::new(""));
    let name = paths::relative(folder, out);
    let codegen = format!("{} codegen", program.name());
    if std::fs::read_to_string(&configuration).is_ok_and(|text| text.contains(&name)) {
        return format!("next: {codegen}");
    }
    let stem = out.file_stem().unwrap_or_default().to_string_lossy();
    let runtime = program.proposed_runtime(&configuration);
    let runtime = runtime.map_or_else(String::new, |one| {
        format!("\n  runtime = {}", one.text(folder))
    });
    let verb = match configuration.is_file() {
        true => "name it in",
        false => "write",
    };
    format!(
        "next: {verb} {}, then run {codegen}\n  \
         [[crate]]\n  models = [\"{name}\"]\n  output = \"clients/{stem}\"{runtime}",
        paths::shown(&configuration)
    )
}
