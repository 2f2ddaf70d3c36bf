//! Compares the two forms in which models of AWS services exist: `cargo run --release -p smithy-codegen --example
//! compare_forms -- SMITHY_FOLDER BOTOCORE [SERVICE]…`.
//!
//! Both forms of a service are cut to what both have (they are rarely of the same day), then everything that C2J
//! cannot say is taken over from the Smithy form, counted by category. What is left must be equal, model and crate;
//! anything else is listed, and the exit code is 1. The categories are explained in `docs/model-forms.md`.

mod categories;
mod common;
mod document;
mod generate;
mod rest;
mod trim;

use serde_json::Value;
use smithy_model::botocore::Botocore;
use smithy_model::{read, write, Diagnostics, SourceFile};
use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;
use std::process::ExitCode;

/// A service in both forms.
struct Pair {
    name: String,
    smithy: Value,
    c2j: Value,
    service: String,
}

/// What was found in all services.
#[derive(Default)]
struct Totals {
    services: usize,
    operations: usize,
    shapes: usize,
    crates: usize,
    files: usize,
    /// Equal rule sets, and all.
    rule_sets: (usize, usize),
    categories: BTreeMap<String, usize>,
    unexplained: Vec<String>,
}

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let usage = "arguments: SMITHY_FOLDER BOTOCORE [SERVICE]…";
    let folder = arguments.next().ok_or(usage)?;
    let botocore = Botocore::open(Path::new(&arguments.next().ok_or(usage)?))?;
    let wanted: Vec<String> = arguments.collect();
    let documents = smithy_documents(Path::new(&folder))?;
    let mut totals = Totals::default();
    for name in botocore.services() {
        if !wanted.is_empty() && !wanted.iter().any(|one| one == name) {
            continue;
        }
        let c2j = c2j_document(&botocore, name)?;
        let Some(service) = service_of(&c2j) else {
            continue;
        };
        let id = sdk_id(&c2j, &service).unwrap_or_default();
        if let Some((smithy_service, smithy)) = documents.get(&id) {
            let mut pair = Pair {
                name: name.to_owned(),
                smithy: smithy.clone(),
                c2j,
                service,
            };
            if *smithy_service != pair.service {
                common::rename_service(&mut pair, smithy_service);
                totals.count("name of the service", 1);
            }
            compare(&mut pair, &mut totals);
        }
    }
    Ok(totals.report())
}

fn compare(pair: &mut Pair, totals: &mut Totals) {
    totals.services += 1;
    common::cut(pair, totals);
    categories::take_over(pair, totals);
    rest::compare(pair, totals);
    generate::compare(pair, totals);
}

impl Totals {
    fn count(&mut self, category: &'static str, number: usize) {
        if number > 0 {
            *self.categories.entry(category.to_owned()).or_default() += number;
        }
    }

    fn report(&self) -> ExitCode {
        println!(
            "{} services in both forms, {} operations and {} shapes in common",
            self.services, self.operations, self.shapes
        );
        println!(
            "{} pairs of crates with {} files compared",
            self.crates, self.files
        );
        println!(
            "{} of {} rule sets equal",
            self.rule_sets.0, self.rule_sets.1
        );
        for (category, count) in &self.categories {
            println!("{count:>8}  {category}");
        }
        println!("{} unexplained", self.unexplained.len());
        for line in self.unexplained.iter().take(5000) {
            println!("  {line}");
        }
        match self.unexplained.is_empty() && self.services > 0 {
            true => ExitCode::SUCCESS,
            false => ExitCode::FAILURE,
        }
    }
}

/// The Smithy documents of a folder by the id that both forms know the service by.
fn smithy_documents(folder: &Path) -> Result<BTreeMap<String, (String, Value)>, Box<dyn Error>> {
    let mut documents = BTreeMap::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            let document: Value = serde_json::from_slice(&std::fs::read(&path)?)?;
            if let Some(service) = service_of(&document) {
                if let Some(id) = sdk_id(&document, &service) {
                    documents.insert(id, (service, document));
                }
            }
        }
    }
    Ok(documents)
}

/// The C2J documents of a service, read and written as a Smithy document.
fn c2j_document(botocore: &Botocore, name: &str) -> Result<Value, Box<dyn Error>> {
    let files: Vec<SourceFile> = botocore.service(name)?;
    let mut found = Diagnostics::new();
    let documents = read::documents(&files, &mut found);
    if !found.is_empty() {
        return Err(found.render(&files).into());
    }
    let document = documents.first().ok_or("no document")?;
    Ok(serde_json::from_str(&write::json_ast(document))?)
}

fn service_of(document: &Value) -> Option<String> {
    let mut shapes = document["shapes"].as_object()?.iter();
    let found = shapes.find(|(_, shape)| shape["type"] == "service");
    found.map(|(id, _)| id.clone())
}

fn sdk_id(document: &Value, service: &str) -> Option<String> {
    let traits = &document["shapes"][service]["traits"];
    traits["aws.api#service"]["sdkId"]
        .as_str()
        .map(str::to_owned)
}
