//! One run at a time in an output folder, or for a configuration: its path comes in, a lock that keeps other runs out goes
//! out.

use std::fs::{File, TryLockError};
use std::path::Path;

use super::error::{WriteError, WriteErrorKind};

/// Keeps other runs out until it is dropped, or the process dies.
#[derive(Debug)]
pub struct Lock(Option<File>);

impl Drop for Lock {
    /// Closing the file is not enough: a process that is just being started has a copy of it for a moment.
    fn drop(&mut self) {
        if let Some(place) = &self.0 {
            // If it cannot be unlocked, closing it does so.
            let _ = place.unlock();
        }
    }
}

/// Locks a folder or file. Only Unix can lock a folder; a lock file would be litter in the user's folder, and two runs at
/// once are rare.
///
/// # Errors
///
/// When another run has it, or it cannot be opened.
pub fn lock(path: &Path) -> Result<Lock, WriteError> {
    locked(path, File::try_lock)
}

/// As [`lock`], beside others who share it.
///
/// # Errors
///
/// As [`lock`].
pub fn share(path: &Path) -> Result<Lock, WriteError> {
    locked(path, File::try_lock_shared)
}

fn locked(
    path: &Path,
    try_lock: impl Fn(&File) -> Result<(), TryLockError>,
) -> Result<Lock, WriteError> {
    if !cfg!(unix) {
        return Ok(Lock(None));
    }
    let place = File::open(path).map_err(WriteError::system("open", path))?;
    match try_lock(&place) {
        Ok(()) => Ok(Lock(Some(place))),
        Err(TryLockError::WouldBlock) => Err(WriteError {
            path: path.to_path_buf(),
            kind: WriteErrorKind::Busy,
            help: Some("wait for it to end, then try again".to_owned()),
        }),
        // Some network file systems have no locks.
        Err(TryLockError::Error(_)) => Ok(Lock(None)),
    }
}
