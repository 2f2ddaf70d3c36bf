//! Small cases: a model of at most forty lines with one behaviour comes in, the items that it is about go out
//! and are compared with the snapshot beside it.
//!
//! A case is `tests/cases/<topic>/<name>.json`. Its metadata says what to `show`: `City` is the type of that
//! name, `City::name` a method or constant of it, `City!` the macros that are called with it, `Debug for City` an
//! implementation of a trait, and a path with a dot a whole file. Without `show` the snapshot is the list of
//! diagnostics. The service that the shapes need is put around them, unless the case brings its own.

#[path = "cases/harness.rs"]
mod harness;
#[path = "cases/items.rs"]
mod items;

use harness::Case;

/// No case is longer: it would show more than one thing.
const MAXIMUM_LINES: usize = 40;

#[test]
fn cases() {
    let cases = Case::all();
    for case in &cases {
        let lines = case.text.lines().count();
        assert!(
            lines <= MAXIMUM_LINES,
            "{}: {lines} lines, of at most {MAXIMUM_LINES}",
            case.name
        );
        let shown = format!("{}\n// becomes\n\n{}", case.text, case.shown());
        insta::with_settings!({
            snapshot_path => &case.folder,
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, {
            insta::assert_snapshot!(case.name.as_str(), shown);
        });
    }
    println!("{} cases", cases.len());
    assert!(!cases.is_empty());
}

#[test]
fn a_subset_has_the_same_items_as_the_whole() {
    let mut compared = 0;
    for case in Case::all() {
        let Ok(whole) = case.generate(&[]) else {
            continue;
        };
        let operations = case.operations();
        let Some((first, others)) = operations.split_first() else {
            continue;
        };
        if others.is_empty() {
            continue;
        }
        let part = case.generate(std::slice::from_ref(first)).unwrap();
        for (path, text) in part.files.iter() {
            let is_shape = path.as_str().starts_with("src/types/")
                && !path.as_str().ends_with("/builders.rs")
                && path.as_str() != "src/types/error.rs";
            let is_own = path.as_str().starts_with("src/operation/");
            if is_shape || is_own {
                let whole = whole.files.get(path.as_str());
                assert_eq!(whole, Some(text), "{}: {path}", case.name);
                compared += 1;
            }
        }
    }
    println!("{compared} files of subsets compared");
    assert!(compared > 0);
}
