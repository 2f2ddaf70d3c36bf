//! Paginators that are made of botocore's documents: none that a published crate has is missing, and what is beyond
//! those is what `docs/model-forms.md` lists.

use smithy_model::botocore::Botocore;
use smithy_model::load;
use smithy_model::traits::Paginated;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use tests::conformance;

/// Blocks of a service each; see its first lines.
const PUBLISHED: &str = include_str!("../../data/published-paginators.txt");

const DOCUMENT: &str = include_str!("../../../docs/model-forms.md");

/// The paginators of published crates: operations with what they page by, by service.
fn published() -> BTreeMap<&'static str, BTreeMap<&'static str, [Option<&'static str>; 4]>> {
    let mut services = BTreeMap::new();
    for block in PUBLISHED.split("\n\n").skip(1) {
        let (head, lines) = block.split_once('\n').unwrap_or((block.trim(), ""));
        let (service, _) = head.split_once(": ").unwrap();
        let operations = lines.lines().map(|line| {
            let mut words = line.split(' ');
            let name = words.next().unwrap();
            let parts: Vec<_> = words.map(|word| (word != "-").then_some(word)).collect();
            (name, parts.try_into().unwrap())
        });
        services.insert(service, operations.collect());
    }
    services
}

/// The paginators that the document lists as ours alone.
fn listed() -> BTreeMap<&'static str, BTreeSet<&'static str>> {
    let (_, section) = DOCUMENT
        .split_once("## Paginators that botocore does not list")
        .unwrap();
    let lines = section.lines().take_while(|line| !line.starts_with("## "));
    let items = lines.filter_map(|line| line.strip_prefix("- ")?.split_once(": "));
    items
        .map(|(service, names)| (service, names.split(", ").collect()))
        .collect()
}

fn parts(paginated: &Paginated) -> [Option<String>; 4] {
    let Paginated {
        input_token,
        output_token,
        page_size,
        items,
    } = paginated;
    [input_token, output_token, page_size, items]
        .map(|part| part.as_ref().map(|part| part.to_string()))
}

#[test]
#[cfg_attr(not(data = "botocore"), ignore = "needs BOTOCORE")]
fn no_paginator_of_a_published_crate_is_missing() {
    let path = std::env::var_os("BOTOCORE").unwrap();
    let botocore = Botocore::open(Path::new(&path)).unwrap_or_else(|error| panic!("{error}"));
    let mut compared = 0;
    let mut beyond = BTreeMap::new();
    for (name, published) in published() {
        let files = botocore.service(name).unwrap();
        let model = load(&files).unwrap();
        let service = model.services().next().unwrap();
        let mut ours = BTreeMap::new();
        for operation in service.operations() {
            if let Some(paginated) = operation.pagination(&service) {
                ours.insert(operation.shape.name(), parts(&paginated));
            }
        }
        for (operation, wanted) in &published {
            let found = ours
                .remove(operation)
                .unwrap_or_else(|| panic!("{name}: {operation} has no paginator"));
            for (found, wanted) in found.iter().zip(wanted) {
                let is_right = wanted.is_none_or(|wanted| found.as_deref() == Some(wanted));
                assert!(is_right, "{name}: {operation}: {found:?}, not {wanted:?}");
            }
            compared += 1;
        }
        let ours: BTreeSet<String> = ours.into_keys().map(str::to_owned).collect();
        if !ours.is_empty() {
            beyond.insert(name, ours);
        }
    }
    conformance::ran("paginators of published crates", compared);
    let listed: BTreeMap<_, _> = listed()
        .into_iter()
        .map(|(service, names)| (service, names.into_iter().map(str::to_owned).collect()))
        .collect();
    assert_eq!(beyond, listed, "docs/model-forms.md lists others");
}
