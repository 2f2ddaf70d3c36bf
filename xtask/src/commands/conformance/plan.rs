//! What runs, and in which order: the command line comes in, the suites with their outcomes go out.
//!
//! Only what a chosen suite needs is read, generated and compiled.

use std::path::PathBuf;
use std::time::Instant;

use super::cases;
use super::clients::{self, Chosen};
use super::exceptions::Exceptions;
use super::filter::{Filter, Sample};
use super::models::{self, Group, Loaded, Source};
use super::packages::Packages;
use super::programs::Programs;
use super::rules;
use super::suite::{Name, Suite};
use super::Arguments;
use crate::commands::bench::workspace::{Outcome, Problem};

/// What the whole run shares.
struct Run<'a> {
    data: Option<PathBuf>,
    arguments: &'a Arguments,
    filter: Filter,
    sample: Option<Sample>,
    exceptions: Exceptions,
    jobs: usize,
    packages: Packages,
    suites: Vec<Suite>,
}

/// Runs what was asked for, and what that needs.
pub(super) fn run(
    data: Option<PathBuf>,
    arguments: &Arguments,
    progress: &mut dyn FnMut(&str),
) -> Outcome<Vec<Suite>> {
    let processors = std::thread::available_parallelism().ok();
    let mut run = Run {
        data,
        arguments,
        filter: Filter {
            services: arguments.service.clone(),
            protocols: arguments.protocol.clone(),
        },
        sample: arguments.sample.map(|size| Sample {
            size,
            seed: arguments.seed.clone(),
        }),
        exceptions: Exceptions::open()?,
        jobs: arguments.jobs.or(processors).map_or(1, |jobs| jobs.get()),
        packages: Packages::default(),
        suites: Vec::new(),
    };
    run.models(progress)?;
    run.rules(progress);
    run.suites.sort_by_key(|suite| suite.name);
    Ok(run.suites)
}

impl Run<'_> {
    fn wants(&self, name: Name) -> bool {
        let names = &self.arguments.suite;
        names.is_empty() || names.contains(&name)
    }

    fn wants_one(&self, names: &[Name]) -> bool {
        names.iter().any(|name| self.wants(*name))
    }

    /// Everything that begins with a model.
    fn models(&mut self, progress: &mut dyn FnMut(&str)) -> Outcome<()> {
        let sources = self.sources()?;
        if !sources.is_empty() {
            progress(&format!("reading {} models", sources.len()));
        }
        let loaded = models::load(&sources, self.jobs, &self.filter, &self.exceptions);
        self.model_suites(&loaded);
        let chosen = Chosen::new(&loaded, &self.compiled_groups(), self.sample.as_ref());
        if chosen.len() > 0 {
            progress(&format!("compiling {} clients", chosen.len()));
        }
        let start = Instant::now();
        if let Err(problem) = chosen.build(&mut self.packages, self.jobs) {
            self.fail(&[Name::CratesCompile, Name::HostileModels], &problem);
            return Ok(());
        }
        let duration = start.elapsed();
        if self.wants(Name::CratesCompile) {
            let suite = clients::compile_suite(&loaded, &chosen, &self.packages, duration);
            self.put(suite);
        }
        if self.wants(Name::HostileModels) {
            let suite = clients::hostile_suite(&loaded, &self.packages);
            self.put(suite);
        }
        self.case_suites(&loaded, progress);
        Ok(())
    }

    /// The suites that need no client.
    fn rules(&mut self, progress: &mut dyn FnMut(&str)) {
        let wanted = rules::SUITES
            .into_iter()
            .filter(|suite| self.wants(suite.name));
        let wanted: Vec<_> = wanted.collect();
        let Some(data) = &self.data else {
            wanted
                .iter()
                .for_each(|suite| self.put(Suite::new(suite.name)));
            return;
        };
        if wanted.is_empty() {
            return;
        }
        progress("running the cases of rules");
        match rules::run(&wanted, data, &self.filter) {
            Ok(suites) => suites.into_iter().for_each(|suite| self.put(suite)),
            Err(problem) => {
                let names: Vec<_> = wanted.iter().map(|suite| suite.name).collect();
                self.fail(&names, &problem);
            }
        }
    }

    fn model_suites(&mut self, loaded: &[Loaded]) {
        if self.wants(Name::ModelsLoad) {
            self.put(clients::load_suite(loaded));
        }
        if self.wants(Name::CratesGenerate) {
            self.put(clients::generate_suite(loaded));
        }
    }

    /// Suites whose cases are put to compiled clients.
    fn case_suites(&mut self, loaded: &[Loaded], progress: &mut dyn FnMut(&str)) {
        let mut wanted = Vec::new();
        if self.wants(Name::SmithyProtocol) {
            wanted.extend(cases::wanted(loaded));
        }
        if !wanted.is_empty() {
            progress(&format!("compiling programs for {} clients", wanted.len()));
        }
        let programs = match Programs::build(&wanted, &mut self.packages, self.jobs) {
            Ok(programs) => programs,
            Err(problem) => return self.fail(&[Name::SmithyProtocol], &problem),
        };
        if self.wants(Name::SmithyProtocol) {
            let suite = cases::run(loaded, &programs, &self.exceptions, self.jobs);
            self.put(suite);
        }
    }

    /// The models that the chosen suites look at.
    fn sources(&self) -> Outcome<Vec<Source>> {
        let mut sources = Vec::new();
        let all = [Name::ModelsLoad, Name::CratesGenerate, Name::CratesCompile];
        for (group, names) in [
            (Group::Real, &all[..]),
            (
                Group::Test,
                &[all.as_slice(), &[Name::SmithyProtocol]].concat(),
            ),
            (Group::Own, &[Name::HostileModels]),
        ] {
            if self.wants_one(names) {
                let folders = models::folders(self.data.as_deref(), group)?;
                let generate = names
                    .iter()
                    .any(|name| *name != Name::ModelsLoad && self.wants(*name));
                sources.extend(models::find(&folders, group, generate)?);
            }
        }
        Ok(sources)
    }

    /// The groups whose clients are compiled.
    fn compiled_groups(&self) -> Vec<Group> {
        let mut groups = Vec::new();
        for (group, names) in [
            (Group::Real, &[Name::CratesCompile][..]),
            (Group::Test, &[Name::CratesCompile, Name::SmithyProtocol]),
            (Group::Own, &[Name::HostileModels]),
        ] {
            if self.wants_one(names) {
                groups.push(group);
            }
        }
        groups
    }

    /// Keeps the outcome of a suite; one without a case says what it looked for.
    fn put(&mut self, mut suite: Suite) {
        if suite.found == 0 && suite.absence.is_none() {
            suite.absence = Some(match (&self.data, self.filter.is_empty()) {
                (None, _) => format!("no folder is named with --data or {}", super::DATA),
                (Some(data), true) => format!("{} has none of its data", data.display()),
                (Some(_), false) => "nothing of its data was chosen".to_owned(),
            });
        }
        self.suites.push(suite);
    }

    /// What a problem of the machine keeps from running has failed, and the other suites go on.
    fn fail(&mut self, names: &[Name], problem: &Problem) {
        for name in names {
            if self.wants(*name) {
                let mut suite = Suite::new(*name);
                suite.ran("the suite as a whole", Err(problem.to_string()));
                self.put(suite);
            }
        }
    }
}
