//! One run at a time in an output folder: its path comes in, a lock that keeps other runs out goes out.

use std::fs::{File, TryLockError};
use std::path::Path;

use super::error::{WriteError, WriteErrorKind};

/// Keeps other runs out until it is dropped, or the process dies.
#[derive(Debug)]
pub(super) struct Lock(Option<File>);

impl Drop for Lock {
    /// Closing the file is not enough: a process that is just being started has a copy of it for a moment.
    fn drop(&mut self) {
        if let Some(folder) = &self.0 {
            // If it cannot be unlocked, closing it does so.
            let _ = folder.unlock();
        }
    }
}

/// Locks the folder. Only Unix can lock one; a lock file would be litter in the user's folder, and two runs at
/// once are rare.
///
/// # Errors
///
/// When another run has it, or it cannot be opened.
pub(super) fn lock(root: &Path) -> Result<Lock, WriteError> {
    if !cfg!(unix) {
        return Ok(Lock(None));
    }
    let folder = File::open(root).map_err(WriteError::system("open", root))?;
    match folder.try_lock() {
        Ok(()) => Ok(Lock(Some(folder))),
        Err(TryLockError::WouldBlock) => Err(WriteError {
            path: root.to_path_buf(),
            kind: WriteErrorKind::Busy,
            help: Some("wait for it to end, then try again".to_owned()),
        }),
        // Some network file systems have no locks.
        Err(TryLockError::Error(_)) => Ok(Lock(None)),
    }
}
