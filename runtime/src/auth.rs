//! Which auth schemes a call may use: the model's list, as the default resolver of a generated
//! crate gives it.

use std::borrow::Cow;
use std::fmt;

use aws_smithy_runtime_api::client::auth::{
    AuthSchemeId, AuthSchemeOption, AuthSchemeOptionsFuture,
};

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

    /// The schemes of the operation of this name.
    pub fn resolve(&self, operation: &str) -> AuthSchemeOptionsFuture<'static> {
        let own = self.overrides.iter().find(|it| it.operation == operation);
        let schemes = own.map_or(self.service.auth_schemes, |own| own.schemes);
        let options = schemes.iter().map(|scheme| option(scheme));
        AuthSchemeOptionsFuture::ready(Ok(options.collect()))
    }
}

/// The option of a scheme by the id of its trait. Upstream names schemes without the namespace.
fn option(scheme: &'static str) -> AuthSchemeOption {
    let name = scheme.rsplit('#').next().unwrap_or(scheme);
    AuthSchemeOption::from(AuthSchemeId::new(name))
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
