//! The documents of a service: single documents come in, recognized by their content; sets of them go out, with the
//! additions of SDKs merged in.

use super::tree::Tree;
use crate::diagnostic::{codes, Diagnostic, Diagnostics, Origin};
use crate::node::{Node, Object};
use std::sync::Arc;

/// The role of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::read) enum Role {
    /// Metadata, operations and shapes.
    Service,
    /// How operations are paginated.
    Paginators,
    /// How to wait for a state.
    Waiters,
    /// Endpoint rules as a tree.
    EndpointRules,
    /// Endpoint rules as a decision diagram.
    EndpointDiagram,
    /// Examples, which are ignored.
    Examples,
    /// Additions that an SDK merges into one of the others.
    Extras,
}

impl Role {
    /// The role of a document by its content, or else by the name of its file; `None` if it is not one of C2J.
    pub(in crate::read) fn of(node: &Node, file: &str) -> Option<Role> {
        let root = node.as_object()?;
        let has = |key| root.contains_key(key);
        if has("smithy") {
            return None;
        }
        let says = |key: &str| {
            root.get("metadata")
                .is_some_and(|node| node.get(key).is_some())
        };
        Some(if has("merge") {
            Role::Extras
        } else if has("pagination") {
            Role::Paginators
        } else if has("waiters") {
            Role::Waiters
        } else if has("parameters") && has("rules") {
            Role::EndpointRules
        } else if has("parameters") && has("nodes") {
            Role::EndpointDiagram
        } else if has("examples") && !has("shapes") {
            Role::Examples
        } else if has("operations") || says("protocol") || says("protocols") || says("apiVersion") {
            Role::Service
        } else {
            return Role::named(file);
        })
    }

    /// The role by the name that botocore gives the file.
    fn named(file: &str) -> Option<Role> {
        let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
        let name = name.strip_suffix(".gz").unwrap_or(name);
        Some(match name.strip_suffix(".json")? {
            "service-2" => Role::Service,
            "paginators-1" => Role::Paginators,
            "waiters-2" => Role::Waiters,
            "endpoint-rule-set-1" => Role::EndpointRules,
            "endpoint-bdd-1" => Role::EndpointDiagram,
            "examples-1" => Role::Examples,
            name if name.ends_with(".sdk-extras") => Role::Extras,
            _ => return None,
        })
    }
}

/// One document.
pub(in crate::read) struct Part {
    pub role: Role,
    pub node: Node,
    pub name: Arc<str>,
}

impl Part {
    fn folder(&self) -> &str {
        folder(&self.name)
    }

    fn tree(self) -> Tree {
        Tree::new(self.node, Origin::file(self.name))
    }
}

fn folder(name: &str) -> &str {
    name.rsplit_once(['/', '\\'])
        .map_or("", |(folder, _)| folder)
}

/// The documents of one service.
pub(super) struct Set {
    pub service: Tree,
    pub paginators: Option<Tree>,
    pub waiters: Option<Tree>,
    pub rules: Option<Tree>,
    pub diagram: Option<Tree>,
}

/// Groups the documents by service: all of them if there is one service, by folder if there are several. A document
/// beside a broken file may belong to the service in that file.
pub(super) fn group(
    parts: Vec<Part>,
    broken: &[Arc<str>],
    diagnostics: &mut Diagnostics,
) -> Vec<Set> {
    let (services, others): (Vec<Part>, Vec<Part>) = parts
        .into_iter()
        .partition(|part| part.role == Role::Service);
    let alone = services.len() == 1;
    let is_beside_broken = |part: &Part| broken.iter().any(|name| folder(name) == part.folder());
    let folders: Vec<String> = services
        .iter()
        .map(|part| part.folder().to_owned())
        .collect();
    let mut sets: Vec<Set> = services
        .into_iter()
        .map(|part| Set {
            service: part.tree(),
            paginators: None,
            waiters: None,
            rules: None,
            diagram: None,
        })
        .collect();
    // Extras last: they change what the others brought.
    let (extras, others): (Vec<Part>, Vec<Part>) = others
        .into_iter()
        .partition(|part| part.role == Role::Extras);
    for part in others.into_iter().chain(extras) {
        let position = folders
            .iter()
            .position(|folder| folder == part.folder())
            .or_else(|| (alone && !is_beside_broken(&part)).then_some(0));
        match position.and_then(|position| sets.get_mut(position)) {
            Some(set) => set.add(part, diagnostics),
            None if is_beside_broken(&part) => {}
            None => diagnostics.push(
                Diagnostic::error(
                    codes::MISSING_KEY,
                    "the service of this document is not among the files",
                    Origin::file(part.name),
                )
                .help("name the file `service-2.json` beside it, too"),
            ),
        }
    }
    sets
}

impl Set {
    fn add(&mut self, part: Part, diagnostics: &mut Diagnostics) {
        let place = match part.role {
            Role::Extras => return self.merge(part, diagnostics),
            Role::Paginators => &mut self.paginators,
            Role::Waiters => &mut self.waiters,
            Role::EndpointRules => &mut self.rules,
            Role::EndpointDiagram => &mut self.diagram,
            Role::Examples | Role::Service => return,
        };
        match place {
            None => *place = Some(part.tree()),
            Some(first) => diagnostics.push(
                Diagnostic::error(
                    codes::CONFLICTING_METADATA,
                    "the service has a document of this kind already",
                    Origin::file(part.name),
                )
                .related(first.origin.clone())
                .help("remove one of the two"),
            ),
        }
    }

    /// Merges the additions of an SDK into the document that has the same top-level keys.
    fn merge(&mut self, part: Part, diagnostics: &mut Diagnostics) {
        let origin = Origin::file(part.name);
        let merge = match part.node.get("merge") {
            Some(Node::Object(merge)) => merge,
            Some(other) => {
                return diagnostics.wrong_node("an object", other, &origin.child("merge"))
            }
            None => return diagnostics.missing_key("merge", &origin),
        };
        let target = if merge.contains_key("pagination") {
            self.paginators
                .get_or_insert_with(|| empty(&origin, "pagination"))
        } else if merge.contains_key("waiters") {
            self.waiters
                .get_or_insert_with(|| empty(&origin, "waiters"))
        } else {
            &mut self.service
        };
        target.merge(merge, &origin.child("merge"));
    }
}

fn empty(origin: &Origin, key: &str) -> Tree {
    let root = Object::from_iter([(Arc::from(key), Node::Object(Object::new()))]);
    Tree::new(Node::Object(root), origin.clone())
}
