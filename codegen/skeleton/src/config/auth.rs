//! How calls are authenticated.

pub use ::smithy_client_runtime::auth::BuildError;
use ::smithy_client_runtime::{api, auth};

/// Decides which auth schemes a call may use, in order of preference.
pub trait ResolveAuthScheme: Send + Sync + ::std::fmt::Debug {
    /// The auth schemes for a call with these parameters.
    fn resolve_auth_scheme<'a>(
        &'a self,
        params: &'a Params,
        cfg: &'a api::ConfigBag,
        runtime_components: &'a api::RuntimeComponents,
    ) -> api::AuthSchemeOptionsFuture<'a>;

    /// Turns the resolver into the one that a configuration holds.
    #[inline]
    fn into_shared_resolver(self) -> api::SharedAuthSchemeOptionResolver
    where
        Self: Sized + 'static,
    {
        api::SharedAuthSchemeOptionResolver::new(WithParams(self))
    }
}

/// A resolver that is given its parameters in the type of this crate.
#[derive(Debug)]
struct WithParams<T>(T);

impl<T: ResolveAuthScheme> api::ResolveAuthSchemeOptions for WithParams<T> {
    #[inline]
    fn resolve_auth_scheme_options_v2<'a>(
        &'a self,
        params: &'a api::AuthSchemeOptionResolverParams,
        cfg: &'a api::ConfigBag,
        runtime_components: &'a api::RuntimeComponents,
    ) -> api::AuthSchemeOptionsFuture<'a> {
        match params.get::<Params>() {
            Some(params) => self.0.resolve_auth_scheme(params, cfg, runtime_components),
            None => auth::no_params(),
        }
    }
}

/// The resolver that a client has unless it is given another: the schemes that the model lists.
#[derive(Debug)]
pub struct DefaultAuthSchemeResolver(auth::Resolver);

impl Default for DefaultAuthSchemeResolver {
    #[inline]
    fn default() -> Self {
        Self(auth::Resolver::new(
            crate::Client::SERVICE,
            crate::Client::AUTH_OVERRIDES,
        ))
    }
}

impl ResolveAuthScheme for DefaultAuthSchemeResolver {
    #[inline]
    fn resolve_auth_scheme<'a>(
        &'a self,
        params: &'a Params,
        cfg: &'a api::ConfigBag,
        runtime_components: &'a api::RuntimeComponents,
    ) -> api::AuthSchemeOptionsFuture<'a> {
        self.0
            .resolve(params.operation_name(), cfg, runtime_components)
    }
}

#[inline]
pub(crate) fn default_resolver() -> api::SharedAuthSchemeOptionResolver {
    DefaultAuthSchemeResolver::default().into_shared_resolver()
}

#[inline]
pub(crate) fn wrap_params(operation_name: &'static str) -> api::AuthSchemeOptionResolverParams {
    api::AuthSchemeOptionResolverParams::new(Params {
        operation_name: operation_name.into(),
    })
}

/// The facts of a call for a resolver of auth schemes.
#[derive(Clone, PartialEq, Debug)]
pub struct Params {
    operation_name: ::std::borrow::Cow<'static, str>,
}

impl Params {
    /// Creates a builder of [`Params`].
    #[inline]
    pub fn builder() -> ParamsBuilder {
        ParamsBuilder::default()
    }

    /// The name of the operation.
    #[inline]
    pub fn operation_name(&self) -> &str {
        &self.operation_name
    }
}

/// Builds [`Params`].
#[derive(Clone, PartialEq, Default, Debug)]
pub struct ParamsBuilder {
    operation_name: Option<::std::borrow::Cow<'static, str>>,
}

impl ParamsBuilder {
    /// Sets the name of the operation.
    #[inline]
    pub fn operation_name(
        self,
        operation_name: impl Into<::std::borrow::Cow<'static, str>>,
    ) -> Self {
        self.set_operation_name(Some(operation_name.into()))
    }

    /// Sets the name of the operation.
    #[inline]
    pub fn set_operation_name(
        mut self,
        operation_name: Option<::std::borrow::Cow<'static, str>>,
    ) -> Self {
        self.operation_name = operation_name;
        self
    }

    /// Builds [`Params`].
    ///
    /// # Errors
    ///
    /// The name of the operation was not set.
    #[inline]
    pub fn build(self) -> Result<Params, BuildError> {
        match self.operation_name {
            Some(operation_name) => Ok(Params { operation_name }),
            None => Err(BuildError::missing("operation_name")),
        }
    }
}
