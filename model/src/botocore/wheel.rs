//! A wheel, which is a zip archive: its bytes come in; an index, and documents on demand, go out.

use super::documents::{damaged_archive, is_archived_document, limited, refusal, DOCUMENT_LIMIT};
use crate::diagnostic::Diagnostic;
use rawzip::{CompressionMethod, ZipArchive, ZipArchiveEntryWayfinder, ZipSliceArchive};

/// The archive.
#[derive(Debug)]
pub(super) struct Wheel {
    archive: ZipSliceArchive<Vec<u8>>,
}

/// A document in it.
#[derive(Debug)]
pub(super) struct Entry {
    pub path: String,
    method: CompressionMethod,
    wayfinder: ZipArchiveEntryWayfinder,
}

/// The documents with their paths.
type Index = Vec<(String, Entry)>;

impl Wheel {
    /// Opens the archive `name` and finds the documents in it, with their paths.
    pub fn open(bytes: Vec<u8>, name: &str) -> Result<(Wheel, Index), Box<Diagnostic>> {
        let damaged = |error: rawzip::Error| damaged_archive(name, &error);
        // The index of a zip archive is its end.
        let no_index = |_| damaged_archive(name, &"its end is missing");
        let archive = ZipArchive::from_slice(bytes).map_err(no_index)?;
        let mut found = Vec::new();
        let mut entries = archive.entries();
        while let Some(entry) = entries.next_entry().map_err(damaged)? {
            let path = String::from_utf8_lossy(entry.file_path().as_bytes()).into_owned();
            if is_archived_document(&path).map_err(|message| refusal(name, &message))? {
                let entry = Entry {
                    path: path.clone(),
                    method: entry.compression_method(),
                    wayfinder: entry.wayfinder(),
                };
                found.push((path, entry));
            }
        }
        Ok((Wheel { archive }, found))
    }

    /// The content of a document; `None` if it is too large, an error in words if it is damaged.
    pub fn read(&self, entry: &Entry) -> Result<Option<Vec<u8>>, String> {
        let damaged = |error: &dyn std::fmt::Display| format!("the archive is damaged: {error}");
        let found = self
            .archive
            .get_entry(entry.wayfinder)
            .map_err(|error| damaged(&error))?;
        let read = match entry.method {
            CompressionMethod::STORE => {
                limited(found.verifying_reader(found.data()), DOCUMENT_LIMIT)
            }
            CompressionMethod::DEFLATE => {
                let unpacked = flate2::bufread::DeflateDecoder::new(found.data());
                limited(found.verifying_reader(unpacked), DOCUMENT_LIMIT)
            }
            _ => return Err("it is compressed by a method that wheels do not have".to_owned()),
        };
        read.map_err(|error| damaged(&error))
    }
}
