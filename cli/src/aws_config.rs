//! `aws-config`: a program that depends on `aws-config` comes in; the crates of services that `aws-config` calls go out,
//! generated, and the lines of its manifest that have cargo take them.

mod called;
mod entries;
mod metadata;
mod patch;
mod plan;

use std::fs;
use std::path::PathBuf;

use smithy_model::botocore::Botocore;
use smithy_model::{spelling, Diagnostic, Diagnostics, Model, Origin, SourceFile};

use crate::config::codes;
use crate::replace::{replace, Replaced, WRITABLE};
use crate::{count, diagnostics, exit, paths, Exit, Program, Terminal};
use entries::Entry;
use metadata::{Needed, Place, Workspace};
use plan::Plan;

/// Generates the crates of services that aws-config depends on, and has cargo take them.
///
/// aws-config calls SSO, STS and other services through the crates of the AWS SDK, which a program compiles even when
/// all its other clients are generated. This command writes clients under the same names and versions, with the
/// operations that aws-config calls, adds them to codegen.toml, generates what that lists, and names them under
/// [patch.crates-io] in the manifest of the workspace. Run it again after an update of aws-config.
#[derive(Clone, Debug, clap::Args)]
#[command(after_help = EXAMPLES, after_long_help = format!("{EXAMPLES}\n\n{}", exit::HELP))]
pub struct Arguments {
    /// The botocore that has the models, as for `import`; needed for crates that are not in codegen.toml yet
    #[arg(long, value_name = "PATH")]
    pub from: Option<PathBuf>,
    /// A further operation; CRATE is `sts` or `aws-sdk-sts`; may be given several times
    #[arg(long, value_name = "CRATE:NAME")]
    pub operation: Vec<Further>,
    /// The manifest of the program or of its workspace [default: the nearest Cargo.toml, from the current folder upwards]
    #[arg(long, value_name = "FILE")]
    pub manifest_path: Option<PathBuf>,
    /// The configuration file [default: the nearest codegen.toml, from the folder of the workspace upwards; a new one there]
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// The folder for new crates [default: clients, beside codegen.toml]
    #[arg(long, value_name = "FOLDER")]
    pub out: Option<PathBuf>,
    /// The support crate, for a codegen.toml that names none [default: it is written beside codegen.toml]
    #[arg(long, value_name = "FOLDER")]
    pub runtime: Option<PathBuf>,
}

const EXAMPLES: &str = "\
Examples:
  smithy-codegen aws-config --from botocore-1.44.5-py3-none-any.whl
      in the folder of a program that depends on aws-config
  smithy-codegen aws-config --from botocore-1.44.5-py3-none-any.whl --operation sts:GetCallerIdentity
      with an operation that the program itself calls
  smithy-codegen aws-config
      after an update of aws-config: the models stay, versions and operations follow";

/// An operation that a user asks for: `sts:GetCallerIdentity`.
#[derive(Clone, Debug)]
pub struct Further {
    service: String,
    operation: String,
}

impl std::str::FromStr for Further {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Further, &'static str> {
        match text.trim().split_once(':') {
            Some((service, operation)) if !service.is_empty() && !operation.is_empty() => {
                Ok(Further {
                    service: service
                        .strip_prefix(metadata::PREFIX)
                        .unwrap_or(service)
                        .to_owned(),
                    operation: operation.rsplit('#').next().unwrap_or_default().to_owned(),
                })
            }
            _ => Err("name the crate and its operation: sts:GetCallerIdentity"),
        }
    }
}

/// Runs the command.
pub fn run(arguments: &Arguments, program: &Program, terminal: &mut Terminal<'_>) -> Exit {
    let mut sources = Vec::new();
    match write(arguments, program, &mut sources, terminal) {
        Ok(exit) => exit,
        Err(found) => {
            let color = terminal.error_color;
            terminal.error(&diagnostics::text(&found, &sources, color));
            Exit::of(&found)
        }
    }
}

fn write(
    arguments: &Arguments,
    program: &Program,
    sources: &mut Vec<SourceFile>,
    terminal: &mut Terminal<'_>,
) -> Result<Exit, Diagnostics> {
    let workspace = metadata::workspace(arguments.manifest_path.as_deref())?;
    refuse_unknown_crates(&arguments.operation, &workspace)?;
    let configuration = match &arguments.config {
        Some(path) => path.clone(),
        None => Program::configuration_for(&workspace.root),
    };
    let (runtime, out) = (arguments.runtime.as_deref(), arguments.out.as_deref());
    let plan = Plan::new(program, configuration, runtime, out, sources)?;
    let botocore = arguments.from.as_deref().map(Botocore::open).transpose()?;
    let source = called::source(&workspace.folder)?;
    let (mut entries, mut lines) = (Vec::new(), Vec::new());
    for needed in &workspace.crates {
        let found = plan.model(needed, botocore.as_ref(), program, sources)?;
        let mut operations = called::operations(&source, &found.model);
        let further = further_of(&arguments.operation, needed, &found.model)?;
        let said = match operations.is_empty() {
            true => "all operations, since no call is found".to_owned(),
            false => {
                operations.extend(further);
                operations.sort_unstable();
                operations.dedup();
                operations.join(", ")
            }
        };
        lines.push(format!("  {} {}: {said}", needed.package, needed.version));
        entries.push(plan.entry(needed, operations, found.document)?);
    }
    let version = &workspace.version;
    terminal.tell(&format!(
        "aws-config {version} depends on\n{}",
        lines.join("\n")
    ));
    let new = Texts {
        configuration: plan.configuration(&entries)?,
        manifest: manifest(&workspace, &entries)?,
    };
    let mut written = Vec::new();
    let result = write_all(
        &plan,
        &entries,
        &new,
        (arguments, program, &workspace),
        &mut written,
        terminal,
    );
    if !matches!(result, Ok(Exit::Success | Exit::Findings)) {
        written.into_iter().rev().for_each(Replaced::undo);
    }
    result
}

/// What the files of the user become.
struct Texts {
    configuration: String,
    manifest: String,
}

/// Writes everything. `written` gets the files of the user, which are left as they were unless all goes well.
fn write_all(
    plan: &Plan,
    entries: &[Entry],
    new: &Texts,
    (arguments, program, workspace): (&Arguments, &Program, &Workspace),
    written: &mut Vec<Replaced>,
    terminal: &mut Terminal<'_>,
) -> Result<Exit, Diagnostics> {
    let exit = plan.generate(entries, &new.configuration, program, written, terminal)?;
    if exit != Exit::Success {
        return Ok(exit);
    }
    let path = workspace.root.join("Cargo.toml");
    let replaced = replace(&path, &new.manifest, |_| None, WRITABLE)?;
    let (change, name) = (replaced.change.word(), paths::shown(&path));
    written.push(replaced);
    terminal.tell(&format!("{change} {name}: [patch.crates-io]"));
    report_use(arguments, entries, terminal)
}

impl Further {
    fn is_of(&self, needed: &Needed) -> bool {
        needed.package.strip_prefix(metadata::PREFIX) == Some(&self.service)
    }
}

/// Operations are asked for of crates that `aws-config` depends on.
fn refuse_unknown_crates(further: &[Further], workspace: &Workspace) -> Result<(), Diagnostics> {
    let mut further = further.iter();
    let unknown = further.find(|one| !workspace.crates.iter().any(|needed| one.is_of(needed)));
    let Some(Further { service, .. }) = unknown else {
        return Ok(());
    };
    let names = workspace.crates.iter().map(|one| one.package.as_str());
    let help = format!("it depends on {}", names.collect::<Vec<_>>().join(", "));
    let service = service.escape_debug();
    let message = format!(
        "aws-config does not depend on {}{service}",
        metadata::PREFIX
    );
    Err(
        Diagnostic::error(codes::UNKNOWN_CRATE, message, Origin::file("--operation"))
            .help(help)
            .into(),
    )
}

/// The operations that a user asks for of a crate.
fn further_of(
    further: &[Further],
    needed: &Needed,
    model: &Model,
) -> Result<Vec<String>, Diagnostics> {
    let services = model.services();
    let known: Vec<&str> = services
        .flat_map(|service| service.operations())
        .map(|operation| operation.shape.id.name())
        .collect();
    let asked = further.iter().filter(|one| one.is_of(needed));
    let asked: Vec<&str> = asked.map(|one| one.operation.as_str()).collect();
    let Some(unknown) = asked.iter().find(|name| !known.contains(name)) else {
        return Ok(asked.into_iter().map(str::to_owned).collect());
    };
    let unknown_name = unknown.escape_debug();
    let message = format!("{} has no operation `{unknown_name}`", needed.package);
    let help = spelling::question(unknown, known.iter().copied());
    let help = help.unwrap_or_else(|| format!("its model has {}", count(known.len(), "operation")));
    let origin = Origin::file("--operation");
    Err(
        Diagnostic::error(smithy_codegen::codes::UNKNOWN_OPERATION, message, origin)
            .help(help)
            .into(),
    )
}

/// The new text of the workspace's manifest, which names the crates under `[patch.crates-io]`.
fn manifest(workspace: &Workspace, entries: &[Entry]) -> Result<String, Diagnostics> {
    let manifest = workspace.root.join("Cargo.toml");
    let name = paths::shown(&manifest);
    let why = "it is the manifest of the workspace";
    let old = fs::read_to_string(&manifest);
    let old = old.map_err(|error| codes::unreadable(&name, &error, why))?;
    let crates = entries.iter();
    let crates: Vec<(&str, PathBuf)> = crates
        .map(|one| (one.package.as_str(), one.folder.clone()))
        .collect();
    patch::patched(&old, &workspace.root, &crates).map_err(|message| {
        let help = "remove what is there, so that the generated crate can take its place";
        let error = Diagnostic::error(codes::REPLACED, message, Origin::file(name));
        error.help(help).into()
    })
}

/// Says whether cargo takes the crates now.
fn report_use(
    arguments: &Arguments,
    entries: &[Entry],
    terminal: &mut Terminal<'_>,
) -> Result<Exit, Diagnostics> {
    let now = metadata::workspace(arguments.manifest_path.as_deref())?;
    let is_used = |entry: &&Entry| {
        let mut crates = now.crates.iter().filter(|one| one.package == entry.package);
        crates.all(|one| matches!(&one.place, Place::Folder(there) if paths::is_same(there, &entry.folder)))
    };
    let (used, unused): (Vec<&Entry>, Vec<&Entry>) = entries.iter().partition(is_used);
    if unused.is_empty() {
        let crates = count(used.len(), "generated crate");
        terminal.tell(&format!(
            "cargo takes {crates} for aws-config {}",
            now.version
        ));
        return Ok(Exit::Success);
    }
    for one in unused {
        let package = &one.package;
        terminal.error(&format!(
            "error: cargo still takes {package} from the registry\nhelp: run `cargo update --package {package}`, then this command \
             again"
        ));
    }
    terminal.error(now.warnings.trim());
    Ok(Exit::Findings)
}
