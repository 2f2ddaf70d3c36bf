//! The rules as constant data.

use std::collections::BTreeSet;

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

use crate::ir::endpoint::{
    self as ir, Condition, Decision, Endpoint, Expression, Field, Outcome, Parameter, Rule, Step,
    Then,
};

/// ```text
/// use ::smithy_client_runtime::endpoint::{Condition, .., Expression::{Call, Reference, ..}};
/// impl super::DefaultResolver { pub(crate) const RULES: &'static EndpointRules = &EndpointRules { .. }; }
/// ```
///
/// A constant of a module would be evaluated whenever the crate is checked, one of an impl block is where it is used.
pub(super) fn items(endpoint: &Endpoint) -> TokenStream {
    let mut print = Printer::default();
    let Endpoint {
        parameters,
        variables,
        conditions,
        outcomes,
        decision,
    } = endpoint;
    let parameters: Vec<_> = parameters.iter().map(|one| print.parameter(one)).collect();
    let variables = Literal::u16_unsuffixed(*variables);
    let conditions: Vec<_> = conditions.iter().map(|one| print.condition(one)).collect();
    let outcomes: Vec<_> = outcomes.iter().map(|one| print.outcome(one)).collect();
    let decision = print.decision(decision);
    print.name("EndpointRules");
    print.name("Decision");
    let imports = print.imports();
    quote! {
        #imports

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

/// Prints data, and keeps which names it has used to do so.
#[derive(Default)]
struct Printer {
    names: BTreeSet<&'static str>,
    expressions: BTreeSet<&'static str>,
    functions: BTreeSet<String>,
}

impl Printer {
    /// The imports for all that was printed.
    fn imports(self) -> TokenStream {
        let import = |path: TokenStream, names: Vec<&str>| {
            let names = names.iter();
            let names = names.map(|name| Ident::new(name, Span::call_site()));
            // A list without names would be an unused import.
            (names.len() > 0)
                .then(|| quote!(use ::smithy_client_runtime::endpoint #path::{#(#names),*};))
        };
        let names = import(quote!(), self.names.into_iter().collect());
        let expressions = import(quote!(::Expression), self.expressions.into_iter().collect());
        let functions = self.functions.iter().map(String::as_str);
        let functions = import(quote!(::Function), functions.collect());
        quote!(#names #expressions #functions)
    }

    fn name(&mut self, name: &'static str) {
        self.names.insert(name);
    }

    fn parameter(&mut self, parameter: &Parameter) -> TokenStream {
        self.name("Parameter");
        self.name("ParameterKind");
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
        let kind = Ident::new(
            match kind {
                ir::ParameterKind::Boolean => "Boolean",
                ir::ParameterKind::String => "String",
                ir::ParameterKind::StringArray => "StringArray",
            },
            Span::call_site(),
        );
        let default = match default {
            None => quote!(None),
            Some(default) => {
                self.name("Literal");
                let default = literal(default);
                quote!(Some(#default))
            }
        };
        let built_in = match built_in {
            None => quote!(None),
            Some(built_in) => {
                self.name("BuiltIn");
                let built_in = Ident::new(&format!("{built_in:?}"), Span::call_site());
                quote!(Some(BuiltIn::#built_in))
            }
        };
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

    fn condition(&mut self, condition: &Condition) -> TokenStream {
        self.name("Condition");
        let expression = self.expression(&condition.expression);
        let assign = match condition.assign {
            Some(variable) => {
                let variable = Literal::u16_unsuffixed(variable);
                quote!(Some(#variable))
            }
            None => quote!(None),
        };
        quote!(Condition { expression: #expression, assign: #assign })
    }

    fn expression(&mut self, expression: &Expression) -> TokenStream {
        let (name, content) = match expression {
            Expression::Boolean(value) => ("Boolean", quote!(#value)),
            Expression::Integer(value) => {
                let value = Literal::i32_unsuffixed(*value);
                ("Integer", quote!(#value))
            }
            Expression::Text(value) => ("Text", quote!(#value)),
            Expression::Template(parts) => ("Template", self.expressions(parts)),
            Expression::Reference(slot) => {
                let slot = Literal::u16_unsuffixed(*slot);
                ("Reference", quote!(#slot))
            }
            Expression::List(items) => ("List", self.expressions(items)),
            Expression::Record(fields) => ("Record", self.fields(fields)),
            Expression::Attribute(base, path) => {
                let base = self.expression(base);
                let path = path.iter().map(|step| self.step(step));
                let path: Vec<_> = path.collect();
                ("Attribute", quote!(&#base, &[#(#path),*]))
            }
            Expression::Call(function, arguments) => {
                let function = format!("{function:?}");
                let name = Ident::new(&function, Span::call_site());
                self.functions.insert(function);
                let arguments = self.expressions(arguments);
                ("Call", quote!(#name, #arguments))
            }
        };
        self.expressions.insert(name);
        let name = Ident::new(name, Span::call_site());
        quote!(#name(#content))
    }

    fn expressions(&mut self, items: &[Expression]) -> TokenStream {
        let items = items.iter().map(|item| self.expression(item));
        let items: Vec<_> = items.collect();
        quote!(&[#(#items),*])
    }

    fn step(&mut self, step: &Step) -> TokenStream {
        self.name("Step");
        match step {
            Step::Key(key) => quote!(Step::Key(#key)),
            Step::Index(index) => {
                let index = Literal::i32_unsuffixed(*index);
                quote!(Step::Index(#index))
            }
        }
    }

    fn fields(&mut self, fields: &[Field]) -> TokenStream {
        let mut printed = Vec::with_capacity(fields.len());
        for Field { name, value } in fields {
            self.name("Field");
            let value = self.expression(value);
            printed.push(quote!(Field { name: #name, value: #value }));
        }
        quote!(&[#(#printed),*])
    }

    fn outcome(&mut self, outcome: &Outcome) -> TokenStream {
        self.name("Outcome");
        let (url, headers, properties, auth_schemes) = match outcome {
            Outcome::Error(message) => {
                let message = self.expression(message);
                return quote!(Outcome::Error(#message));
            }
            Outcome::Endpoint {
                url,
                headers,
                properties,
                auth_schemes,
            } => (url, headers, properties, auth_schemes),
        };
        self.name("EndpointOutcome");
        let url = self.expression(url);
        let headers = self.fields(headers);
        let properties = self.fields(properties);
        let mut schemes = Vec::with_capacity(auth_schemes.len());
        for ir::AuthScheme { name, properties } in auth_schemes {
            self.name("AuthScheme");
            let properties = self.fields(properties);
            schemes.push(quote!(AuthScheme { name: #name, properties: #properties }));
        }
        quote! {
            Outcome::Endpoint(EndpointOutcome {
                url: #url,
                headers: #headers,
                properties: #properties,
                auth_schemes: &[#(#schemes),*],
            })
        }
    }

    fn decision(&mut self, decision: &Decision) -> TokenStream {
        match decision {
            Decision::Tree(rules) => {
                let rules = self.rules(rules);
                quote!(Decision::Tree(#rules))
            }
            Decision::Diagram { root, nodes } => {
                self.name("Node");
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

    fn rules(&mut self, rules: &[Rule]) -> TokenStream {
        self.name("Rule");
        self.name("Then");
        let mut printed = Vec::with_capacity(rules.len());
        for Rule { conditions, then } in rules {
            let conditions = conditions.iter().map(|one| Literal::u16_unsuffixed(*one));
            let conditions = quote!(&[#(#conditions),*]);
            let then = match then {
                Then::Rules(rules) => {
                    let rules = self.rules(rules);
                    quote!(Then::Rules(#rules))
                }
                Then::Outcome(outcome) => {
                    let outcome = Literal::u16_unsuffixed(*outcome);
                    quote!(Then::Outcome(#outcome))
                }
            };
            printed.push(quote!(Rule { conditions: #conditions, then: #then }));
        }
        quote!(&[#(#printed),*])
    }
}

/// A constant parameter value.
pub(super) fn literal(literal: &ir::Literal) -> TokenStream {
    match literal {
        ir::Literal::Boolean(value) => quote!(Literal::Boolean(#value)),
        ir::Literal::String(value) => quote!(Literal::String(#value)),
        ir::Literal::StringArray(values) => quote!(Literal::StringArray(&[#(#values),*])),
    }
}
