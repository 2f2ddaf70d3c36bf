//! Replacing one file in one step: a path and a text come in; afterwards the file is either new or unchanged.
//!
//! Commands that write single files share this. The files of a crate are written together, by the generator's `emit`.

use std::fs::{self, File, FileType};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use smithy_model::{Diagnostic, Diagnostics, Origin};

use crate::config::codes::NOT_WRITTEN;
use crate::paths;

/// What to do about a file that cannot be written.
pub(crate) const WRITABLE: &str = "make it possible to write the file";

/// The change that replacing a file made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    /// There was no file.
    New,
    /// There was another text.
    Changed,
    /// The file had this text already.
    None,
}

impl Change {
    /// Its name in reports for programs.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Change::New => "new",
            Change::Changed => "updated",
            Change::None => "unchanged",
        }
    }

    /// A word for a report.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Change::New => "wrote",
            Change::Changed => "updated",
            Change::None => "unchanged:",
        }
    }
}

/// A file that was replaced, and what there was before.
pub(crate) struct Replaced {
    pub(crate) change: Change,
    path: PathBuf,
    old: Option<Vec<u8>>,
    /// The folder that was made for it, if it was.
    folder: Option<PathBuf>,
}

impl Replaced {
    /// The file, as it is shown.
    pub(crate) fn name(&self) -> String {
        paths::shown(&self.path)
    }

    /// Leaves everything as it was before. This follows an error, which is the one to report, so a second one is not.
    pub(crate) fn undo(self) {
        let _ = match (self.change, self.old) {
            (Change::None, _) => Ok(()),
            (_, Some(old)) => write(&self.path, &old),
            (_, None) => fs::remove_file(&self.path),
        };
        if let Some(folder) = self.folder {
            let _ = fs::remove_dir(folder);
        }
    }
}

/// Replaces or creates a file. What is there already is refused when `keep` says what it is: the end of a sentence
/// about the file.
///
/// # Errors
///
/// [`NOT_WRITTEN`], with `help`.
pub(crate) fn replace(
    path: &Path,
    text: &str,
    keep: impl Fn(&[u8]) -> Option<&'static str>,
    help: &str,
) -> Result<Replaced, Diagnostics> {
    let refused = |error: io::Error| {
        let message = format!("cannot write the file: {error}");
        Diagnostics::from(not_written(path, message, help))
    };
    let path = destination(path).map_err(refused)?;
    let old = match fs::metadata(&path) {
        Ok(found) if found.is_file() => Some(fs::read(&path).map_err(refused)?),
        Ok(found) => return Err(refused(not_a_file(&found.file_type()))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(refused(error)),
    };
    let replaced = |change, path: PathBuf, old, folder| Replaced {
        change,
        path,
        old,
        folder,
    };
    if old.as_deref() == Some(text.as_bytes()) {
        return Ok(replaced(Change::None, path, old, None));
    }
    if let Some(what) = old.as_deref().and_then(keep) {
        let message = format!("the file {what}, and would be lost");
        let help = format!("{help}, or remove this one");
        return Err(not_written(&path, message, &help).into());
    }
    let folder = path.parent().filter(|folder| !folder.exists());
    let folder = folder.map(Path::to_path_buf);
    write(&path, text.as_bytes()).map_err(refused)?;
    let change = match old {
        Some(_) => Change::Changed,
        None => Change::New,
    };
    Ok(replaced(change, path, old, folder))
}

fn not_written(path: &Path, message: impl Into<String>, help: &str) -> Diagnostic {
    Diagnostic::error(NOT_WRITTEN, message, Origin::file(paths::shown(path))).help(help)
}

/// The target of a path: links are followed, also to a file that does not exist yet.
fn destination(path: &Path) -> io::Result<PathBuf> {
    // As many as Linux follows.
    const LINKS: usize = 40;
    let mut path = std::path::absolute(path)?;
    for _ in 0..LINKS {
        match fs::symlink_metadata(&path) {
            Ok(found) if found.is_symlink() => {
                let target = fs::read_link(&path)?;
                path = path
                    .parent()
                    .map_or(target.clone(), |folder| folder.join(target));
            }
            _ => return Ok(path),
        }
    }
    Err(io::Error::other("it is a link that leads nowhere"))
}

/// The error for something other than a file. It is not even read: reading a pipe could wait for ever.
fn not_a_file(kind: &FileType) -> io::Error {
    match kind.is_dir() {
        true => io::Error::new(io::ErrorKind::IsADirectory, "it is a folder"),
        false => io::Error::other("it is not a regular file; pipes and devices are never replaced"),
    }
}

/// Writes beside the file and renames: until then, the old file stays. The new one has its permissions.
fn write(path: &Path, text: &[u8]) -> io::Result<()> {
    let permissions = fs::metadata(path).ok().map(|old| old.permissions());
    if permissions.as_ref().is_some_and(fs::Permissions::readonly) {
        let why = "it is read-only";
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, why));
    }
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder)?;
    let name = path.file_name().ok_or(io::ErrorKind::IsADirectory)?;
    let draft_name = format!(".{}.{}.draft", name.to_string_lossy(), std::process::id());
    let draft = folder.join(draft_name);
    remove_drafts(path);
    let written = create(&draft, text).and_then(|locked| {
        permissions.map_or(Ok(()), |old| fs::set_permissions(&draft, old))?;
        fs::rename(&draft, path)?;
        // The lock is that of the file now. Closing it is not enough: a process that is just being started has a copy of it.
        let _ = locked.unlock();
        Ok(())
    });
    if written.is_err() {
        // The first error is the one to report.
        let _ = fs::remove_file(&draft);
    }
    written
}

/// The draft is locked until it has its place, which says that its run is alive.
fn create(path: &Path, text: &[u8]) -> io::Result<File> {
    let mut file = File::create(path)?;
    // Some network file systems have no locks. Drafts stay there.
    let _ = file.try_lock();
    file.write_all(text)?;
    file.sync_data()?;
    Ok(file)
}

/// Removes the drafts of a file that runs left which were killed.
pub(crate) fn remove_drafts(path: &Path) {
    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
        return;
    };
    let start = format!(".{}.", name.to_string_lossy());
    let is_draft = |name: &str| {
        let rest = name.strip_prefix(&start);
        let run = rest.and_then(|rest| rest.strip_suffix(".draft"));
        run.is_some_and(|run| run.parse::<u32>().is_ok())
    };
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if !is_draft(&entry.file_name().to_string_lossy()) {
            continue;
        }
        let draft = entry.path();
        // Reading a pipe of that name could wait for ever.
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        if is_file && File::open(&draft).is_ok_and(|file| file.try_lock().is_ok()) {
            // One that stays is litter, and no error.
            let _ = fs::remove_file(draft);
        }
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::Change;
    use std::fs;
    use std::os::unix::fs::{symlink, FileTypeExt};
    use std::path::PathBuf;
    use std::process::Command;
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::thread;

    const ONE: &str = "one";
    const TWO: &str = "two";

    fn replace(path: &std::path::Path, text: &str) -> Result<Change, smithy_model::Diagnostics> {
        let keep = |old: &[u8]| old.starts_with(b"what").then_some("has notes");
        super::replace(path, text, keep, "name another one").map(|replaced| replaced.change)
    }

    /// An empty folder of one test.
    fn folder(name: &str) -> PathBuf {
        let name = format!("replace-{name}-{}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    /// A process that is being started has a copy of every open file for a moment, and of its lock.
    #[test]
    fn a_file_is_free_once_it_is_replaced() {
        let folder = folder("free");
        let path = folder.join("file");
        let ended = AtomicBool::new(false);
        let busy = thread::scope(|scope| {
            let start = || {
                while !ended.load(Ordering::Relaxed) {
                    Command::new("true").status().unwrap();
                }
            };
            scope.spawn(start);
            scope.spawn(start);
            let busy = (0..300).filter(|round| {
                replace(&path, &round.to_string()).unwrap();
                fs::File::open(&path).unwrap().try_lock().is_err()
            });
            let busy = busy.count();
            ended.store(true, Ordering::Relaxed);
            busy
        });
        assert_eq!(busy, 0);
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_link_stays_and_its_target_is_replaced() {
        let folder = folder("link");
        let [link, second, target] =
            ["link", "second", "inner/target"].map(|name| folder.join(name));
        symlink("second", &link).unwrap();
        symlink("inner/target", &second).unwrap();
        assert_eq!(replace(&link, ONE), Ok(Change::New));
        assert_eq!(replace(&link, TWO), Ok(Change::Changed));
        assert_eq!(replace(&link, TWO), Ok(Change::None));
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert!(fs::symlink_metadata(&second).unwrap().is_symlink());
        assert!(fs::symlink_metadata(&target).unwrap().is_file());
        assert_eq!(fs::read_to_string(&target).unwrap(), TWO);
        assert_eq!(fs::read_dir(folder.join("inner")).unwrap().count(), 1);
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn what_was_replaced_comes_back_with_its_permissions() {
        use std::os::unix::fs::PermissionsExt;
        let folder = folder("undo");
        let [old, new] = ["old", "inner/new"].map(|name| folder.join(name));
        fs::write(&old, ONE).unwrap();
        fs::set_permissions(&old, fs::Permissions::from_mode(0o600)).unwrap();
        let replaced = [&old, &new].map(|path| super::replace(path, TWO, |_| None, "").ok());
        let mode = |path: &PathBuf| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&old), 0o600);
        replaced
            .into_iter()
            .flatten()
            .for_each(super::Replaced::undo);
        assert_eq!(
            (fs::read_to_string(&old).unwrap().as_str(), mode(&old)),
            (ONE, 0o600)
        );
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
        fs::set_permissions(&old, fs::Permissions::from_mode(0o400)).unwrap();
        let refused = replace(&old, TWO).unwrap_err().to_string();
        assert!(refused.contains("read-only"), "{refused}");
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn what_is_to_be_kept_is_refused_and_stays() {
        let folder = folder("notes");
        let notes = folder.join("notes.md");
        fs::write(&notes, "what I know").unwrap();
        let refused = replace(&notes, ONE).unwrap_err().to_string();
        assert!(
            refused.contains("has notes, and would be lost"),
            "{refused}"
        );
        assert_eq!(fs::read_to_string(&notes).unwrap(), "what I know");
        fs::write(&notes, "").unwrap();
        assert_eq!(replace(&notes, ONE), Ok(Change::Changed));
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn what_is_no_file_is_refused_unread_and_stays() {
        let folder = folder("pipe");
        let [pipe, link, circle] = ["pipe", "link", "circle"].map(|name| folder.join(name));
        // Reading this pipe would wait for ever, since it has no writer.
        let made = Command::new("mkfifo").arg(&pipe).status().unwrap();
        assert!(made.success());
        symlink("pipe", &link).unwrap();
        symlink("circle", &circle).unwrap();
        for (path, why) in [
            (&pipe, "not a regular file"),
            (&link, "not a regular file"),
            (&circle, "leads nowhere"),
            (&folder, "a folder"),
        ] {
            let refused = replace(path, "text").unwrap_err().to_string();
            assert!(refused.contains(why), "{refused}");
        }
        assert!(fs::symlink_metadata(&pipe).unwrap().file_type().is_fifo());
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 3);
        fs::remove_dir_all(folder).unwrap();
    }
}
