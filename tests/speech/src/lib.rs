//! The client of `model.json`, generated when this crate is built.
#![forbid(unsafe_code)]
#![deny(missing_docs)]
#![allow(deprecated, clippy::all)]

include!(concat!(env!("OUT_DIR"), "/speech/src/root.rs"));
