//! The suites of models and clients: what was read, generated and compiled comes in, counts go out.

use std::collections::BTreeSet;
use std::time::Duration;

use super::filter::Sample;
use super::generate::Client;
use super::models::{self, Group, Loaded, Service, Source};
use super::packages::Packages;
use super::suite::{Name, Suite};
use crate::commands::bench::workspace::Outcome;

/// The groups whose models and clients count.
const COUNTED: [Group; 3] = [Group::Real, Group::Test, Group::Botocore];

/// The suite `models-load`. Its time is that of all models together, whatever was read at the same time.
pub(super) fn load_suite(loaded: &[Loaded]) -> Suite {
    let mut suite = Suite::new(Name::ModelsLoad);
    for one in loaded {
        if COUNTED.contains(&one.source.group) {
            suite.duration += one.duration;
            suite.ran(&one.source.shown(), one.outcome.clone());
        }
    }
    suite
}

/// The suite `crates-generate`. Its time is that of all clients together, whatever was generated at the same
/// time.
pub(super) fn generate_suite(loaded: &[Loaded]) -> Suite {
    let mut suite = Suite::new(Name::CratesGenerate);
    for (source, service) in models::services(loaded, &COUNTED) {
        suite.duration += service.duration;
        match (&service.client, &service.protocol) {
            (Some(Ok(client)), _) => {
                suite.ran(&service.id, Ok(()));
                let left_out = client.left_out.iter();
                let notes = left_out.map(|operation| format!("left out {operation}"));
                suite.notes.extend(notes);
            }
            (Some(Err(why)), _) => suite.ran(
                &format!("{} ({})", service.id, source.shown()),
                Err(why.clone()),
            ),
            (None, Err(why)) => suite.skip(1, why.clone()),
            (None, Ok(_)) => suite.skip(1, "it was not chosen".to_owned()),
        }
    }
    unread(loaded, &mut suite);
    suite
}

/// A model that cannot be read has no client either.
fn unread(loaded: &[Loaded], suite: &mut Suite) {
    for one in loaded {
        if let (true, Err(why), []) = (
            COUNTED.contains(&one.source.group),
            &one.outcome,
            one.services.as_slice(),
        ) {
            let why = format!("the model could not be read: {why}");
            suite.ran(&one.source.shown(), Err(why));
        }
    }
}

/// Which clients are compiled: all of test models, and of real services those in the sample.
#[derive(Debug, Default)]
pub(super) struct Chosen {
    packages: BTreeSet<String>,
    /// Why others are not.
    reason: String,
}

impl Chosen {
    pub(super) fn new(
        loaded: &[Loaded],
        is_compiled: &dyn Fn(&Source) -> bool,
        sample: Option<&Sample>,
    ) -> Chosen {
        let able = loaded.iter().filter(|one| is_compiled(&one.source));
        let all = able.flat_map(|one| {
            let clients = one.services.iter().filter_map(client);
            clients.map(|client| (one.source.group, client.package.as_str()))
        });
        let is_real = |group| matches!(group, Group::Real | Group::Botocore);
        let (real, others): (Vec<_>, Vec<_>) = all.partition(|(group, _)| is_real(*group));
        let real = real.into_iter().map(|(_, package)| package);
        let others = others.into_iter().map(|(_, package)| package.to_owned());
        let reason =
            sample.map(|sample| format!("not among the {} of seed {}", sample.size, sample.seed));
        Chosen {
            packages: match sample {
                Some(sample) => others
                    .chain(sample.of(real).into_iter().map(str::to_owned))
                    .collect(),
                None => others.chain(real.map(str::to_owned)).collect(),
            },
            reason: reason.unwrap_or_default(),
        }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.packages.len()
    }

    fn has(&self, client: &Client) -> bool {
        self.packages.contains(&client.package)
    }

    /// Why a client is not compiled, if it is not.
    pub(super) fn refusal(&self, client: &Client) -> Option<&str> {
        (!self.has(client)).then_some(self.reason.as_str())
    }

    /// Compiles the clients.
    pub(super) fn build(&self, packages: &mut Packages, jobs: usize) -> Outcome<()> {
        let folders = self.packages.iter();
        let all: Vec<(String, &str)> = folders
            .map(|name| (format!("clients/{name}"), name.as_str()))
            .collect();
        packages.build(&all, jobs)
    }
}

fn client(service: &Service) -> Option<&Client> {
    service.client.as_ref()?.as_ref().ok()
}

/// The suite `crates-compile`.
pub(super) fn compile_suite(
    loaded: &[Loaded],
    chosen: &Chosen,
    packages: &Packages,
    duration: Duration,
) -> Suite {
    let mut suite = Suite::new(Name::CratesCompile);
    suite.duration = duration;
    for (_, service) in models::services(loaded, &COUNTED) {
        if let Some(client) = client(service) {
            match chosen.refusal(client) {
                Some(reason) => suite.skip(1, reason.to_owned()),
                None => suite.ran(&service.id, packages.outcome(&client.folder)),
            }
        }
    }
    suite
}

/// The suite `hostile-models`.
pub(super) fn hostile_suite(loaded: &[Loaded], packages: &Packages) -> Suite {
    let mut suite = Suite::new(Name::HostileModels);
    for (_, service) in models::services(loaded, &[Group::Own]) {
        suite.duration += service.duration;
        let outcome = match &service.client {
            Some(Ok(client)) => packages.outcome(&client.folder),
            Some(Err(why)) => Err(why.clone()),
            None => Err("its protocol is not supported".to_owned()),
        };
        suite.ran(&service.id, outcome);
    }
    for one in loaded.iter().filter(|one| one.source.group == Group::Own) {
        if let Err(why) = &one.outcome {
            suite.ran(&one.source.shown(), Err(why.clone()));
        }
    }
    suite
}
