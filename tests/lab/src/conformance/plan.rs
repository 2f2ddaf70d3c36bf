//! The order of a run: the command line comes in, the suites with their outcomes go out.
//!
//! Only what a chosen suite needs is read, generated and compiled.

use std::path::PathBuf;

use smithy_model::botocore::Botocore;

use super::behavior;
use super::botocore_suites::{self, Found};
use super::cases;
use super::clients::{self, Chosen};
use super::comparison;
use super::endpoint_clients::Callees;
use super::exceptions::Exceptions;
use super::filter::{Filter, Sample};
use super::mock::Script;
use super::models::{self, Group, Loaded, Source};
use super::packages::Packages;
use super::programs::{Programs, Wanted};
use super::recordings::Recordings;
use super::rules;
use super::subsets;
use super::suite::{Name, Suite, OF_MODELS, OF_PROGRAMS};
use super::universal::{self, Cases, Setting};
use super::Arguments;
use crate::tools::server::Server;
use crate::tools::{Outcome, Problem};

/// Why no client is there to be called.
const NO_BOTOCORE: &str = "--botocore names no models to generate clients from";

/// The state of the whole run.
struct Run<'a> {
    data: Option<PathBuf>,
    botocore: Option<Botocore>,
    arguments: &'a Arguments,
    filter: Filter,
    sample: Option<Sample>,
    exceptions: Exceptions,
    jobs: usize,
    packages: Packages,
    suites: Vec<Suite>,
}

/// The cases of the data beside models.
struct Data {
    protocol_suites: Found,
    universal: Cases,
    behavior: behavior::Found,
    /// The independent server, or why it cannot be called. It is started before anything is generated for it.
    server: Result<Server, String>,
}

/// Runs what was asked for, and what that needs.
pub(super) fn run(
    data: Option<PathBuf>,
    botocore: Option<Botocore>,
    arguments: &Arguments,
    progress: &mut dyn FnMut(&str),
) -> Outcome<Vec<Suite>> {
    let mut run = Run {
        data,
        botocore,
        arguments,
        filter: arguments.filter(),
        sample: arguments.sample.map(|size| Sample {
            size,
            seed: arguments.seed.clone(),
        }),
        exceptions: Exceptions::open()?,
        jobs: arguments.jobs(),
        packages: Packages::default(),
        suites: Vec::new(),
    };
    let before = arguments.compare.as_deref().map(Recordings::open);
    let before = before.transpose()?;
    run.models(progress)?;
    run.rules(progress);
    run.recordings(before, progress)?;
    run.suites.sort_by_key(|suite| suite.name);
    Ok(run.suites)
}

impl Run<'_> {
    fn wants(&self, name: Name) -> bool {
        let names = &self.arguments.suite;
        names.is_empty() || names.contains(&name)
    }

    /// Everything that begins with a model.
    fn models(&mut self, progress: &mut dyn FnMut(&str)) -> Outcome<()> {
        let data = self.look(progress)?;
        let sources = self.sources(&data)?;
        if !sources.is_empty() {
            progress(&format!("reading {} models", sources.len()));
        }
        let botocore = self.botocore.as_ref();
        let loaded = models::load(
            &sources,
            botocore,
            self.jobs,
            &self.filter,
            &self.exceptions,
        );
        if self.wants(Name::ModelsLoad) {
            self.put(clients::load_suite(&loaded));
        }
        if self.wants(Name::CratesGenerate) {
            self.put(clients::generate_suite(&loaded));
        }
        let chosen = Chosen::new(&loaded, &self.compiled(&data), self.sample.as_ref());
        self.compile(&loaded, &chosen, progress);
        self.call(data, &loaded, &chosen, progress);
        Ok(())
    }

    /// The cases of the data that stand beside models.
    fn look(&self, progress: &mut dyn FnMut(&str)) -> Outcome<Data> {
        let mut found = Data {
            protocol_suites: Found::default(),
            universal: Cases::default(),
            behavior: behavior::Found::default(),
            server: Err("it is not needed".to_owned()),
        };
        if self.wants(Name::Behavior) {
            found.behavior = behavior::find(self.data.as_deref(), &self.filter)?;
        }
        let Some(data) = &self.data else {
            return Ok(found);
        };
        if self.wants(Name::BotocoreProtocol) {
            found.protocol_suites = botocore_suites::find(data, &self.filter)?;
        }
        if self.wants(Name::Universal) {
            found.universal = universal::find(data, &self.filter)?;
        }
        if !found.universal.is_empty() {
            found.server = self.script().map_err(str::to_owned).and_then(|script| {
                progress("starting the server of universal");
                let started = script.start(0);
                started.map_err(|why| format!("{}: {why}", script.script.display()))
            });
        }
        Ok(found)
    }

    /// The models that the chosen suites look at.
    fn sources(&self, data: &Data) -> Outcome<Vec<Source>> {
        let of_models = OF_MODELS.into_iter().any(|name| self.wants(name));
        let clients = self.wants(Name::CratesGenerate) || self.wants(Name::CratesCompile);
        let of_endpoints = self.wants(Name::EndpointClients);
        let mut sources = Vec::new();
        for (group, wanted, generate) in [
            (
                Group::Real,
                of_models || of_endpoints,
                clients || of_endpoints,
            ),
            (
                Group::Test,
                of_models || self.wants(Name::SmithyProtocol),
                clients || self.wants(Name::SmithyProtocol),
            ),
            (Group::Own, self.wants(Name::HostileModels), true),
        ] {
            if wanted {
                let folders = models::folders(self.data.as_deref(), group)?;
                sources.extend(models::find(&folders, group, generate)?);
            }
        }
        if clients {
            let (count, seed) = (self.arguments.subsets, &self.arguments.seed);
            let subsets = subsets::choose(&sources, count, seed);
            sources.extend(subsets);
        }
        sources.extend(data.protocol_suites.sources());
        sources.extend(data.behavior.sources());
        for name in self.botocore.iter().flat_map(Botocore::services) {
            let called = data.server.is_ok() && data.universal.has(name);
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
        Ok(sources)
    }

    /// Whether the clients of a group, of a service of this name, are compiled.
    fn compiled<'d>(&'d self, data: &'d Data) -> impl Fn(&Source) -> bool + 'd {
        let all = self.wants(Name::CratesCompile);
        move |source| match source.group {
            Group::Real => all || self.wants(Name::EndpointClients),
            Group::Subset => all,
            Group::Test => all || self.wants(Name::SmithyProtocol),
            Group::Botocore => all || data.universal.has(&source.name),
            Group::Suite | Group::Behavior | Group::Own => true,
        }
    }

    fn compile(&mut self, loaded: &[Loaded], chosen: &Chosen, progress: &mut dyn FnMut(&str)) {
        if chosen.len() > 0 {
            progress(&format!("compiling {} clients", chosen.len()));
        }
        for (name, groups, suite) in [
            (
                Name::CratesCompile,
                clients::COUNTED.as_slice(),
                clients::compile_suite as fn(&[Loaded], &Chosen, &Packages) -> Suite,
            ),
            (Name::HostileModels, &[Group::Own], clients::hostile_suite),
        ] {
            let (packages, jobs) = (&mut self.packages, self.jobs);
            let mut built = chosen.each(groups, |all| packages.build(all, jobs));
            if let (Ok(duration), true) = (&built, self.wants(name)) {
                progress("making their documentation");
                let packages = &mut self.packages;
                let documented = chosen.each(groups, |all| packages.document(all, jobs));
                built = documented.map(|more| *duration + more);
            }
            if let (Ok(duration), true, Name::HostileModels) = (&built, self.wants(name), name) {
                progress("looking at them with clippy");
                let packages = &mut self.packages;
                let linted = chosen.each(groups, |all| packages.lint(all, jobs));
                built = linted.map(|more| *duration + more);
            }
            match built {
                Ok(duration) if self.wants(name) => {
                    let mut suite = suite(loaded, chosen, &self.packages);
                    suite.duration += duration;
                    self.put(suite);
                }
                Ok(_) => {}
                Err(problem) => self.fail(&[name], &problem),
            }
        }
    }

    /// Suites whose cases are put to compiled clients.
    fn call(
        &mut self,
        data: Data,
        loaded: &[Loaded],
        chosen: &Chosen,
        progress: &mut dyn FnMut(&str),
    ) {
        let of_suites = chosen.each(&[Group::Suite, Group::Behavior], |all| {
            self.packages.build(all, self.jobs)
        });
        let mut wanted = botocore_suites::wanted(loaded);
        wanted.extend(behavior::wanted(loaded));
        let callees = Callees::new(loaded, chosen, &self.arguments.seed);
        if self.wants(Name::EndpointClients) {
            wanted.extend(callees.wanted());
        }
        if self.wants(Name::SmithyProtocol) {
            wanted.extend(cases::wanted(loaded));
        }
        if data.server.is_ok() {
            wanted.extend(data.universal.wanted(loaded, chosen));
        }
        let Some(programs) = self.programs(&wanted, progress) else {
            return;
        };
        if self.wants(Name::SmithyProtocol) {
            let suite = cases::run(loaded, &programs, &self.exceptions, self.jobs);
            self.put(suite);
        }
        match of_suites {
            Ok(duration) if self.wants(Name::BotocoreProtocol) => {
                let found = &data.protocol_suites;
                let mut suite =
                    botocore_suites::run(found, loaded, &programs, &self.exceptions, self.jobs);
                suite.duration += duration;
                self.put(suite);
            }
            Ok(_) => {}
            Err(problem) => self.fail(&[Name::BotocoreProtocol], &problem),
        }
        if self.wants(Name::EndpointClients) {
            self.put(callees.run(&programs, self.jobs));
        }
        if self.wants(Name::Behavior) {
            let suite = data.behavior.run(loaded, &programs, self.jobs);
            self.put(suite);
        }
        if self.wants(Name::Universal) {
            let suite = self.universal(data, loaded, chosen, &programs);
            self.put(suite);
        }
    }

    /// The programs that call clients; without them, the suites that call any have failed.
    fn programs(
        &mut self,
        wanted: &[Wanted<'_>],
        progress: &mut dyn FnMut(&str),
    ) -> Option<Programs> {
        if !wanted.is_empty() {
            progress(&format!("compiling programs for {} clients", wanted.len()));
        }
        match Programs::build(wanted, &mut self.packages, self.jobs) {
            Ok(programs) => Some(programs),
            Err(problem) => {
                self.fail(&OF_PROGRAMS, &problem);
                None
            }
        }
    }

    fn universal(
        &self,
        data: Data,
        loaded: &[Loaded],
        chosen: &Chosen,
        programs: &Programs,
    ) -> Suite {
        if data.universal.is_empty() {
            return Suite::new(Name::Universal);
        }
        match (data.server, self.script(), &self.botocore) {
            (Ok(first), Ok(script), Some(botocore)) => {
                let setting = Setting {
                    loaded,
                    chosen,
                    filter: &self.filter,
                    botocore,
                    programs,
                    script: &script,
                    jobs: self.jobs,
                };
                data.universal.run(&setting, first)
            }
            (Err(reason), _, _) => data.universal.skipped(&reason),
            (_, Err(reason), _) => data.universal.skipped(reason),
            (_, _, None) => data.universal.skipped(NO_BOTOCORE),
        }
    }

    /// How to start the independent server, or what is missing to call it.
    fn script(&self) -> Result<Script, &'static str> {
        let script = self.arguments.mock.clone();
        let script = script.ok_or("--mock names no server to call")?;
        if self.botocore.is_none() {
            return Err(NO_BOTOCORE);
        }
        Ok(Script {
            interpreter: self.arguments.python.clone(),
            script,
        })
    }

    /// The suites that need no client.
    fn rules(&mut self, progress: &mut dyn FnMut(&str)) {
        let wanted = rules::SUITES.into_iter();
        let wanted: Vec<_> = wanted.filter(|suite| self.wants(suite.name)).collect();
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

    /// What the clients sent and read is written where it is asked for, and compared.
    fn recordings(
        &mut self,
        before: Option<Recordings>,
        progress: &mut dyn FnMut(&str),
    ) -> Outcome<()> {
        let mut now = Recordings::default();
        for suite in &mut self.suites {
            now.extend(std::mem::take(&mut suite.recordings));
        }
        if let Some(folder) = &self.arguments.record {
            now.write(folder)?;
            progress(&format!("recorded: {}", now.counts()));
        }
        if let Some(before) = before {
            self.suites.push(comparison::compare(&now, &before));
        }
        Ok(())
    }

    /// Keeps the outcome of a suite; one without a case says what it looked for.
    fn put(&mut self, mut suite: Suite) {
        if suite.found == 0 {
            suite.absence = Some(match (&self.data, self.filter.is_empty()) {
                (None, _) => format!("no folder is named with --data or {}", super::DATA),
                (Some(data), true) => format!("{} has none of its data", data.display()),
                (Some(_), false) => "nothing of its data was chosen".to_owned(),
            });
        }
        self.suites.push(suite);
    }

    /// Suites that a problem of the machine stops have failed; the others go on.
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
