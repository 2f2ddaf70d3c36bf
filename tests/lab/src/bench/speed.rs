//! `call-0`, `parse-100`, `serialize`, `loopback-100`: what a call costs. Both clients run in one process by turns, so
//! that they share every dependency, every allocator page and every disturbance.

use serde_json::Value;

use super::measure::{hundredth, median, Measure};
use crate::tools::{finish, Outcome, Problem, Workspace};

/// Builds the program once and hands it out.
pub struct Speed {
    program: std::path::PathBuf,
    samples: usize,
}

impl Speed {
    /// Builds the program of both clients.
    pub fn build(samples: usize) -> Outcome<Self> {
        let workspace = Workspace::create("bench/speed", "bench/speed.toml")?;
        Self::of(&workspace, "speed", &[], samples)
    }

    /// Builds the program of a workspace with some of its features.
    pub fn of(
        workspace: &Workspace,
        name: &str,
        features: &[&str],
        samples: usize,
    ) -> Outcome<Self> {
        let features = features.join(",");
        let arguments = ["build", "--release", "--quiet", "--features", &features];
        finish(
            &mut workspace.cargo(&arguments),
            &format!("the build of the program {name}"),
        )?;
        let program = workspace
            .target()
            .join("release")
            .join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
        Ok(Self { program, samples })
    }

    /// Runs one measure of the program.
    pub fn run(&self, argument: &str, measure: &mut Measure) -> Outcome<()> {
        let mut command = std::process::Command::new(&self.program);
        command.args([argument, &self.samples.to_string()]);
        let output = finish(&mut command, "the speed program")?;
        let report: Value = serde_json::from_slice(&output.stdout)
            .map_err(|error| Problem(format!("the speed program printed no JSON: {error}")))?;
        let [ours, published] = ["ours", "published"].map(|side| numbers(&report[side]));
        measure.ours = median(&ours);
        measure.published = median(&published);
        let best = |samples: &[f64]| {
            let samples = samples.iter().copied();
            match measure.more_is_better {
                true => samples.max_by(f64::total_cmp),
                false => samples.min_by(f64::total_cmp),
            }
        };
        if let (Some(ours), Some(published)) = (best(&ours), best(&published)) {
            measure.beside("ratio of the best samples", hundredth(ours / published));
        }
        if let Some(detail) = report["detail"].as_object() {
            for (what, samples) in detail {
                measure.beside(what.clone(), median(&numbers(samples)));
            }
        }
        measure.beside("samples", self.samples);
        Ok(())
    }

    /// A call without items.
    pub fn call(&self) -> Outcome<Measure> {
        let mut measure = Measure {
            name: "call-0".into(),
            title: "a call that receives no items".into(),
            unit: "µs of processor time".into(),
            ..Measure::default()
        };
        self.run("call", &mut measure)?;
        Ok(measure)
    }

    /// Reading a page of 100 items.
    pub fn parse(&self) -> Outcome<Measure> {
        let mut measure = Measure {
            name: "parse-100".into(),
            title: "reading a page of 100 items".into(),
            unit: "µs of processor time".into(),
            ..Measure::default()
        };
        self.run("parse", &mut measure)?;
        Ok(measure)
    }

    /// Making a full request.
    pub fn serialize(&self) -> Outcome<Measure> {
        let mut measure = Measure {
            name: "serialize".into(),
            title: "making a full request, headers included".into(),
            unit: "µs of processor time".into(),
            ..Measure::default()
        };
        self.run("serialize", &mut measure)?;
        Ok(measure)
    }

    /// Calls per second on loopback.
    pub fn loopback(&self) -> Outcome<Measure> {
        let mut measure = Measure {
            name: "loopback-100".into(),
            title: "calls on loopback with a page of 100 items".into(),
            unit: "calls per second".into(),
            more_is_better: true,
            ..Measure::default()
        };
        self.run("loopback", &mut measure)?;
        Ok(measure)
    }
}

fn numbers(list: &Value) -> Vec<f64> {
    list.as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_f64)
        .collect()
}
