//! What an update of a model changes for callers: a crate before and after comes in, with the models; events go out, each
//! with its verdicts and its cause.
//!
//! What callers see is read off the rendered items (`surface`), what they do not see off the intermediate representation
//! (`facts`) and the model (`traits`). [`kinds`] is the table of all events.

mod cases;
mod cause;
mod code;
mod compare;
mod event;
mod facts;
mod hint;
pub mod kinds;
mod parts;
mod plain;
mod rename;
mod surface;
mod things;
mod traits;
mod verdict;
mod whole;
mod words;

use std::cmp::Reverse;
use std::collections::HashMap;
use std::panic::resume_unwind;
use std::thread;

use smithy_model::{Diagnostics, Model};

use crate::ir::Crate;
use crate::options::Options;
use crate::{lower, naming, select};
use cause::Causes;
use compare::{Finding, Subject};
pub use event::{Along, Cause, Event, Item, Replacement};
pub use kinds::Kind;
use things::Thing;
pub use verdict::{Api, Level};

/// A crate before or after an update, with its model.
#[derive(Debug)]
pub struct Side {
    model: Model,
    krate: Crate,
}

/// The difference of two crates.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The id of the service, as the new model has it.
    pub service: String,
    /// The changes, the breaking ones first.
    pub events: Vec<Event>,
}

impl Side {
    /// The crate that a model gives.
    ///
    /// # Errors
    ///
    /// The faults that keep it from being generated.
    pub fn new(model: Model, options: &Options) -> Result<Side, Diagnostics> {
        let mut diagnostics = Diagnostics::new();
        let selection = select::select(&model, options)?;
        let names = naming::assign(&model, &selection.service, &mut diagnostics);
        let krate = lower::service(&model, &names, &selection, options, &mut diagnostics);
        match krate {
            Some(krate) => Ok(Side { model, krate }),
            None => Err(diagnostics),
        }
    }

    /// The model.
    pub fn model(&self) -> &Model {
        &self.model
    }
}

impl Difference {
    /// The level that the update calls for.
    pub fn level(&self) -> Level {
        let levels = self.events.iter().map(Event::level);
        levels.max().unwrap_or(Level::None)
    }
}

/// Compares two crates.
pub fn diff(old: &Side, new: &Side) -> Difference {
    let mut findings = Vec::new();
    let words = things(&old.krate, &new.krate, &mut findings);
    if !whole::is_alike(&old.krate, &new.krate) {
        compare::parts(
            &whole::parts(&old.krate),
            &whole::parts(&new.krate),
            &mut findings,
        );
    }
    traits::compare(&old.model, &new.model, &new.krate, &mut findings);
    cases::leave_out_those_of_types(&mut findings);
    cases::follow_types(&mut findings);
    traits::once(&mut findings);
    let causes = Causes {
        old: cause::Side::new(&old.model, &old.krate),
        new: cause::Side::new(&new.model, &new.krate),
    };
    let mut events: Vec<Event> = findings
        .into_iter()
        .map(|one| event(one, &causes))
        .collect();
    events.sort_by(|one, other| {
        let key = |event: &Event| (Reverse(event.kind.api), event.kind.code);
        key(one)
            .cmp(&key(other))
            .then_with(|| one.item.path.cmp(&other.item.path))
    });
    events.extend(words);
    if events.is_empty() {
        events.extend(rest(old, new));
    }
    Difference {
        service: new.krate.manifest.service.clone(),
        events,
    }
}

fn event(finding: Finding, causes: &Causes<'_>) -> Event {
    Event {
        cause: causes.of(&finding),
        hint: hint::of(&finding),
        kind: finding.kind,
        item: finding.item,
        was: finding.was,
        now: finding.now,
        along: finding.along,
        replacement: finding.replacement,
    }
}

/// Compares all things; those with other words alone become one event.
fn things(old: &Crate, new: &Crate, findings: &mut Vec<Finding>) -> Option<Event> {
    let (old_things, new_things) = (things::all(old), things::all(new));
    let paths = |things: &[Thing<'_>]| -> HashMap<String, usize> {
        let paths = things.iter().enumerate();
        paths
            .map(|(index, thing)| (thing.path.clone(), index))
            .collect()
    };
    let (old_paths, new_paths) = (paths(&old_things), paths(&new_things));
    let added: Vec<&Thing<'_>> = new_things
        .iter()
        .filter(|thing| !old_paths.contains_key(&thing.path))
        .collect();
    let mut differing = Vec::new();
    let mut reworded = usize::from(whole::is_reworded(old, new));
    for was in &old_things {
        let Some(now) = new_paths
            .get(&was.path)
            .and_then(|index| new_things.get(*index))
        else {
            let replacement = rename::of_thing(was, &added);
            findings.push(Finding::of_thing(was, None, replacement));
            continue;
        };
        if rename::is_other_shape(was, now, &old_things, &new_things) {
            findings.push(Finding::of_taken(was, now, &new_things));
            if was.word.name == now.word.name {
                differing.push((was, now));
            }
        } else if was.word.name != now.word.name {
            findings.push(Finding::of_thing(was, Some(now), None));
        } else if !was.ir.is_same(&now.ir) {
            match was.ir.is_alike(&now.ir) {
                true => reworded += 1,
                false => differing.push((was, now)),
            }
        }
    }
    findings.extend(parts(&differing));
    findings.extend(added.into_iter().map(Finding::of_new));
    let text = match reworded {
        0 => return None,
        1 => "the text of 1 item changed".to_owned(),
        count => format!("the texts of {count} items changed"),
    };
    Some(Event::of_crate(kinds::DOCUMENTATION_CHANGED, text))
}

/// A change of the crate that no other event says.
fn rest(old: &Side, new: &Side) -> Option<Event> {
    let text = match code::differing_files(&old.krate, &new.krate) {
        0 => return None,
        1 => "1 file of the crate changed".to_owned(),
        count => format!("{count} files of the crate changed"),
    };
    Some(Event::of_crate(kinds::CODE_CHANGED, text))
}

/// Compares things part by part, on two threads: what callers see of each is rendered for that, which takes longest.
fn parts(things: &[(&Thing<'_>, &Thing<'_>)]) -> Vec<Finding> {
    let compared = |things: &[(&Thing<'_>, &Thing<'_>)]| {
        let mut findings = Vec::new();
        for (was, now) in things {
            compare::parts(&was.parts(), &now.parts(), &mut findings);
        }
        findings
    };
    let (first, second) = things.split_at(things.len() / 2);
    thread::scope(|scope| {
        let second = scope.spawn(|| compared(second));
        let mut findings = compared(first);
        match second.join() {
            Ok(others) => findings.extend(others),
            Err(panic) => resume_unwind(panic),
        }
        findings
    })
}

impl Finding {
    /// A thing that is gone, or is of another kind now.
    fn of_thing(
        was: &Thing<'_>,
        now: Option<&Thing<'_>>,
        replacement: Option<Replacement>,
    ) -> Finding {
        let subject = |thing: &Thing<'_>| Subject {
            shape: thing.shape.to_owned(),
            member: None,
        };
        Finding {
            kind: match now {
                Some(_) => kinds::TYPE_KIND_CHANGED,
                None => was.word.removed,
            },
            item: Item {
                word: was.word.name,
                path: was.path.clone(),
            },
            was: now.map(|_| was.word.name.to_owned()),
            now: now.map(|thing| thing.word.name.to_owned()),
            along: Vec::new(),
            replacement,
            old: Some(subject(was)),
            new: now.map(subject),
        }
    }

    /// A thing whose name another shape has now.
    fn of_taken(was: &Thing<'_>, now: &Thing<'_>, new: &[Thing<'_>]) -> Finding {
        let renamed = rename::same_shape(was, new).map(|one| Replacement::certain(&one.path));
        let mut finding = Finding::of_thing(was, Some(now), renamed);
        finding.kind = kinds::NAME_TAKEN;
        finding.was = Some(format!("shape `{}`", was.shape));
        finding.now = Some(format!("shape `{}`", now.shape));
        finding
    }

    /// A thing that is new.
    fn of_new(thing: &Thing<'_>) -> Finding {
        let mut finding = Finding::of_thing(thing, None, None);
        finding.kind = thing.word.added;
        finding.new = finding.old.take();
        finding
    }

    /// A change that only the model has.
    fn of_model(kind: &'static Kind, item: Item, subject: Subject) -> Finding {
        Finding {
            kind,
            item,
            was: None,
            now: None,
            along: Vec::new(),
            replacement: None,
            old: Some(subject.clone()),
            new: Some(subject),
        }
    }
}
