//! `generate`: how long the generated crate takes to generate once its model is read, in release.

use serde_json::Value;

use super::measure::{median, Measure};
use crate::tools::{finish, repository, Outcome, Problem};

/// Runs the release build of the product several times without writing anything.
pub fn generate(samples: usize) -> Outcome<Measure> {
    let root = repository();
    let target = root.join("target/bench/generate");
    let mut build = std::process::Command::new("cargo");
    build
        .args([
            "build",
            "--release",
            "--quiet",
            "--package",
            "smithy-codegen-cli",
        ])
        .current_dir(&root)
        .env("CARGO_TARGET_DIR", &target);
    finish(&mut build, "the release build of the generator")?;
    let program = target
        .join("release")
        .join(format!("smithy-codegen{}", std::env::consts::EXE_SUFFIX));
    let (mut generating, mut reading) = (Vec::new(), Vec::new());
    for _ in 0..samples {
        let output = std::process::Command::new(&program)
            .args(["codegen", "--check", "--format", "json"])
            .current_dir(&root)
            .output()
            .map_err(|error| Problem(format!("cannot start the generator: {error}")))?;
        let report: Value = serde_json::from_slice(&output.stdout)
            .map_err(|error| Problem(format!("the generator printed no JSON: {error}")))?;
        let first = &report["crates"][0];
        generating.extend(first["generate_ms"].as_f64());
        reading.extend(first["read_ms"].as_f64());
    }
    if generating.is_empty() {
        return Err(Problem(
            "the generator did not say how long it took".to_owned(),
        ));
    }
    let mut measure = Measure {
        name: "generate".into(),
        title: "generating the crate, once the model is read".into(),
        ours: median(&generating),
        // The published crate comes from a generator on another platform, which users do not run.
        published: None,
        unit: "ms".into(),
        ..Measure::default()
    };
    measure.beside("reading the model, ms", median(&reading));
    measure.beside("samples", samples);
    Ok(measure)
}
