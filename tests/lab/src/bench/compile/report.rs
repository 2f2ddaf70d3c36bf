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
    for profile in ["dev", "release"] {
        if let Some((ours, published)) = sums(service, profile) {
            lines.push(format!(
                "| crate and program calling all, {profile} processor seconds | {} | {} | {:.3} | – |",
                shown(ours),
                shown(published),
                ours / published
            ));
        }
    }
    lines.join("\n")
}

/// The crate together with the program that calls all operations, ours and the published: what was deferred is in one
/// or the other.
fn sums(service: &Value, profile: &str) -> Option<(f64, f64)> {
    let of = |column: &str| {
        let krate = figure(service, column, &format!("{profile} processor seconds"))?;
        let program = figure(
            service,
            column,
            &format!("calling all, {profile} processor seconds"),
        )?;
        Some(krate + program)
    };
    Some((of("ours")?, of("published")?))
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
        "| ratio of whole services | lines | check | dev | release | dev memory | dev rlib | with program, dev | with program, release |\n\
                |---|---:|---:|---:|---:|---:|---:|---:|---:|";
    let mut lines = vec![head.to_owned()];
    for (name, service) in services.as_object().into_iter().flatten() {
        let cell =
            |ratio: Option<f64>| ratio.map_or("–".to_owned(), |ratio| format!("{ratio:.2}"));
        let own = COLUMNS.map(|column| ratio(service, column));
        let whole = ["dev", "release"].map(|profile| {
            let (ours, published) = sums(service, profile)?;
            Some(ours / published)
        });
        let cells: Vec<String> = own.into_iter().chain(whole).map(cell).collect();
        lines.push(format!("| {name} | {} |", cells.join(" | ")));
    }
    lines.join("\n")
}
