//! The local service, from outside.
//!
//! In: requests made by hand and signed by the published signer, the AWS signature suite, recordings
//! of boto3, values that break constraints. Out: assertions on answers, on what the service recorded, and on the data it
//! serves.

mod constraint;
mod faults;
mod listing;
mod protocol;
mod recordings;
mod signature;
mod support;
mod validation;
mod values;
