//! `cargo xtask conformance`: a folder of models and cases comes in; clients are generated from the models,
//! compiled, and put to the cases; the outcome of each suite goes out.
//!
//! Generated crates and the programs that run the cases stand in a workspace of their own,
//! `target/conformance`, so that all of them share what they depend on and none of it mixes with ours.

mod behavior;
mod botocore_suites;
mod cases;
mod clients;
mod comparison;
mod data;
mod endpoint_clients;
mod exceptions;
mod expected;
mod filter;
mod generate;
mod mock;
mod models;
mod names;
mod packages;
mod parts;
mod plan;
mod programs;
mod recordings;
mod request;
mod requests;
mod responses;
mod rows;
mod rules;
mod said;
mod subsets;
mod suite;
mod universal;

use std::num::NonZeroUsize;
use std::path::PathBuf;

use serde_json::{json, Value};
use smithy_model::botocore::Botocore;

use crate::tools::{report, report_as, Problem};
use crate::{Exit, Format, Terminal};
use filter::Filter;
pub(crate) use filter::Sample;
use request::Request;
use suite::Suite;

/// The variable that names the folder when the command line does not.
const DATA: &str = "CONFORMANCE_DATA";

/// Generates clients from the models of a conformance folder, compiles them, and runs the cases of the folder.
///
/// The folder is laid out as `aws-smithy-models/*.json` (models of real services) and `ast/*/*.json` (models
/// made for tests, one service each, with their cases in traits). A suite whose data is not in the folder is
/// reported as not found, one that cannot run as skipped, with the reason and the number of its cases. Cases that
/// contradict their own protocol, and operations that cannot be generated, stand with the reason in
/// tests/conformance/exceptions.toml and count as skipped. The hostile models in tests/conformance/models are
/// compiled whatever the folder holds, and alone when there is none.
#[derive(Clone, Debug, clap::Args)]
#[command(after_help = "\
Examples:
  cargo xtask conformance --data ../dev
  cargo xtask conformance --data ../dev --suite smithy-protocol --protocol awsJson1_0
  cargo xtask conformance --data ../dev --service com.amazonaws.kms#TrentService
  cargo xtask conformance --data ../dev --suite smithy-protocol --record ../before
  cargo xtask conformance --data ../dev --suite smithy-protocol --compare ../before
  cargo xtask conformance --data ../dev --generate 200 --sample 8 --subsets 3 --seed $(git rev-parse HEAD)
  cargo xtask conformance --data ../dev --botocore botocore-1.44.5-py3-none-any.whl \
      --mock universal_mock.py --python venv/bin/python --jobs 4 --format json

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
    /// This suite may be skipped although its data is there; may be given several times. Another one that cannot run
    /// makes the exit code 1
    #[arg(long, value_enum, value_name = "NAME")]
    allow_skipped: Vec<suite::Name>,
    /// How much is done at the same time [default: the number of processors]
    #[arg(long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
    /// Compile only so many clients of real services; the others count as skipped
    #[arg(long, value_name = "N")]
    sample: Option<usize>,
    /// Generate only so many clients of real services, among which `--sample` chooses; the models of the others are read
    #[arg(long, value_name = "N")]
    generate: Option<usize>,
    /// Generate and compile also so many large services with three operations each
    #[arg(long, value_name = "N", default_value_t)]
    subsets: usize,
    /// Leave out the documentation of the clients, which is otherwise made with warnings denied
    #[arg(long)]
    undocumented: bool,
    /// How many hostile responses each client gets in the suite hostile-responses
    #[arg(long, value_name = "N", default_value_t = 1000)]
    responses: usize,
    /// What decides which clients are generated and in the sample, and which operations in the subsets, for example a commit
    #[arg(long, value_name = "TEXT", default_value = "")]
    seed: String,
    /// A botocore: its services count among the models, and the clients that are called are generated from it. A
    /// wheel, a source distribution, an installed package, or a folder of services
    #[arg(long, value_name = "PATH")]
    botocore: Option<PathBuf>,
    /// Services of botocore that list this protocol, by shape id or name, are generated with it, whichever the generator
    /// prefers; may be given several times
    #[arg(long, value_name = "ID")]
    prefer: Vec<String>,
    /// The script of the independent server of the suite universal
    #[arg(long, value_name = "SCRIPT")]
    mock: Option<PathBuf>,
    /// The Python that runs the script; it needs localstack-core and boto3
    #[arg(long, value_name = "PROGRAM", default_value = "python3")]
    python: PathBuf,
    /// Writes what each case of a call sent and read into this folder, which is empty or not there
    #[arg(long, value_name = "FOLDER")]
    record: Option<PathBuf>,
    /// Compares what each case of a call sent and read with a folder that an earlier run recorded; a difference is a
    /// failure
    #[arg(long, value_name = "FOLDER")]
    compare: Option<PathBuf>,
    /// The form of the report
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
}

impl Arguments {
    fn filter(&self) -> Filter {
        Filter {
            services: self.service.clone(),
            protocols: self.protocol.clone(),
        }
    }

    fn jobs(&self) -> usize {
        let processors = std::thread::available_parallelism().ok();
        self.jobs.or(processors).map_or(1, NonZeroUsize::get)
    }
}

/// Runs the command.
pub fn run(arguments: Arguments, terminal: &mut Terminal<'_>) -> Exit {
    let named = std::env::var_os(DATA).filter(|value| !value.is_empty());
    let data = arguments.data.clone().or(named.map(PathBuf::from));
    if let Some(data) = data.as_ref().filter(|data| !data.is_dir()) {
        let problem = Problem(format!("{} is not a folder", data.display()));
        return report_as(Exit::Input, &problem, arguments.format, terminal);
    }
    let format = arguments.format;
    let mut progress = |text: &str| {
        if format == Format::Human {
            terminal.error(text);
        }
    };
    let botocore = arguments
        .botocore
        .as_deref()
        .map(Botocore::open)
        .transpose();
    let botocore = match botocore {
        Ok(botocore) => botocore,
        Err(refused) => {
            let help = refused.help.as_deref();
            let help = help.map_or_else(String::new, |help| format!("; {help}"));
            let path = &refused.origin.file;
            let problem = Problem(format!("--botocore {path}: {}{help}", refused.message));
            return report_as(Exit::Input, &problem, format, terminal);
        }
    };
    let place = names::Place {
        data: data.as_deref(),
        botocore: botocore.as_ref(),
        jobs: arguments.jobs(),
    };
    if let Err(problem) = names::check(&arguments.filter(), place) {
        return report_as(Exit::Input, &problem, format, terminal);
    }
    let suites = Request::new(data, botocore, &arguments);
    let suites = match suites.and_then(|request| plan::run(&request, &mut progress)) {
        Ok(suites) => suites,
        Err(problem) => return report(&problem, format, terminal),
    };
    match format {
        Format::Human => suites.iter().for_each(|suite| terminal.say(&suite.text())),
        Format::Json => {
            let suites: Vec<Value> = suites.iter().map(Suite::json).collect();
            terminal.json(&json!({ "suites": suites }));
        }
    }
    let refused = suites.iter();
    let refused: Vec<_> = refused
        .filter_map(|suite| suite.refusal(&arguments.allow_skipped))
        .collect();
    refused.iter().for_each(|why| terminal.error(why));
    match refused.is_empty() {
        true => Exit::Success,
        false => Exit::Findings,
    }
}
