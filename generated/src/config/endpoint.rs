//! Endpoint resolution for Partner Central Account API.

use ::smithy_client_runtime::endpoint as core;

pub use ::smithy_client_runtime::endpoint::{Endpoint, EndpointFuture, SharedEndpointResolver};

/// The rules by which [`DefaultResolver`] finds endpoints.
pub(crate) const RULES: &core::EndpointRules = &core::EndpointRules {
    parameters: &[
        core::Parameter {
            name: "UseFIPS",
            field: "use_fips",
            kind: core::ParameterKind::Boolean,
            required: true,
            default: Some(core::Literal::Boolean(false)),
            built_in: Some(core::BuiltIn::UseFips),
        },
        core::Parameter {
            name: "Endpoint",
            field: "endpoint",
            kind: core::ParameterKind::String,
            required: false,
            default: None,
            built_in: Some(core::BuiltIn::Endpoint),
        },
        core::Parameter {
            name: "Region",
            field: "region",
            kind: core::ParameterKind::String,
            required: false,
            default: None,
            built_in: Some(core::BuiltIn::Region),
        },
    ],
    variables: 1,
    conditions: &[
        core::Condition {
            expression: core::Expression::Call(
                core::Function::IsSet,
                &[core::Expression::Reference(1)],
            ),
            assign: None,
        },
        core::Condition {
            expression: core::Expression::Call(
                core::Function::BooleanEquals,
                &[core::Expression::Reference(0), core::Expression::Boolean(true)],
            ),
            assign: None,
        },
        core::Condition {
            expression: core::Expression::Call(
                core::Function::IsSet,
                &[core::Expression::Reference(2)],
            ),
            assign: None,
        },
        core::Condition {
            expression: core::Expression::Call(
                core::Function::Partition,
                &[core::Expression::Reference(2)],
            ),
            assign: Some(0),
        },
    ],
    outcomes: &[
        core::Outcome::Error(core::Expression::Text(
            "Invalid Configuration: FIPS and custom endpoint are not supported",
        )),
        core::Outcome::Endpoint(core::EndpointOutcome {
            url: core::Expression::Reference(1),
            headers: &[],
            properties: &[],
            auth_schemes: &[],
        }),
        core::Outcome::Endpoint(core::EndpointOutcome {
            url: core::Expression::Template(
                &[
                    core::Expression::Text("https://partnercentral-account-fips."),
                    core::Expression::Reference(2),
                    core::Expression::Text("."),
                    core::Expression::Attribute(
                        &core::Expression::Reference(3),
                        &[core::Step::Key("dualStackDnsSuffix")],
                    ),
                ],
            ),
            headers: &[],
            properties: &[],
            auth_schemes: &[],
        }),
        core::Outcome::Endpoint(core::EndpointOutcome {
            url: core::Expression::Template(
                &[
                    core::Expression::Text("https://partnercentral-account."),
                    core::Expression::Reference(2),
                    core::Expression::Text("."),
                    core::Expression::Attribute(
                        &core::Expression::Reference(3),
                        &[core::Step::Key("dualStackDnsSuffix")],
                    ),
                ],
            ),
            headers: &[],
            properties: &[],
            auth_schemes: &[],
        }),
        core::Outcome::Error(core::Expression::Text("Invalid Configuration: Missing Region")),
    ],
    decision: core::Decision::Tree(
        &[
            core::Rule {
                conditions: &[0],
                then: core::Then::Rules(
                    &[
                        core::Rule {
                            conditions: &[1],
                            then: core::Then::Outcome(0),
                        },
                        core::Rule {
                            conditions: &[],
                            then: core::Then::Outcome(1),
                        },
                    ],
                ),
            },
            core::Rule {
                conditions: &[2, 3],
                then: core::Then::Rules(
                    &[
                        core::Rule {
                            conditions: &[1],
                            then: core::Then::Outcome(2),
                        },
                        core::Rule {
                            conditions: &[],
                            then: core::Then::Outcome(3),
                        },
                    ],
                ),
            },
            core::Rule {
                conditions: &[],
                then: core::Then::Outcome(4),
            },
        ],
    ),
};

/// Puts parameters into this crate's own type, which resolvers of this crate's users take.
#[inline]
pub(crate) fn wrap_params(core: core::Params) -> core::EndpointResolverParams {
    core::EndpointResolverParams::new(Params { core })
}

/// The resolver that a client has unless it is given another.
#[inline]
pub(crate) fn default_resolver() -> SharedEndpointResolver {
    DefaultResolver::new().into_shared_resolver()
}

/// Finds endpoints for Partner Central Account API.
pub trait ResolveEndpoint: ::std::marker::Send + ::std::marker::Sync + ::std::fmt::Debug {
    /// The endpoint for these parameters.
    fn resolve_endpoint<'a>(&'a self, params: &'a Params) -> EndpointFuture<'a>;

    /// Makes this a resolver of the kind that every client takes. It expects parameters of this
    /// module's type [`Params`] and answers others with an error.
    #[inline]
    fn into_shared_resolver(self) -> SharedEndpointResolver
    where
        Self: Sized + 'static,
    {
        SharedEndpointResolver::new(DowncastParams(self))
    }
}

#[derive(Debug)]
struct DowncastParams<T>(T);

impl<T> core::ResolveEndpoint for DowncastParams<T>
where
    T: ResolveEndpoint,
{
    #[inline]
    fn resolve_endpoint<'a>(
        &'a self,
        params: &'a core::EndpointResolverParams,
    ) -> EndpointFuture<'a> {
        match params.get::<Params>() {
            Some(params) => self.0.resolve_endpoint(params),
            None => core::params_missing(),
        }
    }
}

/// Finds endpoints by the rules of the service's model.
#[derive(Debug)]
pub struct DefaultResolver {
    core: core::Resolver,
}

impl Default for DefaultResolver {
    #[inline]
    fn default() -> Self {
        Self::new()
    }
}

impl DefaultResolver {
    /// A resolver with the service's rules.
    #[inline]
    pub fn new() -> Self {
        DefaultResolver {
            core: core::Resolver::new(RULES),
        }
    }
}

impl ResolveEndpoint for DefaultResolver {
    #[inline]
    fn resolve_endpoint<'a>(&'a self, params: &'a Params) -> EndpointFuture<'a> {
        self.core.resolve_endpoint(&params.core)
    }
}

/// The values that an endpoint depends on.
#[non_exhaustive]
#[derive(Clone, PartialEq)]
pub struct Params {
    core: core::Params,
}

impl Params {
    /// A builder without values.
    #[inline]
    pub fn builder() -> ParamsBuilder {
        ParamsBuilder::default()
    }

    /// Whether to use an endpoint that complies with FIPS. Requests fail where there is none.
    #[inline]
    pub fn use_fips(&self) -> ::std::option::Option<bool> {
        self.core.boolean(0)
    }

    /// A URL to use instead of the service's own endpoint.
    #[inline]
    pub fn endpoint(&self) -> ::std::option::Option<&str> {
        self.core.string(1)
    }

    /// The AWS region to send requests to.
    #[inline]
    pub fn region(&self) -> ::std::option::Option<&str> {
        self.core.string(2)
    }
}

impl ::std::fmt::Debug for Params {
    #[inline]
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::std::fmt::Debug::fmt(&self.core, f)
    }
}

/// Builds [`Params`].
#[derive(Clone, PartialEq)]
pub struct ParamsBuilder {
    core: core::ParamsBuilder,
}

impl Default for ParamsBuilder {
    #[inline]
    fn default() -> Self {
        ParamsBuilder {
            core: core::ParamsBuilder::new(RULES.parameters),
        }
    }
}

impl ::std::fmt::Debug for ParamsBuilder {
    #[inline]
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::std::fmt::Debug::fmt(&self.core, f)
    }
}

impl ParamsBuilder {
    /// The parameters, completed with defaults.
    ///
    /// # Errors
    ///
    /// A required parameter without a value, or a region that is not a host label.
    #[inline]
    pub fn build(self) -> ::std::result::Result<Params, InvalidParams> {
        match self.core.build() {
            Ok(core) => Ok(Params { core }),
            Err(core) => Err(InvalidParams { core }),
        }
    }

    /// Whether to use an endpoint that complies with FIPS. Requests fail where there is none.
    ///
    /// Where unset, it is `false`.
    #[inline]
    pub fn use_fips(self, value: impl Into<bool>) -> Self {
        self.set_use_fips(Some(value.into()))
    }

    /// Whether to use an endpoint that complies with FIPS. Requests fail where there is none.
    ///
    /// Where unset, it is `false`.
    #[inline]
    pub fn set_use_fips(mut self, param: ::std::option::Option<bool>) -> Self {
        self.core.set(0, param);
        self
    }

    /// A URL to use instead of the service's own endpoint.
    #[inline]
    pub fn endpoint(self, value: impl Into<::std::string::String>) -> Self {
        self.set_endpoint(Some(value.into()))
    }

    /// A URL to use instead of the service's own endpoint.
    #[inline]
    pub fn set_endpoint(mut self, param: ::std::option::Option<::std::string::String>) -> Self {
        self.core.set(1, param);
        self
    }

    /// The AWS region to send requests to.
    #[inline]
    pub fn region(self, value: impl Into<::std::string::String>) -> Self {
        self.set_region(Some(value.into()))
    }

    /// The AWS region to send requests to.
    #[inline]
    pub fn set_region(mut self, param: ::std::option::Option<::std::string::String>) -> Self {
        self.core.set(2, param);
        self
    }
}

/// Parameters that were refused.
pub struct InvalidParams {
    core: core::InvalidParams,
}

impl ::std::fmt::Debug for InvalidParams {
    #[inline]
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::std::fmt::Debug::fmt(&self.core, f)
    }
}

impl ::std::fmt::Display for InvalidParams {
    #[inline]
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::std::fmt::Display::fmt(&self.core, f)
    }
}

impl ::std::error::Error for InvalidParams {}
