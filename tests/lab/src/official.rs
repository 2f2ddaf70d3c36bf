//! The official tools of Smithy as a program (`smithy-cli`): a command line comes in; the events that it prints go out.
//!
//! Maven fetches the tools as `tests/validator/pom.xml` names them.

mod exceptions;

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use crate::tools::{finish, read, repository, write, Outcome, Problem};
pub(crate) use exceptions::{Exceptions, Unneeded};

/// The jars of the tools.
#[derive(Debug)]
pub(crate) struct Tools {
    jars: PathBuf,
}

/// What a tool has to say about a shape.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Event {
    /// The model: the name of its file without the ending.
    pub(crate) model: String,
    /// The id of the rule, as `ShapeIdConflict`.
    pub(crate) rule: String,
    /// The severity, as `DANGER`.
    pub(crate) severity: String,
    /// The shape, if one is named.
    pub(crate) shape: String,
    /// The message.
    pub(crate) message: String,
}

/// The folder under `target/` of the tools, and of what they read.
pub(crate) fn folder() -> PathBuf {
    repository().join("target/validator")
}

impl Event {
    /// Whether it is an error; others are only dangerous, or notes.
    pub(crate) fn is_error(&self) -> bool {
        self.severity == "ERROR"
    }
}

impl Tools {
    /// Has Maven fetch the jars, unless those of this version are there; the reason when it cannot.
    pub(crate) fn fetch() -> Outcome<Result<Tools, String>> {
        for (program, version) in [("mvn", "--version"), ("java", "-version")] {
            let mut command = Command::new(program);
            if finish(command.arg(version).stdin(Stdio::null()), program).is_err() {
                return Ok(Err(format!("there is no {program}")));
            }
        }
        let folder = folder();
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
                .current_dir(&folder)
                .stdin(Stdio::null());
            if finish(&mut maven, "mvn").is_err() {
                return Ok(Err("Maven cannot fetch the official tools".to_owned()));
            }
            write(&fetched, &project)?;
        }
        Ok(Ok(Tools { jars }))
    }

    /// The folder of the jars. Those of traits have the models that define them.
    pub(crate) fn jars(&self) -> &Path {
        &self.jars
    }

    /// Runs a tool with arguments that follow those that all tools share.
    pub(crate) fn run(
        &self,
        tool: &str,
        severity: &str,
        arguments: impl IntoIterator<Item = PathBuf>,
    ) -> Outcome<Output> {
        let mut command = Command::new("java");
        command
            .args(["-Xmx3g", "-cp"])
            .arg(self.jars.join("*"))
            .args(["software.amazon.smithy.cli.SmithyCli", tool])
            .args(["--no-color", "--no-config"])
            .args(["--severity", severity, "--format", "csv"])
            .args(arguments)
            .stdin(Stdio::null());
        let output = command.output();
        output.map_err(|error| Problem(format!("cannot start java: {error}")))
    }
}

/// The events in the table of a tool: severity, rule, shape, file, line, column, message, and more.
pub(crate) fn events(table: &[u8]) -> Outcome<Vec<Event>> {
    let mut events = Vec::new();
    for row in csv::Reader::from_reader(table).records() {
        let row =
            row.map_err(|error| Problem(format!("the official tools printed no table: {error}")))?;
        let cell = |index: usize| row.get(index).unwrap_or_default().to_owned();
        let file = cell(3);
        let name = Path::new(&file).file_stem().unwrap_or_default();
        events.push(Event {
            model: name.to_string_lossy().into_owned(),
            rule: cell(1),
            severity: cell(0),
            shape: cell(2),
            message: cell(6),
        });
    }
    Ok(events)
}

#[cfg(test)]
mod tests {
    use super::{events, Event};

    #[test]
    fn a_table_is_read_with_its_quotes_and_line_breaks() {
        let table = "severity,id,shape,file,line,column,message,hint,suppressionReason\n\
            \"DANGER\",\"A.B\",\"a#C\",\"m/maps.json\",1,2,\"says \"\"no\"\",\nthen more\",\"\",\"\"\n";
        let expected = Event {
            model: "maps".to_owned(),
            rule: "A.B".to_owned(),
            severity: "DANGER".to_owned(),
            shape: "a#C".to_owned(),
            message: "says \"no\",\nthen more".to_owned(),
        };
        assert_eq!(events(table.as_bytes()).unwrap(), [expected], "one row");
    }
}
