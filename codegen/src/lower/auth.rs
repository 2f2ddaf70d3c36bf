//! Authentication: from the traits of the service and its operations to the schemes of each call.
//!
//! The schemes of a service are those that `smithy.api#auth` lists, or all that it has in the order of their
//! ids; an operation may replace them. Endpoint rules may name further ones.

use std::collections::BTreeSet;

use smithy_model::traits::{Auth as AuthList, OptionalAuth, SigV4, SigV4A, Trait};
use smithy_model::{Model, OperationRef, Shape, ShapeId};

use super::context::{origin_of_trait, Context};
use crate::codes::{UNKNOWN_AUTH_SCHEME, UNSUPPORTED_AUTH_SCHEME};
use crate::customizations::{self, Behavior, Subject};
use crate::ir::auth::{Auth, AuthOverride};
use crate::ir::endpoint::{Endpoint, Outcome};
use crate::protocol::local_name;

/// The scheme of calls that are not authenticated.
const NO_AUTH: &str = "smithy.api#noAuth";
const SIGV4: &str = "aws.auth#sigv4";
const SIGV4A: &str = "aws.auth#sigv4a";
/// The trait of traits that are schemes.
const DEFINITION: &str = "smithy.api#authDefinition";
const BEARER: &str = "smithy.api#httpBearerAuth";

/// The traits that say how a service authenticates its callers, in the order of their ids, and whether a
/// generated client can do what they say.
const SCHEMES: &[(&str, bool)] = &[
    ("aws.auth#cognitoUserPools", false),
    (SIGV4, true),
    (SIGV4A, true),
    ("smithy.api#httpApiKeyAuth", false),
    ("smithy.api#httpBasicAuth", false),
    (BEARER, true),
    ("smithy.api#httpDigestAuth", false),
];

/// The authentication of a service with these operations.
pub(super) fn lower(
    operations: &[OperationRef<'_>],
    endpoint: &Endpoint,
    context: &mut Context<'_, '_>,
) -> Auth {
    let service = context.service.shape;
    let has = |id| service.traits.applied(id).is_some();
    check_list(service, context);
    let mut schemes = of_service(service, context.model);
    let named = named_by_endpoints(endpoint);
    let is_listed = |name: &str| schemes.iter().any(|scheme| local_name(scheme) == name);
    let of_endpoints = named.iter().any(|name| !is_listed(name));
    if named.contains(local_name(SIGV4A)) && !is_listed(local_name(SIGV4A)) {
        schemes.retain(|scheme| scheme != NO_AUTH);
        schemes.push(SIGV4A.to_owned());
    }
    let mut overrides = Vec::new();
    for operation in operations {
        check_list(operation.shape, context);
        overrides.extend(of_operation(operation.shape, &schemes));
    }
    let overridden = overrides.iter().flat_map(|own| &own.schemes);
    let used: BTreeSet<&String> = schemes.iter().chain(overridden).collect();
    for scheme in &used {
        check_support(scheme, context);
    }
    let sigv4a = has(SIGV4A) || used.contains(&SIGV4A.to_owned());
    let bearer = has(BEARER);
    let signing_name = signing_name(service);
    Auth {
        credentials: has(SIGV4) || sigv4a || !bearer,
        sigv4a,
        bearer,
        of_endpoints,
        bearer_token_variable: bearer
            .then(|| bearer_token_variable(&signing_name))
            .flatten(),
        signing_name,
        schemes,
        overrides,
    }
}

/// What follows `AWS_BEARER_TOKEN_` in the name of an environment variable of the service's own.
fn bearer_token_variable(signing_name: &str) -> Option<&'static str> {
    customizations::find(Subject::SigningName(signing_name), |it| match it {
        Behavior::BearerTokenVariable(name) => Some(name),
        _ => None,
    })
}

fn signing_name(service: &Shape) -> String {
    let sigv4 = service.get::<SigV4>().map(|sigv4| sigv4.name.to_string());
    let sigv4a = || {
        service
            .get::<SigV4A>()
            .map(|sigv4a| sigv4a.name.to_string())
    };
    sigv4.or_else(sigv4a).unwrap_or_default()
}

/// The schemes of a service: those that it lists, or all that it has in the order of their ids.
fn of_service(service: &Shape, model: &Model) -> Vec<String> {
    let mut schemes: Vec<String> = match service.get::<AuthList>() {
        Some(AuthList(ids)) => ids.iter().map(ShapeId::to_string).collect(),
        None => {
            let ids = service.traits.iter().map(|applied| applied.id.as_str());
            ids.filter(|id| is_scheme(id, model))
                .map(str::to_owned)
                .collect::<BTreeSet<String>>()
                .into_iter()
                .collect()
        }
    };
    if schemes.is_empty() {
        schemes.push(NO_AUTH.to_owned());
    }
    schemes
}

/// Whether a trait says how a service authenticates its callers: a known one, or one that the model defines as such.
fn is_scheme(id: &str, model: &Model) -> bool {
    let is_defined = |shape: &Shape| shape.traits.applied(DEFINITION).is_some();
    SCHEMES.iter().any(|(known, _)| *known == id) || model.shape(id).is_some_and(is_defined)
}

/// The schemes of an operation, if they are not the service's.
fn of_operation(operation: &Shape, of_service: &[String]) -> Option<AuthOverride> {
    let own = operation.get::<AuthList>();
    let is_optional = operation.has::<OptionalAuth>();
    if own.is_none() && !is_optional {
        return None;
    }
    let mut schemes = match own {
        Some(AuthList(ids)) => ids.iter().map(ShapeId::to_string).collect(),
        None => of_service.to_vec(),
    };
    if (is_optional || schemes.is_empty()) && !schemes.iter().any(|scheme| scheme == NO_AUTH) {
        schemes.push(NO_AUTH.to_owned());
    }
    Some(AuthOverride {
        operation: operation.name().to_owned(),
        schemes,
    })
}

/// The names of the schemes that the endpoint rules end in.
fn named_by_endpoints(endpoint: &Endpoint) -> BTreeSet<&str> {
    let schemes = endpoint.outcomes.iter().flat_map(|outcome| match outcome {
        Outcome::Endpoint { auth_schemes, .. } => auth_schemes.as_slice(),
        Outcome::Error(_) => &[],
    });
    schemes.map(|scheme| scheme.name.as_str()).collect()
}

/// Refuses a list with a scheme that the service does not have: no trait says how it would be done.
fn check_list(shape: &Shape, context: &mut Context<'_, '_>) {
    let Some(AuthList(ids)) = shape.get::<AuthList>() else {
        return;
    };
    let service = context.service.shape;
    for id in ids {
        if id.as_str() == NO_AUTH || service.traits.applied(id.as_str()).is_some() {
            continue;
        }
        let message = format!(
            "`smithy.api#auth` lists `{id}`, which {} does not have",
            service.id
        );
        let origin = origin_of_trait(shape, AuthList::ID);
        let origin = origin.unwrap_or_else(|| shape.origin.clone());
        let help = "give the service the trait of the scheme, or take it out of the list";
        context.error(UNKNOWN_AUTH_SCHEME, message, &origin, help);
    }
}

/// Warns of a scheme that calls of the generated client cannot take by themselves.
fn check_support(id: &str, context: &mut Context<'_, '_>) {
    if id == NO_AUTH || SCHEMES.contains(&(id, true)) {
        return;
    }
    let service = context.service.shape;
    if let Some(origin) = origin_of_trait(service, id) {
        let message = format!("the client cannot authenticate with `{id}` by itself");
        let help = "programs have to add it with `Config::builder().push_auth_scheme(..)`";
        context.warn(UNSUPPORTED_AUTH_SCHEME, message, origin, help);
    }
}
