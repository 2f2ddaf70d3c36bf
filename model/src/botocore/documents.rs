//! The documents of a service: which file is one, how large it may be, and what is said of one that is refused.

use crate::diagnostic::{codes, Diagnostic, Origin};
use std::collections::BTreeMap;
use std::io::Read;

/// The largest document that is read, in bytes; that of EC2 has 9 million.
pub(super) const DOCUMENT_LIMIT: u64 = 256 << 20;

/// The document without which there is no service.
pub(super) const SERVICE: &str = "service-2.json";

/// The documents of a service and version that are read, without `.gz`. The examples beside them are not.
const DOCUMENTS: &[&str] = &[
    SERVICE,
    "paginators-1.json",
    "waiters-2.json",
    "endpoint-rule-set-1.json",
    "endpoint-bdd-1.json",
];

/// The additions of an SDK to a document have the document's name with this in place of `.json`.
const EXTRAS: &str = ".sdk-extras.json";

/// The refusal of a document larger than [`DOCUMENT_LIMIT`].
pub(super) fn too_large(name: &str) -> Box<Diagnostic> {
    refusal(name, "it is larger than 256 MiB")
}

/// Notes a document by its name without `.gz`. As botocore does, the plain file wins over the packed one.
pub(super) fn note<E>(documents: &mut BTreeMap<String, E>, document: &str, entry: E) {
    let plain = document.strip_suffix(".gz").unwrap_or(document);
    if plain == document || !documents.contains_key(plain) {
        documents.insert(plain.to_owned(), entry);
    }
}

/// Whether a file of this name is a document of a service.
pub(super) fn is_document(name: &str) -> bool {
    let plain = name.strip_suffix(".gz").unwrap_or(name);
    DOCUMENTS.contains(&plain)
        || plain.strip_suffix(EXTRAS).is_some_and(|stem| {
            DOCUMENTS
                .iter()
                .any(|document| document.strip_suffix(".json") == Some(stem))
        })
}

/// Whether a path within an archive is that of a document: `botocore/data/SERVICE/VERSION/DOCUMENT`.
///
/// # Errors
///
/// The path leads out of the archive.
pub(super) fn is_archived_document(path: &str) -> Result<bool, String> {
    let outside =
        path.starts_with('/') || path.contains('\\') || path.split('/').any(|part| part == "..");
    if outside {
        return Err(format!(
            "its entry `{}` leads out of the archive",
            path.escape_debug()
        ));
    }
    let mut parts = path.rsplit('/');
    let is_document = parts.next().is_some_and(is_document);
    let in_data = parts.nth(2) == Some("data");
    Ok(is_document && in_data && matches!(parts.next(), None | Some("botocore")))
}

/// All bytes, unless there are more than the limit.
pub(super) fn limited(reader: impl Read, limit: u64) -> std::io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    reader.take(limit + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= limit).then_some(bytes))
}

/// The refusal of a file or folder that cannot be read.
pub(super) fn unreadable(name: &str, error: &std::io::Error) -> Box<Diagnostic> {
    refusal(name, &format!("cannot read it: {error}"))
}

/// The refusal of a file that was whole where it comes from.
pub(super) fn damaged(name: &str, message: &str) -> Box<Diagnostic> {
    Box::new(refusal(name, message).help("it was cut off or changed in transfer: fetch it again"))
}

/// The refusal of an archive that was whole where it comes from.
pub(super) fn damaged_archive(name: &str, error: &dyn std::fmt::Display) -> Box<Diagnostic> {
    damaged(name, &format!("the archive is damaged: {error}"))
}

/// A refusal of a file, a folder or an archive.
pub(super) fn refusal(name: &str, message: &str) -> Box<Diagnostic> {
    let origin = Origin::file(name);
    Box::new(Diagnostic::error(codes::UNREADABLE_FILE, message, origin))
}
