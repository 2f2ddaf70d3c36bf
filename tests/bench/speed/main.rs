//! What a call costs, for our client and for the published one, in one process and by turns.
//!
//! In: the name of a measure (`call`, `parse`, `serialize`, `loopback`) and the number of samples; out: one JSON object with
//! the samples of both sides. Or in: `ours` or `published` and a number of calls, for a profiler; out: nothing.

mod canned;
mod clock;
mod server;

use serde_json::{json, Value};
use std::error::Error;

/// What fails ends the program with a sentence.
type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;

mod ours {
    use partnercentralaccount as sdk;
    include!("side.rs");
}

mod published {
    use aws_sdk_partnercentralaccount as sdk;
    include!("side.rs");
}

/// Calls in one sample: enough to last some tens of milliseconds.
const CALLS: u32 = 200;
/// Calls without items in one sample.
const EMPTY_CALLS: u32 = 1000;
/// Requests serialized in one sample.
const REQUESTS: usize = 4000;
/// Calls under way at a time in the measure of throughput.
const CONCURRENT: usize = 8;

fn main() -> Outcome<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [measure, samples] = arguments.as_slice() else {
        return Err(
            "usage: speed call|parse|serialize|loopback SAMPLES, or ours|published CALLS".into(),
        );
    };
    let samples: usize = samples.parse()?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let report = runtime.block_on(async {
        match measure.as_str() {
            "call" => call(samples).await,
            "ours" | "published" => only(measure, samples).await,
            "parse" => parse(samples).await,
            "serialize" => serialize(samples).await,
            "loopback" => loopback(samples).await,
            other => Err(format!("no measure is called `{other}`").into()),
        }
    })?;
    println!("{report}");
    Ok(())
}

/// Microseconds of processor time for a call that receives no items. The side that goes first changes from round to round.
async fn call(samples: usize) -> Outcome<Value> {
    let empty = canned::page(0);
    let ours = ours::client(canned::Network::new(&empty));
    let published = published::client(canned::Network::new(&empty));
    let (mut of_ours, mut of_published) = (Vec::new(), Vec::new());
    for round in 0..=samples {
        for turn in 0..2 {
            let started = clock::Clock::start();
            if (round + turn) % 2 == 0 {
                for _ in 0..EMPTY_CALLS {
                    expect(0, ours::call(&ours).await?)?;
                }
                of_ours.push(started.microseconds_each(EMPTY_CALLS));
            } else {
                for _ in 0..EMPTY_CALLS {
                    expect(0, published::call(&published).await?)?;
                }
                of_published.push(started.microseconds_each(EMPTY_CALLS));
            }
        }
    }
    // The first round warms up.
    Ok(json!({ "ours": of_ours[1..], "published": of_published[1..], "detail": {} }))
}

/// Calls of one side that receive no items: what a profiler counts.
async fn only(side: &str, calls: usize) -> Outcome<Value> {
    let network = canned::Network::new(&canned::page(0));
    match side {
        "ours" => {
            let client = ours::client(network);
            for _ in 0..calls {
                expect(0, ours::call(&client).await?)?;
            }
        }
        _ => {
            let client = published::client(network);
            for _ in 0..calls {
                expect(0, published::call(&client).await?)?;
            }
        }
    }
    Ok(Value::Null)
}

/// Microseconds of processor time for reading a page of 100 items: a call that receives 100, less one that
/// receives none.
async fn parse(samples: usize) -> Outcome<Value> {
    let (full, empty) = (canned::page(100), canned::page(0));
    let ours = [
        ours::client(canned::Network::new(&full)),
        ours::client(canned::Network::new(&empty)),
    ];
    let published = [
        published::client(canned::Network::new(&full)),
        published::client(canned::Network::new(&empty)),
    ];
    let (mut of_ours, mut of_published) = (Vec::new(), Vec::new());
    for round in 0..=samples {
        let started = clock::Clock::start();
        for _ in 0..CALLS {
            expect(100, ours::call(&ours[0]).await?)?;
        }
        let ours_full = started.microseconds_each(CALLS);
        let started = clock::Clock::start();
        for _ in 0..CALLS {
            expect(100, published::call(&published[0]).await?)?;
        }
        let published_full = started.microseconds_each(CALLS);
        let started = clock::Clock::start();
        for _ in 0..CALLS {
            expect(0, ours::call(&ours[1]).await?)?;
        }
        let ours_empty = started.microseconds_each(CALLS);
        let started = clock::Clock::start();
        for _ in 0..CALLS {
            expect(0, published::call(&published[1]).await?)?;
        }
        let published_empty = started.microseconds_each(CALLS);
        // The first round warms up.
        if round > 0 {
            of_ours.push([ours_full - ours_empty, ours_full, ours_empty]);
            of_published.push([
                published_full - published_empty,
                published_full,
                published_empty,
            ]);
        }
    }
    let column =
        |rows: &[[f64; 3]], index: usize| rows.iter().map(|row| row[index]).collect::<Vec<_>>();
    Ok(json!({
        "ours": column(&of_ours, 0),
        "published": column(&of_published, 0),
        "detail": {
            "call with 100 items, ours": column(&of_ours, 1),
            "call with 100 items, published": column(&of_published, 1),
            "call with 0 items, ours": column(&of_ours, 2),
            "call with 0 items, published": column(&of_published, 2),
        },
    }))
}

fn expect(expected: usize, items: usize) -> Outcome<()> {
    match items == expected {
        true => Ok(()),
        false => Err(format!("{expected} items were sent and {items} arrived").into()),
    }
}

/// Microseconds of processor time for making a request with every member set, headers included. The
/// serializers of both sides must agree on the request.
async fn serialize(samples: usize) -> Outcome<Value> {
    let empty = canned::page(0);
    let (mut of_ours, mut of_published) = (Vec::new(), Vec::new());
    for round in 0..=samples {
        let (one, ours) = ours::serialize(canned::Network::new(&empty), REQUESTS).await?;
        let (other, published) =
            published::serialize(canned::Network::new(&empty), REQUESTS).await?;
        if one != other {
            return Err(format!("the requests differ: ours\n{one}\npublished\n{other}").into());
        }
        if round > 0 {
            of_ours.push(ours);
            of_published.push(published);
        }
    }
    Ok(json!({ "ours": of_ours, "published": of_published, "detail": {} }))
}

/// Calls per second against a server on loopback that answers with 100 items: one after the other, and
/// several at a time.
async fn loopback(samples: usize) -> Outcome<Value> {
    let address = server::start(canned::page(100))?;
    let url = format!("http://{address}");
    let ours = ours::network_client(&url);
    let published = published::network_client(&url);
    let mut rows: [Vec<f64>; 4] = Default::default();
    for round in 0..=samples {
        let mut row = [0.0; 4];
        // The side that goes first changes from round to round.
        for turn in 0..2 {
            if (round + turn) % 2 == 0 {
                row[0] = ours::calls_per_second(&ours, CALLS, 1).await?;
                row[2] = ours::calls_per_second(&ours, CALLS, CONCURRENT).await?;
            } else {
                row[1] = published::calls_per_second(&published, CALLS, 1).await?;
                row[3] = published::calls_per_second(&published, CALLS, CONCURRENT).await?;
            }
        }
        if round > 0 {
            rows.iter_mut()
                .zip(row)
                .for_each(|(column, value)| column.push(value));
        }
    }
    let [ours_alone, published_alone, ours_together, published_together] = rows;
    Ok(json!({
        "ours": ours_alone,
        "published": published_alone,
        "detail": {
            "8 calls at a time, ours": ours_together,
            "8 calls at a time, published": published_together,
        },
    }))
}
