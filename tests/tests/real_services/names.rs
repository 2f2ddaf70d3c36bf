//! Names against the sources of published crates, wherever both are at hand: the crates in cargo's registry
//! folder (or in the one that `PUBLISHED_CRATES` names), the models in the conformance data, and Partner
//! Central from the names on record.
//!
//! A crate and a model are rarely of one day: what one has and the other lacks is counted as absent. What
//! both have is recognised by its letters, whatever their case, and must be spelled alike. For Partner Central
//! nothing may be absent.

use std::collections::BTreeMap;
use std::path::Path;

use smithy_codegen::naming::{
    assign, FieldNames, Identifier, Members, Names, OperationNames, ShapeNames, StructureNames,
};
use smithy_model::{load, Diagnostics, Model, ServiceRef, SourceFile};
use tests::conformance;
use tests::name_record::{model_json, GATHERING_OPERATION};

use super::published::{letters, published_crates, read_crate, Item, Items};

/// What became of the names of one service.
#[derive(Debug, Default)]
struct Comparison {
    equal: usize,
    absent: Vec<String>,
    different: Vec<String>,
}

impl Comparison {
    /// Looks one of our names up among the published ones.
    fn look_up<'p>(
        &mut self,
        ours: &str,
        published: impl Iterator<Item = &'p String>,
        what: &str,
    ) -> bool {
        let published: Vec<&str> = published.map(String::as_str).collect();
        if published.contains(&ours) {
            self.equal += 1;
            return true;
        }
        // A name that made room for a method, or one that ought to have, is a difference too.
        let kept = format!("{}value", letters(ours));
        let alike = |other: &str| letters(other) == letters(ours) || letters(other) == kept;
        match published.iter().find(|other| alike(other)) {
            Some(other) => self
                .different
                .push(format!("{what}: {ours}, published as {other}")),
            None => self.absent.push(format!("{what}: {ours}")),
        }
        false
    }

    fn item<'p>(&mut self, items: &'p Items, module: &str, name: &Identifier) -> Option<&'p Item> {
        let of_module = items.get(module).into_iter().flat_map(BTreeMap::keys);
        if !self.look_up(name.plain(), of_module, module) {
            return None;
        }
        let defined_in = |module: &str| items.get(module)?.get(name.as_str());
        // Builders stand beside what they build, and are exported from a module of their own.
        let parent = module.strip_suffix("::builders").and_then(defined_in);
        parent.or_else(|| defined_in(module))
    }

    fn service(&mut self, items: &Items, names: &Names, model: &Model, service: &ServiceRef<'_>) {
        for (id, operation) in names
            .operations()
            .filter(|(id, _)| id.name() != GATHERING_OPERATION)
        {
            if self.operation(items, operation) {
                self.errors(
                    items,
                    names,
                    operation,
                    &model.operation(id.as_str()).unwrap().errors(service),
                );
            }
        }
        for (_, shape) in names.shapes() {
            self.shape(items, shape);
        }
    }

    fn operation(&mut self, items: &Items, names: &OperationNames) -> bool {
        let paths = items
            .keys()
            .filter_map(|path| path.strip_prefix("operation::"));
        let modules: Vec<String> = paths.map(str::to_owned).collect();
        if !self.look_up(names.module.as_str(), modules.iter(), "operation") {
            return false;
        }
        let module = format!("operation::{}", names.module);
        let client = &items["client"]["Client"];
        self.look_up(names.method.as_str(), client.methods.iter(), "client");
        self.item(items, &module, &names.name);
        self.item(items, &format!("{module}::builders"), &names.fluent_builder);
        let paginator = format!("{module}::paginator");
        if let Some(published) = items.get(&paginator) {
            self.item(items, &paginator, &names.paginator);
            // Only some paginators know which of the members are their items.
            if published.len() > 1 {
                self.item(items, &paginator, &names.paginator_items);
            }
        }
        self.structure(items, &module, &names.input);
        self.structure(items, &module, &names.output);
        true
    }

    fn errors(
        &mut self,
        items: &Items,
        names: &Names,
        operation: &OperationNames,
        errors: &[&smithy_model::Shape],
    ) {
        let module = format!("operation::{}", operation.module);
        let Some(published) = self.item(items, &module, &operation.error) else {
            return;
        };
        for error in errors {
            let cases = names
                .structure(&error.id)
                .and_then(|named| named.error.as_ref())
                .unwrap();
            let what = format!("{module} error");
            if self.look_up(cases.variant.as_str(), published.members.iter(), &what) {
                self.look_up(cases.predicate.as_str(), published.methods.iter(), &what);
            }
        }
    }

    fn shape(&mut self, items: &Items, names: &ShapeNames) {
        let item = names.item();
        let path: Vec<String> = item.place.path().iter().map(ToString::to_string).collect();
        let module = path.join("::");
        match names {
            ShapeNames::Structure(names) => self.structure(items, &module, names),
            ShapeNames::Union(names) => {
                if let Some(stream_error) = &names.stream_error {
                    self.item(items, "types::error", &stream_error.name);
                }
                let Some(published) = self.item(items, &module, &item.name) else {
                    return;
                };
                for one in names.variants.values() {
                    let what = item.name.as_str();
                    if self.look_up(one.variant.as_str(), published.members.iter(), what) {
                        self.look_up(one.accessor.as_str(), published.methods.iter(), what);
                        self.look_up(one.predicate.as_str(), published.methods.iter(), what);
                    }
                }
            }
            ShapeNames::Enumeration(names) => {
                let Some(published) = self.item(items, &module, &item.name) else {
                    return;
                };
                for variant in names.variants.iter().flat_map(|variants| variants.values()) {
                    self.look_up(
                        variant.as_str(),
                        published.members.iter(),
                        item.name.as_str(),
                    );
                }
            }
        }
    }

    fn structure(&mut self, items: &Items, module: &str, names: &StructureNames) {
        let published = self.item(items, module, &names.item.name);
        let builder = self.item(items, &format!("{module}::builders"), &names.builder);
        if let (Some(published), Some(builder)) = (published, builder) {
            self.fields(&names.fields, published, builder, names.item.name.as_str());
        }
    }

    fn fields(
        &mut self,
        fields: &Members<FieldNames>,
        published: &Item,
        builder: &Item,
        what: &str,
    ) {
        for names in fields.values() {
            if self.look_up(names.field.as_str(), published.members.iter(), what) {
                for method in [&names.field, &names.setter, &names.getter] {
                    self.look_up(method.as_str(), builder.methods.iter(), what);
                }
            }
        }
    }
}

fn compare(folder: &Path, model: &Model) -> Comparison {
    let service = model.services().next().unwrap();
    let names = assign(model, &service, &mut Diagnostics::new());
    let mut comparison = Comparison::default();
    comparison.service(&read_crate(folder), &names, model, &service);
    comparison
}

#[test]
#[cfg_attr(
    not(data = "aws-sdk-partnercentralaccount"),
    ignore = "needs the source of aws-sdk-partnercentralaccount in cargo's registry"
)]
fn partner_central_account() {
    let folder = published_crates().remove("partnercentralaccount");
    let folder = folder.expect("cargo has the source of aws-sdk-partnercentralaccount");
    let model = load(&[SourceFile::new("record.json", model_json())]).unwrap();
    let comparison = compare(&folder, &model);
    eprintln!(
        "published Partner Central: {} names equal",
        comparison.equal
    );
    assert!(
        comparison.different.is_empty(),
        "{:#?}",
        comparison.different
    );
    assert!(comparison.absent.is_empty(), "{:#?}", comparison.absent);
    assert!(comparison.equal > 2000, "the source is not whole");
}

#[test]
#[cfg_attr(
    not(all(data = "models", data = "published-crates")),
    ignore = "needs aws-smithy-models of CONFORMANCE_DATA and sources of published crates in cargo's registry"
)]
fn every_published_crate_with_a_model() {
    let folder = conformance::path("aws-smithy-models");
    let crates = published_crates();
    let mut ran = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        let Some(folder) = sdk_id(&text).and_then(|id| crates.get(&letters(&id))) else {
            continue;
        };
        let model = load(&[SourceFile::new("model.json", text)]).unwrap();
        let comparison = compare(folder, &model);
        let name = folder.file_name().unwrap().display();
        let Comparison {
            equal,
            absent,
            different,
        } = &comparison;
        eprintln!(
            "{name}: {equal} names equal, {} absent, {} different",
            absent.len(),
            different.len()
        );
        assert!(different.is_empty(), "{name}: {different:#?}");
        assert!(
            *equal > 10 * absent.len(),
            "{name}: too many absent: {absent:#?}"
        );
        ran += 1;
    }
    conformance::ran("published crates with a model", ran);
}

/// The id that a service's crate is called after; found by text, to pass over the models without a crate.
pub fn sdk_id(text: &str) -> Option<String> {
    let (_, rest) = text.split_once("\"sdkId\"")?;
    rest.split('"').nth(1).map(str::to_owned)
}
