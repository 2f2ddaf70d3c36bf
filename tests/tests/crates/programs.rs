//! Programs as users have them: each is a package outside the workspace, compiled with all of its dependencies, and run. In
//! CI they take turns by the commit.

mod application;
mod aws_config;
mod build_script;
mod sigv4a;
mod streams;
mod waiters;

use std::path::Path;
use std::process::Command;

use smithy_codegen::emit::{self, FileSystem, Mode};
use smithy_codegen::{Options, PackageName, PackageVersion, RuntimeSource};
use smithy_model::botocore::Botocore;

use crate::support::repository;

/// Generates the client of a service with these operations from botocore, into a folder of its name.
fn generate(service: &str, operations: &[&str], package: &str, folder: &Path) {
    let botocore = std::env::var_os("BOTOCORE").unwrap();
    let botocore = Botocore::open(botocore.as_ref()).unwrap();
    let files = botocore.service(service).unwrap();
    let model = smithy_model::load(&files).unwrap();
    let operations = operations.iter().map(|name| (*name).to_owned());
    let options = Options {
        service: None,
        operations: operations.collect(),
        protocol: None,
        package: PackageName::new(package).unwrap(),
        version: PackageVersion::new("0.1.0").unwrap(),
        runtime: RuntimeSource::Path(repository().join("runtime").display().to_string()),
        manifest: smithy_codegen::ManifestKeys::default(),
    };
    let generated = smithy_codegen::generate(&model, &options).unwrap();
    let folder = folder.join(package);
    emit::write_or_check(&FileSystem, &folder, &generated.files, Mode::Write).unwrap();
}

/// Gives a package outside the workspace the dependencies that the repository was tested with.
fn lock(package: &Path) {
    std::fs::copy(repository().join("Cargo.lock"), package.join("Cargo.lock")).unwrap();
}

/// Builds a package outside the workspace, without a warning, and runs it; gives what it prints.
fn run(package: &Path, environment: &[(&str, &str)]) -> String {
    // All packages share what is compiled of their dependencies.
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("user-application");
    let ran = Command::new(env!("CARGO"))
        .args(["run", "--quiet"])
        .current_dir(package)
        .env("CARGO_TARGET_DIR", target)
        .env("RUSTFLAGS", "-Dwarnings")
        .envs(environment.iter().copied())
        .output()
        .unwrap();
    let (out, error) = (ran.stdout, String::from_utf8(ran.stderr).unwrap());
    assert!(ran.status.success(), "{error}");
    String::from_utf8(out).unwrap()
}
