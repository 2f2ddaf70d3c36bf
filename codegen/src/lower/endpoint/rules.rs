//! Conditions, outcomes and the rule tree.
//!
//! In: the JSON of `rules`, or of the conditions and results of a diagram. Out: tables of
//! conditions and outcomes, each entry once, and rules that name their positions.

use indexmap::IndexSet;

use super::expression::Expressions;
use super::report::{Lowered, Place, Report};
use super::scope::Scope;
use crate::codes::{MALFORMED_RULES, RULES_TOO_LARGE};
use crate::ir::endpoint::{AuthScheme, Condition, Expression, Field, Outcome, Rule, Then};

/// Tree rules nest no deeper.
const DEPTH_LIMIT: usize = 64;

/// The tables that the rules of one service fill.
#[derive(Default)]
pub(super) struct Tables {
    pub(super) conditions: IndexSet<Condition>,
    pub(super) outcomes: IndexSet<Outcome>,
}

/// The rules of a tree, with their conditions and outcomes put into `tables`.
pub(super) fn tree(
    list: &Place<'_>,
    scope: &mut Scope,
    tables: &mut Tables,
    report: &mut Report<'_>,
    depth: usize,
) -> Lowered<Vec<Rule>> {
    if depth == DEPTH_LIMIT {
        let message = format!("rules nest deeper than {DEPTH_LIMIT} levels");
        return Err(report.error(MALFORMED_RULES, message, list));
    }
    let places = list.items(report)?;
    if places.is_empty() {
        let message = "there has to be at least one rule".to_owned();
        return Err(report.error(MALFORMED_RULES, message, list));
    }
    let mut rules = Vec::with_capacity(places.len());
    let mut failed = None;
    for place in &places {
        let mark = scope.enter();
        match rule(place, scope, tables, report, depth) {
            Ok(rule) => rules.push(rule),
            // Go on, to find what is wrong with the others, too.
            Err(reported) => failed = Some(reported),
        }
        scope.leave(mark);
    }
    match failed {
        Some(reported) => Err(reported),
        None => Ok(flattened(rules)),
    }
}

/// The rules with a last one that only groups others, without a condition, replaced by those.
fn flattened(mut rules: Vec<Rule>) -> Vec<Rule> {
    match rules.pop() {
        Some(Rule {
            conditions,
            then: Then::Rules(inner),
        }) if conditions.is_empty() => rules.extend(inner),
        last => rules.extend(last),
    }
    rules
}

fn rule(
    place: &Place<'_>,
    scope: &mut Scope,
    tables: &mut Tables,
    report: &mut Report<'_>,
    depth: usize,
) -> Lowered<Rule> {
    let type_place = place.required("type", report)?;
    let mut conditions = Vec::new();
    if let Some(list) = place.get("conditions") {
        for place in list.items(report)? {
            let condition = condition(&place, scope, report, false)?;
            let position = tables.conditions.insert_full(condition).0;
            conditions.push(position_16(position, &place, report)?);
        }
    }
    let then = match type_place.text(report)? {
        "tree" => {
            let inner = place.required("rules", report)?;
            Then::Rules(tree(&inner, scope, tables, report, depth + 1)?)
        }
        "endpoint" | "error" => {
            let outcome = outcome(place, scope, report)?;
            let position = tables.outcomes.insert_full(outcome).0;
            Then::Outcome(position_16(position, place, report)?)
        }
        other => {
            let message = format!(
                "expected `endpoint`, `error` or `tree`, found `{}`",
                other.escape_debug()
            );
            return Err(report.error(MALFORMED_RULES, message, &type_place));
        }
    };
    Ok(Rule { conditions, then })
}

/// A position that fits the tables of the generated form.
pub(super) fn position_16(
    position: usize,
    place: &Place<'_>,
    report: &mut Report<'_>,
) -> Lowered<u16> {
    u16::try_from(position).map_err(|_| {
        let message = "more than 65,536 different conditions, outcomes or variables".to_owned();
        report.error(RULES_TOO_LARGE, message, place)
    })
}

/// A condition. Its variable is in sight from now on; in a tree it has to be a new name, in a
/// diagram several conditions may assign one.
pub(super) fn condition(
    place: &Place<'_>,
    scope: &mut Scope,
    report: &mut Report<'_>,
    may_reassign: bool,
) -> Lowered<Condition> {
    let (expression, kind) = Expressions::new(scope, report).call(place)?;
    let assign = match place.get("assign") {
        None => None,
        Some(name_place) => {
            let name = name_place.text(report)?;
            if scope.find(name).is_some() && !may_reassign {
                let message = format!("the name `{name}` is taken by a parameter or variable");
                return Err(report.error(MALFORMED_RULES, message, &name_place));
            }
            match scope.assign(name, kind) {
                Some(position) => Some(position),
                None => {
                    let message = "more than 65,536 variables".to_owned();
                    return Err(report.error(RULES_TOO_LARGE, message, &name_place));
                }
            }
        }
    };
    Ok(Condition { expression, assign })
}

/// The endpoint or error that a rule ends in.
pub(super) fn outcome(
    place: &Place<'_>,
    scope: &Scope,
    report: &mut Report<'_>,
) -> Lowered<Outcome> {
    if let Some(error) = place.get("error") {
        return Ok(Outcome::Error(
            Expressions::new(scope, report).string(&error)?,
        ));
    }
    let endpoint = place.required("endpoint", report)?;
    let url_place = endpoint.required("url", report)?;
    let url = Expressions::new(scope, report).string(&url_place)?;
    if url == Expression::Text(String::new()) {
        let message = "the URL is empty".to_owned();
        return Err(report.error(MALFORMED_RULES, message, &url_place));
    }
    let headers = match endpoint.get("headers") {
        Some(headers) => headers_of(&headers, scope, report)?,
        None => Vec::new(),
    };
    let mut properties = Vec::new();
    let mut auth_schemes = Vec::new();
    if let Some(place) = endpoint.get("properties") {
        for (name, value) in place.entries(report)? {
            let lowered = Expressions::new(scope, report).document(&value)?;
            match (name, auth_schemes_of(&lowered)) {
                ("authSchemes", Some(schemes)) => auth_schemes = schemes,
                _ => properties.push(Field {
                    name: name.to_owned(),
                    value: lowered,
                }),
            }
        }
    }
    Ok(Outcome::Endpoint {
        url,
        headers,
        properties,
        auth_schemes,
    })
}

fn headers_of(place: &Place<'_>, scope: &Scope, report: &mut Report<'_>) -> Lowered<Vec<Field>> {
    let mut headers = Vec::new();
    for (name, values) in place.entries(report)? {
        let mut lowered = Vec::new();
        for value in values.items(report)? {
            lowered.push(Expressions::new(scope, report).string(&value)?);
        }
        headers.push(Field {
            name: name.to_owned(),
            value: Expression::List(lowered),
        });
    }
    Ok(headers)
}

/// The auth schemes that a document describes; `None` if it is not a list of objects that each
/// have a constant name.
fn auth_schemes_of(document: &Expression) -> Option<Vec<AuthScheme>> {
    let Expression::List(items) = document else {
        return None;
    };
    let scheme = |item: &Expression| {
        let Expression::Record(fields) = item else {
            return None;
        };
        let (names, properties): (Vec<&Field>, Vec<&Field>) =
            fields.iter().partition(|field| field.name == "name");
        match names.as_slice() {
            [Field {
                value: Expression::Text(name),
                ..
            }] => Some(AuthScheme {
                name: name.clone(),
                properties: properties.into_iter().cloned().collect(),
            }),
            _ => None,
        }
    };
    items.iter().map(scheme).collect()
}
