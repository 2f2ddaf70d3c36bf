//! What a presigned request consists of: nothing that describes one call or client, and what others have to send.

use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::Arc;

use aws_smithy_runtime_api::client::interceptors::dyn_dispatch_hint;
use aws_smithy_types::config_bag::ConfigBag;
use speech::config::interceptors::BeforeTransmitInterceptorContextRef;
use speech::config::{Intercept, Region, RuntimeComponents};
use speech::error::BoxError;
use speech::presigning::PresignedRequest;

use super::{client, valid_for};

async fn packed() -> PresignedRequest {
    let call = client(None).pack_lexicon().content("x".repeat(20_000));
    call.customize().presigned(valid_for(60)).await.unwrap()
}

#[tokio::test]
async fn a_body_is_not_compressed() {
    let request = packed().await;
    assert_eq!(request.headers().count(), 0);
    assert!(request.body().unwrap().ends_with(b"xx\"}"));
}

/// The variables are those of the program, so the test above runs in one of its own.
#[test]
fn the_trace_of_a_lambda_function_is_left_out() {
    let test = "presigning::parts::a_body_is_not_compressed";
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", test])
        .env("AWS_LAMBDA_FUNCTION_NAME", "function")
        .env(
            "_X_AMZN_TRACE_ID",
            "Root=1-5759e988-bd862e3fe1be46a994272793",
        )
        .output();
    let output = String::from_utf8(output.unwrap().stdout).unwrap();
    assert!(output.contains("1 passed"), "{output}");
}

#[tokio::test]
async fn it_becomes_a_request_of_http() {
    let call = client(None).get_lexicon().name("a").language("de");
    let presigned = call.customize().presigned(valid_for(60)).await.unwrap();
    let request = presigned.make_http_1x_request("body");
    assert_eq!(request.method(), "GET");
    assert_eq!(request.uri().to_string(), presigned.uri());
    assert_eq!(request.headers()["x-amz-language"], "de");
    assert_eq!(request.headers().len(), 1);
    assert!(request.extensions().is_empty());
    assert_eq!(*request.body(), "body");
    #[allow(deprecated)]
    let older = presigned.make_http_02x_request(7);
    assert_eq!(older.uri().to_string(), presigned.uri());
    assert_eq!(older.headers()["x-amz-language"], "de");
    assert_eq!(older.into_body(), 7);
    assert_eq!(
        presigned.clone().into_http_1x_request(()).uri(),
        request.uri()
    );
    let printed = format!("{presigned:?}");
    assert!(printed.starts_with("PresignedRequest { method: \"GET\", uri: \"https://polly"));
}

/// Notes that a request would be sent now.
#[derive(Debug)]
struct Noted(Arc<AtomicBool>);

#[dyn_dispatch_hint]
impl Intercept for Noted {
    fn name(&self) -> &'static str {
        "Noted"
    }

    fn read_before_transmit(
        &self,
        context: &BeforeTransmitInterceptorContextRef<'_>,
        _components: &RuntimeComponents,
        _cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        assert_eq!(context.request().headers().get("user-agent"), None);
        self.0.store(true, Ordering::SeqCst);
        Ok(())
    }
}

#[tokio::test]
async fn what_a_call_is_customized_with_is_signed() {
    let noted = Arc::default();
    let call = client(None).get_lexicon().name("a").customize();
    let call = call.interceptor(Noted(Arc::clone(&noted)));
    let call = call.mutate_request(|request| {
        request.headers_mut().insert("x-own", "1");
    });
    let region = speech::Config::builder().region(Region::new("eu-west-1"));
    let presigned = call.config_override(region).presigned(valid_for(60));
    let presigned = presigned.await.unwrap();
    assert!(noted.load(Ordering::SeqCst));
    assert!(presigned.uri().contains("eu-west-1%2Fpolly"));
    assert!(presigned.uri().starts_with("https://polly.eu-west-1."));
    assert!(presigned.uri().contains("X-Amz-SignedHeaders=host%3Bx-own"));
    assert_eq!(presigned.headers().collect::<Vec<_>>(), [("x-own", "1")]);
}
