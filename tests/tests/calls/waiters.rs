//! JMESPath, and waiters, which are made of it.

mod acceptors;
mod compliance;
