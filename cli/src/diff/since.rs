//! `--since`: a revision of Git comes in; the crates of `codegen.toml` there and in the folder go out as pairs.

use std::collections::BTreeSet;
use std::path::Path;

use smithy_codegen::diff::Level;
use smithy_model::spelling::question;
use smithy_model::{Diagnostic, Diagnostics, Origin, SourceFile};

use super::arguments::Arguments;
use super::git::Git;
use super::matched::{is_called, service_of, Matched, State};
use super::pairs::{read_file, Candidate, Documents, Given, Inputs, Pair, Renamed};
use super::refused::Refused;
use crate::config::{codes, Config, CrateConfig};
use crate::{paths, Program};

/// The pairs.
pub(super) fn since(
    revision: &str,
    arguments: &Arguments,
    program: &Program,
) -> Result<Inputs, Refused> {
    let default = program.configuration();
    let path = arguments.config.as_deref().unwrap_or(&default);
    let path = paths::absolute(path);
    let folder = path.parent().unwrap_or(Path::new("")).to_path_buf();
    let new = Config::open(&path)?;
    let git = Git::at(&folder, revision)?;
    let old = Config::of_text(git.configuration(&path)?, &folder)?;
    let states = States {
        git,
        old: old.crates,
        new: new.crates,
    };
    let (before, after) = (packages(&states.old), packages(&states.new));
    let mut matched = Matched::of(&before, &after, |state, name| states.service(state, name));
    if !arguments.service.is_empty() {
        let wanted = states
            .meant(&arguments.service, new.file.name())
            .map_err(|found| Refused {
                found,
                sources: vec![new.file.clone()],
            })?;
        matched.retain(|name| wanted.contains(name));
    }
    let (mut pairs, mut candidates) = (Vec::new(), Vec::new());
    for (old, new) in &matched.pairs {
        let (Some(before), Some(krate)) = (named(&states.old, old), named(&states.new, new)) else {
            continue;
        };
        let (pair, candidate) = states.pair(before, krate)?;
        pairs.push(pair);
        candidates.push(candidate);
    }
    Ok(Inputs {
        configuration: Some(path),
        candidates,
        ..Inputs::of(pairs, matched.added, matched.removed)
    })
}

/// The crates at the revision and in the folder.
struct States<'g> {
    git: Git<'g>,
    old: Vec<CrateConfig>,
    new: Vec<CrateConfig>,
}

impl States<'_> {
    /// The service of a crate, if it can be told.
    fn service(&self, state: State, package: &str) -> Option<String> {
        let (krate, documents) = match state {
            State::Old => {
                let krate = named(&self.old, package)?;
                (krate, self.git.documents(krate))
            }
            State::New => {
                let krate = named(&self.new, package)?;
                (krate, working(krate))
            }
        };
        service_of(&documents.ok()?, krate.service.as_deref())
    }

    /// The packages that names mean: those of crates, or of all crates of a service.
    fn meant(&self, names: &[String], file: &str) -> Result<BTreeSet<String>, Diagnostics> {
        let all = [(State::Old, &self.old), (State::New, &self.new)];
        let (mut meant, mut found) = (BTreeSet::new(), Diagnostics::new());
        for name in names {
            let known = all.iter().flat_map(|(_, crates)| packages(crates));
            let mut known: Vec<String> = known.collect();
            let before = meant.len();
            if known.contains(name) {
                meant.insert(name.clone());
                continue;
            }
            for (state, crates) in all {
                let of_service = packages(crates).into_iter().filter(|package| {
                    let service = self.service(state, package);
                    service.is_some_and(|id| is_called(&id, name))
                });
                meant.extend(of_service);
            }
            if meant.len() == before {
                known.sort();
                known.dedup();
                found.push(unknown(name, &known, file));
            }
        }
        match found.has_errors() {
            true => Err(found),
            false => Ok(meant),
        }
    }

    fn pair(
        &self,
        before: &CrateConfig,
        krate: &CrateConfig,
    ) -> Result<(Pair, Candidate), Diagnostics> {
        let renamed = (before.package != krate.package).then(|| Renamed {
            from: before.package.to_string(),
            // Manifests and programs name the package.
            level: Level::Major,
        });
        let candidate = Candidate {
            before: before.version.clone(),
            config: krate.clone(),
        };
        let pair = Pair {
            name: krate.package.to_string(),
            renamed,
            old: Given {
                documents: Documents::Read(self.git.documents(before)?),
                options: before.options(),
            },
            new: Given {
                documents: Documents::Read(working(krate)?),
                options: krate.options(),
            },
            places: krate.places.clone(),
            accepted: krate.accepted.clone(),
        };
        Ok((pair, candidate))
    }
}

fn unknown(name: &str, known: &[String], file: &str) -> Diagnostic {
    let message = format!(
        "no crate has the package or the service `{}`",
        name.escape_debug()
    );
    let help = question(name, known.iter().map(String::as_str));
    let help = help.unwrap_or_else(|| format!("the packages are {}", known.join(", ")));
    Diagnostic::error(codes::UNKNOWN_CRATE, message, Origin::file(file)).help(help)
}

fn packages(crates: &[CrateConfig]) -> Vec<String> {
    crates.iter().map(|one| one.package.to_string()).collect()
}

fn named<'c>(crates: &'c [CrateConfig], package: &str) -> Option<&'c CrateConfig> {
    crates.iter().find(|one| one.package.as_str() == package)
}

/// The model files of a crate in the folder.
fn working(krate: &CrateConfig) -> Result<Vec<SourceFile>, Diagnostics> {
    let mut files = Vec::new();
    for path in &krate.models {
        files.extend(read_file(path)?);
    }
    Ok(files)
}
