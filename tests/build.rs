//! Tells the tests which of the data outside the repository is at hand, so that a test without its data is reported as
//! ignored, with the reason, and never as passed.
//!
//! In: the environment variables `CONFORMANCE_DATA` (a folder) and `BOTOCORE` (a wheel, source distribution or folder),
//! and the sources in cargo's registry. Out: `data = "…"` for each part that is there.

use std::env;
use std::path::{Path, PathBuf};

/// The parts of the conformance data: what tests call them, and where they are in the folder.
const PARTS: [(&str, &str); 7] = [
    ("models", "aws-smithy-models"),
    ("protocol-tests", "ast/smithy-protocol-tests"),
    ("protocol-suites", "botocore-protocols"),
    ("endpoint-rules", "endpoint-rules"),
    ("jmespath", "jmespath"),
    ("signatures", "sigv4"),
    ("recordings", "lci-oracle.json"),
];

/// The published crate of the service in this repository.
const PARTNER_CENTRAL: &str = "aws-sdk-partnercentralaccount";

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let names = PARTS.iter().map(|(name, _)| *name);
    let names: Vec<String> = names
        .chain(["names", "botocore", "published-crates", PARTNER_CENTRAL])
        .map(|name| format!("{name:?}"))
        .collect();
    println!(
        "cargo::rustc-check-cfg=cfg(data, values({}))",
        names.join(", ")
    );
    if let Some(folder) = path("CONFORMANCE_DATA") {
        for (name, part) in PARTS {
            announce(name, folder.join(part).exists());
        }
        announce("names", has_entry(&folder, "snake-names"));
    }
    announce(
        "botocore",
        path("BOTOCORE").is_some_and(|path| path.exists()),
    );
    let mut folders: Vec<PathBuf> = path("PUBLISHED_CRATES").into_iter().collect();
    let home = path("HOME").map(|home| home.join(".cargo"));
    if let Some(home) = path("CARGO_HOME").or(home) {
        folders.extend(entries(&home.join("registry/src")));
    }
    for (name, start) in [
        ("published-crates", "aws-sdk-"),
        (PARTNER_CENTRAL, PARTNER_CENTRAL),
    ] {
        announce(name, folders.iter().any(|folder| has_entry(folder, start)));
    }
}

fn path(variable: &str) -> Option<PathBuf> {
    println!("cargo::rerun-if-env-changed={variable}");
    env::var_os(variable).map(PathBuf::from)
}

fn announce(name: &str, is_there: bool) {
    if is_there {
        println!("cargo::rustc-cfg=data={name:?}");
    }
}

fn has_entry(folder: &Path, start: &str) -> bool {
    println!("cargo::rerun-if-changed={}", folder.display());
    entries(folder).iter().any(|entry| {
        let name = entry.file_name().and_then(|name| name.to_str());
        name.is_some_and(|name| name.starts_with(start))
    })
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).collect()
}
