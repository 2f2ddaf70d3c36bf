//! The span of a call, the event of its response and the features in its user agent are those of a published crate:
//! filters by crate, by module and by `Service.Operation` find them. What is expected here is what published crates
//! wrote, with this service's names.

use ::harbor::config::retry::RetryConfig;
use ::harbor::Client;
use aws_types::endpoint_config::AccountIdEndpointMode;

use super::log::{Entry, Log};
use super::loopback::Server;

const MODULE: &str = "harbor::operation::look";
const SPAN: &str = "Harbor Master.Look";

async fn look(log: fn() -> (Log, tracing::subscriber::DefaultGuard)) -> Vec<Entry> {
    let server = Server::start(&[(200, b"{}".to_vec())]).await;
    let client = Client::from_conf(server.config().build());
    let (log, _guard) = log();
    client.look().send().await.unwrap();
    client.clone().look().send().await.unwrap();
    log.entries()
}

#[tokio::test]
async fn a_call_has_the_span_and_the_event_of_a_published_crate() {
    let entries = look(Log::start).await;
    let of_crate = |entry: &&Entry| entry.target.starts_with("harbor::");
    let own: Vec<&Entry> = entries.iter().filter(of_crate).collect();
    let [span, event, again, _] = own.as_slice() else {
        panic!("{own:?}");
    };
    assert!(span.is_span && again.is_span && !event.is_span);
    assert_eq!((span.target.as_str(), span.name.as_str()), (MODULE, SPAN));
    let [service, method, id, system] = span.fields.as_slice() else {
        panic!("{span:?}");
    };
    assert_eq!(service, r#"rpc.service="Harbor Master""#);
    assert_eq!(method, r#"rpc.method="Look""#);
    assert_eq!(system, r#"rpc.system="aws-api""#);
    let digits = id.strip_prefix("sdk_invocation_id=").unwrap();
    assert!((1_000_000..10_000_000).contains(&digits.parse::<u32>().unwrap()));
    assert_ne!(span.fields[2], again.fields[2]);
    assert_eq!(event.target, MODULE);
    assert!(event.name.starts_with("event "));
    assert_eq!(event.fields, [r#"request_id=Some("request-1")"#]);
    let support = entries
        .iter()
        .filter(|entry| entry.target.starts_with("smithy_client_runtime"));
    assert_eq!(support.count(), 0);
}

#[tokio::test]
async fn filters_by_crate_by_module_and_by_span_find_a_call() {
    let of_crate = || Log::of(|metadata| metadata.target().starts_with("harbor"));
    assert_eq!(look(of_crate).await.len(), 4);
    let of_span = || Log::of(|metadata| metadata.name() == SPAN);
    assert_eq!(look(of_span).await.len(), 2);
    let of_module = || Log::of(|metadata| metadata.module_path() == Some(MODULE));
    assert_eq!(look(of_module).await.len(), 4);
    let of_field = || Log::of(|metadata| metadata.fields().field("rpc.method").is_some());
    assert_eq!(look(of_field).await.len(), 2);
    assert!(look(|| Log::of(|_| false)).await.is_empty());
}

#[tokio::test]
async fn the_user_agent_names_features_in_the_published_order() {
    for (retries, mode, expected) in [
        (RetryConfig::standard(), None, "m/E,N,P"),
        (RetryConfig::adaptive(), None, "m/F,N,P"),
        (
            RetryConfig::standard(),
            Some(AccountIdEndpointMode::Disabled),
            "m/E,N,Q",
        ),
        (
            RetryConfig::standard(),
            Some(AccountIdEndpointMode::Required),
            "m/E,N,R",
        ),
    ] {
        let server = Server::start(&[(200, b"{}".to_vec())]).await;
        let mut config = server.config().retry_config(retries);
        config.set_account_id_endpoint_mode(mode);
        Client::from_conf(config.build())
            .look()
            .send()
            .await
            .unwrap();
        let request = server.requests().concat();
        let mut headers = request.lines().filter_map(|line| line.split_once(": "));
        let agent = headers
            .find(|(name, _)| *name == "x-amz-user-agent")
            .unwrap()
            .1;
        let features = agent.split(' ').find(|part| part.starts_with("m/"));
        assert_eq!(features, Some(expected));
    }
}
