//! The control endpoint, for programs that cannot reach the service in-process. In: `PUT /_control`
//! with what to change. Out, as for `GET /_control`: counters, pending faults, clock.
//!
//! ```text
//! PUT /_control
//! {"faults": ["throttle=2", "slow=1:250"], "clockOffsetSeconds": 3600}
//! ```
//!
//! Both members are optional; `faults` replaces what was pending. Control requests need no
//! signature, since only this machine can send them, and are not counted.

use serde_json::{json, Value as Json};

use crate::faults::Fault;
use crate::reply::Reply;
use crate::service::{Request, Service};

/// The path of the control endpoint.
pub const PATH: &str = "/_control";

/// The answer to a control request.
pub(crate) fn answer(service: &Service, request: &Request) -> Reply {
    let outcome = match request.method.as_str() {
        "GET" => Ok(()),
        "PUT" => change(service, &request.body),
        _ => Err("the control endpoint takes GET and PUT".to_owned()),
    };
    match outcome {
        Ok(()) => Reply::success(state(service).to_string()),
        Err(message) => Reply::framework(400, "ControlException", &message),
    }
}

/// Checks everything, then changes everything.
fn change(service: &Service, body: &[u8]) -> Result<(), String> {
    let wanted: Json = serde_json::from_slice(body).map_err(|error| error.to_string())?;
    let wanted = wanted.as_object().ok_or("expected an object")?;
    let mut faults = None;
    let mut offset = None;
    for (name, value) in wanted {
        match name.as_str() {
            "faults" => faults = Some(read_faults(value)?),
            "clockOffsetSeconds" => {
                offset = Some(
                    value
                        .as_i64()
                        .ok_or("clockOffsetSeconds is a number of seconds")?,
                );
            }
            other => return Err(format!("`{other}` cannot be controlled")),
        }
    }
    if let Some(faults) = faults {
        service.faults.replace(faults);
    }
    if let Some(offset) = offset {
        service.clock.set_offset_seconds(offset);
    }
    Ok(())
}

fn read_faults(value: &Json) -> Result<Vec<Fault>, String> {
    let list = value.as_array().ok_or("faults is a list of texts")?;
    list.iter()
        .map(|fault| {
            let text = fault.as_str().ok_or("a fault is a text")?;
            text.parse::<Fault>().map_err(|unknown| unknown.to_string())
        })
        .collect()
}

fn state(service: &Service) -> Json {
    let counters = service.record.counters();
    let faults = service.faults.pending();
    let faults: Vec<String> = faults.iter().map(Fault::to_string).collect();
    json!({
        "requests": counters.requests,
        "succeeded": counters.succeeded,
        "refused": counters.refused,
        "rejected": counters.rejected,
        "throttled": counters.throttled,
        "failed": counters.failed,
        "cut": counters.cut,
        "faulted": counters.faulted,
        "faults": faults,
        "clockOffsetSeconds": service.clock.offset_seconds(),
    })
}
