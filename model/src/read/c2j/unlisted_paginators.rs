//! Paginators that botocore does not list: the operations of a service come in, `smithy.api#paginated` of those that
//! return pages goes out.
//!
//! botocore lists an operation when somebody asked for it. The published crates have more paginators: those of all
//! operations whose input and output have one token in common, which [`by_rule`] finds, and a few with other tokens,
//! which are facts.

use super::facts::Pagination;
use super::paginators::{PAGINATED, SIZES, TOKENS};
use super::reader::{record, Additions, Reader};
use super::tree::Tree;
use crate::diagnostic::Origin;
use crate::node::{Node, Object};
use std::sync::Arc;

/// The names in botocore's paginators of tokens that have one name in input and output, in lower case. Other members
/// may be in both too, such as the name of a resource, or the token that makes a request idempotent.
const TOKEN_NAMES: [&str; 7] = [
    "nexttoken",
    "marker",
    "nextmarker",
    "nextpagetoken",
    "pagetoken",
    "paginationtoken",
    "continuationtoken",
];

/// The names of page sizes in botocore's paginators, in lower case.
const SIZE_NAMES: [&str; 8] = [
    "maxresults",
    "maxresult",
    "maxrecords",
    "maxitems",
    "maxentries",
    "limit",
    "pagesize",
    "maximumpagesize",
];

/// Adds the paginations of operations that the document of paginators does not list.
pub(super) fn complete(
    listed: Option<&Tree>,
    additions: &mut Additions,
    origin: &Origin,
    reader: &mut Reader<'_, '_>,
) {
    let section = origin.child("operations");
    let listed = listed.and_then(|tree| tree.node.get("pagination")?.as_object());
    let operations = reader.operations;
    for (name, fields) in operations.iter() {
        // A listed pagination that Smithy cannot express stays out.
        if listed.is_some_and(|listed| listed.contains_key(name)) {
            continue;
        }
        let sides = [
            members(fields, "input", reader),
            members(fields, "output", reader),
        ];
        let [Some(input), Some(output)] = sides else {
            continue;
        };
        let mut facts = reader.facts.lost.paginations.iter();
        let value = match facts.find(|known| known.operations.contains(&&**name)) {
            Some(known) => known_pagination(known, input, output, reader),
            None => by_rule(input, output, reader),
        };
        if let Some(value) = value {
            let traits = additions.entry(Arc::clone(name)).or_default();
            reader.apply(traits, PAGINATED, value, &section.child(name), "");
        }
    }
}

/// The members of an operation's input or output.
fn members<'m>(operation: &Node, side: &str, reader: &Reader<'m, '_>) -> Option<&'m Object> {
    let structure = operation.get(side)?.get("shape")?.as_str()?;
    reader.shapes.get(structure)?.get("members")?.as_object()
}

/// A pagination of the facts, as long as the operation has its members.
fn known_pagination(
    known: &Pagination,
    input: &Object,
    output: &Object,
    reader: &Reader<'_, '_>,
) -> Option<Node> {
    let named = |name: &str, members: &Object, types: &[&str]| {
        has_type(members.get(name)?, types, reader).then(|| Node::from(name))
    };
    let page_size = known.page_size;
    let items = known.items;
    Some(record([
        ("inputToken", Some(named(known.input_token, input, TOKENS)?)),
        (
            "outputToken",
            Some(named(known.output_token, output, TOKENS)?),
        ),
        (
            "pageSize",
            page_size.and_then(|name| named(name, input, SIZES)),
        ),
        ("items", items.and_then(|name| named(name, output, LISTS))),
    ]))
}

const LISTS: &[&str] = &["list"];

/// The pagination of an operation whose output has the token of its input, and no other. An output that has a further
/// token, such as `NextMarker` beside `Marker`, merely repeats the one that it was asked with. The page size is the
/// only member that has such a name, and the items are the only list of the output.
fn by_rule(input: &Object, output: &Object, reader: &Reader<'_, '_>) -> Option<Node> {
    let is_token = |name: &str| {
        let name = name.to_ascii_lowercase();
        TOKEN_NAMES.contains(&&*name) || name.starts_with("next") && name.ends_with("token")
    };
    let token = only(output, |name, member| {
        is_token(name) && has_type(member, &["string"], reader)
    })?;
    let is_known = TOKEN_NAMES.contains(&&*token.to_ascii_lowercase());
    let asked_with = input.get(token)?;
    if !is_known || !has_type(asked_with, &["string"], reader) {
        return None;
    }
    let page_size = only(input, |name, member| {
        let is_size = SIZE_NAMES.contains(&&*name.to_ascii_lowercase());
        is_size && has_type(member, SIZES, reader)
    });
    let items = only(output, |_, member| has_type(member, LISTS, reader));
    Some(record([
        ("inputToken", Some(Node::from(token))),
        ("outputToken", Some(Node::from(token))),
        ("pageSize", page_size.map(Node::from)),
        ("items", items.map(Node::from)),
    ]))
}

/// The name of the wanted member, if there is exactly one.
fn only(members: &Object, wanted: impl Fn(&str, &Node) -> bool) -> Option<&str> {
    let mut found = members.iter().filter(|(name, node)| wanted(name, node));
    let (name, _) = found.next()?;
    found.next().is_none().then_some(&**name)
}

fn has_type(member: &Node, types: &[&str], reader: &Reader<'_, '_>) -> bool {
    let target = member.get("shape").and_then(Node::as_str);
    let kind = target.and_then(|target| reader.type_of(target));
    kind.is_some_and(|kind| types.contains(&kind))
}
