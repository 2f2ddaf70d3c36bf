//! Doubles of the network, the clock and the caller: a case comes in; calls and pauses go out.

use std::collections::VecDeque;
use std::future::poll_fn;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::Poll;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_types::body::SdkBody;
use serde_json::Value;
use smithy_client_runtime::api::{
    AsyncSleep, Credentials, RetryConfig, RuntimeComponents, SharedHttpClient, Sleep, TimeSource,
};

use crate::fill;
use crate::fixed::START;
use crate::wire::Scalar;

/// The doubles that a case runs with.
#[derive(Clone, Debug)]
pub struct Setup {
    params: Value,
    attempts: u32,
    max_wait: Duration,
    network: Network,
    clock: Clock,
}

/// Answers in their order, and the bodies of the calls.
#[derive(Clone, Debug)]
struct Network {
    answers: Arc<Mutex<VecDeque<Value>>>,
    calls: Arc<Mutex<Vec<Vec<u8>>>>,
}

/// Time that passes by pauses alone.
#[derive(Clone, Debug, Default)]
pub struct Clock(Arc<Mutex<Vec<Duration>>>);

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Setup {
    pub(super) fn new(case: &Value) -> Result<Setup, String> {
        let answers = case["answers"].as_array().cloned().unwrap_or_default();
        let number = |key: &str, otherwise: u64| match &case[key] {
            Value::Null => Ok(otherwise),
            value => value
                .as_u64()
                .ok_or_else(|| format!("`{key}` is no number")),
        };
        let attempts = u32::try_from(number("maxAttempts", 1)?);
        Ok(Setup {
            params: case["params"].clone(),
            attempts: attempts.map_err(|error| error.to_string())?,
            max_wait: Duration::from_secs(number("maxWait", 0)?),
            network: Network {
                answers: Arc::new(Mutex::new(answers.into())),
                calls: Arc::default(),
            },
            clock: Clock::default(),
        })
    }

    /// The bodies of the calls that were made.
    pub(super) fn calls(&self) -> Vec<Vec<u8>> {
        lock(&self.network.calls).clone()
    }

    /// The pauses that were made, in seconds.
    pub(super) fn waits(&self) -> Vec<f64> {
        let waits = lock(&self.clock.0);
        waits.iter().map(Duration::as_secs_f64).collect()
    }

    /// Credentials that are good for nothing.
    pub fn credentials(&self) -> Credentials {
        Credentials::new("AKIDEXAMPLE", "secret", None, None, "conformance")
    }

    /// How often a call is tried: once, unless the case says otherwise.
    pub fn retry_config(&self) -> RetryConfig {
        RetryConfig::standard().with_max_attempts(self.attempts)
    }

    /// The clock, which is also the way to sleep.
    pub fn clock(&self) -> Clock {
        self.clock.clone()
    }

    /// How long to wait at most.
    pub fn max_wait(&self) -> Duration {
        self.max_wait
    }

    /// A client that answers as the case says.
    pub fn http_client(&self) -> SharedHttpClient {
        SharedHttpClient::new(self.network.clone())
    }

    /// The parameter for a member of a simple type, if the case has it.
    ///
    /// # Panics
    ///
    /// When the case has a parameter of another type.
    pub fn scalar<T: Scalar>(&self, member: &str) -> Option<T> {
        match fill::member(&self.params, member) {
            Ok(value) => value,
            Err(why) => panic!("the parameters of the case: {why}"),
        }
    }
}

impl AsyncSleep for Clock {
    fn sleep(&self, duration: Duration) -> Sleep {
        let clock = self.clone();
        // Limits are pauses that are seldom waited for: only one that is counts.
        Sleep::new(poll_fn(move |_| {
            lock(&clock.0).push(duration);
            Poll::Ready(())
        }))
    }
}

impl TimeSource for Clock {
    fn now(&self) -> SystemTime {
        UNIX_EPOCH + START + lock(&self.0).iter().sum::<Duration>()
    }
}

impl HttpClient for Network {
    fn http_connector(
        &self,
        _settings: &HttpConnectorSettings,
        _components: &RuntimeComponents,
    ) -> SharedHttpConnector {
        SharedHttpConnector::new(self.clone())
    }
}

impl HttpConnector for Network {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let body = request.body().bytes().unwrap_or_default().to_vec();
        lock(&self.calls).push(body);
        let answer = lock(&self.answers).pop_front();
        HttpConnectorFuture::ready(response(answer))
    }
}

/// An answer: `{ "status", "headers", "body" }` with a body of JSON or a text, or `{ "failure": "timeout" }`.
fn response(answer: Option<Value>) -> Result<HttpResponse, ConnectorError> {
    let answer = answer.ok_or_else(|| ConnectorError::user("there is no further answer".into()))?;
    if let Some(failure) = answer["failure"].as_str() {
        return Err(match failure {
            "timeout" => ConnectorError::timeout("the time is over".into()),
            "io" => ConnectorError::io("the connection is gone".into()),
            other => ConnectorError::user(format!("no such failure: {other}").into()),
        });
    }
    let status = answer["status"].as_u64().unwrap_or(200);
    let status = u16::try_from(status).ok();
    let status = status.and_then(|code| http::StatusCode::from_u16(code).ok());
    let status = status.ok_or_else(|| ConnectorError::user("no status".into()))?;
    let body = match &answer["body"] {
        Value::Null => "{}".to_owned(),
        Value::String(text) => text.clone(),
        value => value.to_string(),
    };
    let mut response = HttpResponse::new(status.into(), SdkBody::from(body));
    for (name, value) in answer["headers"].as_object().into_iter().flatten() {
        let value = value.as_str().unwrap_or_default().to_owned();
        response.headers_mut().append(name.clone(), value);
    }
    Ok(response)
}
