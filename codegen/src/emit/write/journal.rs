//! The journal: the set of changes that a run is about to make, as a text file in the output folder.
//!
//! It is written before anything else and removed last. Each line is one change; the last line, appended
//! when every new file lies complete beside its place, is `commit`. A run that finds a journal undoes the
//! set when that line is missing and completes it when it is there.

use std::path::{Path, PathBuf};

use crate::emit::path::OutputPath;

/// The name of the journal in the output folder.
pub const JOURNAL: &str = ".smithy-codegen-journal";

const HEADER: &str = "smithy-codegen journal 1\n";
const COMMIT: &str = "commit\n";

/// What a run is about to do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Journal {
    /// Whether every new file was complete.
    pub committed: bool,
    /// The changes, in the order of the run.
    pub entries: Vec<Entry>,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Entry {
    /// A folder that did not exist.
    Folder(OutputPath),
    /// A file that is new or replaces a generated one.
    Write {
        /// Its place.
        path: OutputPath,
        /// The checksum of its bytes.
        checksum: u64,
    },
    /// A file that is no longer generated.
    Remove(OutputPath),
}

impl Journal {
    /// The text of a journal that is not committed.
    pub(super) fn text(&self) -> String {
        let mut text = HEADER.to_owned();
        for entry in &self.entries {
            let line = match entry {
                Entry::Folder(path) => format!("folder {path}\n"),
                Entry::Write { path, checksum } => format!("write {checksum:016x} {path}\n"),
                Entry::Remove(path) => format!("remove {path}\n"),
            };
            text.push_str(&line);
        }
        text
    }

    /// The line that commits the set.
    pub(super) fn commit_line() -> &'static str {
        COMMIT
    }

    /// Reads a journal; `None` when the text is something else. A line that the process did not finish counts as not
    /// written.
    pub(super) fn parse(text: &str) -> Option<Journal> {
        let Some(body) = text.strip_prefix(HEADER) else {
            return HEADER.starts_with(text).then(Journal::default);
        };
        let mut journal = Journal::default();
        let complete = body.rfind('\n').map_or(0, |end| end + 1);
        for line in body.get(..complete)?.lines() {
            if journal.committed {
                return None;
            }
            match line.split_once(' ') {
                None if line == COMMIT.trim_end() => journal.committed = true,
                Some(("folder", path)) => journal.entries.push(Entry::Folder(checked(path)?)),
                Some(("remove", path)) => journal.entries.push(Entry::Remove(checked(path)?)),
                Some(("write", rest)) => {
                    let (digits, path) = rest.split_once(' ')?;
                    journal.entries.push(Entry::Write {
                        path: checked(path)?,
                        checksum: u64::from_str_radix(digits, 16).ok()?,
                    });
                }
                _ => return None,
            }
        }
        Some(journal)
    }
}

/// Where a new file lies until it is complete: beside its place, under a name that no generated file has.
pub(super) fn beside(root: &Path, path: &OutputPath) -> PathBuf {
    path.under(root)
        .with_file_name(format!(".{}.smithy-codegen-new", path.file_name()))
}

/// The journal lies in a folder that may have come from anywhere, so its paths are checked like a model's.
fn checked(path: &str) -> Option<OutputPath> {
    OutputPath::new(path).ok()
}

/// A checksum in the manner of FNV-1a, over eight bytes at a time: it finds a file that was cut short. It does not stop
/// a forger, who gains nothing here, since recovery touches only files with the marker.
pub(super) fn checksum(bytes: &[u8]) -> u64 {
    let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    let words = bytes.chunks(8).map(|chunk| {
        let low_first = chunk.iter().rev();
        low_first.fold(0, |word, byte| word << 8 | u64::from(*byte))
    });
    let start = 0xcbf2_9ce4_8422_2325 ^ length;
    words.fold(start, |hash, word| {
        (hash ^ word)
            .wrapping_mul(0x0000_0100_0000_01b3)
            .rotate_left(23)
    })
}

#[cfg(test)]
mod tests {
    use super::{Entry, Journal};
    use crate::emit::OutputPath;

    fn sample() -> Journal {
        let path = |text| OutputPath::new(text).unwrap();
        Journal {
            committed: false,
            entries: vec![
                Entry::Folder(path("src/types")),
                Entry::Write {
                    path: path("src/types/a.rs"),
                    checksum: 0x1f,
                },
                Entry::Remove(path("src/b.rs")),
            ],
        }
    }

    #[test]
    fn a_journal_reads_back() {
        let mut journal = sample();
        assert_eq!(Journal::parse(&journal.text()), Some(journal.clone()));
        let committed = journal.text() + Journal::commit_line();
        journal.committed = true;
        assert_eq!(Journal::parse(&committed), Some(journal));
    }

    #[test]
    fn every_beginning_of_a_journal_is_a_journal_without_its_last_line() {
        let text = sample().text() + Journal::commit_line();
        for end in 0..text.len() {
            let journal = Journal::parse(&text[..end]).unwrap();
            assert!(!journal.committed);
            assert!(sample().entries.starts_with(&journal.entries));
        }
    }

    #[test]
    fn other_files_and_paths_that_leave_the_folder_are_refused() {
        for text in [
            "something else",
            "smithy-codegen journal 1\nremove ../a.rs\n",
            "smithy-codegen journal 1\nremove /a.rs\n",
            "smithy-codegen journal 1\nwrite xyz a.rs\n",
            "smithy-codegen journal 1\ncommit\nremove a.rs\n",
        ] {
            assert_eq!(Journal::parse(text), None, "{text}");
        }
    }
}
