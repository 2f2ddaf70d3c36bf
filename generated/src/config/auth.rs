// Generated from a service model. Change the model and regenerate; edits here are lost.
/// Decides which auth schemes a call may use, in order of preference.
pub trait ResolveAuthScheme: ::std::marker::Send + ::std::marker::Sync + ::std::fmt::Debug {
    /// The auth schemes for a call with these parameters.
    fn resolve_auth_scheme<'a>(
        &'a self,
        params: &'a Params,
        cfg: &'a ::smithy_client_runtime::api::ConfigBag,
        runtime_components: &'a ::smithy_client_runtime::api::RuntimeComponents,
    ) -> ::smithy_client_runtime::api::AuthSchemeOptionsFuture<'a>;

    /// Turns the resolver into the one that a configuration holds.
    #[inline]
    fn into_shared_resolver(self) -> ::smithy_client_runtime::api::SharedAuthSchemeOptionResolver
    where
        Self: ::std::marker::Sized + 'static,
    {
        ::smithy_client_runtime::api::SharedAuthSchemeOptionResolver::new(WithParams(self))
    }
}

/// A resolver that is given its parameters in the type of this crate.
#[derive(::std::fmt::Debug)]
struct WithParams<T>(T);

impl<T: ResolveAuthScheme> ::smithy_client_runtime::api::ResolveAuthSchemeOptions for WithParams<T> {
    #[inline]
    fn resolve_auth_scheme_options_v2<'a>(
        &'a self,
        params: &'a ::smithy_client_runtime::api::AuthSchemeOptionResolverParams,
        cfg: &'a ::smithy_client_runtime::api::ConfigBag,
        runtime_components: &'a ::smithy_client_runtime::api::RuntimeComponents,
    ) -> ::smithy_client_runtime::api::AuthSchemeOptionsFuture<'a> {
        match params.get::<Params>() {
            ::std::option::Option::Some(params) => self.0.resolve_auth_scheme(params, cfg, runtime_components),
            ::std::option::Option::None => ::smithy_client_runtime::auth::no_params(),
        }
    }
}

/// The resolver that a client has unless it is given another: the schemes that the model lists.
#[derive(::std::fmt::Debug)]
pub struct DefaultAuthSchemeResolver(::smithy_client_runtime::auth::Resolver);

impl ::std::default::Default for DefaultAuthSchemeResolver {
    #[inline]
    fn default() -> Self {
        Self(::smithy_client_runtime::auth::Resolver::new(crate::service::SERVICE, OVERRIDES))
    }
}

impl ResolveAuthScheme for DefaultAuthSchemeResolver {
    #[inline]
    fn resolve_auth_scheme<'a>(
        &'a self,
        params: &'a Params,
        _cfg: &'a ::smithy_client_runtime::api::ConfigBag,
        _runtime_components: &'a ::smithy_client_runtime::api::RuntimeComponents,
    ) -> ::smithy_client_runtime::api::AuthSchemeOptionsFuture<'a> {
        self.0.resolve(params.operation_name())
    }
}

/// The operations whose schemes are not the service's.
const OVERRIDES: &[::smithy_client_runtime::auth::Override] = &[];

#[inline]
pub(crate) fn default_resolver() -> ::smithy_client_runtime::api::SharedAuthSchemeOptionResolver {
    DefaultAuthSchemeResolver::default().into_shared_resolver()
}

#[inline]
pub(crate) fn wrap_params(operation_name: &'static str) -> ::smithy_client_runtime::api::AuthSchemeOptionResolverParams {
    ::smithy_client_runtime::api::AuthSchemeOptionResolverParams::new(Params {
        operation_name: operation_name.into(),
    })
}

/// What a resolver of auth schemes knows of a call.
#[derive(::std::clone::Clone, ::std::cmp::PartialEq, ::std::fmt::Debug)]
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
#[derive(::std::clone::Clone, ::std::cmp::PartialEq, ::std::default::Default, ::std::fmt::Debug)]
pub struct ParamsBuilder {
    operation_name: ::std::option::Option<::std::borrow::Cow<'static, str>>,
}

impl ParamsBuilder {
    /// Sets the name of the operation.
    #[inline]
    pub fn operation_name(self, operation_name: impl ::std::convert::Into<::std::borrow::Cow<'static, str>>) -> Self {
        self.set_operation_name(::std::option::Option::Some(operation_name.into()))
    }

    /// Sets the name of the operation.
    #[inline]
    pub fn set_operation_name(mut self, operation_name: ::std::option::Option<::std::borrow::Cow<'static, str>>) -> Self {
        self.operation_name = operation_name;
        self
    }

    /// Builds [`Params`].
    ///
    /// # Errors
    ///
    /// The name of the operation was not set.
    #[inline]
    pub fn build(self) -> ::std::result::Result<Params, BuildError> {
        match self.operation_name {
            ::std::option::Option::Some(operation_name) => ::std::result::Result::Ok(Params { operation_name }),
            ::std::option::Option::None => ::std::result::Result::Err(BuildError::missing("operation_name")),
        }
    }
}

pub use ::smithy_client_runtime::auth::BuildError;
