//! What cannot be presigned: the error is one of construction, and says why.

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_types::error::display::DisplayErrorContext;
use smithy_client_runtime::event_stream::no_events;
use speech::config::Token;
use speech::presigning::PresignedRequest;
use speech::primitives::ByteStream;
use speech::Client;

use super::{client, config, valid_for};

/// The text of an error of construction.
#[track_caller]
fn refused<E>(result: Result<PresignedRequest, SdkError<E, HttpResponse>>) -> String
where
    E: std::error::Error + Send + Sync + 'static,
{
    match result {
        Err(error @ SdkError::ConstructionFailure(_)) => DisplayErrorContext(error).to_string(),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn rpc_protocols() {
    let config = harbor::Config::builder()
        .behavior_version(harbor::config::BehaviorVersion::latest())
        .build();
    let call = harbor::Client::from_conf(config).tow().customize();
    let error = refused(call.presigned(valid_for(60)).await);
    assert!(
        error.contains("requests of the protocol aws.protocols#awsJson1_0 cannot be presigned"),
        "{error}"
    );
}

#[tokio::test]
async fn a_stream_that_is_signed() {
    let stream = ByteStream::from_path("Cargo.toml").await.unwrap();
    let call = client(None).import_audio().audio(stream).customize();
    let error = refused(call.presigned(valid_for(60)).await);
    assert!(error.contains("covers its body"), "{error}");
}

#[tokio::test]
async fn events() {
    let call = client(None).start_conversation().words(no_events());
    let call = call.customize();
    let error = refused(call.presigned(valid_for(60)).await);
    assert!(error.contains("events cannot be presigned"), "{error}");
}

#[tokio::test]
async fn calls_without_a_signature() {
    let call = client(None).list_voices().customize();
    let error = refused(call.presigned(valid_for(60)).await);
    assert!(
        error.contains("only calls that are signed with AWS credentials"),
        "{error}"
    );
    let with_token = config().token_provider(Token::new("secret", None)).build();
    let call = Client::from_conf(with_token).list_accents().customize();
    let error = refused(call.presigned(valid_for(60)).await);
    assert!(error.contains("or with a token"), "{error}");
    assert!(!error.contains("secret"), "{error}");
}

#[tokio::test]
async fn inputs_that_cannot_be_built() {
    let call = client(None).get_lexicon().customize();
    let error = refused(call.presigned(valid_for(60)).await);
    assert!(error.contains("Name"), "{error}");
}

#[tokio::test]
async fn clients_without_credentials() {
    let client = Client::from_conf(config().build());
    let result = client.synthesize_speech().presigned(valid_for(60)).await;
    let error = DisplayErrorContext(result.unwrap_err()).to_string();
    assert!(error.contains("auth"), "{error}");
}
