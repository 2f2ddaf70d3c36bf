//! Runs that were interrupted: each crate is as it was or as it was to become, and the next run finishes what was begun.

use std::cell::Cell;
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use smithy_codegen::emit::{Disk, FileSystem, JOURNAL};

use crate::many::{json, project};
use crate::project::{Project, MODEL};

/// The variable that makes a test process the run that is to be killed: it names the project's folder.
const VICTIM: &str = "CODEGEN_VICTIM";
const CRATES: [&str; 4] = ["one", "two", "three", "four"];

/// Not a test of its own: the process that the next test kills. It generates two states of all models in turn.
#[test]
fn victim() {
    let Some(folder) = std::env::var_os(VICTIM) else {
        return;
    };
    let project = Project {
        folder: folder.into(),
    };
    // It ends by itself when the test that should kill it has failed.
    for round in 0..1000 {
        set_models(&project, round % 2 == 0);
        let _ = project.codegen(&["--jobs", "2"]);
    }
}

fn set_models(project: &Project, is_large: bool) {
    let smaller = MODEL.replace("\"size\": { \"target\": \"smithy.api#Integer\" },", "");
    for one in CRATES {
        let model = if is_large { MODEL } else { &smaller };
        project.write(&format!("{one}.json"), model);
    }
}

#[test]
fn a_killed_run_over_many_crates_leaves_each_old_or_new() {
    let project = project("many-killed", &CRATES);
    let states = [true, false].map(|is_large| {
        set_models(&project, is_large);
        assert_eq!(project.codegen(&[]).exit, 0);
        project.files()
    });
    let of_crate = |files: &[(String, String)], one: &str| {
        let prefix = format!("{one}/");
        let own = files.iter().filter(|(path, _)| path.starts_with(&prefix));
        own.cloned().collect::<Vec<(String, String)>>()
    };
    let mut mixed = 0;
    for round in 0u64..12 {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["interrupted::victim", "--exact"])
            .env(VICTIM, &project.folder)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(300 + round * 37 % 200));
        child.kill().unwrap();
        child.wait().unwrap();
        // Ends what was begun, and generates nothing further.
        for one in CRATES {
            smithy_codegen::emit::recover(
                &smithy_codegen::emit::FileSystem,
                &project.folder.join(one),
            )
            .unwrap();
        }
        let now = project.files();
        let which = CRATES.map(|one| {
            let own = of_crate(&now, one);
            let state = states.iter().position(|state| of_crate(state, one) == own);
            state.unwrap_or_else(|| panic!("round {round}: {one} is neither old nor new"))
        });
        mixed += usize::from(which.iter().any(|state| *state != which[0]));
        set_models(&project, round % 2 == 0);
        assert_eq!(project.codegen(&[]).exit, 0);
        assert!(
            project.files() == states[usize::from(round % 2 == 1)],
            "round {round}"
        );
    }
    println!("12 kills: {mixed} left some crates old and others new");
}

/// A disk on which only so many files are moved into their places.
struct CutOff(Cell<usize>);

impl Disk for CutOff {
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        FileSystem.create_folder(path)
    }
    fn create_file(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        FileSystem.create_file(path, bytes)
    }
    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        FileSystem.append(path, bytes)
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let left = self.0.get().checked_sub(1);
        self.0.set(left.ok_or(io::ErrorKind::Other)?);
        FileSystem.rename(from, to)
    }
    fn remove_file(&self, path: &Path) -> io::Result<()> {
        FileSystem.remove_file(path)
    }
    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        FileSystem.remove_folder(path)
    }
}

/// The crates `one` and `two`; the first in the middle of a commit, and what it has to become.
fn cut_off(name: &str) -> (Project, Vec<(String, String)>) {
    let project = project(name, &["one", "two"]);
    assert_eq!(project.codegen(&[]).exit, 0);
    let other = MODEL.replace("ListCities", "ListTowns");
    let file = smithy_model::SourceFile::new("one.json", other.as_str());
    let model = smithy_model::load(&[file]).unwrap();
    let options = smithy_codegen::Options {
        service: None,
        operations: Vec::new(),
        protocol: None,
        package: smithy_codegen::PackageName::new("one").unwrap(),
        version: smithy_codegen::PackageVersion::new("0.1.0").unwrap(),
        runtime: smithy_codegen::RuntimeSource::Path("../runtime".to_owned()),
        manifest: smithy_codegen::ManifestKeys::default(),
    };
    let new = smithy_codegen::generate(&model, &options).unwrap().files;
    let folder = project.folder.join("one");
    let disk = CutOff(Cell::new(1));
    let (prepared, report) = smithy_codegen::emit::prepare(&disk, &folder, &new).unwrap();
    assert!(report.changes.len() > 1);
    prepared.commit(&disk).unwrap_err();
    assert!(folder.join(JOURNAL).exists());
    let new = new.iter();
    let new = new.map(|(path, text)| (format!("one/{path}"), text.to_owned()));
    (project, new.collect())
}

fn of_one(project: &Project) -> Vec<(String, String)> {
    let mut files = project.files();
    files.retain(|(path, _)| path.starts_with("one/"));
    files
}

#[test]
fn a_run_that_was_cut_off_is_ended_by_the_next_whatever_that_is() {
    let ends: [(&str, &[&str], u8); 4] = [
        ("model", &["--crate", "one", "--operation", "GetCty"], 3),
        ("other", &["--crate", "two"], 0),
        ("crate", &["--crate", "too"], 3),
        ("usage", &["--operation", "GetCity"], 2),
    ];
    for (name, arguments, exit) in ends {
        let (project, mut new) = cut_off(&format!("many-cut-off-{name}"));
        new.sort();
        assert!(of_one(&project) != new);
        let run = project.codegen(arguments);
        assert_eq!(run.exit, exit, "{run:?}");
        let said = "DIR/one: an interrupted run was completed first";
        assert!(run.error.starts_with(said), "{run:?}");
        assert!(of_one(&project) == new, "{name}");
        let run = project.codegen(arguments);
        assert!(!run.error.contains("interrupted"), "{run:?}");
    }
}

#[test]
fn a_check_finds_what_was_cut_off_and_leaves_it() {
    let (project, _) = cut_off("many-cut-off-check");
    let before = project.files();
    let said = "DIR/one: an interrupted run is pending: the next run completes it";
    let ends: [(&[&str], u8); 2] = [
        (&["--crate", "two"], 1),
        (&["--crate", "two", "--operation", "GetCty"], 3),
    ];
    for (arguments, exit) in ends {
        let run = project.codegen(&[&["--check"], arguments].concat());
        assert_eq!(run.exit, exit, "{run:?}");
        assert!(run.error.starts_with(said), "{run:?}");
        let (found, report) = json(&project, &[&["--check"], arguments].concat());
        assert_eq!(found, exit, "{report}");
        let run = &report["interrupted_runs"][0];
        assert_eq!(
            (&run["package"], &run["interrupted_run"]),
            (&"one".into(), &"completed".into())
        );
        assert!(project.files() == before);
    }
}

/// A run that is still at work has a journal too.
#[cfg(unix)]
#[test]
fn a_run_that_is_at_work_is_left_alone() {
    let (project, _) = cut_off("many-at-work");
    let other = std::fs::File::open(project.folder.join("one")).unwrap();
    other.lock().unwrap();
    let before = of_one(&project);
    let run = project.codegen(&["--crate", "two"]);
    assert_eq!((run.exit, run.error.as_str()), (0, ""), "{run:?}");
    assert!(of_one(&project) == before);
}

/// What is in the way of ending a run is told, and nothing is generated before it is gone.
#[test]
fn what_cannot_be_ended_is_told() {
    let project = project("many-stuck", &["one", "two"]);
    project.write(&format!("one/{JOURNAL}"), "mine");
    let failure = project.failure(&["--crate", "two"]);
    assert!(failure.contains("has the journal's name"), "{failure}");
    let (exit, report) = json(&project, &["--keep-going"]);
    assert_eq!(exit, 5, "{report}");
    assert_eq!(report["failed"].as_array().unwrap().len(), 1);
    assert_eq!(report["crates"][0]["package"], "two");
}
