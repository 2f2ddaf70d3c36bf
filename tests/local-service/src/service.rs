//! From a request to its answer, without a connection. In: method, path, headers and body. Out: the
//! reply, and the fault that is to befall it on the way out.
//!
//! The order of the checks is that of AWS: does the operation exist, is it JSON, who asks, is the
//! input of the right types, is it valid, and only then what is asked for.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::Arc;

use bytes::Bytes;
use http::HeaderMap;
use serde_json::Value as Json;

use crate::api::{Api, OperationSchema};
use crate::clock::Clock;
use crate::constraint;
use crate::faults::{Fault, FaultKind, FaultQueue};
use crate::invitations::{self, Invitations};
use crate::record::Record;
use crate::reply::Reply;
use crate::shapes::{self, DynamicStructure};
use crate::sigv4::{SignedRequest, Verifier};
use crate::validation::{self, FieldError};

/// Everything that all connections share.
#[derive(Debug)]
pub(crate) struct Service {
    pub api: Api,
    pub verifier: Verifier,
    pub invitations: Invitations,
    pub clock: Clock,
    pub faults: FaultQueue,
    pub record: Record,
    pub request_numbers: AtomicU64,
}

/// A whole request.
#[derive(Debug, Clone)]
pub(crate) struct Request {
    pub method: String,
    pub path: String,
    pub query: String,
    pub headers: HeaderMap,
    pub body: Bytes,
}

/// A reply with what befalls it.
#[derive(Debug)]
pub(crate) struct Answer {
    pub reply: Reply,
    pub fault: Option<Fault>,
}

impl From<Reply> for Answer {
    fn from(reply: Reply) -> Self {
        Answer { reply, fault: None }
    }
}

impl Service {
    /// The answer to `request`.
    pub fn answer(&self, request: &Request) -> Answer {
        let operation = match self.operation(request) {
            Ok(operation) => operation,
            Err(reply) => return reply.into(),
        };
        let signed = SignedRequest {
            method: &request.method,
            path: &request.path,
            query: &request.query,
            headers: &request.headers,
            body: &request.body,
        };
        if let Err(refusal) = self.verifier.verify(&signed, self.clock.now()) {
            return Reply::refusal(&refusal).into();
        }
        // Only a signed request can use up a fault, so that a fault never hides a wrong signature.
        let fault = self.faults.next();
        let reply = match fault.as_ref().map(|fault| fault.kind) {
            Some(FaultKind::Throttle) => Reply::throttled(Some(operation)),
            Some(FaultKind::ServerError) => {
                Reply::internal(Some(operation), "This failure was asked for")
            }
            _ => self.perform(operation, request),
        };
        Answer { reply, fault }
    }

    /// An identifier for the next answer, in the form of a UUID.
    pub fn next_request_id(&self) -> String {
        let number = self.request_numbers.fetch_add(1, Ordering::Relaxed) + 1;
        format!("10ca15e7-71ce-4000-8000-{number:012x}")
    }

    /// The operation that `request` names, once method, path, target and content type are right.
    fn operation(&self, request: &Request) -> Result<&OperationSchema, Reply> {
        let unknown = |message: &str| Reply::framework(404, "UnknownOperationException", message);
        if request.method != "POST" || request.path != "/" {
            return Err(unknown("Operations are called with POST /"));
        }
        let target = header(&request.headers, "x-amz-target")
            .ok_or_else(|| unknown("There is no X-Amz-Target header"))?;
        let operation = target
            .strip_prefix(self.api.target_prefix.as_str())
            .and_then(|rest| rest.strip_prefix('.'))
            .and_then(|name| self.api.operations.get(name))
            .ok_or_else(|| unknown("X-Amz-Target names no operation of this service"))?;
        let expected = self.api.content_type();
        let stated = header(&request.headers, "content-type").unwrap_or_default();
        let media_type = stated.split(';').next().unwrap_or_default().trim();
        if !media_type.eq_ignore_ascii_case(&expected) {
            let message = format!("The Content-Type must be {expected}");
            return Err(Reply::framework(
                415,
                "UnsupportedMediaTypeException",
                &message,
            ));
        }
        Ok(operation)
    }

    /// Reads, validates and performs.
    fn perform(&self, operation: &OperationSchema, request: &Request) -> Reply {
        let input = match read_input(operation, &request.body) {
            Ok(input) => input,
            Err(message) => return Reply::framework(400, "SerializationException", &message),
        };
        let violations = match constraint::violations(&input) {
            Ok(violations) => violations,
            Err(unsupported) => return Reply::internal(Some(operation), &unsupported.to_string()),
        };
        if !violations.is_empty() {
            let errors: Vec<FieldError> = violations.iter().map(FieldError::from).collect();
            return validation::reply(operation, &errors);
        }
        let is_list = self
            .api
            .operations
            .get(invitations::OPERATION)
            .is_some_and(|list| std::ptr::eq(list, operation));
        if !is_list {
            let message = "The model has this operation, the local service has no behaviour for it";
            return Reply::framework(501, "NotImplementedException", message);
        }
        match self.invitations.list(&input) {
            Ok(body) => Reply::success(body),
            Err(wrong) => validation::reply(operation, &[wrong]),
        }
    }
}

/// The input of an operation. An empty body is an object without members.
fn read_input(operation: &OperationSchema, body: &[u8]) -> Result<DynamicStructure, String> {
    let json = match body {
        b"" => Json::Object(serde_json::Map::new()),
        document => serde_json::from_slice(document)
            .map_err(|error| format!("The body is no JSON document: {error}"))?,
    };
    shapes::read(operation.input, &json).map_err(|mismatch| mismatch.to_string())
}

fn header<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

/// A service that connections share.
pub(crate) type Shared = Arc<Service>;
