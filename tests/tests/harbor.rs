//! What few services have, on a client that is generated when the tests are built (`tests/harbor/model.json`):
//! authentication schemes, settings that endpoints depend on, endpoint discovery, checksums, long polling, waiters.

mod harbor {
    mod auth;
    mod discovery;
    mod endpoints;
    mod requests;
    mod support;
    mod waiters;
}
