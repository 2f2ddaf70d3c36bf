//! `cargo xtask end-to-end`: clients are generated from the models of an installed botocore, and a program that
//! uses them talks to moto, a server of many AWS services, on loopback; boto3 reads what they wrote, and they
//! read what boto3 wrote. What became of each check goes out.
//!
//! The program and the counterpart in boto3 stand in `tests/end-to-end/`; what is generated, in
//! `target/end-to-end/`.

mod checks;
mod python;
mod services;

use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use serde_json::json;

use crate::tools::product;
use crate::tools::server::{Server, START};
use crate::tools::{finish, report, repository, write, Outcome, Problem, Workspace};
use crate::{Exit, Format, Terminal};
use checks::Checks;
use python::Python;
use services::SERVICES;

/// The folder under `target/`.
const FOLDER: &str = "end-to-end";

/// Runs generated clients against moto, with boto3 as the other party.
///
/// Generates clients of 22 services from the models of botocore, starts moto on loopback, and checks that
/// boto3 reads what the clients wrote and the reverse. moto and boto3 are installed into
/// target/end-to-end/python unless --python names an interpreter that has them. Where that is not possible,
/// everything is skipped and the reason is printed.
#[derive(Clone, Debug, clap::Args)]
#[command(after_help = "\
Examples:
  cargo xtask end-to-end
  cargo xtask end-to-end --python .venv/bin/python

Exit codes: 0 all checks passed or everything was skipped, 1 a check failed, 5 something could not be started.")]
pub struct Arguments {
    /// A Python interpreter with moto, its server and boto3
    #[arg(long, value_name = "FILE")]
    pub python: Option<PathBuf>,
    /// The form of the report
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

/// Runs the command.
pub fn run(arguments: Arguments, terminal: &mut Terminal<'_>) -> Exit {
    let folder = repository().join("target").join(FOLDER);
    let python = match Python::find(arguments.python.as_deref(), &folder.join("python")) {
        Ok(python) => python,
        Err(reason) => {
            match arguments.format {
                Format::Human => {
                    let services = SERVICES.map(|(name, _)| name).join(", ");
                    terminal.say(&format!("end to end: skipped {services}, because {reason}"));
                }
                Format::Json => terminal.json(&json!({
                    "state": "skipped",
                    "reason": reason.0,
                    "skipped": SERVICES.map(|(name, _)| name),
                })),
            }
            return Exit::Success;
        }
    };
    let checks = match check(&python, &folder) {
        Ok(checks) => checks,
        Err(problem) => return report(&problem, arguments.format, terminal),
    };
    match arguments.format {
        Format::Human => terminal.say(&checks.text()),
        Format::Json => terminal.json(&checks.json()),
    }
    match checks.failed() {
        0 => Exit::Success,
        _ => Exit::Findings,
    }
}

/// Generates, builds and runs both parties in turn.
fn check(python: &Python, folder: &Path) -> Outcome<Checks> {
    let workspace = Workspace::create(FOLDER, "end-to-end/program.toml")?;
    generate(python, folder)?;
    finish(
        &mut workspace.cargo(&["build", "--quiet"]),
        "the build of the end-to-end program",
    )?;
    let program = format!("end-to-end{}", std::env::consts::EXE_SUFFIX);
    let program = workspace.target().join("debug").join(program);

    let sources = repository().join("tests/end-to-end");
    let log = folder.join("moto.log");
    let moto = |address: SocketAddr| {
        let mut command = python.module("moto.server");
        command.args(["-H", &address.ip().to_string()]);
        command.args(["-p", &address.port().to_string()]);
        command
    };
    let answers =
        |address: SocketAddr| TcpStream::connect_timeout(&address, Duration::from_secs(1)).is_ok();
    let server = Server::start(moto, &log, START, answers);
    let server = server.map_err(|why| Problem(format!("moto: {why}; see {}", log.display())))?;
    let endpoint = format!("http://{}", server.address());
    let mut checks = Checks::default();
    let parties: [(&str, &str); 4] = [
        ("our clients write", "write"),
        ("boto3 reads", "read"),
        ("boto3 writes", "write"),
        ("our clients read", "read"),
    ];
    for (party, phase) in parties {
        let mut command = match party.starts_with("boto3") {
            true => python.command(&sources.join("peer.py")),
            false => Command::new(&program),
        };
        command
            .args([phase, &endpoint])
            .arg(sources.join("values.json"));
        checks.run(party, &mut command);
    }
    Ok(checks)
}

/// Generates the clients, with the commands that a user has for it.
fn generate(python: &Python, folder: &Path) -> Outcome<()> {
    let botocore = python.package("botocore")?;
    let mut configuration = String::new();
    for (service, operations) in SERVICES {
        let model = folder.join("models").join(format!("{service}.json"));
        product::import(service, &botocore, &model)?;
        configuration.push_str(&format!(
            "[[crate]]\n\
             models = [\"models/{service}.json\"]\n\
             output = \"crates/{service}\"\n\
             package = \"{service}\"\n\
             runtime = {{ path = {:?} }}\n",
            repository().join("runtime"),
        ));
        if !operations.is_empty() {
            configuration.push_str(&format!("operations = {operations:?}\n"));
        }
        configuration.push('\n');
    }
    let file = folder.join("codegen.toml");
    write(&file, &configuration)?;
    product::codegen(&file)
}
