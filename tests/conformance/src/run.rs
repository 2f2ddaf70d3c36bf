//! The program: the name of a client and its cases come in as arguments, the cases' outcomes go out as JSON.

use std::process::ExitCode;

use serde_json::{json, Value};

use crate::case::{cases, Case, Kind, RequestCase};
use crate::operation::{Operation, Outcome};
use crate::record::Record;
use crate::requests::run_requests;
use crate::responses::run_responses;
use crate::universal::run_universal;
use crate::wire::Setup;
use crate::{behavior, check, endpoints, events, exact, suite};

/// The parts of a client that a program can call.
#[derive(Clone, Copy, Debug)]
pub struct Client {
    /// Its name.
    pub name: &'static str,
    /// Its operations.
    pub operations: fn() -> Vec<Operation>,
    /// Its operations with events, for the cases of event streams.
    pub events: fn() -> Vec<events::Operation>,
    /// Its waiters, paginators and retried calls.
    pub behavior: fn() -> Vec<behavior::Row>,
    /// Its endpoint parameters, for the cases of its rules.
    pub endpoints: fn() -> Option<endpoints::Table>,
}

/// Runs the cases of one of the clients and prints what became of each:
/// `{ "cases": [ { "id", "why", "record" } ] }`, where `why` is null for a case that passed, and `record`, which some
/// forms have, says in lines of text what was sent and what was read.
///
/// The arguments of the process are the name of the client, the form of the cases, and what belongs to the form:
///
/// - `smithy MODEL PROTOCOL`: the cases in the traits of a model's file, those for clients of this protocol;
/// - `events MODEL PROTOCOL`: the cases of event streams there;
/// - `endpoints MODEL SERVICE`: the cases of endpoint rules of this service there;
/// - `behavior CASES`: a file with cases of waiters, paginators and retries;
/// - `suite CASES`: a file with one of botocore's protocol suites;
/// - `requests CASES`: a file with calls of a service, and the request that another client sent for each;
/// - `responses CASES COUNT SEED`: a file with calls of a service, and how many of them get a hostile response;
/// - `universal CASES SERVER`: a file with calls of a service, and the address of a server that takes them.
pub fn main(clients: &[Client]) -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match dispatch(clients, &arguments) {
        Ok(report) => {
            println!("{report}");
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("{}: {why}", arguments.join(" "));
            ExitCode::FAILURE
        }
    }
}

fn dispatch(clients: &[Client], arguments: &[&str]) -> Result<Value, String> {
    let [client, form, rest @ ..] = arguments else {
        return Err("expected the name of a client and the form of its cases".to_owned());
    };
    let client = clients.iter().find(|one| one.name == *client);
    let client = client.ok_or("no such client")?;
    let operations = client.operations;
    let read = |path: &str| std::fs::read_to_string(path).map_err(|error| error.to_string());
    match (*form, rest) {
        ("smithy", [model, protocol]) => run(&read(model)?, protocol, &operations()),
        ("universal", [cases, server]) => run_universal(&read(cases)?, server, &operations()),
        ("events", [model, protocol]) => events::run(&read(model)?, protocol, &(client.events)()),
        ("endpoints", [model, service]) => {
            let table = (client.endpoints)().ok_or("the client has no such table")?;
            endpoints::run(&read(model)?, service, &table)
        }
        ("behavior", [cases]) => behavior::run(&read(cases)?, &(client.behavior)()),
        ("requests", [cases]) => run_requests(&read(cases)?, &operations()),
        ("responses", [cases, count, seed]) => {
            let number = |text: &str| text.parse().map_err(|_| format!("`{text}` is no number"));
            let (count, seed) = (number(count)?, number(seed)?);
            run_responses(
                &read(cases)?,
                count,
                seed,
                &operations(),
                &(client.events)(),
            )
        }
        ("suite", [cases]) => run_suite(&read(cases)?, &operations()),
        _ => Err("no such form of cases".to_owned()),
    }
}

/// Runs the client cases of a model by its text, and reports as [`main`] prints it.
///
/// # Errors
///
/// The model is no JSON, or a case of it is not as the specification says.
pub fn run(model: &str, protocol: &str, operations: &[Operation]) -> Result<Value, String> {
    let model = exact::read(model).map_err(|error| error.to_string())?;
    let runtime = runtime()?;
    let mut outcomes = Vec::new();
    for case in cases(&model)? {
        if case.protocol != protocol || case.for_servers {
            continue;
        }
        let mut record = Record::default();
        let outcome = runtime.block_on(run_case(&case, operations, &mut record));
        outcomes.push(report(name(&case), outcome, record));
    }
    Ok(json!({ "cases": outcomes }))
}

/// Runs the cases of one of botocore's protocol suites by its text: `{ "clientEndpoint", "cases" }`, and reports as
/// [`main`] prints it.
///
/// # Errors
///
/// It is no JSON, or has no cases.
pub fn run_suite(text: &str, operations: &[Operation]) -> Result<Value, String> {
    let document: Value = exact::read(text).map_err(|error| error.to_string())?;
    let endpoint = document["clientEndpoint"].as_str();
    let cases = document["cases"]
        .as_array()
        .ok_or("the suite has no cases")?;
    let runtime = runtime()?;
    let outcomes = cases.iter().map(|value| {
        let mut record = Record::default();
        let outcome = suite::case(value, endpoint).and_then(|case| {
            runtime.block_on(run_suite_case(value, &case, operations, &mut record))
        });
        let id = value["id"].as_str().unwrap_or_default();
        report(id.to_owned(), outcome, record)
    });
    Ok(json!({ "cases": outcomes.collect::<Vec<Value>>() }))
}

async fn run_suite_case(
    value: &Value,
    case: &Case,
    operations: &[Operation],
    record: &mut Record,
) -> Result<(), String> {
    let is_it = |one: &&Operation| check::local_name(one.id) == case.shape;
    let operation = operations.iter().find(is_it);
    let operation = operation.ok_or("the client has no such operation")?;
    let (setup, outcome) = call(operation, case, record).await?;
    match (&case.kind, suite::expected_error(value)) {
        (Kind::Response { .. }, Some(expected)) => {
            check::suite_error(outcome, case, &expected, operation)
        }
        (Kind::Response { .. }, None) => check::output(outcome, case, operation),
        (Kind::Request(expected), _) => sent(&setup, &outcome, case, expected),
    }
}

/// Compares what was sent with what a case expects; a difference says how the call ended, too.
fn sent(
    setup: &Setup,
    outcome: &Outcome,
    case: &Case,
    expected: &RequestCase,
) -> Result<(), String> {
    let sent = setup.sent().ok_or("no request was sent");
    let compared = sent
        .map_err(str::to_owned)
        .and_then(|sent| check::request(&sent, case, expected));
    compared.map_err(|why| format!("{why}\n(the call ended with {})", outcome.shown()))
}

pub(crate) fn runtime() -> Result<tokio::runtime::Runtime, String> {
    let mut builder = tokio::runtime::Builder::new_current_thread();
    let runtime = builder.enable_all().build();
    runtime.map_err(|error| error.to_string())
}

/// The entry of a case in the report.
pub(crate) fn report(id: String, outcome: Result<(), String>, record: Record) -> Value {
    json!({ "id": id, "why": outcome.err(), "record": record.into_text() })
}

/// The name of a case. Those of a request and a response may be the same.
fn name(case: &Case) -> String {
    let kind = match &case.kind {
        Kind::Request(_) => "request",
        Kind::Response {
            is_error: false, ..
        } => "response",
        Kind::Response { is_error: true, .. } => "error",
    };
    format!("{} {kind} {}", case.shape, case.id)
}

async fn run_case(
    case: &Case,
    operations: &[Operation],
    record: &mut Record,
) -> Result<(), String> {
    if let Kind::Response { is_error: true, .. } = case.kind {
        let able = |one: &&Operation| check::position_of(one, &case.shape).is_some();
        let mut found = operations.iter().filter(able).peekable();
        if found.peek().is_none() {
            return Err("no operation of the client has this error".to_owned());
        }
        for operation in found {
            let (_, outcome) = call(operation, case, record).await?;
            let checked = check::error(outcome, case, operation);
            checked.map_err(|why| format!("{}: {why}", operation.id))?;
        }
        return Ok(());
    }
    let operation = operations.iter().find(|one| one.id == case.shape);
    let operation = operation.ok_or("the client has no such operation")?;
    let (setup, outcome) = call(operation, case, record).await?;
    match &case.kind {
        Kind::Response { .. } => check::output(outcome, case, operation),
        Kind::Request(expected) => sent(&setup, &outcome, case, expected),
    }
}

/// Makes the call of a case. A panic is an error like others.
async fn call(
    operation: &Operation,
    case: &Case,
    record: &mut Record,
) -> Result<(Setup, Outcome), String> {
    let setup = Setup::new(case)?;
    let outcome = tokio::spawn((operation.call)(setup.clone())).await;
    let outcome = outcome.map_err(|panic| format!("the call panicked: {panic}"))?;
    record.call(operation.id, setup.sent().as_ref(), &outcome);
    Ok((setup, outcome))
}
