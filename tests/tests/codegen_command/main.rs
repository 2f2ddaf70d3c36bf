//! `cargo xtask codegen` as a user meets it: a folder with a model and a `codegen.toml` comes in, what is
//! printed, the exit code and the files go out.

mod bad_configuration;
mod bad_input;
mod closure;
mod every_error;
#[cfg(unix)]
mod examples;
mod files;
mod import;
mod keep_going;
mod many;
mod names;
mod other_service;
mod project;
mod show;
mod subset;
mod tools;
mod workspace;
