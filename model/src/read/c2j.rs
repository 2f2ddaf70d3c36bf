//! botocore's C2J documents: the documents of a service come in, the unresolved [`Document`] that its Smithy form
//! would give goes out.
//!
//! AWS's older SDKs read C2J ("Coral to JSON"). A service is a document of operations and shapes; paginators, waiters,
//! endpoint rules and additions of SDKs are in documents beside it. `docs/model-forms.md` lists the facts that this
//! form cannot express.

mod bindings;
mod container;
mod enumerations;
mod facts;
mod holder;
mod members;
mod names;
mod operations;
mod paginators;
mod parts;
mod reader;
mod service;
mod shapes;
mod tree;
mod unlisted_paginators;
mod waiters;

pub(super) use parts::{Part, Role};

use crate::ast::Document;
use crate::diagnostic::Diagnostics;
use crate::node::Object;
use parts::Set;
use reader::{Additions, Reader};
use std::sync::Arc;

/// Reads the documents of any number of services. `broken` are the files without a document, which have diagnostics
/// already.
pub(super) fn read(
    parts: Vec<Part>,
    broken: &[Arc<str>],
    diagnostics: &mut Diagnostics,
) -> Vec<Document> {
    let sets = parts::group(parts, broken, diagnostics);
    sets.into_iter()
        .map(|set| read_set(set, diagnostics))
        .collect()
}

fn read_set(set: Set, diagnostics: &mut Diagnostics) -> Document {
    let mut found = Diagnostics::new();
    let mut document = Document::default();
    let origin = set.service.origin.clone();
    let empty = Object::new();
    if let Some(root) = set.service.node.as_object() {
        let section = |key| root.get(key).and_then(|node| node.as_object());
        let mut reader = Reader::new(
            section("metadata").unwrap_or(&empty),
            section("operations").unwrap_or(&empty),
            section("shapes").unwrap_or(&empty),
            &origin,
            &mut found,
        );
        let service = reader.names.service.to_string();
        reader.check_sections(root, &origin.clone().concerning(service));
        let mut additions = Additions::new();
        if let Some(tree) = &set.paginators {
            paginators::read(tree, &mut additions, &mut reader);
        }
        let listed = set.paginators.as_ref();
        unlisted_paginators::complete(listed, &mut additions, &origin, &mut reader);
        if let Some(tree) = &set.waiters {
            waiters::read(tree, &mut additions, &mut reader);
        }
        let operations = operations::read(&mut additions, &origin, &mut reader);
        let service = service::read(root, &set, &origin, &mut reader);
        document
            .shapes
            .extend(service::trait_definitions(&service, &mut reader));
        document.shapes.push(service);
        document.shapes.extend(operations);
        document.shapes.extend(shapes::read(&origin, &mut reader));
        document.refused = reader.refused;
    }
    set.service.relocate_all(&mut document);
    document.c2j_files = set.service.files();
    let beside = [&set.paginators, &set.waiters].into_iter().flatten();
    for tree in std::iter::once(&set.service).chain(beside) {
        tree.relocate_findings(&mut found);
    }
    diagnostics.extend(found);
    document
}
