//! Endpoint rules: the lowering of the model's traits, both interpreters of the runtime, and an
//! evaluator of our own to compare them with.

mod binding;
mod conformance;
mod diagram;
mod functions;
mod hostile;
mod mutation;
mod naive;
mod partitions;
mod random;
mod service;

// What the conformance command needs too is there.
use rules_harness::{data as cases, leak, outcome};
