//! `init`: a model, or a service of AWS, comes in; a commented `codegen.toml` and the first crate go out. What the command line
//! does not say is asked.

mod ask;
mod text;

use std::path::{Path, PathBuf};

use smithy_codegen::PackageName;
use smithy_model::botocore::Botocore;
use smithy_model::{load, Diagnostic, Diagnostics, Model, Origin, SourceFile};

use crate::config::codes::{self, NOT_WRITTEN};
use crate::config::places::command_line;
use crate::config::Runtime;
use crate::replace::{replace, Replaced, WRITABLE};
use crate::{
    diagnostics, exit, fetch, generate, import, paths, program, support, Exit, Program, Terminal,
};
use ask::ask;
use text::Configuration;

/// Writes a commented codegen.toml, and generates the first crate.
///
/// Takes a service of AWS by its name, or a model of your own. In a terminal, what the command line does not say is
/// asked. If the crate cannot be generated, nothing is written.
#[derive(Clone, Debug, clap::Args)]
#[command(after_help = EXAMPLES, after_long_help = format!("{EXAMPLES}\n\n{}", exit::HELP))]
pub struct Arguments {
    /// A service of AWS, named as for `import`
    #[arg(value_name = "SERVICE", conflicts_with = "model")]
    pub service: Option<String>,
    /// The botocore that has the model, as for `import` [default: the newest one, which pip fetches]
    #[arg(long, value_name = "PATH", conflicts_with = "model")]
    pub from: Option<PathBuf>,
    /// A model file of your own; may be given several times for a model in several files
    #[arg(long, value_name = "FILE")]
    pub model: Vec<PathBuf>,
    /// An operation; may be given several times [default: all]
    #[arg(long, value_name = "NAME")]
    pub operation: Vec<String>,
    /// The file to write [default: codegen.toml, in the current folder]
    #[arg(long, value_name = "FILE", default_value = program::CONFIGURATION, hide_default_value = true)]
    pub config: PathBuf,
    /// The folder of the crate [default: clients/SERVICE, beside the file]
    #[arg(long, value_name = "FOLDER")]
    pub out: Option<PathBuf>,
    /// The name of the package [default: that of the folder]
    #[arg(long, value_name = "NAME")]
    pub package: Option<String>,
    /// The support crate, where a copy of it stands already
    #[arg(long, value_name = "FOLDER", conflicts_with = "vendor_runtime")]
    pub runtime: Option<PathBuf>,
    /// Write the support crate to a folder, and keep it up to date there [default: smithy-client-runtime, beside the
    /// file; in the generator's own repository its own is used unless this is given]
    #[arg(long, value_name = "FOLDER", num_args = 0..=1, default_missing_value = support::NAME)]
    pub vendor_runtime: Option<PathBuf>,
}

const EXAMPLES: &str = "\
Examples:
  smithy-codegen init
      asks for everything
  smithy-codegen init sqs --operation SendMessage --operation ReceiveMessage
      a service of AWS, two operations of it
  smithy-codegen init --model weather.json --out clients/weather
      a model of your own";

/// What the first crate is made from.
struct Source {
    /// The paths of the model files, relative to the configuration.
    models: Vec<String>,
    /// The document that is still to be written, and its file.
    document: Option<(PathBuf, String)>,
    /// The name for the folder of the crate.
    name: String,
    model: Model,
}

/// Runs the command.
pub fn run(arguments: &Arguments, program: &Program, terminal: &mut Terminal<'_>) -> Exit {
    let mut sources = Vec::new();
    match init(arguments, program, &mut sources, terminal) {
        Ok(exit) => exit,
        Err(found) => {
            let color = terminal.error_color;
            terminal.error(&diagnostics::text(&found, &sources, color));
            match found.iter().any(|one| one.code == NOT_WRITTEN) {
                true => Exit::System,
                false => Exit::Input,
            }
        }
    }
}

fn init(
    arguments: &Arguments,
    program: &Program,
    sources: &mut Vec<SourceFile>,
    terminal: &mut Terminal<'_>,
) -> Result<Exit, Diagnostics> {
    let path = &arguments.config;
    let folder = paths::absolute(path);
    let folder = folder.parent().unwrap_or(Path::new(""));
    if path.exists() {
        let error = Diagnostic::error(
            codes::HAS_CONFIGURATION,
            "there is a configuration already",
            Origin::file(paths::shown(path)),
        );
        let help = format!(
            "add a table `[[crate]]` to it; `{} import` writes models",
            program.name()
        );
        return Err(error.help(help).into());
    }
    let source = source(arguments, folder, program, sources, terminal)?;
    let operations = operations(arguments, &source.model, terminal)?;
    let out = match &arguments.out {
        Some(out) => paths::relative(folder, out),
        None => format!("clients/{}", source.name),
    };
    let text = Configuration {
        models: &source.models,
        operations: &operations,
        output: &out,
        package: arguments.package.as_deref(),
        runtime: &runtime(arguments, folder, program).text(folder),
    }
    .text();
    let mut written = Vec::new();
    let result = write(path, &text, &source, program, &mut written, terminal);
    if !matches!(result, Ok(Exit::Success)) {
        written.into_iter().rev().for_each(Replaced::undo);
        return result;
    }
    for one in &written {
        terminal.tell(&format!("{} {}", one.change.word(), one.name()));
    }
    terminal.tell(&next_step(arguments, &out));
    result
}

/// The support crate.
fn runtime(arguments: &Arguments, beside: &Path, program: &Program) -> Runtime {
    match (
        &arguments.runtime,
        &arguments.vendor_runtime,
        program.home(),
    ) {
        (Some(folder), ..) => Runtime::Folder(paths::absolute(folder)),
        (None, None, Some(home)) => Runtime::Folder(home.join("runtime")),
        (None, Some(folder), _) => Runtime::Vendored(paths::absolute(folder)),
        (None, None, None) => Runtime::Vendored(beside.join(support::NAME)),
    }
}

/// The model, from where the command line or a person says.
fn source(
    arguments: &Arguments,
    folder: &Path,
    program: &Program,
    sources: &mut Vec<SourceFile>,
    terminal: &mut Terminal<'_>,
) -> Result<Source, Diagnostics> {
    if !arguments.model.is_empty() {
        return own(&arguments.model, folder, program, sources);
    }
    let service = match &arguments.service {
        Some(service) => service.clone(),
        None => {
            let question = "A service of AWS (such as sqs), or the file of a model?";
            let answer = ask(question, terminal, |answer| match answer {
                "" => Err("name a service or a file".to_owned()),
                answer => Ok(answer.to_owned()),
            });
            let answer = answer.ok_or_else(|| unsaid(program))?;
            if Path::new(&answer).is_file() {
                return own(&[PathBuf::from(answer)], folder, program, sources);
            }
            answer
        }
    };
    let fetched;
    let botocore = match &arguments.from {
        Some(from) => from.as_path(),
        None => {
            terminal.error("fetching the newest botocore ...");
            fetched = fetch::botocore()?;
            fetched.path()
        }
    };
    let botocore = Botocore::open(botocore)?;
    let imported = import::import(&botocore, &service, None, program, sources)?;
    let name = format!("models/{}.json", imported.name);
    Ok(Source {
        document: Some((folder.join(&name), imported.text)),
        models: vec![name],
        name: imported.name,
        model: imported.model,
    })
}

/// Nothing says from what to generate, and nobody can be asked.
fn unsaid(program: &Program) -> Diagnostics {
    let message = "neither a service nor a model is named";
    let help = format!(
        "name one: `{0} init sqs`, or `{0} init --model model.json`",
        program.name()
    );
    Diagnostic::error(codes::MISSING_KEY, message, command_line())
        .help(help)
        .into()
}

/// A model of the user's own.
fn own(
    files: &[PathBuf],
    folder: &Path,
    program: &Program,
    sources: &mut Vec<SourceFile>,
) -> Result<Source, Diagnostics> {
    generate::read_files(files, "the command line", program, sources)?;
    let model = load(sources)?;
    let stem = files
        .first()
        .and_then(|path| path.file_stem())
        .unwrap_or_default();
    let name = PackageName::of_folder(Path::new(stem));
    Ok(Source {
        models: files
            .iter()
            .map(|path| paths::relative(folder, path))
            .collect(),
        document: None,
        name: name.map_or_else(|_| "client".to_owned(), |name| name.to_string()),
        model,
    })
}

/// The operations; none for all.
fn operations(
    arguments: &Arguments,
    model: &Model,
    terminal: &mut Terminal<'_>,
) -> Result<Vec<String>, Diagnostics> {
    if !arguments.operation.is_empty() {
        return Ok(arguments.operation.clone());
    }
    let services = model.services();
    let known: Vec<String> = services
        .flat_map(|service| service.operations())
        .map(|operation| operation.shape.id.name().to_owned())
        .collect();
    let question = format!(
        "Which of the {} operations, with commas between them? (Enter for all)",
        known.len()
    );
    let answer = ask(&question, terminal, |answer| {
        let names = answer.split([',', ' ']).filter(|name| !name.is_empty());
        let names: Vec<String> = names.map(str::to_owned).collect();
        let unknown = names.iter().find(|name| !known.contains(name));
        match unknown {
            None => Ok(names),
            Some(name) => {
                let alike =
                    smithy_model::spelling::question(name, known.iter().map(String::as_str));
                let alike = alike.map_or_else(String::new, |alike| format!(": {alike}"));
                Err(format!(
                    "the service has no operation `{}`{alike}",
                    name.escape_debug()
                ))
            }
        }
    });
    Ok(answer.unwrap_or_default())
}

/// Writes the model and the configuration, and generates. `written` gets the files, which do not stay unless all goes well.
fn write(
    path: &Path,
    text: &str,
    source: &Source,
    program: &Program,
    written: &mut Vec<Replaced>,
    terminal: &mut Terminal<'_>,
) -> Result<Exit, Diagnostics> {
    if let Some((document, text)) = &source.document {
        let help = "make it possible to write the file, or move away what is there";
        written.push(import::write_document(text, document, help)?);
    }
    written.push(replace(path, text, |_| None, WRITABLE)?);
    let arguments = generate::Arguments::of(path.to_path_buf());
    Ok(generate::run(&arguments, program, terminal))
}

/// What the user writes into the manifest of a program.
fn next_step(arguments: &Arguments, out: &str) -> String {
    let named = arguments.package.clone();
    let package = named.or_else(|| Some(PackageName::of_folder(Path::new(out)).ok()?.to_string()));
    let package = package.unwrap_or_default();
    format!(
        "next: name the crate in the Cargo.toml of a program, its path from there\n  \
         [dependencies]\n  {package} = {{ path = \"{out}\" }}"
    )
}
