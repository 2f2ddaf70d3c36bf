//! Generated crates as a user depends on them: the one of this repository beside the published one, and others that are
//! generated here and compiled by applications outside the workspace.

// Programs written for the published crate use ours by its name.
extern crate partnercentralaccount as aws_sdk_partnercentralaccount;

mod circles;
mod drop_in;
mod programs;
mod repository;
mod support;
