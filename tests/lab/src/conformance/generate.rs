//! Clients: a service of a model comes in; the files of its crate go to disk, and what a program needs to know
//! to call its operations goes out.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use smithy_codegen::naming::{self, OperationNames};
use smithy_codegen::{Options, PackageName, PackageVersion, RuntimeSource};
use smithy_model::traits::LegacyEnum;
use smithy_model::{Diagnostics, Member, Model, OperationRef, ServiceRef, ShapeKind, SourceFile};

use super::exceptions::Exceptions;
use super::filter::checksum;
use super::models::Source;
use crate::tools::{repository, write};

/// How long the name of a package may be.
const LONGEST_NAME: usize = 64;

/// A generated client on disk.
#[derive(Clone, Debug)]
pub(super) struct Client {
    /// The name of its package.
    pub(super) package: String,
    /// The folder of its package.
    pub(super) folder: PathBuf,
    /// The rows of its operations for the program that runs cases.
    pub(super) operations: Vec<Row>,
    /// The operations that were chosen, when not all were.
    pub(super) subset: Vec<String>,
    /// Operations that were left out, with the reason.
    pub(super) left_out: Vec<String>,
}

/// An operation in the table of a program.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// The name of the operation in the model.
    pub(super) name: String,
    /// The entry, in Rust.
    pub(super) text: String,
}

/// The folder of everything that is generated.
pub(super) fn root() -> PathBuf {
    repository().join("target/conformance")
}

/// Generates the client of a service and writes it.
pub(super) fn client(
    model: &Model,
    service: &ServiceRef<'_>,
    source: &Source,
    exceptions: &Exceptions,
    files: &[SourceFile],
) -> Result<Client, String> {
    let id = service.shape.id.as_str();
    let package = package_name(id, source);
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
    if let Some(sample) = &source.operations {
        let chosen = sample.of(operations.iter().map(String::as_str));
        operations = chosen.into_iter().map(str::to_owned).collect();
    }
    let options = Options {
        service: Some(id.to_owned()),
        protocol: None,
        operations: match left_out.is_empty() && source.operations.is_none() {
            true => Vec::new(),
            false => operations.clone(),
        },
        package: package.clone(),
        version,
        runtime: RuntimeSource::Path(shown(&repository().join("runtime"))),
    };
    let generated = smithy_codegen::generate(model, &options);
    let generated = generated.map_err(|found| found.render(files))?;
    let folder = root().join("clients").join(package.as_str());
    // Not by the writer of `cargo xtask codegen`: what can be made anew need not outlive a loss of power, and
    // waiting for the disk would take most of the time.
    for (path, text) in generated.files.iter() {
        write(&path.under(&folder), text).map_err(|problem| problem.to_string())?;
    }
    Ok(Client {
        operations: rows(model, service, &package, &operations),
        subset: match source.operations {
            Some(_) => operations,
            None => Vec::new(),
        },
        package: package.as_str().to_owned(),
        folder,
        left_out,
    })
}

/// The name of the package of a service: its id, in what Cargo allows, and a number that tells apart services
/// of the same id in different models, or of names that are the same where they are cut.
fn package_name(id: &str, source: &Source) -> String {
    let plain = |c: char| match c.is_ascii_alphanumeric() {
        true => c.to_ascii_lowercase(),
        false => '-',
    };
    let place: Vec<_> = source.path.iter().rev().take(2).collect();
    let number = checksum(format!("{place:?} {:?} {id}", source.group).as_bytes());
    // A number of 32 bits is unique enough, and a name in Cargo starts with a letter.
    let end = format!("-{:08x}", (number ^ (number >> 32)) as u32);
    let mut name = "client-".to_owned();
    for c in id.chars().map(plain) {
        // Two in a row would make the name of the library one that the compiler warns of.
        if !(c == '-' && name.ends_with('-')) {
            name.push(c);
        }
    }
    name.truncate(LONGEST_NAME - end.len());
    name.truncate(name.trim_end_matches('-').len());
    name + &end
}

/// The operations that the client has, for the table of a program.
fn rows(
    model: &Model,
    service: &ServiceRef<'_>,
    package: &PackageName,
    operations: &[String],
) -> Vec<Row> {
    let names = naming::assign(model, service, &mut Diagnostics::new());
    let library = package.crate_name();
    let operations: BTreeSet<&str> = operations.iter().map(String::as_str).collect();
    let row = |operation: OperationRef<'_>| {
        let id = &operation.shape.id;
        let names = names.operation(id)?;
        operations.contains(id.as_str()).then(|| Row {
            name: operation.shape.name().to_owned(),
            text: format!(
                "{library}, {:?}, {}, {}, {} {{ {} }}",
                id.as_str(),
                names.method.as_str(),
                names.module.as_str(),
                names.name.as_str(),
                setters(model, &operation, names).join(", "),
            ),
        })
    };
    service.operations().into_iter().filter_map(row).collect()
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

/// A path for a manifest.
pub(super) fn shown(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}
