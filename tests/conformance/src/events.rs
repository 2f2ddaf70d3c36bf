//! Runs cases of event streams (`smithy.test#eventStreamTests`) against a generated client.
//!
//! In: a model with cases and the client generated from it, as a list of [`Operation`]s. Out: what became of each
//! case, as JSON. A case is run with the response in one piece and once more byte by byte.

mod case;
mod check;
mod frame;
mod operation;
mod wire;

use serde_json::{json, Value};

use case::{cases, Case};
pub use operation::{Call, Operation, Outcome};
pub use wire::Setup;

use crate::record::Record;
use crate::run::report;

/// An operation with events as a row of the table that [`run`] is given: as [`operation!`](crate::operation!), and
/// behind it the setter of the events that it `sends`, and the member that `receives` any.
///
/// ```text
/// event_operation!(radio, "example.radio#Listen", listen, listen, Listen { set_room: "room" } receives events)
/// ```
#[macro_export]
macro_rules! event_operation {
    ($krate:ident, $id:literal, $method:ident, $module:ident, $name:ident
     { $($setter:ident: $member:literal),* } $(sends $events:ident)? $(receives $received:ident)?) => {
        $crate::events::Operation::new($id, |setup| {
            ::std::boxed::Box::pin(async move {
                let config = $krate::Config::builder()
                    .behavior_version($crate::__api::BehaviorVersion::latest())
                    .region($crate::__api::Region::new("us-east-1"))
                    .credentials_provider(setup.credentials())
                    .endpoint_url("https://example.com")
                    .retry_config($crate::__api::RetryConfig::disabled())
                    .time_source($crate::Fixed)
                    .invocation_id_generator($crate::Fixed)
                    .http_client(setup.http_client())
                    .build();
                let result = $krate::Client::from_conf(config)
                    .$method()
                    $(.$setter(setup.scalar($member)))*
                    $(.$events(::std::option::Option::Some(setup.events())))?
                    .send()
                    .await;
                type Operation = $krate::operation::$module::$name;
                $crate::event_operation!(@outcome result $($received)?)
            })
        })$(.receives::<$krate::operation::$module::$name>(stringify!($received)))?
    };
    (@outcome $result:ident) => { $crate::events::Outcome::of::<Operation>($result) };
    (@outcome $result:ident $received:ident) => {
        $crate::events::Outcome::of_events::<Operation>($result).await
    };
}

/// A frame of these string headers and this payload, encoded from the specification alone.
pub fn message(headers: &[(&str, &str)], payload: &str) -> Vec<u8> {
    let headers = headers.iter().map(|(name, value)| {
        let value = frame::Header::String((*value).to_owned());
        ((*name).to_owned(), value)
    });
    let frame = frame::Frame {
        headers: headers.collect(),
        payload: payload.as_bytes().to_vec(),
    };
    frame.encode()
}

/// Runs the client cases of a model by its text: `{ "cases": [ { "id", "why" } ] }`, where `why` is null for a case
/// that passed. Cases of other protocols and cases for servers are left out.
///
/// # Errors
///
/// The model is no JSON, or a case of it is not as the specification says.
pub fn run(model: &str, protocol: &str, operations: &[Operation]) -> Result<Value, String> {
    let model = serde_json::from_str(model).map_err(|error| error.to_string())?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let runtime = runtime.map_err(|error| error.to_string())?;
    let mut outcomes = Vec::new();
    for case in cases(&model)? {
        if case.protocol != protocol || case.for_servers {
            continue;
        }
        let mut record = Record::default();
        let mut run = |piece| runtime.block_on(run_case(&case, operations, piece, &mut record));
        let mut outcome = run(usize::MAX);
        if outcome.is_ok() {
            outcome = run(1).map_err(|why| format!("byte by byte: {why}"));
        }
        let id = format!("{} {}", case.operation, case.id);
        outcomes.push(report(id, outcome, record));
    }
    Ok(json!({ "cases": outcomes }))
}

async fn run_case(
    case: &Case,
    operations: &[Operation],
    piece: usize,
    record: &mut Record,
) -> Result<(), String> {
    let operation = operations.iter().find(|one| one.id == case.operation);
    let operation = operation.ok_or("the client has no such operation")?;
    let setup = Setup::new(case, piece);
    // A panic is an error like others.
    let outcome = tokio::spawn((operation.call)(setup.clone())).await;
    let outcome = outcome.map_err(|panic| format!("the call panicked: {panic}"))?;
    record.events(operation.id, setup.request().as_ref(), &outcome);
    check::request(case, setup.request().as_ref())?;
    check::sent(case, &setup.sent())?;
    check::outcome(case, outcome)
}
