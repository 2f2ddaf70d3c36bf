//! Compiling: clients and programs on disk come in; which of them compile, and what the compiler says of the
//! others, go out.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::Value;

use super::generate::{self, Written};
use super::models::{self, Group, Loaded, Service};
use super::suite::{Name, Suite};
use crate::commands::bench::workspace::{Outcome, Problem, Workspace};

/// At most this many of the compiler's messages are kept for a package.
const MESSAGES: usize = 5;

/// What the compiler made of the workspace.
#[derive(Debug, Default)]
pub(super) struct Build {
    /// The folders of packages whose code compiles.
    compiled: BTreeSet<PathBuf>,
    /// What the compiler says, by the folder of the package.
    messages: BTreeMap<PathBuf, Vec<String>>,
    /// The programs, by the folder of their package.
    programs: BTreeMap<PathBuf, PathBuf>,
    /// What was generated, by the name of the client's package.
    clients: BTreeMap<String, Built>,
}

/// What was generated for a service.
#[derive(Clone, Debug)]
struct Built {
    folder: PathBuf,
    program: Option<PathBuf>,
}

/// Compiles the workspace with warnings denied, whatever of it compiles.
pub(super) fn build(clients: &[Written], jobs: usize) -> Outcome<Build> {
    let mut build = Build::default();
    for client in clients {
        let built = Built {
            folder: client.folder.clone(),
            program: client.program.clone(),
        };
        build.clients.insert(client.package.clone(), built);
    }
    if clients.is_empty() {
        return Ok(build);
    }
    let workspace = Workspace::at(generate::root());
    let mut command = workspace.cargo(&[
        "build",
        "--workspace",
        "--no-default-features",
        "--keep-going",
        "--message-format=json",
        "--jobs",
        &jobs.to_string(),
    ]);
    // Only our own packages hear of warnings: cargo caps those of others.
    command.env("RUSTFLAGS", "-D warnings");
    let output = command
        .output()
        .map_err(|error| Problem(format!("cannot start cargo build: {error}")))?;
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        if let Ok(message) = serde_json::from_str(line) {
            build.read(&message);
        }
    }
    if !output.status.success() && build.messages.is_empty() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(Problem(format!("cargo build failed:\n{said}")));
    }
    Ok(build)
}

impl Build {
    /// Takes in one line that cargo printed.
    fn read(&mut self, message: &Value) {
        let manifest = message["manifest_path"].as_str().map(Path::new);
        let Some(folder) = manifest.and_then(Path::parent).map(Path::to_path_buf) else {
            return;
        };
        match message["reason"].as_str() {
            Some("compiler-artifact") => {
                if let Some(program) = message["executable"].as_str() {
                    self.programs.insert(folder.clone(), PathBuf::from(program));
                }
                self.compiled.insert(folder);
            }
            Some("compiler-message") if message["message"]["level"] == "error" => {
                let text = message["message"]["rendered"].as_str().unwrap_or_default();
                let messages = self.messages.entry(folder).or_default();
                messages.push(text.trim_end().to_owned());
            }
            _ => {}
        }
    }

    /// Whether the code in a folder compiles, or what the compiler says.
    fn outcome(&self, folder: &Path) -> Result<(), String> {
        match self.messages.get(folder) {
            None if self.compiled.contains(folder) => Ok(()),
            None => Err("not compiled, because something that it depends on does not".to_owned()),
            Some(messages) => {
                let mut shown: Vec<&str> = messages.iter().map(String::as_str).collect();
                let more = shown.len().saturating_sub(MESSAGES);
                shown.truncate(MESSAGES);
                let end = match more {
                    0 => String::new(),
                    more => format!("\n… {more} more messages"),
                };
                Err(format!("{}{end}", shown.join("\n")))
            }
        }
    }

    /// What was generated for a service, or why nothing was.
    fn built(&self, service: &Service) -> Result<&Built, String> {
        match &service.client {
            Some(Ok(client)) => {
                let built = self.clients.get(client.package.as_str());
                built.ok_or_else(|| "the client was not written".to_owned())
            }
            Some(Err(why)) => Err(format!("no client could be generated: {why}")),
            None => Err("no client was asked for".to_owned()),
        }
    }

    /// The program that runs the cases of a service, or why there is none.
    pub(super) fn program(&self, service: &Service) -> Result<&Path, String> {
        let built = self.built(service)?;
        let compiles = |folder: &Path| {
            let outcome = self.outcome(folder);
            outcome.map_err(|why| {
                let first = why.lines().next().unwrap_or_default();
                format!("{} does not compile: {first}", folder.display())
            })
        };
        compiles(&built.folder)?;
        let folder = built.program.as_ref().ok_or("no program was generated")?;
        compiles(folder)?;
        let program = self.programs.get(folder).map(PathBuf::as_path);
        program.ok_or_else(|| "cargo names no program".to_owned())
    }

    /// The suite `crates-compile`.
    pub(super) fn suite(&self, loaded: &[Loaded], duration: Duration) -> Suite {
        let mut suite = Suite::new(Name::CratesCompile);
        suite.duration = duration;
        for service in models::services(loaded, false) {
            if let Ok(built) = self.built(service) {
                suite.ran(&service.id, self.outcome(&built.folder));
            }
        }
        suite
    }

    /// The suite `hostile-models`.
    pub(super) fn hostile_suite(&self, loaded: &[Loaded]) -> Suite {
        let mut suite = Suite::new(Name::HostileModels);
        for service in models::services(loaded, true) {
            suite.duration += service.duration;
            let built = self.built(service);
            let outcome = built.and_then(|built| self.outcome(&built.folder));
            suite.ran(&service.id, outcome);
        }
        for file in loaded.iter().filter(|file| file.group == Group::Own) {
            if let Err(why) = &file.outcome {
                suite.ran(&file.path.display().to_string(), Err(why.clone()));
            }
        }
        suite
    }
}
