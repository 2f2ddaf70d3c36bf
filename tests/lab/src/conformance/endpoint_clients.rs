//! The suite `endpoint-clients`: clients of real services come in; the cases of their endpoint rules go through what the
//! clients have for them, and what became of each goes out.
//!
//! A few of the clients that are compiled take part, which the seed chooses: compiling a program takes as long as a client.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::time::{Duration, Instant};

use super::clients::Chosen;
use super::filter::Sample;
use super::generate::Client;
use super::models::{self, Group, Loaded, Service, Source};
use super::programs::{Programs, Wanted};
use super::said::outcome_of;
use super::suite::{Name, Suite};
use crate::tools::workers;

/// How long the cases of one client may take together.
const LIMIT: Duration = Duration::from_secs(120);

/// How many clients take part.
const SIZE: usize = 3;

/// The clients that take part, and how many cases of others are left out.
#[derive(Debug)]
pub(super) struct Callees<'l> {
    services: Vec<(&'l Source, &'l Service, &'l Client)>,
    others: usize,
    seed: String,
    /// The cases call no operation by the table of all operations.
    no_operations: BTreeSet<String>,
}

impl<'l> Callees<'l> {
    /// Chooses them among the clients that are compiled.
    pub(super) fn new(loaded: &'l [Loaded], chosen: &Chosen, seed: &str) -> Callees<'l> {
        let all = models::services(loaded, &[Group::Real]);
        let all: Vec<_> = all
            .filter_map(|(source, service)| {
                let client = service.client.as_ref()?.as_ref().ok()?;
                (client.rows.endpoint_cases > 0).then_some((source, service, client))
            })
            .collect();
        let compiled = |client: &Client| chosen.refusal(client).is_none();
        let able = all.iter().filter(|(_, _, client)| compiled(client));
        let sample = Sample {
            size: SIZE,
            seed: seed.to_owned(),
        };
        let taken = sample.of(able.map(|(_, _, client)| client.package.as_str()));
        let taken: BTreeSet<String> = taken.into_iter().map(str::to_owned).collect();
        let (services, others): (Vec<_>, Vec<_>) = all
            .into_iter()
            .partition(|(_, _, client)| taken.contains(&client.package));
        Callees {
            services,
            others: others.iter().map(|one| one.2.rows.endpoint_cases).sum(),
            seed: seed.to_owned(),
            no_operations: BTreeSet::new(),
        }
    }

    /// The programs that are needed.
    pub(super) fn wanted(&self) -> Vec<Wanted<'_>> {
        let clients = self.services.iter().map(|(_, _, client)| Wanted {
            client,
            operations: Some(&self.no_operations),
        });
        clients.collect()
    }

    /// Runs the cases.
    pub(super) fn run(&self, programs: &Programs, jobs: usize) -> Suite {
        let start = Instant::now();
        let mut suite = Suite::new(Name::EndpointClients);
        let reason = format!("not of the {SIZE} compiled clients of seed {}", self.seed);
        suite.skip(self.others, reason);
        let said = workers::each(&self.services, jobs, |(source, service, client), _| {
            let id = OsStr::new(&service.id);
            let arguments = ["endpoints".as_ref(), source.path.as_os_str(), id];
            programs.run(client, &arguments, LIMIT)
        });
        for ((_, service, client), said) in self.services.iter().zip(said) {
            let said = said.and_then(|said| said);
            for index in 0..client.rows.endpoint_cases {
                let name = format!("{} {index}", service.id);
                suite.ran(&name, outcome_of(&said, &index.to_string()));
            }
        }
        suite.duration = start.elapsed();
        suite
    }
}
