//! What an update reports: models and verdicts come in, text or JSON goes out.

use serde_json::{json, Value};

use super::arguments::Arguments;
use super::renewed::Renewed;
use crate::diff::{Form, Judged};
use crate::{paths, Terminal};

/// What an update did.
pub(super) struct Done<'a> {
    pub(super) renewed: &'a [Renewed],
    /// Whether the models were written.
    pub(super) is_written: bool,
    pub(super) judged: &'a Judged,
    /// What generating reported.
    pub(super) generated: Option<&'a str>,
}

impl Done<'_> {
    fn change(&self, one: &Renewed) -> &'static str {
        match (&one.new, one.changed()) {
            (Err(_), _) => "left alone",
            (Ok(_), None) => "unchanged",
            (Ok(_), Some(_)) if self.is_written => "updated",
            (Ok(_), Some(_)) => "not updated",
        }
    }
}

/// Reports an update.
pub(super) fn report(done: &Done<'_>, arguments: &Arguments, terminal: &mut Terminal<'_>) {
    match arguments.format {
        // What is exceeded is told in any case.
        _ if arguments.changelog && done.is_written => terminal.say(&done.judged.changelog()),
        Form::Markdown => terminal.say(&done.judged.markdown()),
        Form::Json => terminal.json(&as_json(done)),
        Form::Human => as_text(done, arguments.all, terminal),
    }
}

fn as_json(done: &Done<'_>) -> Value {
    let models = done.renewed.iter().map(|one| {
        json!({
            "path": paths::shown(&one.path),
            "service": one.new.as_ref().ok().map(|new| &new.service),
            "change": done.change(one),
            "reason": one.new.as_ref().err(),
        })
    });
    let generated = done.generated.map(serde_json::from_str::<Value>);
    json!({
        "status": if done.is_written { "ok" } else { "exceeded" },
        "models": models.collect::<Vec<Value>>(),
        "diff": done.judged.json(),
        "generated": generated.and_then(Result::ok),
    })
}

fn as_text(done: &Done<'_>, all: bool, terminal: &mut Terminal<'_>) {
    for one in done.renewed {
        let (change, name) = (done.change(one), paths::shown(&one.path));
        terminal.tell(&match &one.new {
            Ok(_) => format!("{change}: {name}"),
            Err(reason) => format!("{change}: {name}, since {reason}"),
        });
    }
    match done.is_written {
        true => terminal.tell(&done.judged.text(all)),
        // It is the reason of a failure.
        false => terminal.error(&done.judged.text(all)),
    }
    if let Some(said) = done.generated.filter(|said| !said.is_empty()) {
        terminal.tell(said);
    }
}
