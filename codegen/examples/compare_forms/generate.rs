//! The crates that are generated from either form: each file must be equal.

use super::{Pair, Totals};
use serde_json::Value;
use smithy_codegen::{generate, Options, PackageName, PackageVersion, RuntimeSource};
use smithy_model::{load, Diagnostics, SourceFile};
use std::collections::BTreeMap;

/// Generates both crates, if the generator knows a protocol of the service, and compares them.
pub fn compare(pair: &Pair, totals: &mut Totals) {
    let [one, two] = match [&pair.smithy, &pair.c2j].map(files) {
        [Some(Ok(one)), Some(Ok(two))] => [one, two],
        [None, None] => return,
        [one, two] => {
            for (form, result) in [("Smithy", one), ("C2J", two)] {
                if let Some(Err(found)) = result {
                    let text = found
                        .iter()
                        .next()
                        .map(ToString::to_string)
                        .unwrap_or_default();
                    totals
                        .unexplained
                        .push(format!("{}: no crate from {form}: {text}", pair.name));
                }
            }
            return;
        }
    };
    totals.crates += 1;
    totals.files += one.len();
    for (path, text) in &one {
        match two.get(path) {
            Some(other) if other == text => {}
            Some(other) => {
                let lines = text.lines().zip(other.lines());
                let first = lines.into_iter().find(|(one, two)| one != two);
                let (one, two) = first.unwrap_or_default();
                totals
                    .unexplained
                    .push(format!("{}: {path}: `{one}` / `{two}`", pair.name));
            }
            None => totals
                .unexplained
                .push(format!("{}: {path}: only from Smithy", pair.name)),
        }
    }
    for path in two.keys().filter(|path| !one.contains_key(*path)) {
        totals
            .unexplained
            .push(format!("{}: {path}: only from C2J", pair.name));
    }
}

type Files = BTreeMap<String, String>;

/// The files of the crate; none if no protocol of the service is supported.
fn files(document: &Value) -> Option<Result<Files, Diagnostics>> {
    let text = document.to_string();
    let model = match load(&[SourceFile::new("model.json", text)]) {
        Ok(model) => model,
        Err(found) => return Some(Err(found)),
    };
    let service = model.services().next()?;
    smithy_codegen::protocol::choose(&service).ok()?;
    let options = Options {
        service: None,
        operations: Vec::new(),
        protocol: None,
        package: PackageName::new("compared").ok()?,
        version: PackageVersion::new("0.1.0").ok()?,
        runtime: RuntimeSource::Version("1".to_owned()),
        manifest: smithy_codegen::ManifestKeys::default(),
    };
    let generated = generate(&model, &options).map(|generated| {
        let files = generated.files.iter();
        files
            .map(|(path, text)| (path.as_str().to_owned(), text.to_owned()))
            .collect()
    });
    Some(generated)
}
