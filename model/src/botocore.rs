//! botocore's service models: a wheel, a source distribution, an installed package or a folder comes in; the
//! documents of a service go out, ready for [`crate::load`].
//!
//! ```no_run
//! let botocore = smithy_model::botocore::Botocore::open("botocore-1.44.5-py3-none-any.whl".as_ref())?;
//! let model = smithy_model::load(&botocore.service("dynamodb")?)?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! An archive is not trusted: it is never unpacked to disk, and names that lead out of it and documents larger than any
//! real one are refused.

mod documents;
mod folder;
mod summary;
mod tarball;
mod wheel;

use documents::{damaged, limited, note, refusal, too_large, unreadable, DOCUMENT_LIMIT, SERVICE};
pub use folder::{beside, beside_among, is_service};
pub use summary::Summary;

use crate::diagnostic::Diagnostic;
use crate::source::SourceFile;
use crate::spelling::nearest;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs::File;
use std::path::Path;
use std::sync::Arc;

/// The largest archive, in bytes; botocore has 15 million.
const ARCHIVE_LIMIT: u64 = 1 << 30;

/// The service models of one botocore. It can be shared between threads.
#[derive(Debug)]
pub struct Botocore {
    /// How diagnostics name it.
    name: Arc<str>,
    /// By service, then by version, then by document.
    services: BTreeMap<String, BTreeMap<String, BTreeMap<String, Entry>>>,
    archive: Archive,
}

/// Where a document is.
#[derive(Debug)]
enum Entry {
    File(std::path::PathBuf),
    Zipped(wheel::Entry),
    Unpacked(Arc<[u8]>),
}

/// The archive that entries refer to.
#[derive(Debug)]
enum Archive {
    None,
    Wheel(wheel::Wheel),
}

impl Botocore {
    /// Opens a wheel, a source distribution (`.tar.gz`), an installed package (`site-packages/botocore` or a folder
    /// that contains it), a folder of service folders, or the folder of one service.
    ///
    /// # Errors
    ///
    /// When it cannot be read, is something else, or has no service.
    pub fn open(path: &Path) -> Result<Botocore, Box<Diagnostic>> {
        let mut botocore = Botocore {
            name: Arc::from(path.display().to_string()),
            services: BTreeMap::new(),
            archive: Archive::None,
        };
        let metadata = std::fs::metadata(path).map_err(|error| botocore.unreadable(&error))?;
        if metadata.is_dir() {
            let found = folder::documents_below(path);
            for found in found.map_err(|error| botocore.unreadable(&error))? {
                let entry = Entry::File(found.path);
                botocore.add_document(&found.service, &found.version, &found.name, entry);
            }
        } else {
            botocore.open_archive(path)?;
        }
        for versions in botocore.services.values_mut() {
            versions.retain(|_, documents| documents.contains_key(SERVICE));
        }
        botocore.services.retain(|_, versions| !versions.is_empty());
        if botocore.services.is_empty() {
            let message = "there is no service in it: no `service-2.json` or `service-2.json.gz`";
            return Err(botocore.refusal(message));
        }
        Ok(botocore)
    }

    fn open_archive(&mut self, path: &Path) -> Result<(), Box<Diagnostic>> {
        let file = File::open(path).map_err(|error| self.unreadable(&error))?;
        let bytes = limited(file, ARCHIVE_LIMIT)
            .map_err(|error| self.unreadable(&error))?
            .ok_or_else(|| self.refusal("it is larger than 1 GiB"))?;
        match bytes.get(..2) {
            Some(b"PK") => {
                let (wheel, entries) = wheel::Wheel::open(bytes, &self.name)?;
                self.archive = Archive::Wheel(wheel);
                for (name, entry) in entries {
                    self.add(&name, Entry::Zipped(entry));
                }
            }
            Some(b"\x1f\x8b") => {
                for (name, content) in tarball::documents(&bytes, &self.name)? {
                    self.add(&name, Entry::Unpacked(content));
                }
            }
            _ => return Err(self.refusal("expected a wheel (zip), a `.tar.gz` or a folder")),
        }
        Ok(())
    }

    /// The names of the services, in order: those of their folders.
    pub fn services(&self) -> impl Iterator<Item = &str> {
        self.services.keys().map(String::as_str)
    }

    /// The API versions of a service, the newest last; none if there is no such service.
    pub fn versions(&self, service: &str) -> impl Iterator<Item = &str> {
        let versions = self.services.get(service);
        versions
            .into_iter()
            .flat_map(|versions| versions.keys().map(String::as_str))
    }

    /// The documents of a service in its newest version.
    ///
    /// # Errors
    ///
    /// When there is no such service (with the nearest names), or a document cannot be read.
    pub fn service(&self, name: &str) -> Result<Vec<SourceFile>, Box<Diagnostic>> {
        let versions = self.find(name)?;
        let documents = versions.values().next_back();
        self.read_all(documents.into_iter().flatten())
    }

    /// The documents of a service in a version.
    ///
    /// # Errors
    ///
    /// When there is no such service or version, or a document cannot be read.
    pub fn service_version(
        &self,
        name: &str,
        version: &str,
    ) -> Result<Vec<SourceFile>, Box<Diagnostic>> {
        let versions = self.find(name)?;
        let Some(documents) = versions.get(version) else {
            let known: Vec<&str> = versions.keys().map(String::as_str).collect();
            let message = format!("`{name}` has no version `{}`", version.escape_debug());
            let help = format!("the versions are `{}`", known.join("`, `"));
            return Err(Box::new(self.refusal(&message).help(help)));
        };
        self.read_all(documents)
    }

    /// A service's line in a list: its version, protocols and number of operations.
    ///
    /// # Errors
    ///
    /// As [`Botocore::service`].
    pub fn summary(&self, name: &str) -> Result<Summary, Box<Diagnostic>> {
        let versions = self.find(name)?;
        let newest = versions.iter().next_back();
        let document = newest
            .and_then(|(version, documents)| Some((version, documents.get_key_value(SERVICE)?)));
        match document {
            Some((version, (document, entry))) => {
                let file = self.read(document, entry)?;
                Ok(summary::read(version, file.text()))
            }
            None => Err(self.refusal("the service has no document")),
        }
    }

    fn find(
        &self,
        name: &str,
    ) -> Result<&BTreeMap<String, BTreeMap<String, Entry>>, Box<Diagnostic>> {
        self.services.get(name).ok_or_else(|| {
            let message = format!("there is no service `{}` in it", name.escape_debug());
            let known = self.services();
            let contained = self
                .services()
                .filter(|known| known.contains(name) && name.len() > 2);
            let mut near: Vec<&str> = nearest(name, known);
            let contained: Vec<&str> = contained.filter(|name| !near.contains(name)).collect();
            near.extend(contained);
            near.truncate(5);
            let refusal = self.refusal(&message);
            match near.as_slice() {
                [] => refusal,
                near => Box::new(refusal.help(format!("did you mean `{}`?", near.join("`, `")))),
            }
        })
    }

    fn read_all<'e>(
        &self,
        documents: impl IntoIterator<Item = (&'e String, &'e Entry)>,
    ) -> Result<Vec<SourceFile>, Box<Diagnostic>> {
        let documents = documents.into_iter();
        documents
            .map(|(name, entry)| self.read(name, entry))
            .collect()
    }

    /// Adds a document by its path within the archive: `…/data/SERVICE/VERSION/DOCUMENT`.
    fn add(&mut self, path: &str, entry: Entry) {
        let mut parts = path.rsplit('/');
        let (document, version, service) = (parts.next(), parts.next(), parts.next());
        if let (Some(document), Some(version), Some(service)) = (document, version, service) {
            self.add_document(service, version, document, entry);
        }
    }

    fn add_document(&mut self, service: &str, version: &str, document: &str, entry: Entry) {
        let versions = self.services.entry(service.to_owned()).or_default();
        let documents = versions.entry(version.to_owned()).or_default();
        note(documents, document, entry);
    }

    fn read(&self, document: &str, entry: &Entry) -> Result<SourceFile, Box<Diagnostic>> {
        let (name, bytes) = match (entry, &self.archive) {
            (Entry::File(path), _) => {
                let name = path.display().to_string();
                let read = File::open(path).and_then(|file| limited(file, DOCUMENT_LIMIT));
                let bytes = read.map_err(|error| unreadable(&name, &error))?;
                (name, bytes)
            }
            (Entry::Zipped(entry), Archive::Wheel(wheel)) => {
                let name = format!("{}/{}", self.name, entry.path);
                let bytes = wheel
                    .read(entry)
                    .map_err(|message| damaged(&name, &message))?;
                (name, bytes)
            }
            (Entry::Unpacked(bytes), _) => {
                (format!("{}/{document}", self.name), Some(bytes.to_vec()))
            }
            (Entry::Zipped(_), Archive::None) => return Err(self.refusal("it is not open")),
        };
        match bytes {
            Some(bytes) => self::document(name, bytes),
            None => Err(too_large(&name)),
        }
    }

    fn unreadable(&self, error: &std::io::Error) -> Box<Diagnostic> {
        unreadable(&self.name, error)
    }

    fn refusal(&self, message: &str) -> Box<Diagnostic> {
        refusal(&self.name, message)
    }
}

/// A document by the bytes of its file, which may be packed with gzip.
///
/// # Errors
///
/// When the packed bytes are damaged or larger than any model, or the text is not UTF-8.
pub fn document(name: String, bytes: Vec<u8>) -> Result<SourceFile, Box<Diagnostic>> {
    if bytes.starts_with(b"PK\x03\x04") {
        let message = "expected the file of a model, found an archive of files";
        return Err(refusal(&name, message));
    }
    let plain = match bytes.starts_with(b"\x1f\x8b") {
        true => limited(flate2::read::GzDecoder::new(&*bytes), DOCUMENT_LIMIT)
            .map_err(|error| damaged(&name, &format!("it cannot be unpacked: {error}")))?
            .ok_or_else(|| too_large(&name))?,
        false => bytes,
    };
    SourceFile::from_bytes(name, plain)
}

/// A path, quoted for a shell where it has to be.
pub fn argument(path: &str) -> Cow<'_, str> {
    let is_plain = |c: char| c.is_alphanumeric() || "/\\.:_-+=@%,~".contains(c);
    match path.chars().all(is_plain) && !path.is_empty() {
        true => Cow::Borrowed(path),
        false => Cow::Owned(format!("'{}'", path.replace('\'', "'\\''"))),
    }
}
