//! Clients: a service of a model comes in; the files of its crate and of the program that runs its cases go
//! out, and then to disk.

use std::path::{Path, PathBuf};

use smithy_codegen::emit::{self, FileSystem, Files, Mode};
use smithy_codegen::naming::{self, OperationNames};
use smithy_codegen::{Options, PackageName, PackageVersion, RuntimeSource};
use smithy_model::traits::LegacyEnum;
use smithy_model::{Diagnostics, Member, Model, OperationRef, ServiceRef, ShapeKind, SourceFile};

use super::exceptions::Exceptions;
use super::models::{self, Group, Loaded};
use super::suite::{Name, Suite};
use crate::commands::bench::workspace::{repository, write as write_file, Outcome, Problem};

/// How long the name of a package may be.
const LONGEST_NAME: usize = 64;

/// A generated client, not yet written.
#[derive(Debug)]
pub(super) struct Client {
    /// The name of its package.
    pub(super) package: PackageName,
    files: Files,
    /// The program that runs the cases, in Rust.
    program: String,
    /// Operations that were left out, with the reason.
    left_out: Vec<String>,
}

/// A client on disk.
#[derive(Debug)]
pub(super) struct Written {
    /// The name of its package; the one of the program has `-cases` behind it.
    pub(super) package: String,
    /// The folder of its package.
    pub(super) folder: PathBuf,
    /// The folder of the program's package, if the service has cases.
    pub(super) program: Option<PathBuf>,
}

/// The folder of everything that is generated.
pub(super) fn root() -> PathBuf {
    repository().join("target/conformance")
}

/// Generates the client of a service.
pub(super) fn client(
    model: &Model,
    service: &ServiceRef<'_>,
    group: Group,
    exceptions: &Exceptions,
    files: &[SourceFile],
) -> Result<Client, String> {
    let id = service.shape.id.as_str();
    let package = package_name(id, group);
    let package = PackageName::new(&package).map_err(|error| format!("`{package}` {error}"))?;
    let version = PackageVersion::new("0.0.0").map_err(|error| error.to_string())?;
    let (mut operations, mut left_out) = (Vec::new(), Vec::new());
    for operation in service.operations() {
        let id = operation.shape.id.to_string();
        match exceptions.operation(&id) {
            Some(reason) => left_out.push(format!("{id}: {reason}")),
            None => operations.push(id),
        }
    }
    let options = Options {
        service: Some(id.to_owned()),
        operations: match left_out.is_empty() {
            true => Vec::new(),
            false => operations.clone(),
        },
        package: package.clone(),
        version,
        runtime: RuntimeSource::Path(shown(&repository().join("runtime"))),
    };
    let generated = smithy_codegen::generate(model, &options);
    let generated = generated.map_err(|found| found.render(files))?;
    Ok(Client {
        program: program(model, service, &package, &operations),
        package,
        files: generated.files,
        left_out,
    })
}

/// The name of the package of a service: its id, in what Cargo allows. Some test models have the id of a real
/// service.
fn package_name(id: &str, group: Group) -> String {
    let plain = |c: char| match c.is_ascii_alphanumeric() {
        true => c.to_ascii_lowercase(),
        false => '-',
    };
    let mut name = match group {
        Group::Real => "real-".to_owned(),
        Group::Test | Group::Own => String::new(),
    };
    name.extend(id.chars().map(plain));
    if name.len() > LONGEST_NAME {
        let end = format!("-{:08x}", checksum(id));
        name.truncate(LONGEST_NAME - end.len());
        name.push_str(&end);
    }
    name
}

/// Tells names apart that are the same where they are cut: FNV-1a.
fn checksum(text: &str) -> u32 {
    let step = |sum: u32, byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    text.bytes().fold(0x811c_9dc5, step)
}

/// The program that runs the cases: a table of the operations that the client has.
fn program(
    model: &Model,
    service: &ServiceRef<'_>,
    package: &PackageName,
    operations: &[String],
) -> String {
    let names = naming::assign(model, service, &mut Diagnostics::new());
    let library = package.crate_name();
    let mut text = format!("//! Runs the protocol cases of {}.\n\n", service.shape.id);
    text.push_str("fn main() -> std::process::ExitCode {\n    conformance_harness::main(&[\n");
    for operation in service.operations() {
        let id = &operation.shape.id;
        let Some(names) = names.operation(id) else {
            continue;
        };
        if operations.iter().any(|one| id == one.as_str()) {
            let (method, module, name) = (&names.method, &names.module, &names.name);
            text.push_str(&format!(
                "        conformance_harness::operation!({library}, {:?}, {}, {}, {} {{ {} }}),\n",
                id.as_str(),
                method.as_str(),
                module.as_str(),
                name.as_str(),
                setters(model, &operation, names).join(", "),
            ));
        }
    }
    text.push_str("    ])\n}\n");
    text
}

/// The setters of the members of simple types: `set_city_id: "cityId"`.
fn setters(model: &Model, operation: &OperationRef<'_>, names: &OperationNames) -> Vec<String> {
    let is_simple = |member: &&Member| {
        matches!(
            model.target(member).kind,
            ShapeKind::String
                | ShapeKind::Boolean
                | ShapeKind::Byte
                | ShapeKind::Short
                | ShapeKind::Integer
                | ShapeKind::IntEnum(_)
                | ShapeKind::Long
                | ShapeKind::Float
                | ShapeKind::Double
        )
    };
    // A string with the older enum trait is a type of its own in Rust.
    let is_enum = |member: &&Member| model.target(member).has::<LegacyEnum>();
    let members = operation.input().members();
    let members = members.filter(|member| is_simple(member) && !is_enum(member));
    let setters = members.filter_map(|member| {
        let setter = &names.input.fields.get(member.name())?.setter;
        Some(format!("{}: {:?}", setter.as_str(), member.name()))
    });
    setters.collect()
}

/// Writes all clients and their programs as one workspace.
pub(super) fn write(loaded: &[Loaded]) -> Outcome<Vec<Written>> {
    let mut written: Vec<Written> = Vec::new();
    for (file, service) in loaded
        .iter()
        .flat_map(|one| one.services.iter().map(move |it| (one, it)))
    {
        let Some(Ok(client)) = &service.client else {
            continue;
        };
        let package = client.package.as_str().to_owned();
        if written.iter().any(|one| one.package == package) {
            return Err(Problem(format!(
                "{}: another file has the service {} too",
                file.path.display(),
                service.id
            )));
        }
        let folder = root().join("clients").join(&package);
        emit::write_or_check(&FileSystem, &folder, &client.files, Mode::Write)
            .map_err(|error| Problem(error.to_string()))?;
        let has_cases = service
            .cases
            .iter()
            .any(|case| Some(case.protocol.as_str()) == service.protocol);
        let program = match has_cases {
            true => Some(write_program(client)?),
            false => None,
        };
        written.push(Written {
            package,
            folder,
            program,
        });
    }
    write_workspace(&written)?;
    Ok(written)
}

fn write_program(client: &Client) -> Outcome<PathBuf> {
    let package = client.package.as_str();
    let folder = root().join("programs").join(package);
    let harness = shown(&repository().join("tests/conformance"));
    let manifest = format!(
        "[package]\n\
         name = \"{package}-cases\"\n\
         version = \"0.0.0\"\n\
         edition = \"2021\"\n\
         publish = false\n\
         \n\
         [dependencies]\n\
         conformance-harness = {{ path = {harness:?} }}\n\
         {package} = {{ path = \"../../clients/{package}\", default-features = false }}\n"
    );
    write_file(&folder.join("Cargo.toml"), &manifest)?;
    write_file(&folder.join("src/main.rs"), &client.program)?;
    Ok(folder)
}

/// The manifest of the workspace, and the lock file of the repository's.
fn write_workspace(written: &[Written]) -> Outcome<()> {
    let mut manifest = String::from("[workspace]\nresolver = \"2\"\nmembers = [\n");
    for one in written {
        manifest.push_str(&format!("    \"clients/{}\",\n", one.package));
        if one.program.is_some() {
            manifest.push_str(&format!("    \"programs/{}\",\n", one.package));
        }
    }
    manifest.push_str("]\n\n[profile.dev]\ndebug = false\n");
    write_file(&root().join("Cargo.toml"), &manifest)?;
    let lock = repository().join("Cargo.lock");
    let copy = root().join("Cargo.lock");
    std::fs::copy(&lock, &copy).map_err(|error| Problem::file("copy", &lock, error))?;
    Ok(())
}

/// A path for a manifest.
fn shown(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}

/// The suite `crates-generate`. Its time is that of all clients together, whatever was generated at the same
/// time.
pub(super) fn suite(loaded: &[Loaded]) -> Suite {
    let mut suite = Suite::new(Name::CratesGenerate);
    for service in models::services(loaded, false) {
        suite.duration += service.duration;
        match (&service.client, service.protocol) {
            (Some(Ok(client)), _) => {
                suite.ran(&service.id, Ok(()));
                let left_out = client.left_out.iter();
                suite
                    .notes
                    .extend(left_out.map(|operation| format!("left out {operation}")));
            }
            (Some(Err(why)), _) => suite.ran(&service.id, Err(why.clone())),
            (None, Some(_)) => suite.skip(1, "a real service that was not chosen".to_owned()),
            (None, None) => suite.skip(1, "a protocol that is not supported".to_owned()),
        }
    }
    suite
}
