//! The report as JSON. The user's guide describes the fields, on which programs may rely.

use serde_json::{json, Value};
use smithy_codegen::diff::Api;

use super::compared::{Change, Compared, Place};
use super::refused::Refused;
use super::report::Report;
use crate::diagnostics;

/// The report.
pub(super) fn report(report: &Report) -> Value {
    json!({
        "status": if report.is_exceeded() { "exceeded" } else { "ok" },
        "level": report.level.name(),
        "expected": report.expected.map(|level| level.name()),
        "models": report.compared.iter().map(model).collect::<Vec<Value>>(),
        "added": report.added,
        "removed": report.removed,
        "bumped": report.bumped.iter().map(|one| {
            json!({ "package": one.package, "from": one.from, "to": one.to, "manifest": one.manifest.name() })
        }).collect::<Vec<Value>>(),
        "diagnostics": [],
    })
}

/// What is said when nothing was judged.
pub(super) fn refused(refused: &Refused) -> Value {
    json!({
        "status": "error",
        "diagnostics": diagnostics::json(&refused.found, &refused.sources),
    })
}

fn model(one: &Compared) -> Value {
    let number =
        |is: &dyn Fn(&Change) -> bool| one.changes.iter().filter(|change| is(change)).count();
    json!({
        "name": one.name,
        "renamed_from": one.renamed.as_ref().map(|renamed| &renamed.from),
        "service": one.service,
        "level": one.level.name(),
        "breaking": number(&|change| change.event.kind.api == Api::Major),
        "new": number(&|change| change.event.kind.api == Api::Minor),
        "wire": number(&|change| change.event.kind.wire),
        "behavior": number(&|change| change.event.kind.behavior),
        "remarks": one.remarks,
        "events": one.changes.iter().map(event).collect::<Vec<Value>>(),
    })
}

fn event(change: &Change) -> Value {
    let event = &change.event;
    let along = event
        .along
        .iter()
        .map(|one| json!({ "item": one.item, "was": one.was, "now": one.now }));
    json!({
        "code": event.kind.code,
        "title": event.kind.title,
        "api": event.kind.api.name(),
        "wire": event.kind.wire,
        "behavior": event.kind.behavior,
        "level": change.level().name(),
        "accepted": change.accepted.as_ref().map(|one| json!({ "reason": one.reason, "until": one.until })),
        "item": event.item.path,
        "kind": event.item.word,
        "was": event.was,
        "now": event.now,
        "along": along.collect::<Vec<Value>>(),
        "cause": {
            "text": event.cause.text,
            "old": place(change.old.as_ref()),
            "new": place(change.new.as_ref()),
        },
        "replacement": event.replacement.as_ref().map(|one| json!({ "item": one.path, "certain": one.is_certain })),
        "hint": event.hint,
    })
}

fn place(place: Option<&Place>) -> Value {
    match place {
        Some(place) => json!({ "file": place.file, "line": place.line }),
        None => Value::Null,
    }
}
