//! One crate from its models to its folder: its configuration comes in, its outcome goes out.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::surface::{self, SurfaceChange};
use smithy_codegen::emit::{self, FileSystem, Files, Layouts, Mode, Prepared, WriteReport};
use smithy_codegen::{service_in, Generated, Omitted, Options};
use smithy_model::botocore::{self, Botocore};
use smithy_model::{Diagnostic, Diagnostics, Origin, SourceFile};

use super::arguments::Run;
use super::failure::{Failed, Failure};
use super::outcome::{Change, Facts, Outcome};
use super::stamp;
use crate::config::{codes, CrateConfig};
use crate::{paths, Program};

/// A measure of the time that a crate takes: the bytes of its models.
pub(super) fn size(config: &CrateConfig) -> u64 {
    let files = config.models.iter();
    files
        .filter_map(|path| Some(path.metadata().ok()?.len()))
        .sum()
}

/// The outcome for a crate that is known to be up to date; its configuration for any other.
pub(super) fn known(config: CrateConfig, run: Run<'_>) -> Result<Box<Outcome>, Box<CrateConfig>> {
    let start = Instant::now();
    if run.check || !stamp::exists(run, &config.output) {
        return Err(Box::new(config));
    }
    let mut sources = Vec::new();
    let facts = read_models(&config, run.program, &mut sources)
        .ok()
        .and_then(|()| stamp::fingerprint(&sources, &config.options()))
        .and_then(|one| stamp::unchanged(run, &config.output, one));
    match facts {
        Some(facts) => Ok(Box::new(unchanged(&config, facts, start.elapsed()))),
        None => Err(Box::new(config)),
    }
}

/// Generates a crate and compares it with the files on disk; without `--check`, the changes lie ready afterwards.
pub(super) fn generate(
    config: CrateConfig,
    run: Run<'_>,
    layouts: &mut Layouts,
    threads: usize,
) -> Result<Box<Outcome>, Box<Failed>> {
    let start = Instant::now();
    let mut sources = Vec::new();
    let result = read_models(&config, run.program, &mut sources)
        .map_err(Failure::from)
        .and_then(|()| anew(&config, run, layouts, threads, &sources, start));
    match result {
        Ok(mut outcome) => {
            if !outcome.warnings.is_empty() || !outcome.omitted.is_empty() {
                outcome.sources = sources;
            }
            Ok(Box::new(outcome))
        }
        Err(failure) => Err(Box::new(Failed {
            failure: match failure {
                Failure::Input(found) => config.places.locate(found).into(),
                other => other,
            },
            sources: sources.into_iter().chain(config.places.file).collect(),
            package: Some(config.package.to_string()),
        })),
    }
}

/// The outcome of a crate that need not be generated.
fn unchanged(config: &CrateConfig, facts: Facts, reading: Duration) -> Outcome {
    Outcome {
        config: config.clone(),
        changes: Vec::new(),
        unchanged: facts.files,
        facts,
        recovery: None,
        surface: SurfaceChange::default(),
        reading,
        generating: Duration::ZERO,
        skipped: true,
        warnings: Diagnostics::new(),
        omitted: Vec::new(),
        sources: Vec::new(),
        prepared: None,
        stamp: None,
    }
}

fn anew(
    config: &CrateConfig,
    run: Run<'_>,
    layouts: &mut Layouts,
    threads: usize,
    sources: &[SourceFile],
    start: Instant,
) -> Result<Outcome, Failure> {
    let options = &config.options();
    let fingerprint = (!run.check).then(|| stamp::fingerprint(sources, options));
    let (generated, omitted, reading, generating) =
        generated(sources, options, run, layouts, threads, start)?;
    refuse_other_service(config, generated.service.as_str())?;
    let (prepared, report) = compare(config, &generated.files, run)?;
    // Each run reports warnings and tries omitted parts again, so a crate with either has no stamp.
    let is_whole = generated.warnings.is_empty() && omitted.is_empty();
    Ok(Outcome {
        config: config.clone(),
        facts: Facts::of(&generated),
        changes: Change::of(&report, run.check),
        unchanged: report.unchanged,
        recovery: report.recovery,
        surface: surface_change(&generated.files, &report),
        reading,
        generating,
        skipped: false,
        warnings: generated.warnings,
        omitted,
        sources: Vec::new(),
        prepared,
        stamp: fingerprint
            .flatten()
            .filter(|_| is_whole)
            .map(|one| (one, stamp::names(&generated.files))),
    })
}

type Timed = (Generated, Vec<Omitted>, Duration, Duration);

/// The generated crate, and how long reading the model and generating took.
fn generated(
    sources: &[SourceFile],
    options: &Options,
    run: Run<'_>,
    layouts: &mut Layouts,
    threads: usize,
    start: Instant,
) -> Result<Timed, Failure> {
    if run.keep_going {
        let reading = start.elapsed();
        let start = Instant::now();
        let (generated, omitted) =
            smithy_codegen::generate_what_is_right(sources, options, layouts, threads)?;
        return Ok((generated, omitted, reading, start.elapsed()));
    }
    let mut reading = Duration::ZERO;
    let mut generating = start;
    let generated = smithy_model::load(sources).and_then(|model| {
        reading = start.elapsed();
        generating = Instant::now();
        smithy_codegen::generate_with(&model, options, layouts, threads)
    });
    match generated {
        Ok(generated) => Ok((generated, Vec::new(), reading, generating.elapsed())),
        // Stages after the one that failed have findings as well.
        Err(first) => {
            Err(smithy_codegen::every_error(sources, options, first, layouts, threads).into())
        }
    }
}

/// Refuses a crate whose folder has the crate of another service, which it would replace.
fn refuse_other_service(config: &CrateConfig, service: &str) -> Result<(), Diagnostics> {
    match service_in(&config.output) {
        Some(there) if there != service => {
            let message = format!(
                "{} has the crate of {}, and this one is of {service}",
                paths::shown(&config.output),
                there.escape_debug(),
            );
            let help = "choose another folder with `output` in codegen.toml or with --out, or remove this one first";
            let error = Diagnostic::error(codes::OTHER_SERVICE, message, config.origin.clone());
            Err(error.help(help).into())
        }
        _ => Ok(()),
    }
}

fn compare(
    config: &CrateConfig,
    files: &Files,
    run: Run<'_>,
) -> Result<(Option<Prepared>, WriteReport), Failure> {
    if run.check {
        let report = emit::write_or_check(&FileSystem, &config.output, files, Mode::Check)?;
        return Ok((None, report));
    }
    let (prepared, report) = emit::prepare(&FileSystem, &config.output, files)?;
    Ok((Some(prepared), report))
}

/// Makes the changes of a crate, and remembers what it was made from.
pub(super) fn commit(outcome: &mut Outcome, run: Run<'_>) -> Option<Failed> {
    if let Some(prepared) = outcome.prepared.take() {
        if let Err(error) = prepared.commit(&FileSystem) {
            return Some(Failed::to_write(error, Some(&outcome.config)));
        }
    }
    match outcome.stamp.take() {
        Some((fingerprint, names)) => {
            stamp::remember(
                run,
                &outcome.config.output,
                fingerprint,
                &outcome.facts,
                &names,
            );
        }
        None if outcome.skipped => {}
        None => stamp::forget(run, &outcome.config.output),
    }
    None
}

/// Reads the model files of a crate, and the documents beside them; all unreadable files are reported together.
///
/// # Errors
///
/// What is wrong with each.
pub(crate) fn read_models(
    config: &CrateConfig,
    program: &Program,
    sources: &mut Vec<SourceFile>,
) -> Result<(), Diagnostics> {
    read_files(&config.models, &config.origin.file, program, sources)
}

/// Reads model files, which something names, and the documents beside them.
///
/// # Errors
///
/// As [`read_models`].
pub(crate) fn read_files(
    files: &[PathBuf],
    by: &str,
    program: &Program,
    sources: &mut Vec<SourceFile>,
) -> Result<(), Diagnostics> {
    let mut found = Diagnostics::new();
    for path in files {
        let why = format!("{by} names it as a model");
        let before = sources.len();
        read_model(path, &why, program, sources, &mut found);
        if sources.len() > before {
            let why = format!("it lies beside {}, which is a model", paths::shown(path));
            for path in beside(path, files, &mut found) {
                read_model(&path, &why, program, sources, &mut found);
            }
        }
    }
    match found.has_errors() {
        true => Err(found),
        false => Ok(()),
    }
}

fn read_model(
    path: &Path,
    why: &str,
    program: &Program,
    sources: &mut Vec<SourceFile>,
    found: &mut Diagnostics,
) {
    let name = paths::shown(path);
    match std::fs::read(path) {
        Err(_) if path.is_dir() => {
            let message = "expected a model file, found a folder";
            let error = Diagnostic::error(codes::UNREADABLE, message, Origin::file(&*name));
            found.push(error.help(import_of(path, &name, program)));
        }
        Err(error) => found.push(codes::unreadable(&name, &error, why)),
        Ok(bytes) => {
            let is_archive = bytes.starts_with(b"PK\x03\x04");
            match botocore::document(name.clone(), bytes) {
                Ok(file) => sources.push(file),
                Err(error) if is_archive => found.push(error.help(import_of(path, &name, program))),
                Err(error) => found.push(*error),
            }
        }
    }
}

/// The documents that botocore has beside that of a service and that are not named: a client needs them for endpoint
/// rules, paginators and waiters. If the service is the only one, a named document of the same name in another folder
/// takes the place of its own.
fn beside(path: &Path, models: &[PathBuf], found: &mut Diagnostics) -> Vec<PathBuf> {
    let others = botocore::beside(path).unwrap_or_else(|error| {
        let folder = path.parent().unwrap_or(path);
        let help = format!("{} is a model in this folder", paths::shown(path));
        found.push(codes::unreadable(&paths::shown(folder), &error, help));
        Vec::new()
    });
    let called = |path: &Path| {
        let name = document(path);
        models.iter().filter(move |model| document(model) == name)
    };
    let is_alone = called(path).count() == 1;
    let is_named = |other: &PathBuf| {
        let folder = paths::absolute(other).parent().map(Path::to_path_buf);
        called(other).any(|model| is_alone || paths::absolute(model).parent() == folder.as_deref())
    };
    let others = others.into_iter();
    others.filter(|other| !is_named(other)).collect()
}

/// The name of a document, packed or not.
fn document(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.strip_suffix(".gz").unwrap_or(&name).to_owned()
}

/// The advice to a user who named a botocore in the place of a model file.
fn import_of(path: &Path, name: &str, program: &Program) -> String {
    let services = Botocore::open(path).ok();
    let mut services = services.iter().flat_map(Botocore::services);
    let service = match (services.next(), services.next()) {
        (Some(one), None) => one,
        _ => "SERVICE",
    };
    let (program, from) = (program.name(), botocore::argument(name));
    format!(
        "name a model file, or make one from a botocore: `{program} import --from {from} {service}`"
    )
}

/// The public items that come and go with the changes of a report. A new crate has no items that users could miss.
fn surface_change(files: &Files, report: &WriteReport) -> SurfaceChange {
    if report.changes.iter().all(|change| change.old.is_none()) {
        return SurfaceChange::default();
    }
    let changed: BTreeSet<&str> = report.changes.iter().map(|one| one.path.as_str()).collect();
    let all = files.iter().map(|(path, text)| (path.as_str(), text));
    let bearing = surface::bearing_files(all.clone(), &changed);
    let new: Vec<(&str, &str)> = all.filter(|(path, _)| bearing.contains(path)).collect();
    let kept = new
        .iter()
        .copied()
        .filter(|(path, _)| !changed.contains(path));
    let replaced = report
        .changes
        .iter()
        .filter_map(|one| Some((one.path.as_str(), one.old.as_deref()?)));
    let old = surface::surface(kept.chain(replaced));
    let mut change = surface::compare(&old, &surface::surface(new));
    let all = change.removed.clone();
    // The root re-exports types from modules of the same names; the report names each type once.
    change.removed.retain(|one| {
        let (module, path) = one.path.split_once("::").unwrap_or_default();
        let owner = path.split("::").next().unwrap_or_default();
        let again = all.iter().any(|other| other.path == path);
        !(again && owner.eq_ignore_ascii_case(module))
    });
    change
}
