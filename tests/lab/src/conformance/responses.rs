//! The suite `hostile-responses`: the clients that are compared with boto3 come in; each is given responses that were changed
//! at random, and whether none of its calls panics, hangs or fills the memory goes out.

use std::time::Duration;

use super::filter::checksum;
use super::models::{Loaded, Service, Source};
use super::programs::Programs;
use super::request::Request;
use super::requests::{self, of_compared, Peer};
use super::said::outcome_of;
use super::suite::{Name, Suite};

/// The name of the one case of a service.
const CASE: &str = "hostile responses";

/// How long a program may take to start, and each thousand responses besides.
const LIMIT: Duration = Duration::from_secs(60);

/// Runs the calls.
pub(super) fn run(
    peer: &Peer,
    loaded: &[Loaded],
    programs: &Programs,
    request: &Request<'_>,
) -> Suite {
    let part = |source: &Source, service: &Service, suite: &mut Suite| {
        run_service(source, service, programs, request, suite);
    };
    of_compared(Name::HostileResponses, peer, loaded, request, part)
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
    let client = match requests::client(service) {
        Ok(client) => client,
        Err(why) => return suite.ran(&source.name, Err(why)),
    };
    let cases = match requests::cases(&source.name, client, request) {
        Ok(cases) => cases,
        Err(why) => return suite.ran(&source.name, Err(why)),
    };
    let count = request.arguments.responses;
    let thousands = u32::try_from(count / 1000).unwrap_or(u32::MAX / 60);
    let seed = checksum(request.arguments.seed.as_bytes());
    let (count, seed) = (count.to_string(), seed.to_string());
    let arguments = [
        "responses".as_ref(),
        cases.file.as_os_str(),
        count.as_ref(),
        seed.as_ref(),
    ];
    let said = programs.run(client, &arguments, LIMIT + LIMIT * thousands);
    if let Some(told) = said.as_ref().ok().and_then(|said| said.get(CASE)) {
        suite
            .notes
            .push(format!("{}: {}", source.name, told.record.trim_end()));
    }
    suite.ran(&source.name, outcome_of(&said, CASE));
}
