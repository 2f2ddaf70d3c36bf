//! A user's folder, and running the command in it.

use std::fs;
use std::path::{Path, PathBuf};

use smithy_codegen_cli::{Exit, Program, Terminal};

/// The program that `cargo xtask` is.
pub fn repository() -> Program {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    Program::of_repository("cargo xtask", tests.parent().unwrap().to_path_buf())
}

/// A folder with a model and a configuration.
pub struct Project {
    pub folder: PathBuf,
}

/// What a run printed, with the folder's path and all durations replaced.
#[derive(Debug, PartialEq)]
pub struct Run {
    pub exit: u8,
    pub out: String,
    pub error: String,
}

/// A small service with two operations.
pub const MODEL: &str = r#"{
  "smithy": "2.0",
  "shapes": {
    "example.weather#Weather": {
      "type": "service",
      "version": "2025-01-01",
      "operations": [
        { "target": "example.weather#GetCity" },
        { "target": "example.weather#ListCities" }
      ],
      "traits": {
        "aws.api#service": { "sdkId": "Weather", "endpointPrefix": "weather" },
        "aws.auth#sigv4": { "name": "weather" },
        "aws.protocols#awsJson1_0": {},
        "smithy.api#title": "Weather"
      }
    },
    "example.weather#GetCity": {
      "type": "operation",
      "input": { "target": "example.weather#GetCityInput" },
      "output": { "target": "example.weather#GetCityOutput" }
    },
    "example.weather#ListCities": {
      "type": "operation",
      "input": { "target": "example.weather#ListCitiesInput" },
      "output": { "target": "example.weather#ListCitiesOutput" }
    },
    "example.weather#GetCityInput": {
      "type": "structure",
      "members": { "name": { "target": "smithy.api#String" } },
      "traits": { "smithy.api#input": {} }
    },
    "example.weather#GetCityOutput": {
      "type": "structure",
      "members": {
        "name": { "target": "smithy.api#String" },
        "size": { "target": "smithy.api#Integer" },
        "kind": { "target": "example.weather#CityKind" }
      },
      "traits": { "smithy.api#output": {} }
    },
    "example.weather#CityKind": {
      "type": "enum",
      "members": {
        "CAPITAL": { "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": "CAPITAL" } },
        "PORT": { "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": "PORT" } }
      }
    },
    "example.weather#ListCitiesInput": {
      "type": "structure",
      "members": {},
      "traits": { "smithy.api#input": {} }
    },
    "example.weather#ListCitiesOutput": {
      "type": "structure",
      "members": {},
      "traits": { "smithy.api#output": {} }
    }
  }
}
"#;

/// A configuration that generates all of it.
pub const CONFIG: &str = r#"[[crate]]
models = ["model.json"]
output = "client"
package = "weather-client"
runtime = { path = "runtime" }
"#;

impl Project {
    /// A fresh folder for one test with the model and the configuration above.
    pub fn new(name: &str) -> Project {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join("codegen-command")
            .join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        let project = Project { folder };
        project.write("model.json", MODEL);
        project.write("codegen.toml", CONFIG);
        project.write(
            "runtime/Cargo.toml",
            "[package]\nname = \"smithy-client-runtime\"\n",
        );
        project
    }

    /// Writes a file, its folders included.
    pub fn write(&self, path: &str, text: &str) {
        let path = self.folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// The text of a file.
    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.folder.join(path)).unwrap()
    }

    /// The path of a file as an argument.
    pub fn path(&self, path: &str) -> String {
        self.folder.join(path).display().to_string()
    }

    /// Runs `codegen` with the folder's configuration and further arguments.
    pub fn codegen(&self, arguments: &[&str]) -> Run {
        let config = self.path("codegen.toml");
        let mut all = vec!["codegen", "--config", &config];
        all.extend(arguments);
        self.product(&all)
    }

    /// Runs a command of the product, as `cargo xtask` does.
    pub fn product(&self, arguments: &[&str]) -> Run {
        self.run(arguments, |all, terminal| {
            smithy_codegen_cli::run(all, &repository(), terminal)
        })
    }

    /// Runs a command of the laboratory, as `cargo xtask` does.
    pub fn laboratory(&self, arguments: &[&str]) -> Run {
        self.run(arguments, |all, terminal| lab::run(all, terminal))
    }

    fn run(
        &self,
        arguments: &[&str],
        command: impl Fn(Vec<&str>, &mut Terminal<'_>) -> Exit,
    ) -> Run {
        let (mut out, mut error) = (Vec::new(), Vec::new());
        let mut all = vec!["cargo xtask"];
        all.extend(arguments);
        let exit = command(
            all,
            &mut Terminal {
                out: Box::new(&mut out),
                error: Box::new(&mut error),
                out_color: false,
                error_color: false,
                is_watched: false,
                is_quiet: false,
                input: None,
            },
        );
        Run {
            exit: exit.code(),
            out: self.normal(&out),
            error: self.normal(&error),
        }
    }

    /// The output with everything replaced that differs from machine to machine or from run to run.
    fn normal(&self, bytes: &[u8]) -> String {
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        let text = text.replace(&self.folder.display().to_string(), "DIR");
        let lines = text.lines().map(|line| match line.split_once("read in ") {
            Some((start, _)) => format!("{start}read in … ms, generated in … ms"),
            None => line.trim_end().to_owned(),
        });
        lines.collect::<Vec<String>>().join("\n")
    }

    /// Every file under the folder with its text, sorted.
    pub fn files(&self) -> Vec<(String, String)> {
        let mut found = Vec::new();
        let mut folders = vec![self.folder.clone()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let name = path.strip_prefix(&self.folder).unwrap();
                    let text = String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned();
                    found.push((name.display().to_string(), text));
                }
            }
        }
        found.sort();
        found
    }

    /// A run that fails: nothing on the standard output, no file touched; exit code and diagnostics. Each finding about the
    /// configuration or command line says what to do.
    pub fn failure(&self, arguments: &[&str]) -> String {
        let before = self.files();
        let run = self.codegen(arguments);
        assert!(self.files() == before, "a failing run changed a file");
        assert_eq!(run.out, "");
        for finding in run.error.split("\n\n") {
            let needs_help = finding.starts_with("error[C");
            assert!(!needs_help || finding.contains("help: "), "{finding}");
        }
        format!("{}\nexit code {}", run.error.trim(), run.exit)
    }
}
