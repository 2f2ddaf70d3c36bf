//! The outcome for one crate, as small values, so that a run over many crates holds no generated text.

use std::time::Duration;

use crate::surface::SurfaceChange;
use serde_json::{json, Map, Value};
use smithy_codegen::emit::{Prepared, Recovery, WriteReport};
use smithy_codegen::{Generated, Omitted};
use smithy_model::{Diagnostics, SourceFile};

use super::short_diff::short_diff;
use crate::config::CrateConfig;

/// A crate that was generated, or found to be unchanged.
pub(super) struct Outcome {
    pub(super) config: CrateConfig,
    pub(super) facts: Facts,
    pub(super) changes: Vec<Change>,
    /// The number of files that were up to date.
    pub(super) unchanged: usize,
    pub(super) recovery: Option<Recovery>,
    /// The change to the public items.
    pub(super) surface: SurfaceChange,
    pub(super) reading: Duration,
    pub(super) generating: Duration,
    /// Whether the crate was known to be unchanged.
    pub(super) skipped: bool,
    /// Findings that did not prevent it.
    pub(super) warnings: Diagnostics,
    /// The parts that were left out, with their errors.
    pub(super) omitted: Vec<Omitted>,
    /// The model files, when diagnostics refer to them.
    pub(super) sources: Vec<SourceFile>,
    /// The changes that lie ready; none under `--check`.
    pub(super) prepared: Option<Prepared>,
    /// The fingerprint of its inputs, and the names of its files and folders.
    pub(super) stamp: Option<(u128, Vec<String>)>,
}

/// The figures of a crate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Facts {
    pub(super) service: String,
    pub(super) protocol: String,
    /// All protocols of the service.
    pub(super) protocols: Vec<String>,
    pub(super) operations: usize,
    pub(super) shapes: usize,
    pub(super) files: usize,
    pub(super) lines: usize,
}

/// A file that differs.
pub(super) struct Change {
    pub(super) path: String,
    /// The word for it: `new`, `changed`, `removed`.
    pub(super) kind: &'static str,
    /// A few lines of the difference, for changed files under `--check`.
    pub(super) diff: Option<Vec<String>>,
}

impl Outcome {
    /// Whether the folder was as it should be.
    pub(super) fn is_up_to_date(&self) -> bool {
        self.changes.is_empty() && self.recovery.is_none()
    }
}

impl Facts {
    pub(super) fn of(generated: &Generated) -> Facts {
        Facts {
            service: generated.service.as_str().to_owned(),
            protocol: generated.protocol.to_owned(),
            protocols: generated.protocols.clone(),
            operations: generated.operations,
            shapes: generated.shapes,
            files: generated.files.len(),
            lines: generated.files.line_count(),
        }
    }

    /// The figures by their names in the report.
    pub(super) fn json(&self) -> Map<String, Value> {
        let values = [
            ("service", json!(self.service)),
            ("protocol", json!(self.protocol)),
            ("protocols", json!(self.protocols)),
            ("operations", json!(self.operations)),
            ("shapes", json!(self.shapes)),
            ("files", json!(self.files)),
            ("lines", json!(self.lines)),
        ];
        let values = values.into_iter();
        values
            .map(|(name, value)| (name.to_owned(), value))
            .collect()
    }

    /// The figures of a JSON object.
    pub(super) fn of_json(value: &Value) -> Option<Facts> {
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let number = |name: &str| usize::try_from(value.get(name)?.as_u64()?).ok();
        let protocols = value.get("protocols")?.as_array()?.iter();
        Some(Facts {
            service: text(value.get("service")?)?,
            protocol: text(value.get("protocol")?)?,
            protocols: protocols.map(text).collect::<Option<Vec<String>>>()?,
            operations: number("operations")?,
            shapes: number("shapes")?,
            files: number("files")?,
            lines: number("lines")?,
        })
    }
}

impl Change {
    /// The changes of a report without their texts; with a short difference when `check` asks for it.
    pub(super) fn of(report: &WriteReport, check: bool) -> Vec<Change> {
        let changes = report.changes.iter().map(|change| {
            let (kind, diff) = match (&change.old, &change.new) {
                (None, _) => ("new", None),
                (Some(old), Some(new)) => ("changed", check.then(|| short_diff(old, new))),
                (Some(_), None) => ("removed", None),
            };
            let path = change.path.as_str().to_owned();
            Change { path, kind, diff }
        });
        changes.collect()
    }
}
