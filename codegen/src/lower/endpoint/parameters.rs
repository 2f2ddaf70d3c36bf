//! Endpoint parameters, and the places that operations bind them to.
//!
//! In: the JSON of `parameters`, and the traits of operations and their inputs. Out: the table of
//! parameters with their Rust names, and per operation where values come from.

use std::collections::HashSet;

use smithy_model::jmespath_types::{Checker, Type};
use smithy_model::traits::{OperationContextParam, OperationContextParams, Trait};
use smithy_model::{Node, OperationRef, Origin};

use super::report::{Lowered, Place, Report};
use super::rules::position_16;
use crate::codes::{MALFORMED_RULES, WRONG_RULES_TYPE};
use crate::ir::documentation::one_line;
use crate::ir::endpoint::{
    BuiltIn, ContextParameter, Literal, OperationEndpoint, Parameter, ParameterKind,
    StaticParameter,
};
use crate::ir::jmespath::Expression;
use crate::ir::{Deprecation, Documentation};
use crate::naming::{fields, Role};
use smithy_model::spelling::question;

/// The parameters of a rule set or diagram.
pub(super) fn parameters(root: &Place<'_>, report: &mut Report<'_>) -> Lowered<Vec<Parameter>> {
    let place = root.required("parameters", report)?;
    let entries = place.entries(report)?;
    let names: Vec<&str> = entries.iter().map(|(name, _)| *name).collect();
    // Renamed parameters need no warning: the grammar of their names excludes collisions but for
    // case, which is checked here.
    let rust_names = fields(&names, Role::EndpointParameters, &mut Vec::new());
    let mut seen = HashSet::new();
    let mut parameters = Vec::with_capacity(entries.len());
    for (name, place) in &entries {
        if !is_parameter_name(name) {
            let message = format!(
                "`{}` is not a parameter name: a letter followed by letters and digits",
                name.escape_debug()
            );
            return Err(report.error(MALFORMED_RULES, message, place));
        }
        if !seen.insert(name.to_ascii_lowercase()) {
            let message = format!("another parameter has the name `{name}` but for case");
            return Err(report.error(MALFORMED_RULES, message, place));
        }
        let Some(names) = rust_names.get(*name).cloned() else {
            continue;
        };
        let kind = kind(place, report)?;
        let required = match place.get("required") {
            Some(required) => required.boolean(report)?,
            None => false,
        };
        let default = match place.get("default") {
            Some(default) => Some(literal(&default, kind, report)?),
            None => None,
        };
        let text = optional_text(place, "documentation", report)?;
        parameters.push(Parameter {
            name: (*name).to_owned(),
            names,
            kind,
            required,
            default,
            built_in: built_in(place, kind, report)?,
            documentation: Documentation::of_model(text.unwrap_or_default()),
            deprecated: deprecation(place, report)?,
            is_hidden: false,
        });
    }
    position_16(parameters.len(), &place, report)?;
    Ok(parameters)
}

fn is_parameter_name(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_alphabetic())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

fn deprecation(place: &Place<'_>, report: &mut Report<'_>) -> Lowered<Option<Deprecation>> {
    let Some(place) = place.get("deprecated") else {
        return Ok(None);
    };
    let message = optional_text(&place, "message", report)?;
    Ok(Some(Deprecation {
        note: message.map(one_line),
        since: optional_text(&place, "since", report)?.map(one_line),
    }))
}

fn optional_text<'a>(
    place: &Place<'a>,
    key: &str,
    report: &mut Report<'_>,
) -> Lowered<Option<&'a str>> {
    match place.node.get(key) {
        None => Ok(None),
        Some(Node::String(text)) => Ok(Some(text)),
        Some(_) => {
            let message = format!("expected a string as `{key}`");
            Err(report.error(MALFORMED_RULES, message, place))
        }
    }
}

/// Some models write the type with a capital letter.
fn kind(place: &Place<'_>, report: &mut Report<'_>) -> Lowered<ParameterKind> {
    let place = place.required("type", report)?;
    match place.text(report)? {
        "boolean" | "Boolean" => Ok(ParameterKind::Boolean),
        "string" | "String" => Ok(ParameterKind::String),
        "stringArray" | "StringArray" => Ok(ParameterKind::StringArray),
        other => {
            let message = format!(
                "expected `string`, `boolean` or `stringArray`, found `{}`",
                other.escape_debug()
            );
            Err(report.error(MALFORMED_RULES, message, &place))
        }
    }
}

fn built_in(
    place: &Place<'_>,
    kind: ParameterKind,
    report: &mut Report<'_>,
) -> Lowered<Option<BuiltIn>> {
    let Some(name_place) = place.get("builtIn") else {
        return Ok(None);
    };
    let (built_in, expected) = match name_place.text(report)? {
        "AWS::Region" => (BuiltIn::Region, ParameterKind::String),
        "AWS::UseFIPS" => (BuiltIn::UseFips, ParameterKind::Boolean),
        "AWS::UseDualStack" => (BuiltIn::UseDualStack, ParameterKind::Boolean),
        "SDK::Endpoint" => (BuiltIn::Endpoint, ParameterKind::String),
        "AWS::Auth::AccountId" => (BuiltIn::AccountId, ParameterKind::String),
        "AWS::Auth::AccountIdEndpointMode" => {
            (BuiltIn::AccountIdEndpointMode, ParameterKind::String)
        }
        _ => (BuiltIn::ServiceSetting, kind),
    };
    if kind != expected {
        let message = "the built-in is of another type than the parameter".to_owned();
        return Err(report.error(WRONG_RULES_TYPE, message, &name_place));
    }
    Ok(Some(built_in))
}

/// A constant of a parameter's type.
fn literal(place: &Place<'_>, kind: ParameterKind, report: &mut Report<'_>) -> Lowered<Literal> {
    Ok(match kind {
        ParameterKind::Boolean => Literal::Boolean(place.boolean(report)?),
        ParameterKind::String => Literal::String(place.text(report)?.to_owned()),
        ParameterKind::StringArray => {
            let items = place.items(report)?;
            let texts = items.iter().map(|item| Ok(item.text(report)?.to_owned()));
            Literal::StringArray(texts.collect::<Lowered<_>>()?)
        }
    })
}

/// The parameters that an operation sets. Every fault is reported.
pub(super) fn operation(
    operation: &OperationRef<'_>,
    parameters: &[Parameter],
    report: &mut Report<'_>,
) -> Lowered<OperationEndpoint> {
    let constants = constants(operation, parameters, report);
    let members = of_members(operation, parameters, report);
    let paths = of_operation(operation, parameters, report);
    let mut context_parameters = members?;
    context_parameters.extend(paths?);
    Ok(OperationEndpoint {
        static_parameters: constants?,
        context_parameters,
    })
}

/// The values of all results, if none of them is an error.
fn all<T>(results: impl Iterator<Item = Lowered<T>>) -> Lowered<Vec<T>> {
    // Collecting results would end at the first error, and the others would not be reported.
    let results: Vec<Lowered<T>> = results.collect();
    results.into_iter().collect()
}

/// The values of `smithy.rules#staticContextParams`.
fn constants(
    operation: &OperationRef<'_>,
    parameters: &[Parameter],
    report: &mut Report<'_>,
) -> Lowered<Vec<StaticParameter>> {
    let id = "smithy.rules#staticContextParams";
    let Some((node, origin)) = applied(operation.shape, id) else {
        return Ok(Vec::new());
    };
    let root = Place::root(node, &origin);
    let entries = root.entries(report)?;
    all(entries.iter().map(|(name, place)| {
        let (parameter, kind) = find(parameters, name, place, report)?;
        let value = literal(&place.required("value", report)?, kind, report)?;
        Ok(StaticParameter { parameter, value })
    }))
}

/// The members of the input that `smithy.rules#contextParam` binds.
fn of_members(
    operation: &OperationRef<'_>,
    parameters: &[Parameter],
    report: &mut Report<'_>,
) -> Lowered<Vec<ContextParameter>> {
    let members: Vec<_> = operation.input().members().collect();
    let names: Vec<&str> = members.iter().map(|member| member.name()).collect();
    let rust_names = fields(&names, Role::input_of(operation), &mut Vec::new());
    let bound = members.iter().filter_map(|member| {
        let applied = member.traits.applied("smithy.rules#contextParam")?;
        Some((member, applied))
    });
    all(bound.map(|(member, applied)| {
        let origin = applied.origin();
        let root = Place::root(&applied.value, &origin);
        let name_place = root.required("name", report)?;
        let (parameter, kind) = find(parameters, name_place.text(report)?, &name_place, report)?;
        let model = operation.model();
        check_type(
            &Type::of(model.target(member), model),
            kind,
            "member",
            &name_place,
            report,
        )?;
        let is_required = member.traits.raw("smithy.api#required").is_some();
        let rust_name = rust_names.get(member.name());
        Ok(ContextParameter {
            parameter,
            path: Expression::Field(member.name().into()),
            required: rust_name
                .filter(|_| is_required)
                .map(|names| names.field.plain().to_owned()),
        })
    }))
}

/// The parts of the input that `smithy.rules#operationContextParams` binds.
fn of_operation(
    operation: &OperationRef<'_>,
    parameters: &[Parameter],
    report: &mut Report<'_>,
) -> Lowered<Vec<ContextParameter>> {
    let shape = operation.shape;
    let id = OperationContextParams::ID;
    let (Some(OperationContextParams(bound)), Some((node, origin))) =
        (shape.get::<OperationContextParams>(), applied(shape, id))
    else {
        return Ok(Vec::new());
    };
    let root = Place::root(node, &origin);
    let model = operation.model();
    let input = Type::of(operation.input(), model);
    all(bound.iter().map(|OperationContextParam { name, path }| {
        let place = root.required(name, report)?;
        let (parameter, kind) = find(parameters, name, &place, report)?;
        let found = Checker::new(model).result(&path.expression, &input);
        check_type(&found, kind, "path", &place, report)?;
        Ok(ContextParameter {
            parameter,
            path: path.expression.clone(),
            required: None,
        })
    }))
}

/// A parameter takes values of its type.
fn check_type(
    found: &Type<'_>,
    kind: ParameterKind,
    giver: &str,
    place: &Place<'_>,
    report: &mut Report<'_>,
) -> Lowered<()> {
    let wanted = match kind {
        ParameterKind::Boolean => Type::Boolean,
        ParameterKind::String => Type::String,
        ParameterKind::StringArray => Type::Array(Box::new(Type::String)),
    };
    if found.overlaps(&wanted) {
        return Ok(());
    }
    let (found, wanted) = (found.name(), wanted.name());
    let message = format!("the {giver} gives {found}, and the parameter takes {wanted}");
    Err(report.error(WRONG_RULES_TYPE, message, place))
}

/// A trait's value and place.
fn applied<'m>(shape: &'m smithy_model::Shape, id: &str) -> Option<(&'m Node, Origin)> {
    let applied = shape.traits.applied(id)?;
    Some((&applied.value, applied.origin()))
}

/// The position and type of a parameter.
fn find(
    parameters: &[Parameter],
    name: &str,
    place: &Place<'_>,
    report: &mut Report<'_>,
) -> Lowered<(u16, ParameterKind)> {
    let mut all = parameters.iter().enumerate();
    match all.find(|(_, parameter)| parameter.name == name) {
        Some((index, parameter)) => Ok((position_16(index, place, report)?, parameter.kind)),
        None => {
            let message = format!(
                "the endpoint rules have no parameter `{}`",
                name.escape_debug()
            );
            let help = question(name, parameters.iter().map(|one| one.name.as_str()));
            Err(report.unknown(message, place, help))
        }
    }
}
