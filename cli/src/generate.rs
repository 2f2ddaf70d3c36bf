//! `generate`, and `check` and `show`, which write nothing: `codegen.toml` and the command line come in; crates on disk and a summary go out, or the
//! differences.
//!
//! Before anything changes, everything is generated and compared, and every new file lies beside its place, so that an
//! error in one crate leaves all of them unchanged. Crates are generated in parallel, and unchanged ones are skipped.

mod arguments;
mod failure;
mod mend;
mod one;
mod outcome;
mod progress;
mod report;
mod short_diff;
mod show;
mod stamp;
mod targets;
mod vendored;

use smithy_codegen::emit::{FileSystem, Layouts};

use crate::config::CrateConfig;
use crate::{parallel, pending, Exit, Program, Terminal};
use arguments::Run;
pub use arguments::{Arguments, Check, Show};
use failure::Failed;
use mend::Mended;
pub(crate) use one::{read_files, read_models};
use outcome::Outcome;
use progress::Progress;
pub(crate) use targets::chosen;
use vendored::Vendored;

/// Runs `generate`.
pub fn run(arguments: &Arguments, program: &Program, terminal: &mut Terminal<'_>) -> Exit {
    let run = arguments.run(program);
    match run.turn() {
        Ok(_turn) => all(run, terminal),
        Err(found) => {
            let failed = Failed {
                failure: found.into(),
                sources: Vec::new(),
                package: None,
            };
            report::failures(&[failed], &Mended::default(), run, terminal)
        }
    }
}

/// Runs `generate` for a user who knows already what changes for callers, in a run that has its turn.
pub(crate) fn run_judged(
    arguments: &Arguments,
    program: &Program,
    terminal: &mut Terminal<'_>,
) -> Exit {
    let run = arguments.run(program);
    all(
        Run {
            is_judged: true,
            ..run
        },
        terminal,
    )
}

/// Runs `check`.
pub fn check(arguments: &Check, program: &Program, terminal: &mut Terminal<'_>) -> Exit {
    all(arguments.run(program), terminal)
}

/// Runs `show`.
pub fn show(arguments: &Show, program: &Program, terminal: &mut Terminal<'_>) -> Exit {
    show::run(arguments, arguments.run(program), terminal)
}

/// Generates and compares; writes unless the run only checks.
fn all(run: Run<'_>, terminal: &mut Terminal<'_>) -> Exit {
    let (mut sources, mut folders) = (Vec::new(), Vec::new());
    let crates = targets::targets(run, &mut sources, &mut folders);
    let (mended, mut failures) = mend::mend(&folders, run.check);
    let mut crates = crates.unwrap_or_else(|failure| {
        failures.push(Failed {
            failure,
            sources,
            package: None,
        });
        Vec::new()
    });
    if !failures.is_empty() && (crates.is_empty() || !run.keep_going) {
        return report::failures(&failures, &mended, run, terminal);
    }
    crates.retain(|one| !mended.is_stuck(one));
    let support = vendored::places(&crates);
    let (mut outcomes, failed) = generate(crates, run, terminal);
    failures.extend(failed);
    let (mut support, failed) = vendored::prepare(&support, run);
    failures.extend(failed);
    mended.note(&mut outcomes);
    if !run.check {
        if failures.is_empty() || run.keep_going {
            failures.extend(support.iter_mut().filter_map(Vendored::commit));
            failures.extend(commit(&mut outcomes, run));
            if failures.is_empty() && run.is_configured() && run.selection.only.is_empty() {
                pending::forget(&run.configuration());
            }
        } else {
            failures.extend(support.into_iter().filter_map(Vendored::abandon));
            failures.extend(abandon(outcomes));
            return report::failures(&failures, &mended, run, terminal);
        }
    } else if !failures.is_empty() && !run.keep_going {
        return report::failures(&failures, &mended, run, terminal);
    }
    let done = report::Done {
        outcomes: &outcomes,
        support: &support,
        failures: &failures,
        mended: &mended,
    };
    report::print(done, run, terminal)
}

/// Generates every crate, compares it with the files on disk, and prepares the changes.
fn generate(
    crates: Vec<CrateConfig>,
    run: Run<'_>,
    terminal: &mut Terminal<'_>,
) -> (Vec<Outcome>, Vec<Failed>) {
    let names: Vec<String> = crates.iter().map(|one| one.package.to_string()).collect();
    let mut progress = Progress::new(terminal, crates.len());
    let jobs = run.jobs;
    let known = parallel::each(
        crates,
        jobs,
        one::size,
        || (),
        |(), config| one::known(config, run),
        |_| {},
    );
    // Threads that have no crate of their own share the work on the others'.
    let rest = known.iter().filter(|one| one.is_err()).count();
    let threads = jobs / rest.clamp(1, jobs);
    let results = parallel::each(
        known,
        jobs,
        |known| {
            known
                .as_ref()
                .map_or_else(|one| one::size(one), |_| u64::MAX)
        },
        Layouts::default,
        |layouts, known| known.or_else(|one| one::generate(*one, run, layouts, threads)),
        |index| progress.advance(names.get(index).map_or("", String::as_str)),
    );
    let (mut outcomes, mut failures) = (Vec::new(), Vec::new());
    for result in results {
        match result {
            Ok(outcome) => outcomes.push(*outcome),
            Err(failed) => failures.push(*failed),
        }
    }
    (outcomes, failures)
}

/// Makes the changes of all crates. A run that dies in the middle leaves some crates new and the others old; each
/// is whole after the next run.
fn commit(outcomes: &mut [Outcome], run: Run<'_>) -> Vec<Failed> {
    let failures = parallel::each(
        outcomes.iter_mut().collect(),
        run.jobs,
        |outcome: &&mut Outcome| outcome.facts.files as u64,
        || (),
        |(), outcome| one::commit(outcome, run),
        |_| {},
    );
    failures.into_iter().flatten().collect()
}

/// Takes back the prepared changes.
fn abandon(outcomes: Vec<Outcome>) -> Vec<Failed> {
    let failures = outcomes.into_iter().filter_map(|outcome| {
        let error = outcome.prepared?.abandon(&FileSystem).err()?;
        Some(Failed::to_write(error, Some(&outcome.config)))
    });
    failures.collect()
}
