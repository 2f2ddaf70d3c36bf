//! The official validator as a program: files come in, its events of the severities that count go out.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::Model;
use crate::tools::{finish, read, repository, write, Outcome, Problem};

/// How many models one run of the validator reads; it keeps all of them in memory.
const AT_ONCE: usize = 40;

/// The jars of the validator.
#[derive(Debug)]
pub(super) struct Validator {
    jars: PathBuf,
}

/// What the validator has against a shape.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Event {
    /// The model.
    pub(super) model: String,
    /// The id of the rule, as `ShapeIdConflict`.
    pub(super) rule: String,
    /// Whether it is an error, or only dangerous.
    pub(super) is_error: bool,
    /// The shape, if one is named.
    pub(super) shape: String,
    /// What is wrong.
    pub(super) message: String,
}

impl Validator {
    /// Has Maven fetch the jars, unless those of this version are there; the reason when it cannot.
    pub(super) fn fetch(folder: &Path) -> Outcome<Result<Validator, String>> {
        for (program, version) in [("mvn", "--version"), ("java", "-version")] {
            let mut command = Command::new(program);
            if finish(command.arg(version).stdin(Stdio::null()), program).is_err() {
                return Ok(Err(format!("there is no {program}")));
            }
        }
        let project = read(&repository().join("tests/validator/pom.xml"))?;
        let jars = folder.join("jars");
        let fetched = folder.join("fetched.xml");
        if !std::fs::read_to_string(&fetched).is_ok_and(|text| text == project) {
            if jars.exists() {
                std::fs::remove_dir_all(&jars)
                    .map_err(|error| Problem::file("remove", &jars, error))?;
            }
            write(&folder.join("pom.xml"), &project)?;
            let mut maven = Command::new("mvn");
            maven
                .args(["--quiet", "--batch-mode"])
                .arg("org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies")
                .arg("-DoutputDirectory=jars")
                .current_dir(folder)
                .stdin(Stdio::null());
            if finish(&mut maven, "mvn").is_err() {
                return Ok(Err("Maven cannot fetch the validator".to_owned()));
            }
            write(&fetched, &project)?;
        }
        Ok(Ok(Validator { jars }))
    }

    /// Everything that it has against some models.
    pub(super) fn check(&self, models: &[Model]) -> Outcome<Vec<Event>> {
        let mut events = Vec::new();
        for models in models.chunks(AT_ONCE) {
            let mut left: Vec<&Model> = models.iter().collect();
            loop {
                let found = self.run(&left)?;
                let has = |event: &Event, model: &Model| event.model == model.name;
                let is_wrong = |model: &&Model| {
                    let mut found = found.iter();
                    found.any(|event| event.is_error && has(event, model))
                };
                let (wrong, rest): (Vec<&Model>, Vec<&Model>) =
                    left.iter().partition(|model| is_wrong(model));
                if wrong.is_empty() || rest.is_empty() {
                    events.extend(found);
                    break;
                }
                // An error in one of them may have kept the validator from looking at the others.
                let about = |event: &Event| wrong.iter().any(|model| has(event, model));
                events.extend(found.into_iter().filter(about));
                left = rest;
            }
        }
        Ok(events)
    }

    fn run(&self, models: &[&Model]) -> Outcome<Vec<Event>> {
        let mut command = Command::new("java");
        command
            .args(["-Xmx3g", "-cp"])
            .arg(self.jars.join("*"))
            .args(["software.amazon.smithy.cli.SmithyCli", "validate"])
            .args(["--discover", "--no-color", "--no-config"])
            .args(["--severity", "DANGER", "--format", "csv"])
            .args(models.iter().map(|model| &model.path))
            .stdin(Stdio::null());
        let output = command
            .output()
            .map_err(|error| Problem(format!("cannot start java: {error}")))?;
        let said = String::from_utf8_lossy(&output.stderr);
        // The last line says what became of it, unless it gave up.
        if said.contains("Validated ") {
            return events(&output.stdout, models);
        }
        let named = models.iter().find(|model| {
            let path = model.path.display().to_string();
            said.contains(&path)
        });
        let Some(model) = named else {
            return Err(Problem(format!("the validator gave up:\n{said}")));
        };
        let (exception, message) = said.split_once(": ").unwrap_or(("", &said));
        Ok(vec![Event {
            model: model.name.clone(),
            rule: exception.rsplit('.').next().unwrap_or_default().to_owned(),
            is_error: true,
            shape: String::new(),
            message: message.trim().to_owned(),
        }])
    }
}

/// The events in the validator's table: severity, rule, shape, file, line, column, message, and more.
fn events(table: &[u8], models: &[&Model]) -> Outcome<Vec<Event>> {
    let mut events = Vec::new();
    for row in csv::Reader::from_reader(table).records() {
        let row =
            row.map_err(|error| Problem(format!("the validator printed no table: {error}")))?;
        let cell = |index: usize| row.get(index).unwrap_or_default().to_owned();
        let file = cell(3);
        let mut models = models.iter();
        let model = models.find(|model| model.path == Path::new(&file));
        events.push(Event {
            model: model.map_or(file.clone(), |model| model.name.clone()),
            rule: cell(1),
            is_error: cell(0) == "ERROR",
            shape: cell(2),
            message: cell(6),
        });
    }
    Ok(events)
}

#[cfg(test)]
mod tests {
    use super::{events, Event, Model};

    #[test]
    fn a_table_is_read_with_its_quotes_and_line_breaks() {
        let model = Model {
            name: "maps".to_owned(),
            path: "m/maps.json".into(),
        };
        let table = "severity,id,shape,file,line,column,message,hint,suppressionReason\n\
            \"DANGER\",\"A.B\",\"a#C\",\"m/maps.json\",1,2,\"says \"\"no\"\",\nthen more\",\"\",\"\"\n";
        let expected = Event {
            model: "maps".to_owned(),
            rule: "A.B".to_owned(),
            is_error: false,
            shape: "a#C".to_owned(),
            message: "says \"no\",\nthen more".to_owned(),
        };
        assert_eq!(
            events(table.as_bytes(), &[&model]).unwrap(),
            [expected],
            "one row"
        );
    }
}
