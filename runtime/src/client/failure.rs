//! The error of a call gets what the call knows: the host that was tried, where there was no answer; status and request
//! id, where the answer broke off. Upstream still decides the kinds of errors and their own texts.

use std::mem;

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::{
    BeforeTransmitInterceptorContextRef, Error, FinalizerInterceptorContextMut, Input,
    InterceptorContext,
};
use aws_smithy_runtime_api::client::interceptors::error::ContextAttachedError;
use aws_smithy_runtime_api::client::interceptors::{dyn_dispatch_hint, Intercept};
use aws_smithy_runtime_api::client::orchestrator::{HttpResponse, OrchestratorError};
use aws_smithy_runtime_api::client::result::{ConnectorError, SdkError};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::{ConfigBag, Storable, StoreReplace};
use aws_smithy_types::endpoint::Endpoint;

use crate::error::ResponseFailure;

/// Adds the facts of the call to its error after the last attempt, so that retries see upstream's errors.
#[derive(Debug)]
pub(super) struct FailureInterceptor;

#[dyn_dispatch_hint]
impl Intercept for FailureInterceptor {
    fn name(&self) -> &'static str {
        "FailureInterceptor"
    }

    fn read_before_transmit(
        &self,
        context: &BeforeTransmitInterceptorContextRef<'_>,
        _components: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let uri = context.request().uri();
        // Where a call mostly goes is known without a note, and a note costs each call.
        let is_known = cfg
            .load::<Endpoint>()
            .is_some_and(|endpoint| is_below(uri, endpoint.url()));
        match cfg.get_mut_from_interceptor_state::<Host>() {
            None if is_known => {}
            Some(earlier) => *earlier = Host(host(uri)),
            None => {
                cfg.interceptor_state().store_put(Host(host(uri)));
            }
        }
        Ok(())
    }

    fn modify_before_completion(
        &self,
        context: &mut FinalizerInterceptorContextMut<'_>,
        _components: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        if !matches!(context.output_or_error(), Some(Err(_))) {
            return Ok(());
        }
        // The known facts wrap the cause, which is inserted last.
        let cause = "the cause is not known";
        let broken = context.response().map(|response| {
            let head = HttpResponse::new(response.status(), SdkBody::taken());
            (head, ResponseFailure::of(response, cause))
        });
        let Some(Err(error)) = context.output_or_error_mut() else {
            return Ok(());
        };
        match (broken, tried(cfg)) {
            (Some((head, mut failure)), _) if error.is_response_error() => {
                failure.source = take_cause(error, Some(head));
                *error = OrchestratorError::response(failure.into());
            }
            (_, Some(host)) if error.is_timeout_error() => {
                let cause = take_cause(error, None);
                *error = OrchestratorError::timeout(of_request(&host, cause));
            }
            (_, Some(host)) if error.is_connector_error() => {
                let source = take_cause(error, None);
                *error = OrchestratorError::connector(with_host(source, &host));
            }
            _ => {}
        }
        Ok(())
    }
}

/// Takes the cause out of an error. Upstream gives it away only through the error of a caller, which is made in a
/// context.
fn take_cause(error: &mut OrchestratorError<Error>, head: Option<HttpResponse>) -> BoxError {
    let taken = mem::replace(error, OrchestratorError::other("the cause was taken"));
    let mut context = InterceptorContext::new(Input::erase(()));
    if let Some(head) = head {
        context.set_response(head);
    }
    match context
        .finalize_result(Err(taken))
        .map_err(SdkError::into_source)
    {
        Err(Ok(cause)) => cause,
        Err(Err(error)) => error.into(),
        Ok(_) => "there is no error".into(),
    }
}

/// The same failure to connect, by an error that names the host.
fn with_host(error: BoxError, host: &str) -> ConnectorError {
    let error = match error.downcast::<ConnectorError>() {
        Ok(error) => *error,
        Err(error) => ConnectorError::other(error, None),
    };
    let connection = error.connection_metadata().cloned();
    let (is_io, is_timeout, is_user) = (error.is_io(), error.is_timeout(), error.is_user());
    let kind = error.as_other();
    let source = of_request(host, error.into_source());
    let error = match (is_io, is_timeout, is_user) {
        (true, ..) => ConnectorError::io(source),
        (_, true, _) => ConnectorError::timeout(source),
        (_, _, true) => ConnectorError::user(source),
        _ => ConnectorError::other(source, kind),
    };
    match connection {
        Some(connection) => error.with_connection(connection),
        None => error,
    }
}

/// The host that was tried last.
fn tried(cfg: &ConfigBag) -> Option<String> {
    match cfg.load::<Host>() {
        Some(Host(host)) => Some(host.clone()),
        None => cfg.load::<Endpoint>().map(|endpoint| host(endpoint.url())),
    }
}

/// Where a request was sent, if not to the endpoint of the call: scheme, host and port.
#[derive(Debug)]
struct Host(String);

impl Storable for Host {
    type Storer = StoreReplace<Self>;
}

/// Whether an address begins with that of an endpoint, up to the end of its host at least.
fn is_below(uri: &str, endpoint: &str) -> bool {
    let rest = uri.strip_prefix(endpoint.trim_end_matches('/'));
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?', '#']))
}

/// The part of an address that tells the host, without what identifies a user.
fn host(uri: &str) -> String {
    let (scheme, rest) = uri.split_once("://").unwrap_or(("http", uri));
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    [scheme, "://", host].concat()
}

/// The cause of a request that got no answer, or none in time, with its host.
fn of_request(host: &str, cause: BoxError) -> BoxError {
    ContextAttachedError::new(format!("the request to {host} failed"), cause).into()
}

#[cfg(test)]
mod tests {
    use super::{host, is_below, with_host};
    use aws_smithy_runtime_api::client::connection::ConnectionMetadata;
    use aws_smithy_runtime_api::client::result::ConnectorError;
    use aws_smithy_types::retry::ErrorKind;

    #[test]
    fn the_host_of_an_address() {
        for (uri, expected) in [
            (
                "https://a.example:8443/path?query#part",
                "https://a.example:8443",
            ),
            ("http://user:secret@127.0.0.1:1", "http://127.0.0.1:1"),
            ("http://[::1]:80/", "http://[::1]:80"),
            ("a.example/path", "http://a.example"),
        ] {
            assert_eq!(host(uri), expected);
        }
    }

    #[test]
    fn an_endpoint_is_left_when_the_host_changes() {
        let endpoint = "https://a.example";
        for (uri, expected) in [
            ("https://a.example", true),
            ("https://a.example/", true),
            ("https://a.example?query", true),
            ("https://a.example.org/", false),
            ("https://a.example:8443/", false),
            ("http://a.example/", false),
        ] {
            assert_eq!(is_below(uri, endpoint), expected, "{uri}");
        }
        assert!(is_below(
            "https://a.example/base/",
            "https://a.example/base/"
        ));
        assert!(!is_below(
            "https://a.example/bases",
            "https://a.example/base"
        ));
    }

    #[test]
    fn a_failure_to_connect_stays_of_its_kind() {
        let kinds = [
            ConnectorError::io("io".into()),
            ConnectorError::timeout("late".into()),
            ConnectorError::user("wrong".into()),
            ConnectorError::other("other".into(), None),
            ConnectorError::other("busy".into(), Some(ErrorKind::ThrottlingError)),
        ];
        let facts = |error: &ConnectorError| {
            let kind = (error.is_io(), error.is_timeout(), error.is_user());
            (kind, error.is_other(), error.as_other(), error.to_string())
        };
        for error in kinds {
            let before = facts(&error);
            assert_eq!(facts(&with_host(error.into(), "http://a")), before);
        }
        let connection = ConnectionMetadata::builder()
            .proxied(true)
            .poison_fn(|| {})
            .build();
        let error = ConnectorError::io("io".into()).with_connection(connection);
        let error = with_host(error.into(), "http://a");
        assert!(error.connection_metadata().is_some());
    }
}
