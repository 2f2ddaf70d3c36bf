//! `init`: a model, or a service of AWS, comes in; a commented `codegen.toml` and the first crate go out. What the command line
//! does not say is asked.

mod ask;
mod source;
mod text;

use std::path::{Path, PathBuf};

use smithy_codegen::options::toml_string;
use smithy_codegen::PackageName;
use smithy_model::{Diagnostic, Diagnostics, Model, Origin, SourceFile};

use crate::config::places::command_line;
use crate::config::{codes, is_support_crate, Runtime};
use crate::replace::{replace, Replaced, WRITABLE};
use crate::{
    diagnostics, exit, generate, import, paths, program, support, Exit, Program, Terminal,
};
use ask::ask;
use source::{Given, Source};
use text::Configuration;

/// Writes a commented codegen.toml, and generates the first crate.
///
/// Takes a service of AWS by its name, or a model of your own. In a terminal, what the command line does not say is
/// asked. If the crate cannot be generated, nothing is written.
#[derive(Clone, Debug, clap::Args)]
#[command(after_help = EXAMPLES, after_long_help = format!("{EXAMPLES}\n\n{}", exit::HELP))]
pub struct Arguments {
    #[command(flatten)]
    given: Given,
    /// The service of a model of your own that has several, by shape id or name
    #[arg(long = "service", value_name = "ID", id = "shape")]
    service: Option<String>,
    /// An operation; may be given several times [default: all]
    #[arg(long, value_name = "NAME")]
    operation: Vec<String>,
    /// The file to write [default: codegen.toml, in the current folder]
    #[arg(long, value_name = "FILE", default_value = program::CONFIGURATION, hide_default_value = true)]
    config: PathBuf,
    /// The folder of the crate [default: clients/SERVICE, beside the file]
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
    /// The name of the package [default: that of the folder]
    #[arg(long, value_name = "NAME")]
    package: Option<String>,
    /// The support crate, where a copy of it stands already
    #[arg(long, value_name = "FOLDER", conflicts_with = "vendor_runtime")]
    runtime: Option<PathBuf>,
    /// Write the support crate to this folder, and keep it up to date there [default: smithy-client-runtime, beside the
    /// file; in the generator's own repository its own is used unless this is given]
    #[arg(long, value_name = "FOLDER", num_args = 0..=1, require_equals = true)]
    vendor_runtime: Option<Option<PathBuf>>,
}

const EXAMPLES: &str = "\
Examples:
  smithy-codegen init
      asks for everything
  smithy-codegen init sqs --operation SendMessage --operation ReceiveMessage
      a service of AWS, two operations of it
  smithy-codegen init --model weather.json --out clients/weather
      a model of your own";

/// Runs the command.
pub fn run(arguments: &Arguments, program: &Program, terminal: &mut Terminal<'_>) -> Exit {
    let mut sources = Vec::new();
    match init(arguments, program, &mut sources, terminal) {
        Ok(exit) => exit,
        Err(found) => {
            let color = terminal.error_color;
            terminal.error(&diagnostics::text(&found, &sources, color));
            Exit::of(&found)
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
    if path.symlink_metadata().is_ok() {
        let error = Diagnostic::error(
            codes::HAS_CONFIGURATION,
            "there is a configuration already",
            Origin::file(paths::shown(path)),
        );
        let help = format!(
            "`{}` generates what it lists; for another crate, add a table `[[crate]]` to it",
            program.generate()
        );
        return Err(error.help(help).into());
    }
    let runtime = runtime(arguments, folder, program)?.text(folder);
    let source = source::source(&arguments.given, folder, program, sources, terminal)?;
    let service = service(arguments, &source.model, terminal)?;
    let operations = operations(arguments, service.as_deref(), &source.model, terminal)?;
    let out = match &arguments.out {
        Some(out) => paths::relative(folder, out),
        None => format!("clients/{}", source.name),
    };
    let text = Configuration {
        models: &source.models,
        service: service.as_deref(),
        operations: &operations,
        output: &out,
        package: arguments.package.as_deref(),
        runtime: &runtime,
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
    terminal.tell(&next_step(arguments, folder, &out));
    result
}

/// The support crate.
fn runtime(
    arguments: &Arguments,
    beside: &Path,
    program: &Program,
) -> Result<Runtime, Diagnostics> {
    if let Some(folder) = &arguments.runtime {
        // Nobody sees the configuration to which a later error would point.
        is_support_crate(&paths::absolute(folder)).map_err(|problem| {
            let folder = folder.display().to_string();
            let message = format!(
                "--runtime is not the folder of the support crate: `{}`",
                folder.escape_debug()
            );
            let error = Diagnostic::error(codes::INVALID_VALUE, message, command_line());
            error.help(format!(
                "{problem}; without --runtime, it is written to a folder"
            ))
        })?;
    }
    Ok(
        match (
            &arguments.runtime,
            &arguments.vendor_runtime,
            program.home(),
        ) {
            (Some(folder), ..) => Runtime::Folder(paths::absolute(folder)),
            (None, None, Some(home)) => Runtime::Folder(home.join("runtime")),
            (None, Some(Some(folder)), _) => Runtime::vendored_in(paths::absolute(folder)),
            (None, ..) => Runtime::vendored_in(beside.join(support::NAME)),
        },
    )
}

/// The service, where the model has several.
fn service(
    arguments: &Arguments,
    model: &Model,
    terminal: &mut Terminal<'_>,
) -> Result<Option<String>, Diagnostics> {
    let services = model.services();
    let known: Vec<String> = services.map(|one| one.shape.id.to_string()).collect();
    if arguments.service.is_some() || known.len() < 2 {
        return Ok(arguments.service.clone());
    }
    let question = format!("Which of the services {}?", known.join(", "));
    let read = |answer: &str| {
        let is_meant = |id: &&String| id.as_str() == answer || id.ends_with(&format!("#{answer}"));
        let found = known.iter().find(is_meant).cloned();
        found.ok_or_else(|| "name one of them".to_owned())
    };
    // Where nobody is there to ask, the generator says what is missing.
    ask(&question, terminal, read)
}

/// The operations; none for all.
fn operations(
    arguments: &Arguments,
    service: Option<&str>,
    model: &Model,
    terminal: &mut Terminal<'_>,
) -> Result<Vec<String>, Diagnostics> {
    if !arguments.operation.is_empty() {
        return Ok(arguments.operation.clone());
    }
    let is_meant =
        |id: &str| service.is_none_or(|name| id == name || id.ends_with(&format!("#{name}")));
    let services = model
        .services()
        .filter(|one| is_meant(one.shape.id.as_str()));
    let known: Vec<String> = services
        .flat_map(|service| service.operations())
        .map(|operation| operation.shape.id.name().to_owned())
        .collect();
    let question = format!(
        "Which operations of {}, with commas between them? (Enter for all)",
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
    })?;
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
    // Another run may have begun at the same time.
    let is_there = |_: &[u8]| Some("is a configuration already");
    written.push(replace(path, text, is_there, WRITABLE)?);
    let arguments = generate::Arguments::of(path.to_path_buf());
    Ok(generate::run(&arguments, program, terminal))
}

/// What the user writes into the manifest of a program.
fn next_step(arguments: &Arguments, folder: &Path, out: &str) -> String {
    let named = arguments.package.clone();
    let package = named.or_else(|| Some(PackageName::of_folder(Path::new(out)).ok()?.to_string()));
    let package = package.unwrap_or_default();
    let path = toml_string(&paths::relative(Path::new("."), &folder.join(out)));
    format!(
        "next: add the crate to the Cargo.toml of your program; from the current folder its path is\n  \
         [dependencies]\n  {package} = {{ path = {path} }}"
    )
}
