//! The compilations themselves: packages on disk come in, medians by name and side go out.
//!
//! One compiler runs at a time, with all of cargo's job tokens, so that a figure is of one crate alone. Both sides
//! are compiled by turns: a machine is faster in one minute than in the next, and a ratio must not tell of that.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::{json, Map, Value};

use super::packages::{self, Service, PROGRAMS};
use super::{compiler, source, Arguments};
use crate::bench::measure::median;
use crate::tools::{finish, write, Outcome, Problem, Workspace};
use crate::Terminal;

/// Figures by name.
type Figures = BTreeMap<String, Vec<f64>>;

/// The workspaces of both sides.
pub struct Sides {
    ours: Workspace,
    published: Workspace,
}

/// How a crate is compiled.
#[derive(Clone, Copy, PartialEq)]
enum Profile {
    Check,
    Dev,
    Release,
}

impl Profile {
    fn name(self) -> &'static str {
        match self {
            Profile::Check => "check",
            Profile::Dev => "dev",
            Profile::Release => "release",
        }
    }

    fn arguments(self) -> &'static [&'static str] {
        match self {
            Profile::Check => &["check"],
            Profile::Dev => &["build"],
            Profile::Release => &["build", "--release"],
        }
    }
}

impl Sides {
    /// Writes both workspaces and fetches what they depend on.
    pub fn create(services: &[Service], terminal: &mut Terminal<'_>) -> Outcome<Self> {
        terminal.error("fetching dependencies ...");
        let sides = Self {
            ours: packages::workspace("ours", services)?,
            published: packages::workspace("published", services)?,
        };
        for workspace in [&sides.ours, &sides.published] {
            finish(&mut workspace.cargo(&["fetch", "--quiet"]), "cargo fetch")?;
        }
        Ok(sides)
    }

    /// All figures of a service.
    pub fn service(
        &self,
        service: &Service,
        arguments: &Arguments,
        terminal: &mut Terminal<'_>,
    ) -> Outcome<Value> {
        let (package, published) = (service.package(), service.published());
        let metadata = self.published.dependency_metadata()?;
        let (version, folder) = found(&metadata, &published)?;
        let sources = [
            packages::generated(&package).join("src"),
            folder.join("src"),
        ];
        let [ours, theirs] = [
            packages::operations(&sources[0])?,
            packages::operations(&sources[1])?,
        ];
        let both: Vec<&str> = ours.intersection(&theirs).map(String::as_str).collect();
        if both.len() < ours.len() {
            packages::generate_for(service, &both)?;
        }
        for workspace in [&self.ours, &self.published] {
            for (program, count) in PROGRAMS {
                write_program(workspace, service, program, called(&both, count), 0)?;
            }
        }
        let three = packages::subset(service);
        let three_source = packages::generated(&three).join("src");
        let [our_source, published_source] = sources;
        let mut columns = [
            Column::new("ours", &self.ours, package, &our_source)?,
            Column::new("published", &self.published, published, &published_source)?,
            Column::new("three", &self.ours, three, &three_source)?,
        ];
        for profile in profiles(arguments) {
            terminal.error(&format!("  {}", profile.name()));
            crates(&mut columns, *profile, arguments.samples)?;
        }
        let [ours, published, _] = &mut columns;
        let sides = &mut [ours, published];
        terminal.error("  programs");
        programs(sides, service, arguments)?;
        terminal.error("  rebuilds of programs");
        rebuilds(sides, service, &both, arguments.rebuilds)?;
        let columns = columns.iter();
        let columns: Map<_, _> = columns
            .map(|column| (column.name.to_owned(), medians(&column.figures)))
            .collect();
        Ok(json!({
            "published_version": version,
            "operations": both.len(),
            "samples": arguments.samples,
            "rebuilds": arguments.rebuilds,
            "figures": columns,
        }))
    }
}

/// A crate that is measured, and the programs that call it.
struct Column<'a> {
    name: &'static str,
    workspace: &'a Workspace,
    package: String,
    figures: Figures,
}

impl<'a> Column<'a> {
    /// One with the figures of its source text.
    fn new(
        name: &'static str,
        workspace: &'a Workspace,
        package: String,
        source: &Path,
    ) -> Outcome<Self> {
        let size = source::size(source, &packages::root().join("formatted"))?;
        let figures = [("lines", size.lines), ("bytes", size.bytes)];
        Ok(Self {
            name,
            workspace,
            package,
            figures: figures
                .map(|(name, value)| (name.to_owned(), vec![value as f64]))
                .into(),
        })
    }
}

fn medians(figures: &Figures) -> Value {
    let thousandth = |value: f64| (value * 1000.0).round() / 1000.0;
    let all = figures.iter();
    all.map(|(name, values)| (name.clone(), json!(median(values).map(thousandth))))
        .collect::<Map<_, _>>()
        .into()
}

/// The version and the folder of a package.
fn found(metadata: &Value, package: &str) -> Outcome<(String, PathBuf)> {
    let mut packages = metadata["packages"].as_array().into_iter().flatten();
    let found = packages.find(|candidate| candidate["name"] == package);
    let text = |key: &str| found.and_then(|found| found[key].as_str());
    let folder = text("manifest_path").map(Path::new).and_then(Path::parent);
    match (text("version"), folder) {
        (Some(version), Some(folder)) => Ok((version.to_owned(), folder.to_path_buf())),
        _ => Err(Problem(format!("{package} is no dependency"))),
    }
}

fn called<'a>(operations: &'a [&'a str], count: usize) -> &'a [&'a str] {
    operations.get(..count).unwrap_or(operations)
}

fn write_program(
    workspace: &Workspace,
    service: &Service,
    program: &str,
    operations: &[&str],
    line: usize,
) -> Outcome<()> {
    let folder = workspace.folder().join(service.program(program));
    write(
        &folder.join("src/main.rs"),
        &packages::program(operations, line),
    )
}

/// Runs cargo with the compiler under observation, and gives what the crate cost. Programs are named after
/// their packages, so that each has a name of its own.
fn compile(
    workspace: &Workspace,
    package: &str,
    profile: Profile,
    changes: &[(&str, &str)],
) -> Outcome<Value> {
    let log = workspace.folder().join("log");
    let krate = package.replace('-', "_");
    // A fresh crate is not compiled; its earlier figures must not count.
    let _ = std::fs::remove_file(log.join(format!("{krate}.json")));
    let mut command = workspace.cargo(profile.arguments());
    command
        .args(["--offline", "--quiet", "--package", package])
        .env("RUSTC_WRAPPER", compiler::program()?)
        .env(compiler::LOG, &log)
        .env("CARGO_INCREMENTAL", "0")
        .envs(changes.iter().copied());
    finish(&mut command, &format!("the compilation of {package}"))?;
    compiler::cost(&log, &krate)
}

fn clean(workspace: &Workspace, package: &str, profile: Profile) -> Outcome<()> {
    let mut arguments = vec!["clean", "--offline", "--quiet", "--package", package];
    if profile == Profile::Release {
        arguments.push("--release");
    }
    finish(&mut workspace.cargo(&arguments), "cargo clean").map(drop)
}

fn keep(figures: &mut Figures, prefix: &str, cost: &Value) {
    const PARTS: [(&str, &str); 3] = [
        ("wall", "seconds"),
        ("processor", "processor seconds"),
        ("memory", "MiB"),
    ];
    for (key, name) in PARTS {
        if let Some(value) = cost[key].as_f64() {
            figures
                .entry(format!("{prefix} {name}"))
                .or_default()
                .push(value);
        }
    }
}

fn profiles(arguments: &Arguments) -> &'static [Profile] {
    match arguments.no_release {
        true => &[Profile::Check, Profile::Dev],
        false => &[Profile::Check, Profile::Dev, Profile::Release],
    }
}

/// The crates alone. The first compilation comes after the dependencies, which count for nothing.
fn crates(columns: &mut [Column<'_>], profile: Profile, samples: u16) -> Outcome<()> {
    let name = profile.name();
    if profile == Profile::Dev {
        for column in &mut *columns {
            // Counting takes the compiler a moment, so it is none of the samples.
            clean(column.workspace, &column.package, profile)?;
            let krate = column.package.replace('-', "_");
            let count = [(compiler::ITEMS, krate.as_str())];
            let cost = compile(column.workspace, &column.package, profile, &count)?;
            let items = cost["items"].as_f64().into_iter().collect();
            column.figures.insert("mono items".to_owned(), items);
        }
    }
    for _ in 0..samples {
        for column in &mut *columns {
            clean(column.workspace, &column.package, profile)?;
            let cost = compile(column.workspace, &column.package, profile, &[])?;
            keep(&mut column.figures, name, &cost);
        }
    }
    for column in columns {
        if let Some(size) = rlib(column.workspace, &column.package, profile) {
            let figures = &mut column.figures;
            figures.insert(format!("{name} rlib MB"), vec![size]);
        }
    }
    Ok(())
}

/// Megabytes of the library of a package.
fn rlib(workspace: &Workspace, package: &str, profile: Profile) -> Option<f64> {
    let folder = match profile {
        Profile::Check => return None,
        Profile::Dev => "debug/deps",
        Profile::Release => "release/deps",
    };
    let prefix = format!("lib{}-", package.replace('-', "_"));
    let is_library = |name: &str| name.starts_with(&prefix) && name.ends_with(".rlib");
    let entries = std::fs::read_dir(workspace.target().join(folder))
        .ok()?
        .flatten();
    let libraries = entries.filter(|entry| is_library(&entry.file_name().to_string_lossy()));
    let sizes = libraries.filter_map(|entry| Some(entry.metadata().ok()?.len()));
    sizes.max().map(|bytes| bytes as f64 / 1e6)
}

/// The programs, linked.
fn programs(
    sides: &mut [&mut Column<'_>],
    service: &Service,
    arguments: &Arguments,
) -> Outcome<()> {
    let linked = profiles(arguments).iter();
    for profile in linked.filter(|profile| **profile != Profile::Check) {
        for (program, _) in PROGRAMS {
            let package = service.program(program);
            let name = format!("calling {program}, {}", profile.name());
            for _ in 0..arguments.samples {
                for side in &mut *sides {
                    clean(side.workspace, &package, *profile)?;
                    let cost = compile(side.workspace, &package, *profile, &[])?;
                    keep(&mut side.figures, &name, &cost);
                }
            }
        }
    }
    Ok(())
}

/// The rebuild of each program after a changed line.
fn rebuilds(
    sides: &mut [&mut Column<'_>],
    service: &Service,
    operations: &[&str],
    count: u16,
) -> Outcome<()> {
    for (program, calls) in PROGRAMS {
        let package = service.program(program);
        let called = called(operations, calls);
        for line in 0..=usize::from(count) {
            for side in &mut *sides {
                write_program(side.workspace, service, program, called, line + 1)?;
                let incremental = [("CARGO_INCREMENTAL", "1")];
                let cost = compile(side.workspace, &package, Profile::Dev, &incremental)?;
                // The first is the build that the others are rebuilds of.
                if line > 0 {
                    let name = format!("calling {program}, rebuild");
                    keep(&mut side.figures, &name, &cost);
                }
            }
        }
    }
    Ok(())
}
