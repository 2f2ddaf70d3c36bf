//! Walks over a model: closures of shapes, and shapes that refer to themselves.

use crate::diagnostic::Origin;
use crate::model::{Model, ServiceRef};
use crate::shape::{Shape, ShapeKind};
use crate::shape_id::ShapeId;
use indexmap::IndexSet;
use std::collections::BTreeSet;

impl Model {
    /// The shapes that can be reached from `roots`, these included, each once: through members, through inputs, outputs
    /// and errors of operations, and through everything that services and resources bind. Roots come in their order,
    /// the shapes that one refers to before the next one.
    pub fn closure<'m>(&'m self, roots: impl IntoIterator<Item = &'m ShapeId>) -> Vec<&'m Shape> {
        let mut found: IndexSet<&'m ShapeId> = IndexSet::new();
        let mut pending: Vec<&'m ShapeId> = roots.into_iter().collect();
        pending.reverse();
        while let Some(id) = pending.pop() {
            let Some((id, shape)) = self.shapes.get_key_value(id) else {
                continue;
            };
            if found.insert(id) {
                let next = references(shape);
                pending.extend(next.into_iter().rev().map(|reference| reference.target));
            }
        }
        found.into_iter().map(|id| self.expect(id)).collect()
    }

    /// The groups of data shapes that refer to each other in a circle through members; a shape that refers to
    /// itself is a group of one. Groups and the shapes within them are in model order.
    pub fn recursive_groups(&self) -> Vec<Vec<&Shape>> {
        let edges = self.member_edges();
        let mut groups: Vec<Vec<usize>> = components(&edges)
            .into_iter()
            .filter(|group| is_circular(group, &edges))
            .collect();
        groups.sort_unstable();
        groups
            .iter()
            .map(|group| {
                let shapes = group
                    .iter()
                    .filter_map(|index| self.shapes.get_index(*index));
                shapes.map(|(_, shape)| shape).collect()
            })
            .collect()
    }

    /// The shapes whose values can hold a value of a `wanted` shape, and the wanted shapes themselves.
    pub fn holders(&self, wanted: impl Fn(&Shape) -> bool) -> BTreeSet<&ShapeId> {
        let edges = self.member_edges();
        let mut sources = vec![Vec::new(); edges.len()];
        for (source, targets) in edges.iter().enumerate() {
            for target in targets {
                if let Some(sources) = sources.get_mut(*target) {
                    sources.push(source);
                }
            }
        }
        let wanted = |(index, shape)| wanted(shape).then_some(index);
        let mut pending: Vec<usize> = self.shapes().enumerate().filter_map(wanted).collect();
        let mut found = BTreeSet::new();
        while let Some(index) = pending.pop() {
            if found.insert(index) {
                pending.extend(sources.get(index).into_iter().flatten());
            }
        }
        let id = |index: usize| Some(self.shapes.get_index(index)?.0);
        found.into_iter().filter_map(id).collect()
    }

    /// How many data shapes a value may go through from its outermost to its innermost one, each counted once:
    /// a circle counts as all of its shapes.
    pub fn depth(&self) -> usize {
        let edges = self.member_edges();
        let mut depths = vec![0; edges.len()];
        let mut deepest = 0;
        for component in components(&edges) {
            let targets = component
                .iter()
                .filter_map(|node| edges.get(*node))
                .flatten();
            let below = targets.filter_map(|target| depths.get(*target)).max();
            let depth = component.len() + below.copied().unwrap_or(0);
            for node in component {
                if let Some(slot) = depths.get_mut(node) {
                    *slot = depth;
                }
            }
            deepest = deepest.max(depth);
        }
        deepest
    }

    /// The targets of each shape's members, by positions.
    fn member_edges(&self) -> Vec<Vec<usize>> {
        let targets = |shape: &Shape| {
            let targets = shape.members();
            let targets = targets.filter_map(|member| self.shapes.get_index_of(&member.target));
            targets.collect()
        };
        self.shapes().map(targets).collect()
    }
}

impl<'m> ServiceRef<'m> {
    /// All shapes that the service consists of, itself included.
    pub fn closure(&self) -> Vec<&'m Shape> {
        self.model.closure([&self.shape.id])
    }
}

/// A shape named by another one.
pub(crate) struct Reference<'m> {
    pub target: &'m ShapeId,
    /// The key of the shape under which the target is named.
    pub key: &'static str,
    within: Within<'m>,
}

/// Where under a key a target is named.
enum Within<'m> {
    Nothing,
    Name(&'m str),
    Index(usize),
}

impl Reference<'_> {
    /// Where the target is named in a shape.
    pub fn place(&self, shape: &Origin) -> Origin {
        let holder = shape.child(self.key);
        let holder = match self.within {
            Within::Nothing => holder,
            Within::Name(name) => holder.child(name),
            Within::Index(index) => holder.child(&index.to_string()),
        };
        holder.child("target")
    }
}

/// All shapes that a shape refers to, in model order. Members' traits do not count.
pub(crate) fn references(shape: &Shape) -> Vec<Reference<'_>> {
    let mut found = Vec::new();
    let mut add = |target, key, within| {
        found.push(Reference {
            target,
            key,
            within,
        });
    };
    match &shape.kind {
        ShapeKind::Service(service) => {
            add_all(&mut add, "operations", &service.operations);
            add_all(&mut add, "resources", &service.resources);
            add_all(&mut add, "errors", &service.errors);
        }
        ShapeKind::Resource(resource) => {
            for (key, named) in [
                ("identifiers", &resource.identifiers),
                ("properties", &resource.properties),
            ] {
                for (name, target) in named {
                    add(target, key, Within::Name(name));
                }
            }
            for (key, target) in resource.lifecycle() {
                if let Some(target) = target {
                    add(target, key, Within::Nothing);
                }
            }
            add_all(&mut add, "operations", &resource.operations);
            add_all(
                &mut add,
                "collectionOperations",
                &resource.collection_operations,
            );
            add_all(&mut add, "resources", &resource.resources);
        }
        ShapeKind::Operation(operation) => {
            add(&operation.input, "input", Within::Nothing);
            add(&operation.output, "output", Within::Nothing);
            add_all(&mut add, "errors", &operation.errors);
        }
        _ => {
            for member in shape.members() {
                add(&member.target, "members", Within::Name(member.name()));
            }
        }
    }
    found
}

fn add_all<'m>(
    add: &mut impl FnMut(&'m ShapeId, &'static str, Within<'m>),
    key: &'static str,
    targets: &'m [ShapeId],
) {
    for (index, target) in targets.iter().enumerate() {
        add(target, key, Within::Index(index));
    }
}

/// Whether a component is a circle: more than one node, or one with an edge to itself.
pub(crate) fn is_circular(group: &[usize], edges: &[Vec<usize>]) -> bool {
    match group {
        [single] => edges
            .get(*single)
            .is_some_and(|targets| targets.contains(single)),
        _ => true,
    }
}

/// The strongly connected components of a graph given by its edges, each in ascending order and after those it points
/// to.
///
/// Kosaraju's algorithm. Its walks keep the way back themselves: a chain of a million shapes must not overflow the
/// thread's stack.
pub(crate) fn components(edges: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut reversed = vec![Vec::new(); edges.len()];
    for (node, targets) in edges.iter().enumerate() {
        for target in targets {
            if let Some(sources) = reversed.get_mut(*target) {
                sources.push(node);
            }
        }
    }
    let mut met = vec![false; edges.len()];
    let order = (0..edges.len())
        .rev()
        .flat_map(|start| walk(start, &reversed, &mut met));
    let order: Vec<usize> = order.collect();
    met.fill(false);
    let components = order.into_iter().rev();
    let components = components.map(|start| {
        let mut component = walk(start, edges, &mut met);
        component.sort_unstable();
        component
    });
    components
        .filter(|component| !component.is_empty())
        .collect()
}

/// The nodes that can be reached from `start` and were not met before, each after those that were found behind it.
fn walk(start: usize, edges: &[Vec<usize>], met: &mut [bool]) -> Vec<usize> {
    let mut left = Vec::new();
    let mut way = Vec::new();
    let mut enter = |node: usize, way: &mut Vec<(usize, usize)>| {
        if let Some(met @ false) = met.get_mut(node) {
            *met = true;
            way.push((node, 0));
        }
    };
    enter(start, &mut way);
    while let Some((node, edge)) = way.pop() {
        match edges.get(node).and_then(|targets| targets.get(edge)) {
            Some(next) => {
                way.push((node, edge + 1));
                enter(*next, &mut way);
            }
            None => left.push(node),
        }
    }
    left
}
