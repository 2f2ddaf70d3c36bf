//! The summary of a run that came through: outcomes come in; text or JSON, and the exit code, go out.

use serde_json::{json, Value};
use smithy_codegen::emit::{FileChange, Recovery};
use smithy_codegen::protocol::local_name;
use smithy_codegen::Generated;
use smithy_model::SourceFile;

use super::short_diff::short_diff;
use super::{Arguments, Outcome};
use crate::{diagnostics, paths, Exit, Format, Terminal};

/// At most this many changed files are listed with their differences.
const FILES: usize = 6;
/// At most this many disappearing items are listed.
const ITEMS: usize = 40;

/// Prints the summary.
pub(super) fn print(
    outcomes: &[Outcome],
    arguments: &Arguments,
    sources: &[SourceFile],
    terminal: &mut Terminal<'_>,
) -> Exit {
    let is_stale = outcomes.iter().any(|one| !one.report.is_up_to_date());
    let exit = if arguments.check && is_stale {
        Exit::Findings
    } else {
        Exit::Success
    };
    match arguments.format {
        Format::Json => terminal.json(&json(outcomes, arguments.check, exit, sources)),
        Format::Human => {
            for outcome in outcomes {
                let warnings = &outcome.generated.warnings;
                if !warnings.is_empty() {
                    let text = diagnostics::text(warnings, sources, terminal.error_color);
                    terminal.error(&text);
                }
                terminal.say(&text(outcome, arguments.check));
            }
            if exit == Exit::Findings {
                terminal.error("run `cargo xtask codegen` to bring the files up to date");
            }
        }
    }
    exit
}

/// The summary of one crate for people.
fn text(outcome: &Outcome, check: bool) -> String {
    let Outcome {
        config,
        generated,
        report,
        surface,
        reading,
        generating,
    } = outcome;
    let mut lines = vec![format!(
        "{}  {}",
        config.package,
        paths::shown(&config.output)
    )];
    lines.push(format!(
        "  {}: {}, {}, {}, {} of Rust and manifests",
        generated.service,
        count(generated.operations, "operation"),
        count(generated.shapes, "shape"),
        count(generated.files.len(), "file"),
        count(generated.files.line_count(), "line"),
    ));
    lines.extend(protocol_line(outcome));
    lines.push(format!(
        "  model read in {:.1} ms, generated in {:.1} ms",
        reading.as_secs_f64() * 1000.0,
        generating.as_secs_f64() * 1000.0,
    ));
    lines.extend(recovery_line(report.recovery, check));
    if report.changes.is_empty() {
        lines.push("  all files are up to date".to_owned());
    } else {
        lines.extend(change_lines(outcome, check));
    }
    if !surface.removed.is_empty() {
        lines.push("  public items that disappear:".to_owned());
        let shown = surface.removed.iter().take(ITEMS);
        lines.extend(shown.map(|item| format!("    {} {}", item.kind, item.path)));
        if surface.removed.len() > ITEMS {
            lines.push(format!("    … {} more", surface.removed.len() - ITEMS));
        }
    }
    if surface.added > 0 {
        lines.push(format!("  {}", count(surface.added, "new public item")));
    }
    lines.join("\n")
}

/// Which of several protocols the client speaks, and why.
fn protocol_line(outcome: &Outcome) -> Option<String> {
    let Generated {
        protocol,
        protocols,
        ..
    } = &outcome.generated;
    let others: Vec<&str> = protocols
        .iter()
        .filter(|id| *id != protocol)
        .map(|id| local_name(id))
        .collect();
    let reason = match outcome.config.protocol {
        Some(_) => "as codegen.toml says",
        None => "the first that is supported",
    };
    (!others.is_empty()).then(|| {
        format!(
            "  it speaks {}, {reason}; the service also speaks {}",
            local_name(protocol),
            others.join(", "),
        )
    })
}

fn recovery_line(recovery: Option<Recovery>, check: bool) -> Option<String> {
    let text = match (recovery?, check) {
        (Recovery::Completed, true) => "an interrupted run is pending: the next run completes it",
        (Recovery::Undone, true) => "an interrupted run is pending: the next run undoes it",
        (Recovery::Completed, false) => "an interrupted run was completed first",
        (Recovery::Undone, false) => "an interrupted run was undone first",
    };
    Some(format!("  {text}"))
}

/// How many files changed, and under `--check` which and how.
fn change_lines(outcome: &Outcome, check: bool) -> Vec<String> {
    let changes = &outcome.report.changes;
    let of_kind = |kind| {
        changes
            .iter()
            .filter(|one| change_kind(one) == kind)
            .count()
    };
    let verb = if check { "would be " } else { "" };
    let mut lines = vec![format!(
        "  {verb}written: {} new, {} changed; {verb}removed: {}; unchanged: {}",
        of_kind("new"),
        of_kind("changed"),
        of_kind("removed"),
        outcome.report.unchanged,
    )];
    if !check {
        return lines;
    }
    for change in changes {
        lines.push(format!("  {} {}", change_kind(change), change.path));
    }
    let differing = changes
        .iter()
        .filter_map(|one| Some((one, one.old.as_deref()?, one.new.as_deref()?)));
    for (change, old, new) in differing.take(FILES) {
        lines.push(format!("  --- {}", change.path));
        let diff = short_diff(old, new);
        lines.extend(diff.into_iter().map(|line| format!("  {line}")));
    }
    lines
}

/// The word for a change.
fn change_kind(change: &FileChange) -> &'static str {
    match (&change.old, &change.new) {
        (None, _) => "new",
        (Some(_), Some(_)) => "changed",
        (Some(_), None) => "removed",
    }
}

fn count(number: usize, noun: &str) -> String {
    let end = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{end}")
}

/// The summary of all crates for programs. Times are in milliseconds.
fn json(outcomes: &[Outcome], check: bool, exit: Exit, sources: &[SourceFile]) -> Value {
    let crates = outcomes.iter().map(|outcome| {
        let report = &outcome.report;
        let changes = report.changes.iter().map(|change| {
            let diff = match (&change.old, &change.new) {
                (Some(old), Some(new)) if check => Some(short_diff(old, new)),
                _ => None,
            };
            json!({ "path": change.path.as_str(), "change": change_kind(change), "diff": diff })
        });
        let removed = outcome.surface.removed.iter();
        let removed = removed.map(|item| json!({ "kind": item.kind, "path": item.path }));
        json!({
            "package": outcome.config.package.as_str(),
            "output": paths::shown(&outcome.config.output),
            "service": outcome.generated.service.as_str(),
            "protocol": outcome.generated.protocol,
            "protocols": outcome.generated.protocols,
            "operations": outcome.generated.operations,
            "shapes": outcome.generated.shapes,
            "files": outcome.generated.files.len(),
            "lines": outcome.generated.files.line_count(),
            "read_ms": outcome.reading.as_secs_f64() * 1000.0,
            "generate_ms": outcome.generating.as_secs_f64() * 1000.0,
            "changes": changes.collect::<Vec<Value>>(),
            "unchanged": report.unchanged,
            "interrupted_run": report.recovery.map(|recovery| match recovery {
                Recovery::Completed => "completed",
                Recovery::Undone => "undone",
            }),
            "removed_items": removed.collect::<Vec<Value>>(),
            "added_items": outcome.surface.added,
            "warnings": diagnostics::json(&outcome.generated.warnings, sources),
        })
    });
    let status = match exit {
        Exit::Success => "ok",
        _ => "stale",
    };
    json!({
        "status": status,
        "exit_code": exit.code(),
        "diagnostics": [],
        "crates": crates.collect::<Vec<Value>>(),
    })
}
