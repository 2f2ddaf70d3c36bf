//! The report for people: a line or a few for each change, the breaking ones first.

use super::compared::{Change, Compared, Section};
use super::report::{Manifest, Report};
use crate::count;
use smithy_codegen::diff::Level;

/// How many changes of a section are listed unless all are.
const LISTED: usize = 10;

/// The report of `diff` and `update`, which have `--all`.
pub(super) fn report(report: &Report, all: bool) -> String {
    listed(report, (!all).then_some("--all"))
}

/// The report, with the first changes of a section if there is a command that lists the others.
pub(super) fn listed(report: &Report, rest: Option<&str>) -> String {
    let mut lines = Vec::new();
    for one in report
        .compared
        .iter()
        .filter(|one| one.level != Level::None)
    {
        add(one, rest, &mut lines);
    }
    let added = report.added.iter();
    lines.extend(added.map(|name| format!("{name}: new, not judged")));
    let removed = report.removed.iter();
    lines.extend(removed.map(|name| format!("{name}: major, since it is gone")));
    let unchanged = report
        .compared
        .iter()
        .filter(|one| one.level == Level::None)
        .count();
    if unchanged > 0 {
        lines.push(format!("{} without a change", count(unchanged, "model")));
    }
    lines.push(sentence(report));
    let bumped = report.bumped.iter();
    lines.extend(bumped.map(|one| {
        let manifest = match one.manifest {
            Manifest::Missing => "; `generate` writes its manifest",
            Manifest::Foreign => "; its manifest was not generated, and stays as it is",
            Manifest::Unchanged | Manifest::Updated => "",
        };
        format!(
            "{} has the version {}, had {}{manifest}",
            one.package, one.to, one.from
        )
    }));
    lines.join("\n")
}

/// The version that the update calls for.
pub(super) fn sentence(report: &Report) -> String {
    let called = match report.level {
        Level::None => "nothing changes for callers".to_owned(),
        level => format!("the update calls for a {level} version"),
    };
    match report.expected {
        Some(expected) if report.is_exceeded() => {
            format!("{called}, and --expect allows {expected}")
        }
        _ => called,
    }
}

fn add(one: &Compared, rest: Option<&str>, lines: &mut Vec<String>) {
    let service = match one.service.as_str() {
        "" => String::new(),
        id => format!(" ({id})"),
    };
    lines.push(format!("{}: {}{service}", one.name, one.level));
    if let Some(renamed) = &one.renamed {
        lines.push(format!("  it was called {}", renamed.from));
    }
    lines.extend(one.remarks.iter().map(|remark| format!("  note: {remark}")));
    for section in Section::ALL {
        let changes = one.of(section);
        if changes.is_empty() {
            continue;
        }
        lines.push(format!(
            "  {}: {}",
            section.title(),
            count(changes.len(), "change")
        ));
        let shown = rest.map_or(changes.len(), |_| LISTED);
        for change in changes.iter().take(shown) {
            add_change(change, section, rest.is_none(), lines);
        }
        if let (Some(more @ 1..), Some(rest)) = (changes.len().checked_sub(shown), rest) {
            lines.push(format!("    and {more} more; {rest} lists them"));
        }
    }
}

fn add_change(change: &Change, section: Section, all: bool, lines: &mut Vec<String>) {
    let event = &change.event;
    let difference = change
        .difference()
        .map_or(String::new(), |text| format!(": {text}"));
    lines.push(format!(
        "    {} [{}]{difference}",
        event.item.path, event.kind.code
    ));
    let is_long = all || section == Section::Breaking;
    if !is_long {
        return;
    }
    let places = change.places();
    let places = if places.is_empty() {
        places
    } else {
        format!(" ({places})")
    };
    lines.push(format!("      because {}{places}", event.cause.text));
    if let Some(accepted) = &change.accepted {
        let (level, until) = (accepted.level, &accepted.until);
        lines.push(format!(
            "      accepted as {level} until {until}: {}",
            accepted.reason
        ));
    }
    if let Some(replacement) = &event.replacement {
        let doubt = if replacement.is_certain {
            "now"
        } else {
            "probably now"
        };
        lines.push(format!("      it is {doubt} {}", replacement.path));
    }
    if let Some(hint) = &event.hint {
        lines.push(format!("      callers: {hint}"));
    }
    if all {
        for along in &event.along {
            let text = |text: &Option<String>| text.clone().unwrap_or_else(|| "nothing".to_owned());
            lines.push(format!(
                "      {} is {}, was {}",
                along.item,
                text(&along.now),
                text(&along.was)
            ));
        }
    }
}
