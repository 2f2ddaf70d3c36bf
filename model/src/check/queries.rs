//! JMESPath expressions fit the shapes that they are applied to, and their results fit their use.
//!
//! Source: Smithy 2.0, "Waiters", section "JMESPath static analysis"; "Rules engine", trait `operationContextParams`.

use crate::diagnostic::{codes, Diagnostic, Diagnostics, Origin};
use crate::jmespath::{shown, Expression, Function, Query};
use crate::jmespath_types::{Checker, Type};
use crate::model::{Model, OperationRef, ServiceRef};
use crate::traits::{
    Matcher, OperationContextParams, PathComparator, PathMatcher, Trait, Waitable, Waiter,
};
use std::collections::HashMap;
use std::sync::Arc;

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for shape in model.shapes() {
        if let Some(operation) = model.operation(shape.id.as_str()) {
            check_waiters(model, &operation, diagnostics);
            check_endpoint_parameters(model, &operation, diagnostics);
        }
    }
    for service in model.services() {
        check_names(&service, diagnostics);
    }
}

fn check_waiters(model: &Model, operation: &OperationRef<'_>, diagnostics: &mut Diagnostics) {
    let traits = &operation.shape.traits;
    let (Some(Waitable(waiters)), Some(applied)) =
        (traits.get::<Waitable>(), traits.applied(Waitable::ID))
    else {
        return;
    };
    let input = Type::of(operation.input(), model);
    let output = Type::of(operation.output(), model);
    for waiter in waiters {
        for (index, acceptor) in waiter.acceptors.iter().enumerate() {
            let path_of = |matcher: &str| {
                let index = index.to_string();
                let way = [
                    &*waiter.name,
                    "acceptors",
                    &index,
                    "matcher",
                    matcher,
                    "path",
                ];
                applied.origin_of(&way.into_iter().collect())
            };
            match &acceptor.matcher {
                Matcher::Output(path) => {
                    check_matcher(model, path, &output, &path_of("output"), diagnostics);
                }
                Matcher::InputOutput(path) => {
                    let both = [("input", input.clone()), ("output", output.clone())];
                    let both = both.map(|(name, one)| (Arc::from(name), one));
                    let both = Type::Record(both.into());
                    let origin = path_of("inputOutput");
                    check_matcher(model, path, &both, &origin, diagnostics);
                }
                Matcher::ErrorType(_) | Matcher::Success(_) => {}
            }
        }
    }
}

fn check_matcher<'m>(
    model: &'m Model,
    matcher: &PathMatcher,
    from: &Type<'m>,
    origin: &Origin,
    diagnostics: &mut Diagnostics,
) {
    let strings = Type::Array(Box::new(Type::String));
    let (wanted, shown) = match matcher.comparator {
        PathComparator::StringEquals => (Type::String, "a string"),
        PathComparator::BooleanEquals => (Type::Boolean, "a boolean"),
        PathComparator::AllStringEquals | PathComparator::AnyStringEquals => {
            (strings, "an array of strings")
        }
    };
    let wanted = (&wanted, shown);
    check_query(model, &matcher.path, from, wanted, origin, diagnostics);
}

fn check_endpoint_parameters(
    model: &Model,
    operation: &OperationRef<'_>,
    diagnostics: &mut Diagnostics,
) {
    let traits = &operation.shape.traits;
    let id = OperationContextParams::ID;
    let (Some(OperationContextParams(parameters)), Some(applied)) =
        (traits.get::<OperationContextParams>(), traits.applied(id))
    else {
        return;
    };
    let input = Type::of(operation.input(), model);
    for parameter in parameters {
        let path = applied.origin().child(&parameter.name).child("path");
        // The endpoint rules decide which type the parameter has.
        let wanted = (&Type::Any, "anything");
        check_query(model, &parameter.path, &input, wanted, &path, diagnostics);
        if let Some(beyond) = beyond_paths(&parameter.path.expression) {
            let text = shown(&parameter.path.text);
            let message = format!("`{text}`: a path of an endpoint parameter cannot have {beyond}");
            let help = "it consists of names, `*`, `[*]`, `[]`, `[a, b]` and `keys(..)`";
            let error = Diagnostic::error(codes::INVALID_QUERY, message, path);
            diagnostics.push(error.help(help));
        }
    }
}

/// The first part of an expression that paths of endpoint parameters must not have.
fn beyond_paths(expression: &Expression) -> Option<&'static str> {
    match expression {
        Expression::Field(_) | Expression::Current => None,
        Expression::Chain(all) | Expression::List(all) => all.iter().find_map(beyond_paths),
        Expression::Items(right) | Expression::Values(right) | Expression::Flatten(right) => {
            beyond_paths(right)
        }
        Expression::Call(Function::Keys, arguments) => arguments.iter().find_map(beyond_paths),
        Expression::Call(..) => Some("functions other than `keys`"),
        Expression::Literal(_) => Some("literals"),
        Expression::Index(_) | Expression::Slice(..) => Some("positions"),
        Expression::Filter(..) | Expression::Comparison(..) => Some("conditions"),
        Expression::Or(_) | Expression::And(_) | Expression::Not(_) => Some("logic"),
        Expression::Hash(_) => Some("objects"),
        Expression::Reference(_) => Some("references"),
    }
}

fn check_query<'m>(
    model: &'m Model,
    query: &Query,
    from: &Type<'m>,
    (wanted, named): (&Type<'_>, &str),
    origin: &Origin,
    diagnostics: &mut Diagnostics,
) {
    let mut checker = Checker::new(model);
    let result = checker.result(&query.expression, from);
    if !result.overlaps(wanted) {
        let kind = result.name();
        checker.problem(format!("the result is {kind}, but {named} is needed"), None);
    }
    for problem in checker.problems() {
        let text = shown(&query.text);
        let message = format!("`{text}`: {}", problem.message);
        let error = Diagnostic::error(codes::INVALID_QUERY, message, origin.clone());
        diagnostics.push(error.help_if_any(problem.help));
    }
}

/// The names of waiters are unique within the service; case does not count.
fn check_names(service: &ServiceRef<'_>, diagnostics: &mut Diagnostics) {
    let mut seen: HashMap<String, (Origin, &Waiter)> = HashMap::new();
    for operation in service.operations() {
        let traits = &operation.shape.traits;
        let Some(Waitable(waiters)) = traits.get::<Waitable>() else {
            continue;
        };
        for waiter in waiters {
            let Some(applied) = traits.applied(Waitable::ID) else {
                continue;
            };
            let origin = applied.origin_of(&[&waiter.name].into_iter().collect());
            let name = waiter.name.to_ascii_lowercase();
            if let Some((first, other)) = seen.get(&name) {
                let (one, other) = (&waiter.name, &other.name);
                let message = format!("the waiter `{one}` has the name of another one, `{other}`");
                let error = Diagnostic::error(codes::CONFLICTING_NAMES, message, origin);
                diagnostics.push(error.related(first.clone()));
                continue;
            }
            seen.insert(name, (origin, waiter));
        }
    }
}
