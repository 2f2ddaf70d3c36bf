//! A local service for tests and demonstrations, driven by a service model.
//!
//! It speaks awsJson over HTTP on loopback, verifies signatures, validates input against the
//! model's constraints, serves a seeded data set of connection invitations, and fails on request.

pub mod calendar;
pub mod clock;
pub mod faults;
pub mod record;
pub mod shapes;
pub mod sigv4;
