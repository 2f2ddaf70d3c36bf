//! The program: the name of a client and its cases come in as arguments, the cases' outcomes go out as JSON.

use std::process::ExitCode;

use serde_json::{json, Value};

use crate::case::{cases, Case, Kind};
use crate::check;
use crate::operation::{Operation, Outcome};
use crate::wire::Setup;

/// The name of a client and its operations.
pub type Client = (&'static str, fn() -> Vec<Operation>);

/// Runs the cases of one of the clients and prints what became of each:
/// `{ "cases": [ { "id", "why" } ] }`, where `why` is null for a case that passed.
///
/// The arguments of the process are the name of the client, the form of the cases, and what belongs to the form:
///
/// - `smithy MODEL PROTOCOL`: the cases in the traits of a model's file, those for clients of this protocol.
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
    let found = clients.iter().find(|(name, _)| name == client);
    let (_, operations) = found.ok_or("no such client")?;
    let read = |path: &str| std::fs::read_to_string(path).map_err(|error| error.to_string());
    match (*form, rest) {
        ("smithy", [model, protocol]) => run(&read(model)?, protocol, &operations()),
        _ => Err("no such form of cases".to_owned()),
    }
}

/// Runs the client cases of a model by its text, and reports as [`main`] prints it.
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
        let outcome = runtime.block_on(run_case(&case, operations));
        outcomes.push(json!({ "id": name(&case), "why": outcome.err() }));
    }
    Ok(json!({ "cases": outcomes }))
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

async fn run_case(case: &Case, operations: &[Operation]) -> Result<(), String> {
    if let Kind::Response { is_error: true, .. } = case.kind {
        let able = |one: &&Operation| check::position_of(one, &case.shape).is_some();
        let mut found = operations.iter().filter(able).peekable();
        if found.peek().is_none() {
            return Err("no operation of the client has this error".to_owned());
        }
        for operation in found {
            let (_, outcome) = call(operation, case).await?;
            let checked = check::error(outcome, case, operation);
            checked.map_err(|why| format!("{}: {why}", operation.id))?;
        }
        return Ok(());
    }
    let operation = operations.iter().find(|one| one.id == case.shape);
    let operation = operation.ok_or("the client has no such operation")?;
    let (setup, outcome) = call(operation, case).await?;
    match &case.kind {
        Kind::Response { .. } => check::output(outcome, case, operation),
        Kind::Request(expected) => match setup.sent() {
            Some(sent) => check::request(&sent, case, expected),
            None => Err(format!("no request was sent: {outcome:?}")),
        },
    }
}

/// Makes the call of a case. A panic is an error like others.
async fn call(operation: &Operation, case: &Case) -> Result<(Setup, Outcome), String> {
    let setup = Setup::new(case);
    let outcome = tokio::spawn((operation.call)(setup.clone())).await;
    match outcome {
        Ok(outcome) => Ok((setup, outcome)),
        Err(panic) => Err(format!("the call panicked: {panic}")),
    }
}
