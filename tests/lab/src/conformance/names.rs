//! Whether the data has what the command line names: services and protocols come in; of a name that is nowhere, an
//! error with the nearest names goes out.
//!
//! The names of files are looked at first. Shape ids stand within models, so these are read only for a name that no
//! file has.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde_json::Value;
use smithy_codegen::protocol::{self, local_name};
use smithy_model::botocore::Botocore;

use super::filter::Filter;
use super::models::{self, entries, Group};
use super::{botocore_suites, universal};
use crate::tools::workers;
use crate::tools::{Outcome, Problem};

/// At most this many names are proposed.
const PROPOSED: usize = 5;

/// Longer texts are no names that somebody typed.
const LONGEST: usize = 120;

/// The namespaces of the traits of protocols.
const NAMESPACES: [&str; 2] = ["aws.protocols#", "smithy.protocols#"];

/// The places that are searched.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'a> {
    pub(super) data: Option<&'a Path>,
    pub(super) botocore: Option<&'a Botocore>,
    pub(super) jobs: usize,
}

/// Names of services and protocols that the data has.
#[derive(Debug, Default)]
struct Names {
    services: BTreeSet<String>,
    protocols: BTreeSet<String>,
}

/// Checks that everything the filter names is somewhere in the data, also of suites that are not chosen.
///
/// # Errors
///
/// A name is nowhere, or a folder cannot be read.
pub(super) fn check(filter: &Filter, place: Place<'_>) -> Outcome<()> {
    let mut names = Names::default();
    let steps: [fn(&mut Names, Place<'_>) -> Outcome<()>; 3] =
        [Names::add_files, Names::add_models, Names::add_botocore];
    for step in steps {
        if names.unknown(filter).is_none() {
            return Ok(());
        }
        step(&mut names, place)?;
    }
    match names.unknown(filter) {
        Some((kind, name, known)) => Err(refusal(kind, name, known)),
        None => Ok(()),
    }
}

impl Names {
    /// A name that is not known yet: whether it is one of a service or a protocol, and those that are known.
    fn unknown<'n>(
        &'n self,
        filter: &'n Filter,
    ) -> Option<(&'static str, &'n str, &'n BTreeSet<String>)> {
        let service = filter.services.iter().find(|name| {
            let is_it = |known: &String| known == *name || local_name(known) == name.as_str();
            !self.services.iter().any(is_it)
        });
        let protocol = filter.protocols.iter().find(|name| {
            let is_it = |known: &String| known == *name || local_name(known) == name.as_str();
            let in_namespace = |namespace: &&str| protocol::is_known(&format!("{namespace}{name}"));
            !protocol::is_known(name)
                && !NAMESPACES.iter().any(in_namespace)
                && !self.protocols.iter().any(is_it)
        });
        let service = service.map(|name| ("service", name.as_str(), &self.services));
        service.or_else(|| protocol.map(|name| ("protocol", name.as_str(), &self.protocols)))
    }

    /// The names of files and folders, and what stands in small files.
    fn add_files(&mut self, place: Place<'_>) -> Outcome<()> {
        let mut files: Vec<PathBuf> = Vec::new();
        for source in sources(place)? {
            files.push(source);
        }
        if let Some(data) = place.data {
            files.extend(entries(&data.join("endpoint-rules"))?);
            files.extend(entries(&data.join("jmespath"))?);
            for (name, protocol) in botocore_suites::names(data)? {
                self.services.insert(name);
                self.protocols.insert(protocol);
            }
            let everything = Filter::default();
            let cases = universal::find(data, &everything)?;
            self.services.extend(cases.services().map(str::to_owned));
        }
        let stems = files.iter().filter_map(|path| path.file_stem());
        self.services
            .extend(stems.map(|stem| stem.to_string_lossy().into_owned()));
        let services = place.botocore.into_iter().flat_map(Botocore::services);
        self.services.extend(services.map(str::to_owned));
        Ok(())
    }

    /// The ids and protocols of the services in models. What cannot be read is the business of the suites.
    fn add_models(&mut self, place: Place<'_>) -> Outcome<()> {
        let sources = sources(place)?;
        let found = workers::each(&sources, place.jobs, |path, _| {
            let bytes = std::fs::read(path).unwrap_or_default();
            let model: Value = serde_json::from_slice(&bytes).unwrap_or_default();
            let shapes = model["shapes"].as_object().into_iter().flatten();
            let services = shapes.filter(|(_, shape)| shape["type"] == "service");
            let services = services.map(|(id, shape)| {
                let traits = shape["traits"].as_object().into_iter().flatten();
                let ids = traits.map(|(id, _)| id.clone());
                let protocols: Vec<String> = ids.filter(|id| is_protocol(id)).collect();
                (id.clone(), protocols)
            });
            services.collect::<Vec<_>>()
        });
        for (id, protocols) in found.into_iter().flatten().flatten() {
            self.services.insert(id);
            self.protocols.extend(protocols);
        }
        Ok(())
    }

    /// The ids of botocore's services, which its models are given where they are read.
    fn add_botocore(&mut self, place: Place<'_>) -> Outcome<()> {
        let Some(botocore) = place.botocore else {
            return Ok(());
        };
        let services: Vec<&str> = botocore.services().collect();
        let found = workers::each(&services, place.jobs, |name, _| {
            let files = botocore.service(name).ok()?;
            let model = smithy_model::load(&files).ok()?;
            let service = model.services().next()?;
            Some(service.shape.id.to_string())
        });
        self.services
            .extend(found.into_iter().filter_map(Result::ok).flatten());
        Ok(())
    }
}

/// The files of models.
fn sources(place: Place<'_>) -> Outcome<Vec<PathBuf>> {
    let mut files = Vec::new();
    for group in [Group::Real, Group::Test, Group::Own] {
        let folders = models::folders(place.data, group)?;
        let sources = models::find(&folders, group, false)?;
        files.extend(sources.into_iter().map(|source| source.path));
    }
    Ok(files)
}

fn is_protocol(id: &str) -> bool {
    protocol::is_known(id)
        || NAMESPACES
            .iter()
            .any(|namespace| id.starts_with(namespace) && !id.ends_with("Error"))
}

fn refusal(kind: &str, name: &str, known: &BTreeSet<String>) -> Problem {
    let shown = name.escape_debug();
    let near = nearest(name, known);
    Problem(match near.as_slice() {
        [] => format!("there is no {kind} `{shown}`: the data has none at all"),
        near => format!(
            "there is no {kind} `{shown}` in the data; the nearest are `{}`",
            near.join("`, `")
        ),
    })
}

/// The names closest to one: those that it is a part of, then those with the fewest letters changed.
fn nearest<'k>(name: &str, known: &'k BTreeSet<String>) -> Vec<&'k str> {
    let letters = |text: &str| -> String {
        let lower = text.chars().flat_map(char::to_lowercase);
        lower.take(LONGEST).collect()
    };
    let wanted = letters(name);
    let rank = |known: &'k String| {
        let plain = if name.contains('#') {
            known
        } else {
            local_name(known)
        };
        let contains = name.len() > 2 && known.to_lowercase().contains(&name.to_lowercase());
        (
            !contains,
            strsim::osa_distance(&wanted, &letters(plain)),
            known.as_str(),
        )
    };
    let ranked: BTreeSet<_> = known.iter().map(rank).collect();
    let nearest = ranked.into_iter().take(PROPOSED);
    nearest.map(|(_, _, name)| name).collect()
}

#[cfg(test)]
mod tests {
    use super::{check, Place};
    use crate::conformance::filter::Filter;

    #[test]
    fn what_is_nowhere_is_refused_with_the_nearest_names() {
        let folder = std::env::temp_dir().join(format!("conformance-names-{}", std::process::id()));
        std::fs::create_dir_all(folder.join("ast/small")).unwrap();
        let model = r#"{ "smithy": "2.0", "shapes": { "a.b#Weather": { "type": "service",
            "traits": { "aws.protocols#awsJson1_1": {} } } } }"#;
        std::fs::write(folder.join("ast/small/rain.json"), model).unwrap();
        std::fs::create_dir_all(folder.join("endpoint-rules/kms")).unwrap();
        let place = Place {
            data: Some(&folder),
            botocore: None,
            jobs: 1,
        };
        let refused = |services: &[&str], protocols: &[&str]| {
            let names = |list: &[&str]| list.iter().map(|one| (*one).to_owned()).collect();
            let filter = Filter {
                services: names(services),
                protocols: names(protocols),
            };
            check(&filter, place)
                .err()
                .map(|problem| problem.to_string())
        };
        for known in ["a.b#Weather", "Weather", "rain", "kms"] {
            assert_eq!(refused(&[known], &["awsJson1_0"]), None, "{known}");
        }
        let one = refused(&["kms", "weathr"], &[]).unwrap();
        assert!(
            one.contains("no service `weathr`") && one.contains("nearest are `a.b#Weather`"),
            "{one}"
        );
        let one = refused(&[], &["awsJson"]).unwrap();
        assert!(
            one.contains("no protocol `awsJson`") && one.contains("#awsJson1_1`"),
            "{one}"
        );
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
