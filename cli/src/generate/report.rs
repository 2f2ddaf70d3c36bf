//! The summary of a run: outcomes and failures come in; text or JSON, and the exit code, go out.

use serde_json::{json, Map, Value};
use smithy_codegen::emit::Recovery;
use smithy_codegen::protocol::local_name;

use super::arguments::Run;
use super::failure::Failed;
use super::mend::{self, Mended};
use super::outcome::{Facts, Outcome};
use super::vendored::Vendored;
use crate::config::CrateConfig;
use crate::diff::Judged;
use crate::{count, diagnostics, paths, Exit, Format, Terminal};

/// At most this many changed files are listed with their differences.
const FILES: usize = 6;
/// At most this many disappearing items are listed.
const ITEMS: usize = 40;

/// What a run did.
#[derive(Clone, Copy)]
pub(super) struct Done<'a> {
    pub(super) outcomes: &'a [Outcome],
    /// The support crates in folders of the user.
    pub(super) support: &'a [Vendored],
    pub(super) failures: &'a [Failed],
    pub(super) mended: &'a Mended,
}

/// Prints the summary.
pub(super) fn print(done: Done<'_>, run: Run<'_>, terminal: &mut Terminal<'_>) -> Exit {
    let Done {
        outcomes,
        support,
        failures,
        mended,
    } = done;
    let is_stale = outcomes.iter().any(|one| !one.is_up_to_date())
        || support.iter().any(|one| !one.is_up_to_date())
        || mended.is_pending();
    mended.tell(outcomes, run.format, terminal);
    let has_omitted = outcomes.iter().any(|one| !one.omitted.is_empty());
    let exit = match exit(failures) {
        Some(exit) => exit,
        None if has_omitted => Exit::Input,
        None if run.check && is_stale => Exit::Findings,
        None => Exit::Success,
    };
    let judged = judged(outcomes, run);
    match run.format {
        Format::Json => {
            let mut report = json(outcomes, failures, run.check, exit);
            report["diff"] = judged.as_ref().map_or(Value::Null, Judged::json);
            report["support_crates"] = support.iter().map(Vendored::json).collect();
            report["interrupted_runs"] = mended.json();
            terminal.json(&report);
        }
        Format::Human => {
            human(outcomes, failures, run.check, terminal);
            for one in support {
                terminal.tell(&one.text(run.check));
            }
            if run.check && is_stale {
                terminal.error(&format!(
                    "run `{}` to bring the files up to date",
                    run.writing()
                ));
            }
            if let Some(judged) = &judged {
                let rest = format!("`{} diff --since HEAD --all`", run.program.name());
                let text = judged.text_in_short(&rest);
                terminal.tell(&format!("since the last commit:\n{text}"));
            }
        }
    }
    exit
}

/// What changes for callers since the last commit, if that can be told and is something.
fn judged(outcomes: &[Outcome], run: Run<'_>) -> Option<Judged> {
    if run.check || run.is_judged || !run.is_configured() {
        return None;
    }
    let crates: Vec<&CrateConfig> = outcomes.iter().map(|one| &one.config).collect();
    let judged = Judged::since_last_commit(&run.configuration(), &crates, run.program)?;
    (!judged.is_empty()).then_some(judged)
}

/// Reports a run that yielded nothing but failures.
pub(super) fn failures(
    failures: &[Failed],
    mended: &Mended,
    run: Run<'_>,
    terminal: &mut Terminal<'_>,
) -> Exit {
    let exit = exit(failures).unwrap_or(Exit::Success);
    mended.tell(&[], run.format, terminal);
    match run.format {
        Format::Human => {
            let color = terminal.error_color;
            let texts: Vec<String> = failures.iter().map(|failed| failed.text(color)).collect();
            terminal.error(&texts.join("\n"));
            let code = failures.iter().find_map(Failed::code);
            // Logs need no such line.
            if let Some(code) = code.filter(|_| terminal.is_watched) {
                let program = run.program.name();
                terminal.error(&format!("`{program} explain {code}` says more"));
            }
        }
        Format::Json => {
            let messages = failures.iter().map(|failed| failed.failure.message());
            let (message, help) = messages
                .reduce(|one, other| (one.0.or(other.0), one.1.or(other.1)))
                .unzip();
            let found: Vec<Value> = failures.iter().flat_map(Failed::diagnostics).collect();
            terminal.json(&json!({
                "status": "error",
                "exit_code": exit.code(),
                "message": message.flatten(),
                "help": help.flatten(),
                "diagnostics": found,
                "crates": [],
                "interrupted_runs": mended.json(),
            }));
        }
    }
    exit
}

/// The exit code of a run with failures: the first one's, as it would be for that crate alone.
fn exit(failures: &[Failed]) -> Option<Exit> {
    failures.first().map(|failed| failed.failure.exit())
}

fn human(outcomes: &[Outcome], failures: &[Failed], check: bool, terminal: &mut Terminal<'_>) {
    let is_one = outcomes.len() + failures.len() == 1;
    for outcome in outcomes {
        if !outcome.warnings.is_empty() {
            let color = terminal.error_color;
            let text = diagnostics::text(&outcome.warnings, &outcome.sources, color);
            terminal.error(&text);
        }
        for omitted in &outcome.omitted {
            let color = terminal.error_color;
            let text = diagnostics::text(&omitted.because, &outcome.sources, color);
            terminal.error(&format!(
                "{}: the {} {} is left out because of\n{text}",
                outcome.config.package,
                omitted.kind,
                omitted.name.escape_debug(),
            ));
        }
        let lines = match is_one {
            true => text(outcome, check),
            false => short_text(outcome, check),
        };
        terminal.tell(&lines.join("\n"));
    }
    for failed in failures {
        let name = failed.package.as_deref().unwrap_or("the run");
        let text = failed.text(terminal.error_color);
        terminal.error(&format!("{name} is not generated because of\n{text}"));
    }
    if !is_one {
        let (whole, partial): (Vec<&Outcome>, Vec<&Outcome>) =
            outcomes.iter().partition(|one| one.omitted.is_empty());
        let written = whole.iter().filter(|one| !one.is_up_to_date()).count();
        let unchanged = whole.len() - written;
        let verb = if check { "would be written" } else { "written" };
        terminal.tell(&format!(
            "{}: {written} {verb}, {unchanged} up to date, {} with errors",
            count(outcomes.len() + failures.len(), "crate"),
            failures.len() + partial.len(),
        ));
    }
}

/// The summary of one crate among many: a line, and the facts that a user needs.
fn short_text(outcome: &Outcome, check: bool) -> Vec<String> {
    let facts = &outcome.facts;
    let state = match outcome.changes.is_empty() {
        true => "up to date".to_owned(),
        false => changes_in_short(outcome, check),
    };
    let mut lines = vec![format!(
        "{}: {}, {}, {}{}; {state}",
        outcome.config.package,
        count(facts.operations, "operation"),
        count(facts.files, "file"),
        count(facts.lines, "line"),
        protocol_in_short(facts),
    )];
    lines.extend(recovery_line(outcome.recovery, check));
    if check {
        lines.extend(changed_files(outcome));
    }
    lines.extend(removed_items(outcome));
    lines
}

/// The summary of the only crate.
fn text(outcome: &Outcome, check: bool) -> Vec<String> {
    let (config, facts) = (&outcome.config, &outcome.facts);
    let mut lines = vec![format!(
        "{}  {}",
        config.package,
        paths::shown(&config.output)
    )];
    lines.push(format!(
        "  {}: {}, {}, {}, {} of Rust and manifests",
        facts.service,
        count(facts.operations, "operation"),
        count(facts.shapes, "shape"),
        count(facts.files, "file"),
        count(facts.lines, "line"),
    ));
    lines.extend(protocol_line(outcome));
    lines.push(format!(
        "  model read in {:.1} ms, generated in {:.1} ms",
        outcome.reading.as_secs_f64() * 1000.0,
        outcome.generating.as_secs_f64() * 1000.0,
    ));
    lines.extend(recovery_line(outcome.recovery, check));
    if outcome.changes.is_empty() {
        lines.push("  all files are up to date".to_owned());
    } else {
        lines.push(format!("  {}", changes_in_short(outcome, check)));
        if check {
            lines.extend(changed_files(outcome));
        }
    }
    lines.extend(removed_items(outcome));
    if outcome.surface.added > 0 {
        lines.push(format!(
            "  {}",
            count(outcome.surface.added, "new public item")
        ));
    }
    lines
}

/// The protocol that the client speaks if there are several, with the reason.
fn protocol_line(outcome: &Outcome) -> Option<String> {
    let others = other_protocols(&outcome.facts);
    let reason = match outcome.config.protocol {
        Some(_) => "as codegen.toml says",
        None => "the first that is supported",
    };
    (!others.is_empty()).then(|| {
        format!(
            "  it speaks {}, {reason}; the service also speaks {}",
            local_name(&outcome.facts.protocol),
            others.join(", "),
        )
    })
}

/// The protocol that the client speaks if there are several, as a part of a line.
fn protocol_in_short(facts: &Facts) -> String {
    match other_protocols(facts).as_slice() {
        [] => String::new(),
        others => {
            let chosen = local_name(&facts.protocol);
            format!(", speaks {chosen} and not {}", others.join(", "))
        }
    }
}

/// The names of the protocols that the service speaks and the client does not.
fn other_protocols(facts: &Facts) -> Vec<&str> {
    let others = facts.protocols.iter().filter(|id| **id != facts.protocol);
    others.map(|id| local_name(id)).collect()
}

fn recovery_line(recovery: Option<Recovery>, check: bool) -> Option<String> {
    Some(format!("  {}", mend::text(recovery?, check)))
}

/// The number of files that changed.
fn changes_in_short(outcome: &Outcome, check: bool) -> String {
    let changes = || outcome.changes.iter();
    let of_kind = |kind| changes().filter(|one| one.kind == kind).count();
    let verb = if check { "would be " } else { "" };
    format!(
        "{verb}written: {} new, {} changed; {verb}removed: {}; unchanged: {}",
        of_kind("new"),
        of_kind("changed"),
        of_kind("removed"),
        outcome.unchanged,
    )
}

/// The files that would change, with their differences.
fn changed_files(outcome: &Outcome) -> Vec<String> {
    let changes = outcome.changes.iter();
    let mut lines: Vec<String> = changes
        .map(|one| format!("  {} {}", one.kind, one.path))
        .collect();
    let differing = outcome.changes.iter();
    let differing = differing.filter_map(|one| Some((one, one.diff.as_ref()?)));
    for (change, diff) in differing.take(FILES) {
        lines.push(format!("  --- {}", change.path));
        lines.extend(diff.iter().map(|line| format!("  {line}")));
    }
    lines
}

/// The public items that disappear.
fn removed_items(outcome: &Outcome) -> Vec<String> {
    let removed = &outcome.surface.removed;
    if removed.is_empty() {
        return Vec::new();
    }
    let mut lines = vec!["  public items that disappear:".to_owned()];
    let shown = removed.iter().take(ITEMS);
    lines.extend(shown.map(|item| format!("    {} {}", item.kind, item.path)));
    if removed.len() > ITEMS {
        lines.push(format!("    … {} more", removed.len() - ITEMS));
    }
    lines
}

/// The summary of all crates for programs. Times are in milliseconds.
fn json(outcomes: &[Outcome], failures: &[Failed], check: bool, exit: Exit) -> Value {
    let crates: Vec<Value> = outcomes.iter().map(one_json).collect();
    let is_partial = !failures.is_empty() || outcomes.iter().any(|one| !one.omitted.is_empty());
    let status = match exit {
        Exit::Success => "ok",
        _ if is_partial => "partial",
        _ if check => "stale",
        _ => "ok",
    };
    let found: Vec<Value> = failures.iter().flat_map(Failed::diagnostics).collect();
    json!({
        "status": status,
        "exit_code": exit.code(),
        "diagnostics": found,
        "crates": crates,
        "failed": failures.iter().map(Failed::json).collect::<Vec<Value>>(),
    })
}

fn one_json(outcome: &Outcome) -> Value {
    let changes = outcome.changes.iter();
    let changes =
        changes.map(|one| json!({ "path": one.path, "change": one.kind, "diff": one.diff }));
    let removed = outcome.surface.removed.iter();
    let removed = removed.map(|item| json!({ "kind": item.kind, "path": item.path }));
    let left_out = |is_wanted: fn(&str) -> bool, key: &str| {
        let omitted = outcome.omitted.iter().filter(|one| is_wanted(one.kind));
        let values = omitted.map(|one| {
            let because = diagnostics::json(&one.because, &outcome.sources);
            let mut value = json!({ key: one.name, "because": because });
            if key == "name" {
                value["kind"] = json!(one.kind);
            }
            value
        });
        values.collect::<Vec<Value>>()
    };
    let mut value = Map::new();
    value.insert("package".into(), json!(outcome.config.package.as_str()));
    value.insert("output".into(), json!(paths::shown(&outcome.config.output)));
    value.extend(outcome.facts.json());
    let rest = json!({
        "skipped": outcome.skipped,
        "read_ms": outcome.reading.as_secs_f64() * 1000.0,
        "generate_ms": outcome.generating.as_secs_f64() * 1000.0,
        "changes": changes.collect::<Vec<Value>>(),
        "unchanged": outcome.unchanged,
        "interrupted_run": outcome.recovery.map(mend::word),
        "removed_items": removed.collect::<Vec<Value>>(),
        "added_items": outcome.surface.added,
        "omitted_operations": left_out(|kind| kind == "operation", "operation"),
        "omitted_parts": left_out(|kind| kind != "operation", "name"),
        "warnings": diagnostics::json(&outcome.warnings, &outcome.sources),
    });
    if let Value::Object(rest) = rest {
        value.extend(rest);
    }
    Value::Object(value)
}
