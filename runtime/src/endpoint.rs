//! Endpoints: from a service's rules and a call's parameters to the URL that the request goes to.
//!
//! In: constant data that a generated crate prints. Out: upstream's endpoint and parameter types.
//!
//! # The seam to generated code
//!
//! A generated crate has, in its `config::endpoint`, one constant and a few types of its own:
//!
//! - an [`EndpointRules`] with the parameters and rules of the service;
//! - `Params`, `ParamsBuilder` and `InvalidParams`, each around the type of that name here, with
//!   a method for each parameter that passes the parameter's position;
//! - the trait `ResolveEndpoint`, and `DefaultResolver` around a [`Resolver`].
//!
//! An operation's descriptor has an [`OperationEndpoint`].
//!
//! # The seam to the client
//!
//! Before a call, the runtime plugin gets the parameters from [`resolver_params`], puts them into
//! the generated crate's own type and stores that in the interceptor state as
//! [`EndpointResolverParams`](crate::api::EndpointResolverParams); upstream's orchestrator hands these to the resolver, once
//! [`finalize`] has seen the identity.
//!
//! Source: the Smithy specification, "Rules engine", version 1.1.

mod bind;
mod custom_partitions;
mod data;
mod error;
mod evaluate;
mod functions;
mod input;
mod params;
mod partition;
mod resolve;
mod value;

pub use bind::{
    finalize, params_missing, resolver_params, ClientParameter, ContextParameter,
    OperationEndpoint, StaticParameter,
};
pub use data::{
    AuthScheme, BuiltIn, Condition, Decision, EndpointOutcome, EndpointRules, Expression, Field,
    Function, Literal, Node, Outcome, Parameter, ParameterKind, Rule, Step, Then,
};
pub use params::{InvalidParams, ParameterValue, Params, ParamsBuilder};
pub use resolve::{evaluate, Resolver};

/// The names that the rules of a generated crate are written with.
pub mod rules {
    pub use super::data::Expression::*;
    pub use super::data::Function::*;
    pub use super::data::*;
}
