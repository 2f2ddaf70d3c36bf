//! The list of services: a botocore comes in, a table or JSON goes out.

use std::sync::Mutex;

use serde_json::json;
use smithy_model::botocore::{Botocore, Summary};
use smithy_model::Diagnostics;

use crate::{diagnostics, Exit, Format, Terminal};

/// Prints all services, or those whose names contain a text. What is damaged keeps no other service from being
/// listed, and is told after them.
pub(super) fn run(
    botocore: &Botocore,
    wanted: Option<&str>,
    format: Format,
    terminal: &mut Terminal<'_>,
) -> Result<Exit, Diagnostics> {
    let names: Vec<&str> = botocore
        .services()
        .filter(|name| wanted.is_none_or(|wanted| name.contains(wanted)))
        .collect();
    let (services, damaged) = summaries(botocore, &names);
    if services.is_empty() && damaged.has_errors() {
        return Err(damaged);
    }
    let exit = match damaged.has_errors() {
        true => Exit::Input,
        false => Exit::Success,
    };
    if format == Format::Json {
        let list = services.iter().map(|(name, summary)| {
            json!({
                "name": name,
                "api_version": summary.version,
                "protocols": summary.protocols,
                "operations": summary.operations,
            })
        });
        terminal.json(&json!({
            "status": if exit == Exit::Success { "ok" } else { "partial" },
            "services": list.collect::<Vec<_>>(),
            "diagnostics": diagnostics::json(&damaged, &[]),
        }));
        return Ok(exit);
    }
    let width = services
        .iter()
        .map(|(name, _)| name.len())
        .max()
        .unwrap_or_default()
        .max(7);
    let mut lines = vec![format!(
        "{:width$}  {:10}  {:>10}  protocols",
        "service", "version", "operations"
    )];
    lines.extend(services.iter().map(|(name, summary)| {
        format!(
            "{name:width$}  {:10}  {:>10}  {}",
            summary.version,
            summary.operations,
            summary.protocols.join(", ")
        )
    }));
    lines.push(super::count(services.len(), "service"));
    terminal.say(&lines.join("\n"));
    if exit != Exit::Success {
        terminal.error(&diagnostics::text(&damaged, &[], terminal.error_color));
    }
    Ok(exit)
}

/// The summaries in the order of the names, made by as many threads as there are processors, and what is wrong with
/// services that cannot be read.
fn summaries<'n>(botocore: &Botocore, names: &[&'n str]) -> (Vec<(&'n str, Summary)>, Diagnostics) {
    let open = Mutex::new(names.iter());
    let next = || open.lock().ok().and_then(|mut open| open.next().copied());
    let work = || {
        let mut done = Vec::new();
        while let Some(name) = next() {
            done.push((name, botocore.summary(name)));
        }
        done
    };
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let mut done = std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
        let mut done = work();
        done.extend(
            others
                .into_iter()
                .flat_map(|other| other.join().unwrap_or_default()),
        );
        done
    });
    done.sort_by_key(|(name, _)| *name);
    let mut found = Diagnostics::new();
    let mut services = Vec::new();
    for (name, summary) in done {
        match summary {
            Ok(summary) => services.push((name, summary)),
            Err(diagnostic) => found.push(*diagnostic),
        }
    }
    (services, found)
}
