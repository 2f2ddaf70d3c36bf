//! The writer: what it changes, what it leaves alone, and what it refuses.

use std::fs;
use std::path::Path;

use super::scratch;
use crate::emit::{
    finish, write_or_check, FileSystem, Files, Mode, Recovery, RenderedFile, WriteError,
    WriteErrorKind, WriteReport, JOURNAL, MARKER,
};

fn files(texts: &[(&str, &str)]) -> Files {
    let rendered = texts
        .iter()
        .map(|(path, text)| RenderedFile::text(*path, *text))
        .collect();
    finish(rendered).unwrap()
}

fn write(root: &Path, files: &Files) -> Result<WriteReport, WriteError> {
    write_or_check(&FileSystem, root, files, Mode::Write)
}

fn check(root: &Path, files: &Files) -> WriteReport {
    write_or_check(&FileSystem, root, files, Mode::Check).unwrap()
}

/// The changes as lines: `+` new, `~` changed, `-` removed.
fn summary(report: &WriteReport) -> Vec<String> {
    let line = |change: &crate::emit::FileChange| {
        let sign = match (&change.old, &change.new) {
            (None, _) => '+',
            (_, None) => '-',
            _ => '~',
        };
        format!("{sign}{}", change.path)
    };
    report.changes.iter().map(line).collect()
}

/// The refusal, with the folder's own path left out.
fn refusal(root: &Path, files: &Files) -> String {
    let before = listing(root);
    let error = write(root, files).unwrap_err();
    let is_refusal = matches!(
        error.kind,
        WriteErrorKind::Refused(_) | WriteErrorKind::NotOurs { .. }
    );
    assert!(is_refusal, "{error}");
    assert_eq!(listing(root), before, "a refused run changed the folder");
    error
        .to_string()
        .replace(&root.display().to_string(), "ROOT")
}

/// Every path under a folder, sorted, links not followed.
fn listing(root: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let entry = entry.unwrap();
            let path = entry.path();
            found.push(path.strip_prefix(root).unwrap().display().to_string());
            if entry.file_type().unwrap().is_dir() {
                folders.push(path);
            }
        }
    }
    found.sort();
    found
}

#[test]
fn a_run_writes_what_differs_and_removes_what_is_no_longer_generated() {
    let folder = scratch("emit-writer-changes");
    let root = folder.join("not/there/yet");
    let old = files(&[("README.md", "a"), ("src/b.md", "b"), ("src/old/c.md", "c")]);
    let report = check(&root, &old);
    assert_eq!(
        summary(&report),
        ["+README.md", "+src/b.md", "+src/old/c.md"]
    );
    assert!(
        !report.is_up_to_date() && !root.exists(),
        "a check writes nothing"
    );
    write(&root, &old).unwrap();
    assert!(check(&root, &old).is_up_to_date());

    fs::write(root.join("src/old/mine.rs"), "mine").unwrap();
    let new = files(&[("README.md", "a"), ("src/b.md", "B"), ("src/d.md", "d")]);
    let expected = ["~src/b.md", "+src/d.md", "-src/old/c.md"];
    let before = listing(&root);
    assert_eq!(summary(&check(&root, &new)), expected);
    assert_eq!(listing(&root), before, "a check writes nothing");
    let report = write(&root, &new).unwrap();
    assert_eq!(summary(&report), expected);
    assert_eq!(report.unchanged, 1);
    assert_eq!(
        listing(&root),
        [
            "README.md",
            "src",
            "src/b.md",
            "src/d.md",
            "src/old",
            "src/old/mine.rs"
        ]
    );

    fs::remove_file(root.join("src/old/mine.rs")).unwrap();
    write(&root, &old).unwrap();
    write(&root, &new).unwrap();
    assert!(
        !root.join("src/old").exists(),
        "an empty folder of ours goes"
    );
    let text = fs::read_to_string(root.join("src/b.md")).unwrap();
    assert_eq!(text, format!("<!-- {MARKER} -->\n\nB\n"));
}

#[test]
fn files_without_our_marker_are_neither_overwritten_nor_removed() {
    let root = scratch("emit-writer-unmarked");
    let generated = files(&[("Cargo.toml", "a"), ("src/a.md", "a")]);
    let talk = format!("# Notes\n\n{MARKER}\n");
    let mine = [
        ("src/mine.rs", "fn mine() {}"),
        ("src/talks-of-it.md", talk.as_str()),
        ("nested/Cargo.toml", "# a package of its own"),
        (".config/a.toml", "# hidden"),
        ("target/a.rs", "// built"),
    ];
    for (path, text) in mine {
        fs::create_dir_all(root.join(path).parent().unwrap()).unwrap();
        fs::write(root.join(path), text).unwrap();
    }
    let marked = format!("// {MARKER}\n");
    for path in ["nested/a.rs", ".config/b.rs", "target/b.rs"] {
        fs::write(root.join(path), &marked).unwrap();
    }
    let report = write(&root, &generated).unwrap();
    assert_eq!(summary(&report), ["+Cargo.toml", "+src/a.md"]);
    for (path, text) in mine {
        assert_eq!(fs::read_to_string(root.join(path)).unwrap(), text);
    }

    fs::write(root.join("src/a.md"), "mine").unwrap();
    insta::assert_snapshot!(refusal(&root, &generated), @"ROOT/src/a.md was not generated (its first line lacks the marker), so it is not overwritten");
    fs::write(root.join("src/a.md"), format!("mine\n{marked}")).unwrap();
    refusal(&root, &generated);
}

#[test]
fn all_files_without_our_marker_are_listed() {
    let root = scratch("emit-writer-unmarked-all");
    let names: Vec<String> = (10..22).map(|number| format!("{number}.md")).collect();
    let texts: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "a")).collect();
    let generated = files(&texts);
    for name in &names[..2] {
        fs::write(root.join(name), "mine").unwrap();
    }
    insta::assert_snapshot!(refusal(&root, &generated), @"
    2 files were not generated (their first lines lack the marker), so they are not overwritten:
      ROOT/10.md
      ROOT/11.md
    ");
    for name in &names {
        fs::write(root.join(name), "mine").unwrap();
    }
    let many = refusal(&root, &generated);
    assert_eq!(many.lines().count(), 12, "{many}");
    assert!(many.starts_with("12 files were not"), "{many}");
    assert!(many.ends_with("ROOT/19.md\n  … 2 more"), "{many}");
}

#[cfg(unix)]
#[test]
fn links_and_folders_in_the_way_are_refused() {
    use std::os::unix::fs::symlink;
    let outside = scratch("emit-writer-outside");
    let root = scratch("emit-writer-links");
    let generated = files(&[("src/types/a.md", "a")]);
    let mut refusals = Vec::new();

    symlink(&outside, root.join("src")).unwrap();
    refusals.push(refusal(&root, &generated));
    fs::remove_file(root.join("src")).unwrap();

    fs::write(root.join("src"), "mine").unwrap();
    refusals.push(refusal(&root, &generated));
    fs::remove_file(root.join("src")).unwrap();

    fs::create_dir_all(root.join("src/types")).unwrap();
    let target = outside.join("a.md");
    fs::write(&target, format!("<!-- {MARKER} -->\n")).unwrap();
    symlink(&target, root.join("src/types/a.md")).unwrap();
    refusals.push(refusal(&root, &generated));
    fs::remove_file(root.join("src/types/a.md")).unwrap();

    fs::create_dir(root.join("src/types/a.md")).unwrap();
    refusals.push(refusal(&root, &generated));
    fs::remove_dir(root.join("src/types/a.md")).unwrap();

    fs::write(root.join("src/types/.a.md.smithy-codegen-new"), "mine").unwrap();
    refusals.push(refusal(&root, &generated));
    fs::remove_file(root.join("src/types/.a.md.smithy-codegen-new")).unwrap();

    fs::write(root.join(JOURNAL), "mine").unwrap();
    refusals.push(refusal(&root, &generated));
    fs::remove_file(root.join(JOURNAL)).unwrap();

    insta::assert_snapshot!(refusals.join("\n"), @"
    ROOT/src is a symbolic link, which may lead out of the output folder
    ROOT/src is a file where a generated folder has to be
    ROOT/src/types/a.md is a folder or a link where a generated file has to be
    ROOT/src/types/a.md is a folder or a link where a generated file has to be
    ROOT/src/types/.a.md.smithy-codegen-new has the name under which a new file is written first
    ROOT/.smithy-codegen-journal has the journal's name, but is no journal
    ");
    assert_eq!(listing(&outside), ["a.md"]);

    // A folder of the user's that is a link is not searched for old files of ours.
    symlink(&outside, root.join("linked")).unwrap();
    write(&root, &generated).unwrap();
    assert!(target.exists());
}

/// A journal may have come with the folder from anywhere.
#[cfg(unix)]
#[test]
fn a_forged_journal_does_no_harm() {
    use std::os::unix::fs::symlink;
    let base = scratch("emit-writer-forged");
    let root = base.join("out");
    let outside = base.join("outside");
    fs::create_dir_all(&root).unwrap();
    fs::create_dir_all(&outside).unwrap();
    let marked = format!("<!-- {MARKER} -->\n");
    fs::write(outside.join("a.md"), &marked).unwrap();
    fs::write(outside.join(".a.md.smithy-codegen-new"), &marked).unwrap();
    symlink(&outside, root.join("linked")).unwrap();
    fs::write(root.join("mine.md"), "mine").unwrap();
    fs::write(root.join(".mine.md.smithy-codegen-new"), "forged").unwrap();
    let generated = files(&[("README.md", "a")]);
    let header = "smithy-codegen journal 1\n";
    let write_line = "write 0000000000000000";
    for body in [
        "remove ../outside/a.md\ncommit\n".to_owned(),
        format!("{write_line} ../outside/a.md\n"),
        format!("{write_line} linked/a.md\n"),
        format!("{write_line} linked/a.md\ncommit\n"),
        format!("{write_line} mine.md\ncommit\n"),
    ] {
        fs::write(root.join(JOURNAL), format!("{header}{body}")).unwrap();
        let error = write(&root, &generated).unwrap_err();
        assert!(
            matches!(
                error.kind,
                WriteErrorKind::Refused(_) | WriteErrorKind::NotOurs { .. }
            ),
            "{body}: {error}"
        );
    }
    for body in ["remove mine.md\ncommit\n", "remove linked/a.md\ncommit\n"] {
        fs::write(root.join(JOURNAL), format!("{header}{body}")).unwrap();
        let report = write(&root, &generated).unwrap();
        assert_eq!(report.recovery, Some(Recovery::Completed));
    }
    assert_eq!(fs::read_to_string(root.join("mine.md")).unwrap(), "mine");
    assert_eq!(listing(&outside), [".a.md.smithy-codegen-new", "a.md"]);
}

#[test]
fn a_pending_journal_is_reported_by_a_check_and_resolved_by_a_run() {
    let root = scratch("emit-writer-pending");
    let generated = files(&[("README.md", "a")]);
    write(&root, &generated).unwrap();
    fs::write(root.join(JOURNAL), "smithy-codegen journal 1\n").unwrap();
    let report = check(&root, &generated);
    assert!(report.changes.is_empty() && !report.is_up_to_date());
    assert_eq!(report.recovery, Some(Recovery::Undone));
    assert!(root.join(JOURNAL).exists(), "a check writes nothing");
    write(&root, &generated).unwrap();
    assert!(check(&root, &generated).is_up_to_date());
}

#[cfg(unix)]
#[test]
fn two_runs_do_not_write_at_once() {
    let root = scratch("emit-writer-lock");
    let generated = files(&[("README.md", "a")]);
    let other = fs::File::open(&root).unwrap();
    other.lock().unwrap();
    let error = write(&root, &generated).unwrap_err();
    assert!(matches!(error.kind, WriteErrorKind::Busy));
    assert!(listing(&root).is_empty());
    drop(other);
    write(&root, &generated).unwrap();
}

#[test]
fn an_output_folder_that_cannot_be_is_a_clean_error() {
    let folder = scratch("emit-writer-system");
    let error = write(&folder.join("n".repeat(300)), &files(&[("README.md", "a")])).unwrap_err();
    assert!(
        matches!(error.kind, WriteErrorKind::System { .. }),
        "{error}"
    );
    assert!(std::error::Error::source(&error).is_some());
}

#[test]
fn a_file_in_the_way_of_the_output_folder_is_refused() {
    let folder = scratch("emit-writer-in-the-way");
    fs::write(folder.join("file"), "mine").unwrap();
    let error = write(&folder.join("file/out"), &files(&[("README.md", "a")])).unwrap_err();
    assert!(matches!(error.kind, WriteErrorKind::Refused(_)), "{error}");
    assert_eq!(fs::read_to_string(folder.join("file")).unwrap(), "mine");
}

#[test]
fn paths_that_could_leave_the_folder_or_name_a_device_are_refused() {
    let paths = [
        "",
        "/etc/passwd",
        "../a.rs",
        "src/../../a.rs",
        "src//a.rs",
        "src/./a.rs",
        "C:\\a.rs",
        "src\\a.rs",
        "src/con.rs",
        "src/COM1.rs",
        "src/nul",
        "aux/a.rs",
        "src/a.rs.",
        ".git/config",
        ".gitattributes/a.rs",
        "src/a b.rs",
        "src/é.rs",
        "src/a.rs\n",
        "src/a\0.rs",
    ];
    let errors: Vec<String> = paths
        .iter()
        .map(|path| finish(vec![RenderedFile::rust(*path)]).unwrap_err().message)
        .collect();
    insta::assert_snapshot!(errors.join("\n"), @r#"
    the path "" has an empty part
    the path "/etc/passwd" is absolute
    the path "../a.rs" has a part that is `.` or `..`
    the path "src/../../a.rs" has a part that is `.` or `..`
    the path "src//a.rs" has an empty part
    the path "src/./a.rs" has a part that is `.` or `..`
    the path "C:\\a.rs" has a character other than letters, digits, `_`, `-` and `.`
    the path "src\\a.rs" has a character other than letters, digits, `_`, `-` and `.`
    the path "src/con.rs" has a part that is a device name on Windows
    the path "src/COM1.rs" has a part that is a device name on Windows
    the path "src/nul" has a part that is a device name on Windows
    the path "aux/a.rs" has a part that is a device name on Windows
    the path "src/a.rs." has a part that ends in a dot
    the path ".git/config" has a part that starts with a dot
    the path ".gitattributes/a.rs" has a part that starts with a dot
    the path "src/a b.rs" has a character other than letters, digits, `_`, `-` and `.`
    the path "src/é.rs" has a character other than letters, digits, `_`, `-` and `.`
    the path "src/a.rs\n" has a character other than letters, digits, `_`, `-` and `.`
    the path "src/a\0.rs" has a character other than letters, digits, `_`, `-` and `.`
    "#);
    for path in [
        "src/common.rs",
        "src/com.rs",
        "src/_com1.rs",
        "Cargo.toml",
        ".gitattributes",
    ] {
        crate::emit::OutputPath::new(path).unwrap();
    }
}

#[test]
fn two_files_with_one_path_are_refused_whatever_their_case() {
    let files = vec![
        RenderedFile::rust("src/a.rs"),
        RenderedFile::rust("src/A.rs"),
    ];
    let error = finish(files).unwrap_err();
    assert_eq!(
        error.to_string(),
        "cannot emit src/A.rs: its path is taken by src/a.rs"
    );
}
