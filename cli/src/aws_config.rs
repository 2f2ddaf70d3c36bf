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
use smithy_model::{Diagnostic, Diagnostics, Origin, SourceFile};

use crate::config::codes;
use crate::replace::{replace, NOT_WRITTEN};
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
    /// A further operation, of the crate whose name ends so; may be given several times
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
    /// The support crate, for a codegen.toml that names none
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
        match text.split_once(':') {
            Some((service, operation)) if !service.is_empty() && !operation.is_empty() => {
                Ok(Further {
                    service: service
                        .strip_prefix(metadata::PREFIX)
                        .unwrap_or(service)
                        .to_owned(),
                    operation: operation.to_owned(),
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
            match found.iter().any(|one| one.code == NOT_WRITTEN) {
                true => Exit::System,
                false => Exit::Input,
            }
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
    let plan = Plan::new(arguments, program, configuration, sources)?;
    let botocore = arguments.from.as_deref().map(Botocore::open).transpose()?;
    let source = called::source(&workspace.folder)?;
    let (mut entries, mut lines) = (Vec::new(), Vec::new());
    for needed in &workspace.crates {
        let model = plan.model(needed, botocore.as_ref(), program, sources)?;
        let further = arguments.operation.iter().filter(|one| one.is_of(needed));
        let mut operations = called::operations(&source, &model.model);
        operations.extend(further.map(|one| one.operation.clone()));
        operations.sort_unstable();
        operations.dedup();
        let said = match operations.is_empty() {
            true => "all operations, since no call is found".to_owned(),
            false => operations.join(", "),
        };
        lines.push(format!("  {} {}: {said}", needed.package, needed.version));
        entries.push(plan.entry(needed, operations, model.document)?);
    }
    let version = &workspace.version;
    terminal.say(&format!(
        "aws-config {version} depends on\n{}",
        lines.join("\n")
    ));
    let exit = plan.generate(&entries, program, terminal)?;
    if exit != Exit::Success {
        return Ok(exit);
    }
    patch_manifest(&workspace, &entries, terminal)?;
    report_use(arguments, &entries, terminal)?;
    Ok(Exit::Success)
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

/// Names the crates under `[patch.crates-io]` in the manifest of the workspace.
fn patch_manifest(
    workspace: &Workspace,
    entries: &[Entry],
    terminal: &mut Terminal<'_>,
) -> Result<(), Diagnostics> {
    let manifest = workspace.root.join("Cargo.toml");
    let name = paths::shown(&manifest);
    let unreadable =
        |error| codes::unreadable(&name, &error, "it is the manifest of the workspace");
    let old = fs::read_to_string(&manifest).map_err(unreadable)?;
    let lines: Vec<(&str, String)> = entries
        .iter()
        .map(|one| {
            (
                one.package.as_str(),
                paths::relative(&workspace.root, &one.folder),
            )
        })
        .collect();
    let new = patch::patched(&old, &lines).map_err(|message| {
        let help = "mend the table [patch.crates-io] by hand";
        Diagnostic::error(codes::REPLACED, message, Origin::file(&*name)).help(help)
    })?;
    let change = replace(&manifest, &new, |_| None, "let the manifest be written")?;
    terminal.say(&format!("{} {name}: [patch.crates-io]", change.word()));
    Ok(())
}

/// Says whether cargo takes the crates now.
fn report_use(
    arguments: &Arguments,
    entries: &[Entry],
    terminal: &mut Terminal<'_>,
) -> Result<(), Diagnostics> {
    let now = metadata::workspace(arguments.manifest_path.as_deref())?;
    let is_used = |entry: &&Entry| {
        let mut crates = now.crates.iter().filter(|one| one.package == entry.package);
        crates.all(|one| matches!(&one.place, Place::Folder(folder) if paths::absolute(folder) == entry.folder))
    };
    let (used, unused): (Vec<&Entry>, Vec<&Entry>) = entries.iter().partition(is_used);
    if unused.is_empty() {
        let crates = count(used.len(), "generated crate");
        terminal.say(&format!(
            "cargo takes {crates} for aws-config {}",
            now.version
        ));
    }
    for one in unused {
        let package = &one.package;
        terminal.error(&format!(
            "warning: cargo still takes {package} from the registry\nhelp: run `cargo update --package {package}`, then this command again"
        ));
    }
    Ok(())
}
