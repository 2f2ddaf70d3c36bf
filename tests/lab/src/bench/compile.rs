//! `cargo xtask bench compile`: what a full-service crate costs its user's build, against the published one. In:
//! services with their models. Out: medians of both crates, of ours with three operations, and of programs that
//! call one, ten and all operations.

pub mod compiler;

mod measure;
pub mod packages;
mod report;
mod source;

use std::path::PathBuf;

use serde_json::{json, Value};

use super::{machine, write_compile};
use crate::tools::{report as report_problem, Outcome};
use crate::{Exit, Format, Terminal};
use packages::Service;

pub use report::{section, summary};

/// The services that the documentation has figures of.
const SERVICES: [&str; 6] = [
    "partnercentral-account",
    "dynamodb",
    "kms",
    "ecs",
    "ssm",
    "sagemaker",
];

/// Compiles our crate and the published one of whole services, and programs that use them.
///
/// Dependencies are built before; nothing is incremental but the rebuild of a program after a changed line.
#[derive(Clone, Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// A service, by its name in botocore; may be given several times [default: the six of the documentation]
    #[arg(long, value_name = "ID")]
    pub service: Vec<String>,
    /// A folder of Smithy models, a file <ID>.json for each service
    #[arg(long, value_name = "FOLDER")]
    pub models: Option<PathBuf>,
    /// botocore as a wheel, an sdist or an installed package, for services without a Smithy model
    #[arg(long, value_name = "PATH")]
    pub botocore: Option<PathBuf>,
    /// How often each crate is compiled
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u16).range(1..=100))]
    pub samples: u16,
    /// How often a line of each program is changed
    #[arg(long, value_name = "N", default_value_t = 9, value_parser = clap::value_parser!(u16).range(1..=100))]
    pub rebuilds: u16,
    /// Leave the release profile out
    #[arg(long)]
    pub no_release: bool,
    /// Write the results to docs/bench.json, docs/bench.md and the table of README.md, beside those of other services
    #[arg(long)]
    pub write: bool,
    /// The form of the report
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

const EXAMPLES: &str = "\
Examples:
  cargo xtask bench compile --botocore botocore-1.44.5-py3-none-any.whl --samples 1 --write
                                           all six services once; half an hour when nothing else runs
  cargo xtask bench compile --service dynamodb --models ../aws-smithy-models
                                           one service; a few minutes";

/// Runs the command.
pub fn run(arguments: &Arguments, terminal: &mut Terminal<'_>) -> Exit {
    match measure_all(arguments, terminal) {
        Ok(services) => {
            match arguments.format {
                Format::Human => terminal.say(&section(&services)),
                Format::Json => {
                    terminal.json(&json!({ "compile": services, "machine": machine() }))
                }
            }
            Exit::Success
        }
        Err(problem) => report_problem(&problem, arguments.format, terminal),
    }
}

fn measure_all(arguments: &Arguments, terminal: &mut Terminal<'_>) -> Outcome<Value> {
    let names: Vec<String> = match arguments.service.is_empty() {
        true => SERVICES.map(str::to_owned).to_vec(),
        false => arguments.service.clone(),
    };
    let mut services = Vec::new();
    for name in names {
        let service = Service {
            model: packages::model(
                &name,
                arguments.models.as_deref(),
                arguments.botocore.as_deref(),
            )?,
            name,
        };
        packages::generate(&service)?;
        services.push(service);
    }
    let sides = measure::Sides::create(&services, terminal)?;
    let mut all = serde_json::Map::new();
    for service in &services {
        terminal.error(&format!("measuring {} ...", service.name));
        let measured = sides.service(service, arguments, terminal)?;
        if arguments.write {
            write_compile(&service.name, &measured)?;
        }
        all.insert(service.name.clone(), measured);
    }
    Ok(Value::Object(all))
}
