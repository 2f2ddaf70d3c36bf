//! Calls services whose endpoints ask for signatures of version 4A, and prints the request of each call as a line of JSON.

use aws_smithy_http_client::test_util::{capture_request, CaptureRequestReceiver};
use aws_smithy_types::body::SdkBody;
use cloudfrontkeyvaluestore as kvs;

/// A client of this crate with a changed configuration, and what receives its request.
macro_rules! client {
    ($client:ident, $change:expr) => {{
        use $client::config::{BehaviorVersion, Builder, Credentials, Region};
        let answer = http::Response::builder().body(SdkBody::from("{}")).unwrap();
        let (http_client, receiver) = capture_request(Some(answer));
        let config = Builder::new()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new("us-west-2"))
            .credentials_provider(Credentials::new(
                "AKIDEXAMPLE",
                "secret",
                None,
                None,
                "test",
            ))
            .http_client(http_client);
        let change: fn(Builder) -> Builder = $change;
        ($client::Client::from_conf(change(config).build()), receiver)
    }};
}

fn print(receiver: CaptureRequestReceiver) {
    let request = receiver.expect_request();
    let headers: Vec<(&str, &str)> = request.headers().iter().collect();
    let body = std::str::from_utf8(request.body().bytes().unwrap()).unwrap();
    let (method, uri) = (request.method(), request.uri());
    println!("{}", serde_json::json!([method, uri, headers, body]));
}

async fn mail(
    endpoint_id: Option<&str>,
    change: fn(sesv2::config::Builder) -> sesv2::config::Builder,
) {
    let (client, receiver) = client!(sesv2, change);
    let call = client.send_email().from_email_address("a@example.com");
    let call = call.set_endpoint_id(endpoint_id.map(str::to_owned));
    call.send().await.unwrap();
    print(receiver);
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    mail(None, |it| it).await;
    mail(Some("abc.def"), |it| it).await;
    mail(Some("abc.def"), |it| {
        it.sigv4a_signing_region_set("us-east-1,us-west-2")
    })
    .await;
    mail(Some("abc.def"), |it| {
        it.endpoint_url("https://mail.example/base")
    })
    .await;
    let arn = "arn:aws:cloudfront::123456789012:key-value-store/store";
    let (client, receiver) = client!(kvs, |it| it);
    // The answer lacks members that are required; they are zero.
    client
        .get_key()
        .kvs_arn(arn)
        .key("a/b c")
        .send()
        .await
        .unwrap();
    print(receiver);
    let (client, receiver) = client!(kvs, |it| it.endpoint_url("https://store.example"));
    let call = client
        .put_key()
        .kvs_arn(arn)
        .key("key")
        .value("value")
        .if_match("tag");
    call.send().await.unwrap();
    print(receiver);
}
