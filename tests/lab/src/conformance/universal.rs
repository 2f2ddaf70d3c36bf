//! The suite `universal`: calls of real services come in; clients generated from botocore's models make them over HTTP
//! to an independent server, and what became of each goes out.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use serde_json::Value;
use smithy_model::botocore::Botocore;
use smithy_model::Model;

use super::clients::Chosen;
use super::expected;
use super::filter::Filter;
use super::generate::{self, Client};
use super::mock::{protocol_name, Script};
use super::models::{self, entries, Group, Loaded};
use super::programs::{Programs, Wanted};
use super::said::outcome_of;
use super::suite::{Name, Suite};
use crate::tools::server::Server;
use crate::tools::workers;
use crate::tools::{write, Outcome};

/// How long the cases of a service may take together, and each of them besides.
const LIMIT: Duration = Duration::from_secs(60);

/// The largest list of cases, unpacked.
const LARGEST: u64 = 1 << 30;

/// The cases of the data, by service.
#[derive(Debug, Default)]
pub(super) struct Cases {
    services: BTreeMap<String, Service>,
    unreadable: Vec<(String, String)>,
}

/// The cases of a service.
#[derive(Debug, Default)]
struct Service {
    cases: Vec<Value>,
    /// The operations that they call.
    operations: BTreeSet<String>,
}

/// The inputs of a run of the suite.
pub(super) struct Setting<'a> {
    pub(super) loaded: &'a [Loaded],
    pub(super) chosen: &'a Chosen,
    pub(super) filter: &'a Filter,
    pub(super) botocore: &'a Botocore,
    pub(super) programs: &'a Programs,
    pub(super) script: &'a Script,
    /// Why some services have no client, if the command line leaves out any.
    pub(super) not_generated: Option<String>,
    pub(super) jobs: usize,
}

/// Reads the cases: `universal-cases*.json`, plain or packed with Zstandard.
pub(super) fn find(data: &Path, filter: &Filter) -> Outcome<Cases> {
    let mut cases = Cases::default();
    for path in entries(data)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let is_packed = name.ends_with(".json.zst");
        if name.starts_with("universal-cases") && (is_packed || name.ends_with(".json")) {
            match read(&path, is_packed) {
                Ok(list) => cases.add(&name, list, filter),
                Err(why) => cases.unreadable.push((name.into_owned(), why)),
            }
        }
    }
    Ok(cases)
}

fn read(path: &Path, is_packed: bool) -> Result<Vec<Value>, String> {
    let file = std::fs::File::open(path).map_err(|error| error.to_string())?;
    let mut text = Vec::new();
    match is_packed {
        true => {
            let reader = ruzstd::decoding::StreamingDecoder::new(file);
            let reader = reader.map_err(|error| error.to_string())?;
            reader.take(LARGEST).read_to_end(&mut text)
        }
        false => file.take(LARGEST).read_to_end(&mut text),
    }
    .map_err(|error| error.to_string())?;
    serde_json::from_slice(&text).map_err(|error| error.to_string())
}

impl Cases {
    fn add(&mut self, file: &str, cases: Vec<Value>, filter: &Filter) {
        for (index, mut case) in cases.into_iter().enumerate() {
            let text = |key: &str| case[key].as_str().map(str::to_owned);
            let (Some(service), Some(operation)) = (text("service"), text("operation")) else {
                let why = "it names no service or no operation".to_owned();
                self.unreadable.push((format!("{file} {index}"), why));
                continue;
            };
            // Shape ids are not known before the model is read.
            if !filter.services.is_empty()
                && !filter
                    .services
                    .iter()
                    .any(|one| one == &service || one.contains('#'))
            {
                continue;
            }
            case["id"] = format!("{service} {operation} {index}").into();
            let service = self.services.entry(service).or_default();
            service.cases.push(case);
            service.operations.insert(operation);
        }
    }

    /// Whether a service has cases, by the name that botocore has for it.
    pub(super) fn has(&self, service: &str) -> bool {
        self.services.contains_key(service)
    }

    /// The names of its services.
    pub(super) fn services(&self) -> impl Iterator<Item = &str> {
        self.services.keys().map(String::as_str)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.services.is_empty() && self.unreadable.is_empty()
    }

    /// The suite when none of its cases can run.
    pub(super) fn skipped(&self, reason: &str) -> Suite {
        let mut suite = self.start();
        for service in self.services.values() {
            suite.skip(service.cases.len(), reason.to_owned());
        }
        suite
    }

    fn start(&self) -> Suite {
        let mut suite = Suite::new(Name::Universal);
        for (name, why) in &self.unreadable {
            suite.ran(name, Err(why.clone()));
        }
        suite
    }

    /// The clients that are needed.
    pub(super) fn wanted<'l>(&'l self, loaded: &'l [Loaded], chosen: &Chosen) -> Vec<Wanted<'l>> {
        let services = models::services(loaded, &[Group::Botocore]);
        let wanted = services.filter_map(|(source, service)| {
            let client = service.client.as_ref()?.as_ref().ok()?;
            let operations = &self.services.get(&source.name)?.operations;
            chosen.refusal(client).is_none().then_some(Wanted {
                client,
                operations: Some(operations),
            })
        });
        wanted.collect()
    }

    /// Runs the cases, each job with a server of its own; the first one runs already.
    pub(super) fn run(&self, setting: &Setting<'_>, first: Server) -> Suite {
        let start = Instant::now();
        let mut suite = self.start();
        let mut runs = Vec::new();
        for (name, service) in &self.services {
            let callee = refusal(name, setting);
            match callee.and_then(|callee| service.prepare(name, callee, setting.botocore)) {
                Ok(run) => {
                    for reason in &run.unsayable {
                        suite.skip(1, reason.clone());
                    }
                    runs.push((name, run));
                }
                Err(Refusal::Skipped(reason)) => suite.skip(service.cases.len(), reason),
                Err(Refusal::Filtered) => {}
                Err(Refusal::Failed(why)) => {
                    service.each(|id, suite| suite.ran(id, Err(why.clone())), &mut suite);
                }
            }
        }
        let workers = setting.jobs.clamp(1, runs.len().max(1));
        let mut mocks: Vec<Mutex<Option<Server>>> = Vec::new();
        mocks.resize_with(workers, Mutex::default);
        if let Some(mock) = mocks.first_mut() {
            *mock = Mutex::new(Some(first));
        }
        let said = workers::each(&runs, workers, |(name, run), worker| {
            let mock = mocks.get(worker).ok_or("there is no server")?;
            let mut mock = mock.lock().unwrap_or_else(PoisonError::into_inner);
            let address = running(&mut mock, worker, setting.script)?;
            run.start(name, setting.programs, &address)
        });
        for ((name, run), said) in runs.iter().zip(said) {
            let said = said.and_then(|said| said);
            suite.record(name, run.callee.client.protocol, &said);
            for case in &run.cases {
                let id = case["id"].as_str().unwrap_or_default();
                suite.ran(id, outcome_of(&said, id));
            }
        }
        suite.duration = start.elapsed();
        suite
    }
}

/// The address of a worker's server, which is started where there is none.
fn running(mock: &mut Option<Server>, worker: usize, script: &Script) -> Result<String, String> {
    // A server that has ended is replaced.
    if let Some(mut present) = mock.take() {
        if present.runs() {
            return Ok(mock.insert(present).address().to_string());
        }
    }
    let started = script.start(worker)?;
    Ok(mock.insert(started).address().to_string())
}

impl Service {
    fn each(&self, mut visit: impl FnMut(&str, &mut Suite), suite: &mut Suite) {
        for case in &self.cases {
            visit(case["id"].as_str().unwrap_or_default(), suite);
        }
    }

    /// Its cases as the client shall be called.
    fn prepare<'a>(
        &self,
        name: &str,
        callee: Callee<'a>,
        botocore: &Botocore,
    ) -> Result<Run<'a>, Refusal> {
        let files = botocore.service(name);
        let files = files.map_err(|problem| Refusal::Failed(problem.message))?;
        let model = smithy_model::load(&files);
        let model = model.map_err(|found| Refusal::Failed(found.render(&files)))?;
        let mut run = Run {
            callee,
            cases: Vec::new(),
            unsayable: Vec::new(),
        };
        for case in &self.cases {
            match sent(&model, case) {
                Ok(received) => {
                    let mut case = case.clone();
                    case["received"] = received;
                    // A case names the protocol that botocore prefers; the service may be called in another one that
                    // it lists.
                    case["protocol"] = run.callee.protocol.into();
                    run.cases.push(case);
                }
                Err(reason) => run.unsayable.push(reason),
            }
        }
        Ok(run)
    }
}

/// What the server is to receive, or why no client with types can be called with the values of a case.
fn sent(model: &Model, case: &Value) -> Result<Value, String> {
    let mut services = model.services();
    let name = case["operation"].as_str().unwrap_or_default();
    let operation = services.find_map(|service| service.operation(name));
    let Some(operation) = operation else {
        // The harness finds that it is not there.
        return Ok(case["params"].clone());
    };
    expected::answered(model, operation.output(), &case["output"])?;
    expected::received(model, operation.input(), &case["params"])
}

/// The cases of a service, ready to run.
struct Run<'a> {
    callee: Callee<'a>,
    cases: Vec<Value>,
    /// Why cases are left out, for each of them.
    unsayable: Vec<String>,
}

impl Run<'_> {
    fn start(
        &self,
        name: &str,
        programs: &Programs,
        address: &str,
    ) -> Result<super::said::Said, String> {
        let file: PathBuf = generate::root()
            .join("universal")
            .join(format!("{name}.json"));
        let cases = Value::Array(self.cases.clone());
        write(&file, &format!("{cases:#}\n")).map_err(|problem| problem.to_string())?;
        let limit = LIMIT + LIMIT * u32::try_from(self.cases.len()).unwrap_or(u32::MAX / 60);
        let arguments = ["universal".as_ref(), file.as_os_str(), address.as_ref()];
        programs.run(self.callee.client, &arguments, limit)
    }
}

/// A client that is called.
struct Callee<'a> {
    client: &'a Client,
    /// What the server calls the protocol that it speaks.
    protocol: &'static str,
}

/// Why the cases of a service do not run.
enum Refusal {
    Skipped(String),
    /// The command line chose others.
    Filtered,
    Failed(String),
}

/// The client of a service, or why its cases do not run.
fn refusal<'a>(name: &str, setting: &Setting<'a>) -> Result<Callee<'a>, Refusal> {
    let of_botocore =
        |one: &&Loaded| one.source.group == Group::Botocore && one.source.name == name;
    let Some(loaded) = setting.loaded.iter().find(of_botocore) else {
        // A filter by protocol cannot judge a service that has no model.
        let is_there = setting.botocore.services().any(|one| one == name);
        return Err(match is_there || !setting.filter.is_empty() {
            true => Refusal::Filtered,
            false => Refusal::Failed(format!("botocore has no service {name}")),
        });
    };
    let Some(service) = loaded.services.first() else {
        return Err(match &loaded.outcome {
            Err(why) => Refusal::Failed(format!("the model cannot be read: {why}")),
            Ok(()) => Refusal::Filtered,
        });
    };
    match (&service.client, &service.protocol) {
        (Some(Ok(client)), Ok(id)) => match (setting.chosen.refusal(client), protocol_name(id)) {
            (Some(reason), _) => Err(Refusal::Skipped(reason.to_owned())),
            (None, Some(protocol)) => Ok(Callee { client, protocol }),
            (None, None) => Err(Refusal::Skipped(format!("the server does not speak {id}"))),
        },
        (Some(Err(why)), _) => Err(Refusal::Failed(format!("no client: {why}"))),
        (_, Err(why)) => Err(Refusal::Skipped(why.clone())),
        (None, Ok(_)) => Err(match &setting.not_generated {
            Some(reason) => Refusal::Skipped(reason.clone()),
            None => Refusal::Failed("no client was asked for".to_owned()),
        }),
    }
}

#[cfg(all(test, unix))]
mod tests;
