//! A server on loopback, on a thread of its own. In: a body. Out: its address; every request is answered with
//! that body. It serves as many connections as the measure opens, and ends with the process.

use crate::Outcome;
use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use std::convert::Infallible;
use std::net::SocketAddr;

/// Connections served at a time.
const MOST_CONNECTIONS: usize = 64;

/// Starts it.
pub fn start(body: Bytes) -> Outcome<SocketAddr> {
    let listener = std::net::TcpListener::bind("127.0.0.1:0")?;
    listener.set_nonblocking(true)?;
    let address = listener.local_addr()?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    std::thread::spawn(move || runtime.block_on(serve(listener, body)));
    Ok(address)
}

async fn serve(listener: std::net::TcpListener, body: Bytes) -> std::io::Result<()> {
    let listener = tokio::net::TcpListener::from_std(listener)?;
    let permits = std::sync::Arc::new(tokio::sync::Semaphore::new(MOST_CONNECTIONS));
    loop {
        let (stream, _) = listener.accept().await?;
        stream.set_nodelay(true)?;
        let Ok(permit) = permits.clone().acquire_owned().await else {
            return Ok(());
        };
        let body = body.clone();
        tokio::spawn(async move {
            let service = service_fn(move |request| answer(request, body.clone()));
            // A client that goes away ends its connection; nobody is left to be told.
            let _ = hyper::server::conn::http1::Builder::new()
                .serve_connection(TokioIo::new(stream), service)
                .await;
            drop(permit);
        });
    }
}

async fn answer(
    request: http::Request<Incoming>,
    body: Bytes,
) -> Result<http::Response<Full<Bytes>>, Infallible> {
    // The request is read to its end before it is answered.
    let _ = request.into_body().collect().await;
    let mut response = http::Response::new(Full::new(body));
    let headers = response.headers_mut();
    headers.insert(
        "content-type",
        http::HeaderValue::from_static("application/x-amz-json-1.0"),
    );
    headers.insert(
        "x-amzn-requestid",
        http::HeaderValue::from_static("00000000-0000-4000-8000-000000000000"),
    );
    Ok(response)
}
