//! Fuzzing of the reader of C2J: sets of documents of which one is changed come in; what the reader makes of them must
//! be a whole model or diagnostics that have a place.

use super::model::exercise;
use super::{mutate, Random, Report};
use serde_json::{Map, Value};
use smithy_model::SourceFile;

/// Small sets of documents, each an object of document names: they have every part of the form between them.
const SETS: [&str; 6] = [
    include_str!("../../cases/c2j/contradictions.json"),
    include_str!("../../cases/c2j/extras.json"),
    include_str!("../../cases/c2j/http_and_xml.json"),
    include_str!("../../cases/c2j/json.json"),
    include_str!("../../cases/c2j/paginators.json"),
    include_str!("../../cases/c2j/waiters.json"),
];

/// What is put in: words that mean something elsewhere, values at the edge, and what breaks the format.
const DICTIONARY: &[&str] = &[
    "{}",
    "[]",
    "null",
    "true",
    "-1",
    "1e999",
    "\"\"",
    "\"GetCity\"",
    "\"City\"",
    "\"a.b[].c || d\"",
    "\"a[?b == `1`]\"",
    "\"../../etc\"",
    "\"\\u0000\"",
    "\"structure\"",
    "\"list\"",
    "\"map\"",
    "\"json\"",
    "\"rest-xml\"",
    "\"shape\"",
    "\"members\"",
    "\"member\"",
    "\"required\"",
    "\"eventstream\": true,",
    "\"union\": true,",
    "\"exception\": true,",
    "\"streaming\": true,",
    "\"input\": { \"shape\": \"City\" },",
    "\"location\": \"uri\",",
    "\"merge\": ",
    ",",
    ":",
    "{",
    "}",
    "[",
    "]",
    "\"",
    "\\",
];

/// Tries `iterations` changed sets.
pub fn run(iterations: u64, seed: u64) -> Report {
    let mut random = Random::new(seed);
    let mut report = Report::default();
    let sets = SETS.map(documents);
    for _ in 0..iterations {
        let mut set = random.pick(&sets).clone();
        let changed = random.below(set.len());
        let Some((_, text)) = set.get_mut(changed) else {
            continue;
        };
        *text = mutate(text, DICTIONARY, &mut random);
        let text = text.clone();
        report.try_one(&text, || {
            let files = set.iter();
            let files: Vec<SourceFile> = files
                .map(|(name, text)| SourceFile::new(&**name, &**text))
                .collect();
            exercise(&files)
        });
    }
    report
}

/// The documents of a set, with their names.
fn documents(set: &str) -> Vec<(String, String)> {
    let set: Map<String, Value> = serde_json::from_str(set).expect("a set is an object");
    let documents = set.into_iter();
    documents
        .map(|(name, document)| (name, format!("{document:#}")))
        .collect()
}
