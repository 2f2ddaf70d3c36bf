//! `aws-config`: a program that depends on `aws-config` comes in; the crates of services that `aws-config` calls go out,
//! generated, and the lines of its manifest that have cargo take them.

mod called;
mod entries;
mod metadata;
mod patch;

use std::fs;
use std::path::{Path, PathBuf};

use smithy_model::botocore::Botocore;
use smithy_model::{load, Diagnostic, Diagnostics, Model, Origin, SourceFile};

use crate::config::{codes, Config, CrateConfig, Runtime};
use crate::import;
use crate::replace::{replace, NOT_WRITTEN};
use crate::{codegen, count, diagnostics, exit, paths, Exit, Program, Terminal};
use entries::Entry;
use metadata::{Needed, Place, Workspace};

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
        let model = plan.model(needed, botocore.as_ref(), program, sources, terminal)?;
        let further = arguments.operation.iter().filter(|one| one.is_of(needed));
        let mut operations = called::operations(&source, &model);
        operations.extend(further.map(|one| one.operation.clone()));
        operations.sort_unstable();
        operations.dedup();
        let said = match operations.is_empty() {
            true => "all operations, since no call is found".to_owned(),
            false => operations.join(", "),
        };
        lines.push(format!("  {} {}: {said}", needed.package, needed.version));
        entries.push(plan.entry(needed, operations)?);
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

/// What `codegen.toml` has, and what it lacks for new crates.
struct Plan {
    /// The file.
    path: PathBuf,
    /// Its folder.
    folder: PathBuf,
    /// Its text, if it is there.
    old: Option<String>,
    /// Its crates.
    crates: Vec<CrateConfig>,
    /// The support crate that it is to name for all crates, if it names none.
    runtime: Option<Runtime>,
    /// The folder of new crates.
    out: PathBuf,
}

impl Plan {
    fn new(
        arguments: &Arguments,
        program: &Program,
        path: PathBuf,
        sources: &mut Vec<SourceFile>,
    ) -> Result<Plan, Diagnostics> {
        let config = path.exists().then(|| Config::open(&path)).transpose();
        let config = config.map_err(|error| {
            sources.extend(error.file);
            error.diagnostics
        })?;
        let runtime = match &arguments.runtime {
            _ if config.as_ref().is_some_and(|config| config.has_runtime) => None,
            Some(folder) => Some(Runtime::Folder(folder.clone())),
            None => Some(program.known_runtime(config.as_ref()).ok_or_else(|| {
                let message = "nothing says where the support crate is";
                let help = "name the folder `runtime` of the generator's repository with --runtime";
                let origin = Origin::file(paths::shown(&path));
                Diagnostic::error(codes::MISSING_KEY, message, origin).help(help)
            })?),
        };
        let folder = paths::absolute(&path);
        let folder = folder.parent().unwrap_or(Path::new("")).to_path_buf();
        let out = arguments
            .out
            .clone()
            .unwrap_or_else(|| folder.join("clients"));
        let (old, crates) = match config {
            Some(config) => (Some(config.file.text().to_owned()), config.crates),
            None => (None, Vec::new()),
        };
        Ok(Plan {
            path,
            folder,
            old,
            crates,
            runtime,
            out,
        })
    }

    /// The place of a crate in the configuration.
    fn index(&self, package: &str) -> Option<usize> {
        self.crates
            .iter()
            .position(|one| one.package.as_str() == package)
    }

    /// The document of a new crate's model.
    fn document(&self, needed: &Needed) -> PathBuf {
        self.folder
            .join("models")
            .join(format!("{}.json", needed.service()))
    }

    /// The model of a crate: the one that the configuration names, or for a new crate botocore's, which is then written
    /// beside the configuration.
    fn model(
        &self,
        needed: &Needed,
        botocore: Option<&Botocore>,
        program: &Program,
        sources: &mut Vec<SourceFile>,
        terminal: &mut Terminal<'_>,
    ) -> Result<Model, Diagnostics> {
        if let Some(known) = self
            .index(&needed.package)
            .and_then(|index| self.crates.get(index))
        {
            let first = sources.len();
            codegen::read_models(known, program, sources)?;
            return load(sources.get(first..).unwrap_or_default());
        }
        let Some(botocore) = botocore else {
            let message = format!(
                "{} lacks {}, and its model is not at hand",
                paths::shown(&self.path),
                needed.package
            );
            let help = "name a botocore with --from; `pip download --no-deps botocore` fetches one";
            let origin = Origin::file(paths::shown(&self.path));
            return Err(Diagnostic::error(codes::UNKNOWN_CRATE, message, origin)
                .help(help)
                .into());
        };
        let imported = import::import(botocore, &needed.package, None, program, sources)?;
        let out = self.document(needed);
        let change = import::write_document(&imported, &out, "move the file away")?;
        terminal.say(&format!("{} {}", change.word(), paths::shown(&out)));
        Ok(imported.model)
    }

    /// What the configuration has to say of a crate.
    fn entry(&self, needed: &Needed, operations: Vec<String>) -> Result<Entry, Diagnostics> {
        let index = self.index(&needed.package);
        let output = match index.and_then(|index| self.crates.get(index)) {
            Some(known) => known.output.clone(),
            None => self.out.join(needed.service()),
        };
        let output = paths::absolute(&output);
        let is_ours = |folder: &Path| paths::absolute(folder) == output;
        match &needed.place {
            Place::Registry => {}
            Place::Folder(folder) if is_ours(folder) => {}
            Place::Folder(_) | Place::Elsewhere => {
                let message = format!("cargo does not take {} from the registry", needed.package);
                let help = "remove what replaces it, such as a line under [patch.crates-io]";
                return Err(Diagnostic::error(
                    codes::REPLACED,
                    message,
                    Origin::file("Cargo.toml"),
                )
                .help(help)
                .into());
            }
        }
        Ok(Entry {
            index,
            package: needed.package.clone(),
            // A client that is in use already keeps its version.
            version: (needed.place == Place::Registry).then(|| needed.version.clone()),
            operations,
            model: paths::relative(&self.folder, &self.document(needed)),
            output: paths::relative(&self.folder, &output),
            folder: output,
        })
    }

    /// Writes the configuration and generates what it lists. Unless that succeeds, the configuration is left as it was.
    fn generate(
        &self,
        entries: &[Entry],
        program: &Program,
        terminal: &mut Terminal<'_>,
    ) -> Result<Exit, Diagnostics> {
        let runtime = self.runtime.as_ref().map(|one| one.text(&self.folder));
        let old = self.old.as_deref().unwrap_or_default();
        let refused = |message: String| {
            let origin = Origin::file(paths::shown(&self.path));
            let help = "write each crate as a table `[[crate]]`";
            Diagnostics::from(Diagnostic::error(codes::INVALID_VALUE, message, origin).help(help))
        };
        let new = entries::extended(old, runtime.as_deref(), entries).map_err(refused)?;
        let write = |text: &str| replace(&self.path, text, |_| None, "let the file be written");
        write(&new)?;
        let arguments = codegen::Arguments {
            config: Some(self.path.clone()),
            ..codegen::Arguments::default()
        };
        let exit = codegen::run(&arguments, program, terminal);
        if exit != Exit::Success {
            match &self.old {
                Some(old) => drop(write(old)?),
                None => fs::remove_file(&self.path).unwrap_or_default(),
            }
        }
        Ok(exit)
    }
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
