//! The models of the data: a folder comes in; what could be read, and what was generated from it, go out.
//!
//! A model is dropped as soon as its client is written: all of them at once would fill the memory.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use smithy_codegen::protocol::{self, local_name, Protocol};
use smithy_model::traits::{
    AppliesTo, EventStreamTests, HttpRequestTests, HttpResponseTests, HttpTestCase,
};
use smithy_model::{Model, Node, ServiceRef, Shape, SourceFile};

use super::filter::Sample;
use super::generate::{self, Client};
use super::request::Request;
use crate::tools::workers;
use crate::tools::{repository, Outcome, Problem};

/// The kind of a case of an event stream.
pub(super) const EVENTS: &str = "events";

/// The kind of a model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Group {
    /// One of a real service: `aws-smithy-models/`.
    Real,
    /// One of a real service, of which only a few operations are generated.
    Subset,
    /// One made for tests: the folders in `ast/`.
    Test,
    /// One of botocore's services.
    Botocore,
    /// One of botocore's services, of which only a few operations are generated, to be compared with boto3.
    Requests,
    /// One of the small models in botocore's protocol suites: `botocore-protocols/`.
    Suite,
    /// One with cases of several calls: the folders in `behavior/`, of the data and in `tests/` of the repository.
    Behavior,
    /// A hostile one of our own: `tests/conformance/models/` in the repository.
    Own,
}

impl Group {
    /// Whether the filters of the command line have been looked at when its models were found.
    fn is_chosen(self) -> bool {
        matches!(self, Group::Suite | Group::Behavior)
    }
}

/// A model to read.
#[derive(Clone, Debug)]
pub(super) struct Source {
    pub(super) path: PathBuf,
    pub(super) group: Group,
    /// What it is called where no shape id is known: the name of the file, or of the service in botocore.
    pub(super) name: String,
    /// Whether a client is wanted.
    pub(super) generate: bool,
    /// Which of its operations the client has; none: all.
    pub(super) operations: Option<Sample>,
}

/// A model after reading.
#[derive(Debug)]
pub(super) struct Loaded {
    pub(super) source: Source,
    /// Why it could not be read, or what was found in it that should not be.
    pub(super) outcome: Result<(), String>,
    /// How long reading took.
    pub(super) duration: Duration,
    /// Its services that take part.
    pub(super) services: Vec<Service>,
}

/// A service of a model.
#[derive(Debug)]
pub(super) struct Service {
    pub(super) id: String,
    /// The protocol that its client speaks, or why there can be no client.
    pub(super) protocol: Result<&'static str, String>,
    /// Its protocol cases, those for servers included.
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

/// All services of some groups.
pub(super) fn services<'l>(
    loaded: &'l [Loaded],
    groups: &'l [Group],
) -> impl Iterator<Item = (&'l Source, &'l Service)> {
    let chosen = move |one: &&Loaded| groups.contains(&one.source.group);
    let files = loaded.iter().filter(chosen);
    files.flat_map(|one| {
        one.services
            .iter()
            .map(move |service| (&one.source, service))
    })
}

/// The models of these folders, in the order of their names.
pub(super) fn find(folders: &[PathBuf], group: Group, generate: bool) -> Outcome<Vec<Source>> {
    let mut sources = Vec::new();
    for folder in folders {
        for path in entries(folder)? {
            if path.extension().is_some_and(|it| it == "json") {
                let name = path.file_stem().unwrap_or_default().to_string_lossy();
                sources.push(Source {
                    name: name.into_owned(),
                    path,
                    group,
                    generate,
                    operations: None,
                });
            }
        }
    }
    Ok(sources)
}

/// The folders of the models of a group.
pub(super) fn folders(data: Option<&Path>, group: Group) -> Outcome<Vec<PathBuf>> {
    Ok(match (group, data) {
        (Group::Own, _) => vec![repository().join("tests/conformance/models")],
        (Group::Real, Some(data)) => vec![data.join("aws-smithy-models")],
        (Group::Test, Some(data)) => entries(&data.join("ast"))?,
        _ => Vec::new(),
    })
}

/// The entries of a folder, sorted; none when it is no folder.
pub(super) fn entries(folder: &Path) -> Outcome<Vec<PathBuf>> {
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

/// Reads the models, several at a time, and writes the clients that are asked for.
pub(super) fn load(sources: &[Source], request: &Request<'_>) -> Vec<Loaded> {
    let filter = &request.filter;
    let all = workers::each(sources, request.jobs, |source, _| load_one(source, request));
    let all = all
        .into_iter()
        .zip(sources)
        .map(|(loaded, source)| loaded.unwrap_or_else(|panic| Loaded::failed(source, panic)));
    all.filter(|loaded| filter.is_empty() || !loaded.services.is_empty() || loaded.outcome.is_err())
        .collect()
}

impl Source {
    /// How reports name it.
    pub(super) fn shown(&self) -> String {
        match self.group {
            Group::Botocore | Group::Requests => format!("botocore {}", self.name),
            _ => self.path.display().to_string(),
        }
    }
}

impl Loaded {
    /// Its name and why it could not be read, if it could not: then its services are unknown.
    pub(super) fn unreadable(&self) -> Option<(String, String)> {
        match (&self.outcome, self.services.as_slice()) {
            (Err(why), []) => {
                let why = format!("the model could not be read: {why}");
                Some((self.source.shown(), why))
            }
            _ => None,
        }
    }

    fn failed(source: &Source, why: String) -> Loaded {
        Loaded {
            source: source.clone(),
            outcome: Err(why),
            duration: Duration::ZERO,
            services: Vec::new(),
        }
    }
}

fn load_one(source: &Source, request: &Request<'_>) -> Loaded {
    let start = Instant::now();
    let files = match (source.group, &request.botocore) {
        (Group::Botocore | Group::Requests, Some(botocore)) => botocore.service(&source.name),
        _ => SourceFile::open(&source.path).map(|file| vec![file]),
    };
    let files = match files {
        Ok(files) => files,
        Err(diagnostic) => return Loaded::failed(source, diagnostic.message),
    };
    let model = match smithy_model::load(&files) {
        Ok(model) => model,
        Err(found) => return Loaded::failed(source, found.render(&files)),
    };
    let duration = start.elapsed();
    let outcome = match model.warnings().is_empty() {
        true => Ok(()),
        false => Err(model.warnings().render(&files)),
    };
    let services = model.services();
    let services = services.filter(|one| {
        let id = one.shape.id.as_str();
        source.group.is_chosen() || request.filter.admits_service(id, &source.name)
    });
    let services =
        services.filter_map(|service| read_service(&model, &service, source, request, &files));
    Loaded {
        source: source.clone(),
        outcome,
        duration,
        services: services.collect(),
    }
}

/// A service, if its protocol takes part.
fn read_service(
    model: &Model,
    service: &ServiceRef<'_>,
    source: &Source,
    request: &Request<'_>,
    files: &[SourceFile],
) -> Option<Service> {
    let filter = &request.filter;
    let protocol = match protocol(service, source, request) {
        Some(protocol) => Ok(protocol.id),
        None => Err(unsupported(service)),
    };
    let admitted = match protocol {
        _ if source.group.is_chosen() => true,
        Ok(protocol) => filter.admits_protocol(protocol),
        Err(_) if filter.protocols.is_empty() => true,
        Err(_) => {
            let spoken = protocol::spoken(service);
            spoken.iter().any(|id| filter.admits_protocol(id))
        }
    };
    if !admitted {
        return None;
    }
    let start = Instant::now();
    let wanted = source.generate && protocol.is_ok();
    let client = wanted.then(|| {
        let id = protocol.as_ref().copied().unwrap_or_default();
        let write = || generate::client(model, service, id, source, &request.exceptions, files);
        // One service that brings the generator down is no reason to lose the others of its file.
        let result = workers::guard(write);
        result.and_then(|client| client)
    });
    Some(Service {
        id: service.shape.id.to_string(),
        protocol,
        cases: match source.group {
            Group::Test => cases(model),
            _ => Vec::new(),
        },
        client,
        duration: start.elapsed(),
    })
}

/// The protocol of the client of a service, if one is supported: of botocore's services, the command line may prefer
/// another than the generator does.
fn protocol(
    service: &ServiceRef<'_>,
    source: &Source,
    request: &Request<'_>,
) -> Option<&'static Protocol> {
    let mut preferred = request.arguments.prefer.iter();
    let named = match source.group {
        Group::Botocore => preferred.find_map(|name| protocol::named(service, name).ok()),
        _ => None,
    };
    named.or_else(|| protocol::choose(service).ok())
}

/// Why there can be no client: the protocols of a service by name.
fn unsupported(service: &ServiceRef<'_>) -> String {
    let traits = service.shape.traits.iter().map(|one| one.id.as_str());
    let is_protocol =
        |id: &&str| id.starts_with("aws.protocols#") || id.starts_with("smithy.protocols#");
    let names: Vec<&str> = traits.filter(is_protocol).map(local_name).collect();
    match names.as_slice() {
        [] => "the model names no protocol".to_owned(),
        names => format!("{} is not supported", names.join(" or ")),
    }
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
        if let Some(EventStreamTests(tests)) = shape.get() {
            let tests = tests.as_array().unwrap_or_default();
            cases.extend(tests.iter().map(|test| event_case(shape, test)));
        }
    }
    cases
}

/// A case of an event stream, which the model keeps as it is.
fn event_case(shape: &Shape, test: &Node) -> CaseId {
    let text = |key: &str| test.get(key).and_then(Node::as_str);
    CaseId {
        shape: shape.id.to_string(),
        id: text("id").unwrap_or_default().to_owned(),
        kind: EVENTS,
        protocol: text("protocol").unwrap_or_default().to_owned(),
        for_servers: text("appliesTo") == Some("server"),
    }
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

#[cfg(test)]
mod tests {
    use smithy_model::SourceFile;

    use super::{cases, EVENTS};
    use crate::tools::repository;

    #[test]
    fn cases_of_event_streams_are_counted() {
        let path = repository().join("tests/streams/model.json");
        let model = smithy_model::load(&[SourceFile::open(&path).unwrap()]).unwrap();
        let cases = cases(&model);
        let events: Vec<_> = cases.iter().filter(|case| case.kind == EVENTS).collect();
        let text = std::fs::read_to_string(&path).unwrap();
        let count = text
            .matches("\"protocol\": \"aws.protocols#awsJson1_1\"")
            .count();
        assert!(count > 0 && events.len() == count, "{count} {events:?}");
    }
}
