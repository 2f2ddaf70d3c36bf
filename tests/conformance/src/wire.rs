//! Doubles of the network and the caller: the parameters of a case and the response
//! to answer come in, the request that was sent goes out.

mod network;

use std::marker::PhantomData;
use std::sync::{Arc, PoisonError};

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::{dyn_dispatch_hint, Intercept};
use aws_smithy_types::byte_stream::ByteStream;
use serde_json::Value;
use smithy_client_runtime::api::{
    BeforeSerializationInterceptorContextMut, BeforeSerializationInterceptorContextRef, ConfigBag,
    Credentials, RuntimeComponents, SharedHttpClient,
};
use smithy_client_runtime::idempotency_token::IdempotencyTokenProvider;
use smithy_client_runtime::operation::Operation;
use smithy_client_runtime::shape::Field;

pub(crate) use network::{Answer, Sent};
use network::{Loopback, Network, Place};

use crate::case::{Case, Kind};
use crate::{fill, label};

/// The token that cases expect where a caller gives none.
const IDEMPOTENCY_TOKEN: &str = "00000000-0000-4000-8000-000000000000";

/// The URL that clients are set up with whose calls go to a server on loopback, wherever it listens: a request and its
/// signature are the same in every run.
const ENDPOINT: &str = "http://127.0.0.1:8000";

/// The doubles of one call.
#[derive(Clone, Debug)]
pub struct Setup {
    endpoint: String,
    /// For the input; none when the case is about the response.
    params: Value,
    network: Network,
    sent: Place,
}

impl Setup {
    /// The doubles of a call of a case.
    ///
    /// # Errors
    ///
    /// The body of the case is not in the encoding of its media type.
    pub(crate) fn new(case: &Case) -> Result<Setup, String> {
        let (host, params, answer) = match &case.kind {
            Kind::Request(request) => {
                let answer = Answer {
                    status: 200,
                    headers: Vec::new(),
                    body: b"{}".to_vec(),
                };
                (request.host.as_deref(), case.params.clone(), answer)
            }
            Kind::Response { code, .. } => {
                let answer = Answer {
                    status: *code,
                    headers: case.headers.clone(),
                    body: case.bytes_of_body()?,
                };
                (None, Value::Null, answer)
            }
        };
        Ok(Setup {
            endpoint: format!("https://{}", host.unwrap_or("example.com")),
            params,
            network: Network::Canned(Arc::new(answer)),
            sent: Arc::default(),
        })
    }

    /// The doubles of a call with these parameters and this response.
    pub(crate) fn answered(params: &Value, answer: Answer) -> Setup {
        Setup {
            endpoint: ENDPOINT.to_owned(),
            params: params.clone(),
            network: Network::Canned(Arc::new(answer)),
            sent: Arc::default(),
        }
    }

    /// The doubles of a call that goes to a server over HTTP.
    pub(crate) fn over_network(params: &Value, server: &str) -> Setup {
        let sent = Arc::default();
        Setup {
            endpoint: ENDPOINT.to_owned(),
            params: params.clone(),
            network: Network::Real(Loopback {
                server: server.to_owned(),
                client: aws_smithy_http_client::Builder::new().build_http(),
                sent: Arc::clone(&sent),
            }),
            sent,
        }
    }

    /// The request that was sent, if one was.
    pub(crate) fn sent(&self) -> Option<Sent> {
        let sent = self.sent.lock();
        sent.unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The URL that the client is set up with.
    pub fn endpoint(&self) -> &str {
        &self.endpoint
    }

    /// Credentials that are good for nothing.
    pub fn credentials(&self) -> Credentials {
        Credentials::new("AKIDEXAMPLE", "secret", None, None, "conformance")
    }

    /// A client that keeps the request and answers what the case says.
    pub fn http_client(&self) -> SharedHttpClient {
        self.network.client(&self.sent)
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

    /// The stream of bytes for a member, if the case has it.
    ///
    /// # Panics
    ///
    /// When the case has a parameter of another type.
    pub fn stream(&self, member: &str) -> Option<ByteStream> {
        let value = self.params.get(member).filter(|value| !value.is_null())?;
        match fill::bytes(value) {
            Ok(bytes) => Some(ByteStream::from(bytes)),
            Err(why) => panic!("the parameters of the case: {member}: {why}"),
        }
    }

    /// Puts the parameters of the case into the input of an operation before it is serialized, except for
    /// the members that are set already.
    pub fn interceptor<O: Operation>(&self, set: &[&str]) -> FillInput<O> {
        let mut params = self.params.clone();
        if let Some(params) = params.as_object_mut() {
            params.retain(|name, _| !set.contains(&name.as_str()));
        }
        FillInput {
            params,
            operation: PhantomData,
        }
    }
}

/// A type that a member of a simple shape has.
pub trait Scalar: Field {}

impl Scalar for String {}
impl Scalar for bool {}
impl Scalar for i8 {}
impl Scalar for i16 {}
impl Scalar for i32 {}
impl Scalar for i64 {}
impl Scalar for f32 {}
impl Scalar for f64 {}

/// Puts the parameters of a case into the input of an operation before it is serialized.
#[derive(Debug)]
pub struct FillInput<O> {
    params: Value,
    operation: PhantomData<fn() -> O>,
}

#[dyn_dispatch_hint]
impl<O: Operation + std::fmt::Debug> Intercept for FillInput<O> {
    fn name(&self) -> &'static str {
        "FillInput"
    }

    fn read_before_execution(
        &self,
        _context: &BeforeSerializationInterceptorContextRef<'_>,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let token = IdempotencyTokenProvider::fixed(IDEMPOTENCY_TOKEN);
        cfg.interceptor_state().store_put(token);
        Ok(())
    }

    fn modify_before_serialization(
        &self,
        context: &mut BeforeSerializationInterceptorContextMut<'_>,
        _components: &RuntimeComponents,
        _cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let input = context.input_mut().downcast_mut::<O::Input>();
        let input = input.ok_or("the input is not the operation's")?;
        if self.params.is_null() {
            label::fill(input);
        }
        Ok(fill::structure(input, &self.params)?)
    }
}
