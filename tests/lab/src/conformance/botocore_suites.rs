//! The suite `botocore-protocol`: files with protocol suites come in; the model and the cases of each are written for
//! the C2J reader and for the harness, and what became of each case goes out.
//!
//! A protocol suite is a small C2J model without its operations, which stand in the cases. Operations of one name that
//! are not the same make models of their own.

mod written;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde_json::Value;
use smithy_codegen::protocol::SUPPORTED;

use super::exceptions::Exceptions;
use super::filter::Filter;
use super::generate;
use super::models::{entries, Group, Loaded, Source};
use super::parts::clients;
use super::programs::{Programs, Wanted};
use super::said::outcome_of;
use super::suite::{Name, Suite};
use crate::tools::{workers, Outcome};
use written::{operation_name, write_suite, Written};

/// How long the cases of one model may take together.
const LIMIT: Duration = Duration::from_secs(120);

/// A model with its cases.
#[derive(Debug)]
pub(super) struct ProtocolSuite {
    /// Its file and position there: `input/json 3`.
    name: String,
    /// Its file and description, by which exceptions name it: `input/json (Empty maps)`. Positions differ from one
    /// collection of suites to another.
    description: String,
    /// The names of its cases; those of a model are unique.
    cases: Vec<String>,
    written: Result<Written, String>,
}

/// The protocol suites of the data, written, and how many cases are left out for their protocol.
#[derive(Debug, Default)]
pub(super) struct Found {
    suites: Vec<ProtocolSuite>,
    skipped: Vec<(usize, String)>,
    unreadable: Vec<(String, String)>,
}

/// Finds the protocol suites of the data and writes those that can run.
pub(super) fn find(data: &Path, filter: &Filter) -> Outcome<Found> {
    let mut found = Found::default();
    for (name, file) in files(data)? {
        found.read(&name, &file, filter);
    }
    Ok(found)
}

/// The names of all protocol suites, each with that of its protocol. What cannot be read has none.
pub(super) fn names(data: &Path) -> Outcome<Vec<(String, String)>> {
    let mut names = Vec::new();
    for (file, path) in files(data)? {
        let bytes = std::fs::read(path).unwrap_or_default();
        let suites: Vec<Value> = serde_json::from_slice(&bytes).unwrap_or_default();
        let named = suites.iter().enumerate().map(|(index, suite)| {
            let protocol = suite["metadata"]["protocol"].as_str().unwrap_or_default();
            (format!("{file} {index}"), protocol.to_owned())
        });
        names.extend(named);
    }
    Ok(names)
}

/// The files of protocol suites with their names: `input/json`.
fn files(data: &Path) -> Outcome<Vec<(String, PathBuf)>> {
    let mut files = Vec::new();
    for folder in ["input", "output", "legacy/input", "legacy/output"] {
        for file in entries(&data.join("botocore-protocols").join(folder))? {
            if file.extension().is_some_and(|it| it == "json") {
                let stem = file.file_stem().unwrap_or_default().to_string_lossy();
                files.push((format!("{folder}/{stem}"), file));
            }
        }
    }
    Ok(files)
}

impl Found {
    fn read(&mut self, name: &str, file: &Path, filter: &Filter) {
        let text = std::fs::read_to_string(file).map_err(|error| error.to_string());
        let read = text.and_then(|text| {
            serde_json::from_str::<Vec<Value>>(&text).map_err(|error| error.to_string())
        });
        match read {
            Ok(suites) => {
                for (index, suite) in suites.iter().enumerate() {
                    self.add(name, index, suite, filter);
                }
            }
            Err(why) => self.unreadable.push((name.to_owned(), why)),
        }
    }

    fn add(&mut self, file: &str, index: usize, suite: &Value, filter: &Filter) {
        let name = &format!("{file} {index}");
        let cases = suite["cases"]
            .as_array()
            .map(Vec::as_slice)
            .unwrap_or_default();
        let metadata = &suite["metadata"];
        let protocol = metadata["protocol"].as_str().unwrap_or_default();
        let named = filter.protocols.iter().any(|one| one == protocol);
        let chosen = named || filter.admits_protocol(smithy_id(metadata));
        if !chosen || !filter.admits_service(name, name) {
            return;
        }
        if !SUPPORTED.iter().any(|one| one.id == smithy_id(metadata)) {
            let reason = format!("the protocol {protocol} is not supported");
            return self.skipped.push((cases.len(), reason));
        }
        for (index, cases) in variants(cases).into_iter().enumerate() {
            let name = match index {
                0 => name.to_owned(),
                index => format!("{name} variant {index}"),
            };
            let ids = cases.iter().map(|(id, _)| id.clone()).collect();
            let written = write_suite(&name, suite, &cases);
            let description = suite["description"].as_str().unwrap_or_default();
            self.suites.push(ProtocolSuite {
                description: format!("{file} ({description})"),
                name,
                cases: ids,
                written: written.map_err(|problem| problem.to_string()),
            });
        }
    }

    /// The models to read.
    pub(super) fn sources(&self) -> impl Iterator<Item = Source> + '_ {
        self.suites.iter().filter_map(|suite| {
            let written = suite.written.as_ref().ok()?;
            Some(Source {
                path: written.model.clone(),
                group: Group::Suite,
                name: suite.name.clone(),
                generate: true,
                operations: None,
            })
        })
    }
}

/// The id that Smithy has for the protocol of a suite; where it has none, only the name that botocore has chooses it.
fn smithy_id(metadata: &Value) -> &'static str {
    match (
        metadata["protocol"].as_str(),
        metadata["jsonVersion"].as_str(),
    ) {
        (Some("json"), Some("1.1")) => "aws.protocols#awsJson1_1",
        (Some("json"), _) => "aws.protocols#awsJson1_0",
        (Some("smithy-rpc-v2-cbor"), _) => "smithy.protocols#rpcv2Cbor",
        (Some("rest-json"), _) => "aws.protocols#restJson1",
        (Some("rest-xml"), _) => "aws.protocols#restXml",
        (Some("query"), _) => "aws.protocols#awsQuery",
        (Some("ec2"), _) => "aws.protocols#ec2Query",
        _ => "",
    }
}

/// Cases in groups within which operations of one name are the same, with names that are unique.
fn variants(cases: &[Value]) -> Vec<Vec<(String, &Value)>> {
    let mut variants: Vec<Vec<(String, &Value)>> = Vec::new();
    for (index, case) in cases.iter().enumerate() {
        let id = match case["id"].as_str() {
            Some(id) if cases.iter().filter(|one| one["id"] == id).count() == 1 => id.to_owned(),
            _ => index.to_string(),
        };
        let fits = |variant: &&mut Vec<(String, &Value)>| {
            let mut others = variant.iter();
            let same_name = |other: &Value| operation_name(other) == operation_name(case);
            others.all(|(_, other)| !same_name(other) || other["given"] == case["given"])
        };
        match variants.iter_mut().find(fits) {
            Some(variant) => variant.push((id, case)),
            None => variants.push(vec![(id, case)]),
        }
    }
    variants
}

/// The clients that are needed.
pub(super) fn wanted(loaded: &[Loaded]) -> Vec<Wanted<'_>> {
    clients(loaded, &[Group::Suite], |_| true)
}

/// Runs the cases.
pub(super) fn run(
    found: &Found,
    loaded: &[Loaded],
    programs: &Programs,
    exceptions: &Exceptions,
    jobs: usize,
) -> Suite {
    let start = Instant::now();
    let mut suite = Suite::new(Name::BotocoreProtocol);
    for (count, reason) in &found.skipped {
        suite.skip(*count, reason.clone());
    }
    for (name, why) in &found.unreadable {
        suite.ran(name, Err(why.clone()));
    }
    let parts = workers::each(&found.suites, jobs, |one, _| {
        let mut part = Suite::new(Name::BotocoreProtocol);
        run_one(one, loaded, programs, exceptions, &mut part);
        part
    });
    for (part, one) in parts.into_iter().zip(&found.suites) {
        match part {
            Ok(part) => suite.add(part),
            Err(why) => suite.ran(&one.name, Err(why)),
        }
    }
    suite.duration = start.elapsed();
    suite
}

fn run_one(
    one: &ProtocolSuite,
    loaded: &[Loaded],
    programs: &Programs,
    exceptions: &Exceptions,
    suite: &mut Suite,
) {
    let written = one.written.as_ref().map_err(Clone::clone);
    let callee = written.and_then(|written| Ok((client(loaded, &written.model)?, written)));
    let said = callee.as_ref().map_err(Clone::clone);
    let said = said.and_then(|(client, written)| {
        let arguments = ["suite".as_ref(), written.cases.as_os_str()];
        programs.run(client, &arguments, LIMIT)
    });
    if let Ok((client, _)) = callee {
        suite.record(&one.name, client.protocol, &said);
    }
    for id in &one.cases {
        let name = format!("{} {id}", one.name);
        match exceptions.case(&one.description, id) {
            Some(reason) => suite.skip(1, format!("{name}: {reason}")),
            None => suite.ran(&name, outcome_of(&said, id)),
        }
    }
}

/// The client of a model, or why there is none.
pub(super) fn client<'l>(
    loaded: &'l [Loaded],
    model: &Path,
) -> Result<&'l generate::Client, String> {
    let one = loaded.iter().find(|one| one.source.path == model);
    let one = one.ok_or("the model was not read")?;
    let Some(service) = one.services.first() else {
        return Err(match &one.outcome {
            Err(why) => format!("the model cannot be read: {why}"),
            Ok(()) => "the model has no service".to_owned(),
        });
    };
    match (&service.client, &service.protocol) {
        (Some(client), _) => client.as_ref().map_err(|why| format!("no client: {why}")),
        (None, Err(why)) => Err(why.clone()),
        (None, Ok(_)) => Err("no client was asked for".to_owned()),
    }
}
