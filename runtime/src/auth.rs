//! The auth schemes that a call may use: the model's list, and for some services the endpoint's, as the
//! default resolver of a generated crate gives it.

use std::borrow::Cow;
use std::fmt;

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::auth::{
    AuthSchemeId, AuthSchemeOption, AuthSchemeOptionsFuture,
};
use aws_smithy_runtime_api::client::endpoint::{EndpointResolverParams, ResolveEndpoint};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::Document;

use crate::service::Service;

/// An operation whose auth schemes are not those of its service (`smithy.api#auth`,
/// `smithy.api#optionalAuth`).
#[derive(Debug)]
pub struct Override {
    /// The operation's name in the model.
    pub operation: &'static str,
    /// The ids of its auth schemes, in order of preference.
    pub schemes: &'static [&'static str],
}

/// The schemes of a service and of the operations that have their own.
#[derive(Debug)]
pub struct Resolver {
    service: &'static Service,
    overrides: &'static [Override],
}

impl Resolver {
    /// The resolver of this service.
    #[inline]
    pub fn new(service: &'static Service, overrides: &'static [Override]) -> Self {
        Self { service, overrides }
    }

    /// The schemes of the operation of this name: those of the model, and before them those of
    /// the endpoint for services whose endpoints name schemes that the model does not list.
    pub fn resolve<'a>(
        &self,
        operation: &str,
        cfg: &'a ConfigBag,
        components: &'a RuntimeComponents,
    ) -> AuthSchemeOptionsFuture<'a> {
        let own = self.overrides.iter().find(|it| it.operation == operation);
        let modeled = own.map_or(self.service.auth_schemes, |own| own.schemes);
        if self.service.auth_schemes_of_endpoints {
            return AuthSchemeOptionsFuture::new(with_those_of_endpoint(modeled, cfg, components));
        }
        let options = modeled
            .iter()
            .map(|scheme| AuthSchemeId::new(name_of(scheme)).into());
        AuthSchemeOptionsFuture::ready(Ok(options.collect()))
    }
}

/// The schemes that the call's endpoint names, then those of the model that it does not name.
async fn with_those_of_endpoint(
    modeled: &'static [&'static str],
    cfg: &ConfigBag,
    components: &RuntimeComponents,
) -> Result<Vec<AuthSchemeOption>, BoxError> {
    let params = cfg.load::<EndpointResolverParams>();
    let params = params.ok_or("the call has no endpoint parameters")?;
    let resolver = components.endpoint_resolver();
    let endpoint = resolver.resolve_endpoint(params).await?;
    let named = endpoint.auth_schemes().iter();
    let mut named: Vec<String> = named.map(|scheme| scheme.name().to_owned()).collect();
    // A resolver of the user's own may give them as a property.
    if let Some(Document::Array(schemes)) = endpoint.properties().get("authSchemes") {
        let names = schemes.iter().filter_map(|scheme| {
            let name = scheme.as_object()?.get("name")?;
            Some(name.as_string()?.to_owned())
        });
        named.extend(names);
    }
    let others = modeled.iter().map(|scheme| name_of(scheme));
    let others = others.filter(|other| !named.iter().any(|name| name == other));
    let others: Vec<AuthSchemeOption> = others.map(|name| AuthSchemeId::new(name).into()).collect();
    let named = named
        .into_iter()
        .map(|name| AuthSchemeId::from(Cow::Owned(name)).into());
    Ok(named.chain(others).collect())
}

/// The name of a scheme for upstream and endpoint rules: the id of its trait without the namespace.
fn name_of(scheme: &'static str) -> &'static str {
    scheme.rsplit('#').next().unwrap_or(scheme)
}

/// The answer to parameters that are not those of the service.
#[cold]
pub fn no_params() -> AuthSchemeOptionsFuture<'static> {
    AuthSchemeOptionsFuture::ready(Err("params of expected type was not present".into()))
}

/// A parameter of an auth scheme resolver was not set.
#[derive(Debug)]
pub struct BuildError {
    field: Cow<'static, str>,
}

impl BuildError {
    /// The error for this parameter.
    pub fn missing(field: &'static str) -> Self {
        Self {
            field: field.into(),
        }
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a required field was missing: `{}`", self.field)
    }
}

impl std::error::Error for BuildError {}
