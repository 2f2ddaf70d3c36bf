//! The cases of the data that stand beside models, and the models that a run looks at: the request comes in, sources go
//! out.

use std::path::PathBuf;

use smithy_model::botocore::Botocore;

use super::behavior;
use super::botocore_suites::{self, Found};
use super::filter::Sample;
use super::mock::Script;
use super::models::{self, Group, Source};
use super::request::Request;
use super::requests::{self, Peer};
use super::subsets;
use super::suite::{Name, OF_MODELS};
use super::universal::{self, Cases};
use crate::tools::server::Server;
use crate::tools::Outcome;

/// Why no client is there to be called.
pub(super) const NO_BOTOCORE: &str = "--botocore names no models to generate clients from";

/// The cases of the data beside models.
pub(super) struct Data {
    pub(super) protocol_suites: Found,
    pub(super) universal: Cases,
    pub(super) behavior: behavior::Found,
    /// Whether boto3 can be called.
    pub(super) peer: Peer,
    /// The independent server, or why it cannot be called. It is started before anything is generated for it.
    pub(super) server: Result<Server, String>,
}

impl Data {
    /// The cases of the data that stand beside models.
    pub(super) fn look(request: &Request<'_>, progress: &mut dyn FnMut(&str)) -> Outcome<Data> {
        let mut found = Data {
            protocol_suites: Found::default(),
            universal: Cases::default(),
            behavior: behavior::Found::default(),
            peer: Ok(()),
            server: Err("it is not needed".to_owned()),
        };
        if request.wants(Name::Behavior) {
            found.behavior = behavior::find(request.data.as_deref(), &request.filter)?;
        }
        if requests::is_wanted(request) && request.botocore.is_some() {
            found.peer = requests::peer(&request.arguments.python);
        }
        let Some(data) = &request.data else {
            return Ok(found);
        };
        if request.wants(Name::BotocoreProtocol) {
            found.protocol_suites = botocore_suites::find(data, &request.filter)?;
        }
        if request.wants(Name::Universal) {
            found.universal = universal::find(data, &request.filter)?;
        }
        if !found.universal.is_empty() {
            found.server = script(request).map_err(str::to_owned).and_then(|script| {
                progress("starting the server of universal");
                let started = script.start(0);
                started.map_err(|why| format!("{}: {why}", script.script.display()))
            });
        }
        Ok(found)
    }

    /// The models that the chosen suites look at.
    pub(super) fn sources(&self, request: &Request<'_>) -> Outcome<Vec<Source>> {
        let of_models = OF_MODELS.into_iter().any(|name| request.wants(name));
        let clients = request.wants(Name::CratesGenerate) || request.wants(Name::CratesCompile);
        let of_endpoints = request.wants(Name::EndpointClients);
        let mut sources = Vec::new();
        for (group, wanted, generate) in [
            (
                Group::Real,
                of_models || of_endpoints,
                clients || of_endpoints,
            ),
            (
                Group::Test,
                of_models || request.wants(Name::SmithyProtocol),
                clients || request.wants(Name::SmithyProtocol),
            ),
            (Group::Own, request.wants(Name::HostileModels), true),
        ] {
            if wanted {
                let folders = models::folders(request.data.as_deref(), group)?;
                sources.extend(models::find(&folders, group, generate)?);
            }
        }
        if clients {
            let (count, seed) = (request.arguments.subsets, &request.arguments.seed);
            let subsets = subsets::choose(&sources, count, seed);
            sources.extend(subsets);
        }
        sources.extend(self.protocol_suites.sources());
        sources.extend(self.behavior.sources());
        if requests::is_wanted(request) && self.peer.is_ok() {
            sources.extend(requests::sources(request));
        }
        for name in request.botocore.iter().flat_map(Botocore::services) {
            let called = self.server.is_ok() && self.universal.has(name);
            if of_models || called {
                sources.push(Source {
                    path: PathBuf::from("botocore").join(name),
                    group: Group::Botocore,
                    name: name.to_owned(),
                    generate: clients || called,
                    operations: None,
                });
            }
        }
        if let Some(sample) = &request.generated {
            only(sample, &mut sources);
        }
        Ok(sources)
    }

    /// Whether the clients of a group, of a service of this name, are compiled.
    pub(super) fn is_compiled(&self, request: &Request<'_>, source: &Source) -> bool {
        let all = request.wants(Name::CratesCompile);
        match source.group {
            Group::Real => all || request.wants(Name::EndpointClients),
            Group::Subset => all,
            Group::Test => all || request.wants(Name::SmithyProtocol),
            Group::Botocore => all || self.universal.has(&source.name),
            Group::Suite | Group::Requests | Group::Behavior | Group::Own => true,
        }
    }
}

/// Leaves out the clients of real services that are not in the sample. A service has one in each form of its model.
fn only(sample: &Sample, sources: &mut [Source]) {
    let is_real = |source: &&mut Source| matches!(source.group, Group::Real | Group::Botocore);
    let name = |source: &Source| format!("{:?} {}", source.group, source.name);
    let names: Vec<String> = sources
        .iter_mut()
        .filter(is_real)
        .map(|one| name(one))
        .collect();
    let chosen = sample.of(names.iter().map(String::as_str));
    for source in sources.iter_mut().filter(is_real) {
        source.generate &= chosen.contains(name(source).as_str());
    }
}

/// How to start the independent server, or what is missing to call it.
pub(super) fn script(request: &Request<'_>) -> Result<Script, &'static str> {
    let script = request.arguments.mock.clone();
    let script = script.ok_or("--mock names no server to call")?;
    if request.botocore.is_none() {
        return Err(NO_BOTOCORE);
    }
    Ok(Script {
        interpreter: request.arguments.python.clone(),
        script,
    })
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::{only, Group, Sample, Source};

    #[test]
    fn models_made_for_tests_are_in_every_sample() {
        let groups = [Group::Real, Group::Botocore, Group::Test];
        let sources = groups.into_iter().flat_map(|group| {
            (0..10).map(move |number| Source {
                path: PathBuf::new(),
                group,
                name: number.to_string(),
                generate: true,
                operations: None,
            })
        });
        let mut sources: Vec<Source> = sources.collect();
        let sample = Sample {
            size: 7,
            seed: "a".to_owned(),
        };
        only(&sample, &mut sources);
        let count = |group| {
            let chosen = sources.iter();
            chosen
                .filter(|one| one.generate && one.group == group)
                .count()
        };
        assert_eq!(count(Group::Test), 10);
        assert_eq!(count(Group::Real) + count(Group::Botocore), 7);
    }
}
