//! An update that has begun: the models that it replaces come in; a file beside the configuration has their texts until the
//! update has ended. The next update takes back what an interrupted one left, so that it judges the whole difference.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use serde_json::{json, Value};
use smithy_model::{Diagnostic, Diagnostics, Origin};

use crate::config::codes::{self, NOT_WRITTEN};
use crate::paths;
use crate::replace::{remove_drafts, replace, WRITABLE};

/// The file, beside the configuration.
const NAME: &str = ".smithy-codegen-update";

/// A model file that is going to be replaced.
pub(crate) struct Model<'a> {
    pub(crate) path: &'a Path,
    pub(crate) old: &'a str,
    pub(crate) new: &'a str,
}

/// An update that has begun.
pub(crate) struct Pending {
    file: PathBuf,
}

impl Pending {
    /// Notes what is going to be replaced.
    pub(crate) fn begin(
        configuration: &Path,
        models: &[Model<'_>],
    ) -> Result<Pending, Diagnostics> {
        let file = file(configuration);
        let models = models.iter().map(|Model { path, old, new }| {
            let path = paths::absolute(path).display().to_string();
            json!({ "path": path, "old": old, "new": new })
        });
        let models: Vec<Value> = models.collect();
        if !models.is_empty() {
            replace(&file, &Value::Array(models).to_string(), |_| None, WRITABLE)?;
        }
        Ok(Pending { file })
    }

    /// The update has ended well.
    ///
    /// # Errors
    ///
    /// The file cannot be removed; the next update would take this one back.
    pub(crate) fn end(self) -> Result<(), Diagnostics> {
        match fs::remove_file(&self.file) {
            // Without models that changed there is no file.
            Err(error) if error.kind() != ErrorKind::NotFound => {
                let name = paths::shown(&self.file);
                let message = format!("cannot remove {name}: {error}");
                let error = Diagnostic::error(NOT_WRITTEN, message, Origin::file(name));
                let help = "remove it: the next update would take this one back";
                Err(error.help(help).into())
            }
            _ => Ok(()),
        }
    }
}

/// Takes back the models of an update that did not end; whether there was one. A model that was changed since stays.
pub(crate) fn undo(configuration: &Path) -> Result<bool, Diagnostics> {
    let file = file(configuration);
    remove_drafts(&file);
    let Some(models) = read(&file) else {
        return Ok(false);
    };
    for model in &models {
        let text = |key: &str| model.get(key).and_then(Value::as_str);
        let (Some(path), Some(old), Some(new)) = (text("path"), text("old"), text("new")) else {
            continue;
        };
        remove_drafts(Path::new(path));
        match fs::read_to_string(path) {
            Ok(now) if now == new => {
                replace(Path::new(path), old, |_| None, WRITABLE)?;
            }
            Ok(_) => {}
            // It is gone, or not what an update writes.
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::InvalidData) => {}
            Err(error) => {
                let help = "an interrupted update is undone first, and this is one of its models";
                return Err(codes::unreadable(path, &error, help).into());
            }
        }
    }
    let _ = fs::remove_file(file);
    Ok(true)
}

/// Forgets an update that did not end: the crates are made from the models as they are.
pub(crate) fn forget(configuration: &Path) {
    let file = file(configuration);
    remove_drafts(&file);
    for model in read(&file).unwrap_or_default() {
        let path = model.get("path").and_then(Value::as_str);
        path.map(Path::new).into_iter().for_each(remove_drafts);
    }
    let _ = fs::remove_file(file);
}

/// The models of an update that did not end.
fn read(file: &Path) -> Option<Vec<Value>> {
    let text = fs::read_to_string(file).ok()?;
    match serde_json::from_str(&text) {
        Ok(Value::Array(models)) => Some(models),
        _ => None,
    }
}

fn file(configuration: &Path) -> PathBuf {
    paths::absolute(configuration).with_file_name(NAME)
}
