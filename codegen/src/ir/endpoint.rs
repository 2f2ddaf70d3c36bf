//! The endpoints of a service, as the generated crate has them.
//!
//! In: what lowering found in the model's rules. Out: plain data with the structure of
//! `smithy_client_runtime::endpoint`: conditions and outcomes in tables, each once; references as
//! positions. Everything in it has been checked.

use super::{jmespath, Deprecation, Documentation};
use crate::naming::FieldNames;

/// The endpoint parameters and rules of a service.
#[derive(Clone, Debug, PartialEq)]
pub struct Endpoint {
    /// The parameters in model order.
    pub parameters: Vec<Parameter>,
    /// How many variables the conditions assign.
    pub variables: u16,
    /// The conditions.
    pub conditions: Vec<Condition>,
    /// The outcomes.
    pub outcomes: Vec<Outcome>,
    /// The way from the conditions to an outcome.
    pub decision: Decision,
}

/// An endpoint parameter.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameter {
    /// The name in the model.
    pub name: String,
    /// The names in Rust. The builder has no method to show a value, so `getter` is unused.
    pub names: FieldNames,
    /// The type.
    pub kind: ParameterKind,
    /// Whether it has to have a value.
    pub required: bool,
    /// The value it has when none is given.
    pub default: Option<Literal>,
    /// The client setting that it stands for.
    pub built_in: Option<BuiltIn>,
    /// Its documentation.
    pub documentation: Documentation,
    /// Its deprecation.
    pub deprecated: Option<Deprecation>,
    /// Whether only operations that are not generated give it a value. The rules keep it, so that they are the same
    /// with every choice of operations; the API does not have it.
    pub is_hidden: bool,
}

impl Parameter {
    /// Whether the two take the same values in the same way. Their documentation may differ.
    pub fn is_alike(&self, other: &Parameter) -> bool {
        self.name == other.name
            && self.kind == other.kind
            && self.required == other.required
            && self.default == other.default
            && self.built_in == other.built_in
    }
}

/// The type of a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParameterKind {
    /// `boolean`
    Boolean,
    /// `string`
    String,
    /// `stringArray`
    StringArray,
}

/// A constant parameter value.
#[derive(Clone, Debug, PartialEq)]
pub enum Literal {
    /// A boolean.
    Boolean(bool),
    /// A string.
    String(String),
    /// A list of strings.
    StringArray(Vec<String>),
}

/// The client setting behind a `builtIn`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BuiltIn {
    /// `AWS::Region`
    Region,
    /// `AWS::UseFIPS`
    UseFips,
    /// `AWS::UseDualStack`
    UseDualStack,
    /// `SDK::Endpoint`
    Endpoint,
    /// `AWS::Auth::AccountId`
    AccountId,
    /// `AWS::Auth::AccountIdEndpointMode`
    AccountIdEndpointMode,
    /// One of the service's own.
    ServiceSetting,
}

/// A condition.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Condition {
    /// What is computed.
    pub expression: Expression,
    /// The variable that takes the value.
    pub assign: Option<u16>,
}

/// An expression.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Expression {
    /// A constant boolean.
    Boolean(bool),
    /// A constant integer.
    Integer(i32),
    /// A constant string.
    Text(String),
    /// Strings joined.
    Template(Vec<Expression>),
    /// A parameter, or behind those a variable.
    Reference(u16),
    /// A list.
    List(Vec<Expression>),
    /// A document with named fields.
    Record(Vec<Field>),
    /// A part of a value.
    Attribute(Box<Expression>, Vec<Step>),
    /// A call.
    Call(Function, Vec<Expression>),
}

/// A named value.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Field {
    /// The name.
    pub name: String,
    /// The value.
    pub value: Expression,
}

/// One step of an attribute path.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// A field by name.
    Key(String),
    /// An item by position, from the end if negative.
    Index(i32),
}

/// A function of the rules engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Function {
    /// `booleanEquals`
    BooleanEquals,
    /// `coalesce`
    Coalesce,
    /// `isSet`
    IsSet,
    /// `isValidHostLabel`
    IsValidHostLabel,
    /// `ite`
    IfThenElse,
    /// `not`
    Not,
    /// `parseURL`
    ParseUrl,
    /// `split`
    Split,
    /// `stringEquals`
    StringEquals,
    /// `substring`
    Substring,
    /// `uriEncode`
    UriEncode,
    /// `aws.parseArn`
    ParseArn,
    /// `aws.partition`
    Partition,
    /// `aws.isVirtualHostableS3Bucket`
    IsVirtualHostableS3Bucket,
}

/// What a decision ends in.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// An endpoint.
    Endpoint {
        /// The URL.
        url: Expression,
        /// Headers; every value is a list.
        headers: Vec<Field>,
        /// Properties other than `authSchemes`.
        properties: Vec<Field>,
        /// The property `authSchemes`: the scheme's name and its other properties.
        auth_schemes: Vec<AuthScheme>,
    },
    /// An error with this message.
    Error(Expression),
}

/// An entry of `authSchemes`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct AuthScheme {
    /// The scheme's name.
    pub name: String,
    /// The other properties.
    pub properties: Vec<Field>,
}

/// The way from conditions to an outcome.
#[derive(Clone, Debug, PartialEq)]
pub enum Decision {
    /// A rule tree.
    Tree(Vec<Rule>),
    /// A binary decision diagram.
    Diagram {
        /// The reference to start at.
        root: i32,
        /// The nodes.
        nodes: Vec<Node>,
    },
}

/// A rule of a tree.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// Positions of conditions.
    pub conditions: Vec<u16>,
    /// What follows when all hold.
    pub then: Then,
}

/// What a rule leads to.
#[derive(Clone, Debug, PartialEq)]
pub enum Then {
    /// Further rules.
    Rules(Vec<Rule>),
    /// The position of an outcome.
    Outcome(u16),
}

/// A node of a diagram.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Node {
    /// The condition's position, or -1 in the first node.
    pub condition: i32,
    /// The reference for yes.
    pub high: i32,
    /// The reference for no.
    pub low: i32,
}

/// The parameters of the endpoint rules that an operation sets.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OperationEndpoint {
    /// Parameters with the same value in every call.
    pub static_parameters: Vec<StaticParameter>,
    /// Parameters that the input contains.
    pub context_parameters: Vec<ContextParameter>,
}

/// A parameter with the same value in every call.
#[derive(Clone, Debug, PartialEq)]
pub struct StaticParameter {
    /// The parameter's position.
    pub parameter: u16,
    /// The value.
    pub value: Literal,
}

/// A parameter that the input contains.
#[derive(Clone, Debug, PartialEq)]
pub struct ContextParameter {
    /// The parameter's position.
    pub parameter: u16,
    /// The way to the value.
    pub path: jmespath::Expression,
    /// Whether a call without it fails: the member's name in Rust.
    pub required: Option<String>,
}
