//! The operations that a crate calls: its source comes in, and the model of a service; the names of operations go out.
//!
//! A call of a client begins with the method of its operation, which has no arguments: `client.assume_role()`. A method
//! of the same name on something else adds an operation that is not needed, which costs little; no call is missed.

use std::fs;
use std::io;
use std::path::Path;

use smithy_codegen::naming;
use smithy_model::{Diagnostics, Model};

use crate::config::codes;
use crate::paths;

/// The text of all Rust files of a crate.
///
/// # Errors
///
/// A file cannot be read.
pub(super) fn source(folder: &Path) -> Result<String, Diagnostics> {
    let folder = folder.join("src");
    let mut text = String::new();
    match add(&folder, &mut text) {
        Ok(()) => Ok(text),
        Err(error) => {
            let help = "cargo keeps the source of aws-config there; `cargo fetch` brings it";
            Err(codes::unreadable(&paths::shown(&folder), &error, help).into())
        }
    }
}

fn add(folder: &Path, text: &mut String) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            add(&path, text)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            text.push_str(&fs::read_to_string(&path)?);
        }
    }
    Ok(())
}

/// The operations of the model's services whose methods the source calls.
pub(super) fn operations(source: &str, model: &Model) -> Vec<String> {
    let mut called = Vec::new();
    for service in model.services() {
        let names = naming::assign(model, &service, &mut Diagnostics::new());
        for (id, names) in names.operations() {
            if source.contains(&format!(".{}()", names.method)) {
                called.push(id.name().to_owned());
            }
        }
    }
    called
}
