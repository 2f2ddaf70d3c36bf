//! Fuzzing of the model reader: everything a caller can do with a model, or with the diagnostics of one.

use super::{mutate, Random, Report};
use smithy_model::{Model, ShapeId, SourceFile};

/// Small models that together have every part of the format.
const MODELS: [&str; 3] = [
    include_str!("../../cases/model/service.json"),
    include_str!("../../cases/model/mixins.json"),
    include_str!("../../cases/model/traits.json"),
];

/// What is put in: names that mean something elsewhere, values at the edge, and what breaks the format.
const DICTIONARY: &[&str] = &[
    "{}",
    "[]",
    "null",
    "true",
    "0",
    "-1",
    "1e999",
    "-0.0",
    "99999999999999999999999999",
    "\"\"",
    "\"a\"",
    "\"example#City\"",
    "\"example#Event\"",
    "\"example#Event$at\"",
    "\"smithy.api#Unit\"",
    "\"smithy.api#String\"",
    "\"example#Named\"",
    "\"#\"",
    "\"a#b$c$d\"",
    "\"../../etc\"",
    "\"\\u0000\"",
    "\"\\ud800\"",
    "\"\\\"; fn main() {}\"",
    "\"target\"",
    "\"members\"",
    "\"mixins\"",
    "\"traits\"",
    "\"type\"",
    "\"structure\"",
    "\"union\"",
    "\"list\"",
    "\"map\"",
    "\"enum\"",
    "\"operation\"",
    "\"resource\"",
    "\"service\"",
    "\"apply\"",
    "\"member\"",
    "\"key\"",
    "\"value\"",
    "\"smithy.api#required\": {},",
    "\"smithy.api#mixin\": {},",
    "\"smithy.api#error\": \"client\",",
    "\"mixins\": [ { \"target\": \"example#Dated\" } ],",
    "\"target\": \"example#Choice\",",
    "\"resources\": [ { \"target\": \"example#City\" } ],",
    ",",
    ":",
    "{",
    "}",
    "[",
    "]",
    "\"",
    "\\",
];

/// Tries `iterations` changed models.
pub fn run(iterations: u64, seed: u64) -> Report {
    let mut random = Random::new(seed);
    let mut report = Report::default();
    for _ in 0..iterations {
        let text = {
            let model = *random.pick(&MODELS);
            mutate(model, DICTIONARY, &mut random)
        };
        // Now and then a second file, which may conflict with the first.
        let second = (random.below(8) == 0).then(|| *random.pick(&MODELS));
        report.try_one(&text, || {
            let mut files = vec![SourceFile::new("first.json", &*text)];
            files.extend(second.map(|text| SourceFile::new("second.json", text)));
            exercise(&files)
        });
    }
    report
}

/// Loads the files and does with the result what a caller can do; says whether they are a model.
pub(super) fn exercise(files: &[SourceFile]) -> bool {
    match smithy_model::load(files) {
        Ok(model) => {
            walk(&model);
            model.warnings().render(files);
            true
        }
        Err(diagnostics) => {
            let rendered = diagnostics.render(files);
            assert!(!rendered.is_empty(), "an error without a diagnostic");
            for diagnostic in &diagnostics {
                let file = files
                    .iter()
                    .find(|file| *file.name() == *diagnostic.origin.file);
                let file = file.expect("a diagnostic names a file");
                let place = file.locate(&diagnostic.origin);
                place.expect("a diagnostic has a place in its file");
            }
            false
        }
    }
}

/// Asks everything there is to ask, and checks what is promised of a resolved model.
fn walk(model: &Model) {
    for shape in model.shapes() {
        for member in shape.members() {
            assert!(
                model.shape(member.target.as_str()).is_some(),
                "a target is missing"
            );
            assert_eq!(member.id.container(), shape.id, "a member of another shape");
            assert!(
                shape.member(member.name()).is_some(),
                "a member without its name"
            );
        }
    }
    model.recursive_groups();
    for service in model.services() {
        service.closure();
        for operation in service.operations() {
            operation.pagination(&service);
            operation.errors(&service);
            let roots: [&ShapeId; 2] = [&operation.operation.input, &operation.operation.output];
            model.closure(roots);
            assert!(
                operation.input().as_structure().is_some(),
                "an input that is no structure"
            );
        }
    }
}
