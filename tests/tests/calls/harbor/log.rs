//! All that `tracing` is told on this thread, as text, and by whom.

use std::fmt::{Debug, Write};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::subscriber::{set_default, DefaultGuard};
use tracing::{Dispatch, Event, Metadata, Subscriber};

/// A span or an event.
#[derive(Clone, Debug)]
pub struct Entry {
    pub is_span: bool,
    pub target: String,
    pub name: String,
    /// The fields as `name=value`, in their order.
    pub fields: Vec<String>,
}

/// What was written since it was made.
#[derive(Clone)]
pub struct Log {
    entries: Arc<Mutex<Vec<Entry>>>,
    /// Fields that spans were given after they had begun.
    recorded: Arc<Mutex<Vec<String>>>,
    wanted: fn(&Metadata<'_>) -> bool,
    spans: Arc<AtomicU64>,
}

impl Log {
    /// Takes down everything until the guard is dropped.
    pub fn start() -> (Log, DefaultGuard) {
        Self::of(|_| true)
    }

    /// Takes down what is wanted until the guard is dropped.
    pub fn of(wanted: fn(&Metadata<'_>) -> bool) -> (Log, DefaultGuard) {
        // While there is just one subscriber, `tracing` takes its interest from the thread that comes first to where
        // something is written: that of another test, which wants nothing. Two are asked both.
        static OTHER: OnceLock<Dispatch> = OnceLock::new();
        OTHER.get_or_init(|| Dispatch::new(Log::new(|_| false)));
        let log = Log::new(wanted);
        (log.clone(), set_default(log))
    }

    fn new(wanted: fn(&Metadata<'_>) -> bool) -> Log {
        Log {
            entries: Arc::default(),
            recorded: Arc::default(),
            wanted,
            spans: Arc::default(),
        }
    }

    pub fn entries(&self) -> Vec<Entry> {
        self.entries.lock().unwrap().clone()
    }

    /// All entries, a line for each, and the fields that spans were given later.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for entry in self.entries() {
            let Entry { target, name, .. } = &entry;
            writeln!(text, "{target} {name} {}", entry.fields.join(" ")).unwrap();
        }
        text + &self.recorded.lock().unwrap().join("\n")
    }

    fn note(&self, metadata: &Metadata<'_>, fields: Fields) {
        self.entries.lock().unwrap().push(Entry {
            is_span: metadata.is_span(),
            target: metadata.target().to_owned(),
            name: metadata.name().to_owned(),
            fields: fields.0,
        });
    }
}

#[derive(Default)]
struct Fields(Vec<String>);

impl Visit for Fields {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.0.push(format!("{}={value:?}", field.name()));
    }
}

impl Subscriber for Log {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        (self.wanted)(metadata)
    }

    fn new_span(&self, attributes: &Attributes<'_>) -> Id {
        let mut fields = Fields::default();
        attributes.record(&mut fields);
        self.note(attributes.metadata(), fields);
        Id::from_u64(self.spans.fetch_add(1, Ordering::Relaxed) + 1)
    }

    fn event(&self, event: &Event<'_>) {
        let mut fields = Fields::default();
        event.record(&mut fields);
        self.note(event.metadata(), fields);
    }

    fn record(&self, _span: &Id, values: &Record<'_>) {
        let mut fields = Fields::default();
        values.record(&mut fields);
        self.recorded.lock().unwrap().extend(fields.0);
    }
    fn record_follows_from(&self, _span: &Id, _follows: &Id) {}
    fn enter(&self, _span: &Id) {}
    fn exit(&self, _span: &Id) {}
}
