//! Clients: a service of a model comes in; the files of its crate go to disk, and what a program needs to know
//! to call its operations goes out.

use std::path::{Path, PathBuf};

use smithy_codegen::{Options, PackageName, PackageVersion, RuntimeSource};
use smithy_model::{Model, ServiceRef, SourceFile};

use super::exceptions::Exceptions;
use super::filter::checksum;
use super::models::Source;
use super::rows::Rows;
use crate::tools::{repository, write};

/// How long the name of a package may be.
const LONGEST_NAME: usize = 64;

/// A generated client on disk.
#[derive(Clone, Debug)]
pub(super) struct Client {
    /// The name of its package.
    pub(super) package: String,
    /// The id of the protocol that it speaks.
    pub(super) protocol: &'static str,
    /// The folder of its package.
    pub(super) folder: PathBuf,
    /// The rows that the program with the cases calls.
    pub(super) rows: Rows,
    /// The operations that were chosen, when not all were.
    pub(super) subset: Vec<String>,
    /// Operations that were left out, with the reason.
    pub(super) left_out: Vec<String>,
}

/// The folder of everything that is generated.
pub(super) fn root() -> PathBuf {
    repository().join("target/conformance")
}

/// Generates the client of a service for a protocol and writes it.
pub(super) fn client(
    model: &Model,
    service: &ServiceRef<'_>,
    protocol: &str,
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
        protocol: Some(protocol.to_owned()),
        operations: match left_out.is_empty() && source.operations.is_none() {
            true => Vec::new(),
            false => operations.clone(),
        },
        package: package.clone(),
        version,
        runtime: RuntimeSource::Path(shown(&repository().join("runtime"))),
        manifest: smithy_codegen::ManifestKeys::default(),
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
        rows: Rows::of(model, service, &package, &operations, source.group),
        subset: match source.operations {
            Some(_) => operations,
            None => Vec::new(),
        },
        package: package.as_str().to_owned(),
        protocol: generated.protocol,
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

/// A path for a manifest.
pub(super) fn shown(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}
