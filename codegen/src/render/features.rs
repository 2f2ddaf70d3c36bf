//! The Cargo features of a crate: the crate comes in; its features, what each is for, and what each needs of the
//! runtime, go out.

use std::collections::BTreeSet;

use crate::ir::operation::Checksum;
use crate::ir::{Crate, Manifest};
use crate::options::toml_string;

/// A Cargo feature.
struct Feature {
    /// The published SDK's name of it; `aws-lc` and `fips` are ours.
    name: &'static str,
    /// What it turns on, in the crate and in the runtime.
    needs: &'static [&'static str],
    /// What users have it for.
    about: &'static str,
}

/// How a feature of the runtime begins where a feature turns it on.
const OF_RUNTIME: &str = "smithy-client-runtime/";

const FEATURES: &[Feature] = &[
    Feature {
        name: "aws-lc",
        needs: &["smithy-client-runtime/aws-lc"],
        about: "HTTPS with AWS-LC in the place of ring",
    },
    Feature {
        name: "behavior-version-latest",
        needs: &[],
        about: "clients that set no behavior version have the latest",
    },
    Feature {
        name: "default-https-client",
        needs: &["smithy-client-runtime/default-https-client"],
        about: "an HTTPS client, so that programs need not bring one",
    },
    Feature {
        name: "fips",
        needs: &["smithy-client-runtime/fips"],
        about: "HTTPS with the FIPS build of AWS-LC",
    },
    Feature {
        name: "gated-tests",
        needs: &[],
        about: "nothing: the published crate has one of this name",
    },
    // The types of requests that presigned ones turn into, only in crates with operations that are presigned.
    Feature {
        name: "http-02x",
        needs: &["smithy-client-runtime/http-02x"],
        about: "presigned requests as those of the crate `http` 0.2",
    },
    Feature {
        name: "http-1x",
        needs: &[],
        about: "presigned requests as those of the crate `http` 1",
    },
    Feature {
        name: "legacy-https-client",
        needs: &["smithy-client-runtime/legacy-https-client"],
        about: "HTTPS over hyper 0.14, for old behavior versions",
    },
    Feature {
        name: "legacy-test-util",
        needs: &["test-util", "smithy-client-runtime/legacy-test-util"],
        about: "`test-util`, and tests with hyper 0.14",
    },
    Feature {
        name: "rt-tokio",
        needs: &["smithy-client-runtime/rt-tokio"],
        about: "timeouts, retries and files with tokio",
    },
    // An HTTPS client and the conversions of http 0.2, as there. Only `legacy-https-client` brings hyper 0.14.
    Feature {
        name: "rustls",
        needs: &["default-https-client", "smithy-client-runtime/http-02x"],
        about: "`default-https-client`, and conversions from and to `http` 0.2",
    },
    // Only for services with such signatures.
    Feature {
        name: "sigv4a",
        needs: &["smithy-client-runtime/sigv4a"],
        about: "signatures of version 4A",
    },
    Feature {
        name: "test-util",
        needs: &["smithy-client-runtime/test-util"],
        about: "settings for tests: fixed credentials and a fixed time",
    },
];

/// The features that are on unless the user turns them off.
const DEFAULT: [&str; 5] = [
    "sigv4a",
    "http-1x",
    "rustls",
    "default-https-client",
    "rt-tokio",
];

/// For a module of a program: these features and those that they turn on, with the default ones if asked for. `rustls` is
/// not among these: what it has beside `default-https-client` are conversions, which such a program asks for itself.
///
/// # Errors
///
/// The first that does not exist.
pub(crate) fn turned_on(features: &[String], default: bool) -> Result<Vec<String>, String> {
    let mut on = BTreeSet::new();
    let named = features.iter().map(String::as_str);
    let defaults = DEFAULT
        .into_iter()
        .filter(|name| default && *name != "rustls");
    for name in named.chain(defaults) {
        turn_on(name, &mut on).ok_or_else(|| name.to_owned())?;
    }
    Ok(on.into_iter().map(str::to_owned).collect())
}

/// Adds a feature and those that it turns on.
fn turn_on(name: &str, on: &mut BTreeSet<&'static str>) -> Option<()> {
    let feature = FEATURES.iter().find(|one| one.name == name)?;
    if on.insert(feature.name) {
        let needs = feature.needs.iter();
        for need in needs.filter(|need| !need.starts_with(OF_RUNTIME)) {
            turn_on(need, on)?;
        }
    }
    Some(())
}

/// The names of all features that a crate can have.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    FEATURES.iter().map(|one| one.name)
}

/// The features of the runtime that the crate needs when these features of its own are on.
pub(crate) fn needed(krate: &Crate, on: &[String]) -> BTreeSet<&'static str> {
    let there = there(krate).filter(|one| on.iter().any(|name| name == one.name));
    let needs = there.flat_map(|one| one.needs);
    let of_runtime = needs.filter_map(|need| need.strip_prefix(OF_RUNTIME));
    of_runtime.chain(always_needed(krate)).collect()
}

/// The features of the runtime that the crate needs whatever its own features are.
pub(super) fn always_needed(krate: &Crate) -> impl Iterator<Item = &'static str> {
    let Manifest {
        checksums, streams, ..
    } = &krate.manifest;
    let needed = [
        ("auth-token", krate.service.auth_token.is_some()),
        ("content-md5", checksums.contains(&Checksum::ContentMd5)),
        ("tree-hash", checksums.contains(&Checksum::TreeHash)),
        ("event-stream", streams.events),
        ("request-compression", krate.config.request_compression),
    ];
    let needed = needed.into_iter().filter(|(_, is_needed)| *is_needed);
    let of_protocol = krate.service.protocol.feature.into_iter();
    of_protocol.chain(needed.map(|(feature, _)| feature))
}

/// The features that the crate has.
fn there(krate: &Crate) -> impl Iterator<Item = &'static Feature> + '_ {
    FEATURES.iter().filter(|one| has(krate, one.name))
}

fn has(krate: &Crate, name: &str) -> bool {
    match name {
        "http-02x" | "http-1x" => krate.operations.iter().any(|one| one.presigned_in_query),
        "sigv4a" => krate.auth.sigv4a,
        _ => true,
    }
}

/// The features as lines of a manifest.
pub(super) fn lines(krate: &Crate) -> String {
    let line = |name: &str, needs: &mut dyn Iterator<Item = &str>| {
        let needs: Vec<String> = needs.map(toml_string).collect();
        format!("{name} = [{}]\n", needs.join(", "))
    };
    let mut default = DEFAULT.into_iter().filter(|name| has(krate, name));
    let mut lines = line("default", &mut default);
    for Feature { name, needs, .. } in there(krate) {
        lines.push_str(&line(name, &mut needs.iter().copied()));
    }
    lines
}

/// The features as a table of Markdown.
pub(super) fn table(krate: &Crate) -> String {
    let rows = there(krate).map(|one| {
        let default = if DEFAULT.contains(&one.name) {
            "yes"
        } else {
            ""
        };
        format!("| `{}` | {default} | {} |\n", one.name, one.about)
    });
    let rows: String = rows.collect();
    format!("| feature | default | what for |\n|---|---|---|\n{rows}")
}

#[cfg(test)]
mod tests {
    use super::{turned_on, DEFAULT, FEATURES};

    #[test]
    fn features_turn_on_others_that_exist() {
        let on = |names: &[&str], default| {
            let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
            turned_on(&names, default)
        };
        assert_eq!(
            on(&["legacy-test-util"], false).unwrap(),
            ["legacy-test-util", "test-util"]
        );
        assert_eq!(on(&[], true).unwrap().len(), DEFAULT.len() - 1);
        assert_eq!(on(&["fips", "fibs"], true), Err("fibs".to_owned()));
        for feature in FEATURES {
            on(&[feature.name], false).unwrap();
        }
    }
}
