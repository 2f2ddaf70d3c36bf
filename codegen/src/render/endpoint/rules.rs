//! The rules as constant data.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use crate::ir::endpoint::{
    self as ir, Condition, Decision, Endpoint, Expression, Field, Outcome, Parameter, Rule, Step,
    Then,
};
use crate::render::names::optional;

/// ```text
/// use ::smithy_client_runtime::endpoint::rules::*;
/// impl super::DefaultResolver { pub(crate) const RULES: &'static EndpointRules = &EndpointRules { .. }; }
/// ```
///
/// The compiler would evaluate a constant of a module whenever it checks the crate; it evaluates one of an impl block
/// where that is used.
pub(super) fn items(endpoint: &Endpoint) -> TokenStream {
    let Endpoint {
        parameters,
        variables,
        conditions,
        outcomes,
        decision,
    } = endpoint;
    let parameters = parameters.iter().map(parameter);
    let variables = Literal::u16_unsuffixed(*variables);
    let conditions = conditions.iter().map(condition);
    let outcomes = outcomes.iter().map(outcome);
    let decision = self::decision(decision);
    quote! {
        use ::smithy_client_runtime::endpoint::rules::*;

        impl super::DefaultResolver {
            /// The parameters, conditions and outcomes, and what leads from one to the other.
            pub(crate) const RULES: &'static EndpointRules = &EndpointRules {
                parameters: &[#(#parameters),*],
                variables: #variables,
                conditions: &[#(#conditions),*],
                outcomes: &[#(#outcomes),*],
                decision: #decision,
            };
        }
    }
}

fn parameter(parameter: &Parameter) -> TokenStream {
    let Parameter {
        name,
        names,
        kind,
        required,
        default,
        built_in,
        ..
    } = parameter;
    let field = names.field.plain();
    let kind = format_ident!("{kind:?}");
    let default = optional(default.as_ref().map(literal));
    let built_in = built_in.map(|built_in| format_ident!("{built_in:?}"));
    let built_in = optional(built_in.map(|built_in| quote!(BuiltIn::#built_in)));
    quote! {
        Parameter {
            name: #name,
            field: #field,
            kind: ParameterKind::#kind,
            required: #required,
            default: #default,
            built_in: #built_in,
        }
    }
}

fn condition(condition: &Condition) -> TokenStream {
    let expression = expression(&condition.expression);
    let assign = optional(condition.assign.map(Literal::u16_unsuffixed));
    quote!(Condition { expression: #expression, assign: #assign })
}

fn expression(expression: &Expression) -> TokenStream {
    match expression {
        Expression::Boolean(value) => quote!(Boolean(#value)),
        Expression::Integer(value) => {
            let value = Literal::i32_unsuffixed(*value);
            quote!(Integer(#value))
        }
        Expression::Text(value) => quote!(Text(#value)),
        Expression::Template(parts) => {
            let parts = expressions(parts);
            quote!(Template(#parts))
        }
        Expression::Reference(slot) => {
            let slot = Literal::u16_unsuffixed(*slot);
            quote!(Reference(#slot))
        }
        Expression::List(items) => {
            let items = expressions(items);
            quote!(List(#items))
        }
        Expression::Record(all) => {
            let fields = fields(all);
            quote!(Record(#fields))
        }
        Expression::Attribute(base, path) => {
            let base = self::expression(base);
            let path = path.iter().map(step);
            quote!(Attribute(&#base, &[#(#path),*]))
        }
        Expression::Call(function, arguments) => {
            let function = format_ident!("{function:?}");
            let arguments = expressions(arguments);
            quote!(Call(#function, #arguments))
        }
    }
}

fn expressions(items: &[Expression]) -> TokenStream {
    let items = items.iter().map(expression);
    quote!(&[#(#items),*])
}

fn step(step: &Step) -> TokenStream {
    match step {
        Step::Key(key) => quote!(Step::Key(#key)),
        Step::Index(index) => {
            let index = Literal::i32_unsuffixed(*index);
            quote!(Step::Index(#index))
        }
    }
}

fn fields(fields: &[Field]) -> TokenStream {
    let fields = fields.iter().map(|Field { name, value }| {
        let value = expression(value);
        quote!(Field { name: #name, value: #value })
    });
    quote!(&[#(#fields),*])
}

fn outcome(outcome: &Outcome) -> TokenStream {
    match outcome {
        Outcome::Error(message) => {
            let message = expression(message);
            quote!(Outcome::Error(#message))
        }
        Outcome::Endpoint {
            url,
            headers,
            properties,
            auth_schemes,
        } => {
            let (url, headers, properties) = (expression(url), fields(headers), fields(properties));
            let schemes = auth_schemes.iter().map(|scheme| {
                let (name, properties) = (&scheme.name, fields(&scheme.properties));
                quote!(AuthScheme { name: #name, properties: #properties })
            });
            quote! {
                Outcome::Endpoint(EndpointOutcome {
                    url: #url,
                    headers: #headers,
                    properties: #properties,
                    auth_schemes: &[#(#schemes),*],
                })
            }
        }
    }
}

fn decision(decision: &Decision) -> TokenStream {
    match decision {
        Decision::Tree(all) => {
            let rules = rules(all);
            quote!(Decision::Tree(#rules))
        }
        Decision::Diagram { root, nodes } => {
            let root = Literal::i32_unsuffixed(*root);
            let nodes = nodes.iter().map(|node| {
                let condition = Literal::i32_unsuffixed(node.condition);
                let high = Literal::i32_unsuffixed(node.high);
                let low = Literal::i32_unsuffixed(node.low);
                quote!(Node { condition: #condition, high: #high, low: #low })
            });
            quote!(Decision::Diagram { root: #root, nodes: &[#(#nodes),*] })
        }
    }
}

fn rules(all: &[Rule]) -> TokenStream {
    let rules = all.iter().map(|Rule { conditions, then }| {
        let conditions = conditions.iter().map(|one| Literal::u16_unsuffixed(*one));
        let then = match then {
            Then::Rules(inner) => {
                let inner = rules(inner);
                quote!(Then::Rules(#inner))
            }
            Then::Outcome(outcome) => {
                let outcome = Literal::u16_unsuffixed(*outcome);
                quote!(Then::Outcome(#outcome))
            }
        };
        quote!(Rule { conditions: &[#(#conditions),*], then: #then })
    });
    quote!(&[#(#rules),*])
}

/// A constant parameter value.
pub(super) fn literal(literal: &ir::Literal) -> TokenStream {
    match literal {
        ir::Literal::Boolean(value) => quote!(Literal::Boolean(#value)),
        ir::Literal::String(value) => quote!(Literal::String(#value)),
        ir::Literal::StringArray(values) => quote!(Literal::StringArray(&[#(#values),*])),
    }
}
