//! The demonstration client.

fn main() {}
