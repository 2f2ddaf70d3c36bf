//! Endpoint discovery over real sockets: a service that hands out the address of another one, for a time.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use ::harbor::config::retry::RetryConfig;
use ::harbor::config::timeout::TimeoutConfig;
use ::harbor::config::{BehaviorVersion, Region, StalledStreamProtectionConfig};
use ::harbor::error::DisplayErrorContext;
use ::harbor::{Client, Config};
use aws_smithy_async::rt::sleep::{SharedAsyncSleep, TokioSleep};
use aws_smithy_async::test_util::{controlled_time_and_sleep, ManualTimeSource};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use super::support::{credentials, now};

/// A server on loopback that answers each request with the next of its answers, the last one over and over.
struct Server {
    url: String,
    targets: Arc<Mutex<Vec<String>>>,
    answers: Arc<Mutex<Vec<String>>>,
}

impl Server {
    async fn start(answers: &[String]) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let server = Server {
            url: format!("http://{}", listener.local_addr().unwrap()),
            targets: Arc::default(),
            answers: Arc::new(Mutex::new(answers.to_vec())),
        };
        let (targets, answers) = (server.targets.clone(), server.answers.clone());
        tokio::spawn(async move {
            let count = Arc::new(AtomicUsize::new(0));
            while let Ok((stream, _)) = listener.accept().await {
                let shared = (targets.clone(), answers.clone(), count.clone());
                tokio::spawn(serve(stream, shared.0, shared.1, shared.2));
            }
        });
        server
    }

    /// The operations that were called.
    fn called(&self) -> Vec<String> {
        self.targets.lock().unwrap().clone()
    }
}

async fn serve(
    mut stream: TcpStream,
    targets: Arc<Mutex<Vec<String>>>,
    answers: Arc<Mutex<Vec<String>>>,
    count: Arc<AtomicUsize>,
) {
    let mut text = String::new();
    let mut buffer = [0; 4096];
    while let Ok(length @ 1..) = stream.read(&mut buffer).await {
        text.push_str(std::str::from_utf8(&buffer[..length]).unwrap());
        // All requests have the body `{}`.
        if !text.ends_with("\r\n\r\n{}") {
            continue;
        }
        let target = text
            .lines()
            .find_map(|line| line.strip_prefix("x-amz-target: Harbor."));
        targets.lock().unwrap().push(target.unwrap().to_owned());
        text.clear();
        let number = count.fetch_add(1, Ordering::Relaxed);
        let answer = {
            let answers = answers.lock().unwrap();
            answers[number.min(answers.len() - 1)].clone()
        };
        stream.write_all(answer.as_bytes()).await.unwrap();
    }
}

fn answer(status: u16, body: &str) -> String {
    let length = body.len();
    format!("HTTP/1.1 {status} X\r\ncontent-type: application/x-amz-json-1.0\r\ncontent-length: {length}\r\n\r\n{body}")
}

fn tells(url: &str, minutes: u32) -> String {
    answer(
        200,
        &format!(r#"{{"Endpoints":[{{"Address":"{url}","CachePeriodInMinutes":{minutes}}}]}}"#),
    )
}

fn config(url: &str) -> ::harbor::config::Builder {
    Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("us-east-1"))
        .credentials_provider(credentials(None))
        .retry_config(RetryConfig::disabled())
        .timeout_config(TimeoutConfig::disabled())
        .stalled_stream_protection(StalledStreamProtectionConfig::disabled())
        .endpoint_url(url)
}

#[tokio::test]
async fn calls_go_where_the_service_says() {
    let cell = Server::start(&[answer(200, "{}")]).await;
    let entry = Server::start(&[tells(&cell.url, 5)]).await;
    let client = Client::from_conf(config(&entry.url).build());
    let (client, _reload) = client.with_endpoint_discovery_enabled().await.unwrap();
    client.load().send().await.unwrap();
    client.clone().weigh().send().await.unwrap();
    assert_eq!(entry.called(), ["DescribeEndpoints"]);
    assert_eq!(cell.called(), ["Load", "Weigh"]);
}

#[tokio::test]
async fn an_address_is_called_over_https() {
    let entry = Server::start(&[tells("cell.harbor.example", 5)]).await;
    let client = Client::from_conf(config(&entry.url).build());
    let (client, _reload) = client.with_endpoint_discovery_enabled().await.unwrap();
    let (http_client, receiver) = aws_smithy_http_client::test_util::capture_request(None);
    let other = Config::builder().http_client(http_client);
    let _ = client
        .load()
        .customize()
        .config_override(other)
        .send()
        .await;
    assert_eq!(
        receiver.expect_request().uri(),
        "https://cell.harbor.example/"
    );
}

#[tokio::test]
async fn without_an_endpoint_there_is_no_client() {
    let denied = answer(
        400,
        r#"{"__type":"AccessDeniedException","message":"not you"}"#,
    );
    for (answer, expected) in [
        (denied, "not you"),
        (answer(200, r#"{"Endpoints":[]}"#), "told no endpoint"),
        (
            answer(200, r#"{"Endpoints":[{"CachePeriodInMinutes":1}]}"#),
            "without an address",
        ),
    ] {
        let entry = Server::start(&[answer]).await;
        let client = Client::from_conf(config(&entry.url).build());
        let error = client.with_endpoint_discovery_enabled().await.unwrap_err();
        let text = DisplayErrorContext(&*error).to_string();
        assert!(text.contains(expected), "{text}");
    }
}

#[tokio::test]
async fn an_endpoint_stays_when_there_is_no_new_one() {
    let cell = Server::start(&[answer(200, "{}")]).await;
    let entry = Server::start(&[tells(&cell.url, 5), answer(500, "{}")]).await;
    let client = Client::from_conf(config(&entry.url).build());
    let (client, reload) = client.with_endpoint_discovery_enabled().await.unwrap();
    reload.reload_once().await;
    client.load().send().await.unwrap();
    assert_eq!(entry.called(), ["DescribeEndpoints", "DescribeEndpoints"]);
    assert_eq!(cell.called(), ["Load"]);
}

#[tokio::test]
async fn the_task_asks_again_two_minutes_before_the_end_and_ends_with_the_client() {
    let (first, second) = (
        Server::start(&[answer(200, "{}")]).await,
        Server::start(&[answer(200, "{}")]).await,
    );
    let entry = Server::start(&[tells(&first.url, 5), tells(&second.url, 60)]).await;
    let (time, sleep, mut gate) = controlled_time_and_sleep(now());
    let time: ManualTimeSource = time;
    let config = config(&entry.url).time_source(time).sleep_impl(sleep);
    let client = Client::from_conf(config.build());
    let (client, reload) = client.with_endpoint_discovery_enabled().await.unwrap();
    let task = tokio::spawn(reload.reload_task());
    // The first endpoint holds for five minutes; after four looks at it, less than two are left.
    for look in 0..4 {
        let sleep = gate.expect_sleep().await;
        assert_eq!(sleep.duration(), Duration::from_secs(60));
        assert_eq!(entry.called().len(), 1, "look {look}");
        sleep.allow_progress();
    }
    let sleep = gate.expect_sleep().await;
    assert_eq!(entry.called().len(), 2);
    client.load().send().await.unwrap();
    assert!(first.called().is_empty());
    assert_eq!(second.called(), ["Load"]);
    drop(client);
    sleep.allow_progress();
    let ended = tokio::time::timeout(Duration::from_secs(60), task).await;
    ended.unwrap().unwrap();
}

#[tokio::test]
async fn the_task_can_be_spawned_and_the_client_shared() {
    fn is_send<T: Send>(it: T) -> T {
        it
    }
    let entry = Server::start(&[tells("cell.harbor.example", 5)]).await;
    let config = config(&entry.url).sleep_impl(SharedAsyncSleep::new(TokioSleep::new()));
    let client = Client::from_conf(config.build());
    let (client, reload) = is_send(client.with_endpoint_discovery_enabled())
        .await
        .unwrap();
    is_send(client);
    drop(is_send(reload.reload_task()));
}
