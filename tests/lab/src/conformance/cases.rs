//! The suite `smithy-protocol`: clients and the programs that call them come in, what became of each case goes
//! out.
//!
//! Which cases there are is counted from the model, so that a case which a program passes over fails.

use std::ffi::OsStr;
use std::path::Path;
use std::time::Duration;

use smithy_codegen::protocol::local_name;

use super::exceptions::Exceptions;
use super::models::{CaseId, Group, Loaded, Service, Source, EVENTS};
use super::parts::{clients, of_services};
use super::programs::{Programs, Wanted};
use super::said::{outcome_of, Said};
use super::suite::{Name, Suite};

/// How long the cases of one client may take together.
const LIMIT: Duration = Duration::from_secs(120);

/// The clients that are needed: those of services with cases that can run.
pub(super) fn wanted(loaded: &[Loaded]) -> Vec<Wanted<'_>> {
    clients(loaded, &[Group::Test], |service| {
        service.cases.iter().any(|case| runs(case, service))
    })
}

/// Whether a case is for the client of a service.
fn runs(case: &CaseId, service: &Service) -> bool {
    !case.for_servers && service.protocol.as_ref().ok() == Some(&case.protocol.as_str())
}

/// Runs the client cases of every service.
pub(super) fn run(
    loaded: &[Loaded],
    programs: &Programs,
    exceptions: &Exceptions,
    jobs: usize,
) -> Suite {
    let part = |source: &Source, service: &Service, suite: &mut Suite| {
        run_service(source, service, programs, exceptions, suite);
    };
    of_services(Name::SmithyProtocol, loaded, &[Group::Test], jobs, part)
}

fn run_service(
    source: &Source,
    service: &Service,
    programs: &Programs,
    exceptions: &Exceptions,
    suite: &mut Suite,
) {
    let mut wanted: Vec<&CaseId> = Vec::new();
    for case in service.cases.iter().filter(|case| !case.for_servers) {
        if !runs(case, service) {
            let protocol = local_name(&case.protocol);
            suite.skip(
                1,
                format!("the protocol {protocol} is not supported, or not the client's"),
            );
        } else if let Some(reason) = exceptions.case(&case.shape, &case.id) {
            suite.skip(1, format!("{}: {reason}", case.id));
        } else {
            wanted.push(case);
        }
    }
    let (events, others): (Vec<_>, Vec<_>) =
        wanted.into_iter().partition(|case| case.kind == EVENTS);
    for (form, cases) in [("smithy", others), ("events", events)] {
        if cases.is_empty() {
            continue;
        }
        let said = said(form, source, service, programs);
        let folder = source.path.parent().and_then(Path::file_name);
        let folder = folder.unwrap_or_default().to_string_lossy();
        if let Some(Ok(client)) = &service.client {
            suite.record(&format!("{folder}-{}", source.name), client.protocol, &said);
        }
        for case in cases {
            let name = format!("{} {} {}", case.shape, case.kind, case.id);
            // The program has no other cases of an operation with events.
            let id = match case.kind {
                EVENTS => format!("{} {}", case.shape, case.id),
                _ => name.clone(),
            };
            suite.ran(&name, outcome_of(&said, &id));
        }
    }
}

/// What the program of a service says of the cases of one form.
fn said(
    form: &str,
    source: &Source,
    service: &Service,
    programs: &Programs,
) -> Result<Said, String> {
    let protocol = service.protocol.as_ref().copied().unwrap_or_default();
    let arguments = [
        OsStr::new(form),
        source.path.as_os_str(),
        OsStr::new(protocol),
    ];
    match &service.client {
        Some(Ok(client)) => programs.run(client, &arguments, LIMIT),
        Some(Err(why)) => Err(format!("no client could be generated: {why}")),
        None => Err("no client was asked for".to_owned()),
    }
}
