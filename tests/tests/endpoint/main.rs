//! Endpoint rules: the lowering of the model's traits, both interpreters of the runtime, and an
//! evaluator of our own to compare them with.

mod binding;
mod cases;
mod conformance;
mod diagram;
mod functions;
mod hostile;
mod input;
mod leak;
mod naive;
mod outcome;
mod random;
mod rules;
mod service;
