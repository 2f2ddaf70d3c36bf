//! `program`: what a program with four clients and credentials costs its user's build, cold and after a changed line. In: a
//! botocore with the models of the services. Out: a measure; beside it the profiles, ring and the defaults, the binaries, and
//! the crates that take most of the time.

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::build::{self, beside_ratio, Build, Builds};
use super::compile::compiler;
use super::measure::{hundredth, median, Measure};
use crate::tools::{finish, product, read, repository, write, Outcome, Problem, Workspace};

/// The name of the measure.
pub const NAME: &str = "program";

/// The services, whose clients have all operations on both sides.
const SERVICES: [&str; 4] = ["dynamodb", "lambda", "secretsmanager", "sqs"];

/// The programs: what each is called, and its template. The last one is the published clients' with their defaults, which
/// the others are compared with. In the others `aws-config` has generated clients as well.
const SIDES: [(&str, &str); 3] = [
    ("ours with ring", "ours"),
    ("ours with the defaults of aws-config", "ours-defaults"),
    ("published", PUBLISHED),
];

const PUBLISHED: &str = "published";

/// The crates that are named for the time that they take.
const MOST_EXPENSIVE: usize = 6;

/// A program, and its builds in a profile.
struct Side {
    name: &'static str,
    workspace: Workspace,
    builds: Builds,
}

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
    let mut sides = Vec::new();
    for (name, template) in SIDES {
        sides.push(Side {
            name,
            workspace: workspace(template, botocore)?,
            builds: Builds::default(),
        });
    }
    for (profile, release) in [("dev", false), ("release", true)] {
        cold(&mut sides, release, samples)?;
        if !release {
            measure.ours = sides.first().and_then(|one| median(&one.builds.processor));
            measure.published = sides.last().and_then(|one| median(&one.builds.processor));
        }
        describe(&mut measure, &format!("cold, {profile}"), &sides);
        for Side {
            name, workspace, ..
        } in &sides
        {
            let crates = most_expensive(workspace)?;
            measure.beside(format!("most processor seconds, {profile}, {name}"), crates);
        }
        rebuilds(&mut sides, release, samples * 3)?;
        describe(&mut measure, &format!("changed line, {profile}"), &sides);
    }
    sizes(&mut measure, &sides)?;
    // The targets of all programs would fill a disk.
    for side in &sides {
        build::empty(&side.workspace.target())?;
    }
    measure.beside("samples", samples);
    Ok(measure)
}

/// Builds from nothing.
fn cold(sides: &mut [Side], release: bool, samples: usize) -> Outcome<()> {
    sides
        .iter_mut()
        .for_each(|side| side.builds = Builds::default());
    for _ in 0..samples {
        for Side {
            workspace, builds, ..
        } in &mut *sides
        {
            build::empty(&workspace.target())?;
            build::empty(&log(workspace))?;
            builds.add(&built(workspace, release, 0)?);
        }
    }
    Ok(())
}

/// Builds after a change of a line.
fn rebuilds(sides: &mut [Side], release: bool, changes: usize) -> Outcome<()> {
    sides
        .iter_mut()
        .for_each(|side| side.builds = Builds::default());
    for change in 1..=changes {
        for Side {
            workspace, builds, ..
        } in &mut *sides
        {
            builds.add(&built(workspace, release, change)?);
        }
    }
    Ok(())
}

fn describe(measure: &mut Measure, what: &str, sides: &[Side]) {
    let Some((published, ours)) = sides.split_last() else {
        return;
    };
    for side in sides {
        side.builds
            .describe(measure, &format!("{what}, {}", side.name));
    }
    for side in ours {
        let what = format!("{what}, {}", side.name);
        beside_ratio(measure, &what, &side.builds, &published.builds);
    }
}

/// The stripped binaries of the last builds, which were in release.
fn sizes(measure: &mut Measure, sides: &[Side]) -> Outcome<()> {
    let mut published = None;
    for Side {
        name, workspace, ..
    } in sides.iter().rev()
    {
        let megabytes = build::binary_size(workspace)?;
        let of = *published.get_or_insert(megabytes);
        measure.beside(format!("MB of the binary, {name}"), hundredth(megabytes));
        measure.beside(
            format!("ratio of the binary, {name}"),
            hundredth(megabytes / of),
        );
    }
    Ok(())
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

fn workspace(variant: &str, botocore: &Path) -> Outcome<Workspace> {
    let workspace = Workspace::create(
        &format!("bench/clients/{variant}"),
        &format!("bench/clients/{variant}.toml"),
    )?;
    write_program(&workspace, 0)?;
    if variant != PUBLISHED {
        product::aws_config(&workspace.folder().join("Cargo.toml"), botocore)?;
    }
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
