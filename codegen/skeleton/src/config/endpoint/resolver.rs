//! Resolvers of the endpoints of calls, and the parameters of these.

use super::{EndpointFuture, SharedEndpointResolver};
use ::smithy_client_runtime::{api, endpoint};

/// Finds the endpoints of the service.
pub trait ResolveEndpoint: Send + Sync + ::std::fmt::Debug {
    /// The endpoint for these parameters.
    fn resolve_endpoint<'a>(&'a self, params: &'a Params) -> EndpointFuture<'a>;

    /// Makes this a resolver of the kind that every client takes. It expects parameters
    /// of this module's type [`Params`] and answers others with an error.
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

impl<T> api::ResolveEndpoint for DowncastParams<T>
where
    T: ResolveEndpoint,
{
    #[inline]
    fn resolve_endpoint<'a>(
        &'a self,
        params: &'a api::EndpointResolverParams,
    ) -> EndpointFuture<'a> {
        match params.get::<Params>() {
            Some(params) => self.0.resolve_endpoint(params),
            None => endpoint::params_missing(),
        }
    }

    #[inline]
    fn finalize_params<'a>(
        &'a self,
        params: &'a mut api::EndpointResolverParams,
    ) -> Result<(), api::BoxError> {
        endpoint::finalize(params, |params| Some(&mut params.get_mut::<Params>()?.core))
    }
}

/// Finds endpoints by the rules of the service's model.
#[derive(Debug)]
pub struct DefaultResolver {
    core: endpoint::Resolver,
}

impl Default for DefaultResolver {
    #[inline]
    fn default() -> Self {
        Self::new()
    }
}

impl DefaultResolver {
    /// A resolver that follows the service's rules.
    #[inline]
    pub fn new() -> Self {
        DefaultResolver {
            core: endpoint::Resolver::new(DefaultResolver::RULES),
        }
    }
}

impl ResolveEndpoint for DefaultResolver {
    #[inline]
    fn resolve_endpoint<'a>(&'a self, params: &'a Params) -> EndpointFuture<'a> {
        self.core.resolve_endpoint(&params.core)
    }
}

/// The resolver that a client has unless it is given another.
#[inline]
pub(crate) fn default_resolver() -> SharedEndpointResolver {
    DefaultResolver::new().into_shared_resolver()
}

/// Parameters in the type of this module, which its resolvers take.
#[inline]
pub(crate) fn wrap_params(core: endpoint::Params) -> api::EndpointResolverParams {
    api::EndpointResolverParams::new(Params { core })
}

/// The parameters that an endpoint depends on.
#[non_exhaustive]
#[derive(Clone, PartialEq)]
pub struct Params {
    pub(super) core: endpoint::Params,
}

impl Params {
    /// A builder without values.
    #[inline]
    pub fn builder() -> ParamsBuilder {
        Default::default()
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
    pub(super) core: endpoint::ParamsBuilder,
}

impl Default for ParamsBuilder {
    #[inline]
    fn default() -> Self {
        ParamsBuilder {
            core: endpoint::ParamsBuilder::new(DefaultResolver::RULES.parameters),
        }
    }
}

impl ParamsBuilder {
    /// The parameters, completed with defaults.
    ///
    /// # Errors
    ///
    /// A required parameter without a value, or a region that is not a host label.
    #[inline]
    pub fn build(self) -> Result<Params, InvalidParams> {
        match self.core.build() {
            Ok(core) => Ok(Params { core }),
            Err(core) => Err(InvalidParams { core }),
        }
    }
}

impl ::std::fmt::Debug for ParamsBuilder {
    #[inline]
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::std::fmt::Debug::fmt(&self.core, f)
    }
}

/// Parameters that were refused, and why.
pub struct InvalidParams {
    core: endpoint::InvalidParams,
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
