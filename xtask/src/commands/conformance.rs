//! `cargo xtask conformance`: a folder of models and cases comes in; clients are generated from the models,
//! compiled, and put to the cases; the outcome of each suite goes out.
//!
//! Generated crates and the programs that run the cases stand in a workspace of their own,
//! `target/conformance`, so that all of them share what they depend on and none of it mixes with ours.

mod cases;
mod compile;
mod exceptions;
mod generate;
mod models;
mod suite;

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::time::Instant;

use serde_json::{json, Value};

use super::bench::workspace::Outcome;
use crate::{Exit, Format, Terminal};
use compile::Build;
use exceptions::Exceptions;
use models::{Group, Loaded};
use suite::Suite;

/// The variable that names the folder when the command line does not.
const DATA: &str = "CONFORMANCE_DATA";

/// Generates clients from the models of a conformance folder, compiles them, and runs their protocol cases.
///
/// The folder is laid out as `aws-smithy-models/*.json` (models of real services) and `ast/*/*.json` (models
/// made for tests, one service each, with their cases in traits). A suite whose data is not in the folder is
/// reported as not found. Cases that contradict their own protocol, and operations that cannot be generated,
/// stand with the reason in tests/conformance/exceptions.toml and count as skipped. The hostile models in
/// tests/conformance/models are compiled whatever the folder holds.
#[derive(Clone, Debug, clap::Args)]
#[command(after_help = "\
Examples:
  cargo xtask conformance --data ../dev
  cargo xtask conformance --data ../dev --suite smithy-protocol --protocol awsJson1_0
  cargo xtask conformance --data ../dev --service com.amazonaws.kms#TrentService

Models of real services are generated and compiled only when --service chooses them.
The folder may also be named by the variable CONFORMANCE_DATA.")]
pub struct Arguments {
    /// The folder with models and cases [default: the variable CONFORMANCE_DATA]
    #[arg(long, value_name = "FOLDER")]
    data: Option<PathBuf>,
    /// Only this service, by shape id, name or file name; may be given several times
    #[arg(long, value_name = "ID")]
    service: Vec<String>,
    /// Only services with this protocol, by shape id or name; may be given several times
    #[arg(long, value_name = "ID")]
    protocol: Vec<String>,
    /// Only this suite; may be given several times
    #[arg(long, value_enum, value_name = "NAME")]
    suite: Vec<suite::Name>,
    /// How much is done at the same time [default: the number of processors]
    #[arg(long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
    /// The form of the report
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
}

/// Which services take part.
#[derive(Clone, Debug, Default)]
struct Filter {
    services: Vec<String>,
    protocols: Vec<String>,
}

/// Runs the command.
pub fn run(arguments: Arguments, terminal: &mut Terminal<'_>) -> Exit {
    let named = std::env::var_os(DATA).filter(|value| !value.is_empty());
    let Some(data) = arguments.data.clone().or(named.map(PathBuf::from)) else {
        terminal.error(&format!("error: name the folder with --data or {DATA}"));
        return Exit::Usage;
    };
    if !data.is_dir() {
        terminal.error(&format!("error: {} is not a folder", data.display()));
        return Exit::Input;
    }
    match run_suites(&data, &arguments, terminal) {
        Ok(suites) => {
            match arguments.format {
                Format::Human => suites.iter().for_each(|suite| terminal.say(&suite.text())),
                Format::Json => {
                    let suites: Vec<Value> = suites.iter().map(Suite::json).collect();
                    terminal.json(&json!({ "suites": suites }));
                }
            }
            match suites.iter().all(|suite| suite.failures.is_empty()) {
                true => Exit::Success,
                false => Exit::Findings,
            }
        }
        Err(problem) => {
            terminal.error(&format!("error: {problem}"));
            Exit::System
        }
    }
}

/// Runs what was asked for, and what that needs.
fn run_suites(
    data: &Path,
    arguments: &Arguments,
    terminal: &mut Terminal<'_>,
) -> Outcome<Vec<Suite>> {
    let wants = |name| arguments.suite.is_empty() || arguments.suite.contains(&name);
    let jobs = arguments
        .jobs
        .or_else(|| std::thread::available_parallelism().ok());
    let jobs = jobs.map_or(1, NonZeroUsize::get);
    let filter = Filter {
        services: arguments.service.clone(),
        protocols: arguments.protocol.clone(),
    };
    let mut progress = |text: &str| {
        if arguments.format == Format::Human {
            terminal.error(text);
        }
    };
    let exceptions = Exceptions::open()?;
    let mut suites = Vec::new();

    let files = models::find(data, &groups(arguments, &filter))?;
    progress(&format!("reading {} models", files.len()));
    let loaded = models::load(&files, jobs, &filter, &exceptions);
    if wants(suite::Name::ModelsLoad) {
        suites.push(models::suite(&loaded));
    }
    let last = arguments.suite.iter().max().copied();
    if last == Some(suite::Name::ModelsLoad) {
        return Ok(suites);
    }
    let clients = generate::write(&loaded)?;
    if wants(suite::Name::CratesGenerate) {
        suites.push(generate::suite(&loaded));
    }
    if last == Some(suite::Name::CratesGenerate) {
        return Ok(suites);
    }
    progress(&format!("compiling {} clients", clients.len()));
    let start = Instant::now();
    let build = compile::build(&clients, jobs)?;
    if wants(suite::Name::CratesCompile) {
        suites.push(build.suite(&loaded, start.elapsed()));
    }
    if wants(suite::Name::SmithyProtocol) {
        suites.push(protocol_suite(&loaded, &build, &exceptions));
    }
    if wants(suite::Name::HostileModels) {
        suites.push(build.hostile_suite(&loaded));
    }
    Ok(suites)
}

/// The models that the chosen suites look at.
fn groups(arguments: &Arguments, filter: &Filter) -> Vec<Group> {
    let wants = |name| arguments.suite.is_empty() || arguments.suite.contains(&name);
    let mut groups = Vec::new();
    if wants(suite::Name::ModelsLoad) || filter.names_services() {
        groups.push(Group::Real);
    }
    if arguments.suite != [suite::Name::HostileModels] {
        groups.push(Group::Test);
    }
    if wants(suite::Name::HostileModels) {
        groups.push(Group::Own);
    }
    groups
}

fn protocol_suite(loaded: &[Loaded], build: &Build, exceptions: &Exceptions) -> Suite {
    let start = Instant::now();
    let mut suite = cases::run(loaded, build, exceptions);
    suite.duration = start.elapsed();
    suite
}

impl Filter {
    fn is_empty(&self) -> bool {
        self.services.is_empty() && self.protocols.is_empty()
    }

    /// Whether services are chosen one by one, as those of real models have to be.
    fn names_services(&self) -> bool {
        !self.services.is_empty()
    }

    /// Whether a service of this id, in a file of this name, takes part.
    fn admits_service(&self, id: &str, file: &str) -> bool {
        let is_it = |name: &String| name == id || name == local_name(id) || name == file;
        self.services.is_empty() || self.services.iter().any(is_it)
    }

    /// Whether a protocol of this id takes part.
    fn admits_protocol(&self, id: &str) -> bool {
        let is_it = |name: &String| name == id || name == local_name(id);
        self.protocols.is_empty() || self.protocols.iter().any(is_it)
    }
}

/// The name in a shape id.
fn local_name(id: &str) -> &str {
    id.split_once('#').map_or(id, |(_, name)| name)
}
