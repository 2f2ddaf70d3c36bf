//! Reading a model without its wrong parts: documents, the ids of wrong shapes, and wrong waiters and paginators come
//! in; a model without them and without everything that needs these shapes goes out, with the list of omitted
//! operations.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::ast::Document;
use crate::diagnostic::{Diagnostics, Subject};
use crate::model::Model;
use crate::removable_parts;
use crate::shape::{Shape, ShapeKind};
use crate::shape_id::ShapeId;
use crate::source::SourceFile;
use crate::walk::references;
use crate::{read, resolve};

/// A model without its wrong parts.
#[derive(Debug)]
pub struct Partial {
    /// The rest of the model.
    pub model: Model,
    /// The omitted operations by id, each with the wrong shapes that it needs. For an operation that is bound but not
    /// defined, that is the service or resource that binds it.
    pub omitted: BTreeMap<String, BTreeSet<String>>,
}

/// The wrong parts of a model.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wrong {
    /// The ids of shapes.
    pub shapes: BTreeSet<String>,
    /// Waiters and paginators.
    pub parts: BTreeSet<Subject>,
}

/// Reads model documents as [`crate::load`] does, without the wrong waiters and paginators, the wrong shapes, and
/// every shape that refers to one of these. Services and resources stay, but without such operations.
///
/// # Errors
///
/// When the rest is not a valid model.
pub fn load_without(files: &[SourceFile], wrong: &Wrong) -> Result<Partial, Diagnostics> {
    let mut found = Diagnostics::new();
    let mut documents = read::documents(files, &mut found);
    let mut hidden = Diagnostics::new();
    removable_parts::take_out(&mut documents, &wrong.parts, &mut hidden);
    let shapes = documents.iter().flat_map(|document| &document.shapes);
    let reasons = reasons(shapes.collect(), &wrong.shapes);
    let omitted = unbind(&mut documents, &reasons);
    for document in &mut documents {
        document
            .shapes
            .retain(|shape| !reasons.contains_key(shape.id.as_str()));
        // Everything that needs a wrong shape is left out, so no reference to it is left.
        document
            .refused
            .retain(|id| !wrong.shapes.contains(root(id.as_str())));
        document
            .applies
            .retain(|apply| !reasons.contains_key(root(apply.target.as_str())));
    }
    // The findings about omitted parts were reported before. Services and resources stay, and so do findings about
    // them.
    let mut diagnostics = Diagnostics::new();
    let is_about = |shape: &str| reasons.contains_key(shape);
    diagnostics.extend(found.into_iter().chain(hidden).filter(|one| {
        let subject = &one.origin.subject;
        !subject.container().is_some_and(is_about) && !wrong.parts.contains(subject)
    }));
    let names = files.iter().map(|file| file.name().into()).collect();
    let model = resolve::resolve(documents, names, diagnostics)?;
    Ok(Partial { model, omitted })
}

/// The id of the shape that an id, perhaps of a member, belongs to.
fn root(id: &str) -> &str {
    id.split_once('$').map_or(id, |(shape, _)| shape)
}

/// Every shape that must be left out, with the wrong shapes that are the reason.
fn reasons(shapes: Vec<&Shape>, wrong: &BTreeSet<String>) -> BTreeMap<String, BTreeSet<String>> {
    let stays =
        |shape: &&Shape| matches!(shape.kind, ShapeKind::Service(_) | ShapeKind::Resource(_));
    let staying: BTreeSet<&str> = shapes
        .iter()
        .copied()
        .filter(stays)
        .map(|shape| shape.id.as_str())
        .collect();
    let mut users: HashMap<&str, Vec<&str>> = HashMap::new();
    for shape in shapes.iter().filter(|shape| !stays(shape)) {
        let targets = references(shape)
            .into_iter()
            .map(|reference| reference.target);
        for target in targets.chain(&shape.mixins) {
            users
                .entry(target.as_str())
                .or_default()
                .push(shape.id.as_str());
        }
    }
    let mut reasons: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for id in wrong.iter().filter(|id| !staying.contains(id.as_str())) {
        let mut pending = vec![id.as_str()];
        while let Some(shape) = pending.pop() {
            if reasons
                .entry(shape.to_owned())
                .or_default()
                .insert(id.clone())
            {
                pending.extend(users.get(shape).into_iter().flatten());
            }
        }
    }
    reasons
}

/// Removes the omitted operations, and those that do not exist, from services and resources.
fn unbind(
    documents: &mut [Document],
    reasons: &BTreeMap<String, BTreeSet<String>>,
) -> BTreeMap<String, BTreeSet<String>> {
    let shapes = documents.iter().flat_map(|document| &document.shapes);
    let defined: BTreeSet<String> = shapes.map(|shape| shape.id.as_str().to_owned()).collect();
    let mut omitted: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for shape in documents
        .iter_mut()
        .flat_map(|document| &mut document.shapes)
    {
        let binder = shape.id.as_str().to_owned();
        let mut keeps = |operation: &ShapeId| {
            let because = match reasons.get(operation.as_str()) {
                Some(because) => because.clone(),
                None if defined.contains(operation.as_str()) => return true,
                None => BTreeSet::from([binder.clone()]),
            };
            omitted
                .entry(operation.as_str().to_owned())
                .or_default()
                .extend(because);
            false
        };
        match &mut shape.kind {
            ShapeKind::Service(service) => service.operations.retain(keeps),
            ShapeKind::Resource(resource) => {
                resource.operations.retain(&mut keeps);
                resource.collection_operations.retain(&mut keeps);
                for (_, bound) in resource.lifecycle_mut() {
                    bound.take_if(|operation| !keeps(operation));
                }
            }
            _ => {}
        }
    }
    omitted
}
