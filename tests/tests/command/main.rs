//! The command as a user runs it: a folder with a model and a `codegen.toml` comes in, what is printed, the exit code
//! and the files go out. Models that mean harm go through the generator in `hostile`.

mod aws_config;
mod bad_configuration;
mod bad_input;
mod beside;
mod build_script;
mod changes;
mod closure;
mod configuration;
mod diff;
mod every_error;
#[cfg(unix)]
mod examples;
mod files;
mod hostile;
mod import;
mod init;
mod interrupted;
mod json_reports;
mod keep_going;
mod laboratory;
mod many;
mod names;
mod other_service;
mod project;
mod show;
mod subset;
mod tools;
mod workspace;
