//! Endpoints: from the rules traits of a service to the tables of the generated crate.
//!
//! In: `smithy.rules#endpointBdd` or `smithy.rules#endpointRuleSet` of a service, the context
//! parameter traits of its operations. Out: [`Endpoint`] and, per operation,
//! [`OperationEndpoint`]; malformed traits are diagnostics with the place in the model.
//!
//! Where a service has both traits, both are checked and the diagram is generated: it is the
//! smaller and the faster one.

mod diagram;
mod expression;
mod parameters;
mod report;
mod rules;
mod scope;
mod template;
mod types;
mod visible;

use smithy_model::{Diagnostic, Diagnostics, OperationRef, ServiceRef};

use super::context::origin_of_trait;
use crate::codes;
use crate::ir::endpoint::{
    BuiltIn, Condition, Decision, Endpoint, Expression, Function, OperationEndpoint, Outcome,
    Parameter, ParameterKind, Rule, Then,
};
use crate::ir::Documentation;
use crate::naming::{fields, Role};
pub(super) use visible::hide_unused;

use report::{Lowered, Place, Report};
use rules::Tables;
use scope::Scope;

/// The trait with a rule tree.
const RULE_SET: &str = "smithy.rules#endpointRuleSet";
/// The trait with a decision diagram.
const DIAGRAM: &str = "smithy.rules#endpointBdd";

/// The forms in which a service has its endpoint rules.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Forms {
    /// From the rule set.
    pub tree: Option<Endpoint>,
    /// From the decision diagram.
    pub diagram: Option<Endpoint>,
}

/// The endpoint of a service. A service without rules gets one that takes the URL it is given.
///
/// `None` if there is a diagnostic to say why.
pub fn service(service: &ServiceRef<'_>, diagnostics: &mut Diagnostics) -> Option<Endpoint> {
    let forms = forms(service, diagnostics)?;
    if let (Some(tree), Some(diagram)) = (&forms.tree, &forms.diagram) {
        let differing = differing_parameter(tree, diagram);
        let origin = origin_of_trait(service.shape, DIAGRAM);
        if let (Some(name), Some(origin)) = (differing, origin) {
            let message = format!("the parameter `{name}` differs from that of `{RULE_SET}`");
            let place = origin.child("parameters");
            diagnostics.push(Diagnostic::error(codes::MALFORMED_RULES, message, place));
            return None;
        }
    }
    Some(forms.diagram.or(forms.tree).unwrap_or_else(without_rules))
}

/// A parameter that one form of the rules has and the other has not, or not in the same way.
fn differing_parameter<'e>(tree: &'e Endpoint, diagram: &'e Endpoint) -> Option<&'e str> {
    let find = |endpoint: &'e Endpoint, name: &str| {
        let mut parameters = endpoint.parameters.iter();
        parameters.find(|parameter| parameter.name == name)
    };
    let all = tree.parameters.iter().chain(&diagram.parameters);
    let mut names = all.map(|parameter| parameter.name.as_str());
    names.find(|name| match (find(tree, name), find(diagram, name)) {
        (Some(one), Some(other)) => !one.is_alike(other),
        _ => true,
    })
}

/// Both forms of a service's rules, as far as it has them. `None` if one of them is malformed.
pub fn forms(service: &ServiceRef<'_>, diagnostics: &mut Diagnostics) -> Option<Forms> {
    let tree = lower(service, RULE_SET, diagnostics, tree);
    let diagram = lower(service, DIAGRAM, diagnostics, diagram);
    Some(Forms {
        tree: tree.ok()?,
        diagram: diagram.ok()?,
    })
}

/// What an operation adds to the parameters of its service's endpoint. `None` if there is a
/// diagnostic to say why.
pub fn operation(
    operation: &OperationRef<'_>,
    endpoint: &Endpoint,
    diagnostics: &mut Diagnostics,
) -> Option<OperationEndpoint> {
    let mut report = Report { diagnostics };
    parameters::operation(operation, &endpoint.parameters, &mut report).ok()
}

/// Reports every fault of the endpoint rules of a service, and of what its operations bind to them. Reading a model
/// checks neither.
pub fn check(service: &ServiceRef<'_>, diagnostics: &mut Diagnostics) {
    let Some(endpoint) = self::service(service, diagnostics) else {
        return;
    };
    for one in service.operations() {
        operation(&one, &endpoint, diagnostics);
    }
}

/// The value of a service's trait, lowered; `Ok(None)` if the service does not have the trait.
fn lower(
    service: &ServiceRef<'_>,
    id: &str,
    diagnostics: &mut Diagnostics,
    read: fn(&Place<'_>, &mut Report<'_>) -> Lowered<Endpoint>,
) -> Lowered<Option<Endpoint>> {
    let Some(applied) = service.shape.traits.applied(id) else {
        return Ok(None);
    };
    let origin = applied.origin().concerning(service.shape.id.as_str());
    let place = Place::root(&applied.value, &origin);
    read(&place, &mut Report { diagnostics }).map(Some)
}

/// Refuses versions of the rules engine that are not known: all minor versions of 1 from `least`.
fn check_version(root: &Place<'_>, least: u32, report: &mut Report<'_>) -> Lowered<()> {
    let place = root.required("version", report)?;
    let text = place.text(report)?;
    let minor = text
        .strip_prefix("1.")
        .and_then(|minor| minor.parse::<u32>().ok());
    match minor {
        Some(minor) if minor >= least => Ok(()),
        _ => {
            let found = text.escape_debug();
            let message = format!("expected version 1.{least} or a later 1.x, found `{found}`");
            Err(report.error(codes::MALFORMED_RULES, message, &place))
        }
    }
}

fn tree(root: &Place<'_>, report: &mut Report<'_>) -> Lowered<Endpoint> {
    check_version(root, 0, report)?;
    let parameters = parameters::parameters(root, report)?;
    let mut scope = scope_of(&parameters);
    let mut tables = Tables::default();
    let list = root.required("rules", report)?;
    let rules = rules::tree(&list, &mut scope, &mut tables, report, 0)?;
    Ok(Endpoint {
        parameters,
        variables: scope.variables(),
        conditions: tables.conditions.into_iter().collect(),
        outcomes: tables.outcomes.into_iter().collect(),
        decision: Decision::Tree(rules),
    })
}

fn diagram(root: &Place<'_>, report: &mut Report<'_>) -> Lowered<Endpoint> {
    check_version(root, 1, report)?;
    let parameters = parameters::parameters(root, report)?;
    let mut scope = scope_of(&parameters);
    let (conditions, outcomes, decision) = diagram::diagram(root, &mut scope, report)?;
    Ok(Endpoint {
        parameters,
        variables: scope.variables(),
        conditions,
        outcomes,
        decision,
    })
}

fn scope_of(parameters: &[Parameter]) -> Scope {
    let entries = parameters.iter();
    Scope::new(entries.map(|parameter| (parameter.name.clone(), parameter.kind.into())))
}

/// The endpoint of a service whose model says nothing about it: the URL that the client is
/// configured with.
fn without_rules() -> Endpoint {
    let names = fields(&["Endpoint"], Role::EndpointParameters, &mut Vec::new());
    let parameters = names.into_iter().map(|(name, names)| Parameter {
        name,
        names,
        kind: ParameterKind::String,
        required: false,
        default: None,
        built_in: Some(BuiltIn::Endpoint),
        documentation: Documentation::own("The URL to send requests to."),
        deprecated: None,
        is_hidden: false,
    });
    let is_set = Expression::Call(Function::IsSet, vec![Expression::Reference(0)]);
    let message = "No endpoint: the service has no rules for one, so a URL has to be configured";
    let outcome = |conditions, outcome| Rule {
        conditions,
        then: Then::Outcome(outcome),
    };
    Endpoint {
        parameters: parameters.collect(),
        variables: 0,
        conditions: vec![Condition {
            expression: is_set,
            assign: None,
        }],
        outcomes: vec![
            Outcome::Endpoint {
                url: Expression::Reference(0),
                headers: Vec::new(),
                properties: Vec::new(),
                auth_schemes: Vec::new(),
            },
            Outcome::Error(Expression::Text(message.to_owned())),
        ],
        decision: Decision::Tree(vec![outcome(vec![0], 0), outcome(Vec::new(), 1)]),
    }
}
