//! Hostile responses: calls of a service come in; each is answered with a response that looks like one of its output or errors
//! and was changed at random. A call may end in an output or an error, and must neither panic nor hang.
//!
//! Responses are made by the tables of the shapes that they are read into, so every place of a message has values of the right
//! kind before some of them are changed.

mod mutate;
mod sample;

use std::time::Duration;

use serde_json::{json, Value};

use crate::check;
use crate::events;
use crate::operation::{Operation, Running};
use crate::wire::{Answer, Setup};
use mutate::Random;

/// How long one call may take.
const LIMIT: Duration = Duration::from_secs(20);

/// The most memory that the process may take, in KiB.
const MEMORY: u64 = 512 * 1024;

/// At most this many failures are reported.
const SHOWN: usize = 5;

/// Makes so many calls and prints what became of them as one case, `hostile responses`. The calls are those of a list as
/// [`run_requests`](crate::run_requests) takes it, chosen at random.
///
/// # Errors
///
/// The text is not such a list.
pub fn run_responses(
    text: &str,
    iterations: u64,
    seed: u64,
    operations: &[Operation],
    with_events: &[events::Operation],
) -> Result<Value, String> {
    let cases: Vec<Value> = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let runtime = crate::run::runtime()?;
    let mut random = Random::new(seed);
    let (mut failures, mut read) = (Vec::new(), 0_u64);
    for _ in 0..iterations {
        let Some(case) = random.pick(&cases) else {
            return Err("there are no calls".to_owned());
        };
        let call = Call::of(case, operations, with_events)?;
        let response = call.response(&mut random)?;
        match runtime.block_on(call.answered(&case["params"], response.clone())) {
            Ok(is_output) => read += u64::from(is_output),
            Err(why) if failures.len() < SHOWN => {
                let body = response.body.escape_ascii();
                let (status, headers) = (response.status, &response.headers);
                failures.push(format!(
                    "{}: {why}\n{status} {headers:?}\n{body}",
                    call.plain.id
                ));
            }
            Err(_) => failures.push(String::new()),
        }
    }
    let peak = peak_memory();
    if peak.is_some_and(|peak| peak > MEMORY) {
        failures.push(format!("the process took {peak:?} KiB"));
    }
    let peak = peak.map_or("unknown".to_owned(), |kib| kib.to_string());
    let why = match failures.is_empty() {
        true => None,
        false => Some(format!("{} calls: {}", failures.len(), failures.join("\n"))),
    };
    let record = format!("{iterations} calls, {read} outputs, {peak} KiB at most\n");
    let case = json!({ "id": "hostile responses", "why": why, "record": record });
    Ok(json!({ "cases": [case] }))
}

/// An operation to be called.
struct Call<'o> {
    plain: &'o Operation,
    /// The same with the events that it receives, where it receives any.
    events: Option<&'o events::Operation>,
}

impl<'o> Call<'o> {
    fn of(
        case: &Value,
        operations: &'o [Operation],
        with_events: &'o [events::Operation],
    ) -> Result<Call<'o>, String> {
        let name = case["operation"].as_str().unwrap_or_default();
        let mut operations = operations.iter();
        let plain = operations.find(|one| check::local_name(one.id) == name);
        let plain = plain.ok_or_else(|| format!("the client has no operation {name}"))?;
        let mut events = with_events.iter();
        Ok(Call {
            plain,
            events: events.find(|one| one.id() == plain.id),
        })
    }

    /// A response of its output or of one of its errors, changed.
    fn response(&self, random: &mut Random) -> Result<Answer, String> {
        let errors = self.plain.errors.members.len();
        let is_error = errors > 0 && random.below(3) == 0;
        let mut response = match is_error {
            true => {
                let position = random.below(errors);
                let mut error = (self.plain.expected_error)(position, &Value::Null)?;
                let mut response = sample::error(&mut *error, position, random);
                response.status = *random.pick(&[400, 404, 429, 500, 503]).unwrap_or(&400);
                response
            }
            false => {
                let mut output = (self.plain.expected_output)(&Value::Null)?;
                sample::output(&mut *output, random)
            }
        };
        if let (Some(events), false) = (self.events, is_error) {
            response.body = sample::events(events, random);
        }
        mutate::response(&mut response, random);
        Ok(response)
    }

    /// Whether the call ended in an output; why it failed, if it panicked or took too long.
    async fn answered(&self, params: &Value, response: Answer) -> Result<bool, String> {
        let running: Running<bool> = match self.events {
            Some(events) => events.answered(params, response),
            None => {
                let running = (self.plain.call)(Setup::answered(params, response));
                Box::pin(async move { running.await.is_output() })
            }
        };
        match tokio::spawn(tokio::time::timeout(LIMIT, running)).await {
            Ok(Ok(is_output)) => Ok(is_output),
            Ok(Err(_)) => Err(format!("the call took more than {} s", LIMIT.as_secs())),
            Err(panic) => Err(format!("the call panicked: {panic}")),
        }
    }
}

/// The most memory that the process has had, in KiB, where the system tells.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}
