//! The endpoint of a call that stands in its input: a member gives scheme, host and port and overrides the endpoint
//! rules. Path and query stay.

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::endpoint::error::InvalidEndpointError;
use aws_smithy_runtime_api::client::interceptors::context::{
    BeforeSerializationInterceptorContextRef, BeforeTransmitInterceptorContextMut,
};
use aws_smithy_runtime_api::client::interceptors::{
    dyn_dispatch_hint, Intercept, SharedInterceptor,
};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::{ConfigBag, Storable, StoreReplace};

use crate::operation::OperationData;
use crate::shape::Value;

/// The interceptor that sends a call where its input says, if the operation has such a member.
pub(crate) fn interceptor(operation: &'static OperationData) -> Option<SharedInterceptor> {
    let member = operation.descriptor.endpoint_member?;
    Some(SharedInterceptor::permanent(EndpointMemberInterceptor {
        operation,
        member,
    }))
}

#[derive(Debug)]
struct EndpointMemberInterceptor {
    operation: &'static OperationData,
    /// Its name in the model.
    member: &'static str,
}

/// The value of the member, kept while there is no request yet.
#[derive(Debug, Clone)]
struct EndpointOfInput(String);

impl Storable for EndpointOfInput {
    type Storer = StoreReplace<Self>;
}

#[dyn_dispatch_hint]
impl Intercept for EndpointMemberInterceptor {
    fn name(&self) -> &'static str {
        "EndpointMemberInterceptor"
    }

    fn read_before_execution(
        &self,
        context: &BeforeSerializationInterceptorContextRef<'_>,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let input = (self.operation.input)(context.input());
        let input = input.ok_or("the input is not this operation's")?;
        let endpoint = input.named(self.member).and_then(Value::text);
        if let Some(endpoint) = endpoint.filter(|endpoint| !endpoint.is_empty()) {
            let endpoint = EndpointOfInput(endpoint.to_owned());
            cfg.interceptor_state().store_put(endpoint);
        }
        Ok(())
    }

    fn modify_before_signing(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _components: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        match cfg.load::<EndpointOfInput>() {
            Some(EndpointOfInput(endpoint)) => {
                send_to(endpoint, self.member, context.request_mut())
            }
            None => Ok(()),
        }
    }
}

/// Replaces scheme, host and port. An endpoint that names no scheme is one of HTTPS.
fn send_to(endpoint: &str, member: &str, request: &mut HttpRequest) -> Result<(), BoxError> {
    let (scheme, rest) = endpoint.split_once("://").unwrap_or(("https", endpoint));
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let failed = || {
        let message = format!("{member} is {endpoint:?}, which is not the URL of an endpoint");
        InvalidEndpointError::failed_to_construct_uri(message)
    };
    if authority.is_empty() || !matches!(scheme, "http" | "https") {
        return Err(failed().into());
    }
    let uri = request.uri_mut();
    let query = uri.query().map(|query| format!("?{query}"));
    let path = [uri.path(), query.as_deref().unwrap_or_default()].concat();
    let url = format!("{scheme}://{authority}{path}");
    request.set_uri(url).map_err(|_| failed())?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{send_to, HttpRequest};
    use aws_smithy_types::body::SdkBody;

    #[test]
    fn only_scheme_host_and_port_are_replaced() {
        for (endpoint, expected) in [
            ("https://realtime.example", "https://realtime.example/a?b=c"),
            ("http://127.0.0.1:8000/x?y#z", "http://127.0.0.1:8000/a?b=c"),
            ("realtime.example", "https://realtime.example/a?b=c"),
        ] {
            let mut request = HttpRequest::new(SdkBody::empty());
            request.set_uri("https://ml.example/a?b=c").unwrap();
            send_to(endpoint, "PredictEndpoint", &mut request).unwrap();
            assert_eq!(request.uri(), expected);
        }
    }

    #[test]
    fn what_is_no_url_of_an_endpoint_is_an_error() {
        for endpoint in ["https://", "ftp://a", "https:///path", "a b", "\u{e9}\n"] {
            let mut request = HttpRequest::new(SdkBody::empty());
            let error = send_to(endpoint, "PredictEndpoint", &mut request).unwrap_err();
            assert!(error.to_string().contains("URI"), "{error}");
        }
    }
}
