//! The report as Markdown, for a pull request or a changelog.

use smithy_codegen::diff::{Api, Level};

use super::compared::{Change, Compared, Section};
use super::report::Report;
use super::text;

/// A report for a pull request.
pub(super) fn report(report: &Report) -> String {
    let mut lines = vec![format!("**{}**", text::sentence(report))];
    for one in report
        .compared
        .iter()
        .filter(|one| one.level != Level::None)
    {
        lines.push(format!("\n### `{}`: {}", one.name, one.level));
        if let Some(renamed) = &one.renamed {
            lines.push(format!("\nIt was called {}.", code(&renamed.from)));
        }
        for section in Section::ALL {
            let changes = one.of(section);
            if !changes.is_empty() {
                lines.push(format!("\n#### {}\n", capital(section.title())));
                lines.extend(changes.into_iter().map(item));
            }
        }
    }
    for (names, what) in [
        (&report.added, "New, not judged"),
        (&report.removed, "Gone, which is major"),
    ] {
        if !names.is_empty() {
            let names: Vec<String> = names.iter().map(|name| code(name)).collect();
            lines.push(format!("\n{what}: {}", names.join(", ")));
        }
    }
    lines.join("\n")
}

fn item(change: &Change) -> String {
    let event = &change.event;
    let difference = difference(change).map_or(String::new(), |text| format!(": {text}"));
    let places = change.places();
    let places = if places.is_empty() {
        places
    } else {
        format!(" ({})", code(&places))
    };
    let hint = event
        .hint
        .as_ref()
        .map_or(String::new(), |hint| format!(" Callers: {hint}."));
    let accepted = change.accepted.as_ref().map_or(String::new(), |one| {
        format!(
            " Accepted as {} until {}: {}.",
            one.level, one.until, one.reason
        )
    });
    format!(
        "- {}, {}{difference}. Because {}{places}.{hint}{accepted} `{}`",
        code(&event.item.path),
        event.kind.title,
        event.cause.text,
        event.kind.code
    )
}

/// As [`Change::difference`], with the signs of types kept out of Markdown's way.
fn difference(change: &Change) -> Option<String> {
    match (&change.event.was, &change.event.now) {
        (Some(was), Some(now)) => Some(format!("is {}, was {}", code(now), code(was))),
        (Some(was), None) => Some(format!("was {}", code(was))),
        (None, Some(now)) => Some(format!("is {}", code(now))),
        (None, None) => None,
    }
}

/// A section for a `CHANGELOG.md`.
pub(super) fn changelog(report: &Report) -> String {
    let changed: Vec<&Compared> = report
        .compared
        .iter()
        .filter(|one| one.level != Level::None)
        .collect();
    let mut lines = vec!["## Unreleased".to_owned()];
    for one in &changed {
        let heading = match changed.len() {
            1 => "###",
            _ => {
                lines.push(format!("\n### {}", code(&one.name)));
                "####"
            }
        };
        for (title, is_in) in PARTS {
            let mut entries: Vec<String> = one
                .changes
                .iter()
                .filter(|change| is_in(change))
                .map(entry)
                .collect();
            entries.dedup();
            let renamed = one.renamed.iter().filter(|_| title == BREAKING);
            entries.extend(renamed.map(|renamed| {
                format!(
                    "- {}: the crate was called {}",
                    code(&one.name),
                    code(&renamed.from)
                )
            }));
            if !entries.is_empty() {
                lines.push(format!("\n{heading} {title}\n"));
                lines.extend(entries);
            }
        }
    }
    if !report.removed.is_empty() {
        lines.push("\n### Removed\n".to_owned());
        let removed = report.removed.iter();
        lines.extend(removed.map(|name| format!("- {}", code(name))));
    }
    lines.join("\n")
}

const BREAKING: &str = "Breaking";

/// A heading, and which changes stand below it.
type Part = (&'static str, fn(&Change) -> bool);

/// The parts of a section.
const PARTS: [Part; 3] = [
    (BREAKING, |change| change.section() == Section::Breaking),
    ("Added", |change| change.event.kind.api == Api::Minor),
    ("Changed", |change| {
        let kind = change.event.kind;
        kind.api == Api::None && (kind.wire || kind.behavior)
    }),
];

fn entry(change: &Change) -> String {
    let event = &change.event;
    let difference = difference(change).map_or(String::new(), |text| format!(": {text}"));
    let hint = event
        .hint
        .as_ref()
        .map_or(String::new(), |hint| format!("; {hint}"));
    format!(
        "- {}: {}{difference}{hint}",
        code(&event.item.path),
        event.kind.title
    )
}

fn code(text: &str) -> String {
    smithy_codegen::documentation::code_span(text)
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}
