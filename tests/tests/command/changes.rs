//! Changes of a small model and the events that they give: `tests/changes` has the model and the cases. The laboratory
//! compiles programs against the crates of the same cases (`cargo xtask changes`).

use std::collections::BTreeSet;

use lab::changes::{all_cases, Case};
use smithy_codegen::diff::{diff, kinds, Api, Difference, Event, Side};
use smithy_codegen::{Options, PackageName, PackageVersion, RuntimeSource};
use smithy_model::SourceFile;

fn side(name: &str, text: &str) -> Side {
    let options = Options {
        service: None,
        operations: Vec::new(),
        protocol: None,
        package: PackageName::new("harbor").unwrap(),
        version: PackageVersion::new("0.1.0").unwrap(),
        runtime: RuntimeSource::Path("runtime".to_owned()),
        manifest: smithy_codegen::ManifestKeys::default(),
    };
    let model = smithy_model::load(&[SourceFile::new(name, text)])
        .unwrap_or_else(|found| panic!("{found}"));
    Side::new(model, &options).unwrap_or_else(|found| panic!("{found}"))
}

fn cases() -> impl Iterator<Item = (Case, Difference)> {
    let cases = all_cases().unwrap().into_iter();
    cases.map(|case| {
        let difference = diff(&side("old.json", &case.old), &side("new.json", &case.new));
        (case, difference)
    })
}

fn line(event: &Event) -> String {
    let mut text = format!("{} {}", event.kind.code, event.item.path);
    if let Some(replacement) = &event.replacement {
        let doubt = if replacement.is_certain { "" } else { "?" };
        text.push_str(&format!(" -> {}{doubt}", replacement.path));
    }
    text
}

#[test]
fn each_change_gives_its_events() {
    let mut wrong = Vec::new();
    for (case, difference) in cases() {
        let found: BTreeSet<String> = difference.events.iter().map(line).collect();
        let wanted: BTreeSet<String> = case.events.into_iter().collect();
        let more = found.difference(&wanted).map(|one| format!("\n  + {one}"));
        let less = wanted.difference(&found).map(|one| format!("\n  - {one}"));
        if found != wanted {
            wrong.push(format!(
                "{}{}",
                case.name,
                more.chain(less).collect::<String>()
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_event_says_what_a_reader_needs() {
    // It takes shapes that are nested too deeply for a small model.
    let mut seen = BTreeSet::from([kinds::RECURSION_LIMIT.code]);
    let mut unexplained = Vec::new();
    for (case, difference) in cases() {
        for event in &difference.events {
            seen.insert(event.kind.code);
            let about = format!("{}: {}", case.name, line(event));
            assert_eq!(
                event.hint.is_some(),
                event.kind.api == Api::Major,
                "{about}"
            );
            if event.cause.text.contains("other changes") {
                unexplained.push(about.clone());
            }
            let has_place = event.cause.old.is_some() || event.cause.new.is_some();
            let is_of_many = [kinds::DOCUMENTATION_CHANGED, kinds::CODE_CHANGED];
            assert!(has_place || is_of_many.contains(&event.kind), "{about}");
        }
    }
    assert_eq!(unexplained, [""; 0], "no cause is found");
    let missing = kinds::ALL.iter().filter(|kind| !seen.contains(kind.code));
    let missing: Vec<&str> = missing.map(|kind| kind.code).collect();
    assert_eq!(missing, [""; 0], "no case has these");
}

#[test]
fn the_page_lists_every_kind_of_event() {
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/model-changes.md");
    let page = std::fs::read_to_string(page).unwrap();
    let rows = page
        .lines()
        .filter(|line| line.starts_with("| `") && line.matches('|').count() == 5);
    let rows: Vec<&str> = rows.collect();
    let wanted = kinds::ALL.iter().map(|kind| {
        let also = [(kind.wire, "messages"), (kind.behavior, "behavior")];
        let also: Vec<&str> = also
            .iter()
            .filter(|(is, _)| *is)
            .map(|(_, word)| *word)
            .collect();
        let also = if also.is_empty() {
            "–".to_owned()
        } else {
            also.join(", ")
        };
        format!(
            "| `{}` | {} | {also} | {} |",
            kind.code,
            kind.api.name(),
            kind.explanation
        )
    });
    assert_eq!(rows, wanted.collect::<Vec<String>>());
}
