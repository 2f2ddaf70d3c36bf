//! The writer interrupted at every step: after the next run the tree is the old one or the new one,
//! nothing is half-written, and every file of the user is as it was.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use super::scratch;
use crate::emit::{
    finish, recover, write_or_check, Disk, FileSystem, Files, Mode, Recovery, RenderedFile,
};

fn files(texts: &[(&str, String)]) -> Files {
    let rendered = texts
        .iter()
        .map(|(path, text)| RenderedFile::text(*path, text.as_str()))
        .collect();
    finish(rendered).unwrap()
}

/// Two generations that differ in every way: a file changed, unchanged, added, removed, in folders that
/// are added and removed.
fn generations() -> (Files, Files) {
    let old = files(&[
        ("Cargo.toml", "same".into()),
        ("README.md", "old ".repeat(3000)),
        ("src/gone/a.md", "a".into()),
        ("src/types/b.md", "b".into()),
    ]);
    let new = files(&[
        ("Cargo.toml", "same".into()),
        ("README.md", "new ".repeat(4000)),
        ("src/added/deep/c.md", "c".into()),
        ("src/types/b.md", "b, changed".into()),
    ]);
    (old, new)
}

/// Everything under a folder, by path; empty folders too.
fn tree(root: &Path) -> BTreeMap<PathBuf, Option<Vec<u8>>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let relative = path.strip_prefix(root).unwrap().to_path_buf();
            if path.is_dir() {
                found.insert(relative, None);
                folders.push(path);
            } else {
                found.insert(relative, Some(fs::read(&path).unwrap()));
            }
        }
    }
    found
}

/// A user's files, among them one in a generated folder and one where a folder of ours is to be removed.
fn add_user_files(root: &Path) {
    fs::create_dir_all(root.join("src/types")).unwrap();
    fs::create_dir_all(root.join("tests")).unwrap();
    for path in ["NOTES.md", "src/types/mine.rs", "tests/mine.rs", ".hidden"] {
        fs::write(root.join(path), "mine").unwrap();
    }
}

/// What a disk does at the step at which it stops.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Stop {
    /// The process dies before the step.
    Before,
    /// The process dies in the middle of it: a file is written by half.
    Within,
    /// The step fails, and every later one succeeds.
    Error,
    /// The step fails, and so does every later one that takes space.
    Full,
}

/// A disk that stops at a given step.
struct Faulty {
    remaining: Cell<usize>,
    stop: Stop,
    stopped: Cell<bool>,
}

impl Faulty {
    fn new(steps: usize, stop: Stop) -> Faulty {
        Faulty {
            remaining: Cell::new(steps),
            stop,
            stopped: Cell::new(false),
        }
    }

    fn step(
        &self,
        takes_space: bool,
        within: impl FnOnce() -> io::Result<()>,
        whole: impl FnOnce() -> io::Result<()>,
    ) -> io::Result<()> {
        let is_dead = self.stopped.get() && matches!(self.stop, Stop::Before | Stop::Within);
        let is_full = self.stopped.get() && self.stop == Stop::Full && takes_space;
        if is_dead || is_full {
            return Err(io::Error::other("stopped"));
        }
        if self.stopped.get() || self.remaining.get() > 0 {
            self.remaining.set(self.remaining.get().saturating_sub(1));
            return whole();
        }
        self.stopped.set(true);
        if matches!(self.stop, Stop::Within | Stop::Full) {
            within()?;
        }
        Err(io::Error::other("stopped"))
    }
}

impl Disk for Faulty {
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        self.step(true, || Ok(()), || FileSystem.create_folder(path))
    }
    fn create_file(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let half = || FileSystem.create_file(path, &bytes[..bytes.len() / 2]);
        self.step(true, half, || FileSystem.create_file(path, bytes))
    }
    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let half = || FileSystem.append(path, &bytes[..bytes.len() / 2]);
        self.step(true, half, || FileSystem.append(path, bytes))
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step(false, || Ok(()), || FileSystem.rename(from, to))
    }
    fn remove_file(&self, path: &Path) -> io::Result<()> {
        self.step(false, || Ok(()), || FileSystem.remove_file(path))
    }
    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        self.step(false, || Ok(()), || FileSystem.remove_folder(path))
    }
}

#[test]
fn a_run_stopped_at_any_step_leaves_the_old_tree_or_the_new_one() {
    let (old, new) = generations();
    let root = scratch("emit-crash-steps");
    let reset = |files: &Files| {
        fs::remove_dir_all(&root).unwrap();
        fs::create_dir_all(&root).unwrap();
        add_user_files(&root);
        write_or_check(&FileSystem, &root, files, Mode::Write).unwrap();
        tree(&root)
    };
    let new_tree = {
        reset(&old);
        write_or_check(&FileSystem, &root, &new, Mode::Write).unwrap();
        tree(&root)
    };
    let (mut runs, mut completed, mut undone) = (0, 0, 0);
    for stop in [Stop::Before, Stop::Within, Stop::Error, Stop::Full] {
        for steps in 0.. {
            let old_tree = reset(&old);
            let disk = Faulty::new(steps, stop);
            let outcome = write_or_check(&disk, &root, &new, Mode::Write);
            if !disk.stopped.get() {
                assert!(outcome.is_ok() && tree(&root) == new_tree);
                break;
            }
            runs += 1;
            assert!(outcome.is_err(), "{stop:?} at step {steps}");
            let check = write_or_check(&FileSystem, &root, &new, Mode::Check).unwrap();
            match recover(&FileSystem, &root).unwrap() {
                Some(Recovery::Completed) => {
                    completed += 1;
                    assert_eq!(check.recovery, Some(Recovery::Completed));
                    assert_eq!(tree(&root), new_tree, "{stop:?} at step {steps}");
                }
                Some(Recovery::Undone) => {
                    undone += 1;
                    assert_eq!(check.recovery, Some(Recovery::Undone));
                    assert_eq!(tree(&root), old_tree, "{stop:?} at step {steps}");
                }
                None => {
                    let now = tree(&root);
                    assert!(
                        now == old_tree || now == new_tree,
                        "{stop:?} at step {steps}"
                    );
                }
            }
            write_or_check(&FileSystem, &root, &new, Mode::Write).unwrap();
            assert_eq!(tree(&root), new_tree, "{stop:?} at step {steps}");
        }
    }
    println!("{runs} interrupted runs: {completed} completed, {undone} undone by the next one");
    assert!(completed > 10 && undone > 10);
}

/// Recovery is interrupted as well, at each of its own steps.
#[test]
fn a_recovery_stopped_at_any_step_can_be_recovered() {
    let (old, new) = generations();
    let root = scratch("emit-crash-recovery");
    let mut runs = 0;
    for first in 0.. {
        let mut outer_ran_through = false;
        for second in 0.. {
            fs::remove_dir_all(&root).unwrap();
            fs::create_dir_all(&root).unwrap();
            add_user_files(&root);
            write_or_check(&FileSystem, &root, &old, Mode::Write).unwrap();
            let old_tree = tree(&root);
            let disk = Faulty::new(first, Stop::Within);
            let _ = write_or_check(&disk, &root, &new, Mode::Write);
            outer_ran_through = !disk.stopped.get();
            let disk = Faulty::new(second, Stop::Before);
            let inner = recover(&disk, &root);
            if !disk.stopped.get() {
                break;
            }
            assert!(inner.is_err());
            runs += 1;
            let recovery = recover(&FileSystem, &root).unwrap();
            let now = tree(&root);
            write_or_check(&FileSystem, &root, &new, Mode::Write).unwrap();
            let new_tree = tree(&root);
            let expected = match recovery {
                Some(Recovery::Completed) => &new_tree,
                _ => &old_tree,
            };
            assert_eq!(&now, expected, "stopped at {first}, then at {second}");
        }
        if outer_ran_through {
            break;
        }
    }
    println!("{runs} interrupted recoveries");
    assert!(runs > 25);
}

/// The variable that makes a test process the writer that is to be killed: it names the output folder.
const VICTIM: &str = "EMIT_CRASH_VICTIM";

/// Not a test of its own: the process that the next test kills. It writes the two generations in turn.
#[test]
fn victim() {
    let Ok(root) = std::env::var(VICTIM) else {
        return;
    };
    let (old, new) = generations();
    loop {
        for files in [&new, &old] {
            write_or_check(&FileSystem, Path::new(&root), files, Mode::Write).unwrap();
        }
    }
}

#[test]
fn a_killed_process_leaves_the_old_tree_or_the_new_one() {
    let (old, new) = generations();
    let root = scratch("emit-crash-kill");
    add_user_files(&root);
    let mut trees = Vec::new();
    for files in [&new, &old] {
        write_or_check(&FileSystem, &root, files, Mode::Write).unwrap();
        trees.push(tree(&root));
    }
    let (mut completed, mut undone) = (0, 0);
    for round in 0u64..40 {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["emit::tests::crash::victim", "--exact"])
            .env(VICTIM, &*root)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // Any moment will do: the child is somewhere in its loop. The step spreads the moments.
        std::thread::sleep(Duration::from_micros(20_000 + round * 1_713 % 30_000));
        child.kill().unwrap();
        child.wait().unwrap();
        match recover(&FileSystem, &root).unwrap() {
            Some(Recovery::Completed) => completed += 1,
            Some(Recovery::Undone) => undone += 1,
            None => {}
        }
        assert!(trees.contains(&tree(&root)), "round {round}");
    }
    println!("40 kills: {completed} runs completed, {undone} undone by the next one");
}
