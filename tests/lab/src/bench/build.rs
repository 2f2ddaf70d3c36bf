//! `binary`, `cold-build`, `mono-items`: what a crate costs its user's build. The same small program is built
//! on both sides, each in a workspace and a target folder of its own, from an empty target folder.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::Path;

use serde_json::Value;

use super::measure::{hundredth, median, Measure};
use crate::tools::observe::{observe, Observed};
use crate::tools::{finish, Outcome, Problem, Workspace};

/// The two sides of every comparison of builds, and what is printed beside them.
const OURS: &str = "ours";
const OURS_DEFAULTS: &str = "ours-defaults";
const PUBLISHED: &str = "published";
const PUBLISHED_LEAN: &str = "published-lean";
const OURS_ALONE: &str = "ours-alone";
const PUBLISHED_ALONE: &str = "published-alone";

fn workspace(variant: &str) -> Outcome<Workspace> {
    let workspace = Workspace::create(
        &format!("bench/program-{variant}"),
        &format!("bench/program/{variant}.toml"),
    )?;
    // Downloads are no part of a build's time.
    finish(&mut workspace.cargo(&["fetch", "--quiet"]), "cargo fetch")?;
    Ok(workspace)
}

/// The cost of one build.
pub struct Build {
    observed: Observed,
    crates: usize,
}

/// Builds the program from an empty target folder.
fn cold_build(workspace: &Workspace, release: bool) -> Outcome<Build> {
    empty(&workspace.target())?;
    build(workspace, release, &[])
}

/// Removes a folder with everything in it.
pub fn empty(folder: &Path) -> Outcome<()> {
    match folder.exists() {
        true => {
            std::fs::remove_dir_all(folder).map_err(|error| Problem::file("remove", folder, error))
        }
        false => Ok(()),
    }
}

/// Builds the program with these variables set.
pub fn build(workspace: &Workspace, release: bool, variables: &[(&str, &OsStr)]) -> Outcome<Build> {
    let mut arguments = vec!["build", "--offline", "--quiet", "--message-format=json"];
    if release {
        arguments.push("--release");
    }
    let observed = observe(
        workspace.cargo(&arguments).envs(variables.iter().copied()),
        "the build of the program",
    )?;
    let printed = String::from_utf8_lossy(&observed.output.stdout);
    let messages = printed
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let compiled: BTreeSet<String> = messages
        .filter(|message| message["reason"] == "compiler-artifact")
        .filter_map(|message| message["package_id"].as_str().map(str::to_owned))
        .collect();
    Ok(Build {
        crates: compiled.len(),
        observed,
    })
}

/// Builds of one variant, repeated.
#[derive(Default)]
pub struct Builds {
    wall: Vec<f64>,
    pub processor: Vec<f64>,
    memory: Vec<f64>,
    crates: usize,
}

impl Builds {
    pub fn add(&mut self, build: &Build) {
        self.wall.push(build.observed.wall);
        self.processor.extend(build.observed.processor);
        self.memory.extend(build.observed.peak_memory);
        self.crates = build.crates;
    }

    pub fn describe(&self, measure: &mut Measure, side: &str) {
        measure.beside(format!("seconds, {side}"), median(&self.wall).map(tenth));
        measure.beside(
            format!("processor seconds, {side}"),
            median(&self.processor).map(tenth),
        );
        measure.beside(format!("crates, {side}"), self.crates);
        measure.beside(
            format!("peak memory in MiB, {side}"),
            median(&self.memory).map(f64::round),
        );
    }
}

pub fn beside_ratio(measure: &mut Measure, what: &str, ours: &Builds, published: &Builds) {
    let ratio = |ours: &[f64], published: &[f64]| match (median(ours), median(published)) {
        (Some(ours), Some(published)) => Some(hundredth(ours / published)),
        _ => None,
    };
    measure.beside(
        format!("ratio of seconds, {what}"),
        ratio(&ours.wall, &published.wall),
    );
    measure.beside(
        format!("ratio of processor seconds, {what}"),
        ratio(&ours.processor, &published.processor),
    );
}

fn tenth(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

/// Cold builds of the small program in the `dev` profile, and in `release` beside it.
pub fn cold(samples: usize) -> Outcome<Measure> {
    let mut measure = Measure {
        name: "cold-build".into(),
        title: "cold build of a small program".into(),
        unit: "seconds".into(),
        ..Measure::default()
    };
    let pairs = |variants: [&str; 2], release: bool, samples: usize| -> Outcome<[Builds; 2]> {
        let workspaces = [workspace(variants[0])?, workspace(variants[1])?];
        let mut builds = [Builds::default(), Builds::default()];
        for _ in 0..samples {
            for (workspace, builds) in workspaces.iter().zip(&mut builds) {
                builds.add(&cold_build(workspace, release)?);
            }
        }
        Ok(builds)
    };
    let [ours, published] = pairs([OURS, PUBLISHED], false, samples)?;
    measure.ours = median(&ours.wall);
    measure.published = median(&published.wall);
    ours.describe(&mut measure, "ours");
    published.describe(&mut measure, "published");
    let mut defaults = Builds::default();
    defaults.add(&cold_build(&workspace(OURS_DEFAULTS)?, false)?);
    defaults.describe(&mut measure, "ours with the defaults of aws-config");
    beside_ratio(
        &mut measure,
        "with the defaults of aws-config",
        &defaults,
        &published,
    );
    let mut lean = Builds::default();
    lean.add(&cold_build(&workspace(PUBLISHED_LEAN)?, false)?);
    lean.describe(&mut measure, "published without legacy features");
    beside_ratio(
        &mut measure,
        "to the published crate without legacy features",
        &ours,
        &lean,
    );
    let [ours, published] = pairs([OURS_ALONE, PUBLISHED_ALONE], false, 1)?;
    ours.describe(&mut measure, "ours without credential providers");
    published.describe(&mut measure, "published without credential providers");
    beside_ratio(
        &mut measure,
        "without credential providers",
        &ours,
        &published,
    );
    let [ours, published] = pairs([OURS, PUBLISHED], true, 1)?;
    ours.describe(&mut measure, "ours in release");
    published.describe(&mut measure, "published in release");
    beside_ratio(&mut measure, "in release", &ours, &published);
    measure.beside("samples", samples);
    Ok(measure)
}

/// The size in MB of the program that was built in release.
pub fn binary_size(workspace: &Workspace) -> Outcome<f64> {
    let name = format!("program{}", std::env::consts::EXE_SUFFIX);
    let file = workspace.target().join("release").join(name);
    let found = std::fs::metadata(&file).map_err(|error| Problem::file("measure", &file, error))?;
    Ok(found.len() as f64 / 1e6)
}

/// The stripped release binary of the small program.
pub fn binary() -> Outcome<Measure> {
    let size = |variant: &str| -> Outcome<f64> {
        let workspace = workspace(variant)?;
        let mut command = workspace.cargo(&["build", "--offline", "--quiet", "--release"]);
        finish(&mut command, "the release build of the small program")?;
        binary_size(&workspace)
    };
    let mut measure = Measure {
        name: "binary".into(),
        title: "stripped release binary of a small program".into(),
        unit: "MB".into(),
        ours: Some(size(OURS)?),
        published: Some(size(PUBLISHED)?),
        ..Measure::default()
    };
    let defaults = size(OURS_DEFAULTS)?;
    let lean = size(PUBLISHED_LEAN)?;
    let alone = [size(OURS_ALONE)?, size(PUBLISHED_ALONE)?];
    measure.beside(
        "MB, ours with the defaults of aws-config",
        hundredth(defaults),
    );
    measure.beside("MB, published without legacy features", hundredth(lean));
    measure.beside("MB, ours without credential providers", hundredth(alone[0]));
    measure.beside(
        "MB, published without credential providers",
        hundredth(alone[1]),
    );
    measure.beside(
        "ratio, without credential providers",
        hundredth(alone[0] / alone[1]),
    );
    Ok(measure)
}

/// How many functions and statics the compiler makes of a crate alone, and of the program that uses it.
pub fn mono_items() -> Outcome<Measure> {
    let [ours, published] = [
        items(OURS, "partnercentralaccount")?,
        items(PUBLISHED, "aws-sdk-partnercentralaccount")?,
    ];
    let mut measure = Measure {
        name: "mono-items".into(),
        title: "functions and statics compiled in the crate alone".into(),
        unit: "items".into(),
        ours: Some(ours.krate as f64),
        published: Some(published.krate as f64),
        ..Measure::default()
    };
    // Published crates have every operation of a service; ours has those that were asked for.
    measure.beside("operations of the crate, ours", ours.operations);
    measure.beside("operations of the crate, published", published.operations);
    measure.beside("statics of the crate, ours", ours.statics);
    measure.beside("statics of the crate, published", published.statics);
    measure.beside("in the program, ours", ours.program);
    measure.beside("in the program, published", published.program);
    measure.beside("crate and program, ours", ours.krate + ours.program);
    measure.beside(
        "crate and program, published",
        published.krate + published.program,
    );
    Ok(measure)
}

struct Items {
    operations: usize,
    krate: usize,
    statics: usize,
    program: usize,
}

fn items(variant: &str, package: &str) -> Outcome<Items> {
    let workspace = workspace(variant)?;
    let print = |arguments: &[&str]| -> Outcome<Vec<String>> {
        let mut all = vec![
            "rustc",
            "--offline",
            "--quiet",
            "--target-dir",
            "target-items",
        ];
        all.extend(arguments);
        all.extend(["--", "-Zprint-mono-items=yes"]);
        let mut command = workspace.cargo(&all);
        // The option is not stable; this lets a stable compiler take it.
        command.env("RUSTC_BOOTSTRAP", "1");
        let output = finish(&mut command, "the count of mono items")?;
        let printed = String::from_utf8_lossy(&output.stdout);
        Ok(printed
            .lines()
            .filter(|line| line.starts_with("MONO_ITEM "))
            .map(str::to_owned)
            .collect())
    };
    // A fresh crate prints nothing.
    for stale in [package, "program"] {
        let arguments = [
            "clean",
            "--offline",
            "--quiet",
            "--target-dir",
            "target-items",
            "--package",
            stale,
        ];
        finish(&mut workspace.cargo(&arguments), "cargo clean")?;
    }
    let krate = print(&["--package", package, "--lib"])?;
    let program = print(&["--bin", "program"])?;
    Ok(Items {
        operations: operations(&workspace, package)?,
        statics: krate
            .iter()
            .filter(|line| line.starts_with("MONO_ITEM static "))
            .count(),
        krate: krate.len(),
        program: program.len(),
    })
}

/// How many operations a crate has: the modules in its folder for them.
fn operations(workspace: &Workspace, package: &str) -> Outcome<usize> {
    let metadata = workspace.dependency_metadata()?;
    let packages = metadata["packages"].as_array();
    let found = packages
        .into_iter()
        .flatten()
        .find(|candidate| candidate["name"] == package);
    let manifest = found.and_then(|found| found["manifest_path"].as_str());
    let manifest = manifest.ok_or_else(|| Problem(format!("{package} is no dependency")))?;
    let folder = std::path::Path::new(manifest).with_file_name("src/operation");
    let entries =
        std::fs::read_dir(&folder).map_err(|error| Problem::file("list", &folder, error))?;
    let is_module = |name: &std::ffi::OsStr| name.to_string_lossy().ends_with(".rs");
    Ok(entries
        .flatten()
        .filter(|entry| is_module(&entry.file_name()))
        .count())
}
