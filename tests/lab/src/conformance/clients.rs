//! The suites of models and clients: what was read, generated and compiled comes in, counts go out.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use super::filter::Sample;
use super::generate::Client;
use super::models::{self, Group, Loaded, Service, Source};
use super::packages::Packages;
use super::request::Request;
use super::suite::{Name, Suite};
use crate::tools::Outcome;

/// The groups whose clients count. The models of subsets have been counted as those of whole services.
pub(super) const COUNTED: [Group; 4] = [Group::Real, Group::Subset, Group::Test, Group::Botocore];

/// The suite `models-load`. Its time is that of all models together, whatever was read at the same time.
pub(super) fn load_suite(loaded: &[Loaded]) -> Suite {
    let mut suite = Suite::new(Name::ModelsLoad);
    for one in loaded {
        if COUNTED.contains(&one.source.group) && one.source.group != Group::Subset {
            suite.duration += one.duration;
            suite.ran(&one.source.shown(), one.outcome.clone());
        }
    }
    suite
}

/// The suite `crates-generate`. Its time is that of all clients together, whatever was generated at the same
/// time.
pub(super) fn generate_suite(loaded: &[Loaded], request: &Request<'_>) -> Suite {
    let mut suite = Suite::new(Name::CratesGenerate);
    let others = request.not_generated();
    let others = others.unwrap_or_else(|| "it was not chosen".to_owned());
    for (source, service) in models::services(loaded, &COUNTED) {
        suite.duration += service.duration;
        match (&service.client, &service.protocol) {
            (Some(Ok(client)), _) => {
                suite.ran(&label(service, client), Ok(()));
                let left_out = client.left_out.iter();
                let notes = left_out.map(|operation| format!("left out {operation}"));
                suite.notes.extend(notes);
            }
            (Some(Err(why)), _) => suite.ran(
                &format!("{} ({})", service.id, source.shown()),
                Err(why.clone()),
            ),
            (None, Err(why)) => suite.skip(1, why.clone()),
            (None, Ok(_)) => suite.skip(1, others.clone()),
        }
    }
    unread(loaded, &mut suite);
    suite
}

/// A model that cannot be read has no client either.
fn unread(loaded: &[Loaded], suite: &mut Suite) {
    let counted = |one: &&Loaded| COUNTED.contains(&one.source.group);
    for (name, why) in loaded.iter().filter(counted).filter_map(Loaded::unreadable) {
        suite.ran(&name, Err(why));
    }
}

/// Which clients are compiled: all of test models, and of real services those in the sample.
#[derive(Debug, Default)]
pub(super) struct Chosen {
    /// The packages, each with the group of its model.
    packages: BTreeMap<String, Group>,
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
        let sampled = sample.map(|sample| sample.of(real.iter().map(|(_, package)| *package)));
        let real = real.into_iter();
        let real =
            real.filter(|(_, package)| sampled.as_ref().is_none_or(|it| it.contains(package)));
        let packages = others.into_iter().chain(real);
        let reason = sample.map(Sample::reason);
        Chosen {
            packages: packages
                .map(|(group, package)| (package.to_owned(), group))
                .collect(),
            reason: reason.unwrap_or_default(),
        }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.packages.len()
    }

    fn has(&self, client: &Client) -> bool {
        self.packages.contains_key(&client.package)
    }

    /// Why a client is not compiled, if it is not.
    pub(super) fn refusal(&self, client: &Client) -> Option<&str> {
        (!self.has(client)).then_some(self.reason.as_str())
    }

    /// Does something with the packages of the clients of some groups; how long that took comes back.
    pub(super) fn each(
        &self,
        groups: &[Group],
        work: impl FnOnce(&[(String, &str)]) -> Outcome<()>,
    ) -> Outcome<Duration> {
        let start = Instant::now();
        work(&self.of(groups))?;
        Ok(start.elapsed())
    }

    /// The packages of some groups: folder and name.
    fn of(&self, groups: &[Group]) -> Vec<(String, &str)> {
        let chosen = self.packages.iter();
        let chosen = chosen.filter(|(_, group)| groups.contains(group));
        chosen
            .map(|(name, _)| (format!("clients/{name}"), name.as_str()))
            .collect()
    }
}

/// How reports name a client: by its service, and by its operations when it has only some.
fn label(service: &Service, client: &Client) -> String {
    match client.subset.as_slice() {
        [] => service.id.clone(),
        names => format!("{} with {} alone", service.id, names.join(", ")),
    }
}

fn client(service: &Service) -> Option<&Client> {
    service.client.as_ref()?.as_ref().ok()
}

/// The suite `crates-compile`.
pub(super) fn compile_suite(loaded: &[Loaded], chosen: &Chosen, packages: &Packages) -> Suite {
    let mut suite = Suite::new(Name::CratesCompile);
    for (_, service) in models::services(loaded, &COUNTED) {
        match &service.client {
            Some(Ok(client)) => match chosen.refusal(client) {
                Some(reason) => suite.skip(1, reason.to_owned()),
                None => suite.ran(&label(service, client), packages.outcome(&client.folder)),
            },
            Some(Err(why)) => suite.ran(&service.id, Err(format!("there is no client: {why}"))),
            None => {}
        }
    }
    unread(loaded, &mut suite);
    suite
}

/// The suite `hostile-models`.
pub(super) fn hostile_suite(loaded: &[Loaded], _: &Chosen, packages: &Packages) -> Suite {
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
