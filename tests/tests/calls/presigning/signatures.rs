//! Presigned requests are those of botocore, which knows nothing of this project: `sign.py` wrote `botocore.json`.

use std::collections::BTreeMap;

use serde::Deserialize;
use speech::operation::synthesize_speech::builders::SynthesizeSpeechFluentBuilder;
use speech::presigning::PresignedRequest;
use speech::primitives::ByteStream;
use speech::types::Engine;

use super::{client, valid_for};

#[derive(Deserialize)]
struct Signed {
    urls: BTreeMap<String, String>,
}

/// Path and parameters, which may stand in any order.
fn parts(url: &str) -> (&str, Vec<&str>) {
    let (path, query) = url.split_once('?').unwrap();
    let mut parameters: Vec<&str> = query.split('&').collect();
    parameters.sort_unstable();
    (path, parameters)
}

/// The URL is that of botocore.
#[track_caller]
fn is(request: &PresignedRequest, name: &str) {
    let signed: Signed = serde_json::from_str(include_str!("botocore.json")).unwrap();
    assert_eq!(parts(request.uri()), parts(&signed.urls[name]), "{name}");
}

fn speech(token: Option<&str>) -> SynthesizeSpeechFluentBuilder {
    client(token)
        .synthesize_speech()
        .engine(Engine::Neural)
        .lexicon_names("one")
        .lexicon_names("two")
        .output_format("mp3")
        .text("Grüße & 1+1=2 / \"~\"")
        .voice_id("Vicki")
}

#[tokio::test]
async fn what_would_be_in_the_body_is_in_the_query() {
    let request = speech(None).presigned(valid_for(3600)).await.unwrap();
    is(&request, "speech");
    assert_eq!(request.method(), "GET");
    assert_eq!(request.headers().count(), 0);
    assert_eq!(request.body(), Some(&b""[..]));
    let customized = speech(None).customize().presigned(valid_for(3600));
    is(&customized.await.unwrap(), "speech");
}

#[tokio::test]
async fn a_session_token_is_signed() {
    let request = speech(Some("to/ken+=")).presigned(valid_for(604_800));
    is(&request.await.unwrap(), "speech with a token");
}

#[tokio::test]
async fn operations_without_a_method_of_their_own_are_presigned_through_customize() {
    let call = client(None).get_lexicon().name("Lexicon1").customize();
    is(&call.presigned(valid_for(1)).await.unwrap(), "a label");

    let call = client(None).get_lexicon().name("a b").version("2");
    let request = call.language("de,  en").customize();
    let request = request.presigned(valid_for(60)).await.unwrap();
    is(&request, "a header");
    assert_eq!(request.method(), "GET");
    let headers: Vec<_> = request.headers().collect();
    assert_eq!(headers, [("x-amz-language", "de,  en")]);
}

#[tokio::test]
async fn the_signature_covers_the_body_and_the_headers_about_it() {
    const BODY: &[u8] = br#"{"Content":"<x/>"}"#;
    let call = client(None).put_lexicon().name("a").content("<x/>");
    let request = call.language("de,  en").customize();
    let request = request.presigned(valid_for(60)).await.unwrap();
    is(&request, "a body");
    assert_eq!((request.method(), request.body()), ("PUT", Some(BODY)));
    let headers: Vec<_> = request.headers().collect();
    assert_eq!(headers, [("x-amz-language", "de,  en")]);

    let request = client(None).check_lexicon().content("<x/>").customize();
    let request = request.presigned(valid_for(60)).await.unwrap();
    is(&request, "a checksum");
    let headers: Vec<_> = request.headers().collect();
    assert_eq!(headers, [("content-md5", "cKFhUNdORf1CIx4pmD5IFQ==")]);
    assert_eq!(request.body(), Some(BODY));
}

#[tokio::test]
async fn bytes_in_memory_are_signed() {
    let call = client(None).import_audio();
    let audio = call.audio(ByteStream::from_static(b"audio")).customize();
    let request = audio.presigned(valid_for(60)).await.unwrap();
    is(&request, "bytes");
    assert_eq!(request.body(), Some(&b"audio"[..]));
    let nothing = client(None).import_audio().customize();
    is(&nothing.presigned(valid_for(60)).await.unwrap(), "no bytes");
}

#[tokio::test]
async fn a_payload_that_is_unsigned_may_be_any() {
    let bytes = client(None).import_any_audio();
    let bytes = bytes.audio(ByteStream::from_static(b"audio"));
    for call in [bytes, client(None).import_any_audio()] {
        let request = call.customize().presigned(valid_for(60)).await.unwrap();
        is(&request, "any bytes");
        assert_eq!(request.body(), None);
    }
}
