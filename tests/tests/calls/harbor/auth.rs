//! Which scheme a call is authenticated with, and for which service and region it is signed.

use ::harbor::config::Token;
use ::harbor::error::DisplayErrorContext;
use aws_runtime::auth::sigv4;
use aws_smithy_runtime_api::client::auth::http::HTTP_BEARER_AUTH_SCHEME_ID;
use aws_smithy_runtime_api::client::auth::{
    AuthSchemeId, AuthSchemeOption, AuthSchemeOptionsFuture,
};

use tests::sigv4a;

use super::support::{client, credentials};
use crate::sent;

/// The other scheme of signatures.
const SIGV4A: AuthSchemeId = aws_runtime::auth::sigv4a::SCHEME_ID;

const SIGV4: &str = "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260102";

#[tokio::test]
async fn operations_are_signed_with_the_first_scheme_of_the_service() {
    let sent = sent!(|it| it.credentials_provider(credentials(None)), |it| it
        .load());
    let start = format!("{SIGV4}/us-east-1/harbor/aws4_request, ");
    assert!(
        sent.authorization.starts_with(&start),
        "{}",
        sent.authorization
    );
}

#[tokio::test]
async fn an_operation_without_authentication_is_never_signed() {
    assert_eq!(sent!(|it| it, |it| it.greet()).authorization, "");
    let sent = sent!(|it| it.credentials_provider(credentials(None)), |it| it
        .greet());
    assert_eq!(sent.authorization, "");
}

#[tokio::test]
async fn optional_authentication_is_used_where_there_are_credentials() {
    assert_eq!(sent!(|it| it, |it| it.look()).authorization, "");
    let sent = sent!(|it| it.credentials_provider(credentials(None)), |it| it
        .look());
    assert!(
        sent.authorization.starts_with(SIGV4),
        "{}",
        sent.authorization
    );
}

#[tokio::test]
async fn bearer_tokens() {
    let with_token = sent!(
        |it| it
            .credentials_provider(credentials(None))
            .bearer_token(Token::new("t1", None)),
        |it| it.tow()
    );
    assert_eq!(with_token.authorization, "Bearer t1");
    let provided = sent!(|it| it.token_provider(Token::new("t2", None)), |it| it
        .tow());
    assert_eq!(provided.authorization, "Bearer t2");
    let (client, receiver) = client(|it| it.credentials_provider(credentials(None)));
    let error = client.tow().send().await.unwrap_err();
    let text = DisplayErrorContext(&error).to_string();
    assert!(
        text.contains("\"httpBearerAuth\" wasn't a valid option"),
        "{text}"
    );
    receiver.expect_no_request();
}

#[tokio::test]
async fn a_scheme_without_an_identity_leaves_the_call_to_the_next_one() {
    let sent = sent!(|it| it.bearer_token(Token::new("t", None)), |it| it.load());
    assert_eq!(sent.authorization, "Bearer t");
}

#[tokio::test]
async fn the_preferred_scheme_goes_first() {
    let sent = sent!(
        |it| it
            .credentials_provider(credentials(None))
            .bearer_token(Token::new("t", None))
            .auth_scheme_preference([HTTP_BEARER_AUTH_SCHEME_ID]),
        |it| it.load()
    );
    assert_eq!(sent.authorization, "Bearer t");
    let sent = sent!(
        |it| it
            .credentials_provider(credentials(None))
            .auth_scheme_preference([HTTP_BEARER_AUTH_SCHEME_ID, SIGV4A]),
        |it| it.weigh()
    );
    // There is no token; version 4A is one of the service's, since some endpoint asks for it.
    assert!(
        sent.authorization.starts_with("AWS4-ECDSA-P256-SHA256"),
        "{}",
        sent.authorization
    );
}

#[tokio::test]
async fn an_endpoint_names_the_scheme_the_service_and_the_region() {
    let sent = sent!(|it| it.credentials_provider(credentials(None)), |it| it
        .load()
        .berth("b7"));
    assert_eq!(sent.url, "https://berth-b7.harbor.example/");
    let start = format!("{SIGV4}/eu-west-9/harbor-berth/aws4_request, ");
    assert!(
        sent.authorization.starts_with(&start),
        "{}",
        sent.authorization
    );
}

#[tokio::test]
async fn signatures_of_version_4a() {
    let sent = sent!(|it| it.credentials_provider(credentials(None)), |it| it
        .broadcast());
    let start =
        "AWS4-ECDSA-P256-SHA256 Credential=AKIDEXAMPLE/20260102/harbor-global/aws4_request, ";
    assert!(
        sent.authorization.starts_with(start),
        "{}",
        sent.authorization
    );
    assert_eq!(sent.region_set, "*");
    let (client, receiver) = client(|it| it.credentials_provider(credentials(None)));
    client.broadcast().send().await.unwrap();
    let request = receiver.expect_request();
    let mut request = sigv4a::Request {
        method: request.method(),
        uri: request.uri(),
        headers: request.headers().iter().collect(),
        body: request.body().bytes().unwrap(),
    };
    let keys = credentials(None);
    let keys = (keys.access_key_id(), keys.secret_access_key());
    let signed = sigv4a::verify(&request, keys.0, keys.1).unwrap();
    assert_eq!((&*signed.service, &*signed.regions), ("harbor-global", "*"));
    request.body = b"another";
    let refused = sigv4a::verify(&request, keys.0, keys.1).unwrap_err();
    assert_eq!(refused, "the signature does not match");
    let sent = sent!(
        |it| it
            .credentials_provider(credentials(None))
            .sigv4a_signing_region_set("us-east-1,eu-west-1"),
        |it| it.broadcast()
    );
    assert_eq!(sent.region_set, "us-east-1,eu-west-1");
}

/// A resolver as programs write it for the published crates.
#[derive(Debug)]
struct Unsigned;

impl ::harbor::config::auth::ResolveAuthScheme for Unsigned {
    fn resolve_auth_scheme<'a>(
        &'a self,
        params: &'a ::harbor::config::auth::Params,
        _cfg: &'a ::harbor::config::ConfigBag,
        _runtime_components: &'a ::harbor::config::RuntimeComponents,
    ) -> AuthSchemeOptionsFuture<'a> {
        let scheme = match params.operation_name() {
            "Load" => "noAuth".into(),
            _ => sigv4::SCHEME_ID,
        };
        AuthSchemeOptionsFuture::ready(Ok(vec![AuthSchemeOption::from(scheme)]))
    }
}

#[tokio::test]
async fn a_resolver_of_the_users_own_decides() {
    let change = |it: ::harbor::config::Builder| {
        it.credentials_provider(credentials(None))
            .auth_scheme_resolver(Unsigned)
    };
    assert_eq!(sent!(change, |it| it.load()).authorization, "");
    assert!(sent!(change, |it| it.greet())
        .authorization
        .starts_with(SIGV4));
}
