//! The constant form of a service's endpoint rules: generated crates contain it, and the
//! interpreters of this module read it.
//!
//! In: nothing. Out: data types whose every part is `&'static`, so that a rule set is one `const`
//! expression: nothing runs at start, and a crate that resolves no endpoint pays for none.
//!
//! Rule tree and decision diagram share one table of conditions and one of outcomes. They differ
//! in [`Decision`] alone, so one evaluator serves both.

/// The endpoint rules of one service: trait `smithy.rules#endpointRuleSet` or
/// `smithy.rules#endpointBdd`.
#[derive(Debug)]
pub struct EndpointRules {
    /// The parameters, in model order. Their positions are the first value slots.
    pub parameters: &'static [Parameter],
    /// How many variables the conditions assign. Their slots follow those of the parameters.
    pub variables: u16,
    /// Every condition that the decision names, once each.
    pub conditions: &'static [Condition],
    /// Every outcome that the decision names, once each.
    pub outcomes: &'static [Outcome],
    /// Which conditions lead to which outcome.
    pub decision: Decision,
}

impl EndpointRules {
    /// The parameter that a setting of the client supplies, if the rules have it.
    pub fn parameter_of(&self, built_in: BuiltIn) -> Option<&'static Parameter> {
        let mut parameters = self.parameters.iter();
        parameters.find(|parameter| parameter.built_in == Some(built_in))
    }
}

/// One endpoint parameter.
#[derive(Debug)]
pub struct Parameter {
    /// The name in the model, such as `UseFIPS`.
    pub name: &'static str,
    /// The name in Rust, such as `use_fips`; error messages and `Debug` show it.
    pub field: &'static str,
    /// The type of its values.
    pub kind: ParameterKind,
    /// Whether parameters without a value for it are refused.
    pub required: bool,
    /// The value where none is given.
    pub default: Option<Literal>,
    /// The client setting that supplies the value where no more specific source does.
    pub built_in: Option<BuiltIn>,
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

/// A constant parameter value: a default, or an entry of `smithy.rules#staticContextParams`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Literal {
    /// A boolean.
    Boolean(bool),
    /// A string.
    String(&'static str),
    /// A list of strings.
    StringArray(&'static [&'static str]),
}

/// The client setting behind a parameter's `builtIn`.
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
    /// `AWS::Auth::AccountId`, known once an identity is.
    AccountId,
    /// `AWS::Auth::AccountIdEndpointMode`
    AccountIdEndpointMode,
    /// Any other one: a setting of this service's own configuration, stored as a
    /// [`ClientParameter`](super::ClientParameter) under the parameter's name.
    ServiceSetting,
}

/// A condition: an expression that holds unless it is absent or `false`.
#[derive(Debug)]
pub struct Condition {
    /// The expression that is computed.
    pub expression: Expression,
    /// The variable (counted from the first one) that takes the value.
    pub assign: Option<u16>,
}

/// An expression over parameters, variables and constants.
#[derive(Debug)]
pub enum Expression {
    /// A constant boolean.
    Boolean(bool),
    /// A constant integer.
    Integer(i32),
    /// A constant string.
    Text(&'static str),
    /// Strings joined: the parts of a template, with escapes already undone.
    Template(&'static [Expression]),
    /// The value of a slot: a parameter or, behind those, a variable.
    Reference(u16),
    /// A list.
    List(&'static [Expression]),
    /// A document with named fields; found in endpoint properties only.
    Record(&'static [Field]),
    /// `getAttr`, and `#` in templates: a part of the first value.
    Attribute(&'static Expression, &'static [Step]),
    /// A function call.
    Call(Function, &'static [Expression]),
}

/// A named value of a document.
#[derive(Debug)]
pub struct Field {
    /// The name.
    pub name: &'static str,
    /// The value.
    pub value: Expression,
}

/// One step of an attribute path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A field by name.
    Key(&'static str),
    /// An item by position; a negative one counts from the end.
    Index(i32),
}

/// The functions of the rules engine's standard library and of its AWS extension.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

/// The end of a decision.
#[derive(Debug)]
pub enum Outcome {
    /// An endpoint.
    Endpoint(EndpointOutcome),
    /// An error with this message.
    Error(Expression),
}

/// The parts of an endpoint.
#[derive(Debug)]
pub struct EndpointOutcome {
    /// The URL.
    pub url: Expression,
    /// Headers for the request; a name's value is a [`Expression::List`].
    pub headers: &'static [Field],
    /// Properties other than `authSchemes`.
    pub properties: &'static [Field],
    /// The property `authSchemes`.
    pub auth_schemes: &'static [AuthScheme],
}

/// An entry of an endpoint's property `authSchemes`.
#[derive(Debug)]
pub struct AuthScheme {
    /// The scheme's name, such as `sigv4`.
    pub name: &'static str,
    /// The other properties.
    pub properties: &'static [Field],
}

/// The way from conditions to an outcome. Numbers are positions in [`EndpointRules::conditions`]
/// and [`EndpointRules::outcomes`].
#[derive(Debug)]
pub enum Decision {
    /// A rule tree: the first rule whose conditions all hold decides.
    Tree(&'static [Rule]),
    /// A binary decision diagram.
    Diagram {
        /// The reference to start at.
        root: i32,
        /// The nodes; a reference `r` with `|r| >= 2` names `nodes[|r| - 1]`.
        nodes: &'static [Node],
    },
}

/// A rule of a rule tree.
#[derive(Debug)]
pub struct Rule {
    /// Conditions, tried in order.
    pub conditions: &'static [u16],
    /// The consequence when all of them hold.
    pub then: Then,
}

/// The consequence of a rule.
#[derive(Debug)]
pub enum Then {
    /// Further rules. One of them has to match: rules after the outer one are not tried.
    Rules(&'static [Rule]),
    /// The end.
    Outcome(u16),
}

/// A node of a decision diagram: a condition, and a reference for either answer.
///
/// A reference is a result (100,000,000 plus its number, in which 0 is "no rule matched" and `n`
/// is outcome `n - 1`), a node (2 and up), a node with its branches exchanged (-2 and down), or
/// "no rule matched" (1 and -1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Node {
    /// The condition's position; -1 in the first node, which no reference names.
    pub condition: i32,
    /// Where to go when the condition holds.
    pub high: i32,
    /// Where to go when it does not.
    pub low: i32,
}
