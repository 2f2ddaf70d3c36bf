//! What a program does with a generated client: it calls, pages, waits, and reads what comes back. The local service
//! that answers many of these calls is tested here too.
//!
//! In: canned answers, recordings of boto3, the local service. Out: assertions on requests, outputs, errors and logs.

mod cbor;
mod client;
mod endpoint;
mod events;
mod harbor;
mod http;
mod json;
mod local_service;
mod presigning;
mod streams;
mod waiters;
mod xml;
