//! `program`: what a program with four clients and credentials costs its user's build, cold and after a changed line. In: a
//! botocore with the models of the services. Out: a measure; beside it the profiles, ring and the defaults, and the crates
//! that take most of the time.

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::build::{self, beside_ratio, Build, Builds};
use super::compile::compiler;
use super::measure::{median, Measure};
use crate::tools::{finish, product, read, repository, write, Outcome, Problem, Workspace};

/// The name of the measure.
pub const NAME: &str = "program";

/// The services, whose clients have all operations on both sides.
const SERVICES: [&str; 4] = ["dynamodb", "lambda", "secretsmanager", "sqs"];

const SIDES: [&str; 2] = ["ours", "published"];

/// What is compared: what it is called, and the templates of both sides.
const PAIRS: [(&str, [&str; 2]); 2] = [
    ("with ring", ["ours", "published"]),
    ("with the defaults", ["ours-defaults", "published-defaults"]),
];

/// The crates that are named for the time that they take.
const MOST_EXPENSIVE: usize = 6;

/// Generates the clients, and builds the programs by turns: each as often as asked from nothing, and three times as often
/// after a change.
pub fn measure(botocore: &Path, samples: usize) -> Outcome<Measure> {
    generate(botocore)?;
    let mut measure = Measure {
        name: NAME.into(),
        title: "cold build of a program with four clients and credentials".into(),
        unit: "processor seconds".into(),
        ..Measure::default()
    };
    for (pair, sides) in PAIRS {
        let workspaces = [workspace(sides[0])?, workspace(sides[1])?];
        for (profile, release) in [("dev", false), ("release", true)] {
            let kind = format!("{profile}, {pair}");
            let cold = cold(&workspaces, release, samples)?;
            if measure.ours.is_none() {
                measure.ours = median(&cold[0].processor);
                measure.published = median(&cold[1].processor);
            }
            describe(&mut measure, &format!("cold, {kind}"), &cold);
            for (side, workspace) in SIDES.iter().zip(&workspaces) {
                let crates = most_expensive(workspace)?;
                measure.beside(format!("most processor seconds, {kind}, {side}"), crates);
            }
            let rebuilds = rebuilds(&workspaces, release, samples * 3)?;
            describe(&mut measure, &format!("changed line, {kind}"), &rebuilds);
        }
        // The targets of all four programs would fill a disk.
        for workspace in &workspaces {
            build::empty(&workspace.target())?;
        }
    }
    measure.beside("samples", samples);
    Ok(measure)
}

/// Builds from nothing.
fn cold(workspaces: &[Workspace; 2], release: bool, samples: usize) -> Outcome<[Builds; 2]> {
    let mut both = [Builds::default(), Builds::default()];
    for _ in 0..samples {
        for (workspace, builds) in workspaces.iter().zip(&mut both) {
            build::empty(&workspace.target())?;
            build::empty(&log(workspace))?;
            builds.add(&built(workspace, release, 0)?);
        }
    }
    Ok(both)
}

/// Builds after a change of a line.
fn rebuilds(workspaces: &[Workspace; 2], release: bool, changes: usize) -> Outcome<[Builds; 2]> {
    let mut both = [Builds::default(), Builds::default()];
    for change in 1..=changes {
        for (workspace, builds) in workspaces.iter().zip(&mut both) {
            builds.add(&built(workspace, release, change)?);
        }
    }
    Ok(both)
}

fn describe(measure: &mut Measure, what: &str, [ours, published]: &[Builds; 2]) {
    ours.describe(measure, &format!("{what}, ours"));
    published.describe(measure, &format!("{what}, published"));
    beside_ratio(measure, what, ours, published);
}

/// Generates the clients with all their operations.
fn generate(botocore: &Path) -> Outcome<()> {
    let folder = repository().join("target/bench/clients");
    let mut configuration = String::new();
    for service in SERVICES {
        let model = folder.join(format!("models/{service}.json"));
        product::import(service, botocore, &model)?;
        configuration.push_str(&format!(
            "[[crate]]\nmodels = [\"models/{service}.json\"]\noutput = \"crates/{service}\"\npackage = \"{service}\"\n\
             runtime = {{ path = {:?} }}\n\n",
            repository().join("runtime"),
        ));
    }
    let file = folder.join("codegen.toml");
    write(&file, &configuration)?;
    product::codegen(&file)
}

fn workspace(variant: &str) -> Outcome<Workspace> {
    let workspace = Workspace::create(
        &format!("bench/clients/{variant}"),
        &format!("bench/clients/{variant}.toml"),
    )?;
    write_program(&workspace, 0)?;
    // Downloads are no part of a build's time.
    finish(&mut workspace.cargo(&["fetch", "--quiet"]), "cargo fetch")?;
    Ok(workspace)
}

/// Writes the program after so many changes of one line.
fn write_program(workspace: &Workspace, change: usize) -> Outcome<()> {
    let program = read(&repository().join("tests/bench/clients/main.rs"))?;
    let changed = format!("const CHANGE: u32 = {change};");
    write(
        &workspace.folder().join("src/main.rs"),
        &program.replace("const CHANGE: u32 = 0;", &changed),
    )
}

/// Builds the program after so many changes, with the compiler under observation.
fn built(workspace: &Workspace, release: bool, change: usize) -> Outcome<Build> {
    write_program(workspace, change)?;
    let (wrapper, log) = (compiler::program()?, log(workspace));
    let variables = [
        ("RUSTC_WRAPPER", wrapper.as_os_str()),
        (compiler::LOG, log.as_os_str()),
    ];
    build::build(workspace, release, &variables)
}

/// The folder of what was observed.
fn log(workspace: &Workspace) -> PathBuf {
    workspace.folder().join("log")
}

/// The crates that took most of the last build from nothing, with their processor seconds.
fn most_expensive(workspace: &Workspace) -> Outcome<String> {
    let log = log(workspace);
    let entries = std::fs::read_dir(&log).map_err(|error| Problem::file("list", &log, error))?;
    let mut costs = Vec::new();
    for entry in entries.flatten() {
        let cost: Value = serde_json::from_str(&read(&entry.path())?).unwrap_or_default();
        let krate = entry.path().with_extension("");
        let krate = krate.file_name().unwrap_or_default();
        let seconds = cost["processor"].as_f64().unwrap_or_default();
        costs.push((seconds, krate.to_string_lossy().into_owned()));
    }
    costs.sort_by(|one, other| other.0.total_cmp(&one.0));
    let shown = costs.iter().take(MOST_EXPENSIVE);
    let shown = shown.map(|(seconds, krate)| format!("{krate} {seconds:.1}"));
    Ok(shown.collect::<Vec<_>>().join(", "))
}
