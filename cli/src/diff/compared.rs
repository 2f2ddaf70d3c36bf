//! The comparison of one pair: its models are read, lowered and compared, and the places of causes are looked up while their
//! texts are at hand.

use smithy_codegen::codes;
use smithy_codegen::diff::{diff, Api, Event, Level, Side};
use smithy_model::{Diagnostic, Diagnostics, Origin, Places as Lookup, SourceFile};

use super::pairs::{Given, Pair, Renamed};
use super::refused::Refused;
use super::today::today;
use crate::config::places::command_line;
use crate::config::{Accepted, Places};
use crate::parallel;

/// A pair after the comparison.
pub(super) struct Compared {
    /// The name of the service in botocore, of the file in a folder, of the package, or in the model.
    pub(super) name: String,
    pub(super) renamed: Option<Renamed>,
    /// The service's id; empty where nothing was compared, since nothing differs.
    pub(super) service: String,
    pub(super) level: Level,
    pub(super) changes: Vec<Change>,
    /// What the configuration says without effect.
    pub(super) remarks: Vec<String>,
}

/// An event with its places.
pub(super) struct Change {
    pub(super) event: Event,
    pub(super) old: Option<Place>,
    pub(super) new: Option<Place>,
    /// Why it counts for less than its verdict.
    pub(super) accepted: Option<Accepted>,
}

/// A line of a model.
pub(super) struct Place {
    pub(super) file: String,
    pub(super) line: usize,
}

/// The part of a report that a change stands in: the first that applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Section {
    Breaking,
    Messages,
    Behavior,
    New,
    Other,
}

impl Section {
    pub(super) const ALL: [Section; 5] = [
        Section::Breaking,
        Section::Messages,
        Section::Behavior,
        Section::New,
        Section::Other,
    ];

    /// The heading.
    pub(super) fn title(self) -> &'static str {
        match self {
            Section::Breaking => "breaking",
            Section::Messages => "messages",
            Section::Behavior => "behavior",
            Section::New => "new",
            Section::Other => "other",
        }
    }
}

impl Change {
    /// The level that it calls for.
    pub(super) fn level(&self) -> Level {
        match &self.accepted {
            Some(accepted) => accepted.level.min(self.event.level()),
            None => self.event.level(),
        }
    }

    pub(super) fn section(&self) -> Section {
        let kind = self.event.kind;
        match kind.api {
            Api::Major => Section::Breaking,
            _ if kind.wire => Section::Messages,
            Api::Minor => Section::New,
            Api::None if kind.behavior => Section::Behavior,
            Api::None => Section::Other,
        }
    }

    /// What it is now and what it was, in a sentence; none where the title says it all.
    pub(super) fn difference(&self) -> Option<String> {
        match (&self.event.was, &self.event.now) {
            (Some(was), Some(now)) => Some(format!("is `{now}`, was `{was}`")),
            (Some(was), None) => Some(format!("was `{was}`")),
            (None, Some(now)) => Some(format!("is `{now}`")),
            (None, None) => None,
        }
    }

    /// The places in the old and the new model.
    pub(super) fn places(&self) -> String {
        let shown = |place: &Place| format!("{}:{}", place.file, place.line);
        let places = [&self.old, &self.new].into_iter().flatten();
        places.map(shown).collect::<Vec<String>>().join(", ")
    }
}

impl Compared {
    /// The changes of a section.
    pub(super) fn of(&self, section: Section) -> Vec<&Change> {
        let changes = self.changes.iter();
        changes
            .filter(|change| change.section() == section)
            .collect()
    }
}

/// Compares a pair.
pub(super) fn compare(pair: &Pair) -> Result<Compared, Refused> {
    let mut files = at_once([&pair.old, &pair.new], |given| given.documents.read()).into_iter();
    let mut next = || files.next().unwrap_or_else(|| Ok(Vec::new()));
    let (old_files, new_files) = (next()?, next()?);
    let is_same = old_files.len() == new_files.len()
        && pair.old.options == pair.new.options
        && old_files
            .iter()
            .zip(&new_files)
            .all(|(old, new)| old.text() == new.text());
    let least = pair.renamed.as_ref().map_or(Level::None, |one| one.level);
    if is_same {
        return Ok(Compared {
            name: pair.name.clone(),
            renamed: pair.renamed.clone(),
            service: String::new(),
            level: least,
            changes: Vec::new(),
            remarks: Vec::new(),
        });
    }
    let (old, new) = sides(pair, &old_files, &new_files)?;
    let difference = diff(&old, &new);
    let (old, new) = (Lines::new(&old_files), Lines::new(&new_files));
    let (_, own_name) = difference.service.split_once('#').unwrap_or_default();
    let name = match pair.name.as_str() {
        "" => own_name.to_owned(),
        name => name.to_owned(),
    };
    let changes = difference.events.into_iter().map(|event| Change {
        old: event.cause.old.as_ref().and_then(|origin| old.find(origin)),
        new: event.cause.new.as_ref().and_then(|origin| new.find(origin)),
        accepted: None,
        event,
    });
    let mut changes: Vec<Change> = changes.collect();
    let remarks = apply(&pair.accepted, &today(), &mut changes);
    let levels = changes.iter().map(Change::level);
    Ok(Compared {
        name,
        renamed: pair.renamed.clone(),
        level: levels.max().unwrap_or(Level::None).max(least),
        service: difference.service,
        changes,
        remarks,
    })
}

/// Marks the changes that are accepted on a day; the remarks come back.
fn apply(accepted: &[Accepted], today: &str, changes: &mut [Change]) -> Vec<String> {
    let mut remarks = Vec::new();
    for one in accepted {
        let name = format!("{} of {}", one.event, one.item);
        // Several methods may have changed that the same item is the owner of.
        let is_meant = |change: &&mut Change| {
            change.event.kind.code == one.event && change.event.item.path == one.item
        };
        let meant: Vec<&mut Change> = changes.iter_mut().filter(is_meant).collect();
        match meant.is_empty() {
            true => remarks.push(format!("codegen.toml accepts {name}, which did not happen")),
            false if one.until.as_str() < today => {
                remarks.push(format!("codegen.toml accepted {name} until {}", one.until));
            }
            false => {
                for change in meant {
                    change.accepted = Some(one.clone());
                }
            }
        }
    }
    remarks
}

/// Does something for both states at the same time: that halves the time of a large service.
fn at_once<I: Send, O: Send>(states: [I; 2], work: impl Fn(I) -> O + Sync) -> Vec<O> {
    let states = Vec::from(states);
    parallel::each(states, 2, |_| 0, || (), |(), state| work(state), |_| {})
}

/// The crates of both states.
fn sides(pair: &Pair, old: &[SourceFile], new: &[SourceFile]) -> Result<(Side, Side), Refused> {
    let states = [(&pair.old, old), (&pair.new, new)];
    let made = at_once(states, |(given, files)| side(given, files, &pair.places));
    let mut refused = Refused::from(Diagnostics::new());
    let mut sides = Vec::new();
    for one in made {
        match one {
            Ok(side) => sides.push(side),
            Err(other) => {
                // A name that neither model has is wrong once.
                let known = |one: &Diagnostic| {
                    let mut found = refused.found.iter();
                    let is_name = one.code == codes::UNKNOWN_SERVICE;
                    is_name && found.any(|other| other.message == one.message)
                };
                let other_found = other.found.into_iter();
                let new: Vec<Diagnostic> = other_found.filter(|one| !known(one)).collect();
                refused.found.extend(new);
                refused.sources.extend(other.sources);
            }
        }
    }
    match (sides.pop(), sides.pop()) {
        (Some(new), Some(old)) => Ok((old, new)),
        _ => Err(refused),
    }
}

fn side(given: &Given, files: &[SourceFile], places: &Places) -> Result<Side, Refused> {
    let side = smithy_model::load(files).and_then(|model| Side::new(model, &given.options));
    side.map_err(|found| {
        let located = places.locate(found).into_iter().map(|mut one| {
            // The command line names a service of two models: this is the one that lacks it.
            if let (true, Some(file)) = (one.origin == command_line(), files.first()) {
                one.origin = Origin::file(file.name());
            }
            one
        });
        let mut found = Diagnostics::new();
        found.extend(located);
        Refused {
            found,
            sources: files.iter().chain(&places.file).cloned().collect(),
        }
    })
}

/// The lines of the files of a model.
struct Lines<'f> {
    files: Vec<(&'f str, Lookup<'f>)>,
}

impl<'f> Lines<'f> {
    fn new(files: &'f [SourceFile]) -> Lines<'f> {
        Lines {
            files: files
                .iter()
                .map(|file| (file.name(), Lookup::new(file)))
                .collect(),
        }
    }

    fn find(&self, origin: &Origin) -> Option<Place> {
        let (name, places) = self.files.iter().find(|(name, _)| **name == *origin.file)?;
        Some(Place {
            file: (*name).to_owned(),
            line: places.line(origin)?,
        })
    }
}
