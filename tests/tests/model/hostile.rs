//! Hostile models: always a diagnostic with its place, never a panic, and never a long wait.

use crate::support::{file, lines, refused};
use smithy_model::{load, SourceFile};
use std::time::{Duration, Instant};

/// Generous for a debug build on a busy machine; anything that grows faster than the input takes minutes.
const LIMIT: Duration = Duration::from_secs(30);

fn within_limit(what: &str, run: impl FnOnce()) {
    let start = Instant::now();
    run();
    assert!(start.elapsed() < LIMIT, "{what} took {:?}", start.elapsed());
}

#[test]
fn names_that_are_no_identifiers_are_refused() {
    for name in [
        "",
        " ",
        "a",
        "a#",
        "#b",
        "a#b$",
        "a#b$c$d",
        "a#b#c",
        "a.#b",
        ".a#b",
        "a..b#c",
        "1a#b",
        "a#1b",
        "a#_",
        "a-b#c",
        "a#b c",
        "../../etc#passwd",
        "a#b/c",
        "a#b\\\\c",
        "a#\\\"; fn main() {}",
        "a#b\\n",
        "a#*/",
        "a#\\u0000",
        "ä#b",
        "a#b\\u202e",
        "a#{b}",
    ] {
        let findings = refused(&format!(
            "\"{name}\": {{ \"type\": \"structure\", \"members\": {{}} }}"
        ));
        let first = findings.iter().next().unwrap();
        assert_eq!(first.code.id, "M009", "{name}: {findings}");
        let printed = findings.render(&[file("")]);
        assert!(
            printed.lines().count() <= 3,
            "a name breaks lines: {printed:?}"
        );
        assert!(
            !printed.contains('\u{202e}') && !printed.contains('\0'),
            "{printed:?}"
        );
    }
    for member in ["", "a b", "1", "a-b", "a\\\"b", "a$b", "*/", "ü"] {
        let shape = format!(
            "\"a#B\": {{ \"type\": \"structure\", \"members\": {{ \"{member}\": {{ \"target\": \"smithy.api#String\" }} }} }}"
        );
        let findings = refused(&shape);
        assert_eq!(
            findings.iter().next().unwrap().code.id,
            "M009",
            "{member}: {findings}"
        );
    }
}

#[test]
fn thousands_of_members_are_read() {
    within_limit("30,000 members", || {
        let member =
            |index: usize| format!("\"m{index}\": {{ \"target\": \"smithy.api#String\" }}");
        let members: Vec<String> = (0..30_000).map(member).collect();
        let shape = format!(
            "\"a#B\": {{ \"type\": \"structure\", \"members\": {{ {} }} }}",
            members.join(",")
        );
        let model = load(&[file(&shape)]).unwrap();
        assert_eq!(model.shape("a#B").unwrap().members().count(), 30_000);
    });
}

#[test]
fn deep_nesting_has_a_limit() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let text = format!("{}1{}", open.repeat(100_000), close.repeat(100_000));
        let findings = load(&[SourceFile::new("deep.json", text)]).unwrap_err();
        assert_eq!(findings.iter().next().unwrap().code.id, "M003");
    }
}

#[test]
fn long_chains_and_circles_end() {
    within_limit("chains of 20,000 shapes", || {
        let structure = |index: usize| {
            let next = (index + 1) % 20_000;
            format!("\"a#S{index}\": {{ \"type\": \"structure\", \"members\": {{ \"m\": {{ \"target\": \"a#S{next}\" }} }} }}")
        };
        let shapes: Vec<String> = (0..20_000).map(structure).collect();
        let model = load(&[file(&shapes.join(","))]).unwrap();
        assert_eq!(model.recursive_groups()[0].len(), 20_000);
        assert_eq!(
            model.closure([&model.shape("a#S7").unwrap().id]).len(),
            20_000
        );
    });
    within_limit("a circle of 20,000 mixins", || {
        let mixin = |index: usize| {
            let next = (index + 1) % 20_000;
            format!(
                "\"a#S{index}\": {{ \"type\": \"structure\", \"mixins\": [ {{ \"target\": \"a#S{next}\" }} ], \"traits\": {{ \"smithy.api#mixin\": {{}} }} }}"
            )
        };
        let shapes: Vec<String> = (0..20_000).map(mixin).collect();
        let findings = refused(&shapes.join(","));
        assert!(findings.iter().all(|finding| finding.code.id == "M018"));
    });
}

#[test]
fn mixins_that_multiply_are_refused() {
    within_limit("mixins that double", || {
        let mixin = |index: usize| {
            let earlier = index.saturating_sub(1);
            let mixins = match index {
                0 => String::new(),
                _ => format!("\"mixins\": [ {{ \"target\": \"a#S{earlier}\" }}, {{ \"target\": \"a#S{earlier}\" }} ],"),
            };
            format!(
                "\"a#S{index}\": {{ \"type\": \"structure\", {mixins} \"members\": {{ \"m{index}\": {{ \"target\": \"smithy.api#String\" }} }}, \"traits\": {{ \"smithy.api#mixin\": {{}} }} }}"
            )
        };
        let shapes: Vec<String> = (0..200).map(mixin).collect();
        assert!(
            load(&[file(&shapes.join(","))]).is_ok(),
            "the same members again are no growth"
        );
    });
    within_limit("a chain of mixins that each add a member", || {
        let mixin = |index: usize| {
            let mixins = match index.checked_sub(1) {
                None => String::new(),
                Some(earlier) => format!("\"mixins\": [ {{ \"target\": \"a#S{earlier}\" }} ],"),
            };
            format!(
                "\"a#S{index}\": {{ \"type\": \"structure\", {mixins} \"members\": {{ \"m{index}\": {{ \"target\": \"smithy.api#String\" }} }}, \"traits\": {{ \"smithy.api#mixin\": {{}} }} }}"
            )
        };
        let shapes: Vec<String> = (0..10_000).map(mixin).collect();
        let findings = refused(&shapes.join(","));
        assert!(
            lines(&findings).contains("mixins add more than"),
            "{}",
            lines(&findings)
        );
    });
}

#[test]
fn every_truncation_is_a_diagnostic() {
    let text = include_str!("../../cases/model/service.json").trim_end();
    for length in 0..text.len() {
        let files = [SourceFile::new("cut.json", &text[..length])];
        let findings = load(&files).unwrap_err();
        assert_eq!(
            findings.iter().next().unwrap().code.id,
            "M002",
            "at {length}"
        );
        assert!(findings.render(&files).contains("cut.json:"));
    }
}
