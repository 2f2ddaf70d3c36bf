//! The official validator: models come in, its events of the severities that count go out.

use std::path::PathBuf;

use super::Model;
use crate::official::{events, Event, Tools};
use crate::tools::{Outcome, Problem};

/// How many models one run of the validator reads; it keeps all of them in memory.
const AT_ONCE: usize = 40;

/// Everything that the validator has against some models.
pub(super) fn check(tools: &Tools, models: &[Model]) -> Outcome<Vec<Event>> {
    let mut events = Vec::new();
    for models in models.chunks(AT_ONCE) {
        let mut left: Vec<&Model> = models.iter().collect();
        loop {
            let found = run(tools, &left)?;
            let has = |event: &Event, model: &Model| event.model == model.name;
            let is_wrong = |model: &&Model| {
                let mut found = found.iter();
                found.any(|event| event.is_error() && has(event, model))
            };
            let (wrong, rest): (Vec<&Model>, Vec<&Model>) =
                left.iter().partition(|model| is_wrong(model));
            if wrong.is_empty() || rest.is_empty() {
                events.extend(found);
                break;
            }
            // An error in one of them may have kept the validator from looking at the others.
            let about = |event: &Event| wrong.iter().any(|model| has(event, model));
            events.extend(found.into_iter().filter(about));
            left = rest;
        }
    }
    Ok(events)
}

fn run(tools: &Tools, models: &[&Model]) -> Outcome<Vec<Event>> {
    let paths = models.iter().map(|model| model.path.clone());
    let arguments = [PathBuf::from("--discover")].into_iter().chain(paths);
    let output = tools.run("validate", "DANGER", arguments)?;
    let said = String::from_utf8_lossy(&output.stderr);
    // The last line says what became of it, unless it gave up.
    if said.contains("Validated ") {
        return events(&output.stdout);
    }
    let named = models.iter().find(|model| {
        let path = model.path.display().to_string();
        said.contains(&path)
    });
    let Some(model) = named else {
        return Err(Problem(format!("the validator gave up:\n{said}")));
    };
    let (exception, message) = said.split_once(": ").unwrap_or(("", &said));
    Ok(vec![Event {
        model: model.name.clone(),
        rule: exception.rsplit('.').next().unwrap_or_default().to_owned(),
        severity: "ERROR".to_owned(),
        shape: String::new(),
        message: message.trim().to_owned(),
    }])
}
