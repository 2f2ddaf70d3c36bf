//! The callsites of an operation for `tracing`: the span of its calls and the event of its responses. The description
//! of the operation comes in; spans and events go out whose target is the operation's module, as if the generated crate
//! had written them. So filters by crate and by span find them.
//!
//! A macro of `tracing` makes a static for each place where it is written, and here one place writes for all
//! operations. The callsites of an operation are made when it is called for the first time, registered like those
//! of macros, and kept for the life of the program.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{OnceLock, PoisonError, RwLock};

use tracing::field::{debug, FieldSet, Value};
use tracing::level_filters::{LevelFilter, STATIC_MAX_LEVEL};
use tracing::metadata::Kind;
use tracing::subscriber::Interest;
use tracing::{callsite, dispatcher, Event, Level, Metadata, Span};

use super::Descriptor;
use crate::service::Service;

/// The fields of the span of a call.
const CALL: &[&str] = &[
    "rpc.service",
    "rpc.method",
    "sdk_invocation_id",
    "rpc.system",
];

/// The field of the event of a response.
const RESPONSE: &[&str] = &["request_id"];

/// The level of calls and their responses.
const LEVEL: Level = Level::DEBUG;

/// The callsites of an operation.
#[derive(Debug)]
pub(crate) struct Callsites {
    service: &'static str,
    operation: &'static str,
    call: &'static Callsite,
    response: &'static Callsite,
}

impl Callsites {
    /// The callsites of this operation: the same ones for all clients of the program.
    pub(crate) fn of(service: &Service, operation: &Descriptor) -> &'static Self {
        /// By module and operation.
        type Known = HashMap<(&'static str, &'static str), &'static Callsites>;
        static KNOWN: OnceLock<RwLock<Known>> = OnceLock::new();
        let known = KNOWN.get_or_init(RwLock::default);
        let key = (operation.module, operation.name);
        let read = known.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(callsites) = read.get(&key) {
            return callsites;
        }
        drop(read);
        let mut write = known.write().unwrap_or_else(PoisonError::into_inner);
        write
            .entry(key)
            .or_insert_with(|| Box::leak(Box::new(Self::new(service, operation))))
    }

    fn new(service: &Service, operation: &Descriptor) -> Self {
        let span = format!("{}.{}", service.sdk_id, operation.name);
        let event = concat!("event ", file!(), ":", line!());
        Self {
            service: service.sdk_id,
            operation: operation.name,
            call: Callsite::register(span.leak(), operation.module, CALL, Kind::SPAN),
            response: Callsite::register(event, operation.module, RESPONSE, Kind::EVENT),
        }
    }

    /// The span of a call.
    pub(crate) fn call(&self) -> Span {
        let metadata = self.call.metadata();
        // The id tells apart the log lines of calls that run at the same time; it goes nowhere else.
        let id = fastrand::u32(1_000_000..10_000_000);
        let values: [Option<&dyn Value>; 4] = [
            Some(&self.service),
            Some(&self.operation),
            Some(&id),
            Some(&"aws-api"),
        ];
        let values = metadata.fields().value_set_all(&values);
        if self.call.is_enabled() {
            return Span::new(metadata, &values);
        }
        let span = Span::new_disabled(metadata);
        // With `tracing`'s feature `log` and no subscriber, it is a record of `log`.
        span.record_all(&values);
        span
    }

    /// Notes the request id of a response.
    pub(crate) fn response(&self, request_id: Option<&str>) {
        if self.response.is_enabled() {
            let metadata = self.response.metadata();
            let id = debug(request_id);
            let values = [Some(&id as &dyn Value)];
            Event::dispatch(metadata, &metadata.fields().value_set_all(&values));
        }
    }
}

/// A place that writes spans or events.
#[derive(Debug)]
struct Callsite {
    /// It refers to the callsite, so it is made afterwards, before anything else sees the callsite.
    metadata: OnceLock<Metadata<'static>>,
    interest: AtomicU8,
}

/// The interest of subscribers in a callsite.
const NEVER: u8 = 0;
const SOMETIMES: u8 = 1;
const ALWAYS: u8 = 2;

impl Callsite {
    /// A new callsite, which subscribers know.
    fn register(
        name: &'static str,
        module: &'static str,
        fields: &'static [&'static str],
        kind: Kind,
    ) -> &'static Self {
        let this: &'static Self = Box::leak(Box::new(Self {
            metadata: OnceLock::new(),
            interest: AtomicU8::new(SOMETIMES),
        }));
        this.metadata.get_or_init(|| {
            let fields = FieldSet::new(fields, callsite::Identifier(this));
            let (file, line) = (Some(file!()), Some(line!()));
            Metadata::new(name, module, LEVEL, file, line, Some(module), fields, kind)
        });
        callsite::register(this);
        this
    }

    fn metadata(&self) -> &Metadata<'static> {
        let metadata = self.metadata.get();
        metadata.expect("a callsite has its metadata before it is registered")
    }

    fn is_enabled(&self) -> bool {
        LEVEL <= STATIC_MAX_LEVEL
            && LEVEL <= LevelFilter::current()
            && match self.interest.load(Ordering::Relaxed) {
                NEVER => false,
                ALWAYS => true,
                _ => dispatcher::get_default(|current| current.enabled(self.metadata())),
            }
    }
}

impl callsite::Callsite for Callsite {
    fn set_interest(&self, interest: Interest) {
        let interest = match interest {
            interest if interest.is_never() => NEVER,
            interest if interest.is_always() => ALWAYS,
            _ => SOMETIMES,
        };
        self.interest.store(interest, Ordering::Relaxed);
    }

    fn metadata(&self) -> &Metadata<'_> {
        self.metadata()
    }
}
