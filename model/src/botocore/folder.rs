//! A folder: its path comes in, the documents in it go out.

use super::{is_document, note, Botocore, Entry, SERVICE};
use crate::diagnostic::Diagnostic;
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

/// Adds the documents of a folder.
pub(super) fn index(path: &Path, botocore: &mut Botocore) -> Result<(), Box<Diagnostic>> {
    find(path, botocore).map_err(|error| botocore.unreadable(&error))
}

fn find(path: &Path, botocore: &mut Botocore) -> io::Result<()> {
    // A folder with a service's documents, one with its versions, one with services.
    if add_version(&absolute(path)?, botocore)? || add_service(&absolute(path)?, botocore)? {
        return Ok(());
    }
    let data = places(path)?.into_iter().find(|place| place.is_dir());
    for service in folders(data.as_deref().unwrap_or(path))? {
        add_service(&service, botocore)?;
    }
    Ok(())
}

/// Where the folder `data` may be: in the package, beside it, or in a virtual environment.
fn places(path: &Path) -> io::Result<Vec<PathBuf>> {
    let mut places = vec![path.join("botocore/data"), path.join("data")];
    let libraries = path.join("lib");
    if libraries.is_dir() {
        let packages = |python: PathBuf| python.join("site-packages/botocore/data");
        places.extend(folders(&libraries)?.into_iter().map(packages));
    }
    places.push(path.join("Lib/site-packages/botocore/data"));
    Ok(places)
}

/// The folders in a folder, in order.
fn folders(path: &Path) -> io::Result<Vec<PathBuf>> {
    let mut folders = Vec::new();
    for entry in std::fs::read_dir(path)? {
        let path = entry?.path();
        if path.is_dir() {
            folders.push(path);
        }
    }
    folders.sort();
    Ok(folders)
}

fn add_service(path: &Path, botocore: &mut Botocore) -> io::Result<bool> {
    let mut found = false;
    for version in folders(path)? {
        found |= add_version(&version, botocore)?;
    }
    Ok(found)
}

/// Adds the documents of a version; whether it has the one of the service.
fn add_version(path: &Path, botocore: &mut Botocore) -> io::Result<bool> {
    let name = |path: Option<&Path>| {
        let name = path.and_then(Path::file_name);
        name.map_or_else(
            || "service".to_owned(),
            |name| name.to_string_lossy().into_owned(),
        )
    };
    let (version, service) = (name(Some(path)), name(path.parent()));
    let documents = documents(path)?;
    if !documents.contains_key(SERVICE) {
        return Ok(false);
    }
    for (document, path) in documents {
        botocore.add_document(&service, &version, &document, Entry::File(path));
    }
    Ok(true)
}

/// The documents in a folder, by their names without `.gz`.
fn documents(path: &Path) -> io::Result<BTreeMap<String, PathBuf>> {
    let mut documents = BTreeMap::new();
    for entry in std::fs::read_dir(path)? {
        let entry = entry?;
        let document = entry.file_name().to_string_lossy().into_owned();
        // What cannot be read is told when it is.
        if is_document(&document) && !entry.path().is_dir() {
            note(&mut documents, &document, entry.path());
        }
    }
    Ok(documents)
}

/// The documents of the same service and version that lie beside a `service-2.json` or `service-2.json.gz`; none
/// beside a file of another name.
///
/// # Errors
///
/// When the folder cannot be read.
pub fn beside(service: &Path) -> io::Result<Vec<PathBuf>> {
    let name = service.file_name().map(|name| name.to_string_lossy());
    if name.is_none_or(|name| name.strip_suffix(".gz").unwrap_or(&name) != SERVICE) {
        return Ok(Vec::new());
    }
    let folder = service.parent().unwrap_or(service);
    let folder = match folder.as_os_str().is_empty() {
        true => Path::new("."),
        false => folder,
    };
    let others = documents(folder)?.into_iter();
    let others = others.filter(|(document, _)| document != SERVICE);
    Ok(others.map(|(_, path)| path).collect())
}

/// With the names of the folders that it is in, which are those of the service and the version.
fn absolute(path: &Path) -> io::Result<PathBuf> {
    match path.file_name() {
        Some(_)
            if path
                .parent()
                .is_some_and(|parent| parent.file_name().is_some()) =>
        {
            Ok(path.to_owned())
        }
        _ => path.canonicalize(),
    }
}
