//! The order of a run: the command line comes in, the suites with their outcomes go out.
//!
//! Only what a chosen suite needs is read, generated and compiled.

use super::behavior;
use super::botocore_suites;
use super::cases;
use super::clients::{self, Chosen};
use super::comparison;
use super::data::{self, Data, NO_BOTOCORE};
use super::endpoint_clients::Callees;
use super::filter::Sample;
use super::models::{self, Group, Loaded, Source};
use super::packages::Packages;
use super::programs::{Programs, Wanted};
use super::recordings::Recordings;
use super::request::Request;
use super::requests;
use super::responses;
use super::rules;
use super::suite::{Name, Suite, OF_PROGRAMS};
use super::universal::Setting;
use crate::tools::{Outcome, Problem};

/// The state of the whole run.
struct Run<'a> {
    request: &'a Request<'a>,
    packages: Packages,
    suites: Vec<Suite>,
}

/// Runs what was asked for, and what that needs.
pub(super) fn run(request: &Request<'_>, progress: &mut dyn FnMut(&str)) -> Outcome<Vec<Suite>> {
    let before = request.arguments.compare.as_deref().map(Recordings::open);
    let before = before.transpose()?;
    let mut run = Run {
        request,
        packages: Packages::default(),
        suites: Vec::new(),
    };
    run.models(progress)?;
    run.rules(progress);
    run.recordings(before, progress)?;
    run.suites.sort_by_key(|suite| suite.name);
    Ok(run.suites)
}

/// The clients that are documented: where only a sample of clients is compiled, a quarter, since that takes longer than compiling.
fn documented<'p>(all: &[(String, &'p str)], sample: Option<&Sample>) -> Vec<(String, &'p str)> {
    let Some(sample) = sample else {
        return all.to_vec();
    };
    let part = Sample {
        size: all.len().div_ceil(4),
        seed: sample.seed.clone(),
    };
    let names = part.of(all.iter().map(|(_, name)| *name));
    let some = all.iter().filter(|(_, name)| names.contains(name));
    some.cloned().collect()
}

impl Run<'_> {
    /// Everything that begins with a model.
    fn models(&mut self, progress: &mut dyn FnMut(&str)) -> Outcome<()> {
        let request = self.request;
        let data = Data::look(request, progress)?;
        let sources = data.sources(request)?;
        if !sources.is_empty() {
            progress(&format!("reading {} models", sources.len()));
        }
        let loaded = models::load(&sources, request);
        if self.request.wants(Name::ModelsLoad) {
            self.put(clients::load_suite(&loaded));
        }
        if self.request.wants(Name::CratesGenerate) {
            self.put(clients::generate_suite(&loaded, request));
        }
        let is_compiled = |source: &Source| data.is_compiled(request, source);
        let chosen = Chosen::new(&loaded, &is_compiled, request.sample.as_ref());
        self.compile(&loaded, &chosen, progress);
        self.call(data, &loaded, &chosen, progress);
        Ok(())
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
            let (packages, jobs) = (&mut self.packages, self.request.jobs);
            let mut built = chosen.each(groups, |all| packages.build(all, jobs));
            let is_documented = self.request.wants(name) && !self.request.arguments.undocumented;
            if let (Ok(duration), true) = (&built, is_documented) {
                let packages = &mut self.packages;
                let sample = self.request.sample.as_ref();
                let sample = sample.filter(|_| name != Name::HostileModels);
                let documented = chosen.each(groups, |all| {
                    let some = documented(all, sample);
                    let (some_count, count) = (some.len(), all.len());
                    progress(&format!("documenting {some_count} of {count} clients"));
                    packages.document(&some, jobs)
                });
                built = documented.map(|more| *duration + more);
            }
            if let (Ok(duration), true, Name::HostileModels) =
                (&built, self.request.wants(name), name)
            {
                progress("looking at them with clippy");
                let packages = &mut self.packages;
                let linted = chosen.each(groups, |all| packages.lint(all, jobs));
                built = linted.map(|more| *duration + more);
            }
            match built {
                Ok(duration) if self.request.wants(name) => {
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
        let groups = [Group::Suite, Group::Requests, Group::Behavior];
        let of_suites = chosen.each(&groups, |all| self.packages.build(all, self.request.jobs));
        let mut wanted = botocore_suites::wanted(loaded);
        wanted.extend(behavior::wanted(loaded));
        wanted.extend(requests::wanted(loaded));
        let callees = Callees::new(loaded, chosen, &self.request.arguments.seed);
        if self.request.wants(Name::EndpointClients) {
            wanted.extend(callees.wanted());
        }
        if self.request.wants(Name::SmithyProtocol) {
            wanted.extend(cases::wanted(loaded));
        }
        if data.server.is_ok() {
            wanted.extend(data.universal.wanted(loaded, chosen));
        }
        let Some(programs) = self.programs(&wanted, progress) else {
            return;
        };
        if self.request.wants(Name::SmithyProtocol) {
            let suite = cases::run(
                loaded,
                &programs,
                &self.request.exceptions,
                self.request.jobs,
            );
            self.put(suite);
        }
        match of_suites {
            Ok(duration) if self.request.wants(Name::BotocoreProtocol) => {
                let found = &data.protocol_suites;
                let mut suite = botocore_suites::run(
                    found,
                    loaded,
                    &programs,
                    &self.request.exceptions,
                    self.request.jobs,
                );
                suite.duration += duration;
                self.put(suite);
            }
            Ok(_) => {}
            Err(problem) => self.fail(&[Name::BotocoreProtocol], &problem),
        }
        if self.request.wants(Name::EndpointClients) {
            self.put(callees.run(&programs, self.request.jobs));
        }
        if self.request.wants(Name::Boto3Requests) {
            let suite = requests::run(&data.peer, loaded, &programs, self.request);
            self.put(suite);
        }
        if self.request.wants(Name::HostileResponses) {
            let suite = responses::run(&data.peer, loaded, &programs, self.request);
            self.put(suite);
        }
        if self.request.wants(Name::Behavior) {
            let suite = data.behavior.run(loaded, &programs, self.request.jobs);
            self.put(suite);
        }
        if self.request.wants(Name::Universal) {
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
        match Programs::build(wanted, &mut self.packages, self.request.jobs) {
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
        match (
            data.server,
            data::script(self.request),
            &self.request.botocore,
        ) {
            (Ok(first), Ok(script), Some(botocore)) => {
                let setting = Setting {
                    loaded,
                    chosen,
                    filter: &self.request.filter,
                    botocore,
                    programs,
                    script: &script,
                    not_generated: self.request.not_generated(),
                    jobs: self.request.jobs,
                };
                data.universal.run(&setting, first)
            }
            (Err(reason), _, _) => data.universal.skipped(&reason),
            (_, Err(reason), _) => data.universal.skipped(reason),
            (_, _, None) => data.universal.skipped(NO_BOTOCORE),
        }
    }

    /// The suites that need no client.
    fn rules(&mut self, progress: &mut dyn FnMut(&str)) {
        let wanted = rules::SUITES.into_iter();
        let wanted: Vec<_> = wanted
            .filter(|suite| self.request.wants(suite.name))
            .collect();
        let Some(data) = &self.request.data else {
            wanted
                .iter()
                .for_each(|suite| self.put(Suite::new(suite.name)));
            return;
        };
        if wanted.is_empty() {
            return;
        }
        progress("running the cases of rules");
        match rules::run(&wanted, data, &self.request.filter) {
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
        if let Some(folder) = &self.request.arguments.record {
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
        if suite.found == 0 && suite.absence.is_none() {
            suite.absence = Some(match (&self.request.data, self.request.filter.is_empty()) {
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
            if self.request.wants(*name) {
                let mut suite = Suite::new(*name);
                suite.ran("the suite as a whole", Err(problem.to_string()));
                self.put(suite);
            }
        }
    }
}
