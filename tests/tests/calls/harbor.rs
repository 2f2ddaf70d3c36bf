//! What few services have, on a client that is generated when the tests are built (`tests/harbor/model.json`):
//! authentication schemes, settings that endpoints depend on, endpoint discovery, checksums, long polling, waiters,
//! secrets; and what every client has that only a real connection shows: its log and its user agent.

mod auth;
mod discovery;
mod endpoints;
mod log;
mod loopback;
mod requests;
mod secrets;
mod spans;
mod support;
mod waiters;
