//! The comparison of two states of a thing: its parts before and after come in, findings go out. A finding becomes an event
//! when its cause is known.

use std::collections::BTreeMap;

use super::event::{Along, Item, Replacement};
use super::facts::Fact;
use super::kinds::{self, Kind};
use super::parts::Part;
use super::rename;
use super::surface::{Form, Line};

/// A change of a crate whose cause in the model is not known yet.
#[derive(Debug)]
pub(super) struct Finding {
    pub(super) kind: &'static Kind,
    pub(super) item: Item,
    pub(super) was: Option<String>,
    pub(super) now: Option<String>,
    pub(super) along: Vec<Along>,
    pub(super) replacement: Option<Replacement>,
    /// The shape and member in the old model, and in the new one.
    pub(super) old: Option<Subject>,
    pub(super) new: Option<Subject>,
}

/// A shape or member of a model.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Subject {
    pub(super) shape: String,
    pub(super) member: Option<String>,
}

impl Subject {
    pub(super) fn of(part: &Part) -> Subject {
        Subject {
            shape: part.shape.clone(),
            member: part.member.clone(),
        }
    }
}

impl Finding {
    fn new(kind: &'static Kind, part: &Part) -> Finding {
        Finding {
            kind,
            item: Item {
                word: part.word.name,
                path: part.path.clone(),
            },
            was: None,
            now: None,
            along: Vec::new(),
            replacement: None,
            old: None,
            new: None,
        }
    }

    /// A change of a part that both sides have.
    fn between(kind: &'static Kind, old: &Part, new: &Part) -> Finding {
        Finding {
            old: Some(Subject::of(old)),
            new: Some(Subject::of(new)),
            ..Finding::new(kind, new)
        }
    }

    fn showing(mut self, was: Option<String>, now: Option<String>) -> Finding {
        (self.was, self.now) = (was, now);
        self
    }
}

/// Compares the parts of a thing.
pub(super) fn parts(old: &[Part], new: &[Part], findings: &mut Vec<Finding>) {
    let by_path = |parts: &[Part]| -> BTreeMap<String, usize> {
        let paths = parts.iter().enumerate();
        paths
            .map(|(index, part)| (part.path.clone(), index))
            .collect()
    };
    let (old_paths, new_paths) = (by_path(old), by_path(new));
    let added: Vec<&Part> = new
        .iter()
        .filter(|part| !old_paths.contains_key(&part.path))
        .collect();
    for part in old {
        match new_paths.get(&part.path).and_then(|index| new.get(*index)) {
            Some(now) if now.word.name == part.word.name => {
                if rename::is_taken(part, now, old, new) {
                    taken(part, now, new, findings);
                } else {
                    both(part, now, findings);
                }
            }
            _ => {
                let mut finding = Finding::new(part.word.removed, part);
                finding.old = Some(Subject::of(part));
                finding.was = shown(part);
                finding.replacement = rename::of_part(part, &added, new);
                findings.push(finding);
            }
        }
    }
    for part in added {
        let mut finding = Finding::new(part.word.added, part);
        finding.new = Some(Subject::of(part));
        finding.now = shown(part);
        findings.push(finding);
        for fact in &part.facts {
            let counts =
                *fact.kind == *kinds::INPUT_REQUIRED || *fact.kind == *kinds::BUILDER_REQUIRES;
            if counts && !fact.text.is_empty() {
                let mut finding =
                    Finding::new(fact.kind, part).showing(None, Some(fact.text.clone()));
                finding.new = Some(Subject::of(part));
                findings.push(finding);
            }
        }
    }
}

/// Compares a part with another member that has its name now, and its facts with those of the part that it is now.
fn taken(part: &Part, now: &Part, new: &[Part], findings: &mut Vec<Finding>) {
    let member = |part: &Part| part.member.as_ref().map(|name| format!("member `{name}`"));
    let mut finding = Finding::between(kinds::NAME_TAKEN, part, now);
    let renamed = rename::same_member(part, new);
    finding.replacement = renamed.map(|one| Replacement::certain(&one.path));
    findings.push(finding.showing(member(part), member(now)));
    if part.lines != now.lines {
        lines(part, now, findings);
    }
    if let Some(renamed) = renamed {
        facts(part, renamed, findings);
    }
}

/// The type of a field or variant.
fn shown(part: &Part) -> Option<String> {
    let mut lines = part.lines.iter();
    let line = lines.find(|line| matches!(line.form, Form::Field | Form::Variant))?;
    Some(line.text.clone()).filter(|text| !text.is_empty())
}

/// Compares a part that both sides have.
fn both(old: &Part, new: &Part, findings: &mut Vec<Finding>) {
    if old.lines != new.lines {
        lines(old, new, findings);
    }
    facts(old, new, findings);
}

type Lines<'p> = BTreeMap<(&'p str, Form, &'p str), &'p Line>;

fn by_name(part: &Part) -> Lines<'_> {
    let lines = part.lines.iter();
    lines
        .map(|line| ((&*line.owner, line.form, &*line.name), line))
        .collect()
}

/// A line that came, went or changed.
struct Change<'p> {
    line: &'p Line,
    was: Option<&'p Line>,
    now: Option<&'p Line>,
}

fn lines(old: &Part, new: &Part, findings: &mut Vec<Finding>) {
    let (before, after) = (by_name(old), by_name(new));
    let gone_or_changed = before
        .iter()
        .map(|(key, was)| (*was, Some(*was), after.get(key).copied()));
    let come = after.iter().filter(|(key, _)| !before.contains_key(*key));
    let come = come.map(|(_, now)| (*now, None, Some(*now)));
    let all = gone_or_changed
        .chain(come)
        .map(|(line, was, now)| Change { line, was, now });
    let all: Vec<Change<'_>> = all.collect();
    deprecation(&all, old, new, findings);
    let differs = |change: &Change<'_>| {
        change.was.map(|line| &line.text) != change.now.map(|line| &line.text)
    };
    let changes: Vec<Change<'_>> = all.into_iter().filter(differs).collect();
    let (traits, changes): (Vec<Change<'_>>, Vec<_>) = changes
        .into_iter()
        .partition(|change| change.line.form == Form::Trait);
    derived(&traits, old, new, findings);
    let (builds, changes): (Vec<Change<'_>>, Vec<_>) = changes
        .into_iter()
        .partition(|change| change.line.name == "build" && change.line.form == Form::Method);
    for change in builds {
        let now = change
            .now
            .map(|line| line.text.as_str())
            .unwrap_or_default();
        let kind = match now.contains("Result<") {
            true => kinds::BUILD_FALLIBLE,
            false => kinds::BUILD_INFALLIBLE,
        };
        findings.push(show(Finding::between(kind, old, new), &change, true));
    }
    signatures(changes, old, new, findings);
}

/// A field's new type, with the signatures that follow it; or what happened to single methods.
fn signatures(changes: Vec<Change<'_>>, old: &Part, new: &Part, findings: &mut Vec<Finding>) {
    let is_main = |change: &Change<'_>| matches!(change.line.form, Form::Field | Form::Variant);
    let paginates = new.word.name == kinds::PAGINATOR.name;
    let is_break = |change: &Change<'_>| change.was.is_some();
    let main = changes.iter().position(is_main);
    let main = main.or_else(|| {
        changes
            .iter()
            .position(|change| paginates && is_break(change))
    });
    let Some(main) = main else {
        for change in &changes {
            let kind = match (change.was, change.now, change.line.form) {
                (_, None, Form::Type) => kinds::ITEM_REMOVED,
                (None, _, Form::Type) => kinds::ITEM_ADDED,
                (_, None, _) => kinds::METHOD_REMOVED,
                (None, _, _) => kinds::METHOD_ADDED,
                _ => kinds::METHOD_CHANGED,
            };
            findings.push(show(Finding::between(kind, old, new), change, true));
        }
        return;
    };
    let Some(first) = changes.get(main) else {
        return;
    };
    let kind = match (first.line.form, paginates) {
        (_, true) => kinds::PAGINATOR_CHANGED,
        (Form::Variant, _) => kinds::VARIANT_TYPE_CHANGED,
        _ => kinds::FIELD_TYPE_CHANGED,
    };
    let mut finding = show(Finding::between(kind, old, new), first, paginates);
    let others = changes
        .iter()
        .enumerate()
        .filter(|(index, _)| *index != main);
    finding.along = others.map(|(_, change)| along(change)).collect();
    findings.push(finding);
}

fn along(change: &Change<'_>) -> Along {
    let text = |line: Option<&Line>| line.map(|line| line.text.clone());
    Along {
        item: format!("{}::{}", change.line.owner, change.line.name),
        was: text(change.was),
        now: text(change.now),
    }
}

/// Shows a change, of a method with its name.
fn show(finding: Finding, change: &Change<'_>, named: bool) -> Finding {
    let text = |line: Option<&Line>| {
        let line = line?;
        Some(match (named, line.form) {
            (true, Form::Method) => format!("{}::{}{}", line.owner, line.name, line.text),
            (true, _) => line.name.clone(),
            (false, _) if line.text.is_empty() => "()".to_owned(),
            (false, _) => line.text.clone(),
        })
    };
    let (was, now) = (text(change.was), text(change.now));
    finding.showing(was, now)
}

fn deprecation(changes: &[Change<'_>], old: &Part, new: &Part, findings: &mut Vec<Finding>) {
    let is = |line: Option<&Line>| line.is_some_and(|line| line.deprecated);
    let kept = changes
        .iter()
        .filter(|change| change.was.is_some() && change.now.is_some());
    let mut kept = kept.map(|change| (is(change.was), is(change.now)));
    let kind = match kept.find(|(was, now)| was != now) {
        Some((false, _)) => kinds::DEPRECATED,
        Some((true, _)) => kinds::NO_LONGER_DEPRECATED,
        None => return,
    };
    findings.push(Finding::between(kind, old, new));
}

fn derived(changes: &[Change<'_>], old: &Part, new: &Part, findings: &mut Vec<Finding>) {
    let names = |is_wanted: &dyn Fn(&Change<'_>) -> bool| {
        let names = changes.iter().filter(|change| is_wanted(change));
        let names = names.map(|change| format!("{}: {}", change.line.owner, change.line.name));
        names.collect::<Vec<String>>().join(", ")
    };
    let lost = names(&|change| change.now.is_none());
    let gained = names(&|change| change.was.is_none());
    if !lost.is_empty() {
        findings.push(Finding::between(kinds::TRAIT_LOST, old, new).showing(Some(lost), None));
    }
    if !gained.is_empty() {
        findings.push(Finding::between(kinds::TRAIT_GAINED, old, new).showing(None, Some(gained)));
    }
}

/// Compares facts: both sides list them in the same order.
fn facts(old: &Part, new: &Part, findings: &mut Vec<Finding>) {
    for kind in kinds::ALL {
        let of = |part: &'_ Part| -> Vec<Fact> {
            let own = part.facts.iter().filter(|fact| *fact.kind == **kind);
            own.filter(|fact| !fact.text.is_empty()).cloned().collect()
        };
        let (was, now) = (of(old), of(new));
        if was != now {
            let kind = match *kind {
                kind if *kind == *kinds::INPUT_REQUIRED && now.is_empty() => {
                    kinds::INPUT_NOT_REQUIRED
                }
                kind => kind,
            };
            let (was, now) = readable(only(&was, &now), only(&now, &was));
            findings.push(Finding::between(kind, old, new).showing(was, now));
        }
    }
}

/// The texts for users of what one side has and the other has not.
fn only(one: &[Fact], other: &[Fact]) -> String {
    let own = one
        .iter()
        .filter(|fact| fact.is_shown && !other.contains(fact));
    own.map(|fact| &*fact.text)
        .collect::<Vec<&str>>()
        .join("; ")
}

/// Facts that a person can read; others only changed.
fn readable(was: String, now: String) -> (Option<String>, Option<String>) {
    const LONGEST: usize = 100;
    if was.len() > LONGEST || now.len() > LONGEST {
        return (None, None);
    }
    let some = |text: String| Some(text).filter(|text| !text.is_empty());
    (some(was), some(now))
}
