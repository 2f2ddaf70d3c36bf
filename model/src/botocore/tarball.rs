//! A source distribution, which is a compressed tar archive: its bytes come in, the documents in it go out.
//!
//! The archive has no index and can only be read from its start, so all documents are kept: about 300 MB for botocore.

use super::documents::{damaged_archive, is_archived_document, refusal, DOCUMENT_LIMIT};
use crate::diagnostic::Diagnostic;
use std::io::Read;
use std::sync::Arc;

/// How many bytes are unpacked at most.
const UNPACKED_LIMIT: u64 = 4 << 30;

/// A document with its path.
pub(super) type Document = (String, Arc<[u8]>);

/// All documents of the archive `name`, with their paths.
pub(super) fn documents(bytes: &[u8], name: &str) -> Result<Vec<Document>, Box<Diagnostic>> {
    let damaged = |error: std::io::Error| damaged_archive(name, &error);
    let unpacked = flate2::read::MultiGzDecoder::new(bytes).take(UNPACKED_LIMIT);
    let mut archive = tar::Archive::new(unpacked);
    let mut documents = Vec::new();
    for entry in archive.entries().map_err(damaged)? {
        let mut entry = entry.map_err(damaged)?;
        let path = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
        let is_document = is_archived_document(&path).map_err(|message| refusal(name, &message))?;
        if !is_document || !entry.header().entry_type().is_file() {
            continue;
        }
        if entry.size() > DOCUMENT_LIMIT {
            let message = format!("`{}` in it is larger than 256 MiB", path.escape_debug());
            return Err(refusal(name, &message));
        }
        let mut content = Vec::new();
        entry.read_to_end(&mut content).map_err(damaged)?;
        documents.push((path, Arc::from(content)));
    }
    Ok(documents)
}
