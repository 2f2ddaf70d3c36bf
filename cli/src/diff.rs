//! `diff`: two states of models come in; what changes for callers of the crates, the version that the update calls for, and
//! an exit code for CI go out. Only `--bump` writes something.

mod arguments;
mod bump;
mod compared;
mod git;
mod inputs;
mod json;
mod markdown;
mod matched;
mod pairs;
mod refused;
mod report;
mod since;
mod text;
mod today;

use std::path::Path;
use std::thread;

use smithy_codegen::diff::Level;
use smithy_model::{botocore, Diagnostics, SourceFile};

use crate::config::CrateConfig;
use crate::turn::{self, Extent};
use crate::{diagnostics, parallel, paths, Exit, Program, Terminal};
pub use arguments::{Arguments, Expected, Form};
use pairs::{Documents, Given, Inputs, Pair};
pub(crate) use refused::Refused;
use report::Report;

/// Runs the command.
pub fn run(arguments: &Arguments, program: &Program, terminal: &mut Terminal<'_>) -> Exit {
    let report = match judge_in_turn(arguments, program) {
        Ok(report) => report,
        Err(refused) => return refuse(&refused, arguments.format, terminal),
    };
    match arguments.format {
        _ if arguments.changelog => terminal.say(&markdown::changelog(&report)),
        Form::Human => terminal.say(&text::report(&report, arguments.all)),
        Form::Json => terminal.json(&json::report(&report)),
        Form::Markdown => terminal.say(&markdown::report(&report)),
    }
    match report.is_exceeded() {
        true => Exit::Version,
        false => Exit::Success,
    }
}

fn refuse(refused: &Refused, form: Form, terminal: &mut Terminal<'_>) -> Exit {
    match form {
        Form::Json => terminal.json(&json::refused(refused)),
        _ => {
            let color = terminal.error_color;
            terminal.error(&diagnostics::text(&refused.found, &refused.sources, color));
        }
    }
    Exit::of(&refused.found)
}

/// As [`judge`], alone at the configuration if versions are bumped.
fn judge_in_turn(arguments: &Arguments, program: &Program) -> Result<Report, Refused> {
    let default = program.configuration();
    let configuration = arguments.config.as_deref().unwrap_or(&default);
    let _turn = match arguments.bump {
        true => turn::take(configuration, Extent::Whole)?,
        false => None,
    };
    judge(arguments, program)
}

/// Compares what the command line names, and bumps versions.
fn judge(arguments: &Arguments, program: &Program) -> Result<Report, Refused> {
    let mut inputs = inputs::of(arguments, program)?;
    let (configuration, candidates) = (
        inputs.configuration.take(),
        std::mem::take(&mut inputs.candidates),
    );
    let jobs = arguments.jobs.map(|jobs| usize::from(jobs.get()));
    let mut report = compare(inputs, jobs, arguments.expect)?;
    if let Some(configuration) = configuration.filter(|_| arguments.bump && !report.is_exceeded()) {
        report.bumped = bump::bump(&configuration, &candidates, &report)?;
    }
    Ok(report)
}

/// Compares all pairs. If one cannot be read, nothing is judged.
fn compare(
    inputs: Inputs,
    jobs: Option<usize>,
    expected: Option<Expected>,
) -> Result<Report, Refused> {
    let available = || thread::available_parallelism().map_or(1, usize::from);
    let results = parallel::each(
        inputs.pairs,
        jobs.unwrap_or_else(available),
        |pair| pair.size(),
        || (),
        |(), pair| compared::compare(&pair),
        |_| {},
    );
    let mut compared = Vec::new();
    let mut refused = Refused::from(Diagnostics::new());
    for result in results {
        match result {
            Ok(one) => compared.push(one),
            Err(other) => {
                refused.found.extend(other.found);
                refused.sources.extend(other.sources);
            }
        }
    }
    if refused.found.has_errors() {
        return Err(refused);
    }
    let levels = compared.iter().map(|one| one.level);
    // Programs that use a removed crate no longer compile.
    let gone = inputs.removed.iter().map(|_| Level::Major);
    Ok(Report {
        level: levels.chain(gone).max().unwrap_or(Level::None),
        compared,
        added: inputs.added,
        removed: inputs.removed,
        expected: expected.map(Expected::level),
        bumped: Vec::new(),
    })
}

/// A crate and the two states of its model.
pub(crate) struct States<'c> {
    pub(crate) config: &'c CrateConfig,
    pub(crate) old: Vec<SourceFile>,
    pub(crate) new: Vec<SourceFile>,
}

/// What other commands report of a comparison.
pub(crate) struct Judged(Report);

impl Judged {
    /// Compares two states of the models of crates.
    ///
    /// # Errors
    ///
    /// One of them is wrong; then nothing is judged.
    pub(crate) fn between(
        states: Vec<States<'_>>,
        expected: Option<Expected>,
    ) -> Result<Judged, Refused> {
        let given = |files, config: &CrateConfig| Given {
            documents: Documents::Read(files),
            options: config.options(),
        };
        let pairs = states.into_iter().map(|States { config, old, new }| Pair {
            name: config.package.to_string(),
            renamed: None,
            old: given(old, config),
            new: given(new, config),
            places: config.places.clone(),
            accepted: config.accepted.clone(),
        });
        let inputs = Inputs::of(pairs.collect(), Vec::new(), Vec::new());
        Ok(Judged(compare(inputs, None, expected)?))
    }

    /// Compares crates of a configuration with the state of the last commit, those that differ from it. None where Git has
    /// no such state, one of them is wrong, or nothing differs.
    pub(crate) fn since_last_commit(
        configuration: &Path,
        crates: &[&CrateConfig],
        program: &Program,
    ) -> Option<Judged> {
        let path = paths::absolute(configuration);
        let changed = git::changed(path.parent()?)?;
        let differs = |path: &Path| changed.contains(&paths::real(path));
        // What lies beside the document of a service may be new or gone, which only the comparison sees.
        let models = |one: &CrateConfig| {
            let mut files = one.models.iter();
            files.any(|path| botocore::is_service(path) || differs(path))
        };
        let is_all = differs(&path);
        let crates = crates.iter().filter(|one| is_all || models(one));
        let packages: Vec<String> = crates.map(|one| one.package.to_string()).collect();
        if packages.is_empty() {
            return None;
        }
        let arguments = Arguments {
            config: Some(path),
            service: packages,
            ..Arguments::since("HEAD")
        };
        Some(Judged(judge(&arguments, program).ok()?))
    }

    /// Writes the versions that everything since the last commit calls for.
    ///
    /// # Errors
    ///
    /// As [`refuse_unbumped`], or a version has no next one.
    pub(crate) fn bump(&mut self, configuration: &Path, program: &Program) -> Result<(), Refused> {
        let bumped = judge(&to_bump(configuration), program)?.bumped;
        self.0.bumped = bumped;
        Ok(())
    }

    /// Whether the update calls for a higher version than is expected.
    pub(crate) fn is_exceeded(&self) -> bool {
        self.0.is_exceeded()
    }

    /// Whether nothing changes for callers.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.level == Level::None
    }

    /// The report for people, with all changes or the first ones of each section.
    pub(crate) fn text(&self, all: bool) -> String {
        text::report(&self.0, all)
    }

    /// The report for people, with the first changes and what lists the others.
    pub(crate) fn text_in_short(&self, rest: &str) -> String {
        text::listed(&self.0, Some(rest))
    }

    /// The report for a pull request.
    pub(crate) fn markdown(&self) -> String {
        markdown::report(&self.0)
    }

    /// The section for a changelog.
    pub(crate) fn changelog(&self) -> String {
        markdown::changelog(&self.0)
    }

    /// The report for programs.
    pub(crate) fn json(&self) -> serde_json::Value {
        json::report(&self.0)
    }
}

/// Refuses to bump versions where Git has no state to count from.
pub(crate) fn refuse_unbumped(configuration: &Path, program: &Program) -> Result<(), Refused> {
    inputs::of(&to_bump(configuration), program).map(|_| ())
}

fn to_bump(configuration: &Path) -> Arguments {
    Arguments {
        config: Some(configuration.to_path_buf()),
        bump: true,
        ..Arguments::since("HEAD")
    }
}
