//! From the generator's tables to the runtime's, without printing and compiling them.
//!
//! The runtime wants everything `'static`; a test that loads a rule set at run time leaks it.

use smithy_client_runtime::endpoint as runtime;
use smithy_codegen::ir::endpoint as ir;

/// The rules in the form that a generated crate has them.
pub fn rules(endpoint: &ir::Endpoint) -> &'static runtime::EndpointRules {
    Box::leak(Box::new(runtime::EndpointRules {
        parameters: slice(&endpoint.parameters, parameter),
        variables: endpoint.variables,
        conditions: slice(&endpoint.conditions, |one| runtime::Condition {
            expression: expression(&one.expression),
            assign: one.assign,
        }),
        outcomes: slice(&endpoint.outcomes, outcome),
        decision: match &endpoint.decision {
            ir::Decision::Tree(tree) => runtime::Decision::Tree(slice(tree, rule)),
            ir::Decision::Diagram { root, nodes } => runtime::Decision::Diagram {
                root: *root,
                nodes: slice(nodes, |node| runtime::Node {
                    condition: node.condition,
                    high: node.high,
                    low: node.low,
                }),
            },
        },
    }))
}

/// A leaked slice.
pub fn slice<A, B>(items: &[A], convert: impl FnMut(&A) -> B) -> &'static [B] {
    Box::leak(items.iter().map(convert).collect::<Box<[B]>>())
}

/// A leaked text.
pub fn text(text: &str) -> &'static str {
    Box::leak(Box::from(text))
}

fn parameter(one: &ir::Parameter) -> runtime::Parameter {
    runtime::Parameter {
        name: text(&one.name),
        field: text(one.names.field.plain()),
        kind: match one.kind {
            ir::ParameterKind::Boolean => runtime::ParameterKind::Boolean,
            ir::ParameterKind::String => runtime::ParameterKind::String,
            ir::ParameterKind::StringArray => runtime::ParameterKind::StringArray,
        },
        required: one.required,
        default: one.default.as_ref().map(literal),
        built_in: one.built_in.map(|built_in| match built_in {
            ir::BuiltIn::Region => runtime::BuiltIn::Region,
            ir::BuiltIn::UseFips => runtime::BuiltIn::UseFips,
            ir::BuiltIn::UseDualStack => runtime::BuiltIn::UseDualStack,
            ir::BuiltIn::Endpoint => runtime::BuiltIn::Endpoint,
            ir::BuiltIn::AccountId => runtime::BuiltIn::AccountId,
            ir::BuiltIn::AccountIdEndpointMode => runtime::BuiltIn::AccountIdEndpointMode,
            ir::BuiltIn::ServiceSetting => runtime::BuiltIn::ServiceSetting,
        }),
    }
}

/// A value that a model gives for a parameter.
pub fn literal(one: &ir::Literal) -> runtime::Literal {
    match one {
        ir::Literal::Boolean(value) => runtime::Literal::Boolean(*value),
        ir::Literal::String(value) => runtime::Literal::String(text(value)),
        ir::Literal::StringArray(items) => {
            runtime::Literal::StringArray(slice(items, |item| text(item)))
        }
    }
}

fn expression(one: &ir::Expression) -> runtime::Expression {
    match one {
        ir::Expression::Boolean(value) => runtime::Expression::Boolean(*value),
        ir::Expression::Integer(value) => runtime::Expression::Integer(*value),
        ir::Expression::Text(value) => runtime::Expression::Text(text(value)),
        ir::Expression::Template(parts) => runtime::Expression::Template(slice(parts, expression)),
        ir::Expression::Reference(slot) => runtime::Expression::Reference(*slot),
        ir::Expression::List(items) => runtime::Expression::List(slice(items, expression)),
        ir::Expression::Record(fields) => runtime::Expression::Record(slice(fields, field)),
        ir::Expression::Attribute(base, path) => runtime::Expression::Attribute(
            Box::leak(Box::new(expression(base))),
            slice(path, |step| match step {
                ir::Step::Key(key) => runtime::Step::Key(text(key)),
                ir::Step::Index(index) => runtime::Step::Index(*index),
            }),
        ),
        ir::Expression::Call(function, arguments) => {
            runtime::Expression::Call(self::function(*function), slice(arguments, expression))
        }
    }
}

fn field(one: &ir::Field) -> runtime::Field {
    runtime::Field {
        name: text(&one.name),
        value: expression(&one.value),
    }
}

fn function(one: ir::Function) -> runtime::Function {
    match one {
        ir::Function::BooleanEquals => runtime::Function::BooleanEquals,
        ir::Function::Coalesce => runtime::Function::Coalesce,
        ir::Function::IsSet => runtime::Function::IsSet,
        ir::Function::IsValidHostLabel => runtime::Function::IsValidHostLabel,
        ir::Function::IfThenElse => runtime::Function::IfThenElse,
        ir::Function::Not => runtime::Function::Not,
        ir::Function::ParseUrl => runtime::Function::ParseUrl,
        ir::Function::Split => runtime::Function::Split,
        ir::Function::StringEquals => runtime::Function::StringEquals,
        ir::Function::Substring => runtime::Function::Substring,
        ir::Function::UriEncode => runtime::Function::UriEncode,
        ir::Function::ParseArn => runtime::Function::ParseArn,
        ir::Function::Partition => runtime::Function::Partition,
        ir::Function::IsVirtualHostableS3Bucket => runtime::Function::IsVirtualHostableS3Bucket,
    }
}

fn outcome(one: &ir::Outcome) -> runtime::Outcome {
    match one {
        ir::Outcome::Error(message) => runtime::Outcome::Error(expression(message)),
        ir::Outcome::Endpoint {
            url,
            headers,
            properties,
            auth_schemes,
        } => runtime::Outcome::Endpoint(runtime::EndpointOutcome {
            url: expression(url),
            headers: slice(headers, field),
            properties: slice(properties, field),
            auth_schemes: slice(auth_schemes, |scheme| runtime::AuthScheme {
                name: text(&scheme.name),
                properties: slice(&scheme.properties, field),
            }),
        }),
    }
}

fn rule(one: &ir::Rule) -> runtime::Rule {
    runtime::Rule {
        conditions: slice(&one.conditions, |index| *index),
        then: match &one.then {
            ir::Then::Rules(rules) => runtime::Then::Rules(slice(rules, rule)),
            ir::Then::Outcome(index) => runtime::Then::Outcome(*index),
        },
    }
}
