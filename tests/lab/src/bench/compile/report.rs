//! The figures as people read them: JSON of services comes in, tables go out.

use serde_json::Value;

use crate::bench::measure::shown;

/// What a table says first; everything else follows by name.
const FIRST: [&str; 14] = [
    "lines",
    "bytes",
    "mono items",
    "check seconds",
    "check processor seconds",
    "check MiB",
    "dev seconds",
    "dev processor seconds",
    "dev MiB",
    "dev rlib MB",
    "release seconds",
    "release processor seconds",
    "release MiB",
    "release rlib MB",
];

/// A table for each service.
pub fn section(services: &Value) -> String {
    let services = services.as_object().into_iter().flatten();
    let tables: Vec<String> = services
        .map(|(name, service)| table(name, service))
        .collect();
    tables.join("\n\n")
}

fn figure(service: &Value, column: &str, name: &str) -> Option<f64> {
    service["figures"][column][name].as_f64()
}

fn ratio(service: &Value, name: &str) -> Option<f64> {
    let published = figure(service, "published", name).filter(|value| *value > 0.0)?;
    Some(figure(service, "ours", name)? / published)
}

fn table(name: &str, service: &Value) -> String {
    let version = service["published_version"].as_str().unwrap_or("?");
    let package = name.replace('-', "");
    let mut lines = vec![format!(
        "### {name}\n\n{} operations, which both have, against `aws-sdk-{package}` {version}; medians of {} compilations and {} rebuilds.\n\n\
         | what | ours | published | ratio | ours with three operations |\n|---|---:|---:|---:|---:|",
        service["operations"], service["samples"], service["rebuilds"]
    )];
    let published = service["figures"]["published"]
        .as_object()
        .into_iter()
        .flatten();
    let rest = published
        .map(|(name, _)| name.as_str())
        .filter(|name| !FIRST.contains(name));
    for name in FIRST.into_iter().chain(rest) {
        let cell = |column| figure(service, column, name).map_or("–".to_owned(), shown);
        let ratio = ratio(service, name).map_or("–".to_owned(), |ratio| format!("{ratio:.3}"));
        let [ours, published, three] = ["ours", "published", "three"].map(cell);
        lines.push(format!(
            "| {name} | {ours} | {published} | {ratio} | {three} |"
        ));
    }
    lines.extend(
        ["dev", "release"]
            .into_iter()
            .filter_map(|profile| sum(service, profile)),
    );
    lines.join("\n")
}

/// The crate together with the program that calls all operations: what was deferred is in one or the other.
fn sum(service: &Value, profile: &str) -> Option<String> {
    let of = |column: &str| {
        let krate = figure(service, column, &format!("{profile} processor seconds"))?;
        let program = figure(
            service,
            column,
            &format!("calling all, {profile} processor seconds"),
        )?;
        Some(krate + program)
    };
    let (ours, published) = (of("ours")?, of("published")?);
    Some(format!(
        "| crate and program calling all, {profile} processor seconds | {} | {} | {:.3} | – |",
        shown(ours),
        shown(published),
        ours / published
    ))
}

/// A line for each service with the ratios that count most.
pub fn summary(services: &Value) -> String {
    const COLUMNS: [&str; 6] = [
        "lines",
        "check processor seconds",
        "dev processor seconds",
        "release processor seconds",
        "dev MiB",
        "dev rlib MB",
    ];
    let head =
        "| ratio of whole services | lines | check | dev | release | dev memory | dev rlib |\n\
                |---|---:|---:|---:|---:|---:|---:|";
    let mut lines = vec![head.to_owned()];
    for (name, service) in services.as_object().into_iter().flatten() {
        let cell =
            |column| ratio(service, column).map_or("–".to_owned(), |ratio| format!("{ratio:.2}"));
        lines.push(format!("| {name} | {} |", COLUMNS.map(cell).join(" | ")));
    }
    lines.join("\n")
}
