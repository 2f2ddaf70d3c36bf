//! A local service for tests and demonstrations, driven by a service model.
//!
//! It speaks awsJson over HTTP on loopback, verifies signatures, validates input against the
//! model's constraints, serves a seeded data set of connection invitations, and fails on request.
//!
//! ```no_run
//! # async fn example() -> Result<(), local_service::StartError> {
//! use local_service::{Fault, FaultKind, LocalService};
//!
//! let service = LocalService::builder()
//!     .fault(Fault::new(FaultKind::Throttle, 1))
//!     .start()
//!     .await?;
//! println!("listening on {}", service.endpoint_url());
//! // ... call it, then:
//! assert_eq!(service.counters().throttled, 1);
//! service.shutdown().await;
//! # Ok(())
//! # }
//! ```

mod api;
mod body;
mod builder;
pub mod calendar;
mod clock;
mod connection;
mod constraint;
pub mod control;
pub mod credentials;
mod faults;
mod invitations;
mod record;
mod reply;
mod service;
mod shapes;
pub mod sigv4;
mod validation;

pub use api::{Api, ErrorSchema, OperationSchema};
pub use builder::{LocalService, Running, StartError, DEFAULT_REGION};
pub use constraint::{
    violations, Constraint, Path, PathSegment, Pattern, Subject, UnsupportedPattern, Violation,
};
pub use faults::{Fault, FaultKind, UnknownFault};
pub use invitations::data::{DEFAULT_SEED, DEFAULT_SIZE};
pub use record::{Counters, Ending, RecordedRequest};
pub use shapes::{
    read, to_json, Dynamic, DynamicStructure, ListSchema, MapSchema, MemberSchema, Mismatch, Place,
    SchemaError, Schemas, StructureSchema, Target,
};
