//! Reading a page in XML, and in the place of the published client the parser quick-xml alone: it goes through the elements and
//! texts of the same bytes and keeps nothing.

use std::hint::black_box;

use quick_xml::events::Event;
use quick_xml::Reader;
use serde_json::{json, Value};

use super::page::Order;
use super::{calls, clock, Outcome, Side, CALLS};

/// Microseconds of processor time for reading the items of a page as values, and for going through it, by turns.
pub async fn compare(side: Side, samples: u32) -> Outcome<Value> {
    let page = side.format.write(&(side.page)(side.items, Order::Model));
    let text = std::str::from_utf8(&page)?;
    let (full, empty) = (
        side.client(side.items, Order::Model),
        side.client(0, Order::Model),
    );
    let (mut of_ours, mut of_events) = (Vec::new(), Vec::new());
    for round in 0..=samples {
        let ours = calls(&full, CALLS, side.items).await? - calls(&empty, CALLS, 0).await?;
        let started = clock::Clock::start();
        for _ in 0..CALLS {
            black_box(walk(text)?);
        }
        let events = started.microseconds_each(CALLS);
        // The first round warms up.
        if round > 0 {
            of_ours.push(ours);
            of_events.push(events);
        }
    }
    Ok(json!({ "ours": of_ours, "published": of_events, "detail": {} }))
}

/// Goes through a document; the bytes of its texts come back, references resolved.
fn walk(text: &str) -> Outcome<usize> {
    let mut reader = Reader::from_str(text);
    let mut bytes = 0;
    loop {
        match reader.read_event()? {
            Event::Eof => return Ok(bytes),
            Event::Start(element) => {
                black_box(element.name());
            }
            Event::Text(text) => bytes += text.xml10_content().len(),
            Event::GeneralRef(reference) => bytes += reference.xml10_content().len(),
            _ => {}
        }
    }
}
