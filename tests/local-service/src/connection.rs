//! HTTP around the service. In: a connection. Out: answers with their headers, faults included, and
//! a record of each request.

use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderValue, Response};
use http_body_util::{BodyExt, Limited};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpStream;

use crate::body::{ScriptedBody, Step};
use crate::calendar::Moment;
use crate::control;
use crate::faults::{Fault, FaultKind};
use crate::record::{Ending, RecordedRequest};
use crate::reply::Reply;
use crate::service::{Answer, Request, Shared};

/// The most that a request may send.
const LARGEST_BODY: usize = 1 << 20;
/// How long a client may take to send its headers, and then its body.
const PATIENCE: Duration = Duration::from_secs(30);

/// Why a connection ends without an answer.
#[derive(Debug)]
struct Cut;

impl fmt::Display for Cut {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the connection is cut")
    }
}

impl std::error::Error for Cut {}

/// Serves one connection until either side closes it.
pub(crate) async fn serve(stream: TcpStream, service: Shared) {
    // An answer goes out in one piece; there is nothing to gather it with.
    let _ = stream.set_nodelay(true);
    let handler = service_fn(move |request| {
        let service = Shared::clone(&service);
        async move { respond(service, request).await }
    });
    // How a connection ends is the client's business: what matters was recorded before.
    let _ = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(PATIENCE)
        .serve_connection(TokioIo::new(stream), handler)
        .await;
}

/// Answers one request, or says that the connection is to be cut.
async fn respond(
    service: Shared,
    request: http::Request<Incoming>,
) -> Result<Response<ScriptedBody>, Cut> {
    let request = match receive(request).await {
        Ok(request) => request,
        Err(reply) => return Ok(response(&service, &reply, whole(&reply))),
    };
    if request.path == control::PATH {
        let reply = control::answer(&service, &request);
        return Ok(response(&service, &reply, whole(&reply)));
    }
    let Answer { reply, fault } = service.answer(&request);
    record(&service, request, &reply, fault.as_ref());
    if let Some(Fault {
        kind: FaultKind::Slow,
        delay,
        ..
    }) = fault
    {
        tokio::time::sleep(delay).await;
    }
    let body = match fault {
        None => whole(&reply),
        Some(fault) => faulty(&reply, &fault)?,
    };
    Ok(response(&service, &reply, body))
}

/// Reads the whole request.
async fn receive(request: http::Request<Incoming>) -> Result<Request, Reply> {
    let (parts, body) = request.into_parts();
    let collected = tokio::time::timeout(PATIENCE, Limited::new(body, LARGEST_BODY).collect());
    let body = match collected.await {
        Ok(Ok(collected)) => collected.to_bytes(),
        Ok(Err(_)) => {
            let message =
                format!("The body must arrive whole and have at most {LARGEST_BODY} bytes");
            return Err(Reply::framework(
                413,
                "RequestEntityTooLargeException",
                &message,
            ));
        }
        Err(_) => {
            return Err(Reply::framework(
                408,
                "RequestTimeoutException",
                "The body took too long to arrive",
            ));
        }
    };
    Ok(Request {
        method: parts.method.as_str().to_owned(),
        path: parts.uri.path().to_owned(),
        query: parts.uri.query().unwrap_or_default().to_owned(),
        headers: parts.headers,
        body,
    })
}

fn record(service: &Shared, request: Request, reply: &Reply, fault: Option<&Fault>) {
    let fault = fault.map(|fault| fault.kind);
    let cut = fault == Some(FaultKind::CutBeforeResponse);
    service.record.add(RecordedRequest {
        method: request.method,
        path: request.path,
        headers: request.headers,
        body: request.body,
        ending: Ending {
            status: (!cut).then_some(reply.status),
            error: reply.error.clone().filter(|_| !cut),
            fault,
        },
    });
}

/// A body with the `Content-Length` that is announced for it; `None` leaves that to hyper.
struct Outgoing {
    body: ScriptedBody,
    announced: Option<usize>,
}

fn whole(reply: &Reply) -> Outgoing {
    Outgoing {
        body: ScriptedBody::whole(Bytes::from(reply.body.clone())),
        announced: None,
    }
}

/// The body of `reply` as `fault` has it.
fn faulty(reply: &Reply, fault: &Fault) -> Result<Outgoing, Cut> {
    let bytes = Bytes::from(reply.body.clone());
    let half = bytes.len() / 2;
    let (first, second) = (bytes.slice(..half), bytes.slice(half..));
    let announced = Some(bytes.len());
    Ok(match fault.kind {
        FaultKind::Throttle | FaultKind::ServerError | FaultKind::Slow => whole(reply),
        FaultKind::CutBeforeResponse => return Err(Cut),
        FaultKind::CutBody => Outgoing {
            // The wait lets the first half leave before the connection breaks.
            body: ScriptedBody::scripted([
                Step::Send(first),
                Step::Wait(Duration::from_millis(20)),
                Step::Break,
            ]),
            announced,
        },
        FaultKind::StallBody => Outgoing {
            body: ScriptedBody::scripted([
                Step::Send(first),
                Step::Wait(fault.delay),
                Step::Send(second),
            ]),
            announced,
        },
        FaultKind::TruncatedBody => Outgoing {
            body: ScriptedBody::whole(first),
            announced: None,
        },
        FaultKind::MalformedBody => Outgoing {
            body: ScriptedBody::whole(Bytes::from_static(
                b"{\"ConnectionInvitationSummaries\": [}",
            )),
            announced: None,
        },
        FaultKind::WrongContentLength => Outgoing {
            announced: Some(bytes.len() + 100),
            body: ScriptedBody::scripted([Step::Send(bytes)]),
        },
    })
}

fn response(service: &Shared, reply: &Reply, outgoing: Outgoing) -> Response<ScriptedBody> {
    let Outgoing { body, announced } = outgoing;
    let mut response = Response::new(body);
    // Every status here is a constant or was checked by the model's reader.
    *response.status_mut() = http::StatusCode::from_u16(reply.status).unwrap_or_default();
    let date = Moment::from_epoch_seconds(service.clock.now()).http_date();
    let headers = [
        ("content-type", service.api.content_type()),
        ("x-amzn-requestid", service.next_request_id()),
        ("date", date),
    ];
    for (name, value) in headers {
        if let Ok(value) = HeaderValue::from_str(&value) {
            response.headers_mut().insert(name, value);
        }
    }
    if let Some(length) = announced {
        response
            .headers_mut()
            .insert("content-length", HeaderValue::from(length));
    }
    response
}
