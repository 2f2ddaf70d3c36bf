//! The generated client, whole: what it sends, what it makes of answers, when it tries again.
//!
//! In: recordings of boto3, the local service, and answers made for a case. Out: assertions on
//! requests, outputs, errors and the sequence of attempts.

mod end_to_end;
mod failures;
mod recordings;
mod support;
