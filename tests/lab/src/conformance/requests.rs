//! The suite `boto3-requests`: services of botocore come in; boto3 and clients of some of their operations are given the same
//! random parameters, and whether both send the same goes out.
//!
//! Which operations of a service are called, and with what, depends on the seed alone. The script that calls boto3 stands in
//! `tests/boto3/`.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use serde_json::Value;
use smithy_codegen::protocol::local_name;
use smithy_model::botocore::Botocore;

use super::exceptions::Exceptions;
use super::filter::Sample;
use super::generate::{self, Client};
use super::models::{Group, Loaded, Service, Source};
use super::parts::{clients, of_services};
use super::programs::{Programs, Wanted};
use super::request::Request;
use super::said::outcome_of;
use super::suite::{Name, Suite};
use crate::tools::{process, repository, write};

/// The services, as botocore names them: together they have every place of an HTTP message, in many combinations.
const SERVICES: [&str; 19] = [
    "apigateway",
    "bedrock-runtime",
    "cloudformation",
    "cloudfront",
    "ec2",
    "eks",
    "iam",
    "iot",
    "lambda",
    "polly",
    "rds",
    "route53",
    "s3control",
    "s3tables",
    "scheduler",
    "sns",
    "sso",
    "sso-oidc",
    "sts",
];

/// How many of the services take part where only a sample of clients is compiled.
const COMPARED: usize = 5;

/// How many operations of a service are called.
const OPERATIONS: usize = 12;

/// How often each is called.
const CALLS: &str = "3";

/// How long boto3 may take to load, and the calls of a service may take together.
const LIMIT: Duration = Duration::from_secs(120);

/// Whether a suite is wanted that needs the clients.
pub(super) fn is_wanted(request: &Request<'_>) -> bool {
    request.wants(Name::Boto3Requests) || request.wants(Name::HostileResponses)
}

/// Whether boto3 can be called.
pub(super) type Peer = Result<(), String>;

/// Looks whether the interpreter has boto3.
pub(super) fn peer(python: &Path) -> Peer {
    let mut command = Command::new(python);
    command.args(["-c", "import boto3"]);
    let loaded = process::output(&mut command, LIMIT);
    let loaded = loaded.map_err(|why| format!("{} {why}", python.display()));
    loaded.map(drop)
}

/// The models to read.
pub(super) fn sources<'b>(request: &'b Request<'_>) -> impl Iterator<Item = Source> + 'b {
    let services = request.botocore.iter().flat_map(Botocore::services);
    let taken = match compared(request) {
        Some(sample) => sample.of(SERVICES.into_iter()),
        None => SERVICES.into_iter().collect(),
    };
    let services = services.filter(move |name| taken.contains(name));
    let seed = &request.arguments.seed;
    services.map(move |name| Source {
        path: PathBuf::from("botocore").join(name),
        group: Group::Requests,
        name: name.to_owned(),
        generate: true,
        operations: Some(Sample {
            size: OPERATIONS,
            seed: seed.to_owned(),
        }),
    })
}

/// The sample of the services, if it is not all of them.
fn compared(request: &Request<'_>) -> Option<Sample> {
    let sample = request.sample.as_ref()?;
    Some(Sample {
        size: COMPARED,
        seed: sample.seed.clone(),
    })
}

/// The clients that are needed.
pub(super) fn wanted(loaded: &[Loaded]) -> Vec<Wanted<'_>> {
    clients(loaded, &[Group::Requests], |_| true)
}

/// Runs the cases.
pub(super) fn run(
    peer: &Peer,
    loaded: &[Loaded],
    programs: &Programs,
    request: &Request<'_>,
) -> Suite {
    let part = |source: &Source, service: &Service, suite: &mut Suite| {
        run_service(source, service, programs, request, suite);
    };
    of_compared(Name::Boto3Requests, peer, loaded, request, part)
}

/// Runs a part for each service that is compared, if there are its model and boto3.
pub(super) fn of_compared(
    name: Name,
    peer: &Peer,
    loaded: &[Loaded],
    request: &Request<'_>,
    part: impl Fn(&Source, &Service, &mut Suite) + Sync,
) -> Suite {
    let mut nothing = Suite::new(name);
    if request.botocore.is_none() {
        nothing.absence = Some(super::data::NO_BOTOCORE.to_owned());
        return nothing;
    }
    if let Err(reason) = peer {
        nothing.skip(SERVICES.len(), reason.clone());
        return nothing;
    }
    let mut suite = of_services(name, loaded, &[Group::Requests], request.jobs, part);
    if let Some(sample) = compared(request).filter(|_| request.filter.is_empty()) {
        suite.skip(SERVICES.len() - COMPARED, sample.reason());
    }
    suite
}

fn run_service(
    source: &Source,
    service: &Service,
    programs: &Programs,
    request: &Request<'_>,
    suite: &mut Suite,
) {
    if let Err(why) = &service.protocol {
        return suite.skip(1, format!("{}: {why}", source.name));
    }
    let client = match client(service) {
        Ok(client) => client,
        Err(why) => return suite.ran(&source.name, Err(why)),
    };
    let cases = match cases(&source.name, client, request) {
        Ok(cases) => cases,
        Err(why) => return suite.ran(&source.name, Err(why)),
    };
    let said = programs.run(
        client,
        &["requests".as_ref(), cases.file.as_os_str()],
        LIMIT,
    );
    suite.record(&source.name, client.protocol, &said);
    for (operation, id) in &cases.ids {
        match excepted(&request.exceptions, &source.name, operation) {
            Some(reason) => suite.skip(1, format!("{id}: {reason}")),
            None => suite.ran(id, outcome_of(&said, id)),
        }
    }
}

/// The client of a service, or why there is none.
pub(super) fn client(service: &Service) -> Result<&Client, String> {
    match &service.client {
        Some(Ok(client)) => Ok(client),
        Some(Err(why)) => Err(format!("no client: {why}")),
        None => Err("no client was asked for".to_owned()),
    }
}

/// Why the calls of an operation are not compared, if they are not.
fn excepted<'e>(exceptions: &'e Exceptions, service: &str, operation: &str) -> Option<&'e str> {
    exceptions.case(&format!("boto3 {service}"), operation)
}

/// The cases of a service on disk.
pub(super) struct Cases {
    pub(super) file: PathBuf,
    /// The operation and the name of each.
    ids: Vec<(String, String)>,
}

/// Calls boto3.
pub(super) fn cases(
    service: &str,
    client: &Client,
    request: &Request<'_>,
) -> Result<Cases, String> {
    let mut command = Command::new(&request.arguments.python);
    command.arg(repository().join("tests/boto3/requests.py"));
    command.args([service, &request.arguments.seed, CALLS]);
    command.args(client.subset.iter().map(|id| local_name(id)));
    let printed = process::output(&mut command, LIMIT).map_err(|why| format!("boto3 {why}"))?;
    let cases: Vec<Value> = serde_json::from_slice(&printed)
        .map_err(|error| format!("boto3 printed no cases: {error}"))?;
    let text = |case: &Value, key: &str| case[key].as_str().unwrap_or_default().to_owned();
    let ids = cases
        .iter()
        .map(|case| (text(case, "operation"), text(case, "id")));
    let file = generate::root()
        .join("requests")
        .join(format!("{service}.json"));
    let printed = String::from_utf8_lossy(&printed);
    write(&file, &printed).map_err(|problem| problem.to_string())?;
    Ok(Cases {
        ids: ids.collect(),
        file,
    })
}
