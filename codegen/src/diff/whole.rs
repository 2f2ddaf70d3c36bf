//! What a crate has beside its shapes and operations: a crate comes in, its settings, endpoint parameters, features, modules,
//! and the facts of the service go out as parts.

use std::collections::BTreeMap;

use super::facts::{fact, flag, hidden, Fact};
use super::kinds::{self, Word};
use super::parts::Part;
use super::plain;
use super::surface::{self, Form, Line};
use super::words;
use crate::ir::{Crate, Documentation};
use crate::render::public;

/// The parts, those of one name together.
pub(super) fn parts(krate: &Crate) -> Vec<Part> {
    let service = &*krate.manifest.service;
    let mut crate_itself = Part::new(kinds::ITEM, "the crate".to_owned(), service);
    crate_itself.facts = facts_of(krate);
    let mut parts = BTreeMap::new();
    for line in surface::of_files(&public::rest(krate)) {
        let (word, path) = place(&line);
        let part = parts
            .entry(path.clone())
            .or_insert_with(|| Part::new(word, path, service));
        part.lines.push(line);
    }
    for (name, needs) in public::features(krate) {
        let mut part = Part::new(kinds::FEATURE, format!("feature {name}"), service);
        part.facts.push(fact(kinds::FEATURE_CHANGED, needs));
        parts.insert(part.path.clone(), part);
    }
    for parameter in &krate.endpoint.parameters {
        let path = format!(
            "config::endpoint::Params::{}",
            parameter.names.field.plain()
        );
        if let Some(part) = parts.get_mut(&path) {
            let known = words::parameter(parameter);
            part.facts.push(fact(kinds::ENDPOINT_CHANGED, known));
        }
    }
    [crate_itself]
        .into_iter()
        .chain(parts.into_values())
        .collect()
}

/// The kind of part that a line belongs to, and its path. A setter belongs to what it sets.
fn place(line: &Line) -> (&'static Word, String) {
    let name = line.name.strip_prefix("r#").unwrap_or(&line.name);
    let plain = name.strip_prefix("set_").unwrap_or(name);
    match (line.form, &*line.owner) {
        (Form::Method, "Builder" | "Config") => {
            (kinds::SETTING, format!("config::Builder::{plain}"))
        }
        (Form::Method, "Params" | "ParamsBuilder") => (
            kinds::PARAMETER,
            format!("config::endpoint::Params::{plain}"),
        ),
        (Form::Name, file) => {
            let module = file
                .trim_start_matches("src/")
                .replace(".rs", "")
                .replace('/', "::");
            let module = match module.as_str() {
                "lib" => String::new(),
                module => format!("{}::", module.trim_start_matches("lib::")),
            };
            (kinds::ITEM, format!("{module}{name}"))
        }
        (_, owner) => (kinds::ITEM, format!("{owner}::{name}")),
    }
}

fn facts_of(krate: &Crate) -> Vec<Fact> {
    let (service, auth) = (&krate.service, &krate.auth);
    // A service with HTTP bindings is named by its address alone.
    let target = match krate.has_http_bindings() {
        true => "",
        false => &*service.wire_name,
    };
    let protocol = &service.protocol;
    let version = protocol.version.as_ref();
    let version = version.map_or(String::new(), |version| format!("version {version}"));
    let codes = service.query_compatible;
    let endpoint = &krate.endpoint;
    let parameters = endpoint.parameters.iter().filter(|one| one.is_hidden);
    let unseen: Vec<_> = parameters
        .map(|one| (&one.name, &one.default, one.required, one.built_in))
        .collect();
    let rules = (
        endpoint.variables,
        &endpoint.conditions,
        &endpoint.outcomes,
        &endpoint.decision,
        unseen,
    );
    let limit = krate
        .recursion_limit
        .map_or(String::new(), |limit| limit.to_string());
    let mut schemes = auth.schemes.join(", ");
    if !auth.signing_name.is_empty() {
        schemes.push_str(&format!(" for {}", auth.signing_name));
    }
    vec![
        fact(kinds::PROTOCOL_CHANGED, words::protocol(protocol.name)),
        fact(kinds::PROTOCOL_CHANGED, version),
        fact(kinds::PROTOCOL_CHANGED, target),
        flag(
            kinds::PROTOCOL_CHANGED,
            codes,
            "codes of errors as in awsQuery",
        ),
        hidden(kinds::PROTOCOL_CHANGED, &service.headers),
        fact(kinds::AUTH_CHANGED, schemes),
        fact(kinds::SERVICE_FACTS_CHANGED, &service.sdk_id),
        fact(
            kinds::SERVICE_FACTS_CHANGED,
            service.transient_errors.join(", "),
        ),
        hidden(kinds::SERVICE_FACTS_CHANGED, &service.retry_defaults),
        hidden(kinds::ENDPOINT_CHANGED, &rules),
        fact(kinds::RECURSION_LIMIT, limit),
    ]
}

/// Whether two crates have the same parts, but for words: then they need not be made.
pub(super) fn is_alike(old: &Crate, new: &Crate) -> bool {
    let plain = |krate: &Crate| {
        let mut config = krate.config.clone();
        for setting in &mut config.endpoint_settings {
            setting.documentation = Documentation::default();
        }
        let mut endpoint = krate.endpoint.clone();
        for parameter in &mut endpoint.parameters {
            parameter.documentation = Documentation::default();
            plain::leave_out_note(&mut parameter.deprecated);
        }
        let manifest = (krate.manifest.streams, krate.manifest.service.clone());
        (config, endpoint, manifest)
    };
    let presigns = |krate: &Crate| krate.operations.iter().any(|one| one.presigned_in_query);
    let waits = |krate: &Crate| krate.operations.iter().any(|one| !one.waiters.is_empty());
    let facts = |krate: &Crate| {
        (
            presigns(krate),
            waits(krate),
            krate.has_http_bindings(),
            krate.recursion_limit,
        )
    };
    old.service == new.service
        && old.auth == new.auth
        && old.endpoint_discovery == new.endpoint_discovery
        && facts(old) == facts(new)
        && plain(old) == plain(new)
}

/// Whether there are other words for what both crates have beside their shapes and operations.
pub(super) fn is_reworded(old: &Crate, new: &Crate) -> bool {
    let of_crate = |krate: &Crate| {
        let manifest = &krate.manifest;
        (manifest.title.clone(), manifest.documentation.clone())
    };
    let (before, after) = (words(old), words(new));
    let differs = |(name, text)| before.get(name).is_some_and(|known| known != text);
    of_crate(old) != of_crate(new) || after.iter().any(differs)
}

/// The words for settings and parameters by their names.
fn words(krate: &Crate) -> BTreeMap<(bool, &str), &Documentation> {
    let settings = krate.config.endpoint_settings.iter();
    let settings = settings.map(|one| ((true, &*one.name), &one.documentation));
    let parameters = krate.endpoint.parameters.iter();
    let parameters = parameters.map(|one| ((false, &*one.name), &one.documentation));
    settings.chain(parameters).collect()
}
