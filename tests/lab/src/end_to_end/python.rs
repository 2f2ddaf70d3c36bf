//! Python: the name of an interpreter, or a folder for one, comes in; an interpreter that has moto and boto3
//! goes out, or the reason why there is none.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::tools::{finish, Outcome, Problem};

/// The packages to install. Their versions are fixed, so that a check fails because of us.
const PACKAGES: [&str; 2] = ["moto[server]==5.2.5", "boto3==1.44.5"];

/// An interpreter that has what we need.
#[derive(Debug)]
pub(super) struct Python {
    program: PathBuf,
}

impl Python {
    /// The interpreter of that name, or one in the folder, into which the packages are installed if they are
    /// not there.
    pub(super) fn find(named: Option<&Path>, folder: &Path) -> Outcome<Self> {
        if let Some(program) = named {
            let python = Self {
                program: program.to_path_buf(),
            };
            return python.has_packages().map(|()| python);
        }
        let binaries = if cfg!(windows) { "Scripts" } else { "bin" };
        let python = Self {
            program: folder.join(binaries).join("python"),
        };
        if python.has_packages().is_ok() {
            return Ok(python);
        }
        let mut create = Command::new("python3");
        create.args(["-m", "venv"]).arg(folder).stdin(Stdio::null());
        finish(&mut create, "python3 -m venv")?;
        let mut install = Command::new(&python.program);
        install
            .args([
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
            ])
            .args(PACKAGES)
            .stdin(Stdio::null());
        finish(&mut install, "the installation of moto and boto3")?;
        python.has_packages().map(|()| python)
    }

    /// Fails unless the packages can be loaded.
    fn has_packages(&self) -> Outcome<()> {
        let mut command = Command::new(&self.program);
        command
            .args(["-c", "import boto3, moto.server"])
            .stdin(Stdio::null());
        finish(&mut command, "loading moto and boto3").map(drop)
    }

    /// Runs a script.
    pub(super) fn command(&self, script: &Path) -> Command {
        let mut command = Command::new(&self.program);
        command.arg(script).stdin(Stdio::null());
        command
    }

    /// Runs a module.
    pub(super) fn module(&self, module: &str) -> Command {
        let mut command = Command::new(&self.program);
        command.args(["-m", module]).stdin(Stdio::null());
        command
    }

    /// The folder of an installed package.
    pub(super) fn package(&self, name: &str) -> Outcome<PathBuf> {
        let mut command = Command::new(&self.program);
        let script = format!("import os, {name}; print(os.path.dirname({name}.__file__))");
        command.args(["-c", &script]).stdin(Stdio::null());
        let output = finish(&mut command, &format!("looking for {name}"))?;
        let path = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        match path.is_empty() {
            false => Ok(PathBuf::from(path)),
            true => Err(Problem(format!("Python does not say where {name} is"))),
        }
    }
}
