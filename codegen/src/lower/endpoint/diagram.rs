//! The decision diagram of `smithy.rules#endpointBdd`.
//!
//! In: the JSON of the trait. Out: nodes whose every reference leads to a node, a condition or a
//! result that exists, and no path that comes back to a node. Source: the rules engine
//! specification, "BDD node structure", "Reference encoding" and "Validation requirements".

use super::report::{Lowered, Place, Report};
use super::rules::{condition, outcome};
use super::scope::Scope;
use crate::codes::MALFORMED_RULES;
use crate::ir::endpoint::{Condition, Decision, Node, Outcome};
use crate::lower::base64;

/// References from this number on are results.
const FIRST_RESULT: i32 = 100_000_000;
/// Three big-endian integers of 32 bits.
const NODE_BYTES: usize = 12;

/// The tables of a diagram, and the diagram. Positions are the model's: nothing is merged.
pub(super) fn diagram(
    root: &Place<'_>,
    scope: &mut Scope,
    report: &mut Report<'_>,
) -> Lowered<(Vec<Condition>, Vec<Outcome>, Decision)> {
    let mut conditions = Vec::new();
    let list = root.required("conditions", report)?;
    for place in list.items(report)? {
        conditions.push(condition(&place, scope, report, true)?);
    }
    let mut outcomes = Vec::new();
    let list = root.required("results", report)?;
    for place in list.items(report)? {
        outcomes.push(outcome(&place, scope, report)?);
    }
    let reference_place = root.required("root", report)?;
    let reference = reference_place.integer(report)?;
    let nodes_place = root.required("nodes", report)?;
    let nodes = decode(&nodes_place, report)?;
    let count_place = root.required("nodeCount", report)?;
    let count = count_place.integer(report)?;
    if usize::try_from(count).ok() != Some(nodes.len()) {
        let message = format!("expected {} nodes as counted, found {count}", nodes.len());
        return Err(report.error(MALFORMED_RULES, message, &count_place));
    }
    let limits = Limits {
        nodes: nodes.len(),
        conditions: conditions.len(),
        outcomes: outcomes.len(),
    };
    if let Err(message) = limits.check_root(reference) {
        return Err(report.error(MALFORMED_RULES, message, &reference_place));
    }
    for (index, node) in nodes.iter().enumerate().skip(1) {
        if let Err(message) = limits.check_node(node) {
            let message = format!("node {index}: {message}");
            return Err(report.error(MALFORMED_RULES, message, &nodes_place));
        }
    }
    if let Some(index) = find_cycle(&nodes) {
        let message = format!("a path leads from node {index} back to it");
        return Err(report.error(MALFORMED_RULES, message, &nodes_place));
    }
    let root = reference;
    Ok((conditions, outcomes, Decision::Diagram { root, nodes }))
}

/// The nodes that a base64 text encodes.
fn decode(place: &Place<'_>, report: &mut Report<'_>) -> Lowered<Vec<Node>> {
    let text = place.text(report)?;
    let Some(bytes) = base64::decode(text) else {
        let message = "expected base64".to_owned();
        return Err(report.error(MALFORMED_RULES, message, place));
    };
    let chunks = bytes.chunks_exact(NODE_BYTES);
    if !chunks.remainder().is_empty() {
        let message = format!("expected {NODE_BYTES} bytes for each node");
        return Err(report.error(MALFORMED_RULES, message, place));
    }
    let integer = |bytes: &[u8]| {
        let bytes = bytes.iter();
        bytes.fold(0, |value, byte| value << 8 | i32::from(*byte))
    };
    let node = |chunk: &[u8]| {
        let (condition, references) = chunk.split_at(4);
        let (high, low) = references.split_at(4);
        Node {
            condition: integer(condition),
            high: integer(high),
            low: integer(low),
        }
    };
    Ok(chunks.map(node).collect())
}

/// What there is to refer to.
struct Limits {
    nodes: usize,
    conditions: usize,
    outcomes: usize,
}

impl Limits {
    fn check_root(&self, reference: i32) -> Result<(), String> {
        if reference < -1 {
            return Err("the root must not be a negated reference".to_owned());
        }
        self.check(reference)
    }

    fn check_node(&self, node: &Node) -> Result<(), String> {
        let condition = usize::try_from(node.condition).ok();
        if condition.is_none_or(|condition| condition >= self.conditions) {
            return Err(format!("there is no condition {}", node.condition));
        }
        self.check(node.high)?;
        self.check(node.low)
    }

    fn check(&self, reference: i32) -> Result<(), String> {
        let exists = match reference {
            0 => false,
            1 | -1 => true,
            // Result 0 is that no rule matched and stands in no table.
            FIRST_RESULT.. => {
                usize::try_from(reference - FIRST_RESULT).is_ok_and(|index| index <= self.outcomes)
            }
            _ => position(reference).is_some_and(|index| index < self.nodes),
        };
        match exists {
            true => Ok(()),
            false => Err(format!("the reference {reference} leads nowhere")),
        }
    }
}

/// The position of the node that a reference names, if it is to a node.
fn position(reference: i32) -> Option<usize> {
    match reference {
        -1..=1 | FIRST_RESULT.. => None,
        _ => usize::try_from(reference.unsigned_abs() - 1).ok(),
    }
}

/// A node from which a path leads back to it.
fn find_cycle(nodes: &[Node]) -> Option<usize> {
    #[derive(Clone, Copy, PartialEq)]
    enum Mark {
        New,
        Open,
        Done,
    }
    let mut marks = vec![Mark::New; nodes.len()];
    // An explicit stack: a hostile diagram may be one long chain.
    let mut pending: Vec<(usize, bool)> = (1..nodes.len()).map(|index| (index, false)).collect();
    while let Some((index, is_leaving)) = pending.pop() {
        let (Some(mark), Some(node)) = (marks.get_mut(index), nodes.get(index)) else {
            continue;
        };
        match (is_leaving, *mark) {
            (true, _) => *mark = Mark::Done,
            (false, Mark::New) => {
                *mark = Mark::Open;
                pending.push((index, true));
                for next in [node.high, node.low].into_iter().filter_map(position) {
                    match marks.get(next) {
                        Some(Mark::Open) => return Some(next),
                        Some(Mark::New) => pending.push((next, false)),
                        _ => {}
                    }
                }
            }
            (false, _) => {}
        }
    }
    None
}
