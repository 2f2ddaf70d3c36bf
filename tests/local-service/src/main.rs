//! The local service as a program: `local-service [--port N] ...`. In: the command line. Out: the
//! service on loopback until the process is stopped, or a usage error (exit code 2).

use std::process::ExitCode;

use local_service::{credentials, Fault, LocalService, Running, DEFAULT_SEED, DEFAULT_SIZE};

const USAGE: &str = "\
Serves the Partner Central Account API on 127.0.0.1, driven by its model.

Usage: local-service [OPTIONS]

  --port N               listen on this port instead of 8080; 0 takes a free one
  --model FILE           the model document to serve
  --region NAME          the region that signatures are scoped to [us-east-1]
  --fault FAULT          what goes wrong; may be repeated, one takes its turn after the other:
                         KIND[=COUNT|=always][:MILLISECONDS], where KIND is one of
                         throttle, server-error, slow, cut-before-response, cut-body, stall-body,
                         truncated-body, malformed-body, wrong-content-length
  --clock-offset SECONDS move the service's clock; more than 300 refuses every signature
  --seed N               the seed of the data set
  --invitations N        how many invitations there are
  -h, --help             this text

While it runs, PUT /_control changes faults and clock, GET /_control shows counters:
  curl -X PUT http://127.0.0.1:8080/_control -d '{\"faults\": [\"throttle=2\"]}'
";

/// Unless another port is asked for.
const DEFAULT_PORT: u16 = 8080;

#[tokio::main]
async fn main() -> ExitCode {
    let service = match configure(std::env::args().skip(1)) {
        Ok(Some(service)) => service,
        Ok(None) => {
            print!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        Err(message) => {
            eprintln!("error: {message}\n\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match service.start().await {
        Ok(running) => {
            announce(&running);
            running.wait().await;
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// The service that the arguments ask for; `None` when they ask for help.
fn configure(mut arguments: impl Iterator<Item = String>) -> Result<Option<LocalService>, String> {
    let mut service = LocalService::builder().port(DEFAULT_PORT);
    let (mut seed, mut invitations) = (DEFAULT_SEED, DEFAULT_SIZE);
    while let Some(argument) = arguments.next() {
        let (name, attached) = match argument.split_once('=') {
            Some((name, value)) if name.starts_with("--") => {
                (name.to_owned(), Some(value.to_owned()))
            }
            _ => (argument, None),
        };
        if name == "-h" || name == "--help" {
            return Ok(None);
        }
        let mut value = || {
            let value = attached.clone().or_else(|| arguments.next());
            value.ok_or(format!("{name} needs a value"))
        };
        service = match name.as_str() {
            "--port" => service.port(number(&name, &value()?)?),
            "--model" => service.model(value()?),
            "--region" => service.region(value()?),
            "--fault" => {
                let fault: Fault = value()?.parse().map_err(|unknown| format!("{unknown}"))?;
                service.fault(fault)
            }
            "--clock-offset" => service.clock_offset_seconds(number(&name, &value()?)?),
            "--seed" => {
                seed = number(&name, &value()?)?;
                service
            }
            "--invitations" => {
                invitations = number(&name, &value()?)?;
                service
            }
            other => return Err(format!("there is no option {other}")),
        };
    }
    Ok(Some(service.data(seed, invitations)))
}

fn number<N: std::str::FromStr>(name: &str, text: &str) -> Result<N, String> {
    let wrong = |_| format!("{name} takes a number, and `{text}` is none that fits");
    text.parse().map_err(wrong)
}

/// Says how to reach the service.
fn announce(running: &Running) {
    println!("listening on {}", running.endpoint_url());
    println!(
        "\nThe service knows these credentials:\n  \
         AWS_ACCESS_KEY_ID={} AWS_SECRET_ACCESS_KEY={}",
        credentials::ACCESS_KEY_ID,
        credentials::SECRET_ACCESS_KEY
    );
    println!("\nStop it with Ctrl-C.");
}
