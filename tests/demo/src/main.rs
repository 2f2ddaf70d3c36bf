//! The demonstration client: lists every connection invitation through the generated crate. In: no
//! arguments, or `--endpoint-url URL` of a running local service. Out: a table, and how to do the
//! same against AWS.

mod table;

use std::error::Error;
use std::process::ExitCode;

use local_service::{credentials, Fault, FaultKind, LocalService};
use partnercentralaccount::config::retry::RetryConfig;
use partnercentralaccount::config::{BehaviorVersion, Credentials, Region};
use partnercentralaccount::error::DisplayErrorContext;
use partnercentralaccount::types::ConnectionInvitationSummary;
use partnercentralaccount::{Client, Config};

/// The most that the model allows: the invitations of the local service take three pages.
const PAGE_SIZE: i32 = 100;

const AGAINST_AWS: &str = r#"
The same against AWS, with your own credentials. Cargo.toml:

    [dependencies]
    aws-config = "1"
    partnercentralaccount = { path = "…/generated" }    # … is this repository
    tokio = { version = "1", features = ["full"] }

and src/main.rs:

    use aws_config::BehaviorVersion;

    #[tokio::main]
    async fn main() -> Result<(), partnercentralaccount::Error> {
        let config = aws_config::load_defaults(BehaviorVersion::latest()).await;
        let client = partnercentralaccount::Client::new(&config);
        let mut invitations = client
            .list_connection_invitations()
            .catalog("AWS")
            .into_paginator()
            .items()
            .send();
        while let Some(invitation) = invitations.try_next().await? {
            println!("{} {}", invitation.id(), invitation.status());
        }
        Ok(())
    }

The credentials come from where the AWS CLI has them: the environment, ~/.aws, SSO, or the machine's role.
"#;

#[tokio::main]
async fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let outcome = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => against_own_service().await,
        ["--endpoint-url", url] => against(url).await,
        _ => {
            eprintln!("Usage: demo [--endpoint-url URL]");
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Starts a local service that throttles the first request, and lists what it has.
async fn against_own_service() -> Result<(), Box<dyn Error>> {
    let service = LocalService::builder()
        .fault(Fault::new(FaultKind::Throttle, 1))
        .start()
        .await?;
    println!("local service on {}\n", service.endpoint_url());
    against(&service.endpoint_url()).await?;
    let counters = service.counters();
    println!(
        "{} requests: {} pages, {} throttled and sent again.",
        counters.requests, counters.succeeded, counters.throttled
    );
    service.shutdown().await;
    print!("{AGAINST_AWS}");
    Ok(())
}

/// Lists what the local service at `url` has, and prints it.
async fn against(url: &str) -> Result<(), Box<dyn Error>> {
    let invitations = list(&client(url)).await?;
    print!("{}", table::render(&invitations));
    println!("\n{} invitations.", invitations.len());
    Ok(())
}

/// A client of the local service at `url`, with the credentials that the service knows.
fn client(url: &str) -> Client {
    let credentials = Credentials::new(
        credentials::ACCESS_KEY_ID,
        credentials::SECRET_ACCESS_KEY,
        None,
        None,
        "local-service",
    );
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .endpoint_url(url)
        .region(Region::new(local_service::DEFAULT_REGION))
        .credentials_provider(credentials)
        .retry_config(RetryConfig::standard())
        .build();
    Client::from_conf(config)
}

/// All invitations of the main catalog, page by page.
async fn list(client: &Client) -> Result<Vec<ConnectionInvitationSummary>, String> {
    let mut pages = client
        .list_connection_invitations()
        .catalog("AWS")
        .into_paginator()
        .page_size(PAGE_SIZE)
        .items()
        .send();
    let mut invitations = Vec::new();
    while let Some(invitation) = pages.next().await {
        let invitation = invitation.map_err(|error| DisplayErrorContext(error).to_string())?;
        invitations.push(invitation);
    }
    Ok(invitations)
}
