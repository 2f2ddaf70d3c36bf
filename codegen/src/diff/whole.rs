//! What a crate has beside its shapes and operations: a crate comes in, its settings, endpoint parameters, features, modules,
//! and the facts of the service go out as parts.

use std::collections::BTreeMap;

use super::facts::{self, fact, Fact};
use super::kinds::{self, Word};
use super::parts::Part;
use super::surface::{self, Form, Line};
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
            let known = (&parameter.default, parameter.required, parameter.built_in);
            part.facts.push(facts::shown(
                kinds::ENDPOINT_CHANGED,
                &known,
                "(None, false, None)",
            ));
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
    let protocol = (
        service.protocol.name,
        &service.protocol.version,
        &service.headers,
        service.query_compatible,
    );
    let names = (
        &service.sdk_id,
        &service.transient_errors,
        &service.retry_defaults,
    );
    let endpoint = &krate.endpoint;
    let parameters = endpoint.parameters.iter().filter(|one| one.is_hidden);
    let hidden: Vec<_> = parameters
        .map(|one| (&one.name, &one.default, one.required, one.built_in))
        .collect();
    let rules = (
        endpoint.variables,
        &endpoint.conditions,
        &endpoint.outcomes,
        &endpoint.decision,
        hidden,
    );
    let limit = krate
        .recursion_limit
        .map_or(String::new(), |limit| limit.to_string());
    let auth = format!("{} for {}", auth.schemes.join(", "), auth.signing_name);
    vec![
        fact(kinds::PROTOCOL_CHANGED, format!("{protocol:?}")),
        fact(kinds::PROTOCOL_CHANGED, target),
        fact(kinds::AUTH_CHANGED, auth),
        fact(kinds::SERVICE_FACTS_CHANGED, format!("{names:?}")),
        fact(kinds::ENDPOINT_CHANGED, format!("{rules:?}")),
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
