//! From parameters to an endpoint.
//!
//! In: a service's constant rules and the values of its parameters. Out: an upstream
//! [`Endpoint`], or an error whose text is the rule set's own. One walker for rule trees, one for
//! decision diagrams; either ends in the number of an outcome.

use std::collections::VecDeque;
use std::fmt;
use std::sync::RwLock;

use aws_smithy_http::endpoint::ResolveEndpointError;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::endpoint::EndpointFuture;
use aws_smithy_types::endpoint::{Endpoint, EndpointAuthScheme};

use super::data::{
    AuthScheme, Decision, EndpointOutcome, EndpointRules, Expression, Node, Outcome, Rule, Then,
};
use super::error::RulesError;
use super::evaluate::Evaluator;
use super::params::Params;

/// References from this number on are results.
const FIRST_RESULT: i32 = 100_000_000;

/// The error text where the rules say nothing about the parameters.
const NO_RULE_MATCHED: &str = "No endpoint rule matched";

/// Resolves endpoints with the rules of one service.
///
/// It keeps the endpoints of a few parameters: the requests of a client mostly have the same ones, or differ by the table
/// or stream that it works with.
pub struct Resolver {
    rules: &'static EndpointRules,
    /// The oldest come first.
    kept: RwLock<VecDeque<(Params, Endpoint)>>,
}

/// The number of endpoints that are kept.
const KEPT: usize = 4;

impl fmt::Debug for Resolver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Resolver").finish_non_exhaustive()
    }
}

impl Resolver {
    /// A resolver for `rules`.
    pub const fn new(rules: &'static EndpointRules) -> Self {
        Resolver {
            rules,
            kept: RwLock::new(VecDeque::new()),
        }
    }

    /// The endpoint for `params`, as a future that is already complete.
    pub fn resolve_endpoint<'a>(&self, params: &Params) -> EndpointFuture<'a> {
        EndpointFuture::ready(self.resolve(params))
    }

    /// The endpoint for `params`.
    pub fn resolve(&self, params: &Params) -> Result<Endpoint, BoxError> {
        if let Some(endpoint) = self.recall(params) {
            return Ok(endpoint);
        }
        let endpoint = evaluate(self.rules, params)?;
        self.remember(params, &endpoint);
        Ok(endpoint)
    }

    /// The kept endpoint of `params`, if there is one. Never waits: evaluating is cheap too.
    fn recall(&self, params: &Params) -> Option<Endpoint> {
        let kept = self.kept.try_read().ok()?;
        let (_, endpoint) = kept.iter().find(|(known, _)| known == params)?;
        Some(endpoint.clone())
    }

    fn remember(&self, params: &Params, endpoint: &Endpoint) {
        if let Ok(mut kept) = self.kept.try_write() {
            if kept.len() == KEPT {
                kept.pop_front();
            }
            kept.push_back((params.clone(), endpoint.clone()));
        }
    }
}

/// The endpoint that `rules` give for `params`.
///
/// The error is the rule set's own where one of its error rules decides, and a
/// [`ResolveEndpointError`] in any case.
pub fn evaluate(rules: &'static EndpointRules, params: &Params) -> Result<Endpoint, BoxError> {
    match decide(rules, params) {
        Ok(Decided::Endpoint(endpoint)) => Ok(endpoint),
        Ok(Decided::Error(message)) => Err(ResolveEndpointError::message(message).into()),
        Err(error) => Err(ResolveEndpointError::from_source(error.to_string(), error).into()),
    }
}

enum Decided {
    Endpoint(Endpoint),
    Error(String),
}

fn decide(rules: &'static EndpointRules, params: &Params) -> Result<Decided, RulesError> {
    let mut evaluator = Evaluator::new(rules, params);
    let decided = match &rules.decision {
        Decision::Tree(tree) => walk_tree(rules, tree, &mut evaluator)?,
        Decision::Diagram { root, nodes } => walk_diagram(rules, *root, nodes, &mut evaluator)?,
    };
    let Some(index) = decided else {
        return Ok(Decided::Error(NO_RULE_MATCHED.to_owned()));
    };
    let position = usize::try_from(index).unwrap_or(usize::MAX);
    match rules.outcomes.get(position) {
        None => Err(RulesError::Outcome(index)),
        Some(Outcome::Endpoint(outcome)) => build(outcome, &evaluator).map(Decided::Endpoint),
        Some(Outcome::Error(message)) => {
            let message = evaluator.string(message)?.unwrap_or_default();
            Ok(Decided::Error(message.into_owned()))
        }
    }
}

/// Whether condition `index` holds.
fn holds(
    rules: &'static EndpointRules,
    index: i32,
    evaluator: &mut Evaluator<'_>,
) -> Result<bool, RulesError> {
    let position = usize::try_from(index).unwrap_or(usize::MAX);
    match rules.conditions.get(position) {
        Some(condition) => evaluator.holds(condition),
        None => Err(RulesError::Condition(index)),
    }
}

/// The outcome of a rule tree. The loop only ever descends, so constant data bounds it.
fn walk_tree(
    rules: &'static EndpointRules,
    tree: &'static [Rule],
    evaluator: &mut Evaluator<'_>,
) -> Result<Option<i32>, RulesError> {
    let mut level = tree;
    'level: loop {
        'rule: for rule in level {
            for condition in rule.conditions {
                if !holds(rules, i32::from(*condition), evaluator)? {
                    continue 'rule;
                }
            }
            match rule.then {
                Then::Outcome(outcome) => return Ok(Some(i32::from(outcome))),
                Then::Rules(inner) => {
                    level = inner;
                    continue 'level;
                }
            }
        }
        return Ok(None);
    }
}

/// The outcome of a decision diagram. A path through one without cycles visits a node once.
fn walk_diagram(
    rules: &'static EndpointRules,
    root: i32,
    nodes: &'static [Node],
    evaluator: &mut Evaluator<'_>,
) -> Result<Option<i32>, RulesError> {
    let mut reference = root;
    for _ in 0..=nodes.len() {
        match reference {
            1 | -1 | FIRST_RESULT => return Ok(None),
            FIRST_RESULT.. => return Ok(Some(reference - FIRST_RESULT - 1)),
            _ => {}
        }
        let position = usize::try_from(reference.unsigned_abs()).unwrap_or_default();
        let node = position.checked_sub(1).and_then(|index| nodes.get(index));
        let node = node.ok_or(RulesError::Node(reference))?;
        // A negative reference is to the node's negation: the branches change places.
        let is_high = holds(rules, node.condition, evaluator)? != (reference < 0);
        reference = if is_high { node.high } else { node.low };
    }
    Err(RulesError::Cycle)
}

/// The endpoint that `outcome` describes.
fn build(
    outcome: &'static EndpointOutcome,
    evaluator: &Evaluator<'_>,
) -> Result<Endpoint, RulesError> {
    let url = evaluator.string(&outcome.url)?.unwrap_or_default();
    // The upstream builder panics without one.
    if url.is_empty() {
        return Err(RulesError::EmptyUrl);
    }
    let mut endpoint = Endpoint::builder().url(url);
    for header in outcome.headers {
        let values = match &header.value {
            Expression::List(values) => *values,
            single => std::slice::from_ref(single),
        };
        for value in values {
            if let Some(value) = evaluator.string(value)? {
                endpoint = endpoint.header(header.name, value);
            }
        }
    }
    for property in outcome.properties {
        endpoint = endpoint.property(property.name, evaluator.document(&property.value)?);
    }
    for scheme in outcome.auth_schemes {
        endpoint = endpoint.auth_scheme(build_auth_scheme(scheme, evaluator)?);
    }
    Ok(endpoint.build())
}

fn build_auth_scheme(
    scheme: &'static AuthScheme,
    evaluator: &Evaluator<'_>,
) -> Result<EndpointAuthScheme, RulesError> {
    let mut built = EndpointAuthScheme::with_capacity(scheme.name, scheme.properties.len());
    for property in scheme.properties {
        built = built.put(property.name, evaluator.document(&property.value)?);
    }
    Ok(built)
}
