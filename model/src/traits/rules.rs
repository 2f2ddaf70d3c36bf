//! Traits of the endpoint rules engine. Source: Smithy 2.0, "Smithy rules engine".

use super::macros::{choices, records, value_traits};
use super::selector::{Kinds, Selector};
use super::value::{FromValue, Malformed, TraitValue};
use crate::jmespath::Query;
use crate::node::Node;
use std::sync::Arc;

value_traits! {
    /// The endpoint rules of a service as a tree. Kept as it is: the compiler of rules reads it.
    EndpointRuleSet(Arc<Node>) = "smithy.rules#endpointRuleSet", Selector::shapes(Kinds::SERVICE),
        by |value| value.object().and(Ok(value.whole()));
    /// The endpoint rules of a service as a binary decision diagram. Kept as it is.
    EndpointBdd(Arc<Node>) = "smithy.rules#endpointBdd", Selector::shapes(Kinds::SERVICE),
        by |value| value.object().and(Ok(value.whole()));
    /// Cases that the endpoint rules must satisfy. Kept as they are.
    EndpointTests(Arc<Node>) = "smithy.rules#endpointTests", Selector::shapes(Kinds::SERVICE),
        by |value| value.object().and(Ok(value.whole()));
    /// Endpoint parameters that an operation fixes.
    StaticContextParams(Vec<StaticContextParam>) = "smithy.rules#staticContextParams",
        Selector::shapes(Kinds::OPERATION), by |value| value.entries(StaticContextParam::from_value);
    /// Endpoint parameters that are taken from an operation's input.
    OperationContextParams(Vec<OperationContextParam>) = "smithy.rules#operationContextParams",
        Selector::shapes(Kinds::OPERATION), by |value| value.entries(OperationContextParam::from_value);
    /// Endpoint parameters that the client's configuration has settings for.
    ClientContextParams(Vec<ClientContextParam>) = "smithy.rules#clientContextParams",
        Selector::shapes(Kinds::SERVICE), by |value| value.entries(ClientContextParam::from_value);
}

records! {
    /// The member's value is an endpoint parameter.
    ContextParam = "smithy.rules#contextParam", Selector::members_of(Kinds::STRUCTURE) => {
        /// The parameter's name in the rule set.
        name: Arc<str> = "name" by |value| value.nonempty_text(),
    }
}

/// An endpoint parameter with its fixed value.
#[derive(Debug, Clone, PartialEq)]
pub struct StaticContextParam {
    /// The parameter's name in the rule set.
    pub name: Arc<str>,
    /// The value: a boolean, a string, or an array of strings.
    pub value: Node,
}

impl FromValue for StaticContextParam {
    fn from_value(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        let fields = value.fields(&["value"])?;
        Ok(StaticContextParam {
            name: value.key(),
            value: fields.read("value", read_fixed)?,
        })
    }
}

fn read_fixed(value: &TraitValue<'_>) -> Result<Node, Malformed> {
    match value.node() {
        Node::Boolean(_) | Node::String(_) => {}
        Node::Array(_) => drop(value.list(|item| item.text())?),
        _ => return Err(value.expected("a boolean, a string or an array of strings")),
    }
    Ok(value.node().clone())
}

/// An endpoint parameter with the place of its value.
#[derive(Debug, Clone, PartialEq)]
pub struct OperationContextParam {
    /// The parameter's name in the rule set.
    pub name: Arc<str>,
    /// The way to it from the input.
    pub path: Query,
}

impl FromValue for OperationContextParam {
    fn from_value(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        let fields = value.fields(&["path"])?;
        Ok(OperationContextParam {
            name: value.key(),
            path: fields.get("path")?,
        })
    }
}

/// An endpoint parameter of the client's configuration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientContextParam {
    /// The parameter's name in the rule set.
    pub name: Arc<str>,
    /// The type of its value.
    pub kind: ParameterType,
    /// Its purpose.
    pub documentation: Option<Arc<str>>,
}

impl FromValue for ClientContextParam {
    fn from_value(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        let fields = value.fields(&["type", "documentation"])?;
        Ok(ClientContextParam {
            name: value.key(),
            kind: fields.get("type")?,
            documentation: fields.get("documentation")?,
        })
    }
}

choices! {
    /// The type of an endpoint parameter.
    ParameterType {
        /// Text.
        String = "string",
        /// True or false.
        Boolean = "boolean",
        /// Texts.
        StringArray = "stringArray",
    }
}
