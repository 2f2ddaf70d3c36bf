//! Programs that call generated clients: clients come in; programs with tables of their operations are written
//! and compiled, and what a program says of the cases of a client goes out.
//!
//! A program serves several clients, since linking one costs as much as compiling a client. A client whose code
//! does not compile is in no program, and one that keeps its program from compiling is found by itself.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use super::filter::checksum;
use super::generate::{self, Client};
use super::packages::Packages;
use super::said::{said, Said};
use crate::tools::process;
use crate::tools::{repository, write, Outcome};

/// How many operations a program has at most, unless one client alone has more: some megabytes of the compiler's
/// memory each.
const OPERATIONS: usize = 120;

/// A client whose cases are to be run.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted<'l> {
    pub(super) client: &'l Client,
    /// The operations that its cases call; all of them when none are named.
    pub(super) operations: Option<&'l BTreeSet<String>>,
}

/// Compiled programs.
#[derive(Debug, Default)]
pub(super) struct Programs {
    /// The program of a client, or why there is none, by the name of the client's package.
    by_client: BTreeMap<String, Result<PathBuf, String>>,
}

impl Wanted<'_> {
    fn rows(&self) -> impl Iterator<Item = &str> {
        let wanted = |name: &str| self.operations.is_none_or(|names| names.contains(name));
        let rows = self.client.rows.operations.iter();
        rows.filter(move |row| wanted(&row.name))
            .map(|row| row.text.as_str())
    }
}

impl Programs {
    /// Writes and compiles the programs for these clients.
    pub(super) fn build(
        wanted: &[Wanted<'_>],
        packages: &mut Packages,
        jobs: usize,
    ) -> Outcome<Programs> {
        let mut programs = Programs::default();
        let mut able = Vec::new();
        for one in wanted {
            match packages.outcome(&one.client.folder) {
                Ok(()) => able.push(*one),
                Err(why) => {
                    let why = format!("the client does not compile: {}", first_line(&why));
                    programs.set(one.client, Err(why));
                }
            }
        }
        let alone = programs.build_batches(batches(&able), packages, jobs)?;
        programs.build_batches(alone, packages, jobs)?;
        Ok(programs)
    }

    /// Compiles a program for each batch; of those that do not compile, one for each client comes back.
    fn build_batches<'l>(
        &mut self,
        batches: Vec<Vec<Wanted<'l>>>,
        packages: &mut Packages,
        jobs: usize,
    ) -> Outcome<Vec<Vec<Wanted<'l>>>> {
        let mut written = Vec::new();
        for batch in &batches {
            written.push(write_program(batch)?);
        }
        let names: Vec<(String, &str)> = written
            .iter()
            .map(|name| (format!("programs/{name}"), name.as_str()))
            .collect();
        packages.build(&names, jobs)?;
        let mut alone = Vec::new();
        for (batch, name) in batches.into_iter().zip(&written) {
            let program = packages.program(&generate::root().join("programs").join(name));
            match (program, batch.as_slice()) {
                (Err(_), [_, _, ..]) => alone.extend(batch.iter().map(|one| vec![*one])),
                (program, clients) => {
                    let program = program.map(Path::to_path_buf);
                    let program =
                        program.map_err(|why| format!("the program does not compile: {why}"));
                    for one in clients {
                        self.set(one.client, program.clone());
                    }
                }
            }
        }
        Ok(alone)
    }

    fn set(&mut self, client: &Client, program: Result<PathBuf, String>) {
        self.by_client.insert(client.package.clone(), program);
    }

    /// Runs the cases of a client: `arguments` say which and where they are.
    pub(super) fn run(
        &self,
        client: &Client,
        arguments: &[&std::ffi::OsStr],
        limit: Duration,
    ) -> Result<Said, String> {
        let program = self.by_client.get(&client.package);
        let program = program.ok_or("no program was made for the client")?;
        let mut command = Command::new(program.as_ref().map_err(Clone::clone)?);
        command.arg(&client.package).args(arguments);
        // All calls go to loopback, which no proxy reaches.
        for proxy in ["http_proxy", "https_proxy", "all_proxy"] {
            command.env_remove(proxy).env_remove(proxy.to_uppercase());
        }
        let output = process::output(&mut command, limit)
            .map_err(|why| format!("the program of the cases {why}"))?;
        said(&output)
    }
}

/// Clients in groups, each for one program.
fn batches<'l>(wanted: &[Wanted<'l>]) -> Vec<Vec<Wanted<'l>>> {
    let mut batches: Vec<Vec<Wanted<'_>>> = Vec::new();
    let mut size = usize::MAX;
    for one in wanted {
        let count = one.rows().count();
        size = size.saturating_add(count);
        match batches.last_mut() {
            Some(batch) if size <= OPERATIONS => batch.push(*one),
            _ => {
                batches.push(vec![*one]);
                size = count;
            }
        }
    }
    batches
}

/// Writes the program of some clients; the name of its package comes back, which follows from what it says.
fn write_program(batch: &[Wanted<'_>]) -> Outcome<String> {
    let (text, clients) = (program(batch), dependencies(batch));
    let number = checksum(format!("{text}{clients}").as_bytes());
    let name = format!("program-{number:016x}");
    let harness = generate::shown(&repository().join("tests/conformance"));
    let manifest = format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2021\"\npublish = false\n\n\
         [dependencies]\nconformance-harness = {{ path = {harness:?} }}\n{clients}"
    );
    let folder = generate::root().join("programs").join(&name);
    write(&folder.join("Cargo.toml"), &manifest)?;
    write(&folder.join("src/main.rs"), &text)?;
    Ok(name)
}

fn dependencies(batch: &[Wanted<'_>]) -> String {
    let lines = batch.iter().map(|one| {
        let package = &one.client.package;
        format!("{package} = {{ path = \"../../clients/{package}\", default-features = false }}\n")
    });
    lines.collect()
}

/// The program: a table of operations for each client.
fn program(batch: &[Wanted<'_>]) -> String {
    // Cases call what is deprecated too.
    let mut text =
        String::from("//! Runs cases of generated clients.\n\n#![allow(deprecated)]\n\n");
    text.push_str("fn main() -> std::process::ExitCode {\n    conformance_harness::main(&[\n");
    for one in batch {
        let rows = &one.client.rows;
        let tables = [
            table("operations", "operation", one.rows()),
            table(
                "events",
                "event_operation",
                rows.events.iter().map(String::as_str),
            ),
            table(
                "behavior",
                "behavior",
                rows.behavior.iter().map(String::as_str),
            ),
        ];
        text.push_str(&format!(
            "        conformance_harness::Client {{\n            name: {:?},\n{}            \
             endpoints: || {},\n        }},\n",
            one.client.package,
            tables.concat(),
            match &rows.endpoints {
                Some(row) => format!("Some(conformance_harness::endpoints!({row}))"),
                None => "None".to_owned(),
            },
        ));
    }
    text.push_str("    ])\n}\n");
    text
}

/// A table of a client: a field of it, with an entry of a macro for each row.
fn table<'r>(field: &str, macro_name: &str, rows: impl Iterator<Item = &'r str>) -> String {
    let entry = |row: &str| format!("                conformance_harness::{macro_name}!({row}),\n");
    let entries: String = rows.map(entry).collect();
    format!("            {field}: || vec![\n{entries}            ],\n")
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default()
}
