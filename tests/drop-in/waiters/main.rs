//! A program that waits, written for the published crate `aws-sdk-acm`, whose one waiter matches lists, texts and errors.
//!
//! In: nothing. Out: for each sequence of canned answers, how waiting ended. The same source is compiled against the
//! published crate, whose output is the recorded one, and against ours.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use aws_sdk_acm::client::Waiters;
use aws_sdk_acm::config::retry::RetryConfig;
use aws_sdk_acm::config::{BehaviorVersion, Credentials, Region};
use aws_sdk_acm::error::ProvideErrorMetadata;
use aws_sdk_acm::operation::describe_certificate::DescribeCertificateOutput;
use aws_sdk_acm::operation::RequestId;
use aws_sdk_acm::waiters::certificate_validated::{
    CertificateValidatedFinalPoll, WaitUntilCertificateValidatedError,
};
use aws_sdk_acm::{Client, Config};
use aws_smithy_http_client::test_util::infallible_client_fn;
use aws_smithy_runtime_api::client::waiters::error::WaiterError;
use aws_smithy_runtime_api::client::waiters::FinalPoll;

/// The certificate of all calls.
const ARN: &str = "arn:aws:acm:us-east-1:123456789012:certificate/a";

/// Some pauses of the waiter, of which the shortest is a minute.
const LONG: Duration = Duration::from_secs(7200);

/// A certificate with this status, whose domains have these.
fn certificate(status: &str, domains: &[&str]) -> (u16, String) {
    let domains: Vec<String> = domains
        .iter()
        .map(|status| format!(r#"{{"DomainName":"a.example","ValidationStatus":"{status}"}}"#))
        .collect();
    let domains = domains.join(",");
    let body = format!(
        r#"{{"Certificate":{{"Status":"{status}","DomainValidationOptions":[{domains}]}}}}"#
    );
    (200, body)
}

fn answer(status: u16, body: &str) -> (u16, String) {
    (status, body.to_owned())
}

fn error(status: u16, code: &str) -> (u16, String) {
    (
        status,
        format!(r#"{{"__type":"{code}","message":"so it is"}}"#),
    )
}

/// A client that gets these answers, and what it has asked for.
fn client(answers: Vec<(u16, String)>) -> (Client, Arc<Mutex<Vec<String>>>) {
    let asked: Arc<Mutex<Vec<String>>> = Arc::default();
    let (seen, answers) = (asked.clone(), Mutex::new(VecDeque::from(answers)));
    let http = infallible_client_fn(move |request| {
        let body = request.body().bytes().unwrap_or_default();
        let body = String::from_utf8_lossy(body).into_owned();
        seen.lock().expect("one thread").push(body);
        let mut answers = answers.lock().expect("one thread");
        // The last answer is given over and over.
        let next = match answers.len() {
            1 => answers[0].clone(),
            _ => answers.pop_front().expect("there is an answer"),
        };
        let response = http::Response::builder().status(next.0);
        let response = response.header("x-amzn-requestid", "request-1");
        response.body(next.1).expect("it is complete")
    });
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("us-east-1"))
        .credentials_provider(Credentials::for_tests())
        .retry_config(RetryConfig::disabled())
        .http_client(http)
        .build();
    (Client::from_conf(config), asked)
}

fn poll<E>(poll: &FinalPoll<DescribeCertificateOutput, E>) -> String
where
    E: ProvideErrorMetadata,
{
    match poll.as_result() {
        Ok(output) => {
            let certificate = output.certificate();
            let status = certificate.and_then(|one| one.status());
            let domains = certificate.map(|one| one.domain_validation_options());
            let domains = domains.unwrap_or_default().iter();
            let domains: Vec<_> = domains.map(|one| one.validation_status()).collect();
            format!("{status:?} {domains:?} {:?}", output.request_id())
        }
        // Its words differ on purpose, as the list of differences of the other program says.
        Err(error) => format!("{:?} {:?}", error.code(), error.message()),
    }
}

fn failure(error: &WaitUntilCertificateValidatedError) -> String {
    let kind = match error {
        WaiterError::ConstructionFailure(_) => "construction failure".to_owned(),
        WaiterError::ExceededMaxWait(context) => format!(
            "exceeded {:?}, polled {} times",
            context.max_wait(),
            context.poll_count()
        ),
        WaiterError::FailureState(context) => {
            format!("failure state, {}", poll(context.final_poll()))
        }
        // The published crates themselves differ in how they tell an unmodeled error.
        WaiterError::OperationFailed(_) => {
            return format!("operation failed; {:?} {:?}", error.code(), error.message());
        }
        other => format!("{other:?}"),
    };
    format!("{kind}; code {:?}; {error}", error.code())
}

/// Waits with these answers and prints how that ended.
async fn wait(what: &str, answers: Vec<(u16, String)>, limit: Duration) {
    let (client, asked) = client(answers);
    let waiter = client.wait_until_certificate_validated();
    let waiter = waiter.certificate_arn(ARN);
    let input = waiter.as_input().get_certificate_arn().clone();
    let end: Result<CertificateValidatedFinalPoll, _> = waiter.wait(limit).await;
    let end = match end {
        Ok(end) => format!("success, {}", poll(&end)),
        Err(error) => failure(&error),
    };
    let asked = asked.lock().expect("one thread");
    let same = asked.iter().all(|body| *body == asked[0]);
    println!("{what}: {end}");
    println!(
        "{what}: {} calls, all the same: {same}, {:?}, {input:?}",
        asked.len(),
        asked.first()
    );
}

async fn run() {
    let pending = || certificate("PENDING_VALIDATION", &["SUCCESS", "PENDING_VALIDATION"]);
    let issued = || certificate("ISSUED", &["SUCCESS", "SUCCESS"]);
    for (what, answers) in [
        ("validated at once", vec![issued()]),
        ("validated later", vec![pending(), pending(), issued()]),
        (
            "an unknown status",
            vec![certificate("SINGING", &["HUMMING"]), issued()],
        ),
        (
            "failed",
            vec![pending(), certificate("FAILED", &["FAILED"])],
        ),
        (
            "all validated and failed",
            vec![certificate("FAILED", &["SUCCESS"])],
        ),
        (
            "one pending and failed",
            vec![
                pending(),
                certificate("FAILED", &["PENDING_VALIDATION"]),
                issued(),
            ],
        ),
        ("no domain", vec![certificate("ISSUED", &[]), issued()]),
        ("no certificate", vec![answer(200, "{}"), issued()]),
        (
            "a domain without a status",
            vec![
                answer(
                    200,
                    r#"{"Certificate":{"DomainValidationOptions":[{"DomainName":"a"}]}}"#,
                ),
                issued(),
            ],
        ),
        ("not there", vec![error(400, "ResourceNotFoundException")]),
        (
            "not there, with a namespace",
            vec![
                pending(),
                error(400, "com.amazonaws.acm#ResourceNotFoundException"),
            ],
        ),
        (
            "not there, a server error",
            vec![error(500, "ResourceNotFoundException")],
        ),
        ("another error", vec![error(400, "InvalidArnException")]),
        ("an unmodeled error", vec![pending(), error(400, "Unheard")]),
        ("an error without a code", vec![answer(400, "{}")]),
    ] {
        wait(what, answers, LONG).await;
    }
    wait("no time at all", vec![pending()], Duration::ZERO).await;
}

fn main() {
    // Pauses take no time.
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .start_paused(true)
        .build()
        .expect("a runtime");
    runtime.block_on(run());
}
