//! Traits of the endpoint rules engine. Source: Smithy 2.0, "Smithy rules engine".

use super::macros::node_traits;
use super::{Kinds, Malformed, Selector, Trait, TraitValue};
use crate::jmespath::Query;
use crate::node::Node;
use std::sync::Arc;

node_traits! {
    /// The endpoint rules of a service as a tree. Kept as it is: its reader is where rules are compiled.
    EndpointRuleSet = "smithy.rules#endpointRuleSet", Selector::shapes(Kinds::SERVICE), object;
    /// The endpoint rules of a service as a binary decision diagram. Kept as it is.
    EndpointBdd = "smithy.rules#endpointBdd", Selector::shapes(Kinds::SERVICE), object;
    /// Cases that the endpoint rules must satisfy. Kept as they are.
    EndpointTests = "smithy.rules#endpointTests", Selector::shapes(Kinds::SERVICE), object;
}

/// The member's value is an endpoint parameter.
///
/// Source: trait `smithy.rules#contextParam`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContextParam {
    /// The parameter's name in the rule set.
    pub name: Arc<str>,
}

impl Trait for ContextParam {
    const ID: &'static str = "smithy.rules#contextParam";
    const SELECTOR: Selector = Selector::members_of(Kinds::STRUCTURE);

    fn read(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        let fields = value.fields(&["name"])?;
        Ok(ContextParam {
            name: fields.required("name", |value| value.nonempty_text())?,
        })
    }
}

/// Endpoint parameters that an operation fixes.
///
/// Source: trait `smithy.rules#staticContextParams`.
#[derive(Debug, Clone, PartialEq)]
pub struct StaticContextParams(pub Vec<StaticContextParam>);

/// An endpoint parameter with its fixed value.
#[derive(Debug, Clone, PartialEq)]
pub struct StaticContextParam {
    /// The parameter's name in the rule set.
    pub name: Arc<str>,
    /// The value: a boolean, a string, or an array of strings.
    pub value: Node,
}

impl Trait for StaticContextParams {
    const ID: &'static str = "smithy.rules#staticContextParams";
    const SELECTOR: Selector = Selector::shapes(Kinds::OPERATION);

    fn read(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        let read = |name: &str, value: &TraitValue<'_>| {
            let fields = value.fields(&["value"])?;
            Ok(StaticContextParam {
                name: Arc::from(name),
                value: fields.required("value", parameter_value)?,
            })
        };
        value.entries(read).map(StaticContextParams)
    }
}

fn parameter_value(value: &TraitValue<'_>) -> Result<Node, Malformed> {
    match value.node() {
        Node::Boolean(_) | Node::String(_) => {}
        Node::Array(_) => drop(value.texts()?),
        other => {
            return Err(value.malformed(format!(
                "expected a boolean, a string or an array of strings, found {}",
                other.kind()
            )))
        }
    }
    Ok(value.node().clone())
}

/// Endpoint parameters that are taken from an operation's input.
///
/// Source: trait `smithy.rules#operationContextParams`.
#[derive(Debug, Clone, PartialEq)]
pub struct OperationContextParams(pub Vec<OperationContextParam>);

/// An endpoint parameter with where its value is.
#[derive(Debug, Clone, PartialEq)]
pub struct OperationContextParam {
    /// The parameter's name in the rule set.
    pub name: Arc<str>,
    /// The way to it from the input.
    pub path: Query,
}

impl Trait for OperationContextParams {
    const ID: &'static str = "smithy.rules#operationContextParams";
    const SELECTOR: Selector = Selector::shapes(Kinds::OPERATION);

    fn read(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        let read = |name: &str, value: &TraitValue<'_>| {
            let fields = value.fields(&["path"])?;
            Ok(OperationContextParam {
                name: Arc::from(name),
                path: fields.required("path", |value| value.query())?,
            })
        };
        value.entries(read).map(OperationContextParams)
    }
}

/// Endpoint parameters that the client's configuration has settings for.
///
/// Source: trait `smithy.rules#clientContextParams`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientContextParams(pub Vec<ClientContextParam>);

/// An endpoint parameter of the client's configuration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientContextParam {
    /// The parameter's name in the rule set.
    pub name: Arc<str>,
    /// The type of its value.
    pub kind: ParameterType,
    /// What it is for.
    pub documentation: Option<Arc<str>>,
}

/// The type of an endpoint parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParameterType {
    /// Text.
    String,
    /// True or false.
    Boolean,
    /// Texts.
    StringArray,
}

impl Trait for ClientContextParams {
    const ID: &'static str = "smithy.rules#clientContextParams";
    const SELECTOR: Selector = Selector::shapes(Kinds::SERVICE);

    fn read(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        let types = [
            ("string", ParameterType::String),
            ("boolean", ParameterType::Boolean),
            ("stringArray", ParameterType::StringArray),
        ];
        let read = |name: &str, value: &TraitValue<'_>| {
            let fields = value.fields(&["type", "documentation"])?;
            Ok(ClientContextParam {
                name: Arc::from(name),
                kind: fields.required("type", |value| value.choice(&types))?,
                documentation: fields.text("documentation")?,
            })
        };
        value.entries(read).map(ClientContextParams)
    }
}
