//! JMESPath, and waiters, which are made of it.

mod compliance;
