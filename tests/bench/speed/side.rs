// One side of the comparison; included once for each crate, which goes by the name `sdk`.

use crate::{canned, clock::Clock, Outcome};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::Input;
use aws_smithy_runtime_api::client::ser_de::{SerializeRequest, SharedRequestSerializer};
use sdk::config::interceptors::BeforeSerializationInterceptorContextRef;
use sdk::config::{
    BehaviorVersion, Builder, Config, ConfigBag, Credentials, HttpClient, Intercept, Region,
    RuntimeComponents,
};
use sdk::operation::list_connection_invitations::builders::ListConnectionInvitationsInputBuilder;
use sdk::operation::list_connection_invitations::ListConnectionInvitationsInput;
use sdk::types::{ConnectionType, InvitationStatus, ParticipantType};
use sdk::Client;
use std::sync::{Arc, Mutex};

fn config() -> Builder {
    Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("us-east-1"))
        .credentials_provider(Credentials::new(
            "AKIDEXAMPLE",
            "SECRET",
            None,
            None,
            "bench",
        ))
}

/// A client over a network of its own.
pub fn client(network: impl HttpClient + 'static) -> Client {
    Client::from_conf(config().http_client(network).build())
}

/// A client that speaks to a server.
pub fn network_client(url: &str) -> Client {
    let network = aws_smithy_http_client::Builder::new().build_http();
    Client::from_conf(config().endpoint_url(url).http_client(network).build())
}

/// Calls once; the number of items comes back.
pub async fn call(client: &Client) -> Outcome<usize> {
    let output = client
        .list_connection_invitations()
        .catalog("AWS")
        .send()
        .await?;
    Ok(output.connection_invitation_summaries().len())
}

/// Calls so many times, so many at once.
pub async fn calls_per_second(client: &Client, calls: u32, at_once: usize) -> Outcome<f64> {
    let started = std::time::Instant::now();
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..at_once {
        let client = client.clone();
        let share = calls / at_once as u32;
        tasks.spawn(async move {
            for _ in 0..share {
                let items = call(&client).await?;
                if items != 100 {
                    return Err(format!("100 items were sent and {items} arrived").into());
                }
            }
            Outcome::Ok(share)
        });
    }
    let mut done = 0;
    while let Some(task) = tasks.join_next().await {
        done += task??;
    }
    Ok(f64::from(done) / started.elapsed().as_secs_f64())
}

/// Serializes a full request so many times; the request and the microseconds for one come back.
pub async fn serialize(network: canned::Network, requests: usize) -> Outcome<(String, f64)> {
    let serialized = Arc::new(Mutex::new(None));
    let interceptor = Serialize {
        requests,
        serialized: serialized.clone(),
    };
    let client = Client::from_conf(
        config()
            .http_client(network)
            .interceptor(interceptor)
            .build(),
    );
    full_input().send_with(&client).await?;
    let mut serialized = serialized.lock().map_err(|_| "the interceptor panicked")?;
    Ok(serialized.take().ok_or("the interceptor was not called")?)
}

/// Every member set.
fn full_input() -> ListConnectionInvitationsInputBuilder {
    ListConnectionInvitationsInput::builder()
        .catalog("AWS")
        .next_token("eyJzdGFydCI6MTAwLCJvcmRlciI6InVwZGF0ZWQiLCJzaWduYXR1cmUiOiJhYmNkZWYifQ==")
        .connection_type(ConnectionType::OpportunityCollaboration)
        .max_results(100)
        .set_other_participant_identifiers(Some(
            (0..10)
                .map(|index| format!("{:012}", 123_456_789 + index))
                .collect(),
        ))
        .participant_type(ParticipantType::Receiver)
        .status(InvitationStatus::Pending)
}

/// Takes the serializer out of the call and runs it in a loop.
#[derive(Debug)]
struct Serialize {
    requests: usize,
    serialized: Arc<Mutex<Option<(String, f64)>>>,
}

impl Intercept for Serialize {
    fn name(&self) -> &'static str {
        "Serialize"
    }

    fn read_before_serialization(
        &self,
        context: &BeforeSerializationInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let input = context
            .input()
            .downcast_ref::<ListConnectionInvitationsInput>()
            .ok_or("another input")?;
        let serializer = cfg
            .load::<SharedRequestSerializer>()
            .ok_or("no serializer")?
            .clone();
        // The inputs are made beforehand: a serializer consumes its input.
        let mut inputs: Vec<Input> = (0..=self.requests)
            .map(|_| Input::erase(input.clone()))
            .collect();
        let first = inputs.pop().ok_or("no input")?;
        let description = canned::describe(&serializer.serialize_input(first, cfg)?);
        let started = Clock::start();
        for input in inputs {
            std::hint::black_box(serializer.serialize_input(input, cfg)?);
        }
        let each = started.microseconds_each(self.requests as u32);
        *self.serialized.lock().map_err(|_| "poisoned")? = Some((description, each));
        Ok(())
    }
}
