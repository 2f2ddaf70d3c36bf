//! The public surface of a crate. In: rustdoc's JSON. Out: one entry per public item, impl and re-export:
//! the line by which it is compared, the local items that it names, and the probe that uses it.

use super::items::Describer;
use super::render::PublicPaths;
use super::rustdoc::{ids, Documented};
use std::collections::{BTreeMap, BTreeSet};

/// One public thing.
#[derive(Debug, Clone)]
pub struct Entry {
    /// What it is, with everything that a caller depends on.
    pub line: String,
    /// The item that it belongs to: a type for its fields, methods and impls.
    pub owner: u64,
    /// The local items that it names.
    pub mentions: BTreeSet<u64>,
    /// Whether rustdoc leaves it out of the pages.
    pub hidden: bool,
    /// A Rust item that compiles if, and only if, this thing is there with these types.
    pub probe: Option<String>,
}

/// All entries of a crate.
pub struct Surface {
    /// The entries, in the order of their lines.
    pub entries: Vec<Entry>,
    /// The public path of each local item.
    pub public: PublicPaths,
}

/// A path by which an item can be reached.
struct Reached {
    path: Vec<String>,
    hidden: bool,
}

/// Walks a crate's modules and describes what they offer.
pub fn surface(krate: &Documented) -> Surface {
    let mut walk = Walk {
        krate,
        reached: BTreeMap::new(),
        entries: Vec::new(),
        support: PublicPaths::new(),
    };
    walk.module(krate.root(), &mut Vec::new(), false);
    let Walk {
        mut reached,
        mut entries,
        support: mut public,
        ..
    } = walk;
    for (id, paths) in &mut reached {
        paths.sort_by(|one, other| {
            (one.path.len(), &one.path).cmp(&(other.path.len(), &other.path))
        });
        if let Some(shortest) = paths.first() {
            public.insert(*id, shortest.path.join("::"));
        }
    }
    for (id, paths) in &reached {
        let Some((shortest, aliases)) = paths.split_first() else {
            continue;
        };
        let mut describer = Describer::new(krate, &public, *id, shortest.hidden);
        describer.describe();
        entries.append(&mut describer.entries);
        for alias in aliases {
            entries.push(re_export(
                krate,
                *id,
                &alias.path,
                &format!("crate::{}", shortest.path.join("::")),
                alias.hidden,
            ));
        }
    }
    entries.sort_by(|one, other| one.line.cmp(&other.line));
    entries.dedup_by(|one, other| one.line == other.line);
    Surface { entries, public }
}

fn re_export(krate: &Documented, id: u64, path: &[String], target: &str, hidden: bool) -> Entry {
    let path = path.join("::");
    Entry {
        line: format!("use {path} = {target}"),
        owner: id,
        mentions: BTreeSet::new(),
        hidden,
        probe: Some(format!("use ::{}::{path} as _;", krate.name)),
    }
}

struct Walk<'a> {
    krate: &'a Documented,
    reached: BTreeMap<u64, Vec<Reached>>,
    entries: Vec<Entry>,
    /// What is re-exported from the support crate, with its path here.
    support: PublicPaths,
}

impl Walk<'_> {
    fn module(&mut self, id: u64, path: &mut Vec<String>, hidden: bool) {
        let Some(module) = self.krate.item(id) else {
            return;
        };
        let (_, body) = module.inner();
        for id in ids(&body["items"]) {
            self.member(id, path, hidden);
        }
    }

    fn member(&mut self, id: u64, path: &mut Vec<String>, hidden: bool) {
        let Some(item) = self.krate.item(id).filter(|item| item.is_public()) else {
            return;
        };
        let hidden = hidden || item.is_hidden();
        let (kind, body) = item.inner();
        match kind {
            "use" => self.re_exported(id, body, path, hidden),
            "module" => {
                path.push(item.name().to_owned());
                let line = format!("mod {}", path.join("::"));
                self.entries.push(Entry {
                    line,
                    owner: id,
                    mentions: BTreeSet::new(),
                    hidden,
                    probe: None,
                });
                self.reach(id, path, hidden);
                self.module(id, path, hidden);
                path.pop();
            }
            "impl" => {}
            _ => {
                path.push(item.name().to_owned());
                self.reach(id, path, hidden);
                path.pop();
            }
        }
    }

    fn re_exported(
        &mut self,
        id: u64,
        body: &serde_json::Value,
        path: &mut Vec<String>,
        hidden: bool,
    ) {
        let target = body["id"].as_u64();
        let local = target.filter(|target| self.krate.item(*target).is_some());
        if body["is_glob"] == true {
            return match local {
                Some(module) => self.module(module, path, hidden),
                None => {
                    let source = body["source"]
                        .as_str()
                        .unwrap_or_default()
                        .trim_start_matches("::");
                    let line = format!("use {}::* = {source}::*", path.join("::"));
                    self.entries.push(Entry {
                        line,
                        owner: id,
                        mentions: BTreeSet::new(),
                        hidden,
                        probe: None,
                    });
                }
            };
        }
        path.push(body["name"].as_str().unwrap_or_default().to_owned());
        match (local, target) {
            (Some(target), _) => {
                let is_module = self
                    .krate
                    .item(target)
                    .is_some_and(|item| item.inner().0 == "module");
                self.reach(target, path, hidden);
                if is_module {
                    self.module(target, path, hidden);
                }
            }
            (None, target) => {
                if let Some(target) = target.filter(|target| self.krate.is_support(*target)) {
                    self.support.insert(target, path.join("::"));
                }
                let defined = target.and_then(|target| self.krate.defining_path(target));
                let source = || {
                    body["source"]
                        .as_str()
                        .unwrap_or_default()
                        .trim_start_matches("::")
                        .to_owned()
                };
                let entry = re_export(
                    self.krate,
                    id,
                    path,
                    &defined.unwrap_or_else(source),
                    hidden,
                );
                self.entries.push(entry);
            }
        }
        path.pop();
    }

    fn reach(&mut self, id: u64, path: &[String], hidden: bool) {
        let reached = Reached {
            path: path.to_vec(),
            hidden,
        };
        self.reached.entry(id).or_default().push(reached);
    }
}

/// The operations of a crate: the modules in `operation`.
pub fn operations(surface: &Surface) -> BTreeSet<String> {
    let lines = surface
        .entries
        .iter()
        .filter_map(|entry| entry.line.strip_prefix("mod operation::"));
    lines
        .filter(|path| !path.contains("::"))
        .map(str::to_owned)
        .collect()
}

/// The part of a surface that belongs to these operations: everything general, the operations' own modules,
/// and the types that can be reached from them.
pub fn closure(surface: &Surface, operations: &BTreeSet<String>) -> Vec<Entry> {
    let reachable = reachable(surface, operations);
    let inside = |entry: &&Entry| {
        reachable.contains(&entry.owner)
            && entry
                .mentions
                .iter()
                .all(|id| reachable.contains(id) || !surface.public.contains_key(id))
    };
    surface.entries.iter().filter(inside).cloned().collect()
}

/// The path of a thing that exists for every service, whatever its operations are.
fn is_general(path: &str, operations: &BTreeSet<String>) -> bool {
    let mut segments = path.split("::");
    match (segments.next(), segments.next()) {
        (Some("operation"), Some(name)) => {
            operations.contains(name) || name.starts_with(char::is_uppercase)
        }
        (Some("types"), Some("error")) => {
            matches!(segments.next(), None | Some("builders")) && segments.next().is_none()
        }
        (Some("types"), Some(name)) => name == "builders" && segments.next().is_none(),
        _ => true,
    }
}

fn reachable(surface: &Surface, operations: &BTreeSet<String>) -> BTreeSet<u64> {
    let mut reachable: BTreeSet<u64> = BTreeSet::new();
    // These two name every operation of the service, and so lead nowhere in particular.
    let collective: BTreeSet<u64> = surface
        .public
        .iter()
        .filter(|(_, path)| matches!(path.as_str(), "Client" | "Error"))
        .map(|(id, _)| *id)
        .collect();
    for (id, path) in &surface.public {
        if is_general(path, operations) {
            reachable.insert(*id);
        }
    }
    for entry in &surface.entries {
        // Re-exports of other crates' items have no path of their own in the table.
        let path = entry
            .line
            .strip_prefix("use ")
            .and_then(|line| line.split(" = ").next());
        if path.is_some_and(|path| {
            !surface.public.contains_key(&entry.owner) && is_general(path, operations)
        }) {
            reachable.insert(entry.owner);
        }
    }
    loop {
        let before = reachable.len();
        for entry in &surface.entries {
            if reachable.contains(&entry.owner) && !collective.contains(&entry.owner) {
                reachable.extend(
                    entry
                        .mentions
                        .iter()
                        .filter(|id| surface.public.contains_key(id)),
                );
            }
        }
        if reachable.len() == before {
            return reachable;
        }
    }
}
