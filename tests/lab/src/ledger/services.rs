//! Which services have a list of differences: a name comes in, the file of its list or what there is instead goes out.

use std::path::{Path, PathBuf};

use smithy_model::spelling::question;

use crate::tools::{repository, Outcome, Problem};

/// What lies beside the lists and is none of a service.
const OTHERS: [&str; 4] = ["ledger", "ours", "published", "rules"];

/// Where the differences of a service stand; without one, those of the crate that is checked in.
pub(super) fn list(service: Option<&str>) -> Outcome<PathBuf> {
    let folder = repository().join("tests/ledger");
    let Some(service) = service else {
        return Ok(folder.join("ledger.toml"));
    };
    let names = names(&folder)?;
    if names.iter().any(|name| name == service) {
        return Ok(folder.join(format!("{service}.toml")));
    }
    let meant = question(service, names.iter().map(String::as_str));
    let meant = meant.map_or_else(String::new, |question| format!(" ({question})"));
    Err(Problem(format!(
        "no differences are listed for the service `{}`{meant}; there are lists for {}. To compare another service, \
         begin with an empty tests/ledger/SERVICE.toml",
        service.escape_debug(),
        names.join(", "),
    )))
}

/// The services that have a list, by name.
fn names(folder: &Path) -> Outcome<Vec<String>> {
    let entries = std::fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let entries = entries.map_err(|error| Problem::file("read", folder, error))?;
    let stems = entries.iter().filter_map(|entry| {
        let name = entry.file_name();
        name.to_str()?.strip_suffix(".toml").map(str::to_owned)
    });
    let mut names: Vec<String> = stems
        .filter(|stem| !OTHERS.contains(&stem.as_str()))
        .collect();
    names.sort();
    Ok(names)
}
