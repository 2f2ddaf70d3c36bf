//! The models of the data: a folder comes in; what could be read, and what was generated from it, go out.
//!
//! A model is dropped as soon as its client is generated: all of them at once would fill the memory.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use smithy_model::traits::{AppliesTo, HttpRequestTests, HttpResponseTests, HttpTestCase};
use smithy_model::{Model, ServiceRef, Shape, SourceFile};

use super::exceptions::Exceptions;
use super::generate::{self, Client};
use super::suite::{Name, Suite};
use super::Filter;
use crate::commands::bench::workspace::{repository, Outcome, Problem};

/// What kind of models a folder holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Group {
    /// Those of real services: `aws-smithy-models/`.
    Real,
    /// Those made for tests: the folders in `ast/`.
    Test,
    /// Hostile ones of our own: `tests/conformance/models/` in the repository.
    Own,
}

/// A model file of the data.
#[derive(Debug)]
pub(super) struct ModelFile {
    pub(super) path: PathBuf,
    group: Group,
}

/// What became of a model file.
#[derive(Debug)]
pub(super) struct Loaded {
    pub(super) path: PathBuf,
    pub(super) group: Group,
    /// Why it could not be read, or what was found in it that should not be.
    pub(super) outcome: Result<(), String>,
    /// How long reading took.
    duration: Duration,
    /// Its services that take part.
    pub(super) services: Vec<Service>,
}

/// A service of a model.
#[derive(Debug)]
pub(super) struct Service {
    pub(super) id: String,
    /// The protocol that its client speaks, if it is a supported one.
    pub(super) protocol: Option<&'static str>,
    /// Its protocol cases, whoever they are for.
    pub(super) cases: Vec<CaseId>,
    /// The generated client, or why there is none; `None` when none was asked for.
    pub(super) client: Option<Result<Client, String>>,
    /// How long generating took.
    pub(super) duration: Duration,
}

/// A protocol case.
#[derive(Clone, Debug)]
pub(super) struct CaseId {
    /// The operation or error that states it.
    pub(super) shape: String,
    pub(super) id: String,
    pub(super) kind: &'static str,
    pub(super) protocol: String,
    pub(super) for_servers: bool,
}

/// Of all services of a group, those that take part.
pub(super) fn services(loaded: &[Loaded], is_own: bool) -> impl Iterator<Item = &Service> {
    let files = loaded
        .iter()
        .filter(move |one| (one.group == Group::Own) == is_own);
    files.flat_map(|one| &one.services)
}

/// The model files of these groups, in the order of their names.
pub(super) fn find(data: &Path, groups: &[Group]) -> Outcome<Vec<ModelFile>> {
    let mut files = Vec::new();
    for group in groups {
        let folders = match group {
            Group::Real => vec![data.join("aws-smithy-models")],
            Group::Test => entries(&data.join("ast"))?,
            Group::Own => vec![repository().join("tests/conformance/models")],
        };
        for folder in folders {
            let is_model = |path: &PathBuf| path.extension().is_some_and(|it| it == "json");
            let paths = entries(&folder)?.into_iter().filter(is_model);
            files.extend(paths.map(|path| ModelFile {
                path,
                group: *group,
            }));
        }
    }
    Ok(files)
}

/// What is in a folder, sorted; nothing when it is no folder.
fn entries(folder: &Path) -> Outcome<Vec<PathBuf>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let unreadable = |error| Problem::file("read", folder, error);
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        paths.push(entry.map_err(unreadable)?.path());
    }
    paths.sort();
    Ok(paths)
}

/// Reads the models, several at a time, and generates the clients that were asked for.
pub(super) fn load(
    files: &[ModelFile],
    jobs: usize,
    filter: &Filter,
    exceptions: &Exceptions,
) -> Vec<Loaded> {
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<(usize, Loaded)>> = Mutex::default();
    let work = || {
        while let Some((index, file)) = take(files, &next) {
            let loaded = load_one(file, filter, exceptions);
            let mut done = done.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
            done.push((index, loaded));
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..jobs.min(files.len()) {
            scope.spawn(work);
        }
    });
    let mut done = done
        .into_inner()
        .unwrap_or_else(|poisoned| poisoned.into_inner());
    done.sort_by_key(|(index, _)| *index);
    let all = done.into_iter().map(|(_, loaded)| loaded);
    all.filter(|loaded| filter.is_empty() || !loaded.services.is_empty() || loaded.outcome.is_err())
        .collect()
}

fn take<'f>(files: &'f [ModelFile], next: &AtomicUsize) -> Option<(usize, &'f ModelFile)> {
    let index = next.fetch_add(1, Ordering::Relaxed);
    files.get(index).map(|file| (index, file))
}

fn load_one(file: &ModelFile, filter: &Filter, exceptions: &Exceptions) -> Loaded {
    let mut loaded = Loaded {
        path: file.path.clone(),
        group: file.group,
        outcome: Ok(()),
        duration: Duration::ZERO,
        services: Vec::new(),
    };
    let start = Instant::now();
    let source = match SourceFile::open(&file.path) {
        Ok(source) => source,
        Err(diagnostic) => {
            loaded.outcome = Err(diagnostic.message.clone());
            return loaded;
        }
    };
    let files = [source];
    let model = match smithy_model::load(&files) {
        Ok(model) => model,
        Err(found) => {
            loaded.outcome = Err(found.render(&files));
            return loaded;
        }
    };
    loaded.duration = start.elapsed();
    if !model.warnings().is_empty() {
        loaded.outcome = Err(model.warnings().render(&files));
    }
    let stem = file.path.file_stem().unwrap_or_default().to_string_lossy();
    for service in model.services() {
        if filter.admits_service(service.shape.id.as_str(), &stem) {
            let service = read_service(&model, &service, file.group, filter, exceptions, &files);
            loaded.services.extend(service);
        }
    }
    loaded
}

/// A service, if its protocol takes part.
fn read_service(
    model: &Model,
    service: &ServiceRef<'_>,
    group: Group,
    filter: &Filter,
    exceptions: &Exceptions,
    files: &[SourceFile],
) -> Option<Service> {
    let protocol = smithy_codegen::protocol::choose(service)
        .ok()
        .map(|protocol| protocol.id);
    let admitted = match protocol {
        Some(protocol) => filter.admits_protocol(protocol),
        None => filter.protocols.is_empty(),
    };
    if !admitted {
        return None;
    }
    let wanted = protocol.is_some() && (group != Group::Real || filter.names_services());
    let start = Instant::now();
    let client = wanted.then(|| generate::client(model, service, group, exceptions, files));
    Some(Service {
        id: service.shape.id.to_string(),
        protocol,
        cases: match group {
            Group::Test => cases(model),
            Group::Real | Group::Own => Vec::new(),
        },
        client,
        duration: start.elapsed(),
    })
}

/// The protocol cases of a model.
fn cases(model: &Model) -> Vec<CaseId> {
    let mut cases = Vec::new();
    for shape in model.shapes() {
        if let Some(HttpRequestTests(tests)) = shape.get() {
            cases.extend(tests.iter().map(|test| case(shape, &test.case, "request")));
        }
        if let Some(HttpResponseTests(tests)) = shape.get() {
            let kind = if shape.as_operation().is_some() {
                "response"
            } else {
                "error"
            };
            cases.extend(tests.iter().map(|test| case(shape, &test.case, kind)));
        }
    }
    cases
}

fn case(shape: &Shape, case: &HttpTestCase, kind: &'static str) -> CaseId {
    CaseId {
        shape: shape.id.to_string(),
        id: case.id.to_string(),
        kind,
        protocol: case.protocol.to_string(),
        for_servers: case.applies_to == Some(AppliesTo::Server),
    }
}

/// The suite `models-load`. Its time is that of all models together, whatever was read at the same time.
pub(super) fn suite(loaded: &[Loaded]) -> Suite {
    let mut suite = Suite::new(Name::ModelsLoad);
    for one in loaded.iter().filter(|one| one.group != Group::Own) {
        suite.duration += one.duration;
        suite.ran(&one.path.display().to_string(), one.outcome.clone());
    }
    suite
}
