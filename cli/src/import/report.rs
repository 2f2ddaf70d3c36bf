//! What an import reports: services with their documents come in; text or JSON goes out.

use std::path::{Path, PathBuf};

use serde_json::{json, Value};
use smithy_codegen::protocol::{self, local_name};
use smithy_model::{Shape, SourceFile};

use super::imported::Imported;
use crate::replace::Change;
use crate::{count, diagnostics, paths, Exit, Format, Program, Terminal};

/// The figures of a service.
struct Facts<'m> {
    version: &'m str,
    operations: usize,
    shapes: usize,
    /// The ids of the protocols that are known.
    protocols: Vec<&'m str>,
    /// The id of the one that its client speaks; none if no client can be generated.
    chosen: Option<&'static str>,
}

/// Reports the services that were imported.
pub(super) fn report(
    all: &[(&Imported, PathBuf, Change)],
    format: Format,
    program: &Program,
    sources: &[SourceFile],
    terminal: &mut Terminal<'_>,
) -> Exit {
    if format == Format::Json {
        let models = all
            .iter()
            .map(|(imported, out, change)| one_json(imported, out, *change, sources));
        terminal.json(&json!({ "status": "ok", "models": models.collect::<Vec<Value>>() }));
        return Exit::Success;
    }
    for (imported, out, change) in all {
        one_text(imported, out, *change, sources, terminal);
    }
    let new = all.iter().filter(|(imported, _, change)| {
        facts(imported).chosen.is_some() && *change != Change::None
    });
    let new: Vec<&Path> = new.map(|(_, out, _)| out.as_path()).collect();
    if !new.is_empty() {
        terminal.tell(&next_step(&new, program));
    }
    Exit::Success
}

fn facts(imported: &Imported) -> Facts<'_> {
    let model = &imported.model;
    let service = model.services().next();
    let shape = service.as_ref().map(|service| service.shape);
    let own = |shape: &&Shape| shape.id.namespace() != "smithy.api";
    let version = shape.and_then(|shape| Some(&*shape.as_service()?.version));
    let traits = shape.into_iter().flat_map(|shape| shape.traits.iter());
    Facts {
        version: version.unwrap_or_default(),
        operations: service.as_ref().map_or(0, |one| one.operations().len()),
        shapes: model.shapes().filter(own).count(),
        protocols: traits
            .map(|applied| applied.id.as_str())
            .filter(|id| protocol::is_known(id))
            .collect(),
        chosen: service.and_then(|service| Some(protocol::choose(&service).ok()?.id)),
    }
}

fn one_json(imported: &Imported, out: &Path, change: Change, sources: &[SourceFile]) -> Value {
    let facts = facts(imported);
    json!({
        "service": imported.name,
        "path": paths::shown(out),
        "change": change.name(),
        "bytes": imported.text.len(),
        "api_version": facts.version,
        "operations": facts.operations,
        "shapes": facts.shapes,
        "protocols": facts.protocols,
        "chosen_protocol": facts.chosen,
        "diagnostics": diagnostics::json(imported.model.warnings(), sources),
    })
}

fn one_text(
    imported: &Imported,
    out: &Path,
    change: Change,
    sources: &[SourceFile],
    terminal: &mut Terminal<'_>,
) {
    let warnings = imported.model.warnings();
    if !warnings.is_empty() {
        let color = terminal.error_color;
        terminal.error(&diagnostics::text(warnings, sources, color));
    }
    let facts = facts(imported);
    let version = match facts.version {
        "" => "no API version".to_owned(),
        version => format!("API version {version}"),
    };
    terminal.tell(&format!(
        "{} {}: {} and {} of {version}",
        change.word(),
        paths::shown(out),
        count(facts.operations, "operation"),
        count(facts.shapes, "shape"),
    ));
    let spoken: Vec<&str> = facts.protocols.into_iter().map(local_name).collect();
    let spoken = spoken.join(", ");
    terminal.tell(&match facts.chosen {
        Some(chosen) if spoken == local_name(chosen) => {
            format!("it speaks {spoken}, and so will its client")
        }
        Some(chosen) => format!(
            "it speaks {spoken}; its client will speak {}",
            local_name(chosen)
        ),
        None => {
            "it speaks no protocol that is known: no client can be generated from it".to_owned()
        }
    });
}

/// The next step of a user who has new documents.
fn next_step(documents: &[&Path], program: &Program) -> String {
    let configuration = paths::absolute(&Program::extended_configuration());
    let folder = configuration.parent().unwrap_or(Path::new(""));
    let known = std::fs::read_to_string(&configuration).unwrap_or_default();
    let generate = program.generate();
    let runtime = program.proposed_runtime(&configuration);
    let runtime = runtime.map_or_else(String::new, |one| {
        format!("\n  runtime = {}", one.text(folder))
    });
    let tables: Vec<String> = documents
        .iter()
        .filter_map(|out| {
            let name = paths::relative(folder, out);
            let stem = out.file_stem().unwrap_or_default().to_string_lossy();
            let table = format!(
                "  [[crate]]\n  models = [\"{name}\"]\n  output = \"clients/{stem}\"{runtime}"
            );
            (!known.contains(&name)).then_some(table)
        })
        .collect();
    if tables.is_empty() {
        return format!("next: {generate}");
    }
    let verb = match (configuration.is_file(), tables.len()) {
        (true, 1) => "name it in",
        (true, _) => "name them in",
        (false, _) => "write",
    };
    format!(
        "next: {verb} {}, then run {generate}\n{}",
        paths::shown(&configuration),
        tables.join("\n\n"),
    )
}
