//! What reading a page of 100 items costs in each format (of 1,000 in XML), making a request with labels, query and headers, and streaming;
//! for two clients in one process and by turns.
//!
//! In: the name of a measure (`parse-100-cbor`, `cbor-json`, `parse-100-schema`, `parse-100-rest`,
//! `parse-1000-xml`, `xml-events`, `parse-1000-ec2` with the feature `ec2`, `serialize-rest`, `send-1-gib`, `receive-1-gib`)
//! and the number of samples; out: one JSON object with the samples of both sides. Or in: the name of a client, a number of calls, and perhaps `sorted` (keys) or `empty` (a page
//! without items), for a profiler; out: nothing.

#[path = "../speed/clock.rs"]
mod clock;
mod events;
#[cfg(feature = "ec2")]
mod instances;
mod page;
mod stream;

mod ours {
    use lambda as sdk;
    include!("request.rs");
}

mod published {
    use aws_sdk_lambda as sdk;
    include!("request.rs");
}

use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::body::SdkBody;
use bytes::Bytes;
use page::{Format, Order};
use serde_json::{json, Value};
use std::error::Error;
use std::future::Future;
use std::pin::Pin;

/// What fails ends the program with a sentence.
type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;

/// Calls in one sample: enough to last some tens of milliseconds.
const CALLS: u32 = 200;

/// Answers every request with the same page, in this process.
#[derive(Debug, Clone)]
pub struct Network {
    format: Format,
    body: Bytes,
}

impl HttpConnector for Network {
    fn call(&self, _: HttpRequest) -> HttpConnectorFuture {
        let body = SdkBody::from(self.body.clone());
        let mut response = HttpResponse::new(http::StatusCode::OK.into(), body);
        let headers = response.headers_mut();
        headers.insert("content-type", self.format.media_type());
        if self.format == Format::Cbor {
            headers.insert("smithy-protocol", "rpc-v2-cbor");
        }
        headers.insert("x-amzn-requestid", "00000000-0000-4000-8000-000000000000");
        HttpConnectorFuture::ready(Ok(response))
    }
}

impl HttpClient for Network {
    fn http_connector(
        &self,
        _: &HttpConnectorSettings,
        _: &RuntimeComponents,
    ) -> SharedHttpConnector {
        SharedHttpConnector::new(self.clone())
    }
}

/// Calls once; the number of items comes back.
type Call = Box<dyn Fn() -> Pin<Box<dyn Future<Output = Outcome<usize>>>>>;

/// A client of a crate over a network, ready to be called with its inputs.
macro_rules! client {
    ($krate:ident, $operation:ident$(.$input:ident($value:expr))*, $items:ident) => {
        |network: Network| -> Call {
            use $krate::config::{BehaviorVersion, Config, Credentials, Region};
            let config = Config::builder()
                .behavior_version(BehaviorVersion::latest())
                .region(Region::new("us-east-1"))
                .credentials_provider(Credentials::new(
                    "AKIDEXAMPLE",
                    "SECRET",
                    None,
                    None,
                    "bench",
                ))
                .http_client(network)
                .build();
            let client = $krate::Client::from_conf(config);
            Box::new(move || {
                let call = client.$operation()$(.$input($value))*.send();
                Box::pin(async move { Ok(call.await?.$items().len()) })
            })
        }
    };
}

/// A client by name: how it is made, the format that it reads, its page, and how many items that has.
struct Side {
    make: fn(Network) -> Call,
    format: Format,
    page: fn(usize, Order) -> Value,
    items: usize,
}

fn side(name: &str) -> Outcome<Side> {
    let alarms = |make, format| Side {
        make,
        format,
        page: page::alarms,
        items: 100,
    };
    let parameters = |make| Side {
        make,
        format: Format::Json,
        page: page::parameters,
        items: 100,
    };
    let functions = |make| Side {
        make,
        format: Format::Json,
        page: page::functions,
        items: 100,
    };
    let record_sets = |make| Side {
        make,
        format: Format::Xml,
        page: page::record_sets,
        items: 1000,
    };
    Ok(match name {
        "cbor" => alarms(
            client!(cloudwatch_cbor, describe_alarms, metric_alarms),
            Format::Cbor,
        ),
        "json" => alarms(
            client!(cloudwatch_json, describe_alarms, metric_alarms),
            Format::Json,
        ),
        "published-cbor" => alarms(
            client!(aws_sdk_cloudwatch, describe_alarms, metric_alarms),
            Format::Cbor,
        ),
        "ssm" => parameters(client!(ssm, describe_parameters, parameters)),
        "published-ssm" => parameters(client!(aws_sdk_ssm, describe_parameters, parameters)),
        "lambda" => functions(client!(lambda, list_functions, functions)),
        "published-lambda" => functions(client!(aws_sdk_lambda, list_functions, functions)),
        "route53" => record_sets(client!(
            route53,
            list_resource_record_sets.hosted_zone_id("Z0123456789ABCDEFGHIJ"),
            resource_record_sets
        )),
        "published-route53" => record_sets(client!(
            aws_sdk_route53,
            list_resource_record_sets.hosted_zone_id("Z0123456789ABCDEFGHIJ"),
            resource_record_sets
        )),
        #[cfg(feature = "ec2")]
        "ec2" => instances::side(client!(ec2, describe_instances, reservations)),
        #[cfg(feature = "ec2")]
        "published-ec2" => instances::side(client!(aws_sdk_ec2, describe_instances, reservations)),
        other => return Err(format!("no measure and no client is called `{other}`").into()),
    })
}

impl Side {
    fn client(&self, items: usize, order: Order) -> Call {
        let body = self.format.write(&(self.page)(items, order));
        (self.make)(Network {
            format: self.format,
            body,
        })
    }
}

fn main() -> Outcome<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (name, count, order, is_empty) = match arguments.as_slice() {
        [name, count] => (name, count, Order::Model, false),
        [name, count, kind] if kind == "sorted" => (name, count, Order::Sorted, false),
        [name, count, kind] if kind == "empty" => (name, count, Order::Model, true),
        _ => {
            let usage = "usage: formats MEASURE SAMPLES, or formats CLIENT CALLS [sorted | empty]";
            return Err(usage.into());
        }
    };
    let count: u32 = count.parse()?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let report = runtime.block_on(async {
        match name.as_str() {
            "parse-100-cbor" => compare(["cbor", "published-cbor"], count).await,
            "cbor-json" => compare(["cbor", "json"], count).await,
            "parse-100-schema" => compare(["ssm", "published-ssm"], count).await,
            "parse-100-rest" => compare(["lambda", "published-lambda"], count).await,
            "parse-1000-xml" => compare(["route53", "published-route53"], count).await,
            "xml-events" => events::compare(side("route53")?, count).await,
            "parse-1000-ec2" => compare(["ec2", "published-ec2"], count).await,
            "serialize-rest" => requests(count).await,
            "send-1-gib" => stream::compare(stream::Direction::Send, count).await,
            "receive-1-gib" => stream::compare(stream::Direction::Receive, count).await,
            client => {
                let side = side(client)?;
                let items = if is_empty { 0 } else { side.items };
                let call = side.client(items, order);
                calls(&call, count, items).await?;
                Ok(Value::Null)
            }
        }
    })?;
    println!("{report}");
    Ok(())
}

/// The samples of both sides with a page in the order of the model, and beside them with sorted keys, as servers in other
/// languages write them.
async fn compare(names: [&str; 2], samples: u32) -> Outcome<Value> {
    let sides = [side(names[0])?, side(names[1])?];
    let [ours, published] = reading(&sides, Order::Model, samples).await?;
    let [sorted_ours, sorted_published] = reading(&sides, Order::Sorted, samples).await?;
    Ok(json!({
        "ours": ours,
        "published": published,
        "detail": {
            format!("sorted keys, {}", names[0]): sorted_ours,
            format!("sorted keys, {}", names[1]): sorted_published,
        },
    }))
}

/// Microseconds of processor time for reading the items of a page: a call that receives them, less one that receives none.
async fn reading(sides: &[Side; 2], order: Order, samples: u32) -> Outcome<[Vec<f64>; 2]> {
    let clients = [0, 1].map(|index: usize| {
        let side = &sides[index];
        [side.client(side.items, order), side.client(0, order)]
    });
    let mut all = [Vec::new(), Vec::new()];
    for round in 0..=samples {
        // The side that goes first changes from round to round.
        for turn in 0..2 {
            let index = (round as usize + turn) % 2;
            let ([full, empty], items) = (&clients[index], sides[index].items);
            let each = calls(full, CALLS, items).await? - calls(empty, CALLS, 0).await?;
            // The first round warms up.
            if round > 0 {
                all[index].push(each);
            }
        }
    }
    Ok(all)
}

/// Microseconds of processor time for making a request with a label, a query, headers and a payload. The serializers of
/// both sides must agree on the request.
async fn requests(samples: u32) -> Outcome<Value> {
    let network = || Network {
        format: Format::Json,
        body: Bytes::from_static(b"{}"),
    };
    let (mut of_ours, mut of_published) = (Vec::new(), Vec::new());
    for round in 0..=samples {
        let (one, ours) = ours::serialize(network()).await?;
        let (other, published) = published::serialize(network()).await?;
        if one != other {
            return Err(format!("the requests differ: ours\n{one}\npublished\n{other}").into());
        }
        // The first round warms up.
        if round > 0 {
            of_ours.push(ours);
            of_published.push(published);
        }
    }
    Ok(json!({ "ours": of_ours, "published": of_published, "detail": {} }))
}

/// Calls so many times; the microseconds of one come back.
async fn calls(call: &Call, count: u32, expected: usize) -> Outcome<f64> {
    let started = clock::Clock::start();
    for _ in 0..count {
        let items = call().await?;
        if items != expected {
            return Err(format!("{expected} items were sent and {items} arrived").into());
        }
    }
    Ok(started.microseconds_each(count))
}
