//! The suite `behavior`: folders with a small model and cases of several calls (waiters, paginators, retries) come in,
//! ours and those of the data; what became of each case goes out.
//!
//! A folder has `model.json`, and `cases.json` with a list of cases. Which cases there are is counted here, so that a
//! case which a program passes over fails.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde_json::Value;

use super::botocore_suites::client;
use super::filter::Filter;
use super::models::{entries, Group, Loaded, Source};
use super::parts::clients;
use super::programs::{Programs, Wanted};
use super::said::outcome_of;
use super::suite::{Name, Suite};
use crate::tools::{repository, workers, Outcome};

/// How long the cases of one model may take together; their pauses take no time.
const LIMIT: Duration = Duration::from_secs(120);

/// The folders.
#[derive(Debug, Default)]
pub(super) struct Found(Vec<Folder>);

/// A model with its cases.
#[derive(Debug)]
struct Folder {
    name: String,
    model: PathBuf,
    cases: PathBuf,
    /// The names of its cases, or why they cannot be read.
    ids: Result<Vec<String>, String>,
}

/// Finds the folders in `tests/behavior` of the repository and in `behavior` of the data.
pub(super) fn find(data: Option<&Path>, filter: &Filter) -> Outcome<Found> {
    let own = repository().join("tests/behavior");
    let others = data.map(|data| data.join("behavior"));
    let mut found = Found::default();
    for root in [Some(own), others].into_iter().flatten() {
        for path in entries(&root)?.iter().filter(|path| path.is_dir()) {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if filter.protocols.is_empty() && filter.admits_service(&name, &name) {
                let cases = path.join("cases.json");
                found.0.push(Folder {
                    name: name.into_owned(),
                    model: path.join("model.json"),
                    ids: ids(&cases),
                    cases,
                });
            }
        }
    }
    Ok(found)
}

/// The names of the cases of a file, each there once.
fn ids(file: &Path) -> Result<Vec<String>, String> {
    let bytes = std::fs::read(file).map_err(|error| error.to_string())?;
    let cases: Vec<Value> = serde_json::from_slice(&bytes).map_err(|error| error.to_string())?;
    let mut seen = BTreeSet::new();
    let ids = cases.iter().map(|case| match case["id"].as_str() {
        Some(id) if seen.insert(id) => Ok(id.to_owned()),
        Some(id) => Err(format!("two cases are called {id}")),
        None => Err("a case has no `id`".to_owned()),
    });
    ids.collect()
}

impl Found {
    /// The models to read.
    pub(super) fn sources(&self) -> impl Iterator<Item = Source> + '_ {
        self.0.iter().map(|folder| Source {
            path: folder.model.clone(),
            group: Group::Behavior,
            name: folder.name.clone(),
            generate: true,
            operations: None,
        })
    }

    /// Runs the cases.
    pub(super) fn run(&self, loaded: &[Loaded], programs: &Programs, jobs: usize) -> Suite {
        let start = Instant::now();
        let mut suite = Suite::new(Name::Behavior);
        let parts = workers::each(&self.0, jobs, |folder, _| folder.run(loaded, programs));
        for (part, folder) in parts.into_iter().zip(&self.0) {
            match part {
                Ok(part) => suite.add(part),
                Err(why) => suite.ran(&folder.name, Err(why)),
            }
        }
        suite.duration = start.elapsed();
        suite
    }
}

impl Folder {
    fn run(&self, loaded: &[Loaded], programs: &Programs) -> Suite {
        let mut suite = Suite::new(Name::Behavior);
        let ids = match &self.ids {
            Ok(ids) => ids,
            Err(why) => {
                suite.ran(&self.name, Err(format!("the cases cannot be read: {why}")));
                return suite;
            }
        };
        let arguments = ["behavior".as_ref(), self.cases.as_os_str()];
        let said =
            client(loaded, &self.model).and_then(|client| programs.run(client, &arguments, LIMIT));
        for id in ids {
            suite.ran(&format!("{} {id}", self.name), outcome_of(&said, id));
        }
        suite
    }
}

/// The clients that are needed.
pub(super) fn wanted(loaded: &[Loaded]) -> Vec<Wanted<'_>> {
    clients(loaded, &[Group::Behavior], |_| true)
}

#[cfg(test)]
mod tests {
    use super::{find, ids};
    use crate::conformance::filter::Filter;

    #[test]
    fn folders_of_the_data_stand_beside_ours_and_every_case_has_a_name_of_its_own() {
        let data = std::env::temp_dir().join(format!("behavior-{}", std::process::id()));
        let folder = data.join("behavior/other");
        std::fs::create_dir_all(&folder).unwrap();
        let file = folder.join("cases.json");
        let names = |cases: &str| {
            std::fs::write(&file, cases).unwrap();
            ids(&file)
        };
        assert_eq!(names(r#"[{ "id": "a" }]"#), Ok(vec!["a".to_owned()]));
        let found = find(Some(&data), &Filter::default()).unwrap();
        let found: Vec<_> = found.0.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(found, ["city", "other"]);
        for wrong in ["{}", "[{}]", r#"[{ "id": "a" }, { "id": "a" }]"#] {
            assert!(names(wrong).is_err(), "{wrong}");
        }
        std::fs::remove_dir_all(&data).unwrap();
    }
}
