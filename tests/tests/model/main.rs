//! The model reader: real models against independent counts and an independent flattening, every typed trait against
//! malformed values, resolving by the cases of the specification, and hostile input.

mod archives;
mod c2j;
mod consumers;
mod corpus;
mod diagnostics;
mod document;
mod flatten;
mod fuzz;
mod hostile;
mod json;
mod mixins;
mod paginators;
mod resolve;
mod support;
mod traits;
mod walk;
