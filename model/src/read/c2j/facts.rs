//! Facts that steer reading: a service's metadata comes in; the kinds of traits that its protocols need, and the facts
//! about it that C2J lost, go out.
//!
//! The lost facts are data: `facts/` has a file for each kind, with its reason in the first lines.

use crate::node::{Node, Object};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// Numbers and booleans that always have a value, by service: `Service id: Shape Shape …`.
const PRIMITIVES: &str = include_str!("facts/primitives.txt");

/// Services whose members are all optional to their clients, one on a line.
const CLIENT_OPTIONAL: &str = include_str!("facts/client_optional.txt");

/// Names of enumeration values that do not follow from the value: `Service id: Shape: name=value name=value …`.
const VALUE_NAMES: &str = include_str!("facts/value_names.txt");

/// Services of `rest-xml` whose errors are the root of the document, which C2J does not say. Only S3 is one.
const BARE_ERRORS: &[&str] = &["S3"];

/// Operations of `rest-xml` whose output has no element around it, by service, which C2J does not say either.
const UNWRAPPED_OUTPUTS: &[(&str, &str)] = &[("S3", "GetBucketLocation")];

/// Structures that are unions, by service: `Service id: Shape Shape …`.
const UNIONS: &str = include_str!("facts/unions.txt");

/// Lists and maps that can hold null, by service: `Service id: Shape Shape …`.
const SPARSE: &str = include_str!("facts/sparse.txt");

/// Paginations that botocore does not list and no rule finds, by service:
/// `Service id: inputToken outputToken pageSize items: Operation …`, with `-` for a missing part.
const PAGINATIONS: &str = include_str!("facts/paginations.txt");

/// A pagination that operations of a service have.
pub(super) struct Pagination {
    pub input_token: &'static str,
    pub output_token: &'static str,
    pub page_size: Option<&'static str>,
    pub items: Option<&'static str>,
    pub operations: Vec<&'static str>,
}

impl Pagination {
    fn read(line: &'static str) -> Option<Pagination> {
        let (members, operations) = line.split_once(": ")?;
        let mut members = members.split(' ');
        let mut next = || members.next().filter(|name| *name != "-");
        Some(Pagination {
            input_token: next()?,
            output_token: next()?,
            page_size: next(),
            items: next(),
            operations: operations.split(' ').collect(),
        })
    }
}

/// The facts about one service that C2J lost.
#[derive(Default)]
pub(super) struct Lost {
    /// The paginations that botocore does not list and no rule finds.
    pub paginations: Vec<Pagination>,
    /// The numbers and booleans without `box` that always have a value, so that clients show them without an `Option`.
    pub primitives: HashSet<&'static str>,
    /// The structures that are unions without a mark.
    pub unions: HashSet<&'static str>,
    /// The lists and maps that can hold null without a mark.
    pub sparse: HashSet<&'static str>,
    /// Whether required members are optional to clients.
    pub client_optional: bool,
    value_names: HashMap<&'static str, Vec<(&'static str, &'static str)>>,
}

static LOST: LazyLock<HashMap<&'static str, Lost>> = LazyLock::new(|| {
    let mut services: HashMap<&str, Lost> = HashMap::new();
    for (service, shapes) in entries(PRIMITIVES) {
        let lost = services.entry(service).or_default();
        lost.primitives.extend(shapes.split_whitespace());
    }
    for (service, shapes) in entries(UNIONS) {
        let lost = services.entry(service).or_default();
        lost.unions.extend(shapes.split_whitespace());
    }
    for (service, shapes) in entries(SPARSE) {
        let lost = services.entry(service).or_default();
        lost.sparse.extend(shapes.split_whitespace());
    }
    for service in lines(CLIENT_OPTIONAL) {
        services.entry(service).or_default().client_optional = true;
    }
    for (service, rest) in entries(VALUE_NAMES) {
        if let Some((shape, names)) = rest.split_once(": ") {
            let names = names.split(' ').filter_map(|pair| pair.split_once('='));
            let all = &mut services.entry(service).or_default().value_names;
            all.insert(shape, names.collect());
        }
    }
    for (service, rest) in entries(PAGINATIONS) {
        let known = &mut services.entry(service).or_default().paginations;
        known.extend(Pagination::read(rest));
    }
    services
});

/// The facts about all other services.
static NOTHING: LazyLock<Lost> = LazyLock::new(Lost::default);

fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    let lines = text.lines().map(str::trim_end);
    lines.filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn entries(text: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    lines(text).filter_map(|line| line.split_once(": "))
}

/// The facts of a service.
pub(super) struct Facts {
    /// Names in JSON matter.
    pub json: bool,
    /// Names, attributes and namespaces in XML, or keys of a query, matter.
    pub xml: bool,
    /// HTTP bindings matter.
    pub http: bool,
    /// Errors have codes of the query protocol.
    pub query_errors: bool,
    /// Errors in XML have no element around them.
    pub errors_are_bare: bool,
    /// The operations whose output has no element around it.
    pub bare_outputs: Vec<&'static str>,
    pub lost: &'static Lost,
}

impl Facts {
    pub fn of(metadata: &Object) -> Facts {
        let text = |key| metadata.get(key).and_then(Node::as_str);
        let listed = metadata.get("protocols").and_then(Node::as_array);
        let listed = listed.unwrap_or_default().iter().filter_map(Node::as_str);
        let protocols: HashSet<&str> = listed.chain(text("protocol")).collect();
        let any = |names: &[&str]| names.iter().any(|name| protocols.contains(name));
        let id = text("serviceId").unwrap_or_default();
        let bare_outputs = UNWRAPPED_OUTPUTS.iter();
        let bare_outputs = bare_outputs.filter(|(service, _)| *service == id);
        Facts {
            json: any(&["json", "rest-json"]),
            xml: any(&["rest-xml", "query", "ec2"]),
            http: any(&["rest-json", "rest-xml"]),
            query_errors: any(&["query", "ec2"]) || metadata.contains_key("awsQueryCompatible"),
            errors_are_bare: BARE_ERRORS.contains(&id),
            bare_outputs: bare_outputs.map(|(_, operation)| *operation).collect(),
            lost: LOST.get(id).unwrap_or(&NOTHING),
        }
    }
}

impl Lost {
    /// The name of an enumeration's value, if it does not follow from the value.
    pub fn value_name(&self, shape: &str, value: &str) -> Option<&'static str> {
        let names = self.value_names.get(shape)?;
        let found = names.iter().find(|(_, known)| *known == value);
        found.map(|(name, _)| *name)
    }
}
