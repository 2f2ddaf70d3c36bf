//! A folder: its path comes in, the documents in it go out.

use super::documents::{is_document, note, SERVICE};
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

/// A document that was found.
pub(super) struct Found {
    pub service: String,
    pub version: String,
    /// The document's own name.
    pub name: String,
    pub path: PathBuf,
}

/// The documents in a folder and below it.
pub(super) fn documents_below(path: &Path) -> io::Result<Vec<Found>> {
    let mut found = Vec::new();
    // A folder with a service's documents, one with its versions, one with services.
    if add_version(&absolute(path)?, &mut found)? || add_service(&absolute(path)?, &mut found)? {
        return Ok(found);
    }
    let data = places(path)?.into_iter().find(|place| place.is_dir());
    for service in folders(data.as_deref().unwrap_or(path))? {
        add_service(&service, &mut found)?;
    }
    Ok(found)
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

/// Adds the documents of a service's versions; whether one of these is complete.
fn add_service(path: &Path, found: &mut Vec<Found>) -> io::Result<bool> {
    let mut is_service = false;
    for version in folders(path)? {
        is_service |= add_version(&version, found)?;
    }
    Ok(is_service)
}

/// Adds the documents of a version; whether it is complete, that is: has the document of the service.
fn add_version(path: &Path, found: &mut Vec<Found>) -> io::Result<bool> {
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
    found.extend(documents.into_iter().map(|(name, path)| Found {
        service: service.clone(),
        version: version.clone(),
        name,
        path,
    }));
    Ok(true)
}

/// The documents in a folder, by their names without `.gz`.
fn documents(path: &Path) -> io::Result<BTreeMap<String, PathBuf>> {
    let mut documents = BTreeMap::new();
    for entry in std::fs::read_dir(path)? {
        let entry = entry?;
        let document = entry.file_name().to_string_lossy().into_owned();
        // A document that cannot be read is reported when the service is read.
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
    if !is_service(service) {
        return Ok(Vec::new());
    }
    let folder = service.parent().unwrap_or(service);
    let folder = match folder.as_os_str().is_empty() {
        true => Path::new("."),
        false => folder,
    };
    Ok(but_the_service(documents(folder)?))
}

/// As [`beside`], for a folder that has files of these names, wherever it is.
pub fn beside_among<'n>(service: &Path, names: impl IntoIterator<Item = &'n str>) -> Vec<PathBuf> {
    let mut documents = BTreeMap::new();
    let names = names.into_iter().filter(|name| is_document(name));
    for name in names.filter(|_| is_service(service)) {
        note(&mut documents, name, service.with_file_name(name));
    }
    but_the_service(documents)
}

/// Whether a file has the name of the document of a service.
pub fn is_service(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy());
    name.is_some_and(|name| name.strip_suffix(".gz").unwrap_or(&name) == SERVICE)
}

fn but_the_service(documents: BTreeMap<String, PathBuf>) -> Vec<PathBuf> {
    let others = documents.into_iter();
    let others = others.filter(|(document, _)| document != SERVICE);
    others.map(|(_, path)| path).collect()
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
