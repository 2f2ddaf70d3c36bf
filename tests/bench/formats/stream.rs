//! What streaming costs: a gibibyte goes to a server on loopback, or comes from it, for both clients of Elastic Block Store
//! by turns. In: a direction and the number of samples. Out: a JSON object with the throughputs of both sides.

use crate::clock::Clock;
use crate::Outcome;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::byte_stream::ByteStream;
use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use http_body_util::BodyExt;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use serde_json::{json, Value};
use std::convert::Infallible;
use std::future::Future;
use std::net::SocketAddr;
use std::pin::Pin;
use std::task::{Context, Poll};

/// The length of a stream.
const GIBIBYTE: u64 = 1 << 30;
/// The length of its parts.
const PART: usize = 1 << 16;

/// Where a stream goes.
#[derive(Clone, Copy, PartialEq)]
pub enum Direction {
    Send,
    Receive,
}

/// Streams once.
type Stream = Box<dyn Fn() -> Pin<Box<dyn Future<Output = Outcome<()>>>>>;

/// What a client of a crate does against a server.
macro_rules! side {
    ($krate:ident, $url:expr, $direction:expr) => {{
        use $krate::config::{BehaviorVersion, Config, Credentials, Region};
        let key = Credentials::new("AKIDEXAMPLE", "SECRET", None, None, "bench");
        let config = Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new("us-east-1"))
            .credentials_provider(key)
            .endpoint_url($url)
            .http_client(aws_smithy_http_client::Builder::new().build_http());
        let client = $krate::Client::from_conf(config.build());
        let stream: Stream = match $direction {
            Direction::Send => Box::new(move || {
                let body = SdkBody::from_body_1_x(Zeros::new());
                let call = client
                    .put_snapshot_block()
                    .snapshot_id("snap-0123456789abcdef0")
                    .block_index(7)
                    .block_data(ByteStream::new(body))
                    .data_length(PART as i32)
                    .checksum("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")
                    .checksum_algorithm($krate::types::ChecksumAlgorithm::ChecksumAlgorithmSha256)
                    .send();
                Box::pin(async move {
                    call.await?;
                    Ok(())
                })
            }),
            Direction::Receive => Box::new(move || {
                let call = client
                    .get_snapshot_block()
                    .snapshot_id("snap-0123456789abcdef0")
                    .block_index(7)
                    .block_token("AAABASdzRWJPbWVpZGVudGl0eQ==")
                    .send();
                Box::pin(async move {
                    let mut body = call.await?.block_data;
                    let mut length = 0;
                    while let Some(part) = body.try_next().await? {
                        length += part.len() as u64;
                    }
                    check(length)
                })
            }),
        };
        stream
    }};
}

/// The throughputs of both sides, in MiB per second of processor time, and beside them those on the clock at the wall. What
/// the server costs does not count: it has a thread of its own.
pub async fn compare(direction: Direction, samples: u32) -> Outcome<Value> {
    let url = format!("http://{}", serve()?);
    let sides = [
        side!(ebs, &url, direction),
        side!(aws_sdk_ebs, &url, direction),
    ];
    let mut processor = [Vec::new(), Vec::new()];
    let mut wall = [Vec::new(), Vec::new()];
    for round in 0..=samples as usize {
        // The side that goes first changes from round to round.
        for turn in 0..2 {
            let index = (round + turn) % 2;
            let (clock, started) = (Clock::start(), std::time::Instant::now());
            sides[index]().await?;
            let seconds = started.elapsed().as_secs_f64();
            let mebibytes = (GIBIBYTE >> 20) as f64;
            // The first round warms up.
            if round > 0 {
                processor[index].push(mebibytes / clock.microseconds_each(1) * 1e6);
                wall[index].push(mebibytes / seconds);
            }
        }
    }
    let [ours, published] = processor;
    let [ours_wall, published_wall] = wall;
    Ok(json!({
        "ours": ours,
        "published": published,
        "detail": {
            "MiB per second, ours": ours_wall,
            "MiB per second, published": published_wall,
        },
    }))
}

fn check(length: u64) -> Outcome<()> {
    match length == GIBIBYTE {
        true => Ok(()),
        false => Err(format!("{GIBIBYTE} bytes were sent and {length} arrived").into()),
    }
}

/// A body of a known length that nobody holds in memory.
struct Zeros {
    left: u64,
    part: Bytes,
}

impl Zeros {
    fn new() -> Self {
        Self {
            left: GIBIBYTE,
            part: Bytes::from_static(&[0; PART]),
        }
    }
}

impl Body for Zeros {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        if self.left == 0 {
            return Poll::Ready(None);
        }
        self.left -= PART as u64;
        Poll::Ready(Some(Ok(Frame::data(self.part.clone()))))
    }

    fn is_end_stream(&self) -> bool {
        self.left == 0
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left)
    }
}

/// Starts a server that reads what is put and answers the rest with a gibibyte. It ends with the process.
fn serve() -> Outcome<SocketAddr> {
    let listener = std::net::TcpListener::bind("127.0.0.1:0")?;
    listener.set_nonblocking(true)?;
    let address = listener.local_addr()?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    std::thread::spawn(move || {
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener)?;
            loop {
                let (stream, _) = listener.accept().await?;
                tokio::spawn(async move {
                    // A client that goes away ends its connection; nobody is left to be told.
                    let _ = hyper::server::conn::http1::Builder::new()
                        .serve_connection(TokioIo::new(stream), service_fn(answer))
                        .await;
                });
            }
            #[allow(unreachable_code)]
            std::io::Result::Ok(())
        })
    });
    Ok(address)
}

type Answer = http::Response<http_body_util::Either<Zeros, http_body_util::Empty<Bytes>>>;

async fn answer(request: http::Request<hyper::body::Incoming>) -> Outcome<Answer> {
    let is_put = request.method() == http::Method::PUT;
    let (mut body, mut length) = (request.into_body(), 0);
    while let Some(frame) = body.frame().await {
        length += frame?.data_ref().map_or(0, |part| part.len() as u64);
    }
    if !is_put {
        return Ok(http::Response::new(http_body_util::Either::Left(
            Zeros::new(),
        )));
    }
    check(length)?;
    let nothing = http_body_util::Either::Right(http_body_util::Empty::new());
    Ok(http::Response::builder().status(201).body(nothing)?)
}
