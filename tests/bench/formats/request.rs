// Making a request of Lambda's `Invoke`; included once for each crate, which goes by the name `sdk`.

use crate::{clock::Clock, Network, Outcome};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::Input;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::ser_de::{SerializeRequest, SharedRequestSerializer};
use sdk::config::interceptors::BeforeSerializationInterceptorContextRef;
use sdk::config::{
    BehaviorVersion, Config, ConfigBag, Credentials, Intercept, Region, RuntimeComponents,
};
use sdk::operation::invoke::InvokeInput;
use sdk::primitives::Blob;
use sdk::types::{InvocationType, LogType};
use std::sync::{Arc, Mutex};

/// Requests made in one sample.
const REQUESTS: usize = 4000;

/// Makes a request many times; the request and the microseconds for one come back.
pub async fn serialize(network: Network) -> Outcome<(String, f64)> {
    let serialized = Arc::new(Mutex::new(None));
    let key = Credentials::new("AKIDEXAMPLE", "SECRET", None, None, "bench");
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("us-east-1"))
        .credentials_provider(key)
        .http_client(network)
        .interceptor(Serialize(serialized.clone()));
    let client = sdk::Client::from_conf(config.build());
    InvokeInput::builder()
        .function_name("arn:aws:lambda:us-east-1:123456789012:function:service-frontend")
        .qualifier("PRODUCTION")
        .invocation_type(InvocationType::RequestResponse)
        .log_type(LogType::Tail)
        .client_context("eyJjdXN0b20iOnsic3RhZ2UiOiJwcm9kdWN0aW9uIn19")
        .payload(Blob::new(
            br#"{"path":"/","method":"GET","headers":{"accept":"text/html"}}"#,
        ))
        .send_with(&client)
        .await?;
    let mut serialized = serialized.lock().map_err(|_| "the interceptor panicked")?;
    Ok(serialized.take().ok_or("the interceptor was not called")?)
}

/// Takes the serializer out of the call and runs it in a loop.
#[derive(Debug)]
struct Serialize(Arc<Mutex<Option<(String, f64)>>>);

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
        let input = context.input().downcast_ref::<InvokeInput>();
        let input = input.ok_or("another input")?;
        let serializer = cfg.load::<SharedRequestSerializer>();
        let serializer = serializer.ok_or("no serializer")?.clone();
        // The inputs are made beforehand: a serializer consumes its input.
        let mut inputs: Vec<Input> = (0..=REQUESTS)
            .map(|_| Input::erase(input.clone()))
            .collect();
        let first = inputs.pop().ok_or("no input")?;
        let description = describe(&serializer.serialize_input(first, cfg)?);
        let started = Clock::start();
        for input in inputs {
            std::hint::black_box(serializer.serialize_input(input, cfg)?);
        }
        let each = started.microseconds_each(REQUESTS as u32);
        *self.0.lock().map_err(|_| "poisoned")? = Some((description, each));
        Ok(())
    }
}

/// A request as text: line, headers in order of their names, body.
fn describe(request: &HttpRequest) -> String {
    let headers = request.headers().iter();
    let mut headers: Vec<String> = headers
        .map(|(name, value)| format!("{}: {value}", name.to_ascii_lowercase()))
        .collect();
    headers.sort();
    let body = String::from_utf8_lossy(request.body().bytes().unwrap_or_default());
    let (method, uri) = (request.method(), request.uri());
    format!("{method} {uri}\n{}\n{body}", headers.join("\n"))
}
