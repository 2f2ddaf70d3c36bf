//! The list of services: a botocore comes in, a table or JSON goes out.

use serde_json::json;
use smithy_model::botocore::{Botocore, Summary};
use smithy_model::Diagnostics;

use crate::{count, diagnostics, parallel, Exit, Format, Terminal};

/// Prints all services, or those whose names contain one of the texts. Damaged services are reported after the others.
pub(super) fn run(
    botocore: &Botocore,
    wanted: &[String],
    format: Format,
    terminal: &mut Terminal<'_>,
) -> Result<Exit, Diagnostics> {
    let names: Vec<&str> = botocore
        .services()
        .filter(|name| wanted.is_empty() || wanted.iter().any(|part| name.contains(part)))
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
                "sdk_id": summary.sdk_id,
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
    let lengths = services.iter().map(|(name, _)| name.len());
    let width = lengths.fold("service".len(), usize::max);
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
    lines.push(count(services.len(), "service"));
    terminal.say(&lines.join("\n"));
    if exit != Exit::Success {
        terminal.error(&diagnostics::text(&damaged, &[], terminal.error_color));
    }
    Ok(exit)
}

/// The names in botocore of the services that a user may mean: by that name, by the crate in the AWS SDK for Rust, by the
/// SDK id, or by the endpoint prefix, which several services may have. The first of these that fits anything counts.
pub(super) fn named(botocore: &Botocore, name: &str) -> Vec<String> {
    let names: Vec<&str> = botocore.services().collect();
    if names.contains(&name) {
        return vec![name.to_owned()];
    }
    let wanted = plain(name.strip_prefix("aws-sdk-").unwrap_or(name));
    if let Some(folder) = names.iter().find(|folder| plain(folder) == wanted) {
        return vec![(*folder).to_owned()];
    }
    let (services, _) = summaries(botocore, &names);
    let with = |fits: &dyn Fn(&Summary) -> bool| -> Vec<String> {
        let fitting = services.iter().filter(|(_, summary)| fits(summary));
        fitting.map(|(folder, _)| (*folder).to_owned()).collect()
    };
    match with(&|one| plain(&one.sdk_id) == wanted) {
        none if none.is_empty() => with(&|one| one.endpoint_prefix == name),
        found => found,
    }
}

/// The letters and digits of a name, without the words that names of crates leave out at the end.
fn plain(name: &str) -> String {
    let letters = name.chars().filter(char::is_ascii_alphanumeric);
    let plain: String = letters.map(|c| c.to_ascii_lowercase()).collect();
    let mut shorter = ["service", "api", "client"]
        .iter()
        .filter_map(|end| plain.strip_suffix(end));
    match shorter.next() {
        Some(short) if !short.is_empty() => short.to_owned(),
        _ => plain,
    }
}

/// The summaries in the order of the names, made by as many threads as there are processors, and the errors of services
/// that cannot be read.
fn summaries<'n>(botocore: &Botocore, names: &[&'n str]) -> (Vec<(&'n str, Summary)>, Diagnostics) {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let done = parallel::each(
        names.to_vec(),
        threads,
        |_| 0,
        || (),
        |(), name| (name, botocore.summary(name)),
        |_| {},
    );
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

#[cfg(test)]
mod tests {
    use super::plain;

    /// SDK ids, and the names of the crates that are published for them.
    #[test]
    fn names_of_crates_are_those_of_sdk_ids() {
        for (id, krate) in [
            ("SFN", "sfn"),
            ("CloudWatch Logs", "cloudwatchlogs"),
            ("EventBridge", "eventbridge"),
            ("Application Discovery Service", "applicationdiscovery"),
            ("Resource Groups Tagging API", "resourcegroupstagging"),
            ("ApiGatewayManagementApi", "apigatewaymanagement"),
            ("Lex Runtime Service", "lexruntime"),
            ("Service Discovery", "servicediscovery"),
            ("codestar notifications", "codestarnotifications"),
        ] {
            assert_eq!(plain(id), krate);
            assert_eq!(plain(krate), krate);
        }
    }
}
