//! `cargo xtask ledger`: is our crate's public API that of the published one? In: both crates. Out: every
//! difference that is not listed with a reason in `tests/ledger/`, and every listed one that is gone; either
//! fails. `rules.toml` holds the differences that every crate has, `ledger.toml` those of the crate that is
//! checked in, and a whole service has its own file.
//!
//! What is compared is what the compiler sees: rustdoc's JSON of both crates, line by line, and a generated
//! program that names every public function, field, variant and trait impl of the published crate with its
//! exact type and is compiled against both; so are the examples in the documentation of the published crate. The whole published crate takes part when a whole service
//! is compared, otherwise what belongs to the operations of ours.

mod drop_in;
mod examples;
mod items;
mod listed;
mod methods;
mod pattern;
pub(crate) mod probe;
mod probes;
mod render;
pub(crate) mod rustdoc;
mod services;
pub(crate) mod surface;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde_json::{json, Value};

use super::bench::packages;
use crate::tools::{
    conclude, read, report_as, repository, write, Conclusion, Outcome, Problem, Workspace,
};
use crate::{Exit, Format, Terminal};
use listed::{Ledger, Verdict};
use probe::{probe, ProbeResult};
use rustdoc::Documented;
use surface::{closure, operations, surface, Entry, Surface};

/// Compares the public API of the generated crate with that of the published one.
///
/// Differences that are meant to be stand with their reasons in tests/ledger. An unlisted
/// difference fails, and so does a listed one that is gone.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  cargo xtask ledger                 compare the public API
  cargo xtask ledger --service kms --botocore botocore-1.44.5-py3-none-any.whl
                                     compare the whole crate of another service, with tests/ledger/{kms,rules}.toml
  cargo xtask ledger --drop-in       run the drop-in program against ours, compare with its recorded transcript
  cargo xtask ledger --drop-in --record   run it against the published crate and record the transcript anew")]
pub struct Arguments {
    /// Run the program in tests/drop-in, which was written for the published crate, against ours
    #[arg(long)]
    drop_in: bool,

    /// Record the transcript of the drop-in program anew, by running it against the published crate
    #[arg(long, requires = "drop_in")]
    record: bool,

    /// A whole service, by its name in botocore [default: the crate that is checked in]
    #[arg(long, value_name = "ID", conflicts_with = "drop_in")]
    service: Option<String>,

    /// A folder of Smithy models, a file `ID.json` for each service
    #[arg(long, value_name = "FOLDER", requires = "service")]
    models: Option<PathBuf>,

    /// botocore as a wheel, an sdist or an installed package
    #[arg(long, value_name = "PATH", requires = "service")]
    botocore: Option<PathBuf>,

    /// How to report
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
}

/// The service whose crate is checked in.
const CHECKED_IN: &str = "partnercentral-account";

/// One of the two crates.
struct Side {
    name: &'static str,
    package: String,
    library: String,
    /// The line of the manifest by which the workspace of this side depends on the crate.
    dependency: String,
}

/// The published crate, and ours.
fn sides(arguments: &Arguments) -> Outcome<[Side; 2]> {
    let (service, source) = match &arguments.service {
        None => (
            packages::Service::new(CHECKED_IN, PathBuf::new()),
            repository().join("generated"),
        ),
        Some(name) => {
            let (models, botocore) = (arguments.models.as_deref(), arguments.botocore.as_deref());
            let service = packages::Service::new(name, packages::model(name, models, botocore)?);
            packages::generate_whole(&service)?;
            let source = packages::generated(&service.package());
            (service, source)
        }
    };
    let (published, ours) = (service.published(), service.package());
    let path = Value::from(source.display().to_string());
    const FEATURES: &str = "default-features = false, features = [\"rt-tokio\", \"test-util\"]";
    Ok([
        Side {
            name: "published",
            dependency: format!(
                "{published} = {{ version = \"{}\", {FEATURES} }}",
                service.requirement()
            ),
            library: published.replace('-', "_"),
            package: published.clone(),
        },
        Side {
            name: "ours",
            dependency: format!(
                "{published} = {{ package = \"{ours}\", path = {path}, {FEATURES} }}"
            ),
            library: ours.clone(),
            package: ours,
        },
    ])
}

/// Runs the command.
pub fn run(arguments: Arguments, terminal: &mut Terminal<'_>) -> Exit {
    if arguments.drop_in {
        return drop_in::run(arguments.record, arguments.format, terminal);
    }
    let list = match services::list(arguments.service.as_deref()) {
        Ok(list) => list,
        Err(problem) => return report_as(Exit::Input, &problem, arguments.format, terminal),
    };
    conclude(compare(&arguments, &list), arguments.format, terminal)
}

/// The result of the comparison.
struct Report {
    operations: BTreeSet<String>,
    verdict: Verdict,
    probes: Vec<ProbeResult>,
}

/// One side, read.
struct Read {
    workspace: Workspace,
    surface: Surface,
    features: BTreeSet<String>,
    /// The folder of its sources.
    folder: PathBuf,
}

fn read_side(side: &Side) -> Outcome<Read> {
    let workspace = Workspace::create(
        &format!("ledger/{}", side.name),
        &format!("ledger/{}.toml", side.name),
    )?;
    let manifest = workspace.folder().join("Cargo.toml");
    write(
        &manifest,
        &read(&manifest)?.replace("{dependency}", &side.dependency),
    )?;
    write(&workspace.folder().join("lib.rs"), "")?;
    let documented = Documented::produce(&workspace, &side.package, &side.library)?;
    let metadata = workspace.dependency_metadata()?;
    let packages = rustdoc::list(&metadata["packages"]);
    let package = packages.iter().find(|one| one["name"] == side.package);
    let package = package.ok_or_else(|| Problem(format!("cargo knows no {}", side.package)))?;
    let manifest = Path::new(package["manifest_path"].as_str().unwrap_or_default());
    Ok(Read {
        surface: surface(&documented),
        workspace,
        features: features(package),
        folder: manifest.parent().unwrap_or(manifest).to_owned(),
    })
}

/// The Cargo features of a package, and which of them are on by default.
fn features(package: &Value) -> BTreeSet<String> {
    let Some(features) = package["features"].as_object() else {
        return BTreeSet::new();
    };
    let mut lines: BTreeSet<String> = features
        .keys()
        .map(|name| format!("feature {name}"))
        .collect();
    for name in rustdoc::list(&features["default"])
        .iter()
        .filter_map(Value::as_str)
    {
        lines.insert(format!("feature default includes {name}"));
    }
    lines
}

fn compare(arguments: &Arguments, list: &Path) -> Outcome<Report> {
    let ledger = Ledger::with_rules(list, &rules_path())?;
    let sides = sides(arguments)?;
    let [published, ours] = [read_side(&sides[0])?, read_side(&sides[1])?];
    let operations = operations(&ours.surface);
    if operations.is_empty() {
        return Err(Problem(
            "the generated crate has no operations; run `cargo xtask codegen`".to_owned(),
        ));
    }
    // A whole service is held against everything that is published; so an operation that ours lacks shows.
    let expected = match arguments.service {
        Some(_) => published.surface.entries.clone(),
        None => closure(&published.surface, &operations),
    };
    let lines = |entries: &[Entry], features: &BTreeSet<String>| -> BTreeSet<String> {
        entries
            .iter()
            .map(|entry| entry.line.clone())
            .chain(features.iter().cloned())
            .collect()
    };
    let own: Vec<Entry> = ours
        .surface
        .entries
        .iter()
        .filter(|entry| !entry.hidden)
        .cloned()
        .collect();
    let mut ours_lines = lines(&own, &ours.features);
    let published_lines = lines(&expected, &published.features);
    // A hidden item is no addition, but may stand for one that the published crate hides too.
    let hidden = ours
        .surface
        .entries
        .iter()
        .filter(|entry| entry.hidden && published_lines.contains(&entry.line));
    ours_lines.extend(hidden.map(|entry| entry.line.clone()));
    let verdict = ledger.compare(&published_lines, &ours_lines);
    let wanted: Vec<&Entry> = expected.iter().filter(|entry| !entry.hidden).collect();
    let present: Vec<&Entry> = wanted
        .iter()
        .filter(|entry| !ledger.lists_missing(&entry.line))
        .copied()
        .collect();
    let examples = examples::of_crate(&published.folder)?;
    let probes = vec![
        probe(&sides[0], &published.workspace, &wanted, &examples)?,
        probe(&sides[1], &ours.workspace, &present, &examples)?,
    ];
    Ok(Report {
        operations,
        verdict,
        probes,
    })
}

/// Where the differences stand that every crate has.
fn rules_path() -> PathBuf {
    repository().join("tests/ledger/rules.toml")
}

impl Report {
    fn passes(&self) -> bool {
        self.verdict.passes() && self.probes.iter().all(|probe| probe.complaint.is_none())
    }
}

impl Conclusion for Report {
    fn has_failed(&self) -> bool {
        !self.passes()
    }

    fn text(&self) -> String {
        let verdict = &self.verdict;
        let mut lines = Vec::new();
        let names: Vec<&str> = self.operations.iter().map(String::as_str).collect();
        let operations = match names.len() {
            0..=3 => names.join(", "),
            many => format!("{many} operations"),
        };
        for (title, entries) in [
            ("the published crate has, ours has not", &verdict.missing),
            ("ours has, the published crate has not", &verdict.additional),
            ("listed in tests/ledger, but no difference", &verdict.stale),
        ] {
            if !entries.is_empty() {
                lines.push(format!("{} {title}:", entries.len()));
                lines.extend(entries.iter().map(|entry| format!("  {entry}")));
            }
        }
        for (reason, explained) in &verdict.reasons {
            lines.push(format!("{explained:>5} differences: {reason}"));
        }
        for probe in &self.probes {
            if let Some(complaint) = &probe.complaint {
                lines.push(format!(
                    "the probe of {} items and {} examples does not compile against {}:\n{complaint}",
                    probe.items, probe.examples, probe.side
                ));
            }
        }
        lines.push(format!(
            "ledger: {} public items of {}: {} the same, {} listed differences, {} unlisted, {} stale; probes: {}",
            verdict.compared,
            operations,
            verdict.same,
            verdict.listed,
            verdict.missing.len() + verdict.additional.len(),
            verdict.stale.len(),
            self.probes.iter().map(ProbeResult::text).collect::<Vec<_>>().join(", "),
        ));
        lines.join("\n")
    }

    fn json(&self) -> Value {
        let verdict = &self.verdict;
        let probes = self.probes.iter().map(|probe| {
            json!({ "side": probe.side, "items": probe.items, "examples": probe.examples, "compiles": probe.complaint.is_none(), "errors": probe.complaint })
        });
        json!({
            "operations": self.operations,
            "compared": verdict.compared,
            "same": verdict.same,
            "listed": verdict.listed,
            "reasons": verdict.reasons.iter().map(|(reason, count)| json!({ "reason": reason, "differences": count })).collect::<Vec<Value>>(),
            "missing": verdict.missing,
            "additional": verdict.additional,
            "stale": verdict.stale,
            "probes": probes.collect::<Vec<Value>>(),
            "passes": self.passes(),
        })
    }
}
